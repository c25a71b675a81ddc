"""Values from papers and from other tools, from counts and from raw text; and what every row must say."""

import re
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest
from textstat.textstat import textstatistics

from pipeline.languages import known_tags
from pipeline.readability.counts import count
from pipeline.readability.data import base, formulas, measures, without_formula
from pipeline.readability.formulas import MEASURES, band, evaluate, index_band, scores
from pipeline.readability.japanese import script_runs
from pipeline.readability.osman import load
from pipeline.readability.osman import syllables as osman_syllables
from pipeline.readability.records import Counts
from pipeline.readability.units import Unit, UnitKind
from tests.unit.readability.tables import documented, written

DATA = tomllib.loads(files("pipeline").joinpath("data/formulas.toml").read_text("utf-8"))
PUBLISHED = tomllib.loads(Path(__file__).with_name("formulas.toml").read_text("utf-8"))
ROWS = DATA["formulas"]
LANGUAGES = sorted({language for row in ROWS for language in row["languages"]})

SENTENCES = {
    "en": "Take one tablet in the evening. Drink a glass of water with it.",
    "es": "Tome una pastilla por la noche. Beba un vaso de agua.",
    "fr": "Prenez un comprimé le soir. Buvez un verre d’eau.",
    "pt": "Tome um comprimido à noite. Beba um copo de água.",
    "it": "Prenda una compressa la sera. Beva un bicchiere d’acqua.",
    "de": "Nehmen Sie abends eine Tablette. Trinken Sie ein Glas Wasser.",
    "nl": "Neem in de avond een tablet. Drink er een glas water bij.",
    "ru": "Примите одну таблетку вечером. Запейте её стаканом воды.",
    "tr": "Akşam bir tablet alınız. Bir bardak su içiniz.",
    "sv": "Ta en tablett på kvällen. Drick ett glas vatten.",
}


# What a nurse says and what an official writes of the same medicine.
EASY_AND_HARD = {
    "hi": (
        "शाम को एक गोली लें। उसके साथ एक गिलास पानी पिएँ। एक बार में दो गोलियाँ न लें।",
        "उच्च रक्तचाप से पीड़ित रोगियों को चिकित्सकीय परामर्श के बिना औषधियों का सेवन अकस्मात बंद नहीं करना चाहिए।",
    ),
    "bn": (
        "সন্ধ্যায় একটি বড়ি খান। এক গ্লাস পানি পান করুন। একসাথে দুটি বড়ি খাবেন না।",
        "উচ্চ রক্তচাপে আক্রান্ত রোগীদের চিকিৎসকের পরামর্শ ব্যতিরেকে ঔষধ সেবন আকস্মিকভাবে বন্ধ করা উচিত নয়।",
    ),
    "ar": (
        "تناول قرصا في المساء. اشرب معه كوبا من الماء. لا تتناول قرصين معا.",
        "ينبغي للمرضى المصابين بارتفاع ضغط الدم عدم التوقف المفاجئ عن تناول الأدوية الموصوفة دون استشارة الطبيب.",
    ),
    "ja": (
        "夜に薬を一錠飲んでください。コップ一杯の水と一緒に飲みます。一度に二錠飲まないでください。",
        "高血圧症患者が医師の指示なく降圧剤の服用を中止した場合、重篤な合併症を引き起こす危険性が高まる。",
    ),
    "hr": (
        "Uzmite tabletu navečer. Popijte čašu vode. Ne uzimajte dvije odjednom.",
        "Bolesnici s povišenim arterijskim tlakom ne smiju samoinicijativno prekidati propisano medikamentozno liječenje.",
    ),
    "cs": (
        "Vezměte si tabletu večer. Zapijte ji vodou. Neberte dvě najednou.",
        "Pacienti s hypertenzí nesmějí bez předchozí konzultace s ošetřujícím lékařem přerušovat předepsanou medikaci.",
    ),
}


def row(language, method):
    return next(formula for formula in formulas(language) if formula.method == method)


def counted(text, language):
    return count([Unit(UnitKind.PROSE, text)], language).counts


