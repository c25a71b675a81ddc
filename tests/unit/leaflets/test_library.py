import re
from datetime import date

from bs4 import BeautifulSoup

from pipeline.languages import language
from pipeline.leaflets import library, update_page
from pipeline.leaflets.view import Archive, Edition, Library, PrintFile, Shelf, Site, Update, Version
from tests.unit.leaflets.a_leaflet import words

SITE = Site(language("en"), title="Leaflets", contact="020 7946 0123")
FILE = PrintFile("ar/warfarin.pdf", 1_260_000, 12, paper="letter", download="PL-002-warfarin-Arabic-ar-Letter.pdf")
ARABIC = Version(
    language("ar"), "تناول الوارفارين", "ar/warfarin.html", (FILE,), share=0.999, awaits_review=True,
    reviewed=date(2026, 3, 2), summary="كيف تتناوله",
)  # fmt: skip
URDU = Version(language("ur"), "وارفرین", "ur/warfarin.html", updating=True)
SHELF = Shelf("warfarin", "Taking <warfarin>", "PL-002", (ARABIC, URDU))


def page(found):
    return BeautifulSoup(library.render(found), "html5lib")


def test_every_language_with_both_names_files_and_state():
    html = page(Library(SITE, words(), (SHELF,)))
    _heads, arabic, urdu = html.select("[role=row]")
    assert arabic.select_one("[role=rowheader]").get_text(" ", strip=True) == "العربية Arabic"
    link = arabic.select_one("a[type]")
    assert link.get_text() == "Standard print (PDF, Letter, 1.3 MB, pages: 12)"
    assert link["download"] == "PL-002-warfarin-Arabic-ar-Letter.pdf"
    assert [" ".join(state.get_text().split()) for state in arabic.select(".plainleaf-state")] == [
        "Up to date",
        "Translated in part: 99%",
        "Awaits a clinical translator’s check",
        "Page last reviewed: March 2, 2026",
    ]
    assert not urdu.select("a[type]")
    assert urdu.select_one(".plainleaf-state").get_text() == "Being updated"
    assert html.select_one("section h2").get_text() == "Taking <warfarin> PL-002"


def test_staff_who_do_not_read_english_still_find_the_english_name():
    html = page(Library(SITE, words("fr"), (SHELF,)))
    names = html.select_one("[role=rowheader]").get_text(" ", strip=True)
    assert names.casefold() == "العربية arabe arabic"


def test_the_search_is_there_for_scripts_alone_and_the_list_for_everybody():
    html = page(Library(SITE, words(), (SHELF,)))
    assert html.select_one("form[role=search]").has_attr("hidden")
    assert not html.select_one("section").has_attr("hidden")
    assert html.select_one("[role=status]")["data-found"] == "Leaflets found: {count}"


def test_a_library_of_one_language_speaks_it_and_offers_everything_at_once():
    archive = Archive("Leaflets-Arabic-ar.zip", 2_000_000, "Leaflets-Arabic-ar.zip")
    editions = (Edition(language("ar"), "index.html", True), Edition(language("ur"), "../ur/index.html"))
    found = Library(
        SITE, words("ar"), (Shelf("warfarin", "Taking warfarin", "PL-002", (ARABIC,)),),
        editions=editions, home="../index.html", archive=archive,
    )  # fmt: skip
    html = page(found)
    assert (html.html["lang"], html.html["dir"]) == ("ar", "rtl")
    assert html.select_one("a[type='application/zip']")["download"] == "Leaflets-Arabic-ar.zip"
    assert html.select_one(".plainleaf-languages a")["href"] == "../ur/index.html"
    assert html.select_one(".plainleaf-languages")["aria-label"] == "Choose a language"
    section = html.select_one("section")
    assert section.h2.a["href"] == "ar/warfarin.html"
    assert "كيف تتناوله" in section.get_text()
    # The staff's title stays findable.
    assert section["data-find"] == "Taking warfarin PL002"


def test_the_sheet_for_pointing_has_every_language_in_its_own_words():
    html = BeautifulSoup(
        library.pointing(Library(SITE, words(), (), home="index.html"), (words(), words("ur"))), "html5lib"
    )
    english, urdu = html.select(".plainleaf-point li")
    assert (urdu["lang"], urdu["dir"]) == ("ur", "rtl")
    assert urdu.strong.get_text() == "اردو"
    assert english.strong.get_text() == "English"
    assert urdu.select_one("[lang=en]").get_text() == "Urdu"


def test_the_list_for_a_waiting_room_leaves_out_what_cannot_be_had():
    html = BeautifulSoup(library.waiting(Library(SITE, words(), (SHELF,), home="index.html")), "html5lib")
    code, languages = html.select("tbody td")
    assert code.get_text() == "PL-002"
    assert re.sub(r"\s+", " ", languages.get_text()).strip(" ·") == "العربية"


def test_a_page_that_is_being_updated_leads_to_the_original():
    update = Update(SITE, words("ar"), "Taking warfarin", Edition(language("en"), "../en/warfarin.html"))
    html = BeautifulSoup(update_page.render(update), "html5lib")
    assert (html.html["lang"], html.html["dir"]) == ("ar", "rtl")
    assert html.h1.get_text() == "This leaflet is being updated"
    link = html.find("main").a
    assert (link["href"], link["hreflang"]) == ("../en/warfarin.html", "en")
    assert html.select_one("main [lang=en]").get_text() == "Taking warfarin"


def test_a_title_that_the_staff_have_in_another_language_says_so():
    shelf = Shelf("warfarin", "وارفارين", "", (ARABIC,), language("ar"))
    for html in (
        page(Library(SITE, words(), (shelf,))),
        BeautifulSoup(library.waiting(Library(SITE, words(), (shelf,))), "html5lib"),
    ):
        assert html.select_one("h2 bdi[lang=ar][dir=rtl], th bdi[lang=ar][dir=rtl]").text == "وارفارين"
