"""Amounts that a good translation may leave out, or say in words.

“38 °C (100.4 °F)” says one thing twice, and readers of most languages need it once. “24 hours a day” is
“round the clock”, 30 minutes are half an hour, and two weeks are 15 days in French.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from pipeline.checks.numbers import Number
from pipeline.checks.pair import Pair
from pipeline.checks.sides import Side
from pipeline.checks.units import SPANS, Quantity, Unit, known, unit_words
from pipeline.meaning import rows

ALIKE = 0.1
"""Share by which two amounts may differ that say the same thing: people round what they convert."""

DEGREES = 0.3
"""The same for temperatures, in degrees Celsius."""

IN_WORDS = frozenset({0.25, 0.5, 0.75, 1.0, 1.5})
"""Numbers of hours, days, weeks or years that have words of their own: half an hour, a day and a half."""

CUSTOMARY = frozenset({"inch", "foot", "yard", "mile", "pound", "ounce", "stone", "pint", "fahrenheit"})

DAY = 86_400.0
"""Seconds."""

NEAR = 10
"""Most characters between the two numbers of a share: “7 out of 10”."""

GROUPED = re.compile(r"\d{1,3}(?:,\d{3})*, \d{3}")

BREAK = re.compile(r"[(),;:.]")
"""What parts two amounts: “50 kg (7 stone 12 lb)” are two, one of them in two units."""


def repeats(pair: Pair, number: Number) -> bool:
    """Whether a number of the source says once more what the translation has in another unit."""
    told = {reading for other in pair.target.numbers for reading in other.readings}
    amounts = list(_amounts(pair.source))
    return any(
        _alike(mine, other) and all(one.value in told for one in other.numbers)
        for mine in amounts
        if number in mine.numbers
        for other in amounts
        if mine.units.isdisjoint(other.units)
    )


def said_in_words(pair: Pair, number: Number) -> bool:
    """Whether a number of the source has words of its own in many languages.

    That is a span of time, one of anything (“a tablet”) and two of anything in a language with a dual.
    """
    unit = pair.source.units.get(number)
    if unit is None:
        return False
    if number.value == 1 or (number.value == 2 and rows(pair.target.tag).get("dual")):
        return True
    if unit.measures not in SPANS:
        return False
    a_day = DAY / (number.value * unit.size) if unit.measures == "time" and number.value else 0
    return a_day in {*pair.target.spelled, *(other.value for other in pair.target.numbers)} or any(
        other.measures == unit.measures
        and other.name != unit.name
        and round(number.value * unit.size / other.size, 9) in IN_WORDS
        for other in known().values()
    )


def bare(pair: Pair, number: Number) -> bool:
    """Whether the translation has the unit of a single thing without its number: “une heure” is “час” in Russian."""
    unit = pair.source.units.get(number)
    if unit is None or number.value != 1:
        return False
    words = unit_words(pair.target.meaning).find(pair.target.counted)
    numbered = sum(q.unit is not None and q.unit.agrees(unit) for q in pair.target.quantities)
    return sum(known()[match.label[0]].agrees(unit) for match in words) > numbered


def customary(pair: Pair, quantity: Quantity) -> set[float]:
    """What a span of time is called in the language of the translation: two weeks are 15 days."""
    fortnight = rows(pair.target.tag).get("fortnight")
    weeks = quantity.number.value if quantity.unit is not None and quantity.unit.name == "week" else 0
    return {float(fortnight) * weeks / 2} if fortnight and weeks and weeks % 2 == 0 else set()


def rounded(pair: Pair) -> tuple[set[Number], set[Number]]:
    """The numbers of both sides that are one amount, where the source measures in feet or pounds.

    Who turns 6 feet into metres writes 2, not 1.8288. Doses are never rounded so.
    """
    here, there = set[Number](), set[Number]()
    for mine in _amounts(pair.source):
        for other in _amounts(pair.target) if mine.units & CUSTOMARY else ():
            if mine.units.isdisjoint(other.units) and _alike(mine, other):
                here.update(mine.numbers)
                there.update(other.numbers)
    return here, there


def shares(pair: Pair) -> tuple[set[float], set[float]]:
    """“1 in 5” as 20 %: numbers of the source, and the percentage in the translation."""
    percentages = {q.number.value for q in pair.target.quantities if q.unit is not None and q.unit.name == "percent"}
    here, there = set[float](), set[float]()
    for one, two in pairwise(pair.source.numbers):
        share = round(100 * one.value / two.value, 6) if two.value else 0
        if one.value < two.value and two.start - one.end <= NEAR and share in percentages:
            here.update((one.value, two.value))
            there.add(share)
    return here, there


def spaced_groups(pair: Pair) -> tuple[set[float], set[float]]:
    """Numbers of the source that the translation writes with a comma and a space, “21, 815”, and their parts."""
    wanted = {number.value for number in pair.source.numbers}
    here, there = set[float](), set[float]()
    for one, two in pairwise(pair.target.numbers):
        if GROUPED.fullmatch(pair.target.counted[one.start : two.end]):
            joined = float(one.text.replace(",", "") + two.text)
            if joined in wanted:
                here.add(joined)
                there.update((one.value, two.value))
    return here, there


@dataclass(frozen=True, slots=True)
class _Amount:
    """One amount: 50 kg, or 7 stone 12 lb. `size` is in the first unit of its kind, or in degrees Celsius."""

    numbers: tuple[Number, ...]
    units: frozenset[str]
    measures: str
    size: float


def _amounts(side: Side) -> Iterator[_Amount]:
    united = [(quantity.number, quantity.unit) for quantity in side.quantities if quantity.unit is not None]
    for number, unit in united:
        yield _Amount((number,), frozenset({unit.name}), unit.measures.partition("-")[0], _size(number, unit))
    for (one, first), (two, second) in pairwise(united):
        between = side.counted[one.end : two.start]
        joined = len(between.split()) <= 1 and not BREAK.search(between)
        if joined and first.measures == second.measures and first.size > second.size:
            size = _size(one, first) + _size(two, second)
            yield _Amount((one, two), frozenset({first.name, second.name}), first.measures, size)


def _size(number: Number, unit: Unit) -> float:
    return (number.value - 32) / 1.8 if unit.name == "fahrenheit" else number.value * unit.size


def _alike(one: _Amount, other: _Amount) -> bool:
    limit = DEGREES if one.measures == "temperature" else ALIKE * max(one.size, other.size)
    return one.measures == other.measures and abs(one.size - other.size) <= limit
