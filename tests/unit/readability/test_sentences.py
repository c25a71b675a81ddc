import tomllib
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.readability.data import reference_headings
from pipeline.readability.sentences import ended, spans
from pipeline.readability.words import plain, show

GOLD = tomllib.loads(Path(__file__).with_name("sentences.toml").read_text("utf-8"))
PIECES = (
    "rest water Call The Dr. e.g. etc. p.m. no. 5 37.5 3. J. C vitamin z. B. U.S. mg. min. (see “Is it” said. "
    '« oui. » – „Ja“ hands.Then 。请 休息 दवा लें। ہے۔ اسے 「水」 د. أحمد ؟ ።ውሃ ; ! ? … ... ?! ) ] " »'
).split()
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=14).map(" ".join)
LANGUAGES = st.sampled_from(sorted(GOLD))


def split(text, language):
    shown = show(text)
    return [" ".join(shown[start:end].split()) for start, end in spans(plain(shown), language)]


@pytest.mark.parametrize("language", GOLD)
def test_sentences_end_where_a_reader_says(language):
    for text in GOLD[language]:
        wanted = [show(piece.strip()) for piece in text.split("|")]
        assert split(text.replace(" | ", " ").replace("|", ""), language) == wanted


def test_gold_covers_the_languages_that_have_rules():
    rules = tomllib.loads(files("pipeline").joinpath("data", "readability", "sentences.toml").read_text("utf-8"))
    # Few rules, and nobody here who writes these well.
    unread = {"gd", "ku", "ky", "tg", "mn", "tk", "prs", "ht", "xh", "om", "or", "ug", "yi"}
    assert rules.keys() - {"any", "references"} - unread <= GOLD.keys()
    assert sum(map(len, GOLD.values())) >= 600


@given(TEXTS, LANGUAGES)
def test_no_sign_is_lost(text, language):
    # Digits alone may be a telephone number, which is no sentence.
    shown = show(f"{text} water")
    assert "".join("".join(split(shown, language)).split()) == "".join(shown.split())


@given(TEXTS, LANGUAGES)
def test_sentences_put_together_are_the_same_sentences(text, language):
    once = split(text, language)
    assert split(" ".join(once), language) == once


@given(TEXTS, LANGUAGES)
def test_every_sentence_holds_a_word_or_a_number(text, language):
    assert all(any(map(str.isalnum, sentence)) for sentence in split(text, language))


def test_a_missing_space_ends_a_sentence_but_a_name_does_not():
    text = "Wash your hands.Then eat. See version 2.Beta or a.B now."
    assert split(text, "en") == ["Wash your hands.", "Then eat.", "See version 2.Beta or a.B now."]


def test_a_sentence_may_begin_with_an_address():
    assert split("Call us. www.example.org has more.", "en") == ["Call us.", "www.example.org has more."]


@pytest.mark.parametrize("text", ["", " ", "...", "?! …", "。"])
def test_without_a_word_there_is_no_sentence(text):
    assert split(text, "en") == []


def test_a_language_without_rules_ends_sentences_at_stops():
    assert split("Unu du. Tri kvar? Kvin!", "eo") == ["Unu du.", "Tri kvar?", "Kvin!"]


def test_an_item_may_stay_open():
    assert all(map(ended, ("A rash.", "ہے۔", "“Now!”", "ይጠጡ፡፡", "A rash.[1]", "A rash.²", "Well done! 😀")))
    assert not any(map(ended, ("a rash", "a rash,", "")))


def test_headings_of_sources_are_written_as_they_are_compared():
    assert all(heading == show(heading).lower().strip() for heading in reference_headings())
