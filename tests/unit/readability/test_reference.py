"""The constants of the Declaration, and the script that counts them."""

import importlib.util
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from pipeline.languages import known_tags, language
from pipeline.readability.data import base, reference

PATH = Path(__file__).parents[3] / "scripts" / "reference.py"
ROWS = tomllib.loads(files("pipeline").joinpath("data/readability/reference.toml").read_text("utf-8"))["udhr"]
DECLARATION = """<html><body><h1>Declaration</h1><article><h2>Article 1</h2>
<p>All people are born free &amp; equal. They have dignity.</p>
<ol><li><p>Nobody is a slave.</p></li></ol></article></body></html>"""


def script():
    spec = importlib.util.spec_from_file_location("reference_script", PATH)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("tag", known_tags())
def test_every_language_has_constants_or_says_that_there_is_no_text(tag):
    row = ROWS.get(tag) or ROWS[base(tag)]
    assert (reference(tag) is None) == (row["text"] == "")


@pytest.mark.parametrize("tag", [tag for tag, row in ROWS.items() if row["text"]])
def test_constants_are_those_of_a_whole_declaration(tag):
    own, english = reference(tag), reference("en")
    assert 0.4 < own.asl / english.asl < 2
    assert 1 < own.awl < 9


def test_measured_constants_agree_with_an_independent_count():
    # Of the same document, with other tools: words per sentence and letters per word.
    counted = {"en": (24.1, 4.99), "de": (22.7, 6.23), "ru": (22.2, 6.29), "ar": (17.8, 4.62), "hi": (24.3, 2.33)}
    for tag, (asl, awl) in counted.items():
        assert reference(tag).asl == pytest.approx(asl, rel=0.05)
        assert reference(tag).awl == pytest.approx(awl, rel=0.05)


def test_a_tag_with_a_text_of_its_own_has_its_own_constants():
    assert reference("zh-Hant") != reference("zh-Hans") == reference("zh")
    assert reference("sr-Latn") != reference("sr-Cyrl") == reference("sr")
    assert reference("de-CH") == reference("de_DE") == reference("de")
    assert reference("xx") is None


@pytest.mark.parametrize("tag", [tag for tag in known_tags() if tag != "en"])
def test_a_translation_is_about_as_long_as_its_language_is(tag):
    row = language(tag)
    assert 0.4 <= row.words <= 2
    assert 0.2 <= row.characters <= 1.6


def test_paragraphs_and_items_are_counted_and_headings_are_not():
    module = script()
    texts = module.paragraphs(DECLARATION)
    assert texts == ["All people are born free & equal. They have dignity.", "Nobody is a slave."]
    counts = module.counted(texts, "en").counts
    assert (counts.sentences, counts.words) == (3, 13)


def test_a_word_is_common_by_the_paragraphs_it_stands_in():
    module = script()
    texts = ["The law is the law.", "The state, the people.", "By the by, it was the end.", "Law."]
    assert module.common(module.counted(texts, "en")) == ["the"]
