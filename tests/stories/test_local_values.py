"""A hospital with several clinics: numbers change, and no translation has to."""

import json
import shutil
from pathlib import Path

import pytest

from tests.support.clinic import PAGE, VALUES, build, clinic, edit, extract, shown
from tests.support.pdftext import tagged_text
from tests.support.projects import plainleaf, snapshot

NORTH = """organisation = "North Clinic"
ward-phone = "01632 960 333"

[fr]
ward-phone = { text = "Salle 5", href = "tel:+441632960555" }
"""


@pytest.fixture(scope="module")
def first_day(tmp_path_factory):
    folder = clinic(tmp_path_factory.mktemp("clinic") / "p")
    (folder / "locales/fr/local.toml").write_text('interpreter = "01632 960 777"\n', "utf-8")
    (folder / "sites").mkdir()
    (folder / "sites/north.toml").write_text(NORTH, "utf-8")
    build(folder)
    return folder


@pytest.fixture
def hospital(first_day, tmp_path):
    return Path(shutil.copytree(first_day, tmp_path / "p"))


def printed(folder, path):
    return tagged_text((folder / "output" / path).read_bytes())


def findings(folder, check=""):
    ran = plainleaf(folder, "check", "--format", "json", "--fail-on", "never")
    assert ran.status == 0, ran.err
    return [one for one in json.loads(ran.out)["findings"] if one["check"].startswith(check)]


def values(folder, text, file="source/local.toml"):
    (folder / file).write_text(text, "utf-8")


def test_a_number_that_changes_makes_no_translation_stale(hospital):
    before = snapshot(hospital)
    assert "now “01632 960 111”" in before["locales/fr/LC_MESSAGES/medicine.po"].decode()
    for tag in ("en", "fr", "ar"):
        assert "01632 960 111" in shown(hospital, f"{tag}/medicine.html")
    edit(hospital, "01632 960 111", "01632 960 222", "source/local.toml")
    extract(hospital)
    after = snapshot(hospital)
    changed = {path for path in before if before[path] != after[path]}
    # A comment changes, and nothing else.
    assert changed == {
        "source/local.toml",
        "locales/medicine.pot",
        "locales/fr/LC_MESSAGES/medicine.po",
        "locales/ar/LC_MESSAGES/medicine.po",
    }
    for path in changed:
        assert after[path] == before[path].replace(b"01632 960 111", b"01632 960 222")
    build(hospital, "2026-12-02")
    for tag in ("en", "fr", "ar"):
        assert 'href="tel:01632960222"' in shown(hospital, f"{tag}/medicine.html")
        assert "01632 960 222" in printed(hospital, f"{tag}/medicine.pdf")
        assert "01632 960 111" not in shown(hospital, f"{tag}/medicine.html") + printed(hospital, f"{tag}/medicine.pdf")
    assert "0 files changed" in plainleaf(hospital, "extract").err


def test_a_change_is_built_without_an_extract(hospital):
    edit(hospital, "01632 960 111", "01632 960 222", "source/local.toml")
    build(hospital, "2026-12-02")
    assert "01632 960 222" in printed(hospital, "ar/medicine.pdf")


def test_a_place_has_an_output_of_its_own(hospital):
    before = shown(hospital, "fr/medicine.html")
    build(hospital, "2026-12-02", "--site", "north")
    for tag, words in (("en", "01632 960 333"), ("ar", "01632 960 333"), ("fr", "Salle 5")):
        assert words in shown(hospital, f"sites/north/{tag}/medicine.html")
        assert words in printed(hospital, f"sites/north/{tag}/medicine.pdf")
    assert 'href="tel:+441632960555"' in shown(hospital, "sites/north/fr/medicine.html")
    assert "North Clinic" in shown(hospital, "sites/north/index.html")
    listed = json.loads(shown(hospital, "sites/north/manifest.json"))["files"]
    assert {one["path"] for one in listed} == {f"{t}/medicine.{e}" for t in ("en", "fr", "ar") for e in ("html", "pdf")}
    # The hospital's own pages are as they were, and the second build of the place has nothing to do.
    assert shown(hospital, "fr/medicine.html") == before
    assert "built 0, fresh 12" in build(hospital, "2026-12-02", "--site", "north").err
    assert "built 0, fresh 12" in build(hospital, "2026-12-01").err


def test_the_address_of_a_place_follows_the_projects(hospital):
    edit(hospital, "[tool.plainleaf]", '[tool.plainleaf]\nurl = "https://h.example"', "pyproject.toml")
    build(hospital, "2026-12-02", "--site", "north", "--variant", "html")
    assert "https://h.example/sites/north/fr/medicine.html" in shown(hospital, "sites/north/fr/medicine.html")


