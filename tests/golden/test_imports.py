"""Whole files that people bring, the page that each becomes, and what they are told about it.

`pytest tests/golden --update-golden` writes what Plainleaf makes today; read the difference before you commit it.
"""

from pathlib import Path

import pytest

from pipeline.importing.account import account, page_words, text_words
from pipeline.importing.mending import with_missing
from pipeline.importing.page import page
from pipeline.importing.report import as_text
from pipeline.importing.text import read, title_from

TEXTS = sorted(Path(__file__).parent.glob("import-text/*.txt"))


@pytest.fixture
def update(request):
    return request.config.getoption("--update-golden")


@pytest.mark.parametrize("file", TEXTS, ids=lambda file: file.stem)
def test_a_text_becomes_this_page(file, update):
    content = file.read_bytes()
    draft = read(content, file.name)
    title = title_from(file.name)
    made = page(draft, title, "en")
    report = as_text(with_missing(draft, title), file.name, f"source/{file.stem}.html") + "\n"
    for target, now in ((file.with_suffix(".html"), made), (file.with_suffix(".report"), report.encode())):
        if update:
            target.write_bytes(now)
        assert now.decode() == target.read_text("utf-8")
    assert account(text_words(content.decode()), page_words(made), draft.told).holds
