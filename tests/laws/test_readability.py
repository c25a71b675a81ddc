"""With unchanged words, bullets and headings never make a score worse; spelling of the same is the same."""

import unicodedata
from dataclasses import replace
from statistics import mean, pstdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.config import load
from pipeline.project import load as load_project
from pipeline.readability import score_text
from pipeline.readability.counts import count
from pipeline.readability.data import formulas
from pipeline.readability.formulas import evaluate
from pipeline.readability.units import Unit, UnitKind
from pipeline.reports import scored
from pipeline.versions import versions
from tests.conftest import ROOT

LANGUAGES = ["en", "es", "fr", "it", "pt", "nl", "ru", "tr", "sv", "da", "nb", "de"]
WORDS = {
    "ru": "боль жар кашель температура кровотечение сыпь тошнота и или".split(),
    "tr": "ağrı ateş öksürük sıcaklık kanama döküntü bulantı ve veya".split(),
}
LATIN = "pain fever temperature bleeding rash nausea haemorrhage médico naïve don’t l’eau and 37.5 mg".split()


def worse(formula, before, after):
    gain = evaluate(formula, after) - evaluate(formula, before)
    return gain < -1e-9 if formula.better == "high" else gain > 1e-9


@st.composite
def lists(draw):
    language = draw(st.sampled_from(LANGUAGES))
    word = st.sampled_from(WORDS.get(language, LATIN))
    items = draw(st.lists(st.lists(word, min_size=1, max_size=6).map(" ".join), min_size=2, max_size=6))
    return language, draw(word), items


@given(lists())
def test_bullets_never_make_a_tier_a_score_worse(case):
    language, stem, items = case
    prose = [Unit(UnitKind.PROSE, f"{stem}: {', '.join(items)}.")]
    bullets = [Unit(UnitKind.STEM, f"{stem}:"), *(Unit(UnitKind.ITEM, item, group=1) for item in items)]
    before, after = count(prose, language).counts, count(bullets, language).counts
    assert before.words == after.words
    for formula in formulas(language):
        if formula.tier == "A":
            assert not worse(formula, before, after), formula.method


@given(lists())
def test_a_heading_never_changes_a_score(case):
    language, stem, items = case
    units = [Unit(UnitKind.PROSE, f"{item}.") for item in items]
    heading = Unit(UnitKind.HEADING, f"{stem} {' '.join(items)}")
    assert count([heading, *units], language).counts == count(units, language).counts


TEXT = (
    "Prenez l’antibiotique « le soir » après le dîner. Ne prenez pas d’autre médicament. "
    "Demandez à l’infirmière “quand” vous pouvez manger. Reposez-vous bientôt. "
)


@pytest.mark.parametrize("language", ["fr", "de", "es", "pl"])
def test_normal_forms_and_quotes_are_alike(language):
    composed = score_text(unicodedata.normalize("NFC", TEXT * 8), language)
    decomposed = score_text(unicodedata.normalize("NFD", TEXT * 8), language)
    assert composed == decomposed
    straight = score_text((TEXT * 8).translate({0x2019: "'", 0x201C: '"', 0x201D: '"'}), language)
    assert replace(straight, sentences=(), words=(), remarks=()) == replace(
        composed, sentences=(), words=(), remarks=()
    )


@pytest.mark.parametrize(("one", "other"), [("de", "de-DE"), ("de", "de_DE"), ("pt-BR", "pt_BR"), ("es", "es-MX")])
def test_tags_of_one_language_are_alike(one, other):
    assert score_text(TEXT * 8, one) == score_text(TEXT * 8, other)


def test_the_same_leaflet_has_about_the_same_index_in_thirteen_languages():
    project = load_project(load(ROOT))
    values: dict[str, list[float]] = {}
    for version in scored(project, versions(project, project.config.languages)):
        values.setdefault(version.page, []).append(version.index)
    assert len(values) == 4
    for found in values.values():
        assert len(found) == 13
        assert pstdev(found) / mean(found) <= 0.07
