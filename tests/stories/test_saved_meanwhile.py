"""What people save while `extract` works is neither lost nor overlooked."""

import pytest

from pipeline.commands.extracting import bring_up_to_date
from pipeline.config import load
from pipeline.errors import OutputError
from pipeline.remembered import look, recall
from tests.support.projects import PAGE, plainleaf, project, translate


@pytest.fixture
def ready(tmp_path):
    folder = project(tmp_path / "p")
    plainleaf(folder, "extract")
    translate(folder, "fr", "medicine")
    plainleaf(folder, "extract")
    return folder


def test_an_extract_with_nothing_to_do_reads_no_page(ready):
    assert recall(ready, look(ready)) == ["fr: complete", "1 pages, 1 locales, 0 files changed"]
    ran = plainleaf(ready, "extract")
    assert ran.err.splitlines() == ["fr: complete", "1 pages, 1 locales, 0 files changed"]


@pytest.mark.parametrize("what", ["source/medicine.html", "locales/fr/LC_MESSAGES/medicine.po", "pyproject.toml"])
def test_every_file_that_it_reads_counts(ready, what):
    file = ready / what
    file.write_bytes(file.read_bytes() + b"\n")
    assert recall(ready, look(ready)) is None


def test_a_file_that_was_only_touched_does_not_count(ready):
    (ready / "source/medicine.html").touch()
    assert recall(ready, look(ready)) is not None


def test_the_folder_of_a_new_locale_counts(ready):
    (ready / "pyproject.toml").write_text('[tool.plainleaf]\nsource-language = "en"\n', "utf-8")
    plainleaf(ready, "extract")
    (ready / "locales/de/LC_MESSAGES").mkdir(parents=True)
    plainleaf(ready, "extract")
    assert (ready / "locales/de/LC_MESSAGES/medicine.po").is_file()


def test_a_page_saved_while_it_works_is_read_the_next_time(ready):
    (ready / "source/medicine.html").write_text(PAGE.replace("once", "twice"), "utf-8")
    seen = look(ready)
    config = load(ready)
    (ready / "source/other.html").write_text(PAGE, "utf-8")
    bring_up_to_date(config, seen)
    assert recall(ready, look(ready)) is None


def test_a_translation_saved_while_it_works_is_not_overwritten(ready):
    (ready / "source/medicine.html").write_text(PAGE.replace("once", "twice"), "utf-8")
    seen = look(ready)
    file = ready / "locales/fr/LC_MESSAGES/medicine.po"
    file.write_text(file.read_text("utf-8").replace("NEVER", "JAMAIS"), "utf-8")
    saved = file.read_bytes()
    with pytest.raises(OutputError, match="was saved while"):
        bring_up_to_date(load(ready), seen)
    assert file.read_bytes() == saved
    assert "twice" not in (ready / "locales/medicine.pot").read_text("utf-8")
