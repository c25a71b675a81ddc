"""Rows that moved in a table: translations that stand beside the wrong texts never get out."""

import json

import pytest

from tests.support.projects import plainleaf, project

WEEKS = 9
ROWS = [f"Week {week}: take {week * 5 + 2} mg at night." for week in range(1, WEEKS + 1)]
WORDS = ["Sit down first.", "Drink some water."]
TEXTS = [ROWS[0], *ROWS[1:4], *WORDS, *ROWS[4:]]
FRENCH = [
    text.replace("Week", "Semaine").replace(": take", " : prenez").replace("at night", "le soir") for text in TEXTS
]
FRENCH[4:6] = ["Asseyez-vous d’abord.", "Buvez un peu d’eau."]


@pytest.fixture
def slipped(tmp_path):
    """A catalog pasted from a table, in which the rows from the third on have moved down by one."""
    page = "".join(f"<p>{text}</p>" for text in TEXTS)
    markup = (
        f'<!DOCTYPE html><html lang="en"><title>Your tablets</title><main><h1>Your tablets</h1>{page}</main></html>'
    )
    folder = project(tmp_path / "p", {"tablets": markup}, "thresholds = {html = 0.1, pdf = 1.0}\n")
    plainleaf(folder, "extract")
    file = folder / "locales/fr/LC_MESSAGES/tablets.po"
    text = file.read_text("utf-8").replace(
        'msgid "Your tablets"\nmsgstr ""', 'msgid "Your tablets"\nmsgstr "Vos comprimés"'
    )
    for number, source in enumerate(TEXTS):
        french = FRENCH[number] if number < 2 else FRENCH[number - 1]
        text = text.replace(f'msgid "{source}"\nmsgstr ""', f'msgid "{source}"\nmsgstr "{french}"')
    file.write_text(text, "utf-8")
    return folder


def findings(folder):
    ran = plainleaf(folder, "check", "--format", "json", "--fail-on", "never")
    return [found for found in json.loads(ran.out)["findings"] if found["severity"] == "error"]


def test_the_run_is_one_error_that_says_where_it_begins_and_ends(slipped):
    (found,) = findings(slipped)
    assert found["check"] == "slipped"
    assert "1 text further up" in found["message"]
    catalog = (slipped / found["path"]).read_text("utf-8").split("\n")
    assert TEXTS[2] in "\n".join(catalog[found["line"] - 3 : found["line"] + 3])


def test_nothing_between_its_ends_is_shown_though_it_has_no_numbers(slipped):
    plainleaf(slipped, "build")
    page = (slipped / "output/fr/tablets.html").read_text("utf-8")
    assert FRENCH[1] in page
    for text in (*TEXTS[2:], *WORDS):
        assert text in page
    for text in FRENCH[2:]:
        assert text not in page
    assert not (slipped / "output/fr/tablets.pdf").exists()


def test_two_wrong_doses_are_two_errors(slipped):
    file = slipped / "locales/fr/LC_MESSAGES/tablets.po"
    text = file.read_text("utf-8")
    for number, source in enumerate(TEXTS):
        if number >= 2:
            text = text.replace(
                f'msgid "{source}"\nmsgstr "{FRENCH[number - 1]}"', f'msgid "{source}"\nmsgstr "{FRENCH[number]}"'
            )
    text = text.replace("prenez 12 mg le soir", "prenez 120 mg le soir").replace("prenez 47 mg", "prenez 470 mg")
    file.write_text(text, "utf-8")
    assert [found["check"] for found in findings(slipped)] == ["numbers", "numbers"]
