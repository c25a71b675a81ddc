"""Where each glyph of a line stands: at the place that HarfBuzz gave it, to half a thousandth of its size.

WeasyPrint's own drawing goes wrong in three ways. It takes Pango's units, 1024 to a pixel, for
thousandths, so marks stand 2.4 % too far from where their letter began; it cuts off the fractions of
each movement, so a line runs away from its measure; and it moves the pen around empty strings, after
which PDFium forgets where the pen was and letters fall on one another. Here the pen of the file is
followed by the widths in the file, which are those that viewers use (ISO 32000-1, 9.4.4), and is
corrected before a glyph that would stand elsewhere.
"""

from collections.abc import Iterator
from typing import Any

from weasyprint.logger import LOGGER
from weasyprint.text.ffi import FROM_UNITS, TO_UNITS, ffi, pango
from weasyprint.text.line_break import get_last_word_end

from pipeline.typeset.codes import Shown

# In thousandths of the font size: how far a glyph may be off its place before the pen is moved.
_NEAR = 0.5
# Below this a number in a file is nothing.
_NO_SIZE = 1e-6


def draw(stream: Any, box: Any, text_overflow: str, block_ellipsis: Any, matrix: Any) -> list[Any]:
    """Show the first line of a text box; in WeasyPrint's place, whose list of colour glyphs is empty here.

    The pinned fonts have outlines only.
    """
    if not box.text.strip() or box.style["font_size"] < _NO_SIZE:
        return []
    layout = box.pango_layout
    pango.pango_layout_set_single_paragraph_mode(layout.layout, True)
    if text_overflow == "ellipsis" or block_ellipsis != "none":
        _shorten(box, block_ellipsis)
    line, _ = layout.get_first_line()
    stream.set_text_matrix(*matrix.values)
    # Both in Pango's units from the start of the line: where the pen should be, and where the file has it.
    pen = at = 0.0
    for run in _runs(line):
        font, size = stream.add_font(run.item.analysis.font)
        stream.set_font_size(font.hash, size)
        unit = size * TO_UNITS / 1000
        shown, rise = Shown(font), 0
        for index, glyph in enumerate(run.glyphs.glyphs[0 : run.glyphs.num_glyphs]):
            place, pen = pen + glyph.geometry.x_offset, pen + glyph.geometry.width
            if glyph.glyph == pango.PANGO_GLYPH_EMPTY:
                continue
            number = _number(stream, font, size, glyph, run)
            if number not in font.to_unicode:
                font.to_unicode[number] = _said(layout.text.encode(), run, index)
            if glyph.geometry.y_offset != rise:
                _show(stream, shown, rise)
                shown, rise = Shown(font), glyph.geometry.y_offset
            if abs(place - at) > _NEAR * unit:
                move = round((place - at) / unit)
                shown.move(move)
                at += move * unit
            shown.add(number)
            at += font.widths[number] * unit
        _show(stream, shown, rise)
    return []


def width(stream: Any, font: Any, size: float, pango_font: Any, number: int) -> int:
    """The width of a glyph in thousandths of the font size, as it stands in the file."""
    if number not in font.widths:
        pango.pango_font_get_glyph_extents(pango_font, number, stream.ink_rect, stream.logical_rect)
        font.widths[number] = round(stream.logical_rect.width * 1000 * FROM_UNITS / size)
    found: int = font.widths[number]
    return found


def _runs(line: Any) -> Iterator[Any]:
    link = line.runs[0]
    while link != ffi.NULL:
        yield link.data
        link = link.next


def _number(stream: Any, font: Any, size: float, glyph: Any, run: Any) -> int:
    # The number of a glyph, whose width the font then has.
    number: int = glyph.glyph
    if not number & pango.PANGO_GLYPH_UNKNOWN_FLAG:
        width(stream, font, size, run.item.analysis.font, number)
        return number
    codepoint = number - pango.PANGO_GLYPH_UNKNOWN_FLAG
    LOGGER.warning(
        '.notdef glyph rendered for Unicode string unsupported by fonts: "%s" (U+%04X)', chr(codepoint), codepoint
    )
    missing: int = font.get_unused_glyph_id(codepoint)
    font.widths[missing] = round(glyph.geometry.width * 1000 * FROM_UNITS / size)
    return missing


def _said(text: bytes, run: Any, index: int) -> str:
    # The characters of a glyph: from its cluster to the next one in reading order.
    clusters, item = run.glyphs.log_clusters, run.item
    backwards = item.analysis.level % 2
    after = index - 1 if backwards else index + 1
    end = clusters[after] if 0 <= after < run.glyphs.num_glyphs else item.length
    return text[item.offset + clusters[index] : item.offset + end].decode()


def _show(stream: Any, shown: Shown, rise: int) -> None:
    if not shown.parts:
        return
    if rise:
        stream.set_text_rise(-rise * FROM_UNITS)
    stream.stream.append(shown)
    if rise:
        stream.set_text_rise(0)


def _shorten(box: Any, block_ellipsis: Any) -> None:
    # Pango cuts off letters that have no room; a block that goes on elsewhere loses whole words.
    layout = box.pango_layout
    pango.pango_layout_set_width(layout.layout, int(layout.max_width * TO_UNITS))
    if block_ellipsis == "none":
        pango.pango_layout_set_ellipsize(layout.layout, pango.PANGO_ELLIPSIZE_END)
        return
    ellipsis = "…" if block_ellipsis == "auto" else block_ellipsis[1]
    text, language = layout.text, box.style["lang"]
    hyphen = box.style["hyphenate_character"]
    end = get_last_word_end(text.removesuffix(hyphen), language) if text.endswith(hyphen) else len(text)
    while end:
        text = text[:end]
        layout.set_text(text + ellipsis)
        _, more = layout.get_first_line()
        end = get_last_word_end(text, language) if more else None
