"""Syllables by rule: the patterns of data/readability/syllables.toml. Nothing is ever downloaded."""

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.readability.data import syllable_rules
from pipeline.readability.words import is_number


@dataclass(frozen=True, slots=True)
class _Patterns:
    nucleus: re.Pattern[str]
    replace: tuple[tuple[re.Pattern[str], str], ...]
    adjust: tuple[tuple[re.Pattern[str], int], ...]
    words: dict[str, int]


@lru_cache(maxsize=64)
def _patterns(language: str) -> _Patterns | None:
    rules = syllable_rules(language)
    if rules is None:
        return None
    return _Patterns(
        re.compile(rules.nucleus),
        tuple((re.compile(pattern), new) for pattern, new in rules.replace),
        tuple((re.compile(pattern), delta) for pattern, delta in rules.adjust),
        dict(rules.words),
    )


def has_rules(language: str) -> bool:
    """Whether syllables can be counted in a language (without region)."""
    return _patterns(language) is not None


@lru_cache(maxsize=65536)
def syllables(word: str, language: str) -> int:
    """The syllables of a word, at least one; a number has one. The language must have rules."""
    patterns = _patterns(language)
    if patterns is None or is_number(word):
        return 1
    # Turkish tells a dotted I from a dotless one; elsewhere `lower` is right.
    lowered = word.replace("I", "ı").replace("İ", "i").lower() if language == "tr" else word.lower()
    if lowered in patterns.words:
        return patterns.words[lowered]
    if len(word) > 1 and word.isupper() and word.isascii() and not patterns.nucleus.search(lowered):
        return len(word)  # an acronym without a vowel is spelt: MRT
    for pattern, new in patterns.replace:
        lowered = pattern.sub(new, lowered)
    count = len(patterns.nucleus.findall(lowered))
    for pattern, delta in patterns.adjust:
        count += delta * len(pattern.findall(lowered))
    return max(1, count)
