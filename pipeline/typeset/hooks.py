"""The one place where functions of WeasyPrint are replaced by ours.

Names of version 70.0: the stream that draws a page and its pictures, the tags and the fonts of a
file, the boxes of a paragraph before layout, where its lines may end, each line after it and how it
is drawn; all that sets a colour, for files in ink; and two of pydyf, which writes the file.
"""

from typing import Any

import pydyf
import weasyprint.draw
import weasyprint.pdf
from weasyprint.draw import text
from weasyprint.formatting_structure import boxes, build
from weasyprint.images import RasterImage
from weasyprint.layout import inline
from weasyprint.pdf.fonts import Font
from weasyprint.pdf.stream import Stream
from weasyprint.svg import defs

from pipeline.typeset import bidi, breaks, codes, compact, embedding, glyphs, lines, lost, marks, pen, tagging
from pipeline.typeset.plates import CMYK
from pipeline.typeset.walk import descendants

_next_line = inline.get_next_linebox
_anonymous_boxes = build.create_anonymous_boxes
_fonts_dictionary = weasyprint.pdf.build_fonts_dictionary
_clean = Font.clean
_add_image = Stream.add_image
_begin_box = weasyprint.draw.set_mask_border
_set_color = Stream.set_color
_set_alpha_state = Stream.set_alpha_state
_set_blend_mode = Stream.set_blend_mode
_interpolation = Stream.create_interpolation_function
_image_object = RasterImage.get_x_object
_stop_colour = defs.color
_bytes = pydyf._to_bytes  # noqa: SLF001 - the one place that writes numbers


def install() -> None:
    """Put our functions in the place of WeasyPrint's."""
    inline.get_next_linebox = _line
    inline.split_inline_box = lines.cut
    inline.split_text_box = lines.cut_text
    inline.split_first_line = lines.split
    inline.can_break_text = lines.may_break
    inline.remove_last_whitespace = lines.strip
    build.create_anonymous_boxes = _boxes
    text.draw_first_line = pen.draw
    weasyprint.pdf.build_fonts_dictionary = _fonts
    weasyprint.pdf.Stream = marks.PageStream
    weasyprint.pdf.add_tags = _tags
    Font.clean = _trimmed
    Stream.add_image = _image
    weasyprint.draw.set_mask_border = _box
    Stream.set_color = _colour
    Stream.set_alpha_state = _soft
    Stream.set_blend_mode = _blend
    Stream.create_interpolation_function = staticmethod(_between)
    RasterImage.get_x_object = _picture
    defs.color = _stop
    pydyf.Stream.data = property(_data)
    pydyf._to_bytes = _written  # noqa: SLF001


def _line(context: Any, linebox: Any, *others: Any) -> Any:
    line, resume_at = _next_line(context, linebox, *others)
    if line is not None:
        lines.finish(line, linebox, resume_at)
    return line, resume_at


def _boxes(box: Any) -> Any:
    box = _anonymous_boxes(box)
    lost.note(box)
    for inner in descendants(box):
        if isinstance(inner, boxes.LineBox):
            breaks.mark(inner)
            bidi.resolve(inner)
    return box


def _fonts(pdf: Any, fonts: Any, *others: Any) -> Any:
    marks.current().wrong += glyphs.correct(fonts)
    codes.give(fonts.values())
    found = _fonts_dictionary(pdf, fonts, *others)
    embedding.declare(pdf, fonts.values())
    compact.widths(pdf)
    return found


def _trimmed(font: Any, shown: Any, *others: Any) -> None:
    signs = {code: sign for sign, code in font.codes.items() if code in shown}
    _clean(font, {glyph: "" for sign in signs.values() for glyph, _, _ in sign.pieces}, *others)
    embedding.trim(font, signs)


def _tags(pdf: Any, document: Any, _version: str, streams: list[Any]) -> None:
    tagging.add(pdf, document, streams, marks.current().artifacts)


def _image(stream: Any, image: Any, _interpolate: bool, ratio: float) -> Any:
    # PDF/A forbids a viewer to smooth pictures (ISO 19005-2, 6.2.8).
    return _add_image(stream, image, False, ratio)


def _box(stream: Any, box: Any) -> None:
    # The first thing that is done for each box with a background or a border.
    if (plates := marks.current().plates) is not None:
        plates.box = box
    _begin_box(stream, box)


def _colour(stream: Any, color: Any, stroke: bool = False) -> None:
    plates = marks.current().plates
    if plates is None:
        _set_color(stream, color, stroke)
    else:
        plates.paint(stream, color, stroke=stroke)


def _soft(stream: Any, *others: Any, **named: Any) -> Any:
    if (plates := marks.current().plates) is not None:
        plates.soft()
    return _set_alpha_state(stream, *others, **named)


def _blend(stream: Any, mode: str) -> None:
    if (plates := marks.current().plates) is not None:
        plates.blend()
    _set_blend_mode(stream, mode)


def _between(domain: Any, start: Any, end: Any, exponent: Any) -> Any:
    if (plates := marks.current().plates) is not None:
        start, end = plates.stop(start), plates.stop(end)
    return _interpolation(domain, start, end, exponent)


def _picture(image: Any, interpolate: bool, ratio: float) -> Any:
    plates = marks.current().plates
    return _image_object(image, interpolate, ratio) if plates is None else plates.picture(image, ratio)


def _stop(text: str) -> Any:
    # Of a gradient in a drawing, whose colours WeasyPrint takes for sRGB whatever they are.
    found, plates = _stop_colour(text), marks.current().plates
    if plates is not None and found.space == CMYK:
        plates.written()
        return _stop_colour("black")
    return found


def _written(item: Any) -> bytes:
    content: bytes = compact.number(item) if isinstance(item, float) else _bytes(item)
    return content


def _data(stream: Any) -> bytes:
    content = b"\n".join(_written(item) for item in stream.stream)
    extra = pydyf.Dictionary(stream.extra)
    if stream.compress:
        extra["Filter"] = "/FlateDecode"
        if extra.get("Type") == "/XRef":
            # Where objects stand: numbers that grow from row to row.
            columns = sum(extra["W"])
            content = compact.differences(content, columns)
            extra["DecodeParms"] = pydyf.Dictionary({"Predictor": 12, "Columns": columns})
        content = compact.packed(content)
    # Data that happen to end in \r would form a line break with the \n before `endstream`, and some
    # programs then call the length wrong.
    extra["Length"] = len(content)
    end = b"\r\nendstream" if content.endswith(b"\r") else b"\nendstream"
    return b"\n".join((extra.data, b"stream", content)) + end
