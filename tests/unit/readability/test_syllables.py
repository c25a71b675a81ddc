import re
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from pipeline.readability.data import syllable_table
from pipeline.readability.syllables import by_rule, has_rules, syllables

LISTS = tomllib.loads(Path(__file__).with_name("syllables.toml").read_text("utf-8"))
DATA = files("pipeline").joinpath("data")
RULES = tomllib.loads(DATA.joinpath("readability", "syllables.toml").read_text("utf-8"))
FORMULAS = tomllib.loads(DATA.joinpath("formulas.toml").read_text("utf-8"))["formulas"]
SYLLABIC = {"asw", "poly", "poly2", "poly4", "poly42", "mono", "smog", "smog4"}
NEEDED = {language for row in FORMULAS if SYLLABIC & row["terms"].keys() for language in row["languages"]}


def entries(language):
    """Each word of a list with the fewest and the most syllables it may have."""
    for entry in LISTS[language]["words"].split():
        fewest = entry.replace("(.)", "").count(".") + 1
        yield re.sub(r"[.()]", "", entry), fewest, fewest + entry.count("(.)")


def wrong(language):
    return [
        (word, fewest, syllables(word, language))
        for word, fewest, most in entries(language)
        if not fewest <= syllables(word, language) <= most
    ]


@pytest.mark.parametrize("language", RULES)
def test_rules_get_the_hand_checked_words_right(language):
    total = len(list(entries(language)))
    mistakes = wrong(language)
    share = 1 - len(mistakes) / total
    assert share >= LISTS[language]["least"], mistakes
    assert (RULES[language]["checked"], RULES[language]["right"]) == (total, int(share * 100 + 1e-9) / 100)


def test_every_formula_that_counts_syllables_has_rules_and_a_list():
    assert NEEDED
    assert set(RULES) == set(LISTS)
    assert set(RULES) >= NEEDED


def test_lists_are_long_enough_and_name_no_word_twice():
    for language in LISTS:
        listed = [word for word, *_ in entries(language)]
        assert len(listed) == len(set(listed)) >= (80 if language in NEEDED else 60), language


def test_english_words_count_as_the_dictionary_says_unless_the_project_overrules_it():
    table = syllable_table("syllables-en.txt")
    assert len(table) > 100_000
    assert all(word.isascii() and word == word.lower() for word in table)
    for word in [word for word in table if word not in RULES["en"]["words"]][::97]:
        assert syllables(word, "en") == table[word], word


def test_no_english_exception_repeats_what_the_dictionary_says():
    table = syllable_table("syllables-en.txt")
    assert not {word: count for word, count in RULES["en"]["words"].items() if table.get(word) == count}


def test_an_american_pronunciation_gives_way_to_the_project():
    assert syllable_table("syllables-en.txt")["hour"] == 2
    assert syllables("hour", "en") == 1


@pytest.mark.parametrize(
    ("british", "american"),
    [("haemoglobin", "hemoglobin"), ("colour", "color"), ("immunisation", "immunization"), ("fibre", "fiber")],
)
def test_a_british_spelling_counts_as_its_american_one(british, american):
    assert syllables(british, "en") == syllable_table("syllables-en.txt")[american]


def test_endings_are_added_to_words_of_the_dictionary():
    assert [syllables(word, "en") for word in ("haemorrhage", "haemorrhages", "haemorrhages'")] == [3, 4, 4]
    assert [syllables(word, "en") for word in ("nurse's", "doctor's", "patients'")] == [2, 2, 2]


@pytest.mark.parametrize("language", sorted(set(LISTS) - {"el"}))
def test_capitals_do_not_change_a_count(language):
    # Greek capitals drop the accents that part two vowels.
    for word, *_ in entries(language):
        upper = word.replace("i", "İ").upper() if language in ("tr", "az") else word.upper()
        if word.lower() == word and has_vowel(word, language):
            assert syllables(upper, language) == syllables(word, language), word
            assert syllables(upper[0] + word[1:], language) == syllables(word, language), word


def has_vowel(word, language):
    nucleus = RULES[RULES[language].get("like", language)]["nucleus"]
    return re.search(nucleus, word) is not None


def test_turkish_dotted_and_dotless_i_are_both_vowels():
    assert [syllables(word, "tr") for word in ("İlaç", "ILIK", "ılık", "ilik")] == [2, 2, 2, 2]


@pytest.mark.parametrize(("word", "language"), [("doesn't", "en"), ("п'ять", "uk"), ("so'l", "uz")])
def test_a_curly_apostrophe_counts_as_a_straight_one(word, language):
    for curly in "’ʼ":
        assert syllables(word.replace("'", curly), language) == syllables(word, language)


def test_joined_words_are_the_sum_of_their_parts():
    assert [syllables(word, "en") for word in ("x-ray", "follow-up", "COVID-19", "A&E", "a.m")] == [2, 3, 3, 2, 2]


def test_numbers_have_one_syllable_and_acronyms_without_a_vowel_are_spelt():
    assert [syllables(word, "en") for word in ("37.5", "NHS", "GPs", "b", "MRI")] == [1, 3, 2, 1, 3]
    assert [syllables("MRT", "de"), syllables("МРТ", "ru"), syllables("KRK", "cs")] == [3, 3, 1]


def test_words_spoken_with_the_next_one_have_no_syllable():
    assert [syllables(word, "ru") for word in ("в", "с", "К")] == [0, 0, 0]
    assert syllables("v", "cs") == 0
    assert syllables("v", "en") == 1


def test_a_language_like_another_counts_by_its_rules():
    assert by_rule("sykehuset", "nb") == by_rule("sykehuset", "nn") == 4


def test_an_unknown_language_has_no_rules():
    assert not has_rules("ar")
    assert not has_rules("xx")
    assert has_rules("en")
