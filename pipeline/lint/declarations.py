"""The declarations of a `style` attribute (CSS Style Attributes, W3C 2013), as far as the rules ask for them."""

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_IMPORTANT = re.compile(r"\s*!\s*important\s*$", re.IGNORECASE)
_SPLIT = re.compile(r""";(?=(?:[^"'()]|"[^"]*"|'[^']*'|\([^)]*\))*$)""")
_LENGTH = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+))(px|pt|em|rem|ex|ch|pc|in|cm|mm|q|%)?", re.IGNORECASE)

PIXELS = {"px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4, "q": 96 / 101.6}
"""CSS pixels of the absolute units (CSS Values and Units 3, section 6.2)."""


@lru_cache(maxsize=2048)
def declarations(style: str) -> Mapping[str, tuple[str, bool]]:
    """Value and whether it is important of each property; an important one is not undone by a later other one."""
    found: dict[str, tuple[str, bool]] = {}
    if ":" not in style:
        return MappingProxyType(found)
    text = _COMMENT.sub("", style)
    for piece in _SPLIT.split(text) if "(" in text or '"' in text or "'" in text else text.split(";"):
        name, colon, value = piece.partition(":")
        if not colon:
            continue
        important = _IMPORTANT.search(value) is not None
        property_ = name.strip().lower()
        if important or not found.get(property_, ("", False))[1]:
            found[property_] = (_IMPORTANT.sub("", value).strip().lower(), important)
    return MappingProxyType(found)


def value(style: Mapping[str, tuple[str, bool]], name: str) -> str:
    """The value of a property in lower case; empty where it is not declared."""
    return style.get(name, ("", False))[0]


def hides(style: Mapping[str, tuple[str, bool]]) -> bool:
    """Whether an element with these declarations is there for nobody."""
    return value(style, "display") == "none" or value(style, "visibility") in ("hidden", "collapse")


def length(text: str) -> tuple[float, str] | None:
    """Number and unit of a length; the unit is empty for a bare number. None where it is none."""
    found = _LENGTH.fullmatch(text.strip())
    return (float(found[1]), (found[2] or "").lower()) if found else None
