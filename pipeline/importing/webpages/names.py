"""The names that web pages give to their parts, and the words of data/webpages.toml."""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any

from pipeline.sources.tree import Element

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_NUMBERED = re.compile(r"(?<=[a-z]{3})[0-9]+$")
"""The number of one of several alike: `callout1`."""
_SIGNS = re.compile(r"[^0-9A-Za-z]+")


@cache
def data() -> dict[str, Any]:
    """The data file, as TOML has it."""
    return tomllib.loads((resources.files("pipeline") / "data" / "webpages.toml").read_text("utf-8"))


def names_of(element: Element, *, classes: bool = False) -> str:
    """The words of the classes and the id of an element, each class a part between bars: `|site nav|big|`.

    `classes` leaves out the id: that of a section often comes from its heading, as in `id="warning-signs"`.
    """
    written = f"{element.get('class')} {'' if classes else element.get('id')}".split()
    return "|" + "|".join(" ".join(_words(name)) for name in written) + "|"


@cache
def _words(name: str) -> Sequence[str]:
    return tuple(_NUMBERED.sub("", word) for word in _SIGNS.sub(" ", _CAMEL.sub(" ", name)).lower().split())


@cache
def pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """One of the names as whole words in what `names_of` gives."""
    found = "|".join(re.escape(" ".join(_words(name))) + "s?" for name in sorted(names, key=len, reverse=True))
    # “non-urgent” is no kind of “urgent”.
    return re.compile(rf"(?<![0-9a-z])(?<!non )(?:{found})(?![0-9a-z])")


def kind(element: Element, part: str, *, classes: bool = False) -> str:
    """The first kind in a table of the data file with a name that the element has; empty for none."""
    if not (element.has("class") or element.has("id")):
        return ""
    return _kind(names_of(element, classes=classes), part)


@cache
def _kind(names: str, part: str) -> str:
    for found, listed in data()[part].items():
        if pattern(tuple(listed)).search(names):
            return str(found)
    return ""


def is_one_of(element: Element, part: str, *, classes: bool = False) -> bool:
    """Whether an element has one of the `names` of a part of the data file."""
    return bool(pattern(tuple(data()[part]["names"])).search(names_of(element, classes=classes)))


@cache
def controls() -> frozenset[str]:
    """Words of small buttons, in lower case."""
    return frozenset(word.casefold() for word in data()["controls"]["words"])