def test_the_later_file_wins(hospital):
    values(hospital, 'ward-phone = "01632 960 444"\n', "locales/fr/local.toml")
    build(hospital, "2026-12-02", "--variant", "html")
    assert "01632 960 444" in shown(hospital, "fr/medicine.html")
    assert "01632 960 111" in shown(hospital, "ar/medicine.html")
    values(hospital, 'ward-phone = "01632 960 333"\n', "sites/north.toml")
    build(hospital, "2026-12-02", "--variant", "html", "--site", "north")
    assert "01632 960 333" in shown(hospital, "sites/north/fr/medicine.html")


def test_a_place_that_is_not_there(hospital):
    ran = build(hospital, "2026-12-02", "--site", "nort", status=2)
    assert "there is no site “nort”" in ran.err
    assert "did you mean “north”" in ran.err
    ran = build(hospital, "2026-12-02", "--site", "../../etc/x", status=2)
    assert "the sites are: north" in ran.err


def test_a_key_without_a_value_shows_the_source_and_stops_print(hospital):
    values(hospital, VALUES.replace("ward-phone", "wardphone"))
    (missing,) = findings(hospital, "local-missing")
    assert (missing["severity"], missing["path"], missing["line"]) == ("error", "source/medicine.html", 14)
    assert missing["fix"] == "did you mean “wardphone”?"
    (unused,) = findings(hospital, "local-unused")
    assert (unused["severity"], unused["path"], unused["line"]) == ("warning", "source/local.toml", 1)
    assert unused["fix"] == "did you mean “ward-phone”?"
    build(hospital, "2026-12-02", status=1)
    for tag in ("en", "fr", "ar"):
        assert 'href="tel:+441632960456"' in shown(hospital, f"{tag}/medicine.html")
        assert "01632\u00a0960\u00a0456" in shown(hospital, f"{tag}/medicine.html")
        assert not (hospital / f"output/{tag}/medicine.pdf").exists()
    (version, _) = json.loads(plainleaf(hospital, "status", "--format", "json").out)["versions"]
    assert version["local_missing"] == ["ward-phone"]
    assert "local value: ward-phone" in plainleaf(hospital, "status").out
    # At the place that has it, all is well.
    build(hospital, "2026-12-02", "--site", "north")
    assert (hospital / "output/sites/north/en/medicine.pdf").is_file()
    assert list((hospital / "output/sites/north/en").glob("*.zip"))


@pytest.mark.parametrize(
    ("number", "country", "warned"),
    [
        ("911", "GB", True),
        ("999", "GB", False),
        ("111", "GB", False),
        ("119", "GB", False),
        ("999", "US", True),
        ("15", "FR", False),
        ("116117", "DE", False),
        ("061", "ES", False),
        ("9999", "GB", True),
        ("01632 960 999", "GB", False),
    ],
)
def test_an_emergency_number_of_another_territory_is_a_warning(hospital, number, country, warned):
    values(hospital, VALUES.replace("999", number))
    edit(hospital, "[tool.plainleaf]", f'[tool.plainleaf]\ncountry = "{country}"', "pyproject.toml")
    found = findings(hospital, "emergency-number")
    assert bool(found) == warned
    if warned:
        assert (found[0]["severity"], found[0]["path"], found[0]["line"]) == ("warning", "source/local.toml", 2)
        assert number in found[0]["message"]


def test_a_place_may_lie_in_another_country(hospital):
    values(hospital, 'country = "FR"\nemergency = "15"\n', "sites/north.toml")
    assert findings(hospital, "emergency-number") == []
    values(hospital, 'country = "FR"\nemergency = "911"\n', "sites/north.toml")
    assert [one["path"] for one in findings(hospital, "emergency-number")] == ["sites/north.toml"]
    # What it takes over from the hospital is the wrong number there.
    values(hospital, 'country = "FR"\n', "sites/north.toml")
    (found,) = findings(hospital, "emergency-number")
    assert (found["path"], found["line"]) == ("source/local.toml", 2)
    assert "not in FR, where north lies" in found["message"]


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("ward-phone = 01632", 1, "not valid TOML"),
        ('a = "x"\nward-phone = "01632\n', 2, "not valid TOML"),
        ('a = "x"\nward-phone = 111\n', 2, "must be text, not 111"),
        ('\n\nward-phone = ""\n', 3, "“ward-phone” is empty"),
        ('ward-phone = { txt = "x" }\n', 1, "did you mean “text”"),
        ('[ward-phone]\ntext = "x"\nhref = "javascript:alert(1)"\n', 1, "no address that a leaflet may have"),
        ('[ward-phone]\nhref = "tel:111"\n', 1, "must be text"),
        ('ward.phone = "x"\n', 1, "“ward” has a part “phone”"),
        ('a = "x"\nb = "01632 \u202e069"\n', 2, "U+202E"),
        ('a = "x\\u0007"\n', 1, "U+0007"),
        ('a = { text = "x", href = "//evil.example" }\n', 1, "no address that a leaflet may have"),
    ],
)
def test_a_file_that_is_wrong_is_told_with_its_line(hospital, text, line, says):
    values(hospital, text)
    for command in ("build", "check", "status", "extract"):
        ran = plainleaf(hospital, command)
        assert ran.status == 4, ran.err
        assert f"source/local.toml:{line}: " in ran.err
        assert says in ran.err