@pytest.mark.parametrize("case", PUBLISHED["counts"], ids=lambda case: f"{case['method']} {case['value']}")
def test_published_values_from_counts(case):
    value = evaluate(row(case["language"], case["method"]), Counts(**case["counts"]))
    assert value == pytest.approx(case["value"], abs=0.01)


@pytest.mark.parametrize("case", PUBLISHED["texts"], ids=lambda case: f"{case['method']} {case['value']}")
def test_published_values_from_raw_text(case):
    value = evaluate(row(case["language"], case["method"]), counted(case["text"], case["language"]))
    assert value == pytest.approx(case["value"], abs=0.01)


def test_every_formula_has_a_published_value():
    tested = {(case["language"], case["method"]) for kind in ("counts", "texts") for case in PUBLISHED[kind]}
    twins = {("da", "LIX"), ("sv", "LIX"), ("de", "LIX")}
    missing = {(row["languages"][0], row["method"]) for row in ROWS} - tested - twins
    assert not missing


def test_smog_of_its_own_thirty_sentences():
    # McLaughlin's table gives grade 10 for 43 to 56 polysyllables in 30 sentences.
    for polysyllables, grade in ((43, 10), (56, 11), (30, 9), (20, 8)):
        counts = Counts(sentences=30, words=400, letters=1800, syllables=600, polysyllables=polysyllables)
        assert round(evaluate(row("en", "SMOG"), counts)) == grade


def test_smog_does_not_grow_with_the_length_of_a_text():
    one = Counts(sentences=15, words=200, letters=900, polysyllables=20)
    six = Counts(sentences=90, words=1200, letters=5400, polysyllables=120)
    assert evaluate(row("en", "SMOG"), one) == pytest.approx(evaluate(row("en", "SMOG"), six))


def test_what_cannot_be_counted_is_not_taken_for_nothing():
    bare = Counts(sentences=30, words=400, letters=2000)
    for language, method in (("en", "SMOG"), ("de", "gSMOG"), ("fr", "Kandel-Moles"), ("hi", "Sinha"), ("ar", "OSMAN")):
        with pytest.raises(ValueError, match="cannot be counted"):
            evaluate(row(language, method), bare)


def test_a_turkish_consent_form_has_the_bands_that_its_study_names():
    # PMC6284674: 50.183 is of average difficulty, 31.021 for year 10 and above.
    assert band(row("tr", "Ateşman").bands, 50.183, "high") == "medium"
    assert band(row("tr", "Çetinkaya-Uzun").bands, 31.021, "high") == "for years 10 to 12"


def test_osman_counts_with_and_without_vowel_signs():
    # Short, long and stressed syllables as on the page of the authors: ka-ta-ba and ki-taab.
    assert osman_syllables("كَتَبَ") == 3
    assert osman_syllables("كِتَاب") == 3
    assert osman_syllables("\u064e\u0627") == 2  # Wordless, test__get_num_syls_ara
    assert osman_syllables("السّلامُ") == 3
    # Without signs, letters but the silent alef, as in the authors' Syllables.java.
    assert osman_syllables("السلام") == 4
    assert load({"السلام": 1, "عليكم": 1, "ورحمة": 1, "الله": 1, "وبركاته": 1}) == 23


def test_one_vocalised_word_does_not_make_all_others_count_for_nothing():
    plain = {"تناول": 10, "قرصا": 10, "واحدا": 10, "مساء": 10}
    assert load(plain | {"يُمنع": 1}) > load(plain)


def test_japanese_runs_are_of_one_script():
    runs = script_runs(["今日の天気は、晴れです。", "MRI検査、コーヒーは禁止です。"])
    # 今日 天気 晴 検査 禁止; の は れです は です; コーヒー; MRI.
    assert (runs.kanji, runs.hiragana, runs.katakana, runs.roman) == (9 / 5, 8 / 5, 4, 3)
    assert runs.commas == 2
    assert script_runs(["1,000円です。"]).commas == 0
    assert script_runs([]).kanji == 0


