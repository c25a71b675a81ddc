"""The glyphs on paper are those that HarfBuzz shapes from the text, with the pinned fonts' outlines.

A correct text layer says nothing about what is drawn. Here the glyphs are read from the pages and
compared, one by one, with what HarfBuzz makes of the sentences; and each glyph that an embedded font
draws has the outline that it has in the pinned file.
"""

import io
import itertools
import unicodedata
from collections import Counter
from functools import cache

import pikepdf
import pytest
import regex
import uharfbuzz
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from pipeline import fonts
from pipeline.languages import language
from pipeline.typeset import engine
from tests.support.tongues import RIGHT_TO_LEFT, TEXTS, each, markup

engine.start()
from pipeline.typeset import bidi  # noqa: E402

FORMATS = {"\u200c", "\u200d"}


def body(tag):
    sentences = "".join(f"<p>{markup(sentence)}</p>" for sentence in TEXTS[tag]["sentences"])
    return f"<h1>{TEXTS[tag]['title']}</h1>{sentences}"


def expected(tag):
    """The words of a leaflet, each as its glyphs from left to right: (font, number of the glyph)."""
    row = language(tag)
    plain = [face for face in fonts.faces(row.fonts) if (face.weight, face.style) == (400, "normal")]
    bold = [_bold(face) for face in plain] if row.bold else plain
    words = _words(TEXTS[tag]["title"], tag, [bold])
    for sentence in TEXTS[tag]["sentences"]:
        words += _words(sentence, tag, [plain, bold])
    return words


def _words(sentence, tag, weights):
    # Parts in bold change the font, never the order: UAX #9 runs over the whole sentence.
    shown = sentence.replace("{{", "\u2066").replace("}}", "\u2069")
    parts = regex.split(r"\[\[|\]\]", shown)
    levels = iter(bidi.embedding_levels("".join(parts), int(tag in RIGHT_TO_LEFT)))
    words = []
    for number, part in enumerate(parts):
        placed = [
            (level, *one) for one, level in zip(_in_fonts(part, weights[number % len(weights)]), levels, strict=False)
        ]
        groups = [list(word) for space, word in itertools.groupby(placed, key=_is_between) if not space]
        # Letters join across the edge of an element as if it were not there.
        before, after = "".join(parts[:number]), "".join(parts[number + 1 :])
        for place, word in enumerate(groups):
            first = before if place == 0 and word[0] is placed[0] else ""
            last = after if place == len(groups) - 1 and word[-1] is placed[-1] else ""
            words.append(_glyphs(word, tag, first, last))
    return words


def _is_between(placed):
    return placed[-1].isspace() or placed[-1] in "\u2066\u2069"


def _in_fonts(text, faces):
    face = None
    for character in text:
        if not (face and (unicodedata.combining(character) or character in FORMATS)):
            face = next((face for face in faces if ord(character) in fonts.coverage(face)), face)
        yield face, character


def _glyphs(word, tag, before, after):
    # What HarfBuzz makes of a word, each piece of one level and font by itself.
    pieces, levels, done = [], [], 0
    for (level, face), piece in itertools.groupby(word, key=lambda one: one[:2]):
        text = "".join(character for _, _, character in piece)
        done += len(text)
        around = before if done == len(text) else "", after if done == len(word) else ""
        pieces.append(_shaped(text, face, tag, around, backwards=level % 2))
        levels.append(level)
    return tuple(itertools.chain.from_iterable(pieces[place] for place in bidi.visual_order(levels)))


@cache
def _bold(face):
    return next((one for one in fonts.faces((face.family,)) if (one.weight, one.style) == (700, "normal")), face)


@cache
def _font(face):
    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(face.path)))


def _shaped(text, face, tag, around, *, backwards):
    buffer = uharfbuzz.Buffer()
    before, after = around
    buffer.add_codepoints([ord(one) for one in before + text + after], len(before), len(text))
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if backwards else "ltr"
    buffer.language = tag
    # As Pango asks: what is not to be seen takes no glyph.
    buffer.flags = uharfbuzz.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    uharfbuzz.shape(_font(face), buffer)
    return [(_name(face), info.codepoint) for info in buffer.glyph_infos]


def _is_space(face, glyph):
    # Some fonts have a space of their own beside Hangul.
    return _font(face).get_glyph_extents(glyph).width == 0 and _font(face).get_glyph_h_advance(glyph) > 0


def _name(face):
    return face.family.replace(" ", "-") + ("-Bold" if face.weight == 700 else "")


