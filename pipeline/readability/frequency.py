"""How common a word is in its language, by the optional package wordfreq.

wordfreq answers in another language for one that it lacks, and only logs that; so it is asked for a
language only if that very language has a list, and if data/readability/rare-words.toml names it.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from importlib.util import find_spec
from math import log10
from typing import Any

from pipeline.languages import language as language_row

_HYPHENS = "-‐‑"
_PARTS = re.compile(f"[{_HYPHENS}]")

PER_BILLION = 9
"""The power of ten between a share and the Zipf scale, which counts in a thousand million words."""


@lru_cache(maxsize=1)
def _data() -> Mapping[str, Any]:
    return tomllib.loads(files("pipeline").joinpath("data/readability/rare-words.toml").read_text("utf-8"))


@lru_cache(maxsize=1)
def _edges() -> Mapping[str, float]:
    return {language: float(edge) for language, edge in _data()["below"].items()}


def noun_capitals(language: str) -> bool:
    """Whether a language writes every noun with a capital."""
    return language in _data()["noun-capitals"]


def available() -> bool:
    """Whether wordfreq is installed."""
    return find_spec("wordfreq") is not None


@lru_cache(maxsize=32)
def _shares(language: str) -> Mapping[str, float] | None:
    if language not in _edges() or not available():
        return None
    from wordfreq import available_languages, get_frequency_dict

    # The Norwegian list is Bokmål's; every other language has to be there by its own name.
    if language not in available_languages("best"):
        return None
    found: Mapping[str, float] = get_frequency_dict(language)
    return found


def knows(language: str) -> bool:
    """Whether rare words can be told in a language (without region)."""
    return _shares(language) is not None


@lru_cache(maxsize=64)
def _latin(language: str) -> bool:
    return language_row(language).script == "Latn"


@lru_cache(maxsize=65536)
def zipf(word: str, language: str) -> float | None:
    """The frequency of a word on the Zipf scale, 0 for one in no list; None where nobody can tell.

    Single letters, words with digits, with capitals inside (ECG, pAVK, Guillain-Barré) or in the letters of another
    script have none.
    """
    shares = _shares(language)
    if shares is None or len(word) < 2 or any(map(str.isdigit, word)) or any(map(str.isupper, word[1:])):
        return None
    if word.isascii() and not _latin(language):
        return None
    share = shares.get(_as_listed(word, language), 0.0)
    if not share and any(hyphen in word for hyphen in _HYPHENS):
        # “savez-vous” is in no list; it is as common as the less common of its parts.
        parts = [zipf(part, language) for part in _PARTS.split(word)]
        return min((part for part in parts if part is not None), default=None)
    return round(log10(share) + PER_BILLION, 2) if share else 0.0


def _as_listed(word: str, language: str) -> str:
    """A word as the lists write it: case folded (“ss” for “ß”, one Greek sigma), no vowel points, Turkish dots."""
    from langcodes import Language
    from wordfreq.preprocess import preprocess_text

    listed: str = preprocess_text(word.replace("’", "'"), Language.get(language))
    return listed


def is_rare(word: str, language: str) -> bool:
    """Whether a word is rare in a language; no word is where nobody can tell."""
    found = zipf(word, language)
    return found is not None and found < _edges()[language]
