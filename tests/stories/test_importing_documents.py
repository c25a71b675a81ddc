"""Somebody brings a Word document or a Markdown file: a leaflet that builds, its pictures beside it, or a clear error."""

from pathlib import Path

import pytest

from tests.support.projects import plainleaf, project, snapshot
from tests.support.wordfiles import archive, docx, paragraph

GOLDEN = Path(__file__).parent.parent / "golden"


@pytest.fixture
def fresh(tmp_path):
    return project(tmp_path / "p")


def test_a_word_document_becomes_a_leaflet_with_its_picture(fresh):
    ran = plainleaf(fresh, "import", GOLDEN / "import-docx-patch/source.docx", "--as", "patch")
    assert ran.status == 0, ran.err
    for words in ("source/patch.html", "deleted text", "hidden text", "comment", "footer of the sheets"):
        assert words in ran.err
    assert (fresh / "source/assets/patch-1.png").is_file()
    built = plainleaf(fresh, "build", "--variant", "html", "--today", "2026-03-01")
    assert "failed 0" in built.err
    leaflet = (fresh / "output/en/patch.html").read_text("utf-8")
    assert 'alt="A patch on the outside of the upper arm"' in leaflet
    assert "every single" not in leaflet


def test_a_markdown_file_becomes_a_leaflet(fresh):
    ran = plainleaf(fresh, "import", GOLDEN / "import-md-leaflet/source.md", "--as", "monitor")
    assert ran.status == 0, ran.err
    assert "draft: false" in ran.err
    assert 'content="2029-02-01"' in (fresh / "source/monitor.html").read_text("utf-8")


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04 cut short word/", archive({"word/other.xml": "<x/>"}), docx(paragraph())]
)
def test_a_bad_document_writes_nothing(fresh, content):
    (fresh / "bad.docx").write_bytes(content)
    before = snapshot(fresh)
    ran = plainleaf(fresh, "import", "bad.docx")
    assert ran.status == 5
    assert "bad.docx" in ran.err
    assert "what to do" in ran.err
    assert snapshot(fresh) == before
