"""A baseline is a small file that can be read, and scores are compared with it only if they can be."""

import json
from dataclasses import replace

import pytest

from pipeline.errors import ConfigError
from pipeline.readability import rank, score_page, since, to_baseline
from pipeline.readability.baseline import read_baseline
from pipeline.readability.gates import GATES, failures
from tests.unit.readability.pages import page

EASY = "Take your tablet in the evening. Drink a glass of water with it. Do not take two at once. "
LONG = "Then take " + "one more tablet and " * 8 + "rest. "
HARD = (
    "Anticoagulant medication necessitates regular laboratory investigation of coagulation parameters, "
    "particularly following administration of additional antibiotic preparations. "
)


def version(*texts, tag="en"):
    return score_page(page(*(("p", -1, text) for text in texts), tag=tag, source=tag))


def kept(*versions):
    return read_baseline(to_baseline(versions), "locales/readability.json")


def test_the_file_has_a_line_for_each_version_and_the_same_scores_change_nothing():
    one = version(EASY * 10)
    content = to_baseline([one])
    assert len(content.decode().splitlines()) == 3
    assert json.loads(content)["versions"][0]["method"] == "SMOG"
    (same,) = since([one], kept(one))
    assert (same.change.index, same.change.new_long) == (one.index, ())
    assert list(failures([same], GATES, "en")) == []


def test_a_new_long_sentence_and_a_harder_text_fail_their_gates():
    before, after = version(EASY * 10), version(EASY * 10, LONG, HARD * 8)
    (found,) = since([after], kept(before))
    assert LONG.strip() in found.change.new_long
    checks = {finding.check for finding in failures([found], GATES, "en")}
    assert checks == {"readability-regression", "readability-long-sentence", "readability-band"}
    assert list(failures([found], (), "en")) == []


def test_an_old_long_sentence_is_no_new_one():
    before, after = version(EASY * 10, LONG), version(EASY * 11, LONG)
    (found,) = since([after], kept(before))
    assert found.change.new_long == ()


@pytest.mark.parametrize("tag", ["pl", "so"])
def test_no_gate_judges_by_an_experimental_formula_or_by_none(tag):
    texts = {
        "pl": "Weź tabletkę wieczorem po posiłku. Popij ją szklanką wody. Nie bierz dwóch tabletek naraz. ",
        "so": "Kaniiniga qaado fiidkii markaad cunto. Ku cab koob biyo ah. Ha qaadan laba kaniini hal mar. ",
    }
    easy, hard = version(texts[tag] * 10, tag=tag), version(texts[tag].replace(". ", ", ", 9) * 12, tag=tag)
    (found,) = since([replace(hard, index=(easy.index or 0) + 1)], kept(easy))
    assert list(failures([found], GATES, tag)) == []


def test_short_texts_are_judged_by_no_gate():
    (found,) = since([version(LONG)], kept(version(EASY * 10)))
    assert list(failures([found], GATES, "en")) == []


def test_figures_of_another_counting_are_not_compared():
    one = version(EASY * 10)
    other = read_baseline(to_baseline([one]).replace(b'"counting": "', b'"counting": "x'), "here")
    assert not other.comparable
    assert since([one], other)[0].change is None


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"counting": "", "versions": [{"page": 1}]}', b"\xff"])
def test_a_broken_baseline_is_a_clear_error(content):
    with pytest.raises(ConfigError, match="is no baseline"):
        read_baseline(content, "locales/readability.json")


def test_a_leaflet_is_placed_among_thirty_of_its_language():
    one = version(EASY * 10)
    family = [replace(one, page=f"page{number}", index=number / 100) for number in range(31)]
    placed = rank(family)
    assert (placed[0].percentile, placed[15].percentile, placed[30].percentile) == (0, 50, 100)
    assert {found.percentile for found in rank(family[:29])} == {None}