def test_a_plain_build_leaves_no_old_dose_at_a_place(hospital):
    build(hospital, "2026-12-02", "--site", "north")
    assert "site-stale" not in build(hospital, "2026-12-02").err
    edit(hospital, "5&nbsp;mg", "2.5&nbsp;mg")
    extract(hospital)
    ran = build(hospital, "2026-12-03")
    assert "withdrawn: sites/north/fr/medicine.pdf" in ran.err
    assert not list((hospital / "output/sites/north").glob("*/medicine.pdf"))
    assert not list((hospital / "output/sites/north").glob("*/*.zip"))
    assert "output/sites/north was built from older words" in ran.err
    assert "run plainleaf build --site north" in ran.err
    build(hospital, "2026-12-03", "--site", "north")
    assert (hospital / "output/sites/north/en/medicine.pdf").is_file()
    assert list((hospital / "output/sites/north/en").glob("*.zip"))
    assert "older words" not in build(hospital, "2026-12-03").err


def test_a_place_abroad_with_other_values_is_not_behind(hospital):
    values(hospital, 'country = "FR"\nemergency = "15"\n', "sites/north.toml")
    build(hospital, "2026-12-02", "--site", "north")
    made = sorted((hospital / "output/sites/north").glob("*/medicine.pdf"))
    assert made
    assert "older words" not in build(hospital, "2026-12-02").err
    assert sorted((hospital / "output/sites/north").glob("*/medicine.pdf")) == made


def test_the_country_of_a_place_is_one(hospital):
    values(hospital, '\ncountry = "UK"\n', "sites/north.toml")
    ran = build(hospital, "2026-12-02", "--site", "north", status=4)
    assert "sites/north.toml:2: “UK” is not a country code" in ran.err
    assert 'country = "GB"' in ran.err


def test_a_table_for_a_locale_that_is_none(hospital):
    values(hospital, '[fra]\nward-phone = "1"\n', "sites/north.toml")
    ran = build(hospital, "2026-12-02", "--site", "north", status=4)
    assert "sites/north.toml:1: " in ran.err
    assert "did you mean “fr”" in ran.err


def test_words_for_a_link_need_an_address(hospital):
    values(hospital, VALUES.replace("01632 960 111", "the ward"))
    (found,) = findings(hospital, "local-link")
    assert (found["severity"], found["path"], found["line"]) == ("error", "source/local.toml", 1)
    assert "source/medicine.html:14" in found["message"]
    assert 'href = "tel:…"' in found["fix"]


def test_whom_to_call_for_an_interpreter_is_said_in_each_language(hospital):
    edit(hospital, "Never take two", "Never take three")
    extract(hospital)
    build(hospital, "2026-12-02", "--variant", "html")
    assert 'href="tel:01632960777"' in shown(hospital, "fr/medicine.html")
    assert 'href="tel:0800111222"' in shown(hospital, "ar/medicine.html")


def test_a_hazard_that_hangs_on_a_value_is_one(hospital):
    edit(hospital, "if you faint", "if you collapse")
    extract(hospital)
    build(hospital, "2026-12-02")
    assert not (hospital / "output/fr/medicine.pdf").exists()
    assert "plainleaf-part" in shown(hospital, "fr/medicine.html")


def test_the_placeholder_has_to_be_kept(hospital):
    edit(hospital, 'msgstr "CALL <local1/> FIRST."', 'msgstr "CALL FIRST."', "locales/fr/LC_MESSAGES/medicine.po")
    (found,) = findings(hospital, "tags")
    assert "<local1/>" in found["message"] or "local1" in found["message"]
    build(hospital, "2026-12-02", status=1)
    assert "CALL FIRST" not in shown(hospital, "fr/medicine.html")
    assert "Call <a" in shown(hospital, "fr/medicine.html")


def test_a_project_without_local_values_needs_no_file(tmp_path):
    from tests.support.projects import project

    folder = project(tmp_path / "p")
    assert plainleaf(folder, "extract").status == 0
    assert plainleaf(folder, "check").status == 0
    assert "data-local" in PAGE
