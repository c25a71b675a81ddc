"""Web pages that people save and export, the page that each becomes, and what they are told about it.

`pytest tests/golden --update-golden` writes what Plainleaf makes today; read the difference before you commit it.
"""

from pathlib import Path

import pytest

from pipeline.importing import web
from pipeline.importing.account import account, page_words
from pipeline.importing.mending import mend, with_missing
from pipeline.importing.page import page
from pipeline.importing.report import as_text

CASES = sorted(path.parent for path in Path(__file__).parent.glob("import-html-*/input.html"))


@pytest.fixture
def update(request):
    return request.config.getoption("--update-golden")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_web_page_becomes_this_page(case, update):
    content = (case / "input.html").read_bytes()
    draft = mend(web.read(content, "input.html"))
    made = page(draft, "No title", "en")
    report = as_text(with_missing(draft, "No title"), "input.html", f"source/{case.name}.html") + "\n"
    for target, now in ((case / "page.html", made), (case / "report.txt", report.encode())):
        if update:
            target.write_bytes(now)
        assert now.decode() == target.read_text("utf-8")
    assert account(page_words(content), page_words(made), draft.told).holds
