"""Dangerous translations are caught, and good ones are left in peace."""

import tomllib
from pathlib import Path

import pytest

from pipeline.checks import Pair, check_pair
from pipeline.languages import language
from pipeline.model import Inline, Key
from pipeline.sources.inline import tag_names

EN = language("en")
TABLE = tomllib.loads(Path(__file__).with_name("pairs.toml").read_text("utf-8"))
GOOD = [(tag, *row) for tag, rows in TABLE.items() for row in rows["good"]]
BAD = [(tag, *row) for tag, rows in TABLE.items() for row in rows["bad"]]


def found(tag: str, source: str, target: str, **more) -> dict[str, str]:
    inline = tuple(Inline(name, (f"<{name}>",), f"</{name}>") for name in tag_names(source))
    pair = Pair(Key(source), target, EN, language(tag), (inline,), **more)
    return {check.name: problem.message for check, problem in check_pair(pair)}


@pytest.mark.parametrize(("tag", "source", "target"), GOOD)
def test_a_good_translation_is_left_in_peace(tag, source, target):
    assert found(tag, source, target) == {}


@pytest.mark.parametrize(("tag", "source", "target", "check"), BAD)
def test_a_dangerous_translation_is_caught(tag, source, target, check):
    assert check in found(tag, source, target)


def test_a_confused_unit_is_named_for_what_it_is():
    message = found("fr", "Take 100 micrograms a day.", "Prenez 100 mg par jour.")["units"]
    assert message == ("the source says 100 micrograms, the translation 100 milligrams: 1000 times more")


def test_a_changed_number_says_how_many_times():
    assert "10 times more" in found("fr", "Take 5 mg.", "Prenez 50 mg.")["numbers"]


def test_a_misread_sign_says_what_readers_understand():
    message = found("de", "Take 1.5 mg.", "Nehmen Sie 1.500 mg.")["separators"]
    assert "says 1500 to readers of German" in message


def test_a_sister_letter_names_the_right_one():
    message = found("ur", "Call the doctor.", "ڈاكٹر کو فون کریں۔")["letters"]
    assert "U+0643" in message
    assert "U+06A9" in message


def test_the_glossary_of_a_project():
    glossary = {"blood clot": ("caillot",), "keytruda": ()}
    assert "glossary" in found("fr", "A blood clot is dangerous.", "Un bouchon est dangereux.", glossary=glossary)
    assert "glossary" not in found("fr", "A blood clot is dangerous.", "Un caillot est dangereux.", glossary=glossary)
    assert "glossary" in found("fr", "Keytruda may help.", "Ce médicament peut aider.", glossary=glossary)


def test_the_order_of_dates_follows_the_country_of_the_source():
    assert "dates" in found("fr", "Come on 04/03/2026.", "Venez le 3 avril 2026.", country="GB")
    assert "dates" not in found("fr", "Come on 04/03/2026.", "Venez le 3 avril 2026.", country="US")


def timed(source: str, target: str, moment: str, tag: str = "fr") -> set[str]:
    inline = (Inline("time1", (f'<time datetime="{moment}">',), "</time>"),)
    pair = Pair(Key(source), target, EN, language(tag), (inline,))
    return {check.name for check, _problem in check_pair(pair)}


@pytest.mark.parametrize(
    ("source", "target", "moment", "wrong"),
    [
        ("at <time1>6 pm</time1>", "à <time1>18 h</time1>", "18:00", False),
        ("at <time1>6 pm</time1>", "à <time1>8 h</time1>", "18:00", True),
        ("by <time1>3 April 2026</time1>", "avant le <time1>3 avril 2026</time1>", "2026-04-03", False),
        ("by <time1>3 April 2026</time1>", "avant le <time1>3 mars 2026</time1>", "2026-04-03", True),
        ("by <time1>3 April 2026</time1>", "avant le <time1>3 avril 2025</time1>", "2026-04-03", True),
        ("at <time1>noon</time1>", "à <time1>midi</time1>", "12:00", False),
    ],
)
def test_the_words_of_a_time_element_agree_with_its_datetime(source, target, moment, wrong):
    assert ("time-element" in timed(source, target, moment)) == wrong


def test_every_check_has_a_title_that_says_what_is_wrong():
    from pipeline.checks import registered

    for check in registered().values():
        assert check.title.endswith("."), check.name
        assert check.name in {name for *_row, name in BAD} or check.name in UNTABLED, check.name


# Tested above or beside: they need more than a pair of texts.
UNTABLED = {"oversize", "glossary", "time-element", "control-characters", "number-missing", "separators-unsure"}


def test_lists_of_a_language_are_told_to_be_missing():
    from pipeline.judging import unlisted

    assert unlisted([language("fr")]) == []
    (finding,) = unlisted([language("fi")])
    assert "Finnish" in finding.message
    assert "negation" in finding.message


def test_a_text_that_is_far_too_long_is_kept_off_the_page():
    assert set(found("fr", "Take 5 mg at night.", "x " * 500_000)) == {"oversize"}
    assert "oversize" not in found("fr", "Take 5 mg at night. " * 600, "Prenez 5 mg le soir. " * 700)
