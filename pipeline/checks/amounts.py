"""Numbers, units, ranges and signs: what a dose is made of."""

from collections import Counter
from collections.abc import Iterator

from pipeline.checks.matching import listed, missing_and_extra, shown
from pipeline.checks.numbers import Number, is_firm, separators
from pipeline.checks.pair import Pair
from pipeline.checks.registry import Problem, check
from pipeline.checks.restated import bare, repeats, said_in_words
from pipeline.checks.sides import HALF
from pipeline.checks.units import DOSED, SPANS, Quantity, Unit
from pipeline.model import Severity

SPELLED = 20
"""A whole number up to this may be a word in a language whose number words are not known."""


@check("numbers", Severity.ERROR)
def changed_numbers(pair: Pair) -> Iterator[Problem]:
    """A number of the source is another one in the translation."""
    missing, extra = missing_and_extra(pair)
    if missing and extra:
        yield Problem(
            f"the source says {listed(missing)}, the translation {listed(extra)}" + _times(missing, extra),
            "write the same numbers as the source",
        )
        return
    doses = {quantity.number for quantity in pair.source.quantities if quantity.unit is not None and quantity.accuses}
    lost = [number for number in missing if number in doses and not _may_be_said_otherwise(pair, number)]
    if lost:
        yield Problem(
            f"{listed(lost)} of the source is missing",
            "write the number as the source has it",
        )


@check("number-missing", Severity.WARNING)
def lost_numbers(pair: Pair) -> Iterator[Problem]:
    """A number stands on one side only."""
    missing, extra = missing_and_extra(pair)
    if bool(missing) == bool(extra):
        return
    doses = {quantity.number for quantity in pair.source.quantities if quantity.unit is not None}
    missing = [
        number
        for number in missing
        if (number not in doses or _may_be_said_otherwise(pair, number))
        and not repeats(pair, number)
        and not bare(pair, number)
    ]
    if missing:
        yield Problem(
            f"{listed(missing)} of the source is missing",
            "write the number, or look whether a word says it",
        )
    if extra:
        yield Problem(
            f"{listed(extra)} is not in the source",
            "take it out, or look whether the source says it in words",
        )


def _may_be_said_otherwise(pair: Pair, number: Number) -> bool:
    return _may_be_word(pair, number) or repeats(pair, number) or said_in_words(pair, number)


def _may_be_word(pair: Pair, number: Number) -> bool:
    if number.value % 1 == 0.5 and number.value < SPELLED:
        # “One and a half hours” is said in many ways.
        return any(
            q.number == number and q.unit is not None and q.unit.measures in SPANS for q in pair.source.quantities
        )
    return not pair.target.meaning.listed and number.value <= SPELLED and number.value.is_integer()


def _times(missing: list[Number], extra: list[Number]) -> str:
    """How many times more or less, where one number became one other."""
    if len(missing) != 1 or len(extra) != 1 or not missing[0].value or not extra[0].value:
        return ""
    return _factor(extra[0].value / missing[0].value)


def _factor(ratio: float) -> str:
    for factor in (10, 100, 1000, 10_000, 100_000, 1_000_000):
        if abs(ratio / factor - 1) < 1e-6:
            return f": {shown(factor)} times more"
        if abs(ratio * factor - 1) < 1e-6:
            return f": {shown(factor)} times less"
    return ""


@check("separators", Severity.ERROR)
def misread_separators(pair: Pair) -> Iterator[Problem]:
    """A decimal or grouping sign means something else in the language of the translation."""
    if is_firm(pair.target.tag, pair.target.meaning):
        yield from _misread(pair)


@check("separators-unsure", Severity.WARNING)
def unsure_separators(pair: Pair) -> Iterator[Problem]:
    """A decimal or grouping sign may mean something else: in a language that uses both ways, or in the source."""
    if not is_firm(pair.target.tag, pair.target.meaning):
        yield from _misread(pair)
    there = {number.value for number in pair.target.numbers}
    for number in pair.source.numbers:
        meant = next((value for value in number.readings[1:] if value in there), None)
        if not number.sure and number.value not in there and meant is not None:
            yield Problem(
                f"the source says “{number.text}”, which is {shown(number.value)}; the translation {shown(meant)}",
                "ask the authors of the page which of them they mean",
            )


def _misread(pair: Pair) -> Iterator[Problem]:
    firm = is_firm(pair.source.tag, pair.source.meaning)
    wanted = {value for number in pair.source.numbers for value in number.means(firm=firm)}
    signs = separators(pair.language.tag)
    for number in pair.target.numbers:
        meant = next((value for value in number.readings[1:] if value in wanted), None)
        if not number.sure and number.value not in wanted and meant is not None:
            yield Problem(
                f"“{number.text}” says {shown(number.value)} to readers of {pair.language.english_name}, "
                f"the source says {shown(meant)}",
                f"the decimal sign of this language is “{signs.decimal}”",
            )


