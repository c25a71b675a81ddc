"""Units beside numbers: which they are, what they measure, and how many times one is of another."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import regex

from pipeline.checks.cldr import cldr
from pipeline.checks.numbers import RANGE, Number
from pipeline.meaning import Matched, Matcher, Meaning, fold

_GAP = r"[\s\u00a0\u202f\u2009]*[-‐‑]?[\s\u00a0\u202f\u2009]*"
_AFTER = regex.compile(_GAP)
CLDR = {
    "mass-microgram": "microgram", "mass-milligram": "milligram", "mass-gram": "gram", "mass-kilogram": "kilogram",
    "volume-milliliter": "millilitre", "volume-centiliter": "centilitre", "volume-deciliter": "decilitre",
    "volume-liter": "litre", "volume-teaspoon": "teaspoon", "volume-tablespoon": "tablespoon",
    "length-millimeter": "millimetre", "length-centimeter": "centimetre", "length-meter": "metre",
    "length-kilometer": "kilometre", "duration-second": "second", "duration-minute": "minute",
    "duration-hour": "hour", "duration-day": "day", "duration-week": "week", "duration-month": "month",
    "duration-year": "year", "temperature-celsius": "celsius", "temperature-fahrenheit": "fahrenheit",
    "concentr-percent": "percent",
}  # fmt: skip
"""Units of Unicode CLDR, which knows how they are written in some hundred languages, and our names for them."""


_DIGITS = regex.compile(r"[\d.,]+")
RANGE_WORDS = frozenset(
    "- ‐ ‑ – — ~ ～ / to or and à a bis oder und y o e ou et до или и або і 至 到 或 から または або lub do i "
    "sau până la, ila veya ve अथवा या से বা থেকে یا سے إلى أو او تا ama ilaa neu i'r hoặc đến atau hingga".split()
)
"""What stands between the two ends of a range."""

_BREAK = regex.compile(r"[.;:()\d]")
_FORMS = (0, 1, 2, 3, 5, 11, 100)
"""Numbers that between them show every plural form of every language."""


DOSED = frozenset("mass volume activity units drops pieces puffs doses teaspoons tablespoons spoons amount".split())
"""What the unit of a dose measures (data/units.toml)."""

SPANS = frozenset({"time", "calendar"})
"""What the unit of a span of time measures."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: what it measures, its size in the first unit of that kind, units it may stand for."""

    name: str
    measures: str
    size: float
    same_as: tuple[str, ...] = ()

    def agrees(self, other: "Unit") -> bool:
        """Whether the two may stand for one another."""
        return self.name == other.name or other.name in self.same_as


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with the unit that stands beside it; None where no known unit does.

    `accuses` is false for a sign that may mean something else (“m” for metres or minutes).
    """

    number: Number
    unit: Unit | None
    accuses: bool = True


@cache
def known() -> Mapping[str, Unit]:
    """Every unit by name (data/units.toml)."""
    return MappingProxyType(
        {
            name: Unit(name, row["measures"], float(row["size"]), tuple(row.get("same-as", ())))
            for name, row in _rows().items()
        }
    )


@cache
def _rows() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads(files("pipeline").joinpath("data/units.toml").read_text("utf-8"))


@cache
def _matcher(tag: str, spelled: Matcher) -> Matcher:
    """International signs, CLDR's spellings and those of our own list; labels are (name, accuses)."""
    entries = [(entry, (label, True)) for entry, labels in spelled.labels.items() for label in labels]
    for name, row in _rows().items():
        entries += [(sign, (name, True)) for sign in row.get("signs", ())]
        entries += [(sign, (name, False)) for sign in row.get("weak", ())]
    entries += [(words, (name, width == "long")) for words, name, width in _spellings(tag)]
    seen: dict[str, tuple[str, bool]] = {}
    for entry, label in entries:
        seen.setdefault(fold(entry), label)
    return Matcher((entry, label) for entry, label in seen.items() if label[0] in known())


def unit_words(meaning: Meaning) -> Matcher:
    """The matcher for the units of a language; labels are (name, whether it accuses)."""
    return _matcher(meaning.tag, meaning.units)


def _spellings(tag: str) -> list[tuple[str, str, str]]:
    """How CLDR writes the units of a language, in the forms that go with different numbers."""
    from babel.units import format_unit

    locale = cldr(tag)
    if locale is None:
        return []
    found = []
    for measure, name in CLDR.items():
        for width in ("long", "short", "narrow"):
            for number in _FORMS:
                written = format_unit(number, measure, length=width, locale=locale, numbering_system="latn")
                words = _DIGITS.sub("", written).strip(" \u00a0\u202f-.\u200e\u200f")
                if len(words) > 1 or words == "%":
                    found.append((words, name, width))
    return found


def quantities(text: str, found: tuple[Number, ...], meaning: Meaning) -> tuple[Quantity, ...]:
    """Each number with its unit: the one after it, else the one before it."""
    matched = list(_matcher(meaning.tag, meaning.units).find(text))
    after = {match.start: match for match in matched}
    result = [_beside(text, number, after) for number in found]
    # In “2 tablets 4 times” the tablets are two, not four.
    taken = {_gap_end(text, quantity.number) for quantity in result if quantity.unit is not None}
    before = {match.end: match for match in matched if match.start not in taken}
    # “2–3 tablets” and “1 or 2 drops”: the unit after the second number is that of the first, too.
    for at in range(len(result) - 2, -1, -1):
        one, two = result[at], result[at + 1]
        if one.unit is None and two.unit is not None and _range(text[one.number.end : two.number.start]):
            result[at] = Quantity(one.number, two.unit, two.accuses)
    return tuple(q if q.unit is not None else _behind(text, q.number, before) for q in result)


def _beside(text: str, number: Number, after: Mapping[int, Matched]) -> Quantity:
    match = after.get(_gap_end(text, number))
    name, accuses = match.label if match else ("", True)
    return Quantity(number, known().get(name), accuses)


def _gap_end(text: str, number: Number) -> int:
    """Where the word after a number begins."""
    gap = _AFTER.match(text, number.end)
    return int(gap.end()) if gap else number.end


def _behind(text: str, number: Number, before: Mapping[int, Matched]) -> Quantity:
    """The unit in front of a number that has none after it, nor an ending joined to it."""
    if text[number.end : number.end + 1].isalpha():
        return Quantity(number, None)
    at = number.start
    while at > 0 and text[at - 1] in " \u00a0\u202f":
        at -= 1
    match = before.get(at)
    name, accuses = match.label if match else ("", True)
    return Quantity(number, known().get(name), accuses)


def _range(between: str) -> bool:
    """Whether what stands between two numbers makes them the ends of a range."""
    return len(between) <= RANGE and not _BREAK.search(between) and between.strip() in RANGE_WORDS
