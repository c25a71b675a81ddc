"""What an editor is told to mend: in the words of the text, and nothing that is no fault."""

from pipeline.readability import score_text
from pipeline.readability.records import unquoted


def reasons(text, tag="en"):
    return [unquoted(reason) for sentence in score_text(text, tag).sentences for reason in sentence.reasons]


def words(text, tag="en"):
    return [word.form for word in score_text(text, tag).words]


def test_a_word_is_listed_as_the_text_has_it():
    assert words("Anticoagulation is needed. Adverse effects may follow.") == ["anticoagulation", "adverse effects"]


def test_names_of_people_places_and_medicines_are_no_rare_words():
    text = "See Ms Threlfall or Ms Okonkwo at Slaithwaite. Take warfarin, paracetamol or ibuprofen."
    assert reasons(text) == []
    assert words(text) == []


def test_a_german_noun_is_no_name_and_keeps_its_capital():
    assert "Lokalanästhesie" in words("Sie bekommen eine Lokalanästhesie.", "de")


def test_a_word_that_the_next_sentence_explains_is_no_jargon_and_not_rare():
    assert words("Warfarin is an anticoagulant. This means that your blood takes longer to clot.") == []
    assert "anticoagulant" in words("Warfarin is an anticoagulant. Take it daily.")


def test_a_word_that_has_a_plainer_one_is_named_with_it_and_not_again_as_long():
    (found,) = reasons("Prior to eating, rest.")
    assert found == "“Prior to” has a plainer word: say “before”"


def test_every_negation_is_named():
    (found,) = reasons("Do not stop unless you are not able to swallow.")
    assert found.startswith("3 negations (not … unless … not)")
