"""A file in as few bytes as say the same: short numbers, streams packed well.

Lengths are in CSS pixels or points; a hundredth of either is less than a printer can place.
"""

import zlib
from typing import Any

import pydyf

_DEFAULT_WIDTH = 1000
"""The width of a glyph that a font does not tell of (ISO 32000-1, table 117)."""


def number(value: float) -> bytes:
    """A number to a hundredth, one below ten (it may be a factor) to four places."""
    short = f"{value:.{2 if abs(value) >= 10 else 4}f}".rstrip("0").rstrip(".")
    return b"0" if short == "-0" else short.encode("ascii")


def packed(content: bytes) -> bytes:
    """Bytes deflated the better of two ways: with text, matches that are few bytes long do not pay."""
    return min((_deflated(content, way) for way in (zlib.Z_DEFAULT_STRATEGY, zlib.Z_FILTERED)), key=len)


def widths(pdf: Any) -> None:
    """Take the widths out of the fonts of a file that a reader assumes anyway: those of most Chinese glyphs."""
    for entry in pdf.objects:
        if isinstance(entry, pydyf.Dictionary) and entry.get("Subtype") in {"/CIDFontType0", "/CIDFontType2"}:
            entry["W"] = _told(entry["W"])


def _told(told: Any) -> Any:
    # Runs as WeasyPrint writes them: the number of the first glyph, then the widths from there on.
    found = pydyf.Array()
    for first, run in zip(told[::2], told[1::2], strict=True):
        gap = True
        for glyph, width in enumerate(run, start=first):
            if width == _DEFAULT_WIDTH:
                gap = True
                continue
            if gap:
                found += [glyph, pydyf.Array()]
                gap = False
            found[-1].append(width)
    return found


def _deflated(content: bytes, strategy: int) -> bytes:
    work = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS, zlib.DEF_MEM_LEVEL, strategy)
    return work.compress(content) + work.flush()
