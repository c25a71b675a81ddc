"""Numbers in a text, as a reader of its language understands them.

“1.500” is one and a half in English and fifteen hundred in German; a number can carry a word that
multiplies it (“2 million”), and a number that is part of a name (COVID-19) counts nothing.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

import regex

from pipeline.checks.cldr import cldr
from pipeline.meaning import UNSPACED, Meaning

LONGEST = 40
"""Characters beyond which a run of digits and signs is no number that a reader reads."""

RANGE = 6
"""Most characters between the ends of a range: a dash or a short word."""

_LISTED = regex.compile(r"\d+([.,])\d{4,}")
_NUMBER = regex.compile(
    r"(?<![\d.,])"
    # An apostrophe joins groups of three digits only: 5’10 is five feet and ten inches.
    r"(?:\d+(?:[.,٫٬،\u00a0\u202f\u2009 ]\d+|['\u2019]\d{3}(?!\d))*+[¼½¾⅓⅔⅛⅜⅝⅞]?|[¼½¾⅓⅔⅛⅜⅝⅞]"
    r"|(?<![^\s(\[<>=≤≥~+−-])[.,]\d+)"
)
_NAME = regex.compile(rf"[[\p{{L}}]--[{UNSPACED}]]\p{{M}}*[-‐‑–]?$", regex.V1)
_JOINTS = regex.compile("[\u00a0\u202f\u2009 '\u2019٬،]")
_PIECE = regex.compile(r"\d+")
_COMMA_GROUP = regex.compile(r"،\d{3}(?!\d)")
_GROUP = regex.compile(r"\d{3}(?!\d)")
_SPACES = "\u00a0\u202f\u2009 "


@dataclass(frozen=True, slots=True)
class Separators:
    """The signs that a language puts into numbers (Unicode CLDR)."""

    decimal: str
    group: str
    known: bool = True

    @property
    def spaced(self) -> bool:
        """Whether people may write an ordinary space between groups of digits.

        They do where the comma is the decimal sign; of an unknown language nobody knows.
        """
        return self.group in _SPACES or self.decimal == "," or not self.known


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text: what it says to a reader, and what else it may have been meant to say.

    `readings` holds the value first, then others that the signs allow; `sure` is false where a
    reader may take it for another one. `name` marks a number that is part of a name; `raw` is what
    it says without the word that multiplies it by `scale`.
    """

    value: float
    readings: tuple[float, ...]
    start: int
    end: int
    text: str
    name: bool = False
    sure: bool = True
    raw: tuple[float, ...] = ()
    scale: float = 0.0

    def means(self, *, firm: bool) -> tuple[float, ...]:
        """What the number says: in a language with firm separators its own reading alone.

        Nobody writes 10.7 as “10.700”: whoever wrote that may have meant thousands.
        """
        several = self.text.count(".") + self.text.count(",") > 1
        return self.readings if self.sure or not firm or several or self.text.endswith("00") else (self.value,)


@cache
def separators(tag: str) -> Separators:
    """The decimal and the grouping sign of a language; those of English where CLDR has none."""
    parts = tag.split("-")
    for length in range(len(parts), 0, -1):
        locale = cldr("-".join(parts[:length]))
        symbols = locale.number_symbols.get("latn") if locale is not None else None
        if symbols:
            return Separators(symbols["decimal"], symbols["group"])
    return Separators(".", ",", known=False)


def is_firm(tag: str, meaning: Meaning) -> bool:
    """Whether all who write a language use one decimal sign, and its region the same (es-419 does not)."""
    return meaning.firm_separators and separators(tag) == separators(tag.partition("-")[0])


def digits(text: str) -> str:
    """The text with the digits of every script as 0 to 9, character for character."""
    return "".join(str(unicodedata.decimal(c)) if c > "\x7f" and unicodedata.category(c) == "Nd" else c for c in text)


def numbers(text: str, signs: Separators, meaning: Meaning) -> tuple[Number, ...]:
    """The numbers of a text that went through `digits` and `fold`, in order."""
    # A word that multiplies may stand inside the name of a unit, as “hundred” does in the Burmese for percent.
    units = {found.start: found.end for found in meaning.units.find(text)}
    scales = {found.start: found.label for found in meaning.scales.find(text) if units.get(found.start, 0) <= found.end}
    found = [_scaled(number, text, scales) for match in _NUMBER.finditer(text) for number in _read(match, text, signs)]
    for at in range(len(found) - 2, -1, -1):
        one, two = found[at], found[at + 1]
        if two.scale and not one.scale and two.start - one.end <= RANGE:
            # “2 to 3 million”: the word stands behind the second number only.
            scale = two.scale
            found[at] = replace(one, readings=(*one.readings, float(f"{one.value * scale:.12g}")))
    return tuple(found)


