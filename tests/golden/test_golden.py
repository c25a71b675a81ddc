"""Whole examples that a translator can read: a page, its template, a translation, the translated page.

`pytest tests/golden --update-golden` writes what Plainleaf makes today; read the difference before
you commit it.
"""

from pathlib import Path

import pytest

from pipeline.catalogs import po
from pipeline.catalogs.template import template
from pipeline.sources.html import read
from tests.support.pages import EN, filled, joined

CASES = sorted(path.parent for path in Path(__file__).parent.glob("*/source.html"))


def compare(file: Path, content: bytes, update: bool) -> None:
    if update:
        file.write_bytes(content)
    assert content.decode() == file.read_text("utf-8")


@pytest.fixture
def update(request):
    return request.config.getoption("--update-golden")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_page_gives_this_template(case, update):
    source = read((case / "source.html").read_bytes(), case.name, "source.html", "en")
    assert source.findings == ()
    compare(case / "expected.pot", po.write(template(source, EN, "Golden examples")), update)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_page_and_a_catalog_give_this_page(case, update):
    source = read((case / "source.html").read_bytes(), case.name, "source.html", "en")
    found = po.read((case / "fr.po").read_bytes(), "fr", "fr.po")
    content = joined(filled(source, found)).strip() + "\n"
    compare(case / "expected.fr.html", content.encode(), update)
