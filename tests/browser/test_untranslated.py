"""Pages of which safety texts are not translated, in a real browser: accessible, legible, nothing cut off."""

import pytest

from tests.browser.test_pages import OVERFLOW
from tests.support.clinic import HTML_ONLY, build, clinic, edit, extract

MORE = (
    "<ul><li>Take 7 mg.</li><li>Rest.</li></ul><table><caption>Doses</caption><tr><th>Age</th><td>Take 8 mg.</td></tr>"
    "</table><dl><dt>More</dt><dd>Take 9 mg.</dd></dl>"
)


@pytest.fixture(scope="module")
def stale(tmp_path_factory):
    """A clinic whose page has a stale text in every kind of block; Arabic falls back in all of them."""
    folder = clinic(tmp_path_factory.mktemp("stale") / "p", "thresholds = { html = 10 }")
    for old in ("5&nbsp;mg", "two doses", "if you faint"):
        edit(folder, old, f"really {old}")
    edit(folder, "<p>Keep it dry.</p>", MORE)
    extract(folder)
    build(folder, "2026-12-02", *HTML_ONLY)
    return folder


@pytest.mark.parametrize("tag", ["fr", "ar"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(stale, opened, violations, tag, scheme):
    page = opened(stale / f"output/{tag}/medicine.html", color_scheme=scheme)
    assert page.locator(".plainleaf-part").count() == 6
    assert violations(page) == []


@pytest.mark.parametrize("tag", ["fr", "ar"])
def test_nothing_is_cut_off_on_a_phone(stale, opened, tag):
    page = opened(stale / f"output/{tag}/medicine.html", width=320)
    assert page.evaluate(OVERFLOW) <= 0
    # A marker hangs outside its item: there has to be room for it on the screen.
    for box in page.eval_on_selector_all(
        "main .plainleaf-text li",
        "all => all.map(one => [one.getBoundingClientRect().left, one.getBoundingClientRect().right])",
    ):
        assert box[0] >= 20
        assert box[1] <= 320


def test_the_line_is_in_the_font_of_its_own_script(stale, opened):
    page = opened(stale / "output/ar/medicine.html")
    page.wait_for_function("document.fonts.status === 'loaded'")
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    line = session.send("DOM.querySelector", {"nodeId": root, "selector": "li .plainleaf-part"})["nodeId"]
    fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": line})["fonts"]
    assert {font["familyName"] for font in fonts} == {"Noto Naskh Arabic"}


def test_a_phone_number_reads_from_left_to_right_in_arabic(stale, opened):
    page = opened(stale / "output/ar/medicine.html")
    directions = page.eval_on_selector_all("[data-local]", "all => all.map(one => getComputedStyle(one).direction)")
    assert directions
    assert set(directions) == {"ltr"}
