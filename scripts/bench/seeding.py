"""Mistakes put into good translations: each is one that hurt somebody somewhere.

A seed is a source, a good translation and the same with one dangerous mistake in it. The mistake
is made in the translation, or in the source where that comes to the same (a lost “not”).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

import regex
from parallel import language_of

from pipeline.checks.numbers import digits
from pipeline.checks.sides import Side, side
from pipeline.languages import date_words
from pipeline.meaning import fold, rows

LONGEST = 200
"""Characters of the longest source that gets a seed: a leaflet says one thing at a time."""


@dataclass(frozen=True, slots=True)
class Seed:
    """What a translator was given, what is right, and what is dangerous."""

    kind: str
    tag: str
    source: str
    right: str
    wrong: str
    source_after: str = ""
    """The source of the wrong one, if the mistake was made there."""


def seeds(source: str, target: str, tag: str) -> Iterator[Seed]:
    """Every mistake that can be made in a pair."""
    here, there = side(source, "en"), side(target, tag)
    yield from _ten_times(here, there)
    yield from _micro_for_milli(here, there)
    yield from _negated(here, there)
    yield from _denied_no_more(here, there)
    yield from _emergency(here, there)
    yield from _exchanged(here, there, "frequency", "once/twice", OTHERS)
    yield from _exchanged(here, there, "period", "day/week", OTHERS)
    for one, other in (("more", "less"), ("above", "below"), ("before", "after")):
        yield from _exchanged(here, there, "opposites", f"{one}/{other}", {one: other, other: one})
    yield from _without_medicine(here, there)


def _seed(kind: str, here: Side, there: Side, wrong: str) -> Seed:
    return Seed(kind, there.tag, here.text, there.text, wrong)


def _ten_times(here: Side, there: Side) -> Iterator[Seed]:
    """Ten times the first number that has a unit on both sides."""
    wanted = {quantity.number.value for quantity in here.quantities if quantity.unit is not None}
    plain = digits(there.text)
    for quantity in there.quantities:
        number = quantity.number
        found = list(regex.finditer(rf"(?<![\d.,٫]){regex.escape(number.text)}(?![.,٫]?\d)", plain))
        if quantity.unit is not None and number.value in wanted and len(found) == 1 and not number.name:
            start, end = found[0].span()
            tenfold = _tenfold(there.text[start:end])
            if tenfold:
                yield _seed("dose x10", here, there, there.text[:start] + tenfold + there.text[end:])
                return


def _tenfold(number: str) -> str:
    """2,5 → 25 and 5 → 50, in the digits it is written in."""
    decimal = regex.fullmatch(r"(\d+)[.,٫](\d)", number)
    if decimal:
        whole = "" if int(decimal[1]) == 0 else decimal[1]
        return whole + decimal[2]
    zero = chr(ord(number[-1]) - int(number[-1])) if number[-1:].isdecimal() else ""
    return number + zero if number.isdecimal() else ""


def _micro_for_milli(here: Side, there: Side) -> Iterator[Seed]:
    """Micrograms for milligrams and the other way round, by the words of the language."""
    both = {"microgram": "milligram", "milligram": "microgram"}
    wanted = {(q.unit.name, q.number.value) for q in here.quantities if q.unit is not None}
    for quantity in there.quantities:
        unit = quantity.unit.name if quantity.unit is not None else ""
        if unit in both and (unit, quantity.number.value) in wanted:
            beside = _UNIT.match(there.counted, quantity.number.end)
            if beside is not None:
                start, end = beside.span("unit")
                wrong = there.counted[:start] + _spelled(there.tag, "units", both[unit]) + there.counted[end:]
                yield Seed("mg for mcg", there.tag, here.text, there.counted, wrong)
            return


_UNIT = regex.compile(r"[\s\u00a0\u202f-]*(?<unit>[\p{L}\p{M}µ]+)")
_VERB = regex.compile(r"\b(is|are|was|were|should|must|may|might|will|would|could)\b(?! not\b)|\bcan\b(?!not| not)")
_ORDER = regex.compile(
    r"^(take|use|wash|keep|call|tell|drink|eat|ask|stop|start|give|go|stay|wear|clean|cover|avoid|bring|put|store|see)\b",
    regex.IGNORECASE,
)


def _negated(here: Side, there: Side) -> Iterator[Seed]:
    """A source that denies, and a translation that does not."""
    if here.negations or there.negations:
        return
    denying = _ORDER.sub(lambda match: "Do not " + match[0].lower(), here.text, count=1)
    if denying == here.text:
        denying = _VERB.sub(lambda match: match[0] + ("not" if match[0] == "can" else " not"), here.text, count=1)
    if denying != here.text:
        yield Seed("lost not", there.tag, here.text, there.text, there.text, denying)


_DENIAL = regex.compile(r"\b(do|does|did) not |\b(is|are|was|were|should|must|may|will|would|could|can) ?not ")


def _denied_no_more(here: Side, there: Side) -> Iterator[Seed]:
    """A source that denies nothing, and a translation that does: whether its “not” is known at all."""
    found = _DENIAL.findall(here.text)
    if len(here.negations) == len(found) == 1:
        allowing = _DENIAL.sub(lambda match: (match[2] + " ") if match[2] else "", here.text)
        if not side(allowing, "en").negations:
            yield Seed("added not", there.tag, here.text, there.text, there.text, allowing)


def _emergency(here: Side, there: Side) -> Iterator[Seed]:
    """Another number to call."""
    plain = digits(there.text)
    for number, other in (("999", "111"), ("111", "999"), ("112", "911"), ("911", "112")):
        found = list(regex.finditer(rf"(?<!\d){number}(?!\d)", plain))
        if found and regex.search(rf"(?<!\d){number}(?!\d)", here.text):
            start, end = found[0].span()
            yield _seed("999/111", here, there, there.text[:start] + other + there.text[end:])
            return


OTHERS = {
    "once": "twice", "twice": "once", "three-times": "twice", "four-times": "twice",
    "daily": "weekly", "weekly": "daily", "hourly": "daily", "monthly": "weekly",
}  # fmt: skip
"""What a frequency and a period may be mistaken for."""


def _spelled(tag: str, group: str, label: str) -> str:
    """How a language writes something: the first of its words that is written out."""
    words = [fold(word) for word in rows(tag).get(group, {}).get(label, ()) if "*" not in word.rstrip("*")]
    return min(words, key=lambda word: "*" in word, default="").rstrip("*")


def _exchanged(here: Side, there: Side, group: str, kind: str, swapped: Mapping[str, str]) -> Iterator[Seed]:
    """A word of a group for another one of it, where both sides have the first and neither the second.

    A source with two such words (“more … more”) is of a kind of its own: one of them still stands there.
    """
    known, matcher = here.concepts(group), getattr(there.meaning, group)
    places = {match.start for match in getattr(here.meaning, group).find(here.folded)}
    kind += " twice" if group == "opposites" and len(places) > 1 else ""
    said = list(matcher.find(there.folded))
    labels = {match.label for match in said}
    for match in said:
        other = _spelled(there.tag, group, swapped.get(match.label, ""))
        new = {found.label for found in matcher.find(other)}
        if match.label in known and new and not new & (known.keys() | labels):
            wrong = there.folded[: match.start] + other + there.folded[match.end :]
            yield Seed(kind, there.tag, here.text, there.folded, wrong)
            return


def _without_medicine(here: Side, there: Side) -> Iterator[Seed]:
    """A medicine of the source is not named, under any of its names."""
    for label, words in here.concepts("medicines").items():
        found = [match for match in there.meaning.medicines.find(there.folded) if match.label == label]
        wrong = there.folded
        for match in reversed(found):
            wrong = wrong[: match.start] + wrong[match.end :]
        if found and words not in wrong:
            yield Seed("medicine", there.tag, here.text, there.folded, wrong)
            return


MASSES = ("microgram", "milligram")
DAYS = tuple(date(2026, month, day) for month, day in ((4, 3), (5, 2), (11, 6), (9, 12), (1, 8), (7, 10)))


def made_up(tag: str) -> Iterator[Seed]:
    """Dates and micrograms, which few texts have: as the language writes them, swapped."""
    from babel import Locale, UnknownLocaleError
    from babel.dates import format_date

    for day in DAYS:
        swapped = date(day.year, day.day, day.month)
        source = f"{day.day} {day:%B} {day.year}"
        words = [date_words(one, language_of(tag)) for one in (day, swapped)]
        if words[0] != day.isoformat():
            yield Seed("date in words", tag, source, *words)
        try:
            locale = Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
        # Two digits of a year say less than the source does.
        pattern = regex.sub("y+", "y", locale.date_formats["short"].pattern)
        numeric = [format_date(one, pattern, locale) for one in (day, swapped)]
        yield Seed("date in numbers", tag, source, *numeric)
    units = rows(tag).get("units", {})
    spelled = [[fold(word) for word in units.get(name, ()) if "*" not in word.rstrip("*")] for name in MASSES]
    for one, other in zip_longest(*spelled, fillvalue=""):
        right, wrong = (one or spelled[0][0]).rstrip("*"), (other or spelled[1][0]).rstrip("*")
        yield Seed("mg for mcg", tag, "100 micrograms", f"100 {right}", f"100 {wrong}")