@check("units", Severity.ERROR)
def changed_units(pair: Pair) -> Iterator[Problem]:
    """A number has another unit than in the source."""
    for quantity in pair.source.quantities:
        unit, value = quantity.unit, quantity.number.value
        if unit is None or not quantity.accuses or quantity.number.name:
            continue
        same = [q for q in pair.target.quantities if value in q.number.readings]
        others = [q for q in same if q.unit is not None and not q.unit.agrees(unit)]
        if (
            not same
            or len(others) < len(same)
            or not all(q.accuses for q in others)
            or _equal_elsewhere(pair, quantity)
        ):
            continue
        also = Counter(q.unit.name for q in pair.source.quantities if q.unit is not None and q.number.value == value)
        there = Counter(q.unit.name for q in same if q.unit is not None)
        found = next((q.unit for q in others if q.unit is not None and there[q.unit.name] > also[q.unit.name]), None)
        if found is not None:
            yield Problem(
                f"the source says {shown(value)} {named(unit)}, the translation {shown(value)} {named(found)}"
                + (_factor(found.size / unit.size) if found.measures == unit.measures else ""),
                f"write the unit of the source: {named(unit)}",
            )


def _equal_elsewhere(pair: Pair, quantity: Quantity) -> bool:
    """Whether the translation has the same amount in another unit."""
    unit = quantity.unit
    return unit is not None and any(
        other.unit is not None
        and other.unit.measures == unit.measures
        and other.unit.name != unit.name
        and abs(other.number.value * other.unit.size - quantity.number.value * unit.size) < 1e-9
        for other in pair.target.quantities
    )


def named(unit: Unit) -> str:
    """A unit for a message."""
    return unit.name.replace("-", " ") + ("s" if unit.name not in ("percent", "celsius", "fahrenheit") else "")


@check("number-words", Severity.ERROR, needs_list=True)
def other_number_words(pair: Pair) -> Iterator[Problem]:
    """A dose in words is another one: two tablets, three tablets."""
    yield from _in_words(pair, DOSED)


@check("span-words", Severity.WARNING, needs_list=True)
def other_span_words(pair: Pair) -> Iterator[Problem]:
    """A span of time in words is another one: three weeks, three months."""
    yield from _in_words(pair, SPANS)


def _in_words(pair: Pair, kinds: frozenset[str]) -> Iterator[Problem]:
    there = [(q.number.value, q.unit) for q in pair.target.quantities if q.unit is not None]
    there += list(pair.target.spelled_quantities)
    said = (
        {value for value, _unit in there} | {number.value for number in pair.target.numbers} | set(pair.target.spelled)
    )
    if HALF in said:
        said |= {value + HALF for value in said}
    here = {value for value, _unit in pair.source.spelled_quantities} | {n.value for n in pair.source.numbers}
    for value, unit in pair.source.spelled_quantities:
        if unit.measures not in kinds or any(_equals(value, unit, v, u) for v, u in there):
            continue
        if value not in said:
            other = next(((v, u) for v, u in there if u.agrees(unit) and v not in here), None)
        else:
            # “A” and “one” are everywhere: once a day, at an hour.
            other = next(((v, u) for v, u in there if v == value != 1 and _rivals(u, unit)), None)
        if other is not None:
            yield Problem(
                f"the source says {shown(value)} {named(unit)} in words, the translation {shown(other[0])} "
                f"{named(other[1])}",
                "write the number and the unit of the source",
            )


def _equals(value: float, unit: Unit, other: float, other_unit: Unit) -> bool:
    """Whether two amounts are the same, in one unit or in two."""
    if unit.agrees(other_unit):
        return value == other
    return unit.measures == other_unit.measures and abs(value * unit.size - other * other_unit.size) < 1e-9


def _rivals(one: Unit, other: Unit) -> bool:
    """Whether one unit is taken for the other: hours and minutes, weeks and months, teaspoons and tablespoons."""
    kinds = ({"time", "calendar"}, {"teaspoons", "tablespoons"})
    alike = one.measures == other.measures or any({one.measures, other.measures} <= kind for kind in kinds)
    return alike and not one.agrees(other)


SIGNS = {"<": "less than", ">": "more than", "≤": "at most", "≥": "at least"}
OPPOSITE = {"<": ">≥", "≤": ">≥", ">": "<≤", "≥": "<≤"}


@check("signs", Severity.ERROR)
def turned_signs(pair: Pair) -> Iterator[Problem]:
    """A sign of comparison says the opposite."""
    source, target = pair.source.text, pair.target.text
    for sign, opposites in OPPOSITE.items():
        if sign in source and sign not in target and not any(other in source for other in opposites):
            turned = next((other for other in opposites if other in target), "")
            if turned:
                yield Problem(
                    f"the source says “{sign}” ({SIGNS[sign]}), the translation “{turned}” ({SIGNS[turned]})",
                    f"write “{sign}”; in text that runs from right to left the sign is turned by itself",
                )
