"""Whether a finished file holds ink and nothing else: no colour but CMYK, and never too much of it.

The objects of the file are read as they will be written, whatever drew them.
"""

import re
from collections.abc import Iterator
from typing import Any

import pydyf
from weasyprint.pdf.stream import Stream

_INK = "/DeviceCMYK"
# Strings hold text, which could look like an operator.
_STRINGS = re.compile(rb"\((?:\\.|[^\\()])*\)|<[0-9A-Fa-f\s]*>", re.DOTALL)
# Of ISO 32000-1, table 74, what sets a colour that is not an amount of four inks; and pictures in the text.
_OTHERS = {b"rg", b"RG", b"g", b"G", b"BI"}
_ROUNDING = 1e-6
_CHOSEN = {b"sc", b"SC", b"scn", b"SCN"}


def problems(pdf: Any, most: int) -> list[str]:
    """What in the objects of a file is not ink, or more than `most` per cent of it."""
    found: list[str] = []
    for entry in pdf.objects:
        facts = entry.extra if isinstance(entry, pydyf.Stream) else entry
        if isinstance(facts, dict):
            found += _facts(facts)
        # What WeasyPrint draws on, and the marks; every other stream says what it is.
        if isinstance(entry, Stream) or (isinstance(entry, pydyf.Stream) and not entry.extra):
            found += _content(b"\n".join(pydyf._to_bytes(part) for part in entry.stream), most)  # noqa: SLF001
    return list(dict.fromkeys(found))


def _facts(entry: dict[str, Any]) -> Iterator[str]:
    if entry.get("Subtype") == "/Image":
        yield from _space(entry.get("ColorSpace"), "a picture")
        if "SMask" in entry or "Mask" in entry:
            yield "a picture is transparent"
    if "ShadingType" in entry:
        yield from _space(entry.get("ColorSpace"), "a gradient")
    if "Group" in entry:
        yield from _space(entry["Group"].get("CS"), "a group")
    for state in entry.get("ExtGState", {}).values():
        if "SMask" in state or state.get("BM", "/Normal") != "/Normal":
            yield "something is drawn through a mask or a blend mode"


def _space(space: Any, what: str) -> Iterator[str]:
    if space != _INK:
        yield f"{what} has the colours {str(space).lstrip('/')}"


def _content(content: bytes, most: int) -> Iterator[str]:
    words = _STRINGS.sub(b" ", content).replace(b"[", b" ").replace(b"]", b" ").split()
    for place, word in enumerate(words):
        if word in _OTHERS:
            yield f"the operator {word.decode()} is used"
        elif word in (b"cs", b"CS"):
            if words[place - 1] != b"/Pattern":
                yield f"the colours {words[place - 1].decode('latin-1').lstrip('/')} are used"
        elif word in _CHOSEN and not words[place - 1].startswith(b"/"):
            yield f"the operator {word.decode()} sets no pattern"
        elif word in (b"k", b"K"):
            total = sum(float(part) for part in words[place - 4 : place]) * 100
            if total > most + _ROUNDING:
                yield f"a colour has {total:.0f} % of ink"
