"""Dates and times of day: the same moment on both sides, in whatever way it is written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import regex

from pipeline.checks.cldr import cldr
from pipeline.checks.numbers import Number
from pipeline.checks.pair import Pair
from pipeline.checks.registry import Problem, check
from pipeline.checks.sides import Side, months, side
from pipeline.meaning import fold, rows
from pipeline.model import Severity
from pipeline.sources.inline import plain

_NUMERIC = regex.compile(
    r"(?<![\d.,/-])(?:(?P<year>\d{4})(?P<sign>[./-])\s?(?P<second>\d{1,2})(?P=sign)\s?(?P<third>\d{1,2})\.?"
    r"|(?P<first>\d{1,2})(?P<mark>[./-])\s?(?P<middle>\d{1,2})(?P=mark)\s?(?P<last>\d{4}|\d{2}))(?![\d/-])"
)
_WRITTEN = regex.compile(r"(?<!\d)\d{2,4}\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]")
_SEASON = regex.compile(r"(?<!\d)(?:19|20)\d\d\s?[-–/]\s?(\d\d)(?!\d)")
_DECADE = regex.compile(r"(?<!\d)((?:1[6-9]|20)\d0)['’]?s(?!\p{L})")
_MARKS = regex.compile("[\u200e\u200f\u061c]")
_HALF = regex.compile(r"\s*(?:[:.]\d\d\s*)?(a\.?m\.?|p\.?m\.?|noon|midnight)(?!\p{L})")
_DATETIME = regex.compile(r'\bdatetime="([^"]*)"')
_CLOCK = regex.compile(r"([01]?\d|2[0-3]):([0-5]\d)(?::\d\d)?")
_CALENDAR = regex.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?")
CLOCK = regex.compile(r"(?<![\d.,:])([01]?\d|2[0-4])[:.h]([0-5]\d)(?![\d:%]|[.,]\d|\s*(?:mg|g|ml|kg|l|cm|mm))")
NOON = 12
CALENDARS = {
    "fa": (621, 622),
    "ps": (621, 622),
    "ckb": (621, 622),
    "th": (-543,),
    "am": (7, 8),
    "ti": (7, 8),
    "ne": (-56, -57),
}
"""Years between the calendar that a language also counts by and the Gregorian one."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day and a month in a text; `order` is how the language reads numbers (“dm” or “md”), empty for words."""

    day: int
    month: int
    order: str
    text: str


def month_numbers(side: Side) -> set[float]:
    """The numbers of the months that a text names."""
    return {float(match[1]) for match in _months_in(side)}


def _months_in(side: Side) -> list[tuple[int, int, int]]:
    """Months named in a text: (start, number, end)."""
    names = _month_pattern(side.tag)
    if names is None:
        return []
    known = months(side.tag)
    return [(match.start(), known[match[0].rstrip(".")], match.end()) for match in names.finditer(side.counted)]


@cache
def _month_pattern(tag: str) -> regex.Pattern[str] | None:
    names = [name for name in months(tag) if len(name) > 2 and not name.isdigit()]
    if not names:
        return None
    listed = "|".join(regex.escape(name) for name in sorted(names, key=len, reverse=True))
    return regex.compile(rf"(?<!\p{{L}})(?:{listed})(?!\p{{L}})")


def half_of_day(side: Side, end: int) -> str:
    """Whether a time that ends there is before noon (“a”) or after it (“p”); empty where nothing says so."""
    half = _HALF.match(side.counted, end)
    if half is None:
        return ""
    return "p" if half[1][0] == "p" or half[1] == "noon" else "a"


def clock_readings(side: Side, number: Number) -> set[float]:
    """What an hour may be on the other clock: 6 pm is 18, 18:00 is 6."""
    if not number.value.is_integer() or not 0 <= number.value <= 24:
        return set()
    half = half_of_day(side, number.end)
    if half:
        return {number.value, (number.value % 12) + 12} if half == "p" else {number.value, number.value % 12}
    timed = side.counted[number.end : number.end + 1] == ":" or "h" in side.counted[number.end : number.end + 2]
    return {number.value - 12} if timed and number.value > 12 else set()


