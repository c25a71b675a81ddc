"""The library of a clinic: each language by itself, downloads that keep their names, zips that hold nothing old."""

import re
import shutil
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.support.clinic import build, clinic, edit, extract, shown

ZIP = "fr/Our-clinic-French-fr.zip"


@pytest.fixture(scope="module")
def first_day(tmp_path_factory):
    settings = 'title = "Our clinic"\nurl = "https://clinic.example"\n[tool.plainleaf.languages.ar]\ndigits = "native"'
    folder = clinic(tmp_path_factory.mktemp("clinic") / "p", settings)
    edit(folder, "</title>", '</title><meta name="leaflet:id" content="M-1"><meta name="leaflet:version" content="2">'
         '<meta name="leaflet:reviewed" content="2026-03-02">')  # fmt: skip
    build(folder)
    return folder


@pytest.fixture
def published(first_day, tmp_path):
    return Path(shutil.copytree(first_day, tmp_path / "p"))


def members(folder, path=ZIP):
    with zipfile.ZipFile(BytesIO((folder / "output" / path).read_bytes())) as bundle:
        assert bundle.testzip() is None
        return {name: bundle.read(name) for name in bundle.namelist()}


def test_each_language_has_a_library_and_every_file_a_name_that_says_what_it_is(published):
    html = BeautifulSoup(shown(published, "fr/index.html"), "html5lib")
    assert html.html["lang"] == "fr"
    link = html.select_one("a[type='application/pdf']")
    assert (link["href"], link["download"]) == ("medicine.pdf", "M-1-taking-your-medicine-French-fr-v2-A4.pdf")
    assert html.select_one("a[type='application/zip']")["href"] == Path(ZIP).name
    page = BeautifulSoup(shown(published, "fr/medicine.html"), "html5lib")
    assert page.select_one(".plainleaf-footer a")["href"] == "index.html"


def test_a_zip_holds_a_page_that_needs_no_network_and_the_print_file(published):
    found = members(published)
    assert set(found) == {
        "M-1-taking-your-medicine-French-fr-v2.html",
        "M-1-taking-your-medicine-French-fr-v2-A4.pdf",
    }
    html = found["M-1-taking-your-medicine-French-fr-v2.html"].decode()
    assert not re.findall(r'<link rel="stylesheet"|src="(?!data:)', html)
    assert found["M-1-taking-your-medicine-French-fr-v2-A4.pdf"] == (published / "output/fr/medicine.pdf").read_bytes()


def test_nothing_to_do_leaves_a_zip_as_it_is(published):
    file = published / "output" / ZIP
    before = file.stat().st_mtime_ns
    build(published)
    assert file.stat().st_mtime_ns == before


def test_a_changed_dose_takes_the_print_file_out_of_the_zip(published):
    edit(published, "Never take two doses.", "Never take three doses.")
    extract(published)
    build(published)
    assert list(members(published)) == ["M-1-taking-your-medicine-French-fr-v2.html"]
    assert b"NEVER TAKE TWO" not in b"".join(members(published).values())


def test_a_zip_under_an_old_name_goes(published):
    settings = published / "pyproject.toml"
    settings.write_text(settings.read_text("utf-8").replace("Our clinic", "Our hospital"), "utf-8")
    build(published)
    assert not (published / "output" / ZIP).exists()
    assert (published / "output/fr/Our-hospital-French-fr.zip").is_file()


def test_the_sitemap_names_every_edition_where_the_project_has_an_address(published):
    text = shown(published, "sitemap.xml")
    assert text.count("<loc>") == 3
    assert 'hreflang="x-default" href="https://clinic.example/en/medicine.html"' in text
    settings = published / "pyproject.toml"
    settings.write_text(settings.read_text("utf-8").replace('url = "https://clinic.example"', ""), "utf-8")
    build(published)
    assert not (published / "output/sitemap.xml").exists()


def test_a_language_may_be_shown_with_its_own_digits(published):
    html = BeautifulSoup(shown(published, "ar/medicine.html"), "html5lib")
    assert "٢٠٢٦" in html.select_one(".plainleaf-facts time").get_text()
    assert "2026" not in html.select_one(".plainleaf-facts time").get_text()


def test_pages_can_be_made_to_work_alone(published):
    build(published, "2026-12-01", "--inline", "--variant", "html")
    html = shown(published, "fr/medicine.html")
    assert '<link rel="stylesheet"' not in html
    assert "data:font/woff2;base64," in html
    build(published)
    assert '<link rel="stylesheet"' in shown(published, "fr/medicine.html")


def test_the_sheets_for_staff_are_there(published):
    point = BeautifulSoup(shown(published, "point-to-your-language.html"), "html5lib")
    assert [item["lang"] for item in point.select(".plainleaf-point > li")] == ["en", "fr", "ar"]
    waiting = BeautifulSoup(shown(published, "leaflet-list.html"), "html5lib")
    assert waiting.select_one("tbody th").get_text() == "Taking your medicine"


def test_the_address_of_a_language_that_went_leads_to_the_others_and_lists_nothing_old(published):
    settings = published / "pyproject.toml"
    settings.write_text(re.sub(r'"fr",? ?', "", settings.read_text("utf-8")), "utf-8")
    build(published)
    html = BeautifulSoup(shown(published, "fr/index.html"), "html5lib")
    assert html.html["lang"] == "fr"
    links = {link["href"] for link in html.select("a[href]")}
    assert "../index.html" in links
    assert not [link for link in links if "medicine" in link or link.endswith(".zip")]
    assert not list((published / "output/fr").glob("*.zip"))


def test_no_link_of_a_page_in_a_zip_leads_nowhere(published):
    html = BeautifulSoup(members(published)["M-1-taking-your-medicine-French-fr-v2.html"].decode(), "html5lib")
    links = [link["href"] for link in html.select("a[href], link[href]")]
    assert "M-1-taking-your-medicine-French-fr-v2-A4.pdf" in links
    assert all(link.startswith(("https:", "tel:", "mailto:", "#", "M-1-")) for link in links)


def test_two_leaflets_with_one_title_and_code_are_saved_under_two_names(published):
    shutil.copy(published / "source/medicine.html", published / "source/second.html")
    build(published)
    html = BeautifulSoup(shown(published, "index.html"), "html5lib")
    saved = {link["href"]: link["download"] for link in html.select("a[download]")}
    assert len(set(saved.values())) == len(saved) > 3
