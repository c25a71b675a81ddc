"""The two sides of a translation as the checks see them: words folded, numbers and units found."""

from collections.abc import Mapping
from functools import cache, cached_property, lru_cache
from itertools import pairwise

import regex

from pipeline.checks.cldr import cldr
from pipeline.checks.numbers import Number, digits, numbers, separators
from pipeline.checks.units import Quantity, Unit, known, quantities, unit_words
from pipeline.meaning import UNSPACED, Matched, Meaning, fold, meaning

LINK = regex.compile(
    r"(?:https?://|www\.)[^\s<>\"'，。；）]+"
    r"|(?<![\w.-])[a-z0-9-]++(?:\.[a-z0-9-]++)*\.(?:org|com|net|gov|int|edu|info|uk|eu)(?:\.[a-z]{2})?\b(?:/[^\s<>\"']*)?",
    regex.IGNORECASE,
)
EMAIL = regex.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)+")
PHONE = regex.compile(
    rf"(?<![\d.,/\-[\p{{L}}--[{UNSPACED}]]])"
    r"(?:\+|00|\(?0)\d?[\d\s\u00a0().\-‐‑–/]{5,}\d(?!\d)"
    r"|(?<![\d\-])1[\-\s]\d{3}[\-\s]\d{3}[\-\s]\d{4}",
    regex.V1,
)
# The British way: 6.30 pm.
_CLOCK_POINT = regex.compile(r"(?<![\d.,])(\d{1,2})\.([0-5]\d)(?=\s?[ap]\.?m\b)")
_DATE = regex.compile(r"\d{1,4}([./-])\d{1,2}\1\d{1,4}")
_FRACTIONS = {
    "1/2": "½", "1/3": "⅓", "2/3": "⅔", "1/4": "¼", "3/4": "¾", "1/8": "⅛", "3/8": "⅜", "5/8": "⅝", "7/8": "⅞",
}  # fmt: skip
_FRACTION = regex.compile(r"(?<![\d/.,])(?:(\d) )?([1-7]/[2-8])(?![\d/])(?=\s?\p{L})")
LEAST_PHONE = 7
HALF = 0.5
BESIDE, WORDS_BESIDE = 8, 1
"""Most characters and words between a number word and its unit."""


