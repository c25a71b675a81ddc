from pipeline.model import State
from pipeline.readability.counts import count
from pipeline.readability.units import UnitKind, page_units
from tests.unit.readability.pages import page


def test_blocks_become_units_and_what_is_no_text_of_the_leaflet_is_left_out():
    units, fallback = page_units(
        page(
            ("h1", -1, "Warfarin"),
            ("p", -1, "Call us if you have:"),
            ("ul", -1, ""),
            ("li", 2, "a rash"),
            ("li", 2, "a fever"),
            ("table", -1, ""),
            ("caption", 5, "Doses"),
            ("td", 5, "5 mg"),
            ("section", -1, "", {"class": "wide references"}),
            ("p", 8, "Smith J. A study. 2020."),
            ("p", -1, "Coumadin", {"translate": "no"}),
            ("address", -1, "1 Long Street"),
            ("p", -1, "Rest."),
        )
    )
    assert fallback == 0
    assert [(unit.kind, unit.text) for unit in units] == [
        (UnitKind.HEADING, "Warfarin"),
        (UnitKind.STEM, "Call us if you have:"),
        (UnitKind.ITEM, "a rash"),
        (UnitKind.ITEM, "a fever"),
        (UnitKind.CAPTION, "Doses"),
        (UnitKind.CELL, "5 mg"),
        (UnitKind.PROSE, "Rest."),
    ]
    assert units[2].group == units[3].group
    assert (units[1].where, units[1].anchor, units[1].msgid) == ("source/leaflet.html:2", "here", "id 1")


def test_only_the_own_language_counts():
    units, fallback = page_units(
        page(
            ("p", -1, "Tómelo."),
            ("p", -1, "Take it.", {}, State.FUZZY),
            ("p", -1, "Go.", {}, State.MISSING),
            tag="es",
        )
    )
    assert [unit.text for unit in units] == ["Tómelo."]
    assert fallback == 2


def test_an_unfinished_list_can_be_one_sentence_and_whole_sentences_cannot():
    rows = [("p", -1, "Call us if you have:"), ("ul", -1, ""), ("li", 1, "a rash"), ("li", 1, "a fever")]
    counted = count(page_units(page(*rows, ("p", -1, "Rest.")))[0], "en")
    assert (counted.counts.sentences, counted.joined.sentences) == (4, 2)
    whole = [("p", -1, "Do this:"), ("ul", -1, ""), ("li", 1, "Sit down."), ("li", 1, "Call us.")]
    counted = count(page_units(page(*whole))[0], "en")
    assert (counted.counts.sentences, counted.joined.sentences) == (3, 2)
