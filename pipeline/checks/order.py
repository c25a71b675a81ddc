"""The right facts in the wrong places: two doses exchanged, 111 for 999, a pressure turned round."""

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex

from pipeline.checks.amounts import named, shown
from pipeline.checks.numbers import Number
from pipeline.checks.pair import Pair
from pipeline.checks.registry import Problem, check
from pipeline.checks.sides import Side
from pipeline.checks.units import DOSED
from pipeline.emergency import numbers_of
from pipeline.model import Severity

_RATIO = regex.compile(r"(?<![\d/.,])(\d{1,3})\s?/\s?(\d{1,3})(?![\d/]|[.,]\d)")
_EVERY_HOUR = ("24", "7")


Fact = tuple[str, float]
"""A dose, a temperature or a number to call: its unit, and its value."""

_WEIGHTY = DOSED | {"temperature", "temperature-f"}


@check("exchanged", Severity.ERROR)
def exchanged_sentences(pair: Pair) -> Iterator[Problem]:
    """Doses or numbers to call have changed places from one sentence to another."""
    if _same_facts(pair):
        for number, (source, target) in enumerate(pair.sentences, 1):
            here, there = _facts(source, pair.country), _facts(target, pair.country)
            if sorted(here) != sorted(there):
                yield Problem(
                    f"in sentence {number} the source says {_listed(here)}, the translation {_listed(there)}",
                    "write each number in the sentence that it belongs to",
                )
                return


@check("exchanged-order", Severity.WARNING)
def exchanged_facts(pair: Pair) -> Iterator[Problem]:
    """Doses of one unit, or numbers to call, stand in another order."""
    if not _same_facts(pair) or next(exchanged_sentences(pair), None):
        return
    here, there = _facts(pair.source, pair.country), _facts(pair.target, pair.country)
    for unit in dict.fromkeys(name for name, _value in here):
        ours, theirs = ([fact for fact in facts if fact[0] == unit] for facts in (here, there))
        if ours != theirs:
            yield Problem(
                f"the source says first {_listed(ours)}, the translation {_listed(theirs)}",
                "look whether each of them still belongs to the same words",
            )


def _same_facts(pair: Pair) -> bool:
    """Whether the translation has the very facts of the source: else other checks say what is wrong."""
    here, there = _facts(pair.source, pair.country), _facts(pair.target, pair.country)
    return len(set(here)) > 1 and sorted(here) == sorted(there)


def _facts(side: Side, country: str) -> list[Fact]:
    """The doses and temperatures of a text, and its numbers to call, in order."""
    calls = {float(number) for number in numbers_of(country)}
    return [
        (named(quantity.unit) if quantity.unit is not None else "", quantity.number.value)
        for quantity in side.quantities
        if (quantity.number.value in calls if quantity.unit is None else quantity.unit.measures in _WEIGHTY)
    ]


def _listed(facts: Sequence[Fact]) -> str:
    return ", then ".join(f"{shown(value)} {unit}".strip() for unit, value in facts) or "none"


@check("ratios", Severity.ERROR)
def turned_ratios(pair: Pair) -> Iterator[Problem]:
    """The numbers of a ratio stand in the other order: 80/120 for 120/80."""
    if pair.language.direction == "ltr":
        yield from _turned(pair)


@check("ratios-direction", Severity.WARNING)
def ratios_from_right_to_left(pair: Pair) -> Iterator[Problem]:
    """The numbers of a ratio stand in the other order, in a script that runs from right to left."""
    if pair.language.direction == "rtl":
        yield from _turned(pair)


def _turned(pair: Pair) -> Iterator[Problem]:
    here, there = (_RATIO.findall(side.counted) for side in (pair.source, pair.target))
    for one, two in here:
        # Around the clock is 24/7 in some languages and 7/24 in others.
        if one != two and (one, two) != _EVERY_HOUR and (two, one) in there and (one, two) not in there:
            yield Problem(f"{one}/{two} is turned round: {two}/{one}", f"write {one}/{two}")


@check("ranges", Severity.ERROR)
def reversed_ranges(pair: Pair) -> Iterator[Problem]:
    """The ends of a range stand in the other order."""
    if pair.language.direction == "ltr":
        yield from _reversed(pair)


@check("ranges-direction", Severity.WARNING)
def ranges_from_right_to_left(pair: Pair) -> Iterator[Problem]:
    """The ends of a range stand in the other order, in a script that runs from right to left."""
    if pair.language.direction == "rtl":
        yield from _reversed(pair)


def _reversed(pair: Pair) -> Iterator[Problem]:
    there = ranges(pair.target.counted, pair.target.numbers)
    for low, high in ranges(pair.source.counted, pair.source.numbers):
        if low < high and (high, low) in there and (low, high) not in there:
            yield Problem(
                f"the range {shown(low)} to {shown(high)} is turned round",
                "write the smaller number first; the direction of the script changes nothing in the order",
            )


def ranges(text: str, found: tuple[Number, ...]) -> set[tuple[float, float]]:
    """Pairs of numbers with a dash between them."""
    result = set()
    for one, two in pairwise(found):
        between = text[one.end : two.start].strip(" \u00a0\u200e\u200f\u2066\u2067\u2068\u2069%°cf")
        if between and all(unicodedata.category(sign) == "Pd" or sign in "~～−" for sign in between):
            result.add((one.value, two.value))
    return result
