import tomllib
from pathlib import Path

import pytest

from pipeline.readability.wording import Acronym, NumberKind, acronyms, languages, limits, negations, numbers, passive

CASES = tomllib.loads(Path(__file__).with_name("wording.toml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("language", "marked"), [(language, one) for language, rows in CASES["passive"].items() for one in rows["found"]]
)
def test_a_passive_is_quoted_as_it_stands(language, marked):
    found = passive(marked.replace("*", ""), language)
    assert found
    assert " ".join(found.replace(" … ", " ").split()) == " ".join(part.strip() for part in marked.split("*")[1::2])


@pytest.mark.parametrize(
    ("language", "sentence"), [(language, one) for language, rows in CASES["passive"].items() for one in rows["none"]]
)
def test_a_state_a_future_and_a_perfect_are_no_passive(language, sentence):
    assert passive(sentence, language) is None


def test_a_language_without_a_rule_has_no_passives():
    assert passive("Il est donné par le médecin.", "fr") is None


def test_each_rule_for_passives_has_sixty_sentences():
    assert set(CASES["passive"]) == set(languages("passive"))
    assert all(len(rows["found"]) + len(rows["none"]) + len(rows["missed"]) >= 60 for rows in CASES["passive"].values())


@pytest.mark.parametrize(
    ("language", "sentence", "words"),
    [(language, *one) for language, rows in CASES["negations"].items() for one in rows["double"]],
)
def test_a_double_negation_is_found(language, sentence, words):
    assert " ".join(negations(sentence, language)) == words


@pytest.mark.parametrize(
    ("language", "sentence"),
    [(language, one) for language, rows in CASES["negations"].items() for one in rows["single"]],
)
def test_words_that_only_go_along_with_a_negation_are_no_second_one(language, sentence):
    assert negations(sentence, language) == ()


def test_every_rule_for_negations_has_cases_and_other_languages_have_none():
    assert set(CASES["negations"]) == set(languages("negations"))
    assert negations("Usitumie bila ushauri.", "sw") == ()


@pytest.mark.parametrize(("language", "text", "wanted"), CASES["acronyms"]["cases"])
def test_acronyms_that_nothing_explains(language, text, wanted):
    assert [one.form for one in acronyms(text.split("|"), language)] == wanted.split()


def test_an_acronym_is_counted_where_it_stands():
    text = ["Ask a nurse.", "Have an ECG.", "ECGs and a CT scan."]
    assert acronyms(text, "en") == (Acronym("ECG", 2, 1), Acronym("CT", 1, 2))


def test_an_abbr_explains():
    assert acronyms(["Have an ECG."], "en", frozenset({"ECG"})) == ()


@pytest.mark.parametrize(("language", "sentence", "kind", "forms", "instead"), CASES["numbers"]["cases"])
def test_numbers_that_people_misread(language, sentence, kind, forms, instead):
    (found,) = numbers([sentence], language)
    assert found.kind == NumberKind(kind)
    assert "|".join(found.forms) == forms
    assert "|".join(found.instead).replace("\u202f", " ") == instead


@pytest.mark.parametrize(("language", "sentence"), CASES["numbers"]["nothing"])
def test_strengths_prices_and_natural_frequencies_are_left_alone(language, sentence):
    assert numbers([sentence], language) == ()


def test_the_next_sentence_may_hold_the_natural_frequency():
    sentence = "20% of people feel sick."
    assert numbers([sentence, "That is 20 in 100."], "en") == ()
    assert [one.sentence for one in numbers(["Yes.", sentence, "That is many."], "en")] == [1]


@pytest.mark.parametrize("language", languages("numbers"))
def test_what_is_proposed_is_a_natural_frequency_for_the_language(language):
    """So that an editor who does as told is not told again."""
    sentence = next(one for tag, one, kind, *_ in CASES["numbers"]["cases"] if tag == language and kind == "percentage")
    (found,) = numbers([sentence], language)
    assert numbers([sentence, found.instead[0]], language) == ()


def test_an_editor_is_told_what_to_write():
    (shared,) = numbers(["About 20% of people feel sick."], "en")
    assert (shared.form, shared.advice) == ("20%", "say it as a number of people: 20 in 100")
    (relative,) = numbers(["It cuts the risk by 20%."], "en")
    assert "before" in relative.advice
    assert "20 in 100" not in relative.advice
    (unlike,) = numbers(["1 in 8 men and 1 in 40 women."], "en")
    assert unlike.advice == "give both out of the same number: 5 in 40, 1 in 40"


@pytest.mark.parametrize("tag", ["en-GB", "en_GB"])
def test_region_makes_no_difference(tag):
    assert passive("It was done.", tag) == "was done"
    assert negations("Not without me.", tag) == ("not", "without")
    assert numbers(["20% of people"], tag) == numbers(["20% of people"], "en")
    assert acronyms(["A GP and an MRI."], tag) == acronyms(["A GP and an MRI."], "en")


def test_a_paragraph_within_the_limits_has_sentences_that_can_be_read():
    found = limits()
    assert 10 <= found.paragraph_words / found.paragraph_sentences <= 20
