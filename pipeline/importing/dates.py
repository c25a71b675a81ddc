"""Dates of review and publication that a page shows to its readers, as metadata."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

import regex

from pipeline.checks.moments import CALENDARS
from pipeline.checks.sides import months
from pipeline.importing.wordlists import folded, languages, starting, words
from pipeline.links import ascii_digits

LABELS = {"due": "leaflet:review-due", "reviewed": "leaflet:reviewed", "published": "leaflet:published", "media": ""}
"""The metadata of each kind of label; none for the dates of a video."""
MEDIA = "date of a video or a sound"
_SEPARATOR = regex.compile(r"\s*[:：\-–—|]?\s*")
_BETWEEN = regex.compile(r"[\s|·•,;/.]*")
_NUMERIC = regex.compile(
    r"(?P<year>\d{4})[-./](?P<month>\d{1,2})[-./](?P<day>\d{1,2})(?!\d)"
    r"|(?P<first>\d{1,2})(?P<sign>[./-])\s?(?P<second>\d{1,2})(?P=sign)\s?(?P<last>\d{4})(?!\d)"
    r"|(?P<cjk>\d{4})\s*[年년]\s*(?P<cjkm>\d{1,2})\s*[月월]\s*(?:(?P<cjkd>\d{1,2})\s*[日일号])?"
)
_DAYNAME = r"(?:\p{L}+,?\s+)?"
LONGEST_NOTICE = 240
"""Characters of a notice that a page is overdue; what is longer says more than that."""
BUDDHIST = 2400
"""Years above this are counted as in Thailand."""
_SURE, _PART, _EITHER = 1.0, 0.7, 0.6


@dataclass(frozen=True, slots=True)
class Written:
    """A date in a text: its ISO form, how sure that is (0 to 1), why it is not sure, and where it ends."""

    iso: str
    confidence: float
    why: str
    end: int


@dataclass(frozen=True, slots=True)
class Labelled:
    """Dates with their labels in the texts from `start` up to (not including) `end`; (metadata name, date) each."""

    start: int
    end: int
    dates: tuple[tuple[str, Written], ...]


@cache
def _months() -> dict[str, int]:
    found: dict[str, int] = {"sept": 9}
    for tag in languages():
        for name, number in months(tag).items():
            if len(name) > 1 and not name.isdecimal():
                found.setdefault(folded(name), number)
    return found


@cache
def _worded() -> regex.Pattern[str]:
    names = "|".join(regex.escape(name) for name in sorted(_months(), key=len, reverse=True))
    month = rf"(?<!\p{{L}})(?P<name>{names})(?![\p{{L}}])\.?,?"
    joint = r"(?:\s+|\s+(?:de|d'|of|del|ta’|tháng)\s+|-)"
    day = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|ª|\.|ain)?,?"
    return regex.compile(
        rf"{_DAYNAME}{day}{joint}{month}{joint}(?P<year>\d{{4}})(?!\d)"
        rf"|{_DAYNAME}{month}{joint}{day}{joint}(?P<year>\d{{4}})(?!\d)"
        rf"|{month}{joint}(?P<year>\d{{4}})(?!\d)"
    )


def date_in(text: str, start: int = 0) -> Written | None:
    """The date that begins at `start` of a folded text with the digits 0 to 9.

    Day before month, unless the numbers allow only the other reading: a date that allows both is not sure.
    """
    if match := _NUMERIC.match(text, start):
        if match["year"]:
            return _date(match["year"], match["month"], match["day"], match.end())
        if match["cjk"]:
            return _date(match["cjk"], match["cjkm"], match["cjkd"], match.end())
        day, month = int(match["first"]), int(match["second"])
        if month > 12 >= day:
            return _date(match["last"], day, month, match.end())
        both = day <= 12 and day != month
        why = f"“{match[0]}” was read with the day first" if both else ""
        return _date(match["last"], month, day, match.end(), _EITHER if both else _SURE, why)
    if match := _worded().match(text, start):
        return _date(match["year"], _months()[match["name"]], match["day"], match.end())
    return None


def _date(
    year: str, month: str | int, day: str | int | None, end: int, confidence: float = _SURE, why: str = ""
) -> Written | None:
    count = int(year)
    if count > BUDDHIST:
        count += CALENDARS["th"][0]
    if not day:
        confidence, why = _PART, "it names no day, so the first of the month was taken"
    try:
        return Written(date(count, int(month), int(day or 1)).isoformat(), confidence, why, end)
    except ValueError:
        return None


def labelled(texts: Sequence[str]) -> tuple[Labelled, ...]:
    """The texts that are dates with their labels, and nothing else. A date may stand in the text after its label."""
    found, position = [], 0
    while position < len(texts):
        one = _at(texts, position)
        if one is not None:
            found.append(one)
        position = one.end if one is not None else position + 1
    return tuple(found)


def _at(texts: Sequence[str], start: int) -> Labelled | None:
    first = ascii_digits(folded(texts[start]))
    dates: list[tuple[str, Written]] = []
    place = 0
    while place < len(first):
        label = _label(first, place)
        if label is None:
            return None
        name, after = label
        written = date_in(first, after)
        if written is None:
            alone = after == len(first) and not dates and start + 1 < len(texts)
            return _on_the_next(texts, start, name) if alone else None
        dates.append((name, written))
        gap = _BETWEEN.match(first, written.end)
        place = gap.end() if gap else written.end
    return Labelled(start, start + 1, tuple(dates)) if dates else None


def _on_the_next(texts: Sequence[str], start: int, name: str) -> Labelled | None:
    following = ascii_digits(folded(texts[start + 1]))
    written = date_in(following)
    if written is None or following[written.end :].strip(" ."):
        return None
    return Labelled(start, start + 2, ((name, written),))


def _label(text: str, start: int) -> tuple[str, int] | None:
    """The longest label at a place in a folded text, and where the date after it would begin."""
    found = [
        (match.end(), name)
        for kind, name in LABELS.items()
        if (match := starting(kind).match(text, start)) and not text[match.end() : match.end() + 1].isalpha()
    ]
    if not found:
        return None
    end, name = max(found)
    gap = _SEPARATOR.match(text, end)
    return name, gap.end() if gap else end


def is_overdue(text: str) -> bool:
    """Whether a text says that the page should have been reviewed: the page, not its reader."""
    plain = folded(text)
    return len(plain) <= LONGEST_NOTICE and all(any(w in plain for w in words(kind)) for kind in ("overdue", "about"))
