"""A translation beside its source: what was added, merged or lost is a place to look at."""

from pipeline.model import State
from pipeline.readability.entries import differences
from tests.unit.readability.pages import page

ENGLISH = "Take one tablet in the evening with a glass of water."


def beside(source, target, state=State.TRANSLATED, tag="es"):
    return differences(page(("p", -1, source)), page(("p", -1, target, {}, state), tag=tag))


def test_a_faithful_translation_is_not_told():
    assert beside(ENGLISH, "Tome una pastilla por la noche con un vaso de agua.") == ()


def test_a_sentence_that_was_split_or_added_is_told():
    (entry,) = beside(ENGLISH, "Tome una pastilla por la noche. Beba un vaso de agua.")
    assert entry.sentences == (2, 1)
    assert entry.reasons == ("2 sentences, the source has 1: one was split or added",)
    assert entry.msgid == "id 0"
    assert entry.where == "locales/es/LC_MESSAGES/leaflet.po"


def test_a_lost_sentence_comes_first_and_is_short_for_its_language():
    source = page(("p", -1, ENGLISH + " Do not take two tablets at the same time."), ("p", -1, ENGLISH))
    target = page(
        ("p", -1, "Tome una pastilla por la noche."),
        ("p", -1, "Tome una pastilla. Por la noche, con un vaso de agua."),
        tag="es",
    )
    first, second = differences(source, target)
    assert any("merged or lost" in reason for reason in first.reasons)
    assert any("something may be missing" in reason for reason in first.reasons)
    assert second.sentences == (2, 1)


def test_a_short_text_has_no_length_worth_telling():
    assert beside("Side effects", "Los efectos secundarios que puede tener") == ()


def test_a_sentence_too_long_for_its_language_is_told_where_the_source_is_not():
    (entry,) = beside(ENGLISH, "Tome " + "una pastilla y luego otra y otra más " * 5 + "por la noche.")
    assert any("stays within its limit" in reason for reason in entry.reasons)


def test_what_is_not_translated_is_left_out():
    assert beside(ENGLISH + " Rest.", ENGLISH, State.MISSING) == ()
