"""Rare words are told where the language has a list of its own, and nowhere else."""

import pytest

from pipeline.readability import frequency


@pytest.mark.parametrize("language", ["pa", "sw", "so", "cy", "gu", "th", "ja", "ko", "tr", "xx"])
def test_a_language_without_a_list_of_its_own_is_never_answered_in_another(language):
    assert not frequency.knows(language)
    assert frequency.zipf("haemoglobin", language) is None
    assert not frequency.is_rare("haemoglobin", language)


def test_rare_words_are_rare_and_common_ones_are_not():
    assert frequency.is_rare("haemochromatosis", "en")
    assert not frequency.is_rare("Blood", "en")
    assert frequency.is_rare("Hämochromatose", "de")
    assert not frequency.is_rare("Wasser", "de")


@pytest.mark.parametrize(
    ("written", "listed", "language"),
    [("ausschließlich", "ausschliesslich", "de"), ("شهرًا", "شهرا", "ar"), ("aceşti", "acești", "ro")],
)
def test_a_word_is_looked_up_as_the_lists_write_it(written, listed, language):
    assert frequency.zipf(written, language) == frequency.zipf(listed, language) > 0


@pytest.mark.parametrize("word", ["37.5", "b", "MRI", "pAVK", "Guillain-Barré"])
def test_numbers_letters_and_acronyms_are_no_rare_words(word):
    assert frequency.zipf(word, "en") is None


def test_without_wordfreq_no_word_is_rare(monkeypatch):
    monkeypatch.setattr(frequency, "find_spec", lambda _name: None)
    frequency._shares.cache_clear()
    frequency.zipf.cache_clear()
    try:
        assert not frequency.available()
        assert not frequency.is_rare("haemochromatosis", "en")
    finally:
        frequency._shares.cache_clear()
        frequency.zipf.cache_clear()
