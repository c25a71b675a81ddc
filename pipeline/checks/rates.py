"""What an amount is counted by: 5 mg for each ml, every 6 hours; and what stands below zero."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import regex

from pipeline.checks.amounts import named
from pipeline.checks.matching import shown
from pipeline.checks.pair import Pair
from pipeline.checks.registry import Problem, check
from pipeline.checks.sides import Side
from pipeline.checks.units import known, unit_words
from pipeline.meaning import fold, rows
from pipeline.model import Severity

_MINUS = regex.compile(r"(?<![\d\p{L}])[-−–]\s?$")


@check("rates", Severity.ERROR)
def other_rates(pair: Pair) -> Iterator[Problem]:
    """An amount is counted by another unit: mg/ml, mg/l."""
    here, there = (Counter(_slashed(side)) for side in (pair.source, pair.target))
    lost, new = here - there, there - here
    for one, by in sorted(lost):
        other = next((rate for rate in sorted(new) if rate[0] == one), None)
        if other is not None:
            yield Problem(
                f"the source says {one} for each {by}, the translation {one} for each {other[1]}",
                f"write the unit of the source: {by}",
            )
            return


def _slashed(side: Side) -> Iterator[tuple[str, str]]:
    """Units with a slash between them: (what is counted, by what)."""
    units = [(match.start, match.end, match.label[0]) for match in unit_words(side.meaning).find(side.counted)]
    for (_start, end, one), (start, _end, by) in pairwise(units):
        if side.counted[end:start].strip() == "/":
            yield one, by


@check("hours", Severity.WARNING)
def hours_as_times(pair: Pair) -> Iterator[Problem]:
    """Every so many hours became so many times: every 6 hours, 6 times a day."""
    here = [q for q in pair.source.quantities if q.unit is not None and q.unit.name == "hour" and q.number.value > 1]
    words = {known()[match.label[0]].name for match in unit_words(pair.target.meaning).find(pair.target.counted)}
    if not here or not pair.target.meaning.listed or "hour" in words:
        return
    for quantity in here:
        alone = [q for q in pair.target.quantities if q.unit is None and quantity.number.value in q.number.readings]
        if alone and "day" in words:
            yield Problem(
                f"the source says {shown(quantity.number.value)} {named(known()['hour'])}, the translation "
                f"{shown(quantity.number.value)} without “hours”",
                "look whether the translation says how many hours, or how many times",
            )


@check("minus", Severity.WARNING)
def lost_minus(pair: Pair) -> Iterator[Problem]:
    """A minus sign of a temperature is missing."""
    for quantity in pair.source.quantities:
        if quantity.unit is None or not quantity.unit.measures.startswith("temperature"):
            continue
        if not _MINUS.search(pair.source.counted[: quantity.number.start]):
            continue
        same = [q for q in pair.target.quantities if q.number.value == quantity.number.value]
        leads = [pair.target.counted[: q.number.start] for q in same]
        words = map(fold, rows(pair.target.tag).get("minus", ()))
        said = any(word in pair.target.folded for word in words) or not rows(pair.target.tag).get("minus")
        if leads and not said and not any(_MINUS.search(text) for text in leads):
            yield Problem(f"the source says −{shown(quantity.number.value)}", "write the minus sign")
