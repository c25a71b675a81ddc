import tomllib
from pathlib import Path

import pytest

from pipeline.readability.syllables import syllables

LISTS = tomllib.loads(Path(__file__).with_name("syllables.toml").read_text("utf-8"))


@pytest.mark.parametrize("language", LISTS)
def test_rules_get_the_hand_checked_words_right(language):
    pairs = [entry.split() for entry in LISTS[language]["words"].replace("\n", " ").split(",")]
    wrong = [(word, n, syllables(word, language)) for word, n in pairs if syllables(word, language) != int(n)]
    assert 1 - len(wrong) / len(pairs) >= LISTS[language]["least"], wrong


def test_numbers_and_spelt_acronyms():
    assert syllables("37.5", "en") == 1
    assert syllables("MRT", "de") == 3
    assert syllables("b", "en") == 1
