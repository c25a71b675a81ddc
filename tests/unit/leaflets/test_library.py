from bs4 import BeautifulSoup

from pipeline.languages import language
from pipeline.leaflets import library, update_page
from pipeline.leaflets.view import Edition, Library, PrintFile, Shelf, Site, Update, Version
from tests.unit.leaflets.a_leaflet import words

SITE = Site(language("en"), title="Leaflets", contact="020 7946 0123")
FILE = PrintFile("ar/warfarin.pdf", 1_260_000, 12, paper="letter")


def test_every_language_with_both_names_files_and_state():
    versions = (
        Version(language("ar"), "تناول الوارفارين", "ar/warfarin.html", (FILE,), share=0.999, awaits_review=True),
        Version(language("ur"), "وارفرین", "ur/warfarin.html", updating=True),
    )
    shelves = (Shelf("warfarin", "Taking <warfarin>", "PL-002", versions),)
    html = BeautifulSoup(library.render(Library(SITE, words(), shelves)), "html5lib")
    arabic, urdu = html.select("tbody tr")
    assert arabic.th.get_text(" ", strip=True) == "العربية Arabic"
    assert arabic.select_one("a[type]").get_text() == "Standard print (PDF, Letter, 1.3 MB, pages: 12)"
    assert [state.get_text() for state in arabic.select(".plainleaf-state")] == [
        "Up to date",
        "Translated in part: 99%",
        "Awaits a clinical translator’s check",
    ]
    assert not urdu.select("a[type]")
    assert urdu.select_one(".plainleaf-state").get_text() == "Being updated"
    assert html.h2.get_text() == "Taking <warfarin> PL-002"


def test_a_page_that_is_being_updated_leads_to_the_original():
    update = Update(SITE, words("ar"), "Taking warfarin", Edition(language("en"), "../en/warfarin.html"))
    html = BeautifulSoup(update_page.render(update), "html5lib")
    assert (html.html["lang"], html.html["dir"]) == ("ar", "rtl")
    assert html.h1.get_text() == "This leaflet is being updated"
    link = html.find("main").a
    assert (link["href"], link["hreflang"]) == ("../en/warfarin.html", "en")
    assert html.select_one("main [lang=en]").get_text() == "Taking warfarin"