class Side:
    """One side of a translation: plain text in a language. Everything is found when first asked for."""

    def __init__(self, text: str, tag: str) -> None:
        self.text, self.tag = text, tag
        self.meaning: Meaning = meaning(tag)

    @cached_property
    def folded(self) -> str:
        """The text as words are compared, with ASCII digits."""
        return fold(digits(self.text))

    @cached_property
    def links(self) -> tuple[str, ...]:
        """Web addresses, without the punctuation of the sentence after them."""
        return tuple(found.rstrip(".,;:!?)]»”’…") for found in LINK.findall(EMAIL.sub(" ", self.text)))

    @cached_property
    def emails(self) -> tuple[str, ...]:
        """E-mail addresses."""
        return tuple(EMAIL.findall(self.text))

    @cached_property
    def phones(self) -> tuple[str, ...]:
        """Phone numbers, digits only."""
        return tuple(number for _start, number in self.placed_phones)

    @cached_property
    def placed_phones(self) -> tuple[tuple[int, str], ...]:
        """Phone numbers, digits only, each with the place where it starts."""
        found = []
        for match in PHONE.finditer(digits(LINK.sub(_blank, self.text))):
            number = regex.sub(r"\D", "", _number_alone(match[0]))
            if len(number) >= LEAST_PHONE and not _DATE.search(match[0]):
                found.append((match.start(), number))
        return tuple(found)

    @cached_property
    def counted(self) -> str:
        """The folded text without links, addresses and phone numbers: what numbers are read from."""
        text = LINK.sub(_blank, EMAIL.sub(_blank, self.folded))
        text = _CLOCK_POINT.sub(r"\1:\2", text)
        text = _FRACTION.sub(_fraction, text)
        return PHONE.sub(_without_phone, text)

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """Numbers, phone numbers left out."""
        return numbers(self.counted, separators(self.tag), self.meaning)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Each of the numbers with its unit."""
        return quantities(self.counted, self.numbers, self.meaning)

    @cached_property
    def units(self) -> Mapping[Number, Unit]:
        """The unit of each number that has one."""
        return {quantity.number: quantity.unit for quantity in self.quantities if quantity.unit is not None}

    @cached_property
    def spelled(self) -> frozenset[float]:
        """The values of number words, on their own and multiplied by the words that follow."""
        found = [match.label for match in self.meaning.numbers.find(self.counted)]
        scales = [match.label for match in self.meaning.scales.find(self.counted)]
        sums = [one + two for one, two in pairwise(found) if one >= 20 > two or two == HALF]
        return frozenset([*found, *sums, *scales, *(one * scale for one in (*found, *sums) for scale in scales)])

    @cached_property
    def spelled_quantities(self) -> tuple[tuple[float, Unit], ...]:
        """Number words with a unit right behind them, or with one word between (“half a tablet”)."""
        units = [(match.start, known()[match.label[0]]) for match in unit_words(self.meaning).find(self.counted)]
        found = []
        for match in self.meaning.numbers.find(self.counted):
            behind = [unit for start, unit in units if 0 <= start - match.end <= BESIDE]
            if behind and len(self.counted[match.end : match.end + BESIDE].split()) <= WORDS_BESIDE + 2:
                found.append((match.label, behind[0]))
        return tuple(found)

    def concepts(self, group: str) -> Mapping[str, str]:
        """What of a group of words is there: concept → the words that say so."""
        return {match.label: self._written(match) for match in getattr(self.meaning, group).find(self.folded)}

    @cached_property
    def comparisons(self) -> tuple[tuple[str, int, str], ...]:
        """The words of the pairs of opposites: (concept, where it starts, the words)."""
        found = self.meaning.opposites.find(self.folded)
        return tuple((match.label, match.start, self._written(match)) for match in found)

    @cached_property
    def negations(self) -> tuple[str, ...]:
        """The words that deny or forbid."""
        return tuple(self._written(match) for match in self.meaning.negations.find(self.folded) if match.label)

    def _written(self, match: Matched) -> str:
        """The words as they stand in the text, where folding has moved nothing."""
        return self.text[match.start : match.end] if len(self.text) == len(self.folded) else match.words


@lru_cache(maxsize=1 << 12)
def side(text: str, tag: str) -> Side:
    """A side of a pair; the source of many translations is looked at once."""
    return Side(text, tag)


def _fraction(match: regex.Match[str]) -> str:
    """A fraction as one sign, with spaces behind it so that nothing else moves: 1 1/2 as 1½."""
    sign = _FRACTIONS.get(match[2])
    return match[0] if sign is None else ((match[1] or "") + sign).ljust(len(match[0]))


def _blank(match: regex.Match[str]) -> str:
    return " " * len(match[0])


def _number_alone(text: str) -> str:
    """A phone number without a bracket behind it, such as “(24/7)”."""
    number, _bracket, _rest = text.partition("(") if not text.startswith("(") else (text, "", "")
    return text if _short(number) else number


def _without_phone(match: regex.Match[str]) -> str:
    number = _number_alone(match[0])
    if _short(number) or _DATE.search(number):
        return match[0]
    return " " * len(number) + match[0][len(number) :]


def _short(text: str) -> bool:
    return sum(character.isdigit() for character in text) < LEAST_PHONE


@cache
def months(tag: str) -> Mapping[str, int]:
    """The names of months in a language, folded, long and short, and their numbers (Unicode CLDR)."""
    locale = cldr(tag)
    names = locale.months if locale is not None else {}
    found: dict[str, set[int]] = {}
    for kind in names.values():
        for width in ("wide", "abbreviated") if meaning(tag).listed else ("wide",):
            for number, name in kind.get(width, {}).items():
                found.setdefault(fold(name).rstrip("."), set()).add(int(number))
    return {name: numbers.pop() for name, numbers in found.items() if len(numbers) == 1}
