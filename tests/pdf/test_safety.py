"""Nothing outside the project is read, nothing of the machine is written, every time the same bytes."""

import os
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from pipeline import fonts
from pipeline import typeset as room
from pipeline.errors import MissingDependency
from pipeline.model import Severity, Where
from pipeline.typeset import engine, libraries
from tests.support.documents import document


@pytest.fixture
def project(tmp_path):
    folder = tmp_path / "project"
    folder.mkdir()
    (tmp_path / "secret.css").write_text("p { color: red }")
    (tmp_path / "secret.png").write_bytes(b"secret")
    return folder


def errors(pdf):
    return [finding.message for finding in pdf.findings if finding.severity is Severity.ERROR]


@pytest.mark.parametrize(
    "address",
    [
        "http://example.org/x.png",
        "https://example.org/x.png",
        "ftp://example.org/x.png",
        "//example.org/x.png",
        "file://example.org/x.png",
        "file:///etc/hostname",
        "../secret.png",
        "%2e%2e/secret.png",
        "link.png",
        "gopher:x",
    ],
)
def test_nothing_outside_the_project_is_read(address, typeset, project):
    (project / "link.png").symlink_to(project.parent / "secret.png")
    pdf = typeset(f"<h1>T</h1><p><img src='{address}' alt='x'></p>", root=project)
    assert len(errors(pdf)) == 1
    assert address.rpartition("/")[2][:9] in errors(pdf)[0]


def test_style_sheets_are_read_from_the_project_only(typeset, project):
    (project / "own.css").write_text("@import '../secret.css'; h1 { color: blue }")
    head = "<link rel='stylesheet' href='own.css'>"
    html = document("<h1>T</h1>").replace("</head>", f"{head}</head>")
    pdf = typeset("", root=project, html=html)
    assert errors(pdf) == ["“secret.css” is not in the PDF: there is no such file in the project"]


def test_fonts_of_style_sheets_are_not_used(typeset, project):
    face = "@font-face { font-family: Own; src: url(file:///etc/hostname) } p { font-family: Own, 'Noto Sans' }"
    plain = typeset("<h1>T</h1><p>x</p>", root=project)
    assert typeset("<h1>T</h1><p>x</p>", root=project, styles=(face,)).content == plain.content


@pytest.mark.parametrize("markup", ["<a rel=attachment href=own.txt>x</a>", "<link rel=attachment href=own.txt>"])
def test_no_file_is_attached(markup, typeset, project):
    (project / "own.txt").write_text("private")
    pdf = typeset(f"<h1>T</h1><p>x {markup}</p>", root=project)
    assert len(errors(pdf)) == 1
    assert b"EmbeddedFile" not in pdf.content
    assert b"Filespec" not in pdf.content


def test_no_folder_of_the_machine_is_in_the_file(typeset, project):
    pdf = typeset("<h1>T</h1><p><a href='x.html'>x</a> <a href='#a'>y</a> <b id=a>z</b></p>", root=project)
    assert str(project).encode() not in pdf.content
    assert os.fsencode(fonts.location()) not in pdf.content


def test_no_font_of_the_system_is_used(typeset):
    pdf = typeset("<h1>T</h1><p>Hebrew: <b>שלום</b>, and a rocket: \U0001f680</p>")
    assert {message.partition(" has ")[2] for message in errors(pdf)} == {
        "“ש” U+05E9 HEBREW LETTER SHIN",
        "“ל” U+05DC HEBREW LETTER LAMED",
        "“ו” U+05D5 HEBREW LETTER VAV",
        "“ם” U+05DD HEBREW LETTER FINAL MEM",
        "“\U0001f680” U+1F680 ROCKET",
    }
    assert {finding.excerpt for finding in pdf.findings} == {"Hebrew: שלום, and a rocket: \U0001f680"}


def test_one_leaflet_does_not_lend_its_fonts_to_the_next(typeset):
    assert errors(typeset("<h1>ا</h1>", "ar")) == []
    assert len(errors(typeset("<h1>ا</h1>", "en"))) == 1


def test_the_environment_is_put_back(typeset):
    typeset("<h1>T</h1>")
    assert "FONTCONFIG_FILE" not in os.environ


