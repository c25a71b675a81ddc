"""A leaflet in the form that a reader needs: which files a build makes, keeps, links and takes away."""

import json
import shutil
from pathlib import Path

import pytest

from tests.support import ink
from tests.support.clinic import PAGE, build, clinic, edit, extract, shown
from tests.support.pdftext import plain, tagged_text
from tests.support.projects import manifest, plainleaf


@pytest.fixture(scope="module")
def first_day(tmp_path_factory):
    folder = clinic(tmp_path_factory.mktemp("clinic") / "p", 'variants = ["html", "pdf", "large-print"]')
    build(folder)
    return folder


@pytest.fixture
def published(first_day, tmp_path):
    return Path(shutil.copytree(first_day, tmp_path / "p"))


def files(folder, pattern="*/*.pdf"):
    return sorted(file.relative_to(folder / "output").as_posix() for file in (folder / "output").glob(pattern))


def test_every_variant_of_the_settings_is_made_and_linked(published):
    assert files(published, "fr/*.pdf") == ["fr/medicine.large-print.pdf", "fr/medicine.pdf"]
    for page in ("fr/medicine.html", "index.html", "fr/index.html"):
        assert "medicine.large-print.pdf" in shown(published, page)
    rows = {row["path"]: row for row in manifest(published)["files"]}
    assert rows["fr/medicine.large-print.pdf"]["variant"] == "large-print"
    assert rows["fr/medicine.large-print.pdf"]["points"] == 18


def test_any_size_on_request_stays_fresh_for_as_long_as_it_stands(published):
    build(published, "2026-12-01", "--variant", "large-print", "--size", "22", "--locale", "ar")
    assert "ar/medicine.large-print-22.pdf" in files(published)
    before = (published / "output/ar/medicine.large-print-22.pdf").read_bytes()
    build(published)
    assert (published / "output/ar/medicine.large-print-22.pdf").read_bytes() == before
    build(published, "2027-12-02")
    assert "medicine.large-print-22.pdf" in shown(published, "ar/medicine.html")


def test_a_changed_dose_takes_every_size_away(published):
    build(published, "2026-12-01", "--variant", "large-print", "--size", "22")
    edit(published, "5&nbsp;mg", "2.5&nbsp;mg")
    extract(published)
    build(published, "2026-12-02")
    assert {name.partition("/")[0] for name in files(published)} == {"en"}
    assert len(files(published)) == 3


def test_a_variant_that_the_settings_give_up_goes(published):
    edit(published, ', "large-print"', "", "pyproject.toml")
    build(published)
    assert files(published, "fr/*.pdf") == ["fr/medicine.pdf"]
    assert "large-print" not in shown(published, "fr/medicine.html")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--variant", "large-prnt"), "large-print"),
        (("--size", "40"), "14 to 28"),
        (("--variant", "pdf", "--size", "20"), "one size only"),
    ],
)
def test_a_variant_that_is_not_made_is_told(first_day, arguments, says):
    ran = plainleaf(first_day, "build", *arguments)
    assert ran.status == 2
    assert says in ran.err


def test_a_leaflet_too_long_to_fold_twice_is_told_and_the_others_are_made(tmp_path):
    long = PAGE.replace("<p>Keep it dry.</p>", "<p>Keep it dry.</p>" + "<p>Ask a nurse about it.</p>" * 250)
    folder = clinic(tmp_path / "p", 'variants = ["html", "booklet", "trifold", "bilingual"]', page=long)
    build(folder)
    assert files(folder, "en/*.pdf") == ["en/medicine.booklet.pdf"]
    assert files(folder, "fr/*.pdf") == ["fr/medicine.bilingual.pdf", "fr/medicine.booklet.pdf"]
    findings = json.loads((folder / "output/reports/findings.json").read_text("utf-8"))["findings"]
    told = {(one["locale"], one["severity"]) for one in findings if one["check"] == "print-fold"}
    assert told == {("en", "warning"), ("fr", "warning"), ("ar", "warning")}
    assert "trifold" not in shown(folder, "fr/medicine.html")


def test_both_languages_can_be_folded_and_read(tmp_path):
    folder = clinic(tmp_path / "p", 'variants = ["html", "trifold", "bilingual"]')
    build(folder)
    assert files(folder, "ar/*.pdf") == ["ar/medicine.bilingual.pdf", "ar/medicine.trifold.pdf"]
    text = tagged_text((folder / "output/ar/medicine.bilingual.pdf").read_bytes())
    assert "Never take two doses." in plain(text)
    assert "fr/medicine.trifold.pdf" in shown(folder, "index.html")


def test_without_a_print_shop_the_others_are_made_and_the_reason_is_told(tmp_path):
    folder = clinic(tmp_path / "p", 'variants = ["html", "pdf", "print-shop"]')
    ran = build(folder, status=4)
    assert "no print shop is known" in ran.err
    assert ran.err.count("no print shop is known") == 1
    assert files(folder, "fr/*.pdf") == ["fr/medicine.pdf"]


def test_a_print_shop_gets_files_in_its_inks(tmp_path):
    settings = 'variants = ["html", "print-shop"]\nprint-profile = { file = "press.icc", licence = "CC0-1.0" }'
    folder = clinic(tmp_path / "p", settings)
    (folder / "press.icc").write_bytes(ink.profile())
    build(folder)
    assert files(folder, "ar/*.pdf") == ["ar/medicine.print-shop.pdf"]
    assert b"GTS_PDFX" in (folder / "output/ar/medicine.print-shop.pdf").read_bytes()
