"""The samples, built whole: every page in every language, as a clinic gets them."""

import json
import re
import subprocess
import sys

import pytest

from pipeline.config import load
from pipeline.furniture import furniture
from pipeline.languages import language
from pipeline.model import SlotKind
from pipeline.project import load as load_project
from pipeline.store import digest
from pipeline.versions import versions
from tests.conftest import ROOT, TODAY
from tests.support.pdftext import sentences_in_order
from tests.support.verapdf import validate

CONFIG = load(ROOT)
PAGES = tuple(sorted(path.stem for path in (ROOT / "source").glob("*.html")))
CATALOGS = sorted((ROOT / "locales").glob("*/LC_MESSAGES/*.po"))
FURNITURE = sorted((ROOT / "pipeline/data/furniture").glob("*.po"))
EDITIONS = [(page, language.tag) for page in PAGES for language in CONFIG.languages]


@pytest.fixture(scope="module")
def found():
    """Every version of every sample by (page, tag)."""
    return {(v.page.name, v.language.tag): v for v in versions(load_project(CONFIG), CONFIG.languages)}


def test_four_pages_in_thirteen_languages_as_page_and_print(built):
    manifest = json.loads((built / "output/manifest.json").read_text("utf-8"))
    assert manifest["failed"] == []
    made = {(row["page"], row["locale"], row["variant"]) for row in manifest["files"]}
    assert made == {(p, one.locale, v) for p in PAGES for one in CONFIG.languages for v in ("html", "pdf")}
    for row in manifest["files"]:
        content = (built / "output" / row["path"]).read_bytes()
        assert digest(content) == row["sha256"]
        assert len(content) == row["bytes"]
        assert row["fallback"] == 0
    assert len(PAGES) == 4
    assert len(CONFIG.languages) == 13


@pytest.mark.parametrize("page", PAGES)
def test_a_chinese_leaflet_is_small_enough_to_send(page, built):
    # Nearly all of it are the outlines of its signs; the longest, on six pages, has over 600.
    assert (built / f"output/zh-Hans/{page}.pdf").stat().st_size <= 120_000


@pytest.mark.parametrize("file", [*CATALOGS, *FURNITURE], ids=lambda file: f"{file.parent.parent.name}-{file.stem}")
def test_gettext_accepts_every_catalog(file, tmp_path):
    run = subprocess.run(
        ["msgfmt", "-c", "-v", "-o", tmp_path / "x.mo", file], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    assert re.fullmatch(r"\d+ translated messages\.\n", run.stderr), run.stderr


def test_forty_languages_and_more_have_all_of_the_furniture():
    complete = [file.stem for file in FURNITURE if not furniture(language(file.stem)).missing]
    assert len(complete) >= 40
    assert all("awaits review by a clinical translator" in file.read_text("utf-8") for file in FURNITURE)


@pytest.mark.parametrize("file", CATALOGS, ids=lambda file: f"{file.parent.parent.name}-{file.stem}")
def test_every_catalog_is_complete_current_and_says_it_awaits_review(file):
    text = file.read_text("utf-8")
    assert "awaits review by a clinical translator" in text
    assert "X-Plainleaf-Review: awaiting" in text
    assert "#, fuzzy" not in text


def test_templates_and_catalogs_follow_the_sources(tmp_path):
    import shutil

    for name in ("source", "locales"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    run = subprocess.run(
        [sys.executable, "-m", "pipeline", "-C", tmp_path, "extract"], capture_output=True, text=True, check=True
    )
    assert "0 files changed" in run.stderr, run.stderr


@pytest.mark.parametrize(("page", "tag"), EDITIONS)
def test_a_print_file_is_accessible_and_holds_the_page_in_order(built, found, page, tag):
    file = built / f"output/{tag}/{page}.pdf"
    assert validate(file) == []
    version = found[page, tag]
    slots = version.content.slots
    order = [
        part
        for part in version.page.parts
        if not isinstance(part, str) and version.page.slots[part].kind is SlotKind.TEXT
    ]
    sentences = [slots[number].text for number in order]
    assert len(sentences) > 20
    assert sentences_in_order(file.read_bytes(), sentences) == []


@pytest.mark.parametrize("tag", [language.tag for language in CONFIG.languages])
def test_a_page_says_its_language_and_links_the_others(built, tag):
    html = (built / f"output/{tag}/immunotherapy.html").read_text("utf-8")
    language = CONFIG.language(tag)
    assert f'<html lang="{tag}" dir="{language.direction}">' in html
    for other in CONFIG.languages:
        if other.tag != tag:
            assert f'href="../{other.tag}/immunotherapy.html" hreflang="{other.tag}"' in html
        assert other.name in html
    assert 'href="immunotherapy.pdf"' in html
    assert 'datetime="2025-09-14"' in html


def test_the_overdue_notice_stands_on_page_and_sheet(built, found):
    for tag in ("en", "ar", "zh-Hans"):
        heading = found["immunotherapy", tag].furniture.strings["overdue-heading"]
        assert heading in (built / f"output/{tag}/immunotherapy.html").read_text("utf-8")
        assert heading not in (built / f"output/{tag}/warfarin.html").read_text("utf-8")
        assert sentences_in_order((built / f"output/{tag}/immunotherapy.pdf").read_bytes(), [heading]) == []


def test_translations_say_that_they_await_review(built, found):
    for tag in ("ur", "bn", "fr"):
        words = found["warfarin", tag].furniture.strings["awaits-review"]
        assert words in (built / f"output/{tag}/warfarin.html").read_text("utf-8")
        assert sentences_in_order((built / f"output/{tag}/warfarin.pdf").read_bytes(), [words]) == []


def test_a_second_build_finds_everything_fresh(built):
    before = {p: p.stat().st_mtime_ns for p in (built / "output").rglob("*.pdf")}
    (built / "source/warfarin.html").touch()
    run = subprocess.run(
        [sys.executable, "-m", "pipeline", "-C", built, "build", "--today", TODAY],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "built 0," in run.stderr
    assert {p: p.stat().st_mtime_ns for p in (built / "output").rglob("*.pdf")} == before


def test_reports_lie_where_the_contract_says(built):
    for name in ("readability.html", "readability.csv", "readability.json", "translation.html", "translation.csv",
                 "translation.json", "findings.json", "findings.sarif"):  # fmt: skip
        assert (built / "output/reports" / name).stat().st_size > 100
    scores = json.loads((built / "output/reports/readability.json").read_text("utf-8"))
    assert len(scores["versions"]) == 52
    assert all(version["index"] is not None for version in scores["versions"])
    assert (built / "output/reports/readability.csv").read_bytes().startswith(b"\xef\xbb\xbf")
