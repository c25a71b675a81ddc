"""A leaflet is published, its source changes, things fail: what readers and staff see, day by day."""

import json
import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.support.clinic import HTML_ONLY, PAGE, build, clinic, edit, extract, renew, shown
from tests.support.projects import manifest, plainleaf

LOST = "Ce dépliant est en cours de mise à jour"
LINE = "Ce passage n’est pas encore traduit."


@pytest.fixture(scope="module")
def first_day(tmp_path_factory):
    """Page and print file in three languages, as of the first day."""
    folder = clinic(tmp_path_factory.mktemp("clinic") / "p")
    build(folder)
    return folder


@pytest.fixture
def published(first_day, tmp_path):
    """The same, to do things with."""
    return Path(shutil.copytree(first_day, tmp_path / "p"))


def page(folder, path="fr/medicine.html"):
    return BeautifulSoup(shown(folder, path), "html5lib")


def row(folder, tag):
    """The library's row for a language."""
    heads = page(folder, "index.html").select("[role=rowheader]")
    return next(head.parent for head in heads if head.bdi["lang"] == tag)


def links(node):
    return [link["href"] for link in node.find_all("a")]


def state(folder, locale="fr"):
    versions = json.loads(plainleaf(folder, "status", "--format", "json").out)["versions"]
    return next(one for one in versions if one["locale"] == locale)


def is_update_page(folder, path="fr/medicine.html", leads_to="../en/medicine.html"):
    html = page(folder, path)
    assert LOST in html.h1
    assert (html.html["lang"], html.html["dir"]) == ("fr", "ltr")
    assert leads_to in links(html.find("main"))
    assert html.select("link[rel=stylesheet]")
    assert "tel:0800111222" in links(html.find("main"))
    assert "NEVER TAKE" not in shown(folder, path)


def test_a_changed_dose_from_day_to_day(published):
    # Day 1: everything stands.
    assert (published / "output/fr/medicine.pdf").is_file()
    assert not page(published).select(".plainleaf-part, .plainleaf-warning")
    assert links(row(published, "fr"))[-1] == "fr/medicine.pdf"

    # Day 2: the English dose changes. What is shown is today's English; no print of a translation is left.
    edit(published, "5&nbsp;mg", "2.5&nbsp;mg")
    extract(published)
    ran = build(published, "2026-12-02")
    assert "withdrawn: fr/medicine.pdf" in ran.err
    assert not (published / "output/fr/medicine.pdf").exists()
    assert (published / "output/en/medicine.pdf").is_file()
    html = page(published)
    line = html.select_one(".plainleaf-part")
    assert LINE in line.get_text()
    assert (line["lang"], line["dir"]) == ("fr", "ltr")
    assert line.find_next_sibling().get_text() == "Take 2.5\u00a0mg once a day."
    assert line.find_next_sibling()["lang"] == "en"
    assert "non traduits\u00a0: 1." in html.select_one(".plainleaf-warning").get_text()
    assert "0800 111 222" in html.select_one(".plainleaf-warning").get_text()
    assert "tel:0800111222" in links(html.select_one(".plainleaf-notices"))
    assert "../en/medicine.pdf" in links(html)
    assert "medicine.pdf" not in links(html)
    assert "Being updated" in row(published, "fr").get_text()
    assert links(row(published, "fr")) == ["fr/medicine.html", "en/medicine.pdf"]
    assert "fr/medicine.pdf" not in [one["path"] for one in manifest(published)["files"]]
    waiting = state(published)
    assert waiting["blocking"] == ["Take <strong>2.5\u00a0mg</strong> once a day."]
    assert waiting["publishable"] == {"html": True, "pdf": False}

    # Day 3: the translator has been there.
    renew(published, "fr")
    build(published, "2026-12-03")
    assert not page(published).select(".plainleaf-part, .plainleaf-warning")
    assert "2.5\u00a0MG" in page(published).get_text()
    assert links(row(published, "fr"))[-1] == "fr/medicine.pdf"
    assert state(published)["blocking"] == []
    # Arabic still waits.
    assert not (published / "output/ar/medicine.pdf").exists()


