"""Percentages of people and chances, and how to write them as numbers of people.

NICE guideline CG138 (2012) asks for “10 in 100” rather than “10%”, for one denominator throughout, and
for absolute rather than relative risk. Strengths and prices are no risks.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from math import lcm

import regex

from pipeline.meaning import Matcher, fold, meaning, rows
from pipeline.readability.data import base, needs_dictionary
from pipeline.readability.wording_data import table

WHOLES = (100, 1_000, 10_000, 100_000)
MOST_COMMON = 1_000
"""The greatest common denominator that is worth proposing."""

_DIGIT = regex.compile(r"\d")
_DECIMAL = r"\d+(?:[.,٫]\d+)?"
_COUNT = r"\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+(?!\d)|\d+(?![.,]?\d)"
_RANGE = rf"(?P<low>{_DECIMAL})\s?(?:%\s?)?[-–—]\s?(?P<high>{_DECIMAL})|(?P<one>{_DECIMAL})"


class NumberKind(StrEnum):
    """What is hard in a number."""

    PERCENTAGE = "percentage"
    RELATIVE = "relative change"
    DENOMINATORS = "different denominators"


@dataclass(frozen=True, slots=True)
class HardNumber:
    """Numbers as written, the same as natural frequencies in the language, and their sentence (from 0).

    `instead` is empty where it cannot be computed, as for a relative change: there readers must be told
    what it was before and what it is after.
    """

    kind: NumberKind
    forms: tuple[str, ...]
    instead: tuple[str, ...]
    sentence: int

    @property
    def form(self) -> str:
        """The numbers as written, in one line."""
        return ", ".join(self.forms)

    @property
    def advice(self) -> str:
        """What to do, for an editor."""
        if self.kind is NumberKind.RELATIVE:
            return "say how many people out of 100 it was before, and how many it is after"
        if self.kind is NumberKind.DENOMINATORS:
            same = f": {', '.join(self.instead)}" if self.instead else ""
            return f"give both out of the same number{same}"
        return f"say it as a number of people{f': {self.instead[0]}' if self.instead else ''}"


@dataclass(frozen=True, slots=True)
class _Rules:
    language: str
    percentage: "regex.Pattern[str]"
    frequency: "regex.Pattern[str]"
    sample: str
    about: Matcher
    change: Matcher
    unlike: Matcher
    values: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Ratio:
    form: str
    part: int
    whole: int


def numbers(sentences: Sequence[str], language: str) -> tuple[HardNumber, ...]:
    """The hard numbers of a document's sentences, in order.

    A percentage is fine where its sentence, or the next one, has a natural frequency. Nothing is said of
    one that does not count people or a chance, nor in a language without data.
    """
    rules = _rules(base(language))
    if rules is None:
        return ()
    found: list[HardNumber] = []
    for number, sentence in enumerate(sentences):
        if _DIGIT.search(sentence):
            following = sentences[number + 1] if number + 1 < len(sentences) else ""
            found += _hard(number, fold(sentence), fold(following), rules)
    return tuple(found)


def _hard(number: int, text: str, following: str, rules: _Rules) -> Iterator[HardNumber]:
    if next(rules.about.find(text), None) is None:
        return
    ratios = list(_ratios(text, rules))
    yield from _unlike(number, ratios, rules)
    if not ratios and next(_ratios(following, rules), None) is None:
        yield from _percentages(number, text, rules)


@lru_cache(maxsize=64)
def _rules(language: str) -> _Rules | None:
    data = table("numbers", language)
    if data is None:
        return None
    values = {
        fold(word): int(value)
        for word, value in rows(language).get("numbers", {}).items()
        if value >= 1 and value == int(value)
    }
    signs = "|".join(["%", "٪", *(rf"{regex.escape(word)}(?!\p{{L}})" for word in data["percent"])])
    number = "|".join([_COUNT, *map(regex.escape, sorted(values, key=len, reverse=True))])
    return _Rules(
        language=language,
        percentage=regex.compile(rf"%\s?(?:{_RANGE})(?![\d%])|(?<![\d.,%])(?:{_RANGE})\s?(?:{signs})"),
        frequency=regex.compile("|".join(f"(?:{_template(entry, number)})" for entry in data["frequency"])),
        sample=data["frequency"][0],
        about=_matcher(data["about"]),
        change=_matcher(data["change"]),
        unlike=_matcher(data["unlike"]),
        values=values,
    )


def _matcher(entries: list[str]) -> Matcher:
    return Matcher((entry, True) for entry in entries)


def _template(entry: str, number: str) -> str:
    """A pattern for a natural frequency as the data file writes it."""
    spaced = regex.search(r"\p{Han}", entry) is None
    pattern = regex.escape(entry, special_only=True, literal_spaces=True)
    pattern = pattern.replace(" … ", r"\s+(?:[^\s.,;:]+\s+){0,3}?").replace("…", r"\w{0,4}").replace(" ", r"\s+")
    before = r"(?<![\w.,%])" if spaced else r"(?<![\d.,%])"
    for name in ("part", "whole"):
        pattern = pattern.replace(rf"\{{{name}\}}", rf"{before}(?P<{name}>{number})(?![%٪])")
    return rf"{pattern}(?!\p{{L}})" if spaced else pattern


def _ratios(text: str, rules: _Rules) -> Iterator[_Ratio]:
    """The natural frequencies of a folded text: not “2 tablets in 24 hours”."""
    for match in rules.frequency.finditer(text):
        part, whole = (_count(match[name], rules) for name in ("part", "whole"))
        unit = next(meaning(rules.language).units.find(text[match.end() :].lstrip()), None)
        if 0 < part < whole and (unit is None or unit.start):
            yield _Ratio(match[0], part, whole)


def _count(written: str, rules: _Rules) -> int:
    return rules.values[written] if written in rules.values else int("".join(filter(str.isdigit, written)))


def _unlike(number: int, ratios: list[_Ratio], rules: _Rules) -> Iterator[HardNumber]:
    """The frequencies of a sentence, if they are out of different numbers."""
    if len({ratio.whole for ratio in ratios}) > 1:
        common = lcm(*(ratio.whole for ratio in ratios))
        instead = (
            tuple(_written(str(ratio.part * common // ratio.whole), common, rules) for ratio in ratios)
            if common <= MOST_COMMON
            else ()
        )
        yield HardNumber(NumberKind.DENOMINATORS, tuple(ratio.form for ratio in ratios), instead, number)


def _percentages(number: int, text: str, rules: _Rules) -> Iterator[HardNumber]:
    for match in rules.percentage.finditer(text):
        before, after = text[: match.start()], text[match.end() :]
        if _near(rules.unlike, before, after, rules):
            continue
        if _beside(rules.change, before, after, rules):
            yield HardNumber(NumberKind.RELATIVE, (match[0],), (), number)
        else:
            shares = [Decimal(regex.sub("[,٫]", ".", share)) for share in match.group("low", "high", "one") if share]
            yield HardNumber(NumberKind.PERCENTAGE, (match[0],), _instead(shares, rules), number)


def _near(matcher: Matcher, before: str, after: str, rules: _Rules) -> bool:
    """Whether a word stands among the two before or the three after: “1% hydrocortisone cream”."""
    if needs_dictionary(rules.language):
        near = (before[-4:], after[:4])
    else:
        near = (" ".join(before.split()[-2:]), " ".join(after.split()[:3]))
    return any(next(matcher.find(text), None) is not None for text in near)


def _beside(matcher: Matcher, before: str, after: str, rules: _Rules) -> bool:
    """Whether a word stands right before or after: “by 20%”, but not “falls from 20%”."""
    gap = 2 if needs_dictionary(rules.language) else 0
    before, after = before.rstrip()[-24:], after.lstrip()[:24]
    return any(len(before) - match.end <= gap for match in matcher.find(before)) or any(
        match.start <= gap for match in matcher.find(after)
    )


def _instead(shares: list[Decimal], rules: _Rules) -> tuple[str, ...]:
    """The share or shares as a natural frequency out of the smallest number that needs no fraction."""
    if not all(0 < share < WHOLES[0] for share in shares):
        return ()
    for whole in WHOLES:
        parts = [share * whole / 100 for share in shares]
        if all(part == int(part) for part in parts):
            return (_written("–".join(str(int(part)) for part in parts), whole, rules),)
    return ()


def _written(part: str, whole: int, rules: _Rules) -> str:
    from babel.numbers import format_decimal

    return rules.sample.replace("{part}", part).replace("{whole}", format_decimal(whole, locale=rules.language))
