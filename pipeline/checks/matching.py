"""Which numbers of one side the other side says, in whatever way.

As a word, as a time of the other clock, as a month or a year of another calendar, converted to another
unit, rounded. A dose is held to more than other numbers: no date and no clock explains it.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property

import regex

from pipeline.checks.moments import (
    CLOCK,
    clock_readings,
    decades,
    half_of_day,
    month_numbers,
    short_years,
    year_readings,
)
from pipeline.checks.numbers import Number, is_firm
from pipeline.checks.pair import Pair
from pipeline.checks.restated import customary, rounded, shares, spaced_groups
from pipeline.checks.sides import Side
from pipeline.checks.units import DOSED, Unit, known

_ON_THE_CLOCK = regex.compile(r"\s?(?:h(?!\p{L})|uhr|godz|:\d\d|\.\d\d|時|点|點|时|시)")
_Values = set[float]


def missing_and_extra(pair: Pair) -> tuple[list[Number], list[Number]]:
    """Numbers that only the source has, and numbers that only the translation has."""
    ways = _Ways(pair)
    return ways.missing(), ways.extra()


class _Ways:
    """The ways in which the two sides of a pair may say one number."""

    def __init__(self, pair: Pair) -> None:
        self.pair, self.source, self.target = pair, pair.source, pair.target
        self.firm_here = is_firm(self.source.tag, self.source.meaning)
        self.firm_there = is_firm(self.target.tag, self.target.meaning)
        self.in_target = {reading for number in self.target.numbers for reading in number.means(firm=self.firm_there)}
        self.groups = spaced_groups(pair)
        self.rounded = rounded(pair)

    def missing(self) -> list[Number]:
        """The numbers of the source that the translation does not say."""
        units = self.source.units
        return [
            number for number in self.source.numbers if not number.name and not self._is_told(number, units.get(number))
        ]

    def _is_told(self, number: Number, unit: Unit | None) -> bool:
        meant = number.means(firm=self.firm_here)
        if number in self.rounded[0]:
            return True
        if self.in_target.intersection(meant) or number.value in self.target.spelled or number.value in self.groups[0]:
            return True
        if not self.target.meaning.listed and self.in_target.intersection(number.raw):
            return True
        measures = unit.measures if unit is not None and unit.measures in DOSED else ""
        if number.value in _converted(self.target, measures):
            return True
        return not measures and self._is_told_loosely(number)

    def _is_told_loosely(self, number: Number) -> bool:
        return (
            number.value in self.loose[0]
            or bool(self.in_target.intersection(short_years(self.source).get(number.value, ())))
            or bool(self.in_target.intersection(clock_readings(self.source, number)))
            or bool(self.in_target.intersection(year_readings(self.target.tag, number.value)))
        )

    def extra(self) -> list[Number]:
        """The numbers of the translation that the source does not say."""
        units = self.target.units
        return [
            number
            for number in self.target.numbers
            if not number.name
            and not self._is_explained(number, units.get(number))
            and (number in units or not _letters_follow(self.target.counted, number))
            and not (number.text == "00" and self.target.counted[number.start - 1 : number.start] in (":", "h", "."))
        ]

    def _is_explained(self, number: Number, unit: Unit | None) -> bool:
        meant = number.means(firm=self.firm_there)
        if number in self.rounded[1]:
            return True
        measures = unit.measures if unit is not None and unit.measures in DOSED else ""
        said = self.said | _converted(self.source, measures) | self.groups[1]
        return bool(said.intersection(meant)) or (not measures and bool(self.loose[1].intersection(meant)))

    @cached_property
    def said(self) -> _Values:
        """What the source says in digits or in words."""
        found = {1.0, *self.source.spelled}
        for number in self.source.numbers:
            found.update(number.means(firm=self.firm_here))
            found.update(number.raw)
        return found

    @cached_property
    def loose(self) -> tuple[_Values, _Values]:
        """What dates, clocks, customs and rounding tell of the source, and what they explain in the translation."""
        years = {number.value for number in self.source.numbers}
        told = month_numbers(self.target) | set().union(*short_years(self.target).values())
        explained = month_numbers(self.source) | decades(self.source) | set().union(*short_years(self.source).values())
        explained.update(short for short, long in short_years(self.target).items() if years.intersection(long))
        for number in self.source.numbers:
            explained.update(clock_readings(self.source, number))
            explained.update(year_readings(self.target.tag, number.value))
        for quantity in self.source.quantities:
            usual = customary(self.pair, quantity)
            explained.update(usual)
            if usual & (self.in_target | self.target.spelled):
                told.add(quantity.number.value)
        for here, there in (shares(self.pair), self._clock(), self._afternoon()):
            told |= here
            explained |= there
        return told, explained

    def _clock(self) -> tuple[_Values, _Values]:
        """Times that the translation writes with a point: “14.30 Uhr” for 2:30 pm."""
        here, there = _Values(), _Values()
        for match in CLOCK.finditer(self.source.counted):
            hour, minute = int(match[1]), int(match[2])
            half = half_of_day(self.source, match.end())
            for other in {hour, *({hour % 12 + 12} if half == "p" else {hour % 12} if half == "a" else {hour + 12})}:
                written = float(f"{other}.{minute:02}")
                if written in self.in_target:
                    here.update((hour, minute))
                    there.add(written)
        return here, there

    def _afternoon(self) -> tuple[_Values, _Values]:
        """Hours of the other clock where the source says “9 to 5” and the translation marks a time: 17 h."""
        bare = {
            quantity.number.value
            for quantity in self.source.quantities
            if quantity.unit is None
            and quantity.number.value < 12
            and not half_of_day(self.source, quantity.number.end)
        }
        found = {
            number.value
            for number in self.target.numbers
            if number.value - 12 in bare and _ON_THE_CLOCK.match(self.target.counted, number.end)
        }
        return {value - 12 for value in found}, found


def _converted(side: Side, measures: str) -> _Values:
    """The amounts of a side in other units of their kind: all, or those of doses that measure one thing."""
    return {
        round(value * unit.size / other.size, 9)
        for value, unit in _amounts(side)
        if not measures or unit.measures == measures
        for other in known().values()
        if other.measures == unit.measures and other.name != unit.name
    }


def _amounts(side: Side) -> Iterator[tuple[float, Unit]]:
    for quantity in side.quantities:
        if quantity.unit is not None:
            yield quantity.number.value, quantity.unit
    yield from side.spelled_quantities


def _letters_follow(text: str, number: Number) -> bool:
    """Whether a number is written together with a word that is no unit: some languages spell with digits."""
    after = text[number.end : number.end + 2]
    return len(after) == 2 and after.isascii() and after.isalpha()


def listed(found: Iterable[Number]) -> str:
    """Numbers for a message."""
    return ", ".join(dict.fromkeys(shown(number.value) for number in found))


def shown(value: float) -> str:
    """A number for a message."""
    return f"{value:,.10g}".replace(",", "\u202f") if value >= 10000 else f"{value:.10g}"
