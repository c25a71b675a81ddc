"""Fonts as a PDF needs them: outlines and widths, and none of the tables that only a text editor reads."""

from io import BytesIO
from typing import Any

from fontTools.ttLib import TTFont

# All that a CIDFontType2 program has to have (ISO 32000-1, 9.9); hinting programs go with the hints.
_NEEDED = frozenset({"glyf", "head", "hhea", "hmtx", "loca", "maxp"})


def trim(font: Any) -> None:
    """Take the tables that no PDF reader looks at out of a font that was cut down."""
    if "glyf" not in font.tables:
        return
    content = BytesIO(font.file_content)
    with TTFont(content, fontNumber=font.index, recalcBBoxes=False, recalcTimestamp=False) as program:
        for tag in set(program.keys()) - _NEEDED - {"GlyphOrder"}:
            del program[tag]
        out = BytesIO()
        program.save(out, reorderTables=False)
    font.file_content = out.getvalue()
    font.index = 0
