"""TrueType outlines as Type 2 charstrings (Adobe Technical Note 5177), which say the same in fewer bytes.

The pinned fonts were drawn with cubic curves; each was then cut into quadratic ones that stay within a
unit of it, with their points on whole units. Here the cubic ones are put together again. Where a contour
begins and which contour comes first is nothing that can be seen: they are chosen to be told in few bytes.
"""

from array import array
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Any

from fontTools.misc.roundTools import otRound
from fontTools.pens.recordingPen import RecordingPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.qu2cu import quadratic_to_curves

UNITS = 1000
"""The units in the em that the tolerance is meant for."""
TOLERANCE = 1.75
"""How far a curve may be from those it replaces, in units: at 12 pt 7 µm, a sixth of a dot at 600 dpi."""

_ONE_BYTE = 107
"""The largest number that a charstring says in one byte."""
_END = b"\x0e"
"""The operator `endchar`."""
_KEPT = 20_000
"""Charstrings that are kept from file to file, a kilobyte each with what they are found by."""

_Point = tuple[float, float]
# A line is its end; a curve is the points that control it and its end. Each part of a contour begins where
# the one before it ends, the first where the last ends.
_Part = tuple[_Point, ...]
_Contour = list[_Part]


def charstring(font: Any, pieces: Iterable[tuple[int, int, int]]) -> bytes:
    """The operators that draw glyphs of a HarfBuzz font, without a width and without the `endchar`.

    `pieces` are glyphs by number, each with how far right and up it stands, in units of the font.
    """
    return _charstring(tuple((*_drawn(font, glyph), across, up) for glyph, across, up in pieces))


def _drawn(font: Any, glyph: int) -> tuple[bytes, bytes]:
    pen = RecordingPen()
    font.draw_glyph_with_pen(glyph, pen)
    # Outlines are looked up by how many points each part has, and where they are.
    sizes = bytes(0 if operator == "moveTo" else len(points) for operator, points in pen.value if points)
    numbers = array("f", (number for _, points in pen.value for point in points for number in point))
    return sizes, numbers.tobytes()


@lru_cache(maxsize=_KEPT)
def _charstring(pieces: tuple[tuple[bytes, bytes, int, int], ...]) -> bytes:
    pen = T2CharStringPen(None, None)
    placed = (_moved(contour, across, up) for *drawn, across, up in pieces for contour in _ordered(*drawn))
    for contour in placed:
        pen.moveTo(contour[-1][-1])
        # A line back to where the contour began goes without saying.
        for part in contour[:-1] if len(contour[-1]) == 1 else contour:
            if len(part) == 1:
                pen.lineTo(*part)
            else:
                pen.curveTo(*part)
        pen.closePath()
    drawn = pen.getCharString()
    drawn.compile()
    return bytes(drawn.bytecode).removesuffix(_END)


@lru_cache(maxsize=_KEPT)
def _ordered(sizes: bytes, numbers: bytes) -> tuple[_Contour, ...]:
    return tuple(_in_order([_cubic(contour) for contour in _contours(sizes, numbers)]))


def _moved(contour: _Contour, across: int, up: int) -> _Contour:
    return [tuple((x + across, y + up) for x, y in part) for part in contour]


def _contours(sizes: bytes, numbers: bytes) -> Iterator[_Contour]:
    values = iter(array("f", numbers))
    points = iter(list(zip(values, values, strict=True)))
    contour: _Contour = []
    for size in sizes:
        if size == 0:
            yield from _closed(contour)
            contour = [(next(points),)]
        else:
            contour.append(tuple(next(points) for _ in range(size)))
    yield from _closed(contour)


def _closed(drawn: _Contour) -> Iterator[_Contour]:
    """What is drawn from where the pen is set down, the other way round and without lines of no length."""
    # TrueType fills to the right of a contour, Type 2 to the left.
    ring = [(*reversed(part[:-1]), before[-1]) for before, part in pairwise([*drawn, *drawn[:1]])][::-1]
    if kept := [part for place, part in enumerate(ring) if len(part) > 1 or part != ring[place - 1][-1:]]:
        yield kept


def _cubic(contour: _Contour) -> _Contour:
    """A contour of lines and cubic curves, on whole units: quadratic ones that follow each other are joined."""
    # A curve is put together in one piece if the contour does not begin inside it.
    first = next((place for place, part in enumerate(contour) if len(part) == 1), 0)
    found: _Contour = []
    curves: list[_Part] = []
    start = contour[first - 1][-1]
    for part in contour[first:] + contour[:first]:
        if len(part) > 1:
            curves.append((start, *part))
        else:
            found += _joined(curves)
            curves = []
            found.append(part)
        start = part[-1]
    found += _joined(curves)
    return [tuple((otRound(x), otRound(y)) for x, y in part) for part in found]


def _joined(curves: list[_Part]) -> Iterator[_Part]:
    return (curve[1:] for curve in quadratic_to_curves(curves, TOLERANCE, all_cubic=True))


def _in_order(contours: list[_Contour]) -> Iterator[_Contour]:
    """The contours, each begun where it takes few bytes to go to from the end of the one before."""
    pen: _Point = (0, 0)
    left = list(contours)
    while left:
        _, rank, first = min(
            (_cost(pen, contour, first), rank, first)
            for rank, contour in enumerate(left)
            for first in range(len(contour))
        )
        contour = left.pop(rank)
        contour = contour[first:] + contour[:first]
        yield contour
        pen = contour[-2 if len(contour[-1]) == 1 else -1][-1]


def _cost(pen: _Point, contour: _Contour, first: int) -> tuple[int, bool, float]:
    # The bytes of the move less those of the line that need not be drawn; then the way of the pen.
    start, curved = contour[first - 1][-1], len(contour[first - 1]) > 1
    saved = 0 if curved else _bytes(start, contour[first - 2][-1])
    return _bytes(start, pen) - saved, curved, abs(start[0] - pen[0]) + abs(start[1] - pen[1])


def _bytes(one: _Point, two: _Point) -> int:
    # No operand for a distance of nothing: there are operators for what is level or upright.
    return sum(0 if a == b else 1 if abs(a - b) <= _ONE_BYTE else 2 for a, b in zip(one, two, strict=True))