def test_japanese_needs_no_dictionary():
    kanji = counted("高血圧症患者降圧剤服用中止厳禁。", "ja")
    easy = counted("くすりを かってに やめないで ください。", "ja")
    assert evaluate(row("ja", "Tateisi RS′"), easy) > 100
    assert evaluate(row("ja", "Tateisi RS′"), kanji) < 0


@pytest.mark.parametrize("language", EASY_AND_HARD)
def test_experimental_formulas_tell_an_easy_text_from_a_hard_one(language):
    formula = formulas(language)[0]
    assert formula.tier == "B"
    easy, hard = (evaluate(formula, counted(text, language)) for text in EASY_AND_HARD[language])
    assert (easy > hard) == (formula.better == "high")
    assert abs(easy - hard) > 1


@pytest.mark.parametrize(
    ("language", "method", "function"),
    [(language, method, "flesch_reading_ease") for language, method in (
        ("de", "Amstad"), ("fr", "Kandel-Moles"), ("it", "Flesch-Vacca"), ("nl", "Flesch-Douma"), ("ru", "Flesch-Oborneva"),
    )]
    + [(language, "LIX", "lix") for language in ("sv", "de")]
    + [
        ("es", "INFLESZ (Szigriszt-Pazos)", "szigriszt_pazos"),
        ("es", "Gutiérrez de Polini", "gutierrez_polini"),
        ("es", "Crawford", "crawford"),
        ("en", "Automated readability index", "automated_readability_index"),
        ("it", "Gulpease", "gulpease_index"),
        ("de", "Wiener Sachtextformel 1", "wiener_sachtextformel"),
    ],
)  # fmt: skip
def test_on_the_counts_of_textstat_a_formula_is_what_textstat_computes(language, method, function):
    text = SENTENCES[language].replace("’", " ")
    theirs = textstatistics()
    theirs.set_lang(language)
    # textstat counts the full stop among the letters of these two, as ARI's report does.
    signs = function in {"gulpease_index", "automated_readability_index"}
    spoken = {} if language == "en" else {
        "syllables": theirs.syllable_count(text),
        "polysyllables": theirs.polysyllabcount(text),
        "monosyllables": theirs.monosyllabcount(text),
    }  # fmt: skip
    counts = Counts(
        sentences=theirs.sentence_count(text),
        words=theirs.lexicon_count(text),
        letters=theirs.char_count(text) if signs else theirs.letter_count(text),
        long_words=theirs.long_word_count(text),
        **spoken,
    )
    arguments = (1,) if function == "wiener_sachtextformel" else ()
    assert evaluate(row(language, method), counts) == pytest.approx(
        getattr(theirs, function)(text, *arguments), abs=0.01
    )


def test_where_textstat_is_wrong_ours_differs():
    theirs = textstatistics()
    text = SENTENCES["en"]
    counts = Counts(2, theirs.lexicon_count(text), theirs.letter_count(text))
    # 0.058 for 0.0588 letters in a hundred words.
    letters = 100 * counts.letters / counts.words
    ours = evaluate(row("en", "Coleman-Liau"), counts)
    assert ours - theirs.coleman_liau_index(text) == pytest.approx(0.0008 * letters, abs=0.01)
    # A region makes German read with the constants of English, without a word.
    german, regional = textstatistics(), textstatistics()
    german.set_lang("de")
    regional.set_lang("de-DE")
    assert regional.flesch_reading_ease(SENTENCES["de"]) != german.flesch_reading_ease(SENTENCES["de"])
    assert base("de-DE") == base("de_DE") == "de"
    # SMOG in German is the English formula; Bamberger and Vanecek subtract 2 from the root.
    polysyllables, sentences = german.polysyllabcount(SENTENCES["de"]), 2
    own = Counts(sentences, 10, 50, polysyllables=polysyllables)
    root = (30 * polysyllables / sentences) ** 0.5
    assert evaluate(row("de", "gSMOG"), own) == pytest.approx(root - 2)
    # Items of a list without full stops are one sentence to it, and short sentences none.
    assert theirs.sentence_count("Rest.\nStop smoking.\nDrink water.") == 1
    assert counted("Rest. Stop smoking. Drink water.", "en").sentences == 3


