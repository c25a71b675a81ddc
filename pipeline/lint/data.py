"""Reads the data files of the linter, once."""

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any

from pipeline.text import tag_of


@lru_cache(maxsize=16)
def rows(name: str) -> dict[str, Any]:
    """The whole of a data file of data/lint, by its name without ending."""
    return tomllib.loads(files("pipeline").joinpath("data", "lint", f"{name}.toml").read_text("utf-8"))


@lru_cache(maxsize=1)
def subtags() -> frozenset[str]:
    """Every primary language subtag that the IANA Language Subtag Registry lists."""
    text = files("pipeline").joinpath("data", "lint", "language-subtags.txt").read_text("utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


def of_language(table: dict[str, Any], tag: str) -> Any:
    """The row of a table for a language tag: its own, or that of the language without script and region."""
    tag = tag_of(tag) if tag else ""
    return table.get(tag, table.get(tag.partition("-")[0]))


@lru_cache(maxsize=256)
def phrases(name: str, tag: str) -> frozenset[str]:
    """The phrases of a data file for a language, with those for any, as `folded` writes them."""
    table = rows(name)
    return frozenset(folded(phrase) for row in (table.get("any"), of_language(table, tag)) for phrase in row or ())


def folded(text: str) -> str:
    """A phrase as lists are searched for it: lower case, one space, no marks at its ends."""
    return " ".join(text.casefold().split()).strip(" .:;,!?…»«›‹>→“”\"'()[]。！？：、，・⟩♦-–—\u00a0")
