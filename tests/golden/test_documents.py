"""Word documents and Markdown files beside the pages and reports that they become, for a person to read."""

from pathlib import Path

import pytest

from pipeline.importing.mending import with_missing
from pipeline.importing.page import page
from pipeline.importing.reading import read
from pipeline.importing.report import as_text
from pipeline.importing.text import title_from

SOURCES = sorted(
    file for kind in ("docx", "md") for file in Path(__file__).parent.glob(f"import-{kind}-*/source.{kind}")
)


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: file.parent.name)
def test_a_document_becomes_this_page(file, request):
    draft = read(file.read_bytes(), file.name)
    title = title_from(file.name)
    report = as_text(with_missing(draft, title), file.name, "source/page.html") + "\n"
    made = {"page.html": page(draft, title, "en"), "report.txt": report.encode()}
    made |= {picture.name: picture.content for picture in draft.pictures}
    if request.config.getoption("--update-golden"):
        for name, content in made.items():
            (file.parent / name).write_bytes(content)
    there = {one.name for one in file.parent.iterdir() if one.name.split(".")[0] not in ("source", "original")}
    assert there == made.keys()
    for name, content in made.items():
        assert content == (file.parent / name).read_bytes(), name