def drawn(pdf, tag):
    """The words on the pages, each as its glyphs in the order they are drawn: (font, number)."""
    words = [[]]
    with pikepdf.open(io.BytesIO(pdf)) as file:
        for page in file.pages:
            names = {str(key): str(font.BaseFont).partition("+")[2] for key, font in page.resources.Font.items()}
            faces = {_name(face): face for face in fonts.faces(language(tag).fonts) if face.style == "normal"}
            font = None
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) == "Tf":
                    font = names[str(operands[0])]
                elif str(operator) in ("BDC", "BMC"):
                    words.append([])
                elif str(operator) in ("Tj", "TJ"):
                    shown = operands[0] if isinstance(operands[0], pikepdf.Array) else operands
                    codes = b"".join(bytes(piece) for piece in shown if isinstance(piece, pikepdf.String))
                    for place in range(0, len(codes), 2):
                        glyph = int.from_bytes(codes[place : place + 2], "big")
                        if _is_space(faces[font], glyph):
                            words.append([])
                        else:
                            words[-1].append((font, glyph))
    return [tuple(word) for word in words if word]


@pytest.fixture(scope="module")
def leaflet(typeset):
    return cache(lambda tag: typeset(body(tag), tag, styles=("@page { @top-right { content: none } }",)))


def differences(tag, words):
    """What is on paper and not in the text, and the other way round.

    From left to right the glyphs have to be the same in the same order. From right to left they have
    to be the same, and in each word in the same order; the order of words is tested beside Chromium.
    """
    wanted = expected(tag)
    seen, meant = (list(itertools.chain.from_iterable(one)) for one in (words, wanted))
    if tag not in RIGHT_TO_LEFT:
        return [pair for pair in itertools.zip_longest(seen, meant) if pair[0] != pair[1]]
    strange = [word for word in words if not any(_is_in(word, whole) for whole in wanted)]
    return [*strange, *(Counter(seen) - Counter(meant)), *(Counter(meant) - Counter(seen))]


def _is_in(part, whole):
    return any(whole[start : start + len(part)] == part for start in range(len(whole)))


@pytest.mark.parametrize("tag", each())
def test_glyphs_are_those_of_the_text(tag, leaflet):
    pdf = leaflet(tag)
    assert pdf.findings == ()
    assert differences(tag, drawn(pdf.content, tag)) == []


@pytest.mark.parametrize(("tag", "old", "new"), [("vi", "ạ", "a"), ("ar", "حم", "خم"), ("ta", "வ", "ல")])
def test_another_letter_would_be_seen(tag, old, new, typeset):
    pdf = typeset(body(tag).replace(old, new, 1), tag, styles=("@page { @top-right { content: none } }",))
    assert differences(tag, drawn(pdf.content, tag))


def test_a_word_that_is_bold_in_part_keeps_its_forms(typeset):
    shapes = [
        [glyph for _, glyph in itertools.chain.from_iterable(drawn(typeset(f"<p>{word}</p>", "ar").content, "ar"))]
        for word in ("مشكل", "مش<i>كل</i>", "<i>مش</i>كل")
    ]
    # Pieces are drawn by themselves, in any order.
    assert sorted(shapes[0]) == sorted(shapes[1]) == sorted(shapes[2])


@pytest.mark.parametrize("tag", each())
def test_outlines_are_those_of_the_pinned_fonts(tag, leaflet):
    content = leaflet(tag).content
    faces = {_name(face): face for face in fonts.faces(language(tag).fonts) if face.style == "normal"}
    used = set(itertools.chain.from_iterable(drawn(content, tag)))
    with pikepdf.open(io.BytesIO(content)) as file:
        embedded = {
            str(font.BaseFont).partition("+")[2]: font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()
            for page in file.pages
            for font in page.resources.Font.values()
        }
    assert {name for name, _ in used} <= set(embedded)
    for name, content in embedded.items():
        numbers = sorted(glyph for font, glyph in used if font == name)
        pinned = outlines(TTFont(faces[name].path), numbers)
        assert outlines(TTFont(io.BytesIO(content)), numbers) == pinned
        assert len({tuple(one) for one in pinned}) > len(numbers) / 2


def outlines(font, numbers):
    order = {number: f"glyph{number:05}" for number in range(font["maxp"].numGlyphs)}
    font.setGlyphOrder(list(order.values()))
    found = []
    for number in numbers:
        glyph_set = font.getGlyphSet()
        pen = DecomposingRecordingPen(glyph_set)
        glyph_set[order[number]].draw(pen)
        found.append(pen.value)
    return found


@pytest.mark.parametrize("tag", each())
def test_no_string_of_glyphs_is_empty(tag, leaflet):
    # PDFium forgets where the pen is after an empty one, and marks and letters fall on one another.
    with pikepdf.open(io.BytesIO(leaflet(tag).content)) as file:
        for page in file.pages:
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) == "TJ":
                    assert all(bytes(piece) for piece in operands[0] if isinstance(piece, pikepdf.String))
