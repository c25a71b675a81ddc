"""The words of a source text, as merging compares them: tags never count as words."""

from functools import lru_cache
from unicodedata import normalize

import regex

from pipeline.sources.inline import plain

SHORT = 3
"""Texts of so many words or fewer are never offered an old translation that is not their own."""

# Scripts that write no spaces between words: there each sign is compared on its own, and two count as a word.
_UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
_WORD = regex.compile(
    rf"\p{{N}}+(?:[.,:/]\p{{N}}+)*"
    rf"|[{_UNSPACED}]\p{{M}}*"
    rf"|[[\p{{L}}\p{{M}}]--[{_UNSPACED}]]+(?:['’][[\p{{L}}\p{{M}}]--[{_UNSPACED}]]+)*"
    r"|[<>≤≥=±%°℃℉+]",
    regex.V1,
)
_ALONE = regex.compile(rf"[{_UNSPACED}]")
_COUNTED = regex.compile(r"[\p{L}\p{N}]")


@lru_cache(maxsize=1 << 14)
def words(text: str) -> tuple[str, ...]:
    """Words, numbers and signs that carry meaning, in order and without case; no tags, no punctuation."""
    return tuple(found.replace("’", "'").casefold() for found in _WORD.findall(normalize("NFC", plain(text))))


def length(text: str) -> int:
    """How many words a person would count: what stands between spaces and holds a letter or a digit."""
    shown = plain(text)
    alone = len(_ALONE.findall(shown))
    spaced = _ALONE.sub(" ", shown) if alone else shown
    return sum(bool(_COUNTED.search(piece)) for piece in spaced.split()) + (alone + 1) // 2
