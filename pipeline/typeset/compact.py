"""A file in as few bytes as say the same: short numbers, streams packed well.

Lengths are in CSS pixels or points; a hundredth of either is less than a printer can place.
"""

from itertools import pairwise
from typing import Any

import deflate
import pydyf

_UP = b"\2"
_TIGHTEST = 12
"""The level of libdeflate that looks for the shortest way to say a stream."""
_DEFAULT_WIDTH = 1000
"""The width of a glyph that a font does not tell of (ISO 32000-1, table 117)."""


def number(value: float) -> bytes:
    """A number to a hundredth, one below ten (it may be a factor) to four places."""
    short = f"{value:.{2 if abs(value) >= 10 else 4}f}".rstrip("0").rstrip(".")
    return b"0" if short == "-0" else short.encode("ascii")


def packed(content: bytes) -> bytes:
    """Bytes deflated as tightly as the library can."""
    return bytes(deflate.zlib_compress(content, _TIGHTEST))


def differences(content: bytes, columns: int) -> bytes:
    """Rows of bytes, each as its differences from the one before (the predictor Up of ISO 32000-1, 7.4.4.4)."""
    rows = [bytes(columns), *(content[start : start + columns] for start in range(0, len(content), columns))]
    return b"".join(
        _UP + bytes((now - before) % 256 for before, now in zip(*two, strict=True)) for two in pairwise(rows)
    )


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
