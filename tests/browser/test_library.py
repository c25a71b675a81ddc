"""The library in a real browser: found by title, code and language, printable, whole without scripts."""

import pytest

from tests.browser.test_pages import OVERFLOW, SPACING
from tests.output.test_build import CONFIG
from tests.support.vnu import errors

SHEETS = ("index.html", "point-to-your-language.html", "leaflet-list.html")


@pytest.mark.parametrize("name", [*SHEETS, "ur/index.html", "bn/index.html"])
def test_axe_finds_nothing(built, opened, violations, name):
    assert violations(opened(built / "output" / name)) == []


@pytest.mark.parametrize("name", [*SHEETS, *(f"{language.tag}/index.html" for language in CONFIG.languages)])
def test_nothing_runs_off_a_phone(built, opened, name):
    page = opened(built / "output" / name, width=320)
    assert page.evaluate(OVERFLOW) <= 0
    page.add_style_tag(content=SPACING)
    assert page.evaluate(OVERFLOW) <= 0


def test_the_nu_checker_finds_no_error_in_any_page(built):
    files = [file for file in (built / "output").rglob("*.html") if "reports" not in file.parts]
    assert len(files) > len(CONFIG.languages) * 5
    assert errors(files) == []


@pytest.mark.parametrize(
    ("words", "shelves", "rows"),
    [("warf urdu", 1, 1), ("PL-002", 1, 13), ("تناول", 1, 1), ("cafodd", 0, 0), ("ukrainian", 4, 4), ("", 4, 52), ("febre", 1, 1), ("pl002", 1, 13), ("bengali", 4, 4), ("ımmunotherapy", 1, 13)],
)  # fmt: skip
def test_a_leaflet_is_found_by_code_title_or_language(built, opened, words, shelves, rows):
    page = opened(built / "output/index.html")
    page.fill("input[type=search]", words)
    assert page.locator(".plainleaf-shelf:visible").count() == shelves
    assert page.locator("[role=row]:visible:has([role=rowheader])").count() == rows
    said = page.inner_text("[role=status]")
    assert str(shelves) in said if words and shelves else said in {"", "No leaflet was found. Try fewer letters."}


def test_without_scripts_the_list_is_whole_and_no_dead_field_stands_there(built, chromium):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((built / "output/index.html").as_uri())
    assert page.locator(".plainleaf-shelf:visible").count() == 4
    assert not page.locator("input").is_visible()
    context.close()


def test_a_page_in_one_file_asks_for_nothing(built, opened):
    from pipeline.inlining import inline
    from pipeline.librarian import read_from

    path = "ur/mri-scan.html"
    one = built / "alone.html"
    html = (built / "output" / path).read_text("utf-8")
    one.write_text(inline(html, path, lambda name: read_from(built / "output", name)), "utf-8")
    page = opened(one)
    page.wait_for_function("document.fonts.status === 'loaded'")
    assert (
        page.evaluate("performance.getEntriesByType('resource').filter(e => !e.name.startsWith('data:')).length") == 0
    )
    assert page.evaluate("[...document.images].every(image => image.naturalWidth > 0)")
    one.unlink()
