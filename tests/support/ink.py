"""A CMYK profile of our own, after a simple model of inks: what a print shop would give, small.

The version 2 profile (ICC.1:2001-04) holds `A2B0` and `B2A0` as lut8 tables. Each ink takes away its part of
the light (Neugebauer with dot gain); black is put in for what the three colours have in common,
and no place has more than `LIMIT` per cent of ink.
"""

import struct
from functools import lru_cache

LIMIT = 300
COPYRIGHT = "CC0-1.0: this profile is in the public domain, it may be used, embedded and passed on freely"
_WHITE = (0.9642, 1.0, 0.8249)
# Paper and the solid inks in linear light, red green blue.
_INKS = ((0.02, 0.32, 0.62), (0.62, 0.02, 0.20), (0.90, 0.75, 0.03), (0.012, 0.012, 0.012))
# From linear sRGB to XYZ under D50 (Bradford).
_XYZ = ((0.4360747, 0.3850649, 0.1430804), (0.2225045, 0.7168786, 0.0606169), (0.0139322, 0.0971045, 0.7141733))
_RGB = ((3.1338561, -1.6168667, -0.4906146), (-0.9787684, 1.9161415, 0.0334540), (0.0719453, -0.2289914, 1.4052427))


@lru_cache
def profile(*, copyright_text=COPYRIGHT, kind=b"prtr", space=b"CMYK"):
    """The bytes of the profile."""
    tags = {
        b"desc": _description("Plainleaf test press"),
        b"cprt": b"text\0\0\0\0" + copyright_text.encode() + b"\0",
        b"wtpt": b"XYZ \0\0\0\0" + struct.pack(">3i", *(round(value * 65536) for value in _WHITE)),
        b"A2B0": _table(4, 3, 7, _to_lab),
        b"B2A0": _table(3, 4, 17, _to_ink),
    }
    offset, directory, body = 128 + 4 + 12 * len(tags), struct.pack(">I", len(tags)), b""
    for name, content in tags.items():
        directory += name + struct.pack(">II", offset + len(body), len(content))
        body += content + b"\0" * (-len(content) % 4)
    head = struct.pack(">I4sI4s4s4s", offset + len(body), b"\0\0\0\0", 0x02400000, kind, space, b"Lab ")
    head += struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp" + b"\0" * 28
    head += struct.pack(">3i", *(round(value * 65536) for value in _WHITE))
    return head.ljust(128, b"\0") + directory + body


def _description(text):
    content = text.encode() + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(content)) + content + b"\0" * (4 + 4 + 2 + 1 + 67)


def _table(inputs, outputs, points, work):
    head = b"mft1\0\0\0\0" + bytes((inputs, outputs, points, 0))
    head += struct.pack(">9i", 65536, 0, 0, 0, 65536, 0, 0, 0, 65536)
    straight = bytes(range(256))
    cells = bytearray()
    for number in range(points**inputs):
        place = [number // points ** (inputs - 1 - axis) % points / (points - 1) for axis in range(inputs)]
        cells += bytes(round(min(max(value, 0), 1) * 255) for value in work(*place))
    return head + straight * inputs + bytes(cells) + straight * outputs


def _to_lab(*inks):
    light = [1.0, 1.0, 1.0]
    for amount, solid in zip(inks, _INKS, strict=True):
        gained = amount**0.8
        light = [value * (1 - gained + gained * part) for value, part in zip(light, solid, strict=True)]
    x, y, z = (
        _root(sum(a * b for a, b in zip(row, light, strict=True)) / w) for row, w in zip(_XYZ, _WHITE, strict=True)
    )
    return (116 * y - 16) / 100, (500 * (x - y) + 128) / 255, (200 * (y - z) + 128) / 255


def _to_ink(lightness, a, b):
    y = (lightness * 100 + 16) / 116
    x, z = y + (a * 255 - 128) / 500, y - (b * 255 - 128) / 200
    xyz = [_cube(value) * white for value, white in zip((x, y, z), _WHITE, strict=True)]
    light = [min(max(sum(p * q for p, q in zip(row, xyz, strict=True)), 0.0), 1.0) for row in _RGB]
    colour = [1 - value**0.45 for value in light]
    black = max(0.0, (min(colour) - 0.3) / 0.7) ** 1.5
    colour = [min(1.0, max(0.0, value - black * 0.3)) for value in colour]
    room = LIMIT / 100 - black
    share = min(1.0, room / max(sum(colour), 1e-9))
    return [*(value * share for value in colour), black]


def _root(value):
    return value ** (1 / 3) if value > 216 / 24389 else (value * 24389 / 27 + 16) / 116


def _cube(value):
    return value**3 if value > 6 / 29 else (116 * value - 16) * 27 / 24389
