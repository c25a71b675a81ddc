"""Translations that stay current although their source text was touched up.

A change of typography or of the tags' numbers changes no word. Such a translation is carried over
without asking, its tags renamed as those of the source were. Everything else has to be looked at.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

import regex
from rapidfuzz.distance import Levenshtein

from pipeline.catalogs.cosmetic import SPACES, TAG, folded
from pipeline.catalogs.wordlists import WordLists, wordlists
from pipeline.sources.inline import tag_names, well_formed

_ALIKE = ({"b", "strong"}, {"i", "em"})
_INVISIBLE = frozenset(SPACES + "\u00ad\u200b\u2060")
_APOSTROPHES = frozenset("'’‘ʼ")
_BESIDE = regex.compile(r"[\p{L}\p{M}\p{N}'’]+|[<>≤≥=±+−]|&[lg]t;")


@dataclass(frozen=True, slots=True)
class Carry:
    """How a translation is carried: old tag names to new ones, where they differ."""

    tags: Mapping[str, str]


@lru_cache(maxsize=1 << 14)
def carry(old: str, new: str, language: str) -> Carry | None:
    """How a translation of `old` becomes one of `new`, or None if a person has to look at it.

    `language` is the tag of the source language.
    """
    if folded(old) != folded(new) or not _harmless(old, new, wordlists(language)):
        return None
    names = _names(old), _names(new)
    renamed: dict[str, str] = {}
    for before, after in zip(*names, strict=True):
        if renamed.setdefault(before, after) != after or not _same_kind(before, after):
            return None
    if len(set(renamed.values())) < len(renamed):
        return None
    return Carry(MappingProxyType({before: after for before, after in renamed.items() if before != after}))


def carried(text: str, how: Carry, new: str) -> str | None:
    """A translation with its tags renamed, or None if they then are not those of the msgid `new`."""
    if not how.tags:
        return text

    def rename(found: "regex.Match[str]") -> str:
        closing, name, number, void = found.groups()
        return f"<{closing}{how.tags.get(name + number, name + number)}{void}>"

    renamed = TAG.sub(rename, text)
    return renamed if _fits(renamed, new) else None


def _names(text: str) -> list[str]:
    return [name + number for _closing, name, number, _void in TAG.findall(text)]


def _same_kind(before: str, after: str) -> bool:
    """Whether two tags are the same but for their number, or two bare names of one emphasis."""
    one, other = before.rstrip("0123456789"), after.rstrip("0123456789")
    return one == other or any({before, after} == pair for pair in _ALIKE)


def _harmless(old: str, new: str, words: WordLists) -> bool:
    """Whether what differs touches no digit and no word that changes the meaning.

    The two are the same when folded. In a source language without lists of such words only white
    space and tags may differ: there nobody knows what a mark stands beside.
    """
    one, other = TAG.sub("", old), TAG.sub("", new)
    for step in Levenshtein.opcodes(one, other):
        a, b = step.src_start, step.src_end
        changed = set(one[a:b] + other[step.dest_start : step.dest_end])
        if step.tag == "equal" or changed <= _INVISIBLE:
            continue
        if not words.listed:
            return False
        if changed <= _APOSTROPHES and _inside_a_word(one, a, b):
            continue
        if any(_guarded(word, words) for word in _neighbours(one, a, b)):
            return False
    return True


def _inside_a_word(text: str, a: int, b: int) -> bool:
    return a > 0 and b < len(text) and text[a - 1].isalpha() and text[b].isalpha()


def _guarded(word: str, words: WordLists) -> bool:
    """Whether a word changes the meaning, be it in single quotes: an apostrophe may be one."""
    plain = word.replace("’", "'").casefold()
    return words.guarded(plain) or words.guarded(plain.strip("'"))


def _neighbours(text: str, a: int, b: int) -> list[str]:
    """The words and signs that touch text[a:b]."""
    return [found[0] for found in _BESIDE.finditer(text) if found.end() == a or found.start() == b]


def _fits(text: str, msgid: str) -> bool:
    """Whether a translation has the tags of its msgid: numbered ones once each, others as it likes."""
    if not well_formed(text):
        return False
    wanted, found = tag_names(msgid), tag_names(text)
    return set(found) <= set(wanted) and _numbered(found) == _numbered(wanted)


def _numbered(names: Counter[str]) -> dict[str, int]:
    return {name: count for name, count in names.items() if name[-1].isdigit()}
