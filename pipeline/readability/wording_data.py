"""Reads data/readability/wording.toml: limits of paragraphs and lists, and the tables of the finders."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from pipeline.readability.data import base


@dataclass(frozen=True, slots=True)
class Limits:
    """The most words and sentences of a paragraph, and the most items of a list, that read well."""

    paragraph_words: int
    paragraph_sentences: int
    list_items: int


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    return tomllib.loads(files("pipeline").joinpath("data/readability/wording.toml").read_text("utf-8"))


def limits() -> Limits:
    """The limits; the data file cites where they come from."""
    rows = _data()["limits"]
    return Limits(rows["paragraph-words"], rows["paragraph-sentences"], rows["list-items"])


def table(kind: str, language: str) -> Mapping[str, Any] | None:
    """The table of a kind (`acronyms`, `passive`, `negations`, `numbers`) for a tag, None where there is none."""
    found: Mapping[str, Any] | None = _data()[kind].get(base(language))
    return found


def definitions(language: str) -> tuple[str, ...]:
    """What stands between a term and its meaning, in the language of a tag; nothing where that is not known."""
    return tuple(_data()["definitions"].get(base(language), ()))


def definitions_after(language: str) -> tuple[str, ...]:
    """How a sentence begins that explains the end of the one before; nothing where that is not known."""
    return tuple(_data()["definitions-after"].get(base(language), ()))


def languages(kind: str) -> tuple[str, ...]:
    """The languages that have a table of a kind, in the order of the file."""
    return tuple(language for language in _data()[kind] if language != "any")
