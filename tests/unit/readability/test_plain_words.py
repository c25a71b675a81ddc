import tomllib
from importlib.resources import files

import pytest

from pipeline.errors import ConfigError
from pipeline.meaning import rows as meaning_rows
from pipeline.readability.plain_words import find, plain_words

LISTS = {
    file.name.removesuffix(".toml"): tomllib.loads(file.read_text("utf-8"))["words"]
    for file in files("pipeline").joinpath("data/readability/plain-words").iterdir()
}
RENAL = [{"term": "renal", "say": ["of the kidneys"], "note": "ours"}]


def terms(text, language="en", rows=()):
    return [hit.term for hit in find(text, plain_words(language, rows))]


def test_an_editor_sees_the_word_where_it_stands_and_what_to_say():
    (hit,) = find("Ask about Hypertension today.", plain_words("en"))
    assert (hit.term, hit.form, hit.alternatives) == ("hypertension", "Hypertension", ("high blood pressure",))
    assert "Ask about Hypertension today."[hit.start : hit.end] == hit.form
    assert not hit.explain


def test_a_word_that_patients_must_learn_is_explained_and_not_removed():
    (hit,) = find("You will have chemotherapy.", plain_words("en"))
    assert hit.explain
    assert hit.alternatives


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("You have oedema.", "oedema"),
        ("You have edema.", "oedema"),
        ("We utilised it.", "utilise"),
        ("We utilize it.", "utilise"),
        ("HYPERTENSION", "hypertension"),
        ("prior\u00a0to it", "prior to"),
        ("prior\n  to it", "prior to"),
        ("an over-the-counter medicine", "over the counter"),
        ("sold over the counter", "over the counter"),
        ("an anti inflammatory", "anti-inflammatory"),
        ("an anti\u2011inflammatory", "anti-inflammatory"),
        ("the neonate’s weight", "neonate"),
        ("Take it, e.g. at night.", "e.g."),
    ],
)
def test_spelling_case_hyphen_and_space_make_no_difference(text, term):
    assert terms(text) == [term]


@pytest.mark.parametrize("text", ["acuteness", "a subacute", "renality", "Ärenal", "nonacute", "statue", "viable"])
def test_only_whole_words_are_found(text):
    assert terms(text) == []


def test_the_longest_term_wins():
    assert terms("You have a pulmonary embolism.") == ["pulmonary embolism"]
    assert terms("Sit on the step stool.") == []
    assert terms("Bring a stool sample.") == ["stool sample"]


def test_words_come_from_left_to_right_with_their_places_after_a_turkish_capital():
    text = "İNHALER and renal then hepatic"
    hits = find(text, plain_words("en"))
    assert [text[hit.start : hit.end] for hit in hits] == ["renal", "hepatic"]


def test_an_apostrophe_in_a_list_is_any_apostrophe():
    rows = [{"term": "crohn's flare", "say": ["a bad spell of Crohn's disease"]}]
    assert terms("A Crohn’s flare.", rows=rows) == terms("A Crohn's flare.", rows=rows) == ["crohn's flare"]


def test_elisions_do_not_hide_a_word():
    assert terms("L’hypertension et l'asthénie", "fr") == ["hypertension", "asthénie"]


def test_scripts_without_spaces_are_searched_too():
    assert terms("您有高血压病史。", "zh", [{"term": "病史", "say": ["得过的病"]}]) == ["病史"]


def test_combining_marks_belong_to_their_word():
    assert terms("दवाई", "hi", [{"term": "दवा", "say": ["x"]}]) == []
    assert terms("यह दवा है", "hi", [{"term": "दवा", "say": ["x"]}]) == ["दवा"]


def test_a_row_of_a_project_replaces_ours():
    (hit,) = find("renal", plain_words("en", RENAL))
    assert (hit.alternatives, hit.note) == (("of the kidneys",), "ours")


