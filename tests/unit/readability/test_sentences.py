import tomllib
from pathlib import Path

import pytest

from pipeline.readability.sentences import ended, spans
from pipeline.readability.words import plain, show

GOLD = tomllib.loads(Path(__file__).with_name("sentences.toml").read_text("utf-8"))
CASES = [(language, text) for language, texts in GOLD.items() for text in texts]


@pytest.mark.parametrize(("language", "text"), CASES)
def test_sentences_end_where_a_reader_says(language, text):
    wanted = [piece.strip() for piece in text.split("|")]
    joined = show(("" if language == "zh" else " ").join(wanted))
    assert [joined[start:end] for start, end in spans(plain(joined), language)] == wanted


def test_gold_covers_every_shipped_language():
    shipped = {"en", "ar", "bn", "cy", "es", "fr", "pl", "pt", "ro", "so", "uk", "ur", "zh"}
    assert shipped <= GOLD.keys()
    assert len(CASES) >= 60


def test_a_missing_space_ends_a_sentence_but_a_name_does_not():
    text = "Wash your hands.Then eat. See version 2.Beta or a.B now."
    assert next(text[a:b] for a, b in spans(text, "en")) == "Wash your hands."
    assert len(spans(text, "en")) == 3


def test_an_item_may_stay_open():
    assert all(map(ended, ("A rash.", "ہے۔", "“Now!”")))
    assert not any(map(ended, ("a rash", "a rash,", "")))