def test_osman_is_textstats_where_nothing_is_vocalised():
    text = (
        "تناول قرصا واحدا في المساء بعد الطعام. اشرب معه كوبا كبيرا من الماء البارد. لا تتناول قرصين معا في وقت واحد."
    )
    assert evaluate(row("ar", "OSMAN"), counted(text, "ar")) == pytest.approx(textstatistics().osman(text), abs=0.01)


def test_bands_run_from_easy_to_hard():
    inflesz = row("es", "INFLESZ (Szigriszt-Pazos)").bands
    assert [band(inflesz, v, "high") for v in (81, 80, 65, 55, 40, 39.9)] == [
        "very easy", "very easy", "fairly easy", "normal", "fairly hard", "very hard",
    ]  # fmt: skip
    assert band(row("sv", "LIX").bands, 61, "low") == "very hard"
    assert band(row("da", "LIX").bands, 56, "low") == "very hard"
    assert [band(row("en", "SMOG").bands, v, "low") for v in (6, 8, 9.1, 13)] == [
        "easy",
        "average",
        "hard",
        "very hard",
    ]
    assert [index_band(v) for v in (0.7, 0.75, 0.9, 1.0, 1.01)] == [
        "very easy", "easy", "moderate", "hard", "very hard",
    ]  # fmt: skip
    for name, bands in DATA["scales"].items():
        edges = [edge for _name, *rest in bands for edge in rest]
        assert edges in (sorted(edges), sorted(edges, reverse=True)), name
        assert [len(each) for each in bands] == [2] * len(edges) + [1], name


@pytest.mark.parametrize("number", range(len(ROWS)), ids=lambda n: f"{ROWS[n]['languages'][0]}-{ROWS[n]['method']}")
def test_every_row_is_cited_checked_and_says_whose_its_bands_are(number):
    row = ROWS[number]
    assert re.search(r"\b(19|20)\d\d\b", row["citation"])
    assert row["tier"] in ("A", "B")
    assert row["better"] in ("high", "low")
    assert set(row["terms"]) <= set(MEASURES)
    assert set(row["checked"]) <= set(DATA["sources"])
    assert row["checked"] or "No second source" in row["note"]
    assert ("scale" in row) == ("bands_by" in row)
    assert row.get("bands_by", "published") in ("published", "ours")
    assert row.get("bands_by") != "ours" or "bands are ours" in row["note"]
    if "scale" in row:
        edges = [edge for _name, *rest in DATA["scales"][row["scale"]] for edge in rest]
        assert edges == sorted(edges, reverse=row["better"] == "high")
    else:
        assert row["tier"] == "B"
        assert "headline" not in row or "No bands were published" in row["note"]
    if "textstat" in row:
        assert callable(getattr(textstatistics(), row["textstat"]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_of_a_row_has_one_headline_and_what_its_formulas_count(language):
    rows = formulas(language)
    assert [formula.headline for formula in rows].count(True) == 1
    assert rows[0].headline
    # The headline is of the best tier that the language has.
    assert rows[0].tier == min(formula.tier for formula in rows)
    counts = counted("1. 2. 3. 4. 5.", language)
    assert len(scores(language, counts, counts)) == len(rows)
    assert measures(language) == {name for formula in rows for name, _factor in formula.terms}


def test_every_language_has_formulas_or_says_why_not():
    for tag in known_tags():
        language = base(tag)
        assert bool(formulas(language)) != bool(without_formula(language)), tag
    named = set(DATA["none"]) - {"not-searched"}
    assert not named & set(LANGUAGES)
    assert all("earched: " in DATA["none"][tag] or "None was found in" in DATA["none"][tag]
               or "was found in Wordless" in DATA["none"][tag] for tag in named)  # fmt: skip
    assert "Nobody has searched" in without_formula("tlh")


def test_the_tables_for_editors_are_those_of_the_data():
    assert documented() == written(), "run: python -m tests.unit.readability.tables"
