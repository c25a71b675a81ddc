from dataclasses import replace
from datetime import date

import pytest
from bs4 import BeautifulSoup

from pipeline.languages import language
from pipeline.leaflets import screen
from pipeline.leaflets.view import Edition, Provenance, ReviewState, review_of
from tests.unit.leaflets.a_leaflet import ABOUT, TODAY, make, words


def page(leaflet):
    return BeautifulSoup(screen.render(leaflet), "html5lib")


@pytest.mark.parametrize(("tag", "direction"), [("en", "ltr"), ("ar", "rtl"), ("ur", "rtl")])
def test_the_page_names_its_language_and_direction(tag, direction):
    html = page(make(tag=tag)).html
    assert (html["lang"], html["dir"]) == (tag, direction)


def test_landmarks_and_their_order():
    html = page(make())
    skip = html.body.find("a")
    assert skip["href"] == "#" + html.find("main")["id"]
    landmarks = [tag.name for tag in html.body.find_all(("header", "main", "footer"), recursive=False)]
    assert landmarks == ["header", "main", "footer"]
    assert len(html.find_all("h1")) == 1
    assert html.title.string == "Taking warfarin – Riverside <Hospital>"
    main = html.find("main").get_text()
    assert main.index("Taking warfarin") < main.index("It thins & protects.") < main.index("Ask your clinic.")


def test_all_that_is_not_the_page_is_escaped():
    furniture = words("en", about="<script>alert(1)</script>", overdue_text="<b>{date}</b>")
    late = replace(ABOUT, review_due=date(2020, 1, 2), author="<img src=x>", id='"><i>')
    html = page(make(furniture=furniture, metadata=late))
    assert not html.find_all(("img", "b", "i"))
    # The one script is data for machines; it is never run.
    assert [script["type"] for script in html.find_all("script")] == ["application/ld+json"]


def test_languages_are_links_in_their_own_names():
    html = page(make(tag="ar"))
    links = html.select("nav.plainleaf-languages li")
    assert [link.get_text(strip=True) for link in links] == ["English", "العربية", "اردو"]
    english, arabic, _ = links
    assert english.a["hreflang"] == "en"
    assert "lang" not in english.a.attrs
    assert (english.bdi["lang"], english.bdi["dir"]) == ("en", "ltr")
    assert arabic.a is None
    assert arabic.span["aria-current"] == "true"


def test_notices_stand_above_the_title_only_when_there_is_something_to_say():
    assert not page(make()).select(".plainleaf-notices")
    overdue = make(
        tag="ar",
        metadata=replace(ABOUT, review_due=date(2026, 1, 2)),
        fallback=3,
        provenance=Provenance(awaits_review=True),
    )
    notices = page(overdue).select_one(".plainleaf-notices")
    assert [note["class"][0].removeprefix("plainleaf-") for note in notices.find_all("p")] == [
        "overdue",
        "partial",
        "awaits",
    ]
    assert notices.time["datetime"] == "2026-01-02"
    assert notices.find_next("h1")


def test_a_title_that_fell_back_says_its_language():
    leaflet = make(tag="ar")
    english = replace(leaflet.page.slots[0], language="en")
    html = page(replace(leaflet, page=replace(leaflet.page, slots=(english, *leaflet.page.slots[1:]))))
    assert (html.title["lang"], html.title["dir"]) == ("en", "ltr")


def test_editions_are_linked_with_or_without_an_address():
    html = page(make())
    assert not html.select("link[rel=canonical]")
    alternates = [(link["hreflang"], link["href"]) for link in html.select("link[rel=alternate]")]
    assert ("x-default", "../en/warfarin.html") in alternates
    leaflet = make(address="https://example.org/en/warfarin.html")
    editions = tuple(
        replace(edition, address=f"https://example.org/{edition.href[3:]}") for edition in leaflet.editions
    )
    html = page(replace(leaflet, editions=editions))
    assert html.select_one("link[rel=canonical]")["href"] == leaflet.address
    assert [link["hreflang"] for link in html.select("link[rel=alternate]")] == ["en", "x-default", "ar", "ur"]
    assert all(link["href"].startswith("https://") for link in html.select("link[rel=alternate]"))


def test_print_files_say_kind_size_and_pages():
    assert page(make()).select_one(".plainleaf-prints a").get_text() == "Standard print (PDF, A4, 38 kB, pages: 3)"


def test_what_is_not_known_is_left_out():
    labels = [term.get_text() for term in page(make()).select(".plainleaf-facts dt")]
    assert labels == ["Page last reviewed", "Next review due", "Version", "Leaflet code", "Written by"]


@pytest.mark.parametrize(
    ("due", "state"),
    [
        (None, ReviewState.CURRENT),
        (date(2027, 2, 22), ReviewState.CURRENT),
        (date(2027, 2, 21), ReviewState.DUE),
        (TODAY, ReviewState.DUE),
        (date(2026, 11, 22), ReviewState.OVERDUE),
    ],
)
def test_review_state(due, state):
    assert review_of(replace(ABOUT, review_due=due), TODAY).state is state


def test_a_long_list_of_languages_is_folded_behind_a_globe():
    few = page(make())
    assert not few.select(".plainleaf-languages details")
    tags = "am bg bn cs cy de el en es fa fr gu hi hu it lt lv".split()
    many = tuple(Edition(language(tag), f"../{tag}/warfarin.html", tag == "en") for tag in tags)
    html = page(make(editions=many))
    assert html.select_one(".plainleaf-languages summary").get_text(strip=True).endswith("17")
    assert len(html.select(".plainleaf-languages details li")) == 17
