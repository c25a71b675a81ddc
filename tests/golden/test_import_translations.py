"""Translations that people bring, the catalog that each fills, and what they are told.

`pytest tests/golden --update-golden` writes what Plainleaf makes today; read the difference before you commit it.
"""

from pathlib import Path

import pytest

from pipeline.catalogs import po
from pipeline.catalogs.merge import merge
from pipeline.catalogs.template import new_catalog, template
from pipeline.importing.translations.bringing import Target, bring, kind_of
from pipeline.importing.translations.reading import readings
from pipeline.importing.translations.report import as_text
from pipeline.languages import language
from pipeline.sources.html import read

EN, FR = language("en"), language("fr")
FILES = sorted(
    file
    for folder in Path(__file__).parent.glob("import-translation-*")
    for file in folder.iterdir()
    if file.suffix in (".tmx", ".csv", ".xlf") or file.name.endswith(".fr.html")
)


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_a_file_fills_this_catalog(file, request):
    page = read((file.parent / "page.html").read_bytes(), "page", "source/page.html", "en")
    empty = merge(new_catalog("page", FR, EN, "Golden examples"), template(page, EN, "Golden examples"))
    content = file.read_bytes()
    ways = () if kind_of(file.name) else readings(content, file.name, FR)
    found = bring(content, file.name, Target(EN, FR, "GB", ((page, empty),)), ways)
    report = as_text(found, file.name, {"page": "locales/fr/LC_MESSAGES/page.po"}) + "\n"
    name = file.name.split(".")[0]
    for target, now in ((f"{name}.expected.po", found.catalogs["page"]), (f"{name}.report", report.encode())):
        if request.config.getoption("--update-golden"):
            (file.parent / target).write_bytes(now)
        assert now.decode() == (file.parent / target).read_text("utf-8")
    assert po.read(found.catalogs["page"], "fr", "page.po")
