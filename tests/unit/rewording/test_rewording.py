"""Two wordings: what got easier, by which rule, and every number or “not” that changed."""

import json

import pytest

from pipeline.languages import language
from pipeline.readability.plain_text import text_units
from pipeline.reports.rewording import as_html, as_json, as_text
from pipeline.rewording import compare
from pipeline.rewording.pairs import pairs

OLD = (
    "If you have been prescribed warfarin, you must not take aspirin, because it can make you bleed. "
    "Take 5 mg once a day. Call 111 if you are not sure. Rest for two days."
)
NEW = (
    "Do you take warfarin? Then do not take aspirin. It can make you bleed. "
    "Take 5 mg once a day. Call 111 if you are not sure. Rest for 2 days."
)


def wordings(old, new, tag="en"):
    row = language(tag)
    return compare(text_units(old, tag), text_units(new, tag), row)


def kinds(old, new, tag="en"):
    return [(change.kind, change.lost, change.new) for change in wordings(old, new, tag).changes]


def test_a_rewording_that_keeps_its_facts_is_told_so_and_is_easier():
    found = wordings(OLD, NEW)
    assert found.changes == ()
    verdicts = {measure.name: measure.verdict for measure in found.measures}
    assert verdicts["words in a sentence"] == "easier"
    assert all(measure.rule for measure in found.measures)
    assert any("too short to score" in note for note in found.notes)
    assert next(pair.new for pair in found.pairs if pair.changed) == (
        "Do you take warfarin?",
        "Then do not take aspirin.",
        "It can make you bleed.",
    )


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("Take 5 mg once a day.", "Take 50 mg once a day.", "number"),
        ("Take 5 mg once a day.", "Take 5 g once a day.", "unit"),
        ("Do not drive.", "Drive.", "negation"),
        ("Take it once a day.", "Take it twice a day.", "how often"),
        ("Call 01632 960 123.", "Call 01632 960 132.", "telephone number"),
        ("Call us if it is above 38.", "Call us if it is below 38.", "comparison"),
        ("Take one tablet, then two.", "Take two tablets, then one.", "order of numbers"),
    ],
)
def test_a_changed_fact_is_told(old, new, kind):
    assert [found[0] for found in kinds(old, new)] == [kind]


def test_a_number_in_words_is_the_same_number():
    assert kinds("Rest for two days.", "Rest for 2 days.") == []


def test_a_fact_that_only_moved_is_told_as_moved():
    old = "Take 5 mg in the morning with a big glass of water. Rest after it for an hour on the sofa."
    new = "Take it in the morning with a big glass of water. Rest after 5 mg of it for an hour on the sofa."
    assert all(change.moved for change in wordings(old, new).changes)


def test_languages_without_word_lists_say_what_is_not_compared():
    found = wordings("Tóg 5 mg gach lá.", "Tóg 10 mg gach lá.", "ga")
    assert found.changes[0].lost == ("5",)
    assert any("no word lists for Irish" in note for note in found.notes)


def test_sentences_are_laid_beside_those_they_come_from():
    found = pairs(
        ["Drink water.", "Take the tablet in the evening, then lie down and rest.", "Goodbye."],
        ["Take the tablet in the evening.", "Then lie down and rest.", "Goodbye."],
    )
    assert [(len(pair.old), len(pair.new)) for pair in found] == [(1, 0), (1, 2), (1, 1)]


def test_nothing_is_lost_between_the_sides():
    found = wordings(OLD, NEW)
    assert " ".join(one for pair in found.pairs for one in pair.old) == OLD
    assert " ".join(one for pair in found.pairs for one in pair.new) == NEW


def test_the_sheet_shows_both_wordings_and_escapes_them():
    found = wordings("Take 5 mg <b>now</b>.", "Take 10 mg <b>now</b>.")
    text = as_text(found, "old.txt", "new.txt")
    assert "number: “5” became “10”" in text
    assert "old: Take 5 mg <b>now</b>." in text
    html = as_html(found, "old.txt", "new.txt").decode()
    assert "<del>5</del>" in html
    assert "<ins>10</ins>" in html
    assert "<b>now</b>" not in html
    data = json.loads(as_json(found))
    assert data["changes"][0]["new"] == ["10"]
