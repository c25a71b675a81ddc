"""Spaces that are not drawn but said.

WeasyPrint draws neither the space that ends a line nor one between two elements, so a reading
program would join the words. A space glyph changes nothing on paper and keeps them apart.
"""

from typing import Any

from weasyprint.matrix import Matrix
from weasyprint.text.ffi import ffi, pango

from pipeline.typeset import pen
from pipeline.typeset.codes import Shown, Sign


def draw(stream: Any, box: Any) -> None:
    """Show one space after the text of a box, in the box's font."""
    layout = box.pango_layout
    layout.setup(box.style)
    layout.set_text(" ")
    line, _ = layout.get_first_line()
    run = line.runs[0]
    if run != ffi.NULL:
        item = run.data
        font, size = stream.add_font(item.item.analysis.font)
        glyph = item.glyphs.glyphs[0]
        if not glyph.glyph & pango.PANGO_GLYPH_UNKNOWN_FLAG:
            width = pen.width(stream, font, size, item.item.analysis.font, glyph.glyph)
            sign = Sign.of(glyph.glyph, width)
            font.to_unicode.setdefault(sign, " ")
            stream.begin_text()
            across = box.position_x + (box.width if box.text.strip() else 0)
            stream.set_text_matrix(*Matrix(d=-1, e=across, f=box.position_y + box.baseline).values)
            stream.set_font_size(font.hash, size)
            shown = Shown(font)
            shown.add(sign)
            stream.stream.append(shown)
            stream.end_text()
    layout.deactivate()