def test_a_project_may_keep_a_term_and_its_other_forms_go_with_our_row():
    assert terms("We utilised it.", rows=[{"term": "utilise", "keep": True}]) == []
    assert terms("acute pain and acute care", rows=[{"term": "acute pain", "keep": True}]) == ["acute"]


def test_a_form_of_a_project_wins_over_ours():
    rows = [{"term": "dermal care", "also": ["cutaneous"], "say": ["care of the skin"]}]
    assert terms("cutaneous and dermal", rows=rows) == ["dermal care", "cutaneous"]


def test_a_project_s_list_works_for_a_language_without_one_of_ours():
    assert terms("dawa", "sw") == []
    assert terms("dawa kali", "sw", [{"term": "dawa kali", "say": ["dawa"]}]) == ["dawa kali"]


@pytest.mark.parametrize("tag", ["en-GB", "en_GB", "en-US"])
def test_region_makes_no_difference(tag):
    assert terms("renal", tag) == ["renal"]


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ("renal", "must be a list"),
        (["renal"], "row 1 of “words” must be a table"),
        ([{"say": ["x"]}], "row 1 of “words” has no “term”"),
        ([*RENAL, {"term": " "}], "row 2 of “words” has no “term”"),
        ([{"term": "renal"}], "“renal” has nothing to say instead"),
        ([{"term": "renal", "say": []}], "“renal” has nothing to say instead"),
        ([{"term": "renal", "say": [3]}], "“say” of “renal” must be"),
        ([{"term": "renal", "say": [""]}], "“say” of “renal” must be"),
        ([{"term": "renal", "says": ["kidney"]}], "“says” that is not known"),
        ([{"term": "renal", "say": ["x"], "note": 3}], "“note” of “renal” must be a text"),
        ([{"term": "renal", "keep": "yes"}], "“keep” of “renal” must be true or false"),
        ([{"term": "renal", "keep": True, "say": ["x"]}], "“renal” is kept and has something to say"),
        ([{"term": "renal", "say": ["x"], "also": ["rena(l"]}], "a bracket too many or too few"),
        ([{"term": "renal", "say": ["x"], "also": ["rena(ls|l(x))"]}], "a bracket too many or too few"),
    ],
)
def test_what_is_wrong_in_a_project_s_list_is_named(rows, says):
    with pytest.raises(ConfigError, match=r"plain-words\.toml") as raised:
        plain_words("en", rows, "source/plain-words.toml")
    assert says in str(raised.value)
    assert raised.value.fix


@pytest.mark.parametrize("language", LISTS)
def test_every_form_belongs_to_one_term(language):
    seen = {}
    for word in LISTS[language]:
        only = plain_words("und", [word])
        for form in only.rows:
            assert seen.setdefault(form, word["term"]) == word["term"]


@pytest.mark.parametrize("language", LISTS)
def test_what_is_said_instead_is_no_jargon_itself(language):
    table = plain_words(language)
    for word in LISTS[language]:
        for plain in word.get("say", ()):
            assert [hit.term for hit in find(plain, table) if not hit.explain or hit.term == word["term"]] == []


def test_the_lists_are_as_long_as_they_must_be():
    assert sum(not row.get("keep", False) for row in LISTS["en"]) >= 260
    assert all(len(words) >= 60 for words in LISTS.values())


@pytest.mark.parametrize("language", LISTS)
def test_no_name_of_a_medicine_is_called_jargon(language):
    medicines = meaning_rows(language)["medicines"]
    assert {name.strip("*") for names in medicines.values() for name in names}.isdisjoint(plain_words(language).rows)


@pytest.mark.parametrize(
    ("term", "never"),
    [("acute", "severe"), ("chronic", "serious"), ("hypotension", "high"), ("contraindicated", "side effect")],
)
def test_a_plain_word_does_not_change_the_meaning(term, never):
    (row,) = (row for row in LISTS["en"] if row["term"] == term)
    assert not any(never in plain for plain in row["say"])
