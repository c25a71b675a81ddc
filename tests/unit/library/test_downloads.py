"""Files keep their meaning when somebody saves them, and a zip of a language holds what belongs to it."""

import zipfile
from io import BytesIO

import pytest

from pipeline.downloads import archive, archive_name, file_name
from pipeline.languages import language


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (("PL-002", "Taking warfarin safely", "ur", "1.0", "A4", "pdf"), "PL-002-taking-warfarin-safely-Urdu-ur-v1.0-A4.pdf"),
        (("", "What’s an MRI?", "zh-Hans", "", "", "html"), "whats-an-mri-Simplified-Chinese-zh-Hans.html"),
        (("A/1", "Où est l’infirmière", "fr", "2", "letter", "pdf"), "A-1-ou-est-linfirmiere-French-fr-v2-letter.pdf"),
        (("", "دواء", "ar", "", "A4", "pdf"), "Arabic-ar-A4.pdf"),
    ],
)  # fmt: skip
def test_a_name_says_everything_and_every_disk_can_hold_it(arguments, name):
    code, title, tag, version, kind, ending = arguments
    made = file_name(code, title, language(tag), version, kind, ending)
    assert made == name
    assert made.isascii()


def test_a_very_long_title_is_cut():
    assert len(file_name("X", "word " * 60, language("en"), "1", "A4", "pdf")) < 100


def test_the_same_files_make_the_same_zip_and_no_name_hides_another():
    files = [("b.html", b"two"), ("a.pdf", b"one"), ("B.html", b"three")]
    content = archive(files)
    assert content == archive(reversed(files))
    with zipfile.ZipFile(BytesIO(content)) as bundle:
        assert bundle.testzip() is None
        assert bundle.namelist() == ["B.html", "a.pdf", "b-2.html"]
        assert bundle.read("b-2.html") == b"two"


def test_a_zip_says_whose_and_which_language():
    assert archive_name("Riverside Hospital", language("pt-BR")) == "Riverside-Hospital-Brazilian-Portuguese-pt-BR.zip"
