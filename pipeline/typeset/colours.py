"""The colour space of a file as an ICC profile: sRGB, in as few bytes as it can be told."""

import struct
from io import BytesIO
from typing import Any

from weasyprint.css import ColorProfile

_NAME = "sRGB IEC61966-2.1"
_RIGHTS = "CC0"

# ICC.1:2004-10 (profile version 4.2), which PDF 1.7 allows for (ISO 32000-1, table 67). Version 4 tells
# the curve of IEC 61966-2-1 by its formula, where the usual profile of version 2 has a table of 1,024 values.
_HEADER = struct.Struct(">4x4xI4s4s4s6H4s4xI4x4x8xI3I4x16x28x")
_D50 = (0.9642, 1.0, 0.8249)
# The primaries of sRGB and the change from its white, D65, to D50 (Bradford), as the ICC publishes them.
_RED, _GREEN, _BLUE = (0.43607, 0.22249, 0.01392), (0.38515, 0.71687, 0.09708), (0.14307, 0.06061, 0.71410)
_ADAPTED = (1.04791, 0.02293, -0.0502, 0.0296, 0.99046, -0.01707, -0.00925, 0.01506, 0.75179)
# (a·x + b)^g from d on, c·x below it.
_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)


def srgb() -> Any:
    """The profile of screen colours, as WeasyPrint takes it."""
    return ColorProfile(BytesIO(profile()), "sRGB.icc", "relative-colorimetric", (["r"], ["g"], ["b"]))


def profile() -> bytes:
    """An ICC profile of sRGB: always the same bytes."""
    curve = b"para" + struct.pack(">4xHxx", 3) + _fixed(*_CURVE)
    tags = {
        b"desc": _text(_NAME),
        b"cprt": _text(_RIGHTS),
        b"wtpt": _point(_D50),
        b"chad": b"sf32" + bytes(4) + _fixed(*_ADAPTED),
        b"rXYZ": _point(_RED),
        b"gXYZ": _point(_GREEN),
        b"bXYZ": _point(_BLUE),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    table, body, places = b"", b"", dict[bytes, int]()
    start = 128 + 4 + 12 * len(tags)
    for name, content in tags.items():
        # The three curves are one: tags may share their data.
        place = places.setdefault(content, start + len(body))
        if place == start + len(body):
            body += content + bytes(-len(content) % 4)
        table += struct.pack(">4sII", name, place, len(content))
    version, relative = 0x04200000, 1
    header = _HEADER.pack(version, b"mntr", b"RGB ", b"XYZ ", 2004, 10, 1, 0, 0, 0, b"acsp", 0, relative, *_words(_D50))
    found = header + struct.pack(">I", len(tags)) + table + body
    return struct.pack(">I", len(found)) + found[4:]


def _words(values: tuple[float, ...]) -> tuple[int, ...]:
    return tuple(round(value * 65536) for value in values)


def _fixed(*values: float) -> bytes:
    return struct.pack(f">{len(values)}i", *_words(values))


def _point(values: tuple[float, float, float]) -> bytes:
    return b"XYZ " + bytes(4) + _fixed(*values)


def _text(words: str) -> bytes:
    content = words.encode("utf-16-be")
    return b"mluc" + struct.pack(">4xII2s2sII", 1, 12, b"en", b"US", len(content), 28) + content
