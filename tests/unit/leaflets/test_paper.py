from dataclasses import replace
from datetime import date

import pytest
from bs4 import BeautifulSoup

from pipeline.leaflets import paper
from pipeline.leaflets.addresses import write_out
from pipeline.variants import variants
from tests.unit.leaflets.a_leaflet import ABOUT, make


def sheet(leaflet):
    return BeautifulSoup(paper.render(leaflet, variants()["pdf"]), "html5lib")


def test_the_foot_speaks_to_the_staff_first_then_to_the_reader():
    feet = sheet(make(tag="ar")).select(".plainleaf-foot p")
    assert [(foot["lang"], foot["dir"]) for foot in feet] == [("en", "ltr"), ("ar", "rtl")]
    said = feet[0].select_one(".plainleaf-what").get_text()
    assert said.startswith("Taking warfarin · Arabic · PL-002 · Version 1.0 · Next review due:")
    assert "العربية" in feet[1].get_text()
    assert feet[0].select_one(".page-number")


def test_the_staffs_own_language_needs_one_line():
    assert len(sheet(make()).select(".plainleaf-foot p")) == 1


def test_an_overdue_leaflet_says_so_on_every_sheet():
    html = sheet(make(metadata=replace(ABOUT, review_due=date(2026, 1, 2))))
    assert "Overdue for review since:" in html.select_one(".plainleaf-foot").get_text()
    assert html.select_one(".plainleaf-notices")


def test_the_dates_at_the_foot_are_marked_as_dates():
    feet = sheet(make(tag="ar")).select(".plainleaf-foot p")
    due = str(ABOUT.review_due)
    assert [[day["datetime"] for day in foot.select("time")] for foot in feet] == [[due], [due]]


def test_every_sheet_says_where_the_newest_version_is():
    feet = sheet(make(tag="ar", address="https://example.org/ar/warfarin.html")).select(".plainleaf-foot p")
    assert [foot.get_text().endswith(" · example.org/ar/warfarin.html") for foot in feet] == [True, False]


def test_a_code_needs_an_address():
    assert not sheet(make()).find("svg")
    html = sheet(make(address="https://example.org/en/warfarin.html"))
    assert html.svg.title.get_text() == "Code that opens this leaflet’s web page"
    assert html.select_one(".plainleaf-address").get_text() == "https://example.org/en/warfarin.html"


def test_nothing_to_click_is_left():
    html = sheet(make())
    assert not html.select(".plainleaf-skip, nav, .plainleaf-prints")


SHOWN = ' <bdi class="plainleaf-link" dir="ltr">{}</bdi>'


@pytest.mark.parametrize(
    ("before", "after", "address"),
    [
        (
            '<p>See <a href="https://example.org/a?b=1&amp;c">a page</a> first.',
            "</p>",
            "example.org/a?b=1&amp;c",
        ),
        ('<li><a href="https://a.example">A</a>', "<ul><li>x</li></ul></li>", "a.example"),
    ],
)
def test_addresses_stand_at_the_end_of_their_block(before, after, address):
    assert write_out(before + after) == before + SHOWN.format(address) + after


@pytest.mark.parametrize(
    "markup",
    [
        '<li><a href="https://www.example.org/">example.org</a></li>',
        '<p><a href="tel:999">999</a> <a href="#dose">dose</a></p>',
    ],
)
def test_what_reads_as_an_address_already_is_left_alone(markup):
    assert write_out(markup) == markup
