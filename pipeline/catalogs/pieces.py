"""A source text cut into what a change of it is told in: words, numbers, units, signs and marks."""

from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple
from unicodedata import category

import regex

from pipeline.catalogs.wordlists import SIGNS, WordLists
from pipeline.sources.inline import unescape


class Kind(IntEnum):
    """What a piece is, those first that change the meaning most."""

    NEGATION = 0
    NUMBER = 1
    UNIT = 2
    SIGN = 3
    COMPARISON = 4
    WORD = 5
    MARK = 6


class Piece(NamedTuple):
    """A piece as it stands, as it is compared, and what it is."""

    text: str
    fold: str
    kind: Kind


_MEASURES = frozenset("%‰‱٪％﹪°º˚℃℉")
_NUMBER = r"\p{N}+(?:[-−‐‑–—+.,:/·٫٬⁄×^_’']{1,2}\p{N}+)*"
_TOKEN = regex.compile(
    r"</?[A-Za-z][\w.-]*\s*/?>"
    # A sign or a decimal point that touches a number belongs to it, and so do marks between its digits.
    rf"|(?<![\p{{L}}\p{{M}}\p{{N}}])[-−‐‑–—+±~≈∼＋－]{{0,2}}[.,·٫]?{_NUMBER}|{_NUMBER}"
    r"|[°º˚]\s*[CFcf](?!\p{L})|[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*|\s+|.",
    regex.DOTALL,
)
_SPACES = regex.compile(r"[ \t\n\r\f]+")
_POWER = regex.compile(r"(?<=\p{N})<(su[pb])\d*>(?=[-−+]?\p{N})")


def pieces(text: str, words: WordLists) -> list[Piece]:
    """The pieces of a text without tags; spaces are none."""
    found: list[Piece] = []
    for token in _TOKEN.findall(text):
        if not token.isspace():
            fold = token.replace("’", "'").casefold()
            found.append(Piece(token, fold, _kind(token, fold, found, words)))
    return found


def _kind(token: str, fold: str, before: Sequence[Piece], words: WordLists) -> Kind:
    if fold in words.negations:
        return Kind.NEGATION
    if token[0].isnumeric() or (not token[0].isalpha() and any(sign.isnumeric() for sign in token[1:4])):
        return Kind.NUMBER
    # A unit stands right after a number. Elsewhere “day” or “m” is a word like others.
    after_number = bool(before) and before[-1].kind is Kind.NUMBER
    if (after_number and (fold in words.units or token[0] in _MEASURES)) or category(token[0]) == "Sc":
        return Kind.UNIT
    if token in SIGNS:
        return Kind.SIGN
    if fold in words.comparisons:
        return Kind.COMPARISON
    return Kind.WORD if token[0].isalnum() or token[0] in _MEASURES else Kind.MARK


def tags(text: str) -> list[str]:
    """The tags of a text."""
    return [token for token in _TOKEN.findall(text) if len(token) > 2 and token[0] == "<"]


def without_tags(text: str) -> str:
    """The text without tags, with its no-break spaces; of a power, 10<sup>9</sup>, a sign stays: 10^9."""
    marked = _POWER.sub(lambda found: "^" if found[1] == "sup" else "_", text)
    shown = (_shown(token) for token in _TOKEN.findall(marked))
    return str(_SPACES.sub(" ", unescape("".join(shown))).strip(" "))


def _shown(token: str) -> str:
    """What is left of a token without its tags: a line break parts words as a space does."""
    if len(token) > 2 and token[0] == "<":
        return " " if token.startswith("<br") else ""
    return token