def _scaled(number: Number, text: str, scales: dict[int, float]) -> Number:
    at = number.end
    while at < len(text) and text[at] in " \u00a0-":
        at += 1
    scale = scales.get(at)
    if scale is None:
        return number
    readings = tuple(float(f"{value * scale:.12g}") for value in number.readings)
    return replace(number, value=readings[0], readings=readings, raw=number.readings, scale=scale)


def _read(match: regex.Match[str], text: str, signs: Separators) -> Iterator[Number]:
    if len(match[0]) > LONGEST:
        return
    name = bool(_NAME.search(text, max(0, match.start() - 6), match.start()))
    for start, end in _pieces(match[0], match.start(), signs):
        piece = text[start:end]
        readings, sure = _readings(piece, signs)
        if readings:
            yield Number(readings[0], readings, start, end, piece, name, sure)


def _pieces(token: str, start: int, signs: Separators) -> Iterator[tuple[int, int]]:
    """Where numbers begin and end in a run of digits and signs.

    A space joins only groups of three digits, and an ordinary space only where the language writes
    one; an Arabic comma joins them, too, else it is the comma of a list.
    """
    edges = [-1, *(at for at, character in enumerate(token) if character in _SPACES + "،"), len(token)]
    listed = _LISTED.fullmatch(token)
    if listed and listed[1] != signs.decimal:
        # “11,2020”: no group of digits and no decimal, but two numbers without a space.
        yield start, start + listed.start(1)
        yield start + listed.end(1), start + len(token)
        return
    groups = [token[one + 1 : two] for one, two in pairwise(edges)]
    if len(groups) == 2 and "،" in token and len(groups[1]) < 3:
        yield start, start + len(token)
        return
    joined = len(groups[0]) <= 3 and all(_GROUP.match(group) for group in groups[1:])
    hard = " " not in token or signs.spaced or "000" in groups
    if joined and hard:
        yield start, start + len(token)
        return
    for one, two in pairwise(edges):
        if two > one + 1:
            yield start + one + 1, start + two


def _readings(token: str, signs: Separators) -> tuple[tuple[float, ...], bool]:
    """The values that a token may stand for, the language's own reading first; whether it is sure."""
    part = 0.0
    if token and not token[-1].isdecimal() and unicodedata.numeric(token[-1], None) is not None:
        part, token = unicodedata.numeric(token[-1]), token[:-1]
        if not token:
            return (part,), True
    if "،" in token and not _COMMA_GROUP.search(token):
        whole, _comma, rest = token.partition("،")
        if not (whole.isdecimal() and rest.isdecimal()):
            return _several(token)
        return (float(f"{whole}.{rest}"), float(whole), float(rest)), False
    token = _JOINTS.sub("", token).replace("٫", ".")
    marks = [character for character in token if character in ".,"]
    if not marks:
        return (float(token) + part,), True
    if len(set(marks)) == 2:
        last = marks[-1]
        other = "," if last == "." else "."
        if marks.count(last) == 1 and token.rindex(other) < token.index(last):
            return (_plain(token.replace(other, ""), last),), True
        return _several(token)
    mark = marks[0]
    pieces = token.split(mark)
    grouped = len(pieces[0]) in (1, 2, 3) and pieces[0] != "0" and _groups(pieces[1:])
    if len(pieces) > 2:
        return ((float("".join(pieces)),), True) if grouped else _several(token)
    decimal = _plain(token, mark)
    if not grouped:
        return (decimal,), True
    joined = float("".join(pieces))
    return ((decimal, joined) if mark == signs.decimal else (joined, decimal)), False


def _several(token: str) -> tuple[tuple[float, ...], bool]:
    """What is no one number, such as a version or a section, as the numbers in it."""
    return tuple(float(piece) for piece in _PIECE.findall(token)), False


def _groups(pieces: list[str]) -> bool:
    """Whether digits are grouped by three, or in the Indian way by two and at last by three."""
    return len(pieces[-1]) == 3 and all(len(piece) in (2, 3) for piece in pieces)


def _plain(token: str, mark: str) -> float:
    return float(token.replace(mark, ".") if token[0] != mark else "0" + token.replace(mark, "."))
