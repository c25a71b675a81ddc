"""Values from papers and from other tools, from counts and from raw text."""

import tomllib
from importlib.resources import files

import pytest

from pipeline.readability.counts import count
from pipeline.readability.data import formulas
from pipeline.readability.formulas import MEASURES, band, evaluate, index_band
from pipeline.readability.osman import syllables as osman_syllables
from pipeline.readability.records import Counts
from pipeline.readability.units import Unit, UnitKind

ROWS = tomllib.loads(files("pipeline").joinpath("data/formulas.toml").read_text("utf-8"))


def row(language, method):
    return next(formula for formula in formulas(language) if formula.method == method)


def of(text, language, method):
    return evaluate(row(language, method), count([Unit(UnitKind.PROSE, text)], language).counts)


@pytest.mark.parametrize(
    ("text", "language", "method", "value"),
    [
        ("The cat sat on the mat.", "en", "Flesch reading ease", 116.145),
        (
            "This sentence, taken as a reading passage unto itself, is being used to prove a point.",
            "en",
            "Flesch reading ease",
            68.98,
        ),
        (
            "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.",
            "en",
            "Flesch reading ease",
            37.455,
        ),
        ("The cat in the hat ate breakfast.", "en", "Flesch reading ease", 103.04),
        ("O gato bebe leite.", "pt", "Flesch-Martins", 96.725),
        ("Ali okula gitti. Ayşe ev aldı.", "tr", "Ateşman", 110.645),
    ],
)
def test_published_values_from_raw_text(text, language, method, value):
    assert of(text, language, method) == pytest.approx(value, abs=0.01)


@pytest.mark.parametrize(
    ("language", "method", "value"),
    [
        ("en", "Flesch reading ease", 64.71),
        ("de", "Amstad", 77.25),
        ("nl", "Flesch-Douma", 77.39),
        ("pt", "Flesch-Martins", 106.71),
        ("fr", "Kandel-Moles", 207 - 15.225 - 110.4),
        ("es", "INFLESZ (Szigriszt-Pazos)", 206.835 - 15 - 93.45),
        ("uk", "Partiko", 206.84 - 88.95 - 42.45),
        ("ru", "Flesch-Oborneva", 206.835 - 19.5 - 90.15),
    ],
)
def test_values_from_fifteen_words_a_sentence_and_one_and_a_half_syllables(language, method, value):
    counts = Counts(sentences=10, words=150, letters=700, syllables=225, polysyllables=20, long_words=30)
    assert evaluate(row(language, method), counts) == pytest.approx(value, abs=0.01)


def test_smog_of_its_own_thirty_sentences():
    # McLaughlin's table gives grade 10 for 43 to 56 polysyllables in 30 sentences.
    for polysyllables, grade in ((43, 10), (56, 11), (30, 9), (20, 8)):
        counts = Counts(sentences=30, words=400, letters=1800, syllables=600, polysyllables=polysyllables)
        assert round(evaluate(row("en", "SMOG"), counts)) == grade


def test_gulpease_lix_pisarek_and_wiener_from_counts():
    counts = Counts(
        sentences=10, words=100, letters=500, syllables=180, polysyllables=25, long_words=20,
        polysyllables4=8, monosyllables=50, load=250,
    )  # fmt: skip
    assert evaluate(row("it", "Gulpease"), counts) == pytest.approx(69)
    assert evaluate(row("sv", "LIX"), counts) == pytest.approx(30)
    assert evaluate(row("pl", "Pisarek"), counts) == pytest.approx((100 + 64) ** 0.5 / 2)
    assert evaluate(row("ar", "OSMAN"), counts) == pytest.approx(200.791 - 10.15 - 24.181 * 2.5)
    wiener = 0.1935 * 25 + 0.1672 * 10 + 0.1297 * 20 - 0.0327 * 50 - 0.875
    assert evaluate(row("de", "Wiener Sachtextformel 1"), counts) == pytest.approx(wiener)


def test_osman_counts_with_and_without_vowel_signs():
    assert osman_syllables("كتب") == 1
    assert osman_syllables("كَتَبَ") == 3
    assert osman_syllables("كِتَاب") == 3


def test_bands_run_from_easy_to_hard():
    inflesz = row("es", "INFLESZ (Szigriszt-Pazos)").bands
    assert [band(inflesz, v, "high") for v in (81, 80, 65, 55, 40, 39.9)] == [
        "very easy", "very easy", "fairly easy", "normal", "fairly hard", "very hard",
    ]  # fmt: skip
    assert band(row("sv", "LIX").bands, 61, "low") == "very hard"
    assert [index_band(v) for v in (0.7, 0.75, 0.9, 1.0, 1.01)] == [
        "very easy", "easy", "moderate", "hard", "very hard",
    ]  # fmt: skip


def test_every_row_is_cited_known_and_has_one_headline():
    languages = {language for formula in ROWS["formulas"] for language in formula["languages"]}
    for formula in ROWS["formulas"]:
        assert formula["citation"].endswith((".", "12135."))
        assert formula["tier"] in "AB"
        assert formula["better"] in ("high", "low")
        assert set(formula["terms"]) <= set(MEASURES)
        assert formula["tier"] == "B" or formula["scale"] in ROWS["scales"]
    for language in languages:
        assert [formula.headline for formula in formulas(language)].count(True) == 1
