"""Words: what can be read two ways, heard wrongly, or not understood without the picture beside it."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import regex

from pipeline.lint.data import rows
from pipeline.lint.document import Document, quoted
from pipeline.lint.registry import Problem, Scope, rule
from pipeline.model import Severity
from pipeline.readability.acronyms import acronyms
from pipeline.readability.data import base
from pipeline.sources.tree import Element
from pipeline.text import collapse

_DATE = regex.compile(r"(?<![\d/.\-])(\d{1,2})([/.\-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/.\-]\d|\d)")
_ZONE = r"Z|[+-](?:[01]\d|2[0-3]):?[0-5]\d"
_TIME_VALUES = tuple(
    regex.compile(pattern)
    for pattern in (
        r"\d{4,}",  # a year
        r"\d{4,}-(\d\d)",  # a month
        r"(?:(\d{4,})-)?(\d\d)-(\d\d)",  # a day, with or without its year
        rf"(?:\d{{4,}}-\d\d-\d\d[T ])?(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{{1,3}})?)?(?:{_ZONE})?",
        r"\d{4,}-W(?:0[1-9]|[1-4]\d|5[0-3])",
        r"P(?=\d|T\d)(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d{1,3})?S)?)?",
        r"(?:\s*\d+(?:\.\d+)?\s*[wdhms])+\s*",
        _ZONE,
    )
)
_DAY = regex.compile(r"(?:(\d{4,})-)?(\d\d)-(\d\d)(?=$|[T ])")
_CALL = regex.compile(r"(?<=\p{L}[\p{P}\s]?)[!！]+")
_WORD = regex.compile(r"[\p{L}\p{M}]+")
# What every pattern of data/lint/sensory.toml has one of; the patterns themselves are slower.
_LOOKS = regex.compile(
    r"left|right|red|green|blue|yellow|orange|gr[ea]y|purple|pink|black|white|round|square|triang|circ|shape|large|big|small",
    regex.IGNORECASE,
)
_DAYS_IN = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _texts(doc: Document) -> Iterator[tuple[Element, str, int]]:
    """Each text of the leaflet that is seen, with its element and line."""
    for text in doc.tree.texts:
        element = text.parent
        if doc.seen[element.index] and doc.in_main(element) and element.name not in ("code", "pre", "kbd", "samp"):
            yield element, text.data, text.line


@rule("date-ambiguous", Severity.ERROR, scope=Scope.WORDS)
def ambiguous_date(doc: Document) -> Iterator[Problem]:
    """A date in numbers can be read as two days."""
    for element, data, line in _texts(doc):
        for match in _DATE.finditer(data):
            first, second = int(match[1]), int(match[3])
            # 192.168.1.1 and 1.2.15 are no dates; a time element says which day it is only to machines.
            if match[2] != "/" and len(match[4]) != 4:
                continue
            # With full stops the day comes first in every language that writes dates so.
            if match[2] == "." and base(doc.language_of(element) or "en") != "en":
                continue
            if 1 <= first <= 12 and 1 <= second <= 12 and first != second:
                yield Problem(
                    element,
                    f"{quoted(match[0])} is one day to some readers and another to others: an appointment is "
                    "missed, or a "
                    "medicine taken too long",
                    "write the month as a word, such as 3 December 2024",
                    collapse(data).strip(),
                    line + data[: match.start()].count("\n"),
                )


@rule("time-invalid", Severity.ERROR, wcag="1.3.1", scope=Scope.PAGE)
def bad_time(doc: Document) -> Iterator[Problem]:
    """The machine form of a time is none."""
    for element in doc.all("time"):
        said = element.get("datetime").strip()
        if element.has("datetime") and not _is_time(said):
            yield Problem(
                element,
                f"datetime “{said}” means nothing: calendars and assistants take another day, or none",
                'write year-month-day, such as datetime="2024-12-03"',
                doc.words(element),
            )


def _is_time(said: str) -> bool:
    """HTML Standard, section 4.5.15: a valid date, month, time, week or duration; the day has to exist."""
    if not any(pattern.fullmatch(said) for pattern in _TIME_VALUES) or said == "P":
        return False
    day = _DAY.match(said)
    if day:
        return 1 <= int(day[2]) <= 12 and 1 <= int(day[3]) <= _days_in(day[1], int(day[2]))
    month = regex.fullmatch(r"\d{4,}-(\d\d)", said)
    return month is None or 1 <= int(month[1]) <= 12


def _days_in(year: str | None, month: int) -> int:
    if month == 2 and year is not None:
        number = int(year)
        return 29 if number % 4 == 0 and (number % 100 != 0 or number % 400 == 0) else 28
    return _DAYS_IN[month - 1]


@rule("exclamation", Severity.WARNING)
def exclamation(doc: Document) -> Iterator[Problem]:
    """A sentence ends with an exclamation mark."""
    for element, data, line in _texts(doc):
        found = _CALL.search(data) if "!" in data or "！" in data else None
        # Spanish opens such a sentence with its own mark; a quotation is what somebody said.
        if found and not any(node.name in ("q", "blockquote", "cite") for node in (element, *element.ancestors())):
            yield Problem(
                element,
                "an exclamation mark sounds like shouting to a worried reader",
                "end the sentence with a full stop",
                collapse(data).strip(),
                line + data[: found.start()].count("\n"),
            )


@rule("scripts-mixed", Severity.WARNING, scope=Scope.WORDS)
def mixed_scripts(doc: Document) -> Iterator[Problem]:
    """A word mixes letters that look alike."""
    for element, data, line in _texts(doc):
        if data.isascii():
            continue
        for match in _WORD.finditer(data):
            word = match[0]
            if len(word) < 3 or word.isascii():
                continue
            latin = regex.findall(r"\p{Latin}", word)
            other = regex.findall(r"[\p{Cyrillic}\p{Greek}]", word)
            if latin and other and not _is_sign(latin, other):
                yield Problem(
                    element,
                    f"{quoted(word)} has Latin letters among others that look like them: screen readers spell it, "
                    "and no "
                    "search finds it",
                    "type the word again on one keyboard",
                    collapse(data).strip(),
                    line + data[: match.start()].count("\n"),
                )


def _is_sign(latin: list[str], other: list[str]) -> bool:
    """Whether a Greek letter is a sign in a Latin word: μg, TNFα; or an ending hangs on a Latin word: МРТ-scan."""
    greek = all("\u0370" <= letter <= "\u03ff" for letter in other)
    return (greek and len(other) == 1 and len(latin) >= 1 and other[0] in "αβγδκλμπσωΔΩµ") or not latin


@rule("sensory", Severity.INFO, wcag="1.3.3")
def sensory(doc: Document) -> Iterator[Problem]:
    """Something is told by its place, shape, size or colour alone."""
    for block, text in doc.blocks:
        if not doc.in_main(block) or base(doc.language_of(block)) != "en":
            continue
        if not _LOOKS.search(text):
            continue
        words = collapse(text)
        for pattern, needs, looks in _sensory():
            found = pattern.search(words)
            if found and (needs is None or needs.search(words)):
                yield Problem(
                    block,
                    f"{quoted(found[0])} tells a thing by its {looks} alone; who does not see it, or reads the "
                    "leaflet on a "
                    "phone, cannot find it",
                    "name the thing as well, such as its heading",
                    words.strip(),
                )
                break


@lru_cache(maxsize=1)
def _sensory() -> "tuple[tuple[regex.Pattern[str], regex.Pattern[str] | None, str], ...]":
    found: list[dict[str, Any]] = rows("sensory")["patterns"]
    return tuple(
        (
            regex.compile(row["pattern"], regex.IGNORECASE),
            regex.compile(row["needs"], regex.IGNORECASE) if row["needs"] else None,
            str(row["looks"]),
        )
        for row in found
    )


@rule("abbreviation", Severity.INFO, wcag="3.1.4")
def abbreviation(doc: Document) -> Iterator[Problem]:
    """An abbreviation is nowhere explained."""
    tag = doc.language_of(doc.root)
    blocks = [(block, text) for block, text in doc.blocks if doc.in_main(block) and not _foreign(doc, block)]
    explained = frozenset(
        doc.words(element)
        for element in doc.elements
        if (element.name == "abbr" and element.get("title").strip()) or element.get("translate") == "no"
    )
    for one in acronyms([collapse(text) for _block, text in blocks], tag, explained):
        block, text = blocks[one.first]
        yield Problem(
            block,
            f"nobody explains {quoted(one.form)}; who does not know it cannot look it up while reading",
            "write out what it stands for where it is used first",
            collapse(text).strip(),
        )


def _foreign(doc: Document, block: Element) -> bool:
    """Whether a block is in another language, or kept as it is: the abbreviations in it are not the author's."""
    own = base(doc.language_of(block)) if doc.language_of(block) else ""
    return own != base(doc.language_of(doc.root) or "en") or any(
        node.get("translate") == "no" for node in (block, *block.ancestors())
    )
