"""Built pages in a real browser: accessible, fitting a phone, each in its own script's font."""

import pytest

from tests.output.test_build import CONFIG, PAGES

SAMPLED = ("en", "ar", "zh-Hans")
SPACING = (
    "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }"
    "p { margin-bottom: 2em !important }"
)
REPORTS = ("reports/readability.html", "reports/readability/warfarin.html")
UNFOLD = "document.querySelectorAll('details').forEach(part => part.open = true)"
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("tag", SAMPLED)
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(built, opened, violations, tag, name):
    assert violations(opened(built / f"output/{tag}/{name}.html")) == []


def test_axe_finds_nothing_in_the_library_and_the_reports(built, opened, violations):
    for name in ("index.html", *REPORTS, "reports/translation.html"):
        page = opened(built / "output" / name)
        page.evaluate(UNFOLD)
        assert violations(page) == []


def test_no_report_runs_off_a_phone(built, opened):
    for name in REPORTS:
        page = opened(built / "output" / name, width=320)
        page.evaluate(UNFOLD)
        assert page.evaluate(OVERFLOW) <= 0
        page.add_style_tag(content=SPACING)
        assert page.evaluate(OVERFLOW) <= 0


def test_a_link_to_a_version_opens_its_part_of_the_report(built, opened):
    page = opened(built / "output/reports/readability.html")
    page.evaluate(UNFOLD)
    page.click('a[href="readability/warfarin.html#ar"]')
    page.wait_for_load_state()
    assert page.evaluate("document.getElementById('ar').closest('details').open")


def test_tables_stay_tables_where_they_are_laid_out_as_cards(built, opened):
    page = opened(built / "output/reports/readability/warfarin.html", width=320)
    page.evaluate(UNFOLD)
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    roles = {node["role"]["value"] for node in nodes if not node["ignored"]}
    assert {"table", "row", "columnheader", "rowheader", "cell"} <= roles


@pytest.mark.parametrize("tag", SAMPLED)
def test_axe_finds_nothing_in_the_dark(built, opened, violations, tag):
    assert violations(opened(built / f"output/{tag}/warfarin.html", color_scheme="dark")) == []


@pytest.mark.parametrize("tag", [language.tag for language in CONFIG.languages])
def test_nothing_runs_off_a_phone(built, opened, tag):
    for name in PAGES:
        page = opened(built / f"output/{tag}/{name}.html", width=320)
        assert page.evaluate(OVERFLOW) <= 0
        page.add_style_tag(content=SPACING)
        assert page.evaluate(OVERFLOW) <= 0


@pytest.mark.parametrize(
    ("tag", "family"),
    [
        ("ar", "Noto Naskh Arabic"),
        ("ur", "Noto Nastaliq Urdu"),
        ("bn", "Noto Sans Bengali"),
        ("zh-Hans", "Noto Sans SC"),
    ],
)
def test_a_script_is_shown_in_its_own_font(built, opened, tag, family):
    page = opened(built / f"output/{tag}/warfarin.html")
    page.wait_for_function("document.fonts.status === 'loaded'")
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    heading = session.send("DOM.querySelector", {"nodeId": root, "selector": "h1"})["nodeId"]
    fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": heading})["fonts"]
    assert family in {font["familyName"] for font in fonts}
    assert all(font["isCustomFont"] for font in fonts)


@pytest.mark.exhaustive
@pytest.mark.parametrize("tag", [language.tag for language in CONFIG.languages])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 768, 1280])
def test_axe_finds_nothing_anywhere(built, opened, violations, tag, scheme, width):
    for name in PAGES:
        page = opened(built / f"output/{tag}/{name}.html", width=width, color_scheme=scheme)
        assert violations(page) == []
