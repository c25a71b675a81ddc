"""A CID-keyed font program in the Compact Font Format (Adobe Technical Note 5176), as PDF embeds it.

A glyph's CID is the code by which text shows it (ISO 32000-1, 9.7.4.2); glyphs that are not used take no room.
"""

import struct
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate, groupby
from typing import NamedTuple

from fontTools.misc.psCharStrings import encodeIntCFF, encodeIntT2

_END = b"\x0e"
# Operators of dictionaries.
_BOX, _CHARSET, _CHARSTRINGS, _PRIVATE = b"\5", b"\17", b"\21", b"\22"
_DEFAULT_WIDTH, _NOMINAL_WIDTH = b"\24", b"\25"
_ROS, _COUNT, _ARRAY, _SELECT = b"\14\36", b"\14\42", b"\14\44", b"\14\45"
# The first string of a font that is not a standard one.
_FIRST_STRING = 391


class Outline(NamedTuple):
    """A glyph: how far the pen goes on, in units of the font, and the operators that draw it."""

    width: int
    charstring: bytes


def program(name: bytes, box: Iterable[int], glyphs: Mapping[int, Outline]) -> bytes:
    """A font with these glyphs by CID, of which there has to be number 0; 1000 units are an em."""
    cids = sorted(glyphs)
    usual = Counter(glyph.width for glyph in glyphs.values()).most_common(1)[0][0]
    private = encodeIntCFF(usual) + _DEFAULT_WIDTH + encodeIntCFF(usual) + _NOMINAL_WIDTH
    head = b"\1\0\4\2" + _index([name])
    tail = _index([b"Adobe", b"Identity"]) + _index([])
    charset = b"\2" + b"".join(struct.pack(">2H", run[0], len(run) - 1) for run in _runs(cids[1:]))
    # All glyphs are of the first and only font of the array.
    select = b"\3" + struct.pack(">HHBH", 1, 0, 0, len(cids))
    charstrings = _index([_told(glyphs[cid], usual) for cid in cids])
    # Places are told in five bytes whatever they are, so a dictionary has a length before they are known.
    start = len(head) + len(_index([_top(box, cids[-1] + 1, [0] * 4)])) + len(tail)
    pieces = [charset, select, charstrings, private]
    at = [*accumulate((len(piece) for piece in pieces), initial=start)]
    array = _index([encodeIntCFF(len(private)) + _place(at[3]) + _PRIVATE])
    places = [at[0], at[1], at[2], at[4]]
    return b"".join([head, _index([_top(box, cids[-1] + 1, places)]), tail, *pieces, array])


def _runs(cids: Iterable[int]) -> Iterator[list[int]]:
    """Numbers that follow each other."""
    for _, run in groupby(enumerate(cids), key=lambda one: one[1] - one[0]):
        yield [cid for _, cid in run]


def _top(box: Iterable[int], count: int, places: Iterable[int]) -> bytes:
    charset, select, charstrings, array = map(_place, places)
    collection = b"".join(map(encodeIntCFF, (_FIRST_STRING, _FIRST_STRING + 1, 0)))
    return b"".join([
        collection, _ROS,
        *map(encodeIntCFF, box), _BOX,
        _place(count), _COUNT,
        charset, _CHARSET, select, _SELECT, charstrings, _CHARSTRINGS, array, _ARRAY,
    ])  # fmt: skip


def _told(glyph: Outline, usual: int) -> bytes:
    width = b"" if glyph.width == usual else encodeIntT2(glyph.width - usual)
    return width + glyph.charstring + _END


def _place(number: int) -> bytes:
    return b"\35" + struct.pack(">i", number)


def _index(items: list[bytes]) -> bytes:
    if not items:
        return b"\0\0"
    ends = list(accumulate((len(item) for item in items), initial=1))
    size = (ends[-1].bit_length() + 7) // 8
    offsets = b"".join(end.to_bytes(size, "big") for end in ends)
    return struct.pack(">HB", len(items), size) + offsets + b"".join(items)
