"""Languages without spaces: with ICU their words are counted, without it only their characters."""

import pytest

from pipeline.readability import dictionary
from pipeline.readability.counts import count
from pipeline.readability.data import has_spaces, needs_dictionary, reference, sentence_limits
from pipeline.readability.formulas import index
from pipeline.readability.units import Unit, UnitKind
from pipeline.readability.words import words

UNSPACED = ("zh", "ja", "th", "lo", "km", "my")
SAMPLES = {
    "zh": ("每天服药两次。", 3),
    "ja": ("この薬は食後に飲んでください。", 8),
    "th": ("กรุณาอ่านเอกสารนี้", 4),
    "lo": ("ກະລຸນາອ່ານເອກະສານນີ້", 4),
    "km": ("សូមអានឯកសារនេះ", 4),
    "my": ("ဆေးမသောက်မီ", 4),
}


def counted(language, text):
    return count([Unit(UnitKind.PROSE, text)], language).counts


@pytest.mark.parametrize("language", UNSPACED)
def test_words_are_told_apart_with_a_dictionary(language):
    text, least = SAMPLES[language]
    found = words(text, language)
    assert len(found) >= least
    assert "".join(found) == text.rstrip("。")
    assert counted(language, text).words == len(found)


def test_words_of_other_scripts_keep_their_rules_within_such_a_text():
    assert words("接种COVID-19疫苗,每次2.5毫克。", "zh")[1:3] == ["COVID-19", "疫苗"]


@pytest.mark.usefixtures("without_dictionary")
@pytest.mark.parametrize("language", UNSPACED)
def test_no_words_are_made_up_without_one(language):
    counts = counted(language, SAMPLES[language][0])
    assert needs_dictionary(language)
    assert counts.words is None
    assert counts.letters > 0


@pytest.mark.parametrize("language", UNSPACED)
def test_the_letters_of_a_text_do_not_depend_on_the_dictionary(language, monkeypatch):
    text = SAMPLES[language][0]
    letters = counted(language, text).letters
    monkeypatch.setattr(dictionary, "available", lambda: False)
    assert counted(language, text).letters == letters


def test_the_index_rests_on_words_or_on_characters_alone(monkeypatch):
    own = reference("zh")
    text = SAMPLES["zh"][0]
    counts = counted("zh", text)
    expected = (counts.words / own.asl + counts.letters / counts.words / own.awl) / 2
    assert index("zh", counts) == pytest.approx(expected, abs=0.001)
    monkeypatch.setattr(dictionary, "available", lambda: False)
    expected = (counts.letters / (own.asl * own.awl) + 1) / 2
    assert index("zh", counted("zh", text)) == pytest.approx(expected, abs=0.001)


def test_limits_are_words_with_it():
    assert sentence_limits("th")[0] == round(20 * reference("th").asl / reference("en").asl)


@pytest.mark.usefixtures("without_dictionary")
def test_limits_are_characters_without_it():
    own = reference("th")
    assert sentence_limits("th")[0] == round(20 * own.asl * own.awl / reference("en").asl)


def test_icu_has_no_dictionary_for_tibetan():
    assert needs_dictionary("bo")


@pytest.mark.parametrize("tag", ["ko", "vi", "en", "am", "zh-Hant", "ja-JP"])
def test_who_writes_spaces(tag):
    assert has_spaces(tag) == (tag in ("ko", "vi", "en", "am"))


def test_the_version_is_named_where_it_is_installed():
    assert bool(dictionary.version()) == dictionary.available()
