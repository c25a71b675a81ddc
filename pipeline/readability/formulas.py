"""Evaluates the rows of data/formulas.toml and the index R from counts."""

from collections.abc import Callable
from math import sqrt

from pipeline.readability.data import Formula, formulas, index_bands, needs_dictionary, reference
from pipeline.readability.records import Counts, Runs, Score


def _ratio(value: int | None, over: int | None) -> float:
    if value is None or over is None:
        raise ValueError("this cannot be counted in the language")
    return value / over


def _per_word(value: int | None, counts: Counts) -> float:
    return _ratio(value, counts.words)


def _in_thirty(value: int | None, counts: Counts) -> float:
    """How many there would be in the thirty sentences that SMOG is defined on."""
    return 30 * _ratio(value, counts.sentences)


def _runs(counts: Counts) -> Runs:
    if counts.runs is None:
        raise ValueError("this is counted in Japanese alone")
    return counts.runs


MEASURES: dict[str, Callable[[Counts], float]] = {
    "asl": lambda c: 1 / _per_word(c.sentences, c),
    "asw": lambda c: _per_word(c.syllables, c),
    "awl": lambda c: _per_word(c.letters, c),
    "spw": lambda c: _per_word(c.sentences, c),
    "poly": lambda c: 100 * _per_word(c.polysyllables, c),
    "poly4": lambda c: 100 * _per_word(c.polysyllables4, c),
    "mono": lambda c: 100 * _per_word(c.monosyllables, c),
    "long": lambda c: 100 * _per_word(c.long_words, c),
    "osman": lambda c: _per_word(c.load, c),
    "smog": lambda c: sqrt(_in_thirty(c.polysyllables, c)),
    "smog4": lambda c: sqrt(_in_thirty(c.polysyllables4, c)),
    "psw30": lambda c: _in_thirty(c.aksharas3, c),
    "asl2": lambda c: MEASURES["asl"](c) ** 2,
    "poly42": lambda c: MEASURES["poly4"](c) ** 2,
    "ls": lambda c: _ratio(c.letters, c.sentences),
    "la": lambda c: _runs(c).roman,
    "lh": lambda c: _runs(c).hiragana,
    "lc": lambda c: _runs(c).kanji,
    "lk": lambda c: _runs(c).katakana,
    "cp": lambda c: _ratio(_runs(c).commas, c.sentences),
}


def evaluate(formula: Formula, counts: Counts) -> float:
    """The value of a formula; ValueError where a count that it needs is missing."""
    value = formula.intercept + sum(factor * MEASURES[name](counts) for name, factor in formula.terms)
    return sqrt(value) if formula.transform == "sqrt" else value


def band(bands: tuple[tuple[str, float | None], ...], value: float, better: str) -> str | None:
    """The band of a value; bands are ordered from easy to hard, the last one open."""
    for name, edge in bands:
        if edge is None or (value >= edge if better == "high" else value <= edge):
            return name
    return None


def scores(language: str, counts: Counts, joined: Counts) -> tuple[Score, ...]:
    """The scores of a language, the headline first.

    `counts` takes each item of a list for itself, `joined` an unfinished list as one sentence with
    its stem; the interval of a score lies between the two.
    """
    return tuple(_score(formula, counts, joined) for formula in formulas(language))


def _score(formula: Formula, counts: Counts, joined: Counts) -> Score:
    value, other = evaluate(formula, counts), evaluate(formula, joined)
    grade = None
    if formula.unit:
        level = max(1, round(value))
        grade = formula.unit.format(grade=level, age=level + 5)
    return Score(
        method=formula.method,
        value=round(value, 2),
        low=round(min(value, other), 2),
        high=round(max(value, other), 2),
        # As it is shown: a figure must not stand beside the band of its neighbour.
        band=band(formula.bands, round(value, 1), formula.better),
        tier=formula.tier,
        grade=grade,
        citation=formula.citation,
        target=formula.target,
        better=formula.better,
        note=formula.note,
    )


def index(language: str, counts: Counts) -> float | None:
    """R: the mean of words per sentence and letters per word over those of the Declaration of Human
    Rights in the same language, or None where it has no constants.

    Where words need a dictionary their length is taken to be the Declaration's.
    """
    own = reference(language)
    if own is None or not counts.sentences:
        return None
    if needs_dictionary(language):
        return round((counts.letters / counts.sentences / (own.asl * own.awl) + 1) / 2, 3)
    if not counts.words:
        return None
    sentence = counts.words / counts.sentences / own.asl
    return round((sentence + counts.letters / counts.words / own.awl) / 2, 3)


def index_band(value: float) -> str | None:
    """The band of an index R."""
    return band(index_bands(), round(value, 2), "low")
