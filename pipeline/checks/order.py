"""The right facts in the wrong places: two doses exchanged, 111 for 999, a pressure turned round."""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex

from pipeline.checks.amounts import named
from pipeline.checks.matching import missing_and_extra, shown
from pipeline.checks.moments import month_first, order
from pipeline.checks.numbers import Number
from pipeline.checks.pair import Pair
from pipeline.checks.registry import Problem, check
from pipeline.checks.restated import CUSTOMARY
from pipeline.checks.sides import HALF, Side
from pipeline.checks.units import DOSED, Unit, known
from pipeline.emergency import numbers_of
from pipeline.model import Severity

_RATIO = regex.compile(r"(?<![\d/.,])(\d{1,3})\s?/\s?(\d{1,3})(?![\d/]|[.,]\d)")
MONTHS, DAYS = 12, 31
_EVERY_HOUR = ("24", "7")


Fact = tuple[str, str]
"""An amount or a number to call: its unit, and its number as it is shown."""

_WEIGHTY = DOSED | {"temperature", "temperature-f", "time", "calendar"}


@check("doses", Severity.ERROR)
def other_doses(pair: Pair) -> Iterator[Problem]:
    """A dose has the number of another one, or of another thing: 2 tablets 4 times a day, 4 tablets twice."""
    if all(missing_and_extra(pair)):
        return
    units = {unit for _value, unit in _doses(pair.source)}
    # Who turns pounds into kilograms rounds.
    for kind in sorted({unit.measures for unit in units} - {unit.measures for unit in units if unit.name in CUSTOMARY}):
        here, there = (Counter(_sizes(side, kind)) for side in (pair.source, pair.target))
        lost, new = here - there, there - here
        if lost and new and here.total() == there.total() and not _and_a_half(lost, new, pair.target):
            yield Problem(
                f"the source says {_amount(min(lost), kind)}, the translation {_amount(min(new), kind)}",
                "write each dose as the source has it",
            )


def _and_a_half(lost: Counter[float], new: Counter[float], target: Side) -> bool:
    """Whether the translation puts the half behind the thing: “un comprimé et demi”."""
    return HALF in target.spelled and sorted(lost) == sorted(size + HALF for size in new)


def _doses(side: Side) -> Iterator[tuple[float, Unit]]:
    """The doses of a text, in digits and in words."""
    for quantity in side.quantities:
        if quantity.unit is not None and quantity.accuses and quantity.unit.measures in DOSED:
            yield quantity.number.value, quantity.unit
    yield from ((value, unit) for value, unit in side.spelled_quantities if unit.measures in DOSED)


def _sizes(side: Side, kind: str) -> list[float]:
    return [round(value * unit.size, 12) for value, unit in _doses(side) if unit.measures == kind]


def _amount(size: float, kind: str) -> str:
    """A size for a message, in the unit of its kind that gives the plainest number."""
    units = [unit for unit in known().values() if unit.measures == kind]
    unit = min(units, key=lambda unit: len(shown(round(size / unit.size, 9))))
    return f"{shown(round(size / unit.size, 9))} {named(unit)}"


@check("exchanged", Severity.ERROR)
def exchanged_sentences(pair: Pair) -> Iterator[Problem]:
    """Amounts or numbers to call have changed places from one sentence to another."""
    if _same_facts(pair) and _facts(pair.source, pair.country) != _facts(pair.target, pair.country):
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
    """Amounts of one unit, or numbers to call, stand in another order."""
    if not _same_facts(pair) or next(exchanged_sentences(pair), None):
        return
    here, there = _facts(pair.source, pair.country), _facts(pair.target, pair.country)
    for unit in dict.fromkeys(name for name, _number in here):
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
    """The amounts of a text, and its numbers to call, in order."""
    calls = {float(number) for number in numbers_of(country)}
    found = [
        (quantity.number.start, named(quantity.unit) if quantity.unit is not None else "", shown(quantity.number.value))
        for quantity in side.quantities
        if (quantity.number.value in calls if quantity.unit is None else quantity.unit.measures in _WEIGHTY)
    ]
    found += [(start, "", phone) for start, phone in side.placed_phones]
    return [(name, number) for _start, name, number in sorted(found)]


def _listed(facts: Sequence[Fact]) -> str:
    return ", then ".join(f"{number} {unit}".strip() for unit, number in facts) or "none"


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
        if one == two or (one, two) == _EVERY_HOUR or _may_be_a_date(int(one), int(two), pair):
            continue
        if (two, one) in there and (one, two) not in there:
            yield Problem(f"{one}/{two} is turned round: {two}/{one}", f"write {one}/{two}")


def _may_be_a_date(one: int, two: int, pair: Pair) -> bool:
    """Whether two languages write a day and a month in different orders."""
    orders = order(pair.source.tag, pair.country) == "md", month_first(pair.target.tag)
    return min(one, two) <= MONTHS and max(one, two) <= DAYS and orders[0] != orders[1]


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
