"""Words that change what a text means for a patient, by source language (data/source-words.toml)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from pipeline.catalogs.words import SHORT, length, words

SIGNS = frozenset("<>≤≥=±+−")
"""Signs of comparison and of sign: they stand in every language."""


@dataclass(frozen=True, slots=True)
class WordLists:
    """The lists of one language; `listed` is false where the data has none and only `units` are known."""

    listed: bool
    negations: frozenset[str]
    comparisons: frozenset[str]
    units: frozenset[str]
    auxiliaries: frozenset[str]

    def guarded(self, word: str) -> bool:
        """Whether a change beside this word needs a translator's eye."""
        return word in self.negations or word in self.comparisons or word in self.units or word in SIGNS


@cache
def _data() -> Mapping[str, Any]:
    return MappingProxyType(tomllib.loads(files("pipeline").joinpath("data/source-words.toml").read_text("utf-8")))


@cache
def wordlists(tag: str) -> WordLists:
    """The lists for a BCP 47 tag; those of its primary language."""
    row = _data()["languages"].get(tag.partition("-")[0].lower())
    common = _data()["common"]["units"]
    found = row or {"negations": (), "comparisons": (), "units": ()}
    return WordLists(
        row is not None,
        frozenset(found["negations"]),
        frozenset(found["comparisons"]),
        frozenset((*common, *found["units"])),
        frozenset(found.get("auxiliaries", ())),
    )


@cache
def _doses() -> frozenset[str]:
    rows = [_data()["common"], *_data()["languages"].values()]
    return frozenset(word for row in rows for word in (*row["units"], *row["joiners"]))


def quantity(text: str) -> bool:
    """Whether a text holds numbers, and beside them only units and small words between them.

    The units of every language count: a text that is a dose in any of them is better done anew.
    """
    found = words(text)
    return any(word[0].isnumeric() for word in found) and all(
        word[0].isnumeric() or word in _doses() or word in SIGNS for word in found
    )


@lru_cache(maxsize=1 << 14)
def worth_offering(text: str) -> bool:
    """Whether an old translation may be offered at all: a few words, or a dose, are safer done anew."""
    return length(text) > SHORT and not quantity(text)
