"""The names in data/documents.toml: keys of Markdown files and styles of word processors."""

import tomllib
from functools import cache
from importlib import resources

from pipeline.importing.wordlists import folded


@cache
def _data() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((resources.files("pipeline") / "data" / "documents.toml").read_text("utf-8"))


@cache
def keys() -> dict[str, str]:
    """What each key at the top of a Markdown file is in a page; the keys are folded."""
    return {folded(name): meaning for meaning, names in _data()["keys"].items() for name in names}


@cache
def styles(kind: str) -> frozenset[str]:
    """The names of a kind of style, folded."""
    return frozenset(folded(name) for name in _data()["styles"][kind])