def test_status_names_safety_first(published):
    edit(published, "Keep it dry", "Keep it very dry")
    edit(published, "Never take two", "Never take three")
    edit(published, "if you faint", "if you collapse")
    extract(published)
    assert state(published)["blocking"] == [
        "Never take three doses.",
        "Call <local1/> if you collapse.",
        "Keep it very dry.",
    ]
    text = plainleaf(published, "status").out
    assert text.index("safety: Never take three") < text.index("safety: Call") < text.index("  Keep it very dry.")


def test_one_line_for_each_part_and_a_count_of_them(published):
    for old in ("Be careful", "Never take two", "first.", "if you faint"):
        edit(published, old, f"now {old}")
    edit(published, "[tool.plainleaf]", "[tool.plainleaf]\nthresholds = { html = 50 }", "pyproject.toml")
    extract(published)
    build(published, "2026-12-02", *HTML_ONLY)
    lines = page(published).select(".plainleaf-part")
    # The box is one part, although three of its texts are stale.
    assert [line.find_next_sibling().name for line in lines] == ["div", "p"]
    assert "non traduits\u00a0: 2." in page(published).select_one(".plainleaf-warning").get_text()


def test_a_project_may_withhold_the_page_too(tmp_path):
    folder = clinic(tmp_path / "p", 'untranslated-safety = "withhold"')
    build(folder)
    edit(folder, "5&nbsp;mg", "2.5&nbsp;mg")
    extract(folder)
    build(folder, "2026-12-02")
    is_update_page(folder)
    assert "Being updated" in row(folder, "fr").get_text()
    assert state(folder)["publishable"] == {"html": False, "pdf": False}
    renew(folder, "fr")
    build(folder, "2026-12-03")
    assert "2.5\u00a0MG" in page(folder).get_text()


@pytest.mark.parametrize(
    ("setting", "says"),
    [
        ('untranslated-safety = "withold"', "did you mean “withhold”"),
        ('untranslated-safty = "show"', "did you mean “untranslated-safety”"),
        ("untranslated-safety = true", "must be text"),
        ("thresholds = { html = 101 }", "from 0 to 100"),
    ],
)
def test_a_setting_that_is_wrong_is_told_with_its_line(tmp_path, setting, says):
    from tests.support.projects import project

    ran = plainleaf(project(tmp_path / "p", settings=setting), "build")
    assert ran.status == 4
    assert "pyproject.toml:4: " in ran.err
    assert says in ran.err


def test_thresholds_are_for_each_output(tmp_path):
    folder = clinic(tmp_path / "p", "thresholds = { html = 100, pdf = 50 }")
    build(folder)
    edit(folder, "Keep it dry", "Keep it very dry")
    extract(folder)
    build(folder, "2026-12-02")
    is_update_page(folder)
    # Nothing in it is dangerous, and the project said that half is enough on paper.
    assert (folder / "output/fr/medicine.pdf").is_file()


def catalog_breaks(folder):
    edit(folder, 'msgstr "NEVER', 'msgstr "NEVER\n', "locales/fr/LC_MESSAGES/medicine.po")


def source_breaks(folder):
    (folder / "source/medicine.html").write_bytes(b"\0\1\2")


def source_goes(folder):
    (folder / "source/medicine.html").unlink()


def below_threshold(folder):
    edit(folder, "<p>", "<p>Now: ")
    extract(folder)


def locale_goes(folder):
    edit(folder, '["fr", "ar"]', '["ar"]', "pyproject.toml")


@pytest.mark.parametrize(
    ("accident", "status", "original_stands"),
    [
        (catalog_breaks, 5, True),
        (source_breaks, 5, False),
        (source_goes, 0, False),
        (below_threshold, 0, True),
        (locale_goes, 0, True),
    ],
)
def test_a_published_address_never_disappears(published, accident, status, original_stands):
    accident(published)
    # On the second day as on the first.
    for day in ("2026-12-02", "2026-12-03"):
        ran = plainleaf(published, "build", "--today", day)
        assert ran.status == (status or ran.status)
        assert ran.status in (0, 1, 5)
        is_update_page(published)
        assert not (published / "output/fr/medicine.pdf").exists()
        english = shown(published, "en/medicine.html")
        assert ("Never take two" in english) == original_stands
        assert (published / "output/en/medicine.pdf").exists() == original_stands
        assert ("medicine.html" in shown(published, "index.html")) == (accident is not source_goes)
        assert "fr/medicine.pdf" not in shown(published, "index.html")