def short_years(side: Side) -> Mapping[float, tuple[float, ...]]:
    """Years of two digits in a text, and which they may be: in a date (3/4/26), or after a year (2019–20)."""
    found = [
        match["last"] for match in _NUMERIC.finditer(_MARKS.sub("", side.counted)) if len(match["last"] or "") == 2
    ]
    found += [match[1] for match in _SEASON.finditer(side.counted)]
    return {float(year): (1900 + float(year), 2000 + float(year)) for year in found}


def decades(side: Side) -> set[float]:
    """How else a decade may be told: the 1930s are the thirties of the 20th century."""
    found = [int(match[1]) for match in _DECADE.finditer(side.counted)]
    return {float(value) for year in found for value in (year % 100, year // 100 + 1)}


def year_readings(tag: str, value: float) -> set[float]:
    """What a Gregorian year may be in the calendar of a language."""
    if not 1900 <= value <= 2100:
        return set()
    return {value - shift for shift in CALENDARS.get(tag.partition("-")[0], ())}


@cache
def order(tag: str, country: str = "") -> str:
    """In which order a language writes day and month in numbers (Unicode CLDR): “dm” or “md”."""
    for name in (f"{tag}-{country}" if country else tag, tag, tag.partition("-")[0]):
        if pattern := _short_date(name):
            return "md" if pattern.index("M") < pattern.index("d") < pattern.index("y") else "dm"
    return "dm"


def _short_date(tag: str) -> str:
    """The pattern of a date in numbers; empty where Unicode CLDR does not have the language."""
    locale = cldr(tag)
    return str(locale.date_formats["short"].pattern) if locale is not None else ""


def days(side: Side, country: str = "") -> list[Day]:
    """The days that a text names with their months, in words or in numbers."""
    found = []
    text = _MARKS.sub("", side.folded)
    for match in _NUMERIC.finditer(text):
        if match["year"]:
            day, month, way = int(match["third"]), int(match["second"]), "iso"
        elif order(side.tag, country) == "dm":
            day, month, way = int(match["first"]), int(match["middle"]), "dm"
        else:
            day, month, way = int(match["middle"]), int(match["first"]), "md"
        if 1 <= day <= 31 and 1 <= month <= 31:
            found.append(Day(day, month, way, match[0]))
    for match in _WRITTEN.finditer(text):
        found.append(Day(int(match[2]), int(match[1]), "iso", match[0]))
    for start, month, end in _months_in(side):
        near = [n for n in side.numbers if n.value.is_integer() and 1 <= n.value <= 31 and len(n.text) <= 2]
        beside = [n for n in near if 0 <= start - n.end <= 8 or 0 <= n.start - end <= 4]
        if len(beside) > 1:
            # “9 March to 2 May”: the nearer one is the day.
            nearest = min(max(start - n.end, n.start - end) for n in beside)
            beside = [n for n in beside if max(start - n.end, n.start - end) == nearest]
        if len(beside) == 1:
            found.append(Day(int(beside[0].value), month, "", side.counted[min(start, beside[0].start) : end]))
    return found


@cache
def month_first(tag: str) -> bool:
    """Whether a language writes the month before the day (Unicode CLDR)."""
    pattern = _short_date(tag)
    return bool(pattern) and pattern.index("M") < pattern.index("d")


@check("dates", Severity.ERROR)
def other_dates(pair: Pair) -> Iterator[Problem]:
    """A date is another one, or day and month are swapped."""
    here, there = days(pair.source, pair.country), days(pair.target)
    exact, known = ({(day.day, day.month) for day in found} for found in (there, here))
    for day in here if there else ():
        if (day.day, day.month) in exact or day.day == day.month:
            continue
        swapped = next(
            (d for d in there if (d.day, d.month) == (day.month, day.day) and (d.day, d.month) not in known), None
        )
        if swapped is not None:
            yield Problem(
                f"day and month are swapped: the source says “{day.text}”, the translation “{swapped.text}”",
                "write the month as a word, as in 3 April 2026",
            )
            continue
        other = next((d for d in there if d.day == day.day and (d.day, d.month) not in known), None)
        if other is not None and not day.order and not other.order and len(here) == len(there):
            yield Problem(f"the source says “{day.text}”, the translation “{other.text}”", "write the same month")


@check("dates-ambiguous", Severity.WARNING)
def ambiguous_dates(pair: Pair) -> Iterator[Problem]:
    """A date in numbers can be read as another day."""
    for day in days(pair.target):
        if day.order in ("dm", "md") and day.day <= 12 and day.month <= 12 and day.day != day.month:
            yield Problem(f"“{day.text}” may be read as another day", "write the month as a word")


def times(text: str) -> Mapping[tuple[int, int], str]:
    """Times of day with minutes in a text, on the clock they stand on."""
    return {(int(match[1]), int(match[2])): match[0] for match in CLOCK.finditer(text)}


@check("times", Severity.ERROR)
def other_times(pair: Pair) -> Iterator[Problem]:
    """A time of day is another one."""
    here = {time: words for time, words in times(pair.source.folded).items() if ":" in words}
    there = times(pair.target.folded)
    if not here or not there:
        return
    on_both = {(hour % 12, minute) for hour, minute in there}
    known = {(hour % 12, minute) for hour, minute in here}
    for (hour, minute), words in here.items():
        if (hour % 12, minute) not in on_both and not on_both <= known:
            yield Problem(
                f"the source says {words}, the translation {', '.join(there.values())}", "write the same time"
            )


@check("afternoon", Severity.WARNING, needs_list=True)
def morning_for_afternoon(pair: Pair) -> Iterator[Problem]:
    """A time after noon is one before it: 8 pm as 8 h, where people count to 24."""
    words = rows(pair.target.tag).get("afternoon", ())
    evening = any(label == "evening" for label, _start, _words in pair.target.comparisons)
    if not words or evening or any(fold(word) in pair.target.folded for word in words):
        return
    there = {number.value for number in pair.target.numbers}
    for number in pair.source.numbers:
        late = half_of_day(pair.source, number.end) == "p" and 1 <= number.value < NOON
        if late and number.value in there and number.value + NOON not in there:
            yield Problem(
                f"the source says {number.text} pm, the translation {number.text}, which is in the morning",
                f"write {number.value + NOON:.0f}, or say that it is in the afternoon or evening",
            )


@check("time-element", Severity.ERROR)
def other_than_its_element(pair: Pair) -> Iterator[Problem]:
    """The words in a <time> element say another moment than its datetime."""
    for item in pair.inlines[0] if pair.inlines else ():
        machine = _DATETIME.search("".join(part for part in item.opening if isinstance(part, str)))
        if machine is None:
            continue
        here, there = (_inside(text, item.name) for text in (pair.key.text, pair.text))
        if here and there and _says(here, pair.source, machine[1]) and not _says(there, pair.target, machine[1]):
            yield Problem(
                f"“{there}” is not the moment that the page means ({machine[1]})", "write the moment of the source"
            )


def _inside(text: str, name: str) -> str:
    found = regex.search(rf"<{name}>(.*?)</{name}>", text, regex.DOTALL)
    return plain(found[1]) if found else ""


def _says(words: str, whole: Side, machine: str) -> bool:
    """Whether words can mean a moment as machines write it. Words without numbers can mean any."""
    said = side(words, whole.tag)
    values = {number.value for number in said.numbers}
    if not values:
        return True
    if match := _CLOCK.fullmatch(machine):
        hour, minute = int(match[1]), int(match[2])
        return bool(values & {hour, hour % 12, 12.0 if hour % 12 == 0 else hour}) and (not minute or minute in values)
    if match := _CALENDAR.fullmatch(machine):
        year, month, day = (int(part) if part else 0 for part in match.groups())
        named = month_numbers(said)
        years = {value for value in values if value > 999} - year_readings(whole.tag, year)
        return (
            (not day or day in values)
            and (not named or month in named)
            and (bool(named) or len(values) < 2 or month in values)
            and (not years or year in years or bool(CALENDARS.get(whole.tag.partition("-")[0])))
        )
    return True
