"""The codes by which the text of a file calls its glyphs: 1, 2, 3 and so on, in the order of the font.

Their own numbers in a font for Chinese go to 65,000 with wide gaps between those that a leaflet shows. Told
without gaps, the text, the program of the font and what its glyphs mean all take less room.

Arabic fonts draw several letters with one glyph and put the dots on with others, which say nothing by themselves.
In a line from right to left all that is drawn for a letter has one code, and another code where the same glyphs stand
for other letters, so that programs that copy and search find the text.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from itertools import groupby
from typing import Any, NamedTuple, Self

import pydyf

from pipeline.typeset.outlines import UNITS

Piece = tuple[int, int, int]
"""A glyph by its number in the font, and how far right of the first one and above the line, in units of the font."""


class Sign(NamedTuple):
    """What is drawn by one code, how far the pen goes on, and the text it stands for; “” where its glyph says it."""

    pieces: tuple[Piece, ...]
    width: int
    text: str = ""

    @classmethod
    def of(cls, glyph: int, width: int) -> Self:
        """A glyph by itself."""
        return cls(((glyph, 0, 0),), width)


_PLANE = 0xFFFF
"""The last character that a range can tell: others take two numbers."""
_MOST = 100
"""Entries in one block of a map (Adobe Technical Note 5014, 7.2)."""


class Shown(pydyf.Object):  # type: ignore[misc]
    """An operator that shows glyphs: written when the codes of its font are known."""

    def __init__(self, font: Any) -> None:
        """Show nothing yet, in a font of WeasyPrint's."""
        super().__init__()
        self.font = font
        self.parts: list[list[Sign]] = []
        self.moves: list[int] = []

    def add(self, sign: Sign) -> None:
        """Show one more sign."""
        if len(self.parts) == len(self.moves):
            self.parts.append([])
        self.parts[-1].append(sign)

    def move(self, way: int) -> None:
        """Move the pen on, in thousandths of the size, before the next glyph."""
        if len(self.parts) == len(self.moves):
            self.parts.append([])
        self.moves.append(way)

    @property
    def data(self) -> bytes:
        """The operator, as ISO 32000-1, 9.4.3 has it."""
        said = []
        for place, part in enumerate(self.parts):
            if part:
                said.append(f"<{''.join(f'{self.font.codes[sign]:04x}' for sign in part)}>")
            if place < len(self.moves):
                said.append(str(-self.moves[place]))
        return f"[{' '.join(said)}] TJ".encode()


def are_ours(font: Any) -> bool:
    """Whether the program of a font is written by us, with codes of ours; others keep the numbers of their glyphs."""
    return "glyf" in font.tables and font.upem == UNITS


def give(fonts: Collection[Any]) -> None:
    """Give codes to the signs of a document's fonts: texts, by sign before, and widths are by code from then on."""
    files = defaultdict(list)
    for font in fonts:
        files[font.hash].append(font)
    for several in files.values():
        signs = sorted({sign for font in several for sign in font.to_unicode})
        ours = are_ours(several[0])
        codes = {sign: place if ours else sign.pieces[0][0] for place, sign in enumerate(signs, start=1)}
        shown = {sign.pieces[0][0]: code for sign, code in codes.items()}
        for font in several:
            font.codes = codes
            font.widths = {code: sign.width for sign, code in codes.items()}
            font.to_unicode = {codes[sign]: font.to_unicode[sign] for sign in signs if sign in font.to_unicode}
            font.missing = {codepoint: shown[glyph] for codepoint, glyph in font.missing.items() if glyph in shown}


def _told(text: str) -> str:
    return text.encode("utf-16-be").hex()


def _row(entry: tuple[int, str]) -> tuple[int, ...]:
    """What codes in a row have in common whose texts are characters in a row; a range keeps its first byte."""
    code, text = entry
    if len(text) != 1 or ord(text) > _PLANE:
        return (code,)
    return ord(text) - code, ord(text) >> 8, code >> 8


def meanings(texts: Mapping[int, str]) -> Iterator[bytes]:
    """The lines of a map from codes to texts (ISO 32000-1, 9.10.3).

    Arrays of texts would be shorter, but not every checker reads them.
    """
    yield from (
        b"/CIDInit /ProcSet findresource begin",
        b"12 dict begin",
        b"begincmap",
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        b"/CMapName /Adobe-Identity-UCS def",
        b"/CMapType 2 def",
        b"1 begincodespacerange",
        b"<0000> <ffff>",
        b"endcodespacerange",
    )
    runs = [list(run) for _, run in groupby(sorted(texts.items()), key=_row)]
    alone = [f"<{code:04x}> <{_told(text)}>" for ((code, text), *others) in runs if not others]
    ranges = [f"<{run[0][0]:04x}> <{run[-1][0]:04x}> <{_told(run[0][1])}>" for run in runs if len(run) > 1]
    for kind, entries in ("bfchar", alone), ("bfrange", ranges):
        for start in range(0, len(entries), _MOST):
            block = entries[start : start + _MOST]
            yield f"{len(block)} begin{kind}".encode()
            yield from map(str.encode, block)
            yield f"end{kind}".encode()
    yield from (b"endcmap", b"CMapName currentdict /CMap defineresource pop", b"end", b"end")