def test_the_source_itself_says_so_in_its_own_words(published):
    source_breaks(published)
    build(published, "2026-12-02", status=5)
    html = page(published, "en/medicine.html")
    assert html.h1.get_text() == "This leaflet is being updated"
    assert "cannot be shown just now" in html.find("main").get_text()
    assert "not ready" not in html.find("main").get_text()
    assert "Being updated" in row(published, "en").get_text()
    (published / "source/medicine.html").write_text(PAGE, "utf-8")
    build(published, "2026-12-03")
    assert "Never take two" in shown(published, "en/medicine.html")
    assert (published / "output/fr/medicine.pdf").is_file()


def test_typesetting_that_fails_withdraws_the_print_and_keeps_the_page(published):
    edit(published, "Keep it dry.", "Keep it dry \U00012000.")
    extract(published)
    renew(published)
    build(published, "2026-12-02", status=1)
    assert not list((published / "output").glob("*/medicine.pdf"))
    assert "KEEP IT DRY" in shown(published, "fr/medicine.html")
    assert "Le fichier à imprimer" in shown(published, "fr/medicine.html")
    assert "Being updated" in row(published, "en").get_text()


def test_a_page_that_cannot_be_rendered_stops_no_other(published, monkeypatch):
    from datetime import date

    from pipeline.asked import Request
    from pipeline.build import build as build_here
    from pipeline.config import load
    from pipeline.leaflets import screen

    render = screen.render

    def fails_in_french(leaflet):
        if leaflet.page.language.tag == "fr":
            raise ValueError("no")
        return render(leaflet)

    monkeypatch.setattr(screen, "render", fails_in_french)
    summary = build_here(load(published), Request(), date(2026, 12, 2), lambda outcomes, _total: outcomes)
    assert [failure.locale for failure in summary.failed] == ["fr"]
    is_update_page(published)
    assert "NEVER TAKE" in shown(published, "ar/medicine.html")


def test_pages_alone_leave_no_older_print_behind(published):
    edit(published, "5&nbsp;mg", "2.5&nbsp;mg")
    extract(published)
    renew(published)
    build(published, "2026-12-02", *HTML_ONLY)
    assert not list((published / "output").glob("*/medicine.pdf"))
    assert ".pdf" not in shown(published, "fr/medicine.html")
    build(published, "2026-12-03")
    assert (published / "output/fr/medicine.pdf").is_file()


def test_pages_alone_keep_a_print_that_is_as_it_should_be(published):
    before = (published / "output/fr/medicine.pdf").stat().st_mtime_ns
    build(published, "2026-12-02", *HTML_ONLY, "--force")
    assert (published / "output/fr/medicine.pdf").stat().st_mtime_ns == before


def test_a_project_that_gives_up_print_leaves_none_behind(published):
    edit(published, "[tool.plainleaf]", '[tool.plainleaf]\nvariants = ["html"]', "pyproject.toml")
    build(published, "2026-12-02")
    assert not list((published / "output").glob("*/medicine.pdf"))
    assert "Being updated" not in shown(published, "index.html")


def test_without_its_record_a_build_still_withdraws_and_keeps_addresses(published):
    shutil.rmtree(published / ".plainleaf")
    locale_goes(published)
    edit(published, "5&nbsp;mg", "2.5&nbsp;mg")
    extract(published)
    build(published, "2026-12-02")
    assert LOST in shown(published, "fr/medicine.html")
    assert [file.parent.name for file in (published / "output").glob("*/medicine.pdf")] == ["en"]


