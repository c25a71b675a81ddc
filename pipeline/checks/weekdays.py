"""Days of the week and months that stand alone: “on Monday”, “in March”."""

from collections.abc import Iterator, Mapping
from functools import cache

from pipeline.checks.cldr import cldr
from pipeline.checks.moments import month_numbers
from pipeline.checks.pair import Pair
from pipeline.checks.registry import Problem, check
from pipeline.checks.sides import Side
from pipeline.meaning import Matcher, fold, rows
from pipeline.model import Severity

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SHORTEST = 3
"""Letters that a short name of a day has at least: “so” is Sunday, and a word, in German."""


@check("weekdays", Severity.WARNING)
def other_weekdays(pair: Pair) -> Iterator[Problem]:
    """A day of the week is another one."""
    yield from pair.first(lambda source, target: _other(weekdays(source), weekdays(target), DAYS))


@check("months", Severity.WARNING)
def other_months(pair: Pair) -> Iterator[Problem]:
    """A month is another one."""
    here, there = (months_named(side) for side in (pair.source, pair.target))
    # In 5/3/2026 and 3月 a month is a number, and dates are compared as a whole.
    told = {int(number.value) - 1 for number in pair.target.numbers if number.value in range(1, 13)}
    yield from _other(here - told, there - _numbered(pair.source), MONTHS)


def _numbered(side: Side) -> set[int]:
    return {int(number.value) - 1 for number in side.numbers if number.value in range(1, 13)}


def _other(here: set[int], there: set[int], names: tuple[str, ...]) -> Iterator[Problem]:
    """A problem only where one name is missing and another has come: many words say a day or a month otherwise."""
    lost, new = sorted(here - there), sorted(there - here)
    if lost and new:
        yield Problem(f"the source says {names[lost[0]]}, the translation {names[new[0]]}", f"write {names[lost[0]]}")


def months_named(side: Side) -> set[int]:
    """The months that a text names, 0 for January; “may” is none where the name has a capital letter."""
    found = {int(month) - 1 for month in month_numbers(side)}
    if not found:
        return found
    written = _month_names(side.tag)
    return {month for month in found if any(name in side.text or not name[0].isupper() for name in written[month])}


@cache
def _month_names(tag: str) -> tuple[tuple[str, ...], ...]:
    kinds = _calendar(tag, "months")
    return tuple(
        tuple(names[width][month] for names in kinds for width in ("wide", "abbreviated")) for month in range(1, 13)
    )


def weekdays(side: Side) -> set[int]:
    """The days of the week that a text names, 0 for Monday."""
    return {match.label for match in _matcher(side.tag).find(side.folded)}


@cache
def _matcher(tag: str) -> Matcher:
    """The names of Unicode CLDR, long and short, and the forms of our own lists ([weekdays] in data/meaning)."""
    entries = {
        fold(name).rstrip("."): day
        for names in _calendar(tag, "days")
        for width in ("abbreviated", "wide")
        for day, name in names[width].items()
        if width == "wide" or len(name.rstrip(".")) >= SHORTEST
    }
    for day, forms in enumerate(rows(tag).get("weekdays", ())):
        entries.update({fold(form): day for form in forms})
    return Matcher(entries.items())


def _calendar(tag: str, part: str) -> tuple[Mapping[str, Mapping[int, str]], ...]:
    """How Unicode CLDR writes the months or the days of a language, in a sentence and alone."""
    locale = cldr(tag)
    return tuple(getattr(locale, part).values()) if locale is not None else ()
