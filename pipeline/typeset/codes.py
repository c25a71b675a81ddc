"""The codes by which the text of a file calls its glyphs: 1, 2, 3 and so on, in the order of the font.

Their own numbers in a font for Chinese go to 65,000 with wide gaps between those that a leaflet shows. Told
without gaps, the text, the program of the font and what its glyphs mean all take less room.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import Any

import pydyf

from pipeline.typeset.outlines import UNITS

_MOST = 100
"""Entries in one block of a map (Adobe Technical Note 5014, 7.2)."""


class Shown(pydyf.Object):  # type: ignore[misc]
    """An operator that shows glyphs: written when the codes of its font are known."""

    def __init__(self, font: Any) -> None:
        """Show nothing yet, in a font of WeasyPrint's."""
        super().__init__()
        self.font = font
        self.parts: list[list[int]] = []
        self.moves: list[int] = []

    def add(self, glyph: int) -> None:
        """Show one more glyph, by its number in the font."""
        if len(self.parts) == len(self.moves):
            self.parts.append([])
        self.parts[-1].append(glyph)

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
                said.append(f"<{''.join(f'{self.font.codes[glyph]:04x}' for glyph in part)}>")
            if place < len(self.moves):
                said.append(str(-self.moves[place]))
        return f"[{' '.join(said)}] TJ".encode()


def are_ours(font: Any) -> bool:
    """Whether the program of a font is written by us, with codes of ours; others keep the numbers of their glyphs."""
    return "glyf" in font.tables and font.upem == UNITS


def give(fonts: Collection[Any]) -> None:
    """Give codes to the glyphs of a document's fonts; their widths and texts are by code from then on."""
    files = defaultdict(list)
    for font in fonts:
        files[font.hash].append(font)
    for several in files.values():
        glyphs = sorted({glyph for font in several for glyph in (*font.widths, *font.to_unicode)} - {0})
        given = range(1, len(glyphs) + 1) if are_ours(several[0]) else glyphs
        codes = {0: 0, **dict(zip(glyphs, given, strict=True))}
        for font in several:
            font.codes = codes
            font.widths = {codes[glyph]: width for glyph, width in font.widths.items()}
            font.to_unicode = {codes[glyph]: font.to_unicode[glyph] for glyph in sorted(font.to_unicode)}
            font.missing = {codepoint: codes[glyph] for codepoint, glyph in font.missing.items() if glyph in codes}


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
    told = [f"<{code:04x}> <{texts[code].encode('utf-16-be').hex()}>".encode() for code in sorted(texts)]
    for start in range(0, len(told), _MOST):
        block = told[start : start + _MOST]
        yield f"{len(block)} beginbfchar".encode()
        yield from block
        yield b"endbfchar"
    yield from (b"endcmap", b"CMapName currentdict /CMap defineresource pop", b"end", b"end")
