"""Fonts as a PDF needs them: outlines and widths of the glyphs that are shown, and nothing else.

The outlines of the pinned fonts are TrueType; they are embedded as a CFF program, which takes a fifth
less room.
"""

import struct
from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Any

import pydyf
import uharfbuzz
from fontTools.ttLib import TTFont

from pipeline.typeset import cff, codes, outlines

# All that a CIDFontType2 program has to have (ISO 32000-1, 9.9); hinting programs go with the hints.
_NEEDED = frozenset({"glyf", "head", "hhea", "hmtx", "loca", "maxp"})


def trim(font: Any, shown: Mapping[int, codes.Sign]) -> None:
    """Take out of a font that was cut down what no PDF reader looks at; `shown` are signs by code."""
    if "glyf" not in font.tables:
        return
    content = BytesIO(font.file_content)
    with TTFont(content, fontNumber=font.index, recalcBBoxes=False, recalcTimestamp=False) as file:
        if shown and codes.are_ours(font):
            box = struct.unpack_from(">4h", file.reader["head"], 36)
            font.file_content = cff.program(font.name.removeprefix(b"/"), box, _glyphs(font, shown))
            font.compact = True
        else:
            for tag in set(file.keys()) - _NEEDED - {"GlyphOrder"}:
                del file[tag]
            out = BytesIO()
            file.save(out, reorderTables=False)
            font.file_content = out.getvalue()
    font.index = 0


def declare(pdf: Any, fonts: Iterable[Any]) -> None:
    """Say of the fonts of a file that are CFF programs that they are, and what their codes mean.

    By ISO 32000-1, tables 117, 122 and 126.
    """
    names = {font.name for font in fonts if getattr(font, "compact", False)}
    texts: dict[bytes, dict[int, str]] = {}
    for font in fonts:
        texts[font.name] = texts.get(font.name, {}) | font.to_unicode
    streams = {entry.reference: entry for entry in pdf.objects if isinstance(entry, pydyf.Stream)}
    for entry in pdf.objects:
        if not isinstance(entry, pydyf.Dictionary):
            continue
        if entry.get("FontName") in names:
            entry["FontFile3"] = entry.pop("FontFile2")
            streams[entry["FontFile3"]].extra = {"Subtype": "/CIDFontType0C"}
        elif entry.get("Subtype") == "/Type0":
            streams[entry["ToUnicode"]].stream = list(codes.meanings(texts[entry["BaseFont"]]))
        elif entry.get("BaseFont") in names and entry.get("Subtype") == "/CIDFontType2":
            entry["Subtype"] = "/CIDFontType0"
            del entry["CIDToGIDMap"]


def _glyphs(font: Any, shown: Mapping[int, codes.Sign]) -> dict[int, cff.Outline]:
    source = uharfbuzz.Font(uharfbuzz.Face(font.file_content, font.index))
    count = source.face.glyph_count
    return {
        code: cff.Outline(sign.width, outlines.charstring(source, sign.pieces))
        for code, sign in {0: codes.Sign.of(0, source.get_glyph_h_advance(0)), **shown}.items()
        if all(glyph < count for glyph, _, _ in sign.pieces)
    }
