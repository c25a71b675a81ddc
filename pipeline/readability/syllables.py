"""Syllables by dictionary and by rule, from data/readability/syllables.toml. Nothing is ever downloaded."""

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.readability.data import syllable_rules, syllable_table
from pipeline.readability.words import is_number

# Languages that tell a dotted I from a dotless one.
_DOTTED = frozenset({"tr", "az"})
# Signs that join words or letters which are spoken: x-ray, A&E, a.m.
_PARTS = re.compile(r"[-&/]|(?<=[^\W\d])\.(?=[^\W\d])")
_PLURAL = re.compile(r"'?s$")
_APOSTROPHES = str.maketrans("’ʼ", "''")
# An ending taken from a British spelling: haemorrhages' is haemorrhage is hemorrhage.
_STEPS = 3


@dataclass(frozen=True, slots=True)
class _Patterns:
    nucleus: re.Pattern[str]
    replace: tuple[tuple[re.Pattern[str], str], ...]
    adjust: tuple[tuple[re.Pattern[str], int], ...]
    stems: tuple[tuple[re.Pattern[str], str, int], ...]
    known: dict[str, int]


@lru_cache(maxsize=64)
def _patterns(language: str) -> _Patterns | None:
    rules = syllable_rules(language)
    if rules is None:
        return None
    return _Patterns(
        re.compile(rules.nucleus),
        tuple((re.compile(pattern), new) for pattern, new in rules.replace),
        tuple((re.compile(pattern), delta) for pattern, delta in rules.adjust),
        tuple((re.compile(pattern), new, delta) for pattern, new, delta in rules.stems),
        (syllable_table(rules.table) if rules.table else {}) | dict(rules.words),
    )


def has_rules(language: str) -> bool:
    """Whether syllables can be counted in a language (without region)."""
    return syllable_rules(language) is not None


@lru_cache(maxsize=65536)
def syllables(word: str, language: str) -> int:
    """The syllables of a word; a number has one.

    At least one, but for the few words that a language writes apart and speaks with the next: Russian
    “в”. A word with hyphens is the sum of its parts. The language must have rules.
    """
    patterns = _patterns(language)
    if patterns is None or is_number(word):
        return 1
    if not word.isalpha() or "ʼ" in word:
        parts = _PARTS.split(word)
        if len(parts) > 1:
            return sum(syllables(part, language) for part in parts if part) or 1
        word = word.translate(_APOSTROPHES)
    lowered = _lower(word, language)
    if len(word) > 1 and word[:2].isupper() and not patterns.nucleus.search(lowered):
        spelt = _PLURAL.sub("", word)  # an acronym without a vowel is spelt: MRT, GPs
        return patterns.known.get(spelt.lower(), len(spelt))
    known = _known(lowered, patterns, _STEPS)
    if known is not None:
        return known
    return by_rule(lowered, language)


def by_rule(lowered: str, language: str) -> int:
    """The syllables of a word in lower case by the patterns alone, at least one."""
    patterns = _patterns(language)
    if patterns is None:
        return 1
    for pattern, new in patterns.replace:
        if pattern.search(lowered):  # most do not match, and `sub` reads its template first
            lowered = pattern.sub(new, lowered)
    count = len(patterns.nucleus.findall(lowered))
    for pattern, delta in patterns.adjust:
        count += delta * len(pattern.findall(lowered))
    return max(1, count)


def _lower(word: str, language: str) -> str:
    if language in _DOTTED:
        word = word.replace("I", "ı").replace("İ", "i")
    return word.lower()


def _known(lowered: str, patterns: _Patterns, steps: int) -> int | None:
    """What the dictionary says of a word, or of the stem that an ending or another spelling hides."""
    count = patterns.known.get(lowered)
    if count is not None or not steps:
        return count
    for pattern, new, delta in patterns.stems:
        if pattern.search(lowered):
            count = _known(pattern.sub(new, lowered), patterns, steps - 1)
            if count is not None:
                return count + delta
    return None
