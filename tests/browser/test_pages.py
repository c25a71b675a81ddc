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


LONG = {
    "de": "Blutgerinnungshemmungsüberwachungsuntersuchung",
    "cy": "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
    "fi": "lääkehoidonseurantatutkimuksensuunnittelukokous",
}


@pytest.mark.parametrize("tag", LONG)
def test_long_words_in_headings_break(built, opened, tag):
    page = opened(built / "output/en/warfarin.html", width=320)
    page.evaluate("word => document.querySelectorAll('h1, h2, h3, th, .plainleaf-contents a').forEach("
                  "element => { element.textContent = word })", LONG[tag])  # fmt: skip
    assert page.evaluate(OVERFLOW) <= 0
    page.add_style_tag(content=SPACING)
    assert page.evaluate(OVERFLOW) <= 0


@pytest.mark.parametrize("tag", SAMPLED)
def test_every_target_can_be_hit_and_focus_is_seen(built, opened, tag):
    page = opened(built / f"output/{tag}/warfarin.html", width=390)
    small = page.evaluate(
        """[...document.querySelectorAll('nav a, button, summary, .plainleaf-prints a, .plainleaf-footer a')]
        .filter(e => { const r = e.getBoundingClientRect(); return r.width < 24 || r.height < 24 })
        .map(e => e.textContent.trim())"""
    )
    assert small == []
    for _ in range(12):
        page.keyboard.press("Tab")
        width = page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)")
        assert width >= 2


@pytest.mark.parametrize("tag", SAMPLED)
def test_forced_colours_keep_boxes_and_the_current_language(built, opened, tag):
    page = opened(built / f"output/{tag}/warfarin.html", forced_colors="active")
    borders = page.evaluate(
        "[...document.querySelectorAll('.warning, .urgent, .emergency')]"
        ".map(e => parseFloat(getComputedStyle(e).borderInlineStartWidth))"
    )
    assert borders
    assert min(borders) > 0


def test_references_are_folded_on_screen_and_open_in_print(built, opened):
    page = opened(built / "output/en/immunotherapy.html")
    references = page.locator(".references li").first
    assert not references.is_visible()
    page.emulate_media(media="print")
    assert references.is_visible()
    page.emulate_media(media="screen")
    page.click(".plainleaf-contents a[href='#references-heading']") if page.locator(
        ".plainleaf-contents a[href='#references-heading']"
    ).count() else page.click(".plainleaf-references summary")
    page.locator(".plainleaf-references summary").wait_for()


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