def old_doses(folder):
    """The files of the output that anybody reads and that still hold the dose of the first day."""
    from tests.support.pdftext import tagged_text

    found = []
    for file in sorted((folder / "output").rglob("*")):
        if file.suffix in (".html", ".pdf", ".json", ".csv"):
            content = file.read_bytes()
            text = tagged_text(content) if file.suffix == ".pdf" else content.decode()
            if any(f"{old}\u00a0mg" in text.replace("2.5", "").lower() for old in ("5", "٥")):
                found.append(file.relative_to(folder / "output").as_posix())
    return found


def new_dose(folder):
    edit(folder, "5&nbsp;mg", "2.5&nbsp;mg")
    extract(folder)


@pytest.mark.parametrize("asked", [("--locale", "ar"), ("--variant", "pdf"), ("--variant", "html"), ()])
def test_an_old_dose_is_nowhere_whatever_was_asked_for(published, asked):
    assert {"fr/medicine.html", "fr/medicine.pdf", "en/medicine.pdf"} <= set(old_doses(published))
    new_dose(published)
    build(published, "2026-12-02", *asked)
    assert old_doses(published) == []
    assert LINE in shown(published, "fr/medicine.html")


def test_a_print_that_is_not_asked_for_stays_where_no_dose_changed(published):
    edit(published, "Keep it dry", "Keep it very dry")
    extract(published)
    build(published, "2026-12-02", "--locale", "ar")
    assert (published / "output/en/medicine.pdf").is_file()
    assert not (published / "output/fr/medicine.pdf").exists()
    assert "medicine.pdf" not in links(page(published))


def test_a_corrected_translation_of_a_dose_counts_too(published):
    edit(published, "NEVER TAKE TWO DOSES", "NEVER EVER TAKE TWO", "locales/fr/LC_MESSAGES/medicine.po")
    build(published, "2026-12-02", "--locale", "ar")
    assert not (published / "output/fr/medicine.pdf").exists()
    assert "NEVER EVER" in shown(published, "fr/medicine.html")
    assert (published / "output/en/medicine.pdf").is_file()


def test_without_fonts_no_page_keeps_an_old_dose(published, tmp_path):
    new_dose(published)
    (tmp_path / "none").mkdir()
    ran = plainleaf(published, "build", env={"PLAINLEAF_CACHE": str(tmp_path / "none")})
    assert ran.status == 3, ran.err
    assert [path for path in old_doses(published) if not path.endswith(".json")] == []
    assert page(published).select("link[rel=stylesheet]")
    assert LINE in shown(published, "fr/medicine.html")


def test_pages_are_written_before_anything_is_typeset(published, monkeypatch):
    from datetime import date

    from pipeline import run
    from pipeline.asked import Request
    from pipeline.build import build as build_here
    from pipeline.config import load

    def killed(*_arguments):
        raise KeyboardInterrupt

    new_dose(published)
    monkeypatch.setattr(run, "run", killed)
    with pytest.raises(KeyboardInterrupt):
        build_here(load(published), Request(), date(2026, 12, 2), lambda outcomes, _total: outcomes)
    assert [path for path in old_doses(published) if not path.endswith(".json")] == []


@pytest.mark.parametrize("country", ["UK", "uk", "XX", "ZZ", "G"])
def test_a_country_that_is_none_is_told_with_its_line(tmp_path, country):
    from tests.support.projects import project

    ran = plainleaf(project(tmp_path / "p", settings=f'country = "{country}"'), "build")
    assert ran.status == 4
    assert f"pyproject.toml:4: “{country.upper()}” is not a country code" in ran.err
    assert 'country = "GB"' in ran.err


@pytest.mark.parametrize("form", ["json", "sarif", "text"])
def test_what_cannot_be_read_is_a_finding(published, form):
    catalog_breaks(published)
    ran = plainleaf(published, "check", "--format", form)
    assert ran.status == 5
    assert "unreadable" in ran.out
    if form == "json":
        (found,) = (one for one in json.loads(ran.out)["findings"] if one["check"] == "unreadable")
        assert (found["severity"], found["path"]) == ("error", "locales/fr/LC_MESSAGES/medicine.po")
        assert found["line"] > 0