def test_a_glyph_of_another_character_is_told():
    engine.start()
    from pipeline.typeset import glyphs
    from pipeline.typeset.codes import Sign

    class Wrong:
        family, index, to_unicode = "Noto Sans", 0, {}

    face = fonts.faces(("Noto Sans",))[0]
    Wrong.file_content = face.path.read_bytes()
    characters = glyphs._characters(Wrong.file_content, 0)
    glyph = next(glyph for glyph, own in characters.items() if own == "c")
    Wrong.to_unicode = {Sign.of(glyph, 500): "ầ"}
    (wrong,) = glyphs.correct({"x": Wrong})
    (finding,) = glyphs.findings([], [wrong], Where("page.html"))
    assert "LATIN SMALL LETTER C where the text has" in finding.message


def test_two_renders_give_the_same_bytes(typeset):
    body = "<h1>T</h1><p>Words <b>bold</b> <a href='https://example.org/'>link</a></p>"
    first = typeset(body, "ar")
    typeset("<h1>Something else in between</h1>", "ar")
    assert typeset(body, "ar").content == first.content


PROGRAM = """
import hashlib, sys
from pathlib import Path
from pipeline import fonts, typeset
from pipeline.model import Where
faces = fonts.faces(("Noto Naskh Arabic", "Noto Sans"))
html = "<!DOCTYPE html><html lang=ar dir=rtl><title>T</title><h1>ماء</h1><p>120 <b>mg</b></p>"
pdf = typeset.render(html, styles=("body { font-family: 'Noto Naskh Arabic', 'Noto Sans' }",), faces=faces,
                     root=Path(sys.argv[1]), where=Where("x"))
assert not pdf.findings, pdf.findings
print(hashlib.sha256(pdf.content).hexdigest())
"""


@pytest.mark.parametrize("setting", [("PYTHONHASHSEED", "1", "2"), ("TZ", "UTC", "Asia/Tokyo")])
def test_two_processes_give_the_same_bytes(setting, tmp_path):
    name, *values = setting
    answers = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM, str(tmp_path)],
            env={**os.environ, name: value},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for value in values
    }
    assert len(answers) == 1


def test_the_room_is_light_until_it_is_used():
    program = "import sys, pipeline.typeset as room; room.tool_versions(); print('weasyprint' in sys.modules)"
    answer = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout
    assert answer.strip() == "False"


def test_tool_versions_name_what_decides_the_bytes():
    versions = room.tool_versions()
    assert versions["weasyprint"] == version("weasyprint")
    assert {"pydyf", "pango", "harfbuzz", "fontconfig", "zlib", "deflate"} <= set(versions)
    assert all(value[0].isdigit() for value in versions.values())


def test_what_is_mended_in_the_typesetter_reaches_files_that_stand(monkeypatch, tmp_path):
    before = libraries._own()
    shutil.copytree(
        Path(libraries.__file__).parent.parent, tmp_path / "pipeline", ignore=shutil.ignore_patterns("*.ttf")
    )
    monkeypatch.setattr(libraries, "__file__", str(tmp_path / "pipeline/typeset/libraries.py"))
    assert libraries._own() == before
    pen = tmp_path / "pipeline/typeset/pen.py"
    pen.write_text(pen.read_text("utf-8").replace("_NEAR = 0.5", "_NEAR = 0.25"), "utf-8")
    assert libraries._own() != before


def test_a_missing_library_is_told_with_the_command(monkeypatch):
    monkeypatch.setitem(libraries._NAMES, "HarfBuzz subset", ("libnowhere.so.0",))
    libraries.require.cache_clear()
    with pytest.raises(MissingDependency) as caught:
        libraries.require()
    libraries.require.cache_clear()
    assert "HarfBuzz subset" in str(caught.value)
    assert "libharfbuzz-subset0" in caught.value.fix or "brew" in caught.value.fix


def test_a_missing_font_is_told(tmp_path):
    face = fonts.Face("Nowhere Sans", 400, "normal", tmp_path / "no.ttf", "0")
    with pytest.raises(MissingDependency, match=r"no\.ttf"):
        room.render(document("<h1>T</h1>"), styles=(), faces=(face,), root=tmp_path, where=Where())


@pytest.mark.parametrize(
    ("html", "check"),
    [
        ("<html dir=ltr><title>T</title><h1>x</h1>", "print-language"),
        ("<html lang=en><h1>x</h1>", "print-title"),
    ],
)
def test_a_document_without_language_or_title_is_told(html, check, typeset):
    assert [finding.check for finding in typeset("", html=f"<!DOCTYPE html>{html}").findings] == [check]
