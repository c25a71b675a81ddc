"""Where each glyph of a line stands: at the place that HarfBuzz gave it, to half a thousandth of its size.

WeasyPrint's own drawing goes wrong in three ways. It takes Pango's units, 1024 to a pixel, for
thousandths, so marks stand 2.4 % too far from where their letter began; it cuts off the fractions of
each movement, so a line runs away from its measure; and it moves the pen around empty strings, after
which PDFium forgets where the pen was and letters fall on one another. Here the pen of the file is
followed by the widths in the file, which are those that viewers use (ISO 32000-1, 9.4.4), and is
corrected before a glyph that would stand elsewhere.
"""

import unicodedata
from collections.abc import Iterator
from typing import Any

from weasyprint.logger import LOGGER
from weasyprint.text.ffi import FROM_UNITS, TO_UNITS, ffi, pango
from weasyprint.text.line_break import get_last_word_end

from pipeline.typeset.codes import Shown, Sign, are_ours

# In thousandths of the font size: how far a glyph may be off its place before the pen is moved.
_NEAR = 0.5
# Bytes of a character.
_LONGEST = 4
_NON_JOINER = "\u200c".encode()
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
    text = layout.text.encode()
    stream.set_text_matrix(*matrix.values)
    # Both in Pango's units from the start of the line: where a run begins, and where the file has the pen.
    start, at = 0, 0.0
    for run in _runs(line):
        font, size = stream.add_font(run.item.analysis.font)
        stream.set_font_size(font.hash, size)
        unit = size * TO_UNITS / 1000
        shown, rise = Shown(font), 0
        backwards = are_ours(font) and run.item.analysis.level % 2
        for said, places in _letters(run, text, backwards):
            glyphs = [(_number(stream, font, size, glyph, run), start + x, y) for glyph, x, y in places]
            number, place, height = glyphs[0]
            sign = Sign.of(number, font.widths[number])
            if backwards:
                # Programs that read take another height for another line, and a gap for a space: there are none.
                pieces = tuple((one, round((x - place) / unit), round(-y / unit)) for one, x, y in glyphs)
                sign, height = Sign(pieces, round(sum(glyph.geometry.width for glyph, _, _ in places) / unit), said), 0
            font.to_unicode.setdefault(sign, said)
            if height != rise:
                _show(stream, shown, rise)
                shown, rise = Shown(font), height
            if abs(place - at) > _NEAR * unit:
                move = round((place - at) / unit)
                shown.move(move)
                at += move * unit
            shown.add(sign)
            at += sign.width * unit
        _show(stream, shown, rise)
        start += sum(glyph.geometry.width for glyph in run.glyphs.glyphs[0 : run.glyphs.num_glyphs])
    return []


_Place = tuple[Any, int, int]
"""A glyph of Pango's, and where it stands: from the start of its run, and below the line, in Pango's units."""


def _letters(run: Any, text: bytes, backwards: bool) -> Iterator[tuple[str, list[_Place]]]:
    """What is shown by one code each: the text that it stands for, and its glyphs in reading order.

    From left to right that is a glyph; from right to left all that is drawn for a letter and its marks.
    """
    glyphs, item = run.glyphs.glyphs[0 : run.glyphs.num_glyphs], run.item
    clusters = [*run.glyphs.log_clusters[0 : len(glyphs)]]
    text = text[item.offset : item.offset + item.length]
    pen, first = 0, 0
    places: list[_Place] = []
    for index, glyph in enumerate(glyphs):
        if glyph.glyph != pango.PANGO_GLYPH_EMPTY:
            places.insert(0, (glyph, pen + glyph.geometry.x_offset, glyph.geometry.y_offset))
        pen += glyph.geometry.width
        start, after = clusters[index], index + 1
        if backwards and after < len(glyphs) and (clusters[after] == start or _is_mark(text[start : start + _LONGEST])):
            continue
        following = clusters[first - 1 : first] if item.analysis.level % 2 else clusters[after : after + 1]
        if places:
            yield text[start : following[0] if following else None].decode(), places
        first, places = after, []


def _is_mark(text: bytes) -> bool:
    # What holds letters apart, in Persian words, belongs to the letter before, too.
    return text.startswith(_NON_JOINER) or unicodedata.category(text.decode(errors="ignore")[0]) == "Mn"


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
