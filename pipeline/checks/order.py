"""The right facts in the wrong places: two doses exchanged, 111 for 999, a pressure turned round."""

from collections.abc import Iterator, Sequence

import regex

from pipeline.checks.amounts import shown
from pipeline.checks.pair import Pair
from pipeline.checks.registry import Problem, check
from pipeline.checks.sides import Side
from pipeline.checks.units import DOSED
from pipeline.emergency import numbers_of
from pipeline.model import Severity

_RATIO = regex.compile(r"(?<![\d/.,])(\d{1,3})\s?/\s?(\d{1,3})(?![\d/]|[.,]\d)")
_EVERY_HOUR = ("24", "7")


Fact = tuple[str, float]
"""A dose or a number to call: its unit, and its value."""


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
    """The doses of a text, and its numbers to call, in order."""
    calls = {float(number) for number in numbers_of(country)}
    return [
        (quantity.unit.name if quantity.unit is not None else "", quantity.number.value)
        for quantity in side.quantities
        if (quantity.number.value in calls if quantity.unit is None else quantity.unit.measures in DOSED)
    ]


def _listed(facts: Sequence[Fact]) -> str:
    return ", then ".join(f"{shown(value)} {unit.replace('-', ' ')}".strip() for unit, value in facts) or "none"


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
