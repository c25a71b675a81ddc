"""The glyphs on paper are those that HarfBuzz shapes from the text, in its places, with the pinned fonts' outlines.

A correct text layer says nothing about what is drawn. Here the glyphs and where they stand are read
from the pages and compared, one by one, with what HarfBuzz makes of the sentences; and each glyph
that an embedded font draws has the outline and the width that it has in the pinned file.
"""

import io
import itertools
import math
import struct
import unicodedata
from collections import Counter, defaultdict
from contextlib import closing
from functools import cache
from types import SimpleNamespace
from typing import NamedTuple

import pikepdf
import pypdfium2
import pytest
import regex
import uharfbuzz
from fontTools.cffLib import CFFFontSet
from fontTools.misc.psCharStrings import T2CharString
from fontTools.pens.basePen import NullPen
from fontTools.pens.recordingPen import DecomposingRecordingPen, RecordingPen
from fontTools.ttLib import TTFont
from PIL import ImageOps

from pipeline import fonts
from pipeline.languages import language
from pipeline.typeset import engine
from pipeline.typeset.outlines import TOLERANCE, charstring
from tests.support.pdftext import texts_of
from tests.support.tongues import RIGHT_TO_LEFT, TEXTS, each, markup

engine.start()
from pipeline.typeset import bidi  # noqa: E402

FORMATS = {"\u200c", "\u200d"}
# What a place may be off, in thousandths of the font size: a file moves the pen in whole ones.
NEAR = 1


class Glyph(NamedTuple):
    """A glyph and where it stands, in thousandths of the font size, from the start of its text."""

    font: str
    look: "Look"
    x: float
    y: float
    pieces: tuple = ()
    code: int = 0

    @property
    def name(self):
        return self.font, self.look.number


class Look(NamedTuple):
    """The form of each contour, as a number, and where each begins. A file calls its glyphs by codes of its own."""

    number: int
    places: tuple


_LOOKS = {}


def _look(outline):
    contours, places = [], [(0, 0)]
    for operator, points in outline:
        if operator == "moveTo":
            places += points
        contours.append((operator, *((x - places[-1][0], y - places[-1][1]) for x, y in points)))
    return Look(_LOOKS.setdefault(tuple(contours), len(_LOOKS)), tuple(places))


@cache
def _pinned_look(face, pieces):
    private = SimpleNamespace(defaultWidthX=0, nominalWidthX=0)
    return _look(shape(T2CharString(charstring(_font(face), pieces) + b"\x0e", private=private)))


def names(word):
    return tuple(glyph.name for glyph in word)


def body(tag):
    sentences = "".join(f"<p>{markup(sentence)}</p>" for sentence in TEXTS[tag]["sentences"])
    return f"<h1>{TEXTS[tag]['title']}</h1>{sentences}"


def expected(tag):
    """The words of a leaflet, each as its glyphs from left to right."""
    row = language(tag)
    plain = _plain(tag)
    bold = [_bold(face) for face in plain] if row.bold else plain
    words = _words(TEXTS[tag]["title"], tag, [bold])
    for sentence in TEXTS[tag]["sentences"]:
        words += _words(sentence, tag, [plain, bold])
    return words


def _plain(tag):
    return [face for face in fonts.faces(language(tag).fonts) if (face.weight, face.style) == (400, "normal")]


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
    placed, pen = [], 0
    for piece in (pieces[place] for place in bidi.visual_order(levels)):
        for font, parts, advance, x, y in piece:
            placed.append(Glyph(_name(font), _pinned_look(font, parts), pen + x, y, parts))
            pen += advance
    return tuple(placed)


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
    shaped = list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))
    if not backwards:
        return [
            (face, ((info.codepoint, 0, 0),), place.x_advance, place.x_offset, place.y_offset) for info, place in shaped
        ]
    # All that is drawn for a letter is one glyph of the file, from where the letter itself stands.
    found = []
    for _, letter in itertools.groupby(shaped, key=lambda one: one[0].cluster):
        pen, places = 0, []
        for info, place in letter:
            places.insert(0, (info.codepoint, pen + place.x_offset, place.y_offset))
            pen += place.x_advance
        start = places[0][1]
        found.append((face, tuple((glyph, x - start, y) for glyph, x, y in places), pen, start, 0))
    return found


def _is_space(glyph):
    # Some fonts have a space of their own beside Hangul.
    return not shape(glyph) and width(glyph) > 0


def _name(face):
    return face.family.replace(" ", "-") + ("-Bold" if face.weight == 700 else "")


def drawn(pdf):
    """The words on the pages, each as its glyphs in the order they are drawn."""
    glyphs = {name: glyphs_of(program) for name, program in programs(pdf).items()}
    looks = {name: {code: _look(shape(glyph)) for code, glyph in own.items()} for name, own in glyphs.items()}
    spaces = {name: {code for code, glyph in own.items() if _is_space(glyph)} for name, own in glyphs.items()}
    words = [[]]
    with pikepdf.open(io.BytesIO(pdf)) as file:
        for page in file.pages:
            font, size, pen, rise = None, 0, 0, 0
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) == "Tf":
                    font, size = page.resources.Font[operands[0]], float(operands[1])
                    name, widths = str(font.BaseFont).partition("+")[2], _widths(font)
                elif str(operator) == "Tm":
                    pen = 0
                elif str(operator) == "Ts":
                    rise = float(operands[0]) * 1000 / size
                elif str(operator) in ("BDC", "BMC"):
                    words.append([])
                elif str(operator) in ("Tj", "TJ"):
                    for piece in operands[0] if isinstance(operands[0], pikepdf.Array) else operands:
                        if not isinstance(piece, pikepdf.String):
                            pen -= float(piece)
                            continue
                        for (code,) in struct.iter_unpack(">H", bytes(piece)):
                            if code in spaces[name]:
                                words.append([])
                            else:
                                words[-1].append(Glyph(name, looks[name][code], pen, rise, (), code))
                            pen += widths[code]
    return [tuple(word) for word in words if word]


def _widths(font):
    """The widths of a font's glyphs as the file tells them to viewers (ISO 32000-1, 9.7.4.3)."""
    pairs = zip(*[iter(font.DescendantFonts[0].W)] * 2, strict=True)
    # A glyph that is not told of is as wide as its size (table 117).
    found = defaultdict(lambda: 1000.0)
    return found | {int(first) + place: float(width) for first, row in pairs for place, width in enumerate(row)}


@pytest.fixture(scope="module")
def leaflet(typeset):
    return cache(lambda tag: typeset(body(tag), tag, styles=("@page { @top-right { content: none } }",)))


def differences(tag, words):
    """What is on paper and not in the text, and the other way round.

    From left to right the glyphs have to be the same in the same order. From right to left they have
    to be the same, and in each word in the same order; the order of words is tested beside Chromium.
    """
    wanted = expected(tag)
    seen, meant = ([glyph.name for glyph in itertools.chain.from_iterable(one)] for one in (words, wanted))
    if tag not in RIGHT_TO_LEFT:
        return [pair for pair in itertools.zip_longest(seen, meant) if pair[0] != pair[1]]
    strange = [word for word in words if not any(_parts(word, whole) for whole in wanted)]
    return [*strange, *(Counter(seen) - Counter(meant)), *(Counter(meant) - Counter(seen))]


def _parts(word, whole):
    """The parts of a whole word that have the glyphs of this one."""
    parts = (whole[start : start + len(word)] for start in range(len(whole) - len(word) + 1))
    return [part for part in parts if names(part) == names(word)]


def misplaced(words, wanted):
    """Words on paper whose glyphs do not stand as in any part of a word with the same glyphs."""
    return [word for word in words if not any(_stand(word, part) for whole in wanted for part in _parts(word, whole))]


def _stand(word, part):
    across = word[0].x - part[0].x
    return all(
        abs(glyph.x + x - one.x - left - across) <= NEAR and abs(glyph.y + y - one.y - up) <= NEAR
        for glyph, one in zip(word, part, strict=True)
        for (x, y), (left, up) in zip(glyph.look.places, one.look.places, strict=True)
    )


@pytest.mark.parametrize("tag", each())
def test_glyphs_are_those_of_the_text(tag, leaflet):
    pdf = leaflet(tag)
    assert pdf.findings == ()
    assert differences(tag, drawn(pdf.content)) == []


@pytest.mark.parametrize("tag", each())
def test_glyphs_stand_where_the_font_places_them(tag, leaflet):
    assert misplaced(drawn(leaflet(tag).content), expected(tag)) == []


# Letters that stand under, over and inside one another: contrast, claustrophobia, and their like.
WIDE = "@page { size: 500cm 10cm }"
STACKED = {
    "bn": "কন্ট্রাস্ট ক্লস্ট্রোফোবিয়া স্ট্রোক রাষ্ট্র ইন্সট্রুমেন্ট",
    "hi": "स्ट्रोक राष्ट्र कॉन्ट्रास्ट ट्रिप्सिन",
    "km": "ស្ត្រី ក្រុមគ្រួសារ កន្ត្រៃ ញ៉ាំ",
    "my": "ကြွက်သား ဆေးညွှန်း မြန်မာ ကျွန်ုပ်",
    "th": "น้ำ ที่นี่ ปั๊ม ญี่ปุ่น ผู้ป่วย",
    "lo": "ນ້ຳ ກິ່ນ ເຈັບປ່ວຍ",
    "ur": "سٹیٹس کلینک ڈاکٹر نتیجے پیشگی ہسپتال",
    "ar": "مُسْتَشْفَى طَبِيبٌ ٱللَّٰه",
    "he": "שָׁלוֹם תְּרוּפָה",
    "vi": "ế ở Nguyễn ị",
}


@pytest.mark.parametrize("size", [7, 11.5, 100])
@pytest.mark.parametrize("tag", STACKED)
def test_letters_do_not_fall_on_one_another(tag, size, typeset):
    words = drawn(typeset(f"<p style='font-size: {size}pt'>{STACKED[tag]}</p>", tag, styles=(WIDE,)).content)
    wanted = _words(STACKED[tag], tag, [_plain(tag)])
    assert sorted(map(names, words)) == sorted(map(names, wanted))
    assert misplaced(words, wanted) == []


@pytest.mark.parametrize("tag", STACKED)
def test_a_viewer_shows_words_as_wide_as_the_font_makes_them(tag, typeset):
    # What the file says is one thing, what a viewer makes of it another: PDFium is Chromium's.
    for word in STACKED[tag].split():
        style = "@page { size: 60cm 12cm; @top-right { content: none } }"
        content = typeset(f"<p style='font-size: 100pt'>{word}</p>", tag, styles=(style,)).content
        with closing(pypdfium2.PdfDocument(content)) as file:
            picture = ImageOps.invert(file[0].render(scale=1).to_pil().convert("L"))
        left, _, right, _ = picture.getbbox()
        ((*glyphs,),) = _words(word, tag, [_plain(tag)])
        faces = {_name(face): face for face in _plain(tag)}
        inks = [
            (glyph.x + across, _font(faces[glyph.font]).get_glyph_extents(number))
            for glyph in glyphs
            for number, across, _ in glyph.pieces
        ]
        start = min(x + ink.x_bearing for x, ink in inks if ink.width)
        end = max(x + ink.x_bearing + ink.width for x, ink in inks if ink.width)
        # A pixel is ten units, and ink may touch one more at each end.
        assert (right - left) * 10 == pytest.approx(end - start, abs=20)


def test_a_word_that_is_drawn_too_narrow_would_be_seen(typeset):
    words = drawn(typeset(f"<p>{STACKED['bn']}</p>", "bn").content)
    first, *others = words[0]
    narrow = (first, *(glyph._replace(x=glyph.x - 2) for glyph in others))
    assert misplaced([narrow], _words(STACKED["bn"], "bn", [_plain("bn")])) == [narrow]


def test_a_long_line_with_spaced_letters_keeps_its_measure(typeset):
    text, spacing = "AVATAR Tokyo WAVE To Yoga. " * 8, 0.0333
    style = f"font-size: 48pt; letter-spacing: {spacing}em"
    seen = list(itertools.chain(*drawn(typeset(f"<p style='{style}'>{text}</p>", styles=(WIDE,)).content)))
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text.strip())
    buffer.guess_segment_properties()
    (face,) = (face for face in _plain("en") if face.family == "Noto Sans")
    uharfbuzz.shape(_font(face), buffer, {"liga": False})
    wanted, pen = [], 0
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        if info.codepoint != _font(face).get_nominal_glyph(ord(" ")):
            look = _pinned_look(face, ((info.codepoint, 0, 0),))
            wanted.append(Glyph(_name(face), look, pen + place.x_offset, place.y_offset))
        pen += place.x_advance + spacing * 1000
    assert names(seen) == names(wanted)
    # Pango counts in 1024ths of a pixel, which at each letter may be a fiftieth of a unit here.
    for place, (one, two) in enumerate(zip(seen, wanted, strict=True)):
        assert one.x - seen[0].x == pytest.approx(two.x, abs=NEAR + place / 50)


@pytest.mark.parametrize(
    ("style", "end"),
    [
        ("text-overflow: ellipsis; white-space: nowrap", "Somewordsthat…"),
        ("line-clamp: 2", "Somewordsthatgoonformorethan…"),
        ("line-clamp: 2 ' (and more)'", "Somewordsthatgoonfor(andmore)"),
        ("line-clamp: 3; width: 3.4cm", "Somewordsthatgoonformorethan…"),
    ],
)
def test_a_text_that_is_cut_off_says_so(style, end, typeset):
    text = (
        "Some words that go on for more than extra\u00adordinarily many lines, because there are too many of them here"
    )
    content = typeset(f'<p style="width: 4cm; overflow: hidden; {style}">{text}</p>').content
    (face,) = (face for face in _plain("en") if face.family == "Noto Sans")
    letters = {
        _pinned_look(face, ((_font(face).get_nominal_glyph(ord(letter)), 0, 0),)): letter for letter in {*text, *end}
    }
    assert "".join(letters[glyph.look] for glyph in itertools.chain(*drawn(content))) == end


@pytest.mark.parametrize(("tag", "old", "new"), [("vi", "ạ", "a"), ("ar", "حم", "خم"), ("ta", "வ", "ல")])
def test_another_letter_would_be_seen(tag, old, new, typeset):
    pdf = typeset(body(tag).replace(old, new, 1), tag, styles=("@page { @top-right { content: none } }",))
    assert differences(tag, drawn(pdf.content))


def test_latin_letters_in_bold_kannada_are_bold(typeset):
    pdf = typeset("<p><b>ಪ್ಯಾರಾಸಿಟಮಾಲ್ Paracetamol 500 mg</b></p>", "kn")
    with pikepdf.open(io.BytesIO(pdf.content)) as file:
        used = {str(font.BaseFont)[8:] for page in file.pages for font in page.Resources.Font.values()}
    assert used == {"Noto-Sans-Kannada-Bold", "Noto-Sans-Bold"}


def test_a_word_that_is_bold_in_part_keeps_its_forms(typeset):
    shapes = [
        [glyph.look.number for glyph in itertools.chain(*drawn(typeset(f"<p>{word}</p>", "ar").content))]
        for word in ("مشكل", "مش<i>كل</i>", "<i>مش</i>كل")
    ]
    # Pieces are drawn by themselves, in any order.
    assert sorted(shapes[0]) == sorted(shapes[1]) == sorted(shapes[2])


@pytest.mark.parametrize(
    ("tag", "word"), [("ar", "سلام"), ("ar", "محمد"), ("he", "שלום"), ("ru", "боль"), ("en", "pain")]
)
def test_each_glyph_says_its_own_letters(tag, word, typeset):
    content = typeset(f"<p>{word}</p>", tag, styles=("@page { @top-right { content: none } }",)).content
    (glyphs,) = drawn(content)
    with pikepdf.open(io.BytesIO(content)) as file:
        (font,) = file.pages[0].resources.Font.values()
        said = texts_of(font)
    letters = [said[glyph.code] for glyph in glyphs]
    assert "".join(reversed(letters) if tag in RIGHT_TO_LEFT else letters) == word


# How far an outline on paper may be from the pinned one, in thousandths of the font size: what joining its
# curves may change, and what rounding to whole units may.
STRAY = TOLERANCE + 0.75
COLUMN = 16


@pytest.mark.parametrize("tag", each())
def test_outlines_are_those_of_the_pinned_fonts(tag, leaflet):
    content = leaflet(tag).content
    faces = {_name(face): face for face in fonts.faces(language(tag).fonts) if face.style == "normal"}
    meant = defaultdict(set)
    for glyph in itertools.chain(*expected(tag)):
        meant[glyph.name].add((glyph.look.places, glyph.pieces))
    used = {(glyph.font, glyph.code): glyph for glyph in itertools.chain(*drawn(content))}
    embedded = programs(content)
    assert {name for name, _ in used} <= set(embedded)
    for name, program in embedded.items():
        pairs = [(code, _nearest(glyph, meant[glyph.name])) for (font, code), glyph in used.items() if font == name]
        plain = {number for _, pieces in pairs for number, _, _ in pieces}
        pinned = dict(zip(plain, outlines(TTFont(faces[name].path), plain), strict=True))
        em = 1000 / _font(faces[name]).face.upem
        glyphs = glyphs_of(program)
        assert [pair for pair in pairs if astray(shape(glyphs[pair[0]]), _put_together(pair[1], pinned), em)] == []
        assert len({tuple(one) for one in pinned.values()}) > len(pinned) / 2


def _nearest(glyph, meant):
    """Of the same glyphs put together in several ways, the one whose parts stand as in this one."""
    return min(meant, key=lambda one: sum(abs(x - left) + abs(y - up) for (x, y), (left, up) in
                                          zip(glyph.look.places, one[0], strict=True)))[1]  # fmt: skip


def _put_together(pieces, pinned):
    return [
        (operator, tuple((x + across, y + up) for x, y in points))
        for number, across, up in pieces
        for operator, points in pinned[number]
    ]


def test_an_outline_that_is_another_would_be_seen(typeset):
    content = typeset("<p>O0oI1l.,:;</p>", styles=("@page { @top-right { content: none } }",)).content
    (face,) = (face for face in _plain("en") if face.family == "Noto Sans")
    numbers = {_font(face).get_nominal_glyph(ord(letter)): letter for letter in "O0oI1l.,:;"}
    pinned = dict(zip(numbers.values(), outlines(TTFont(face.path), numbers), strict=True))
    glyphs = glyphs_of(programs(content)[_name(face)])
    with pikepdf.open(io.BytesIO(content)) as file:
        said = texts_of(next(iter(file.pages[0].resources.Font.values())))
    found = {said[glyph.code]: shape(glyphs[glyph.code]) for glyph in itertools.chain(*drawn(content))}
    seen = {(one, two) for one, two in itertools.product(found, pinned) if not astray(found[one], pinned[two], 1)}
    assert seen == {(letter, letter) for letter in pinned}


@pytest.mark.parametrize("tag", each())
def test_widths_are_those_of_the_embedded_fonts(tag, leaflet):
    content = leaflet(tag).content
    # ISO 19005-2, 6.2.11.5. Viewers take them from the file's list, not from the font.
    embedded = programs(content)
    with pikepdf.open(io.BytesIO(content)) as file:
        for font in {font.BaseFont: font for page in file.pages for font in page.resources.Font.values()}.values():
            name = str(font.BaseFont).partition("+")[2]
            widths, own = _widths(font), {code: width(glyph) for code, glyph in glyphs_of(embedded[name]).items()}
            assert set(widths) <= set(own)
            assert {code: widths[code] for code in own} == pytest.approx(own, abs=0.5)


def test_a_program_has_the_glyphs_of_its_text_and_no_others(typeset):
    content = typeset("<p>\u00c5ngstr\u00f6m</p>", styles=("@page { @top-right { content: none } }",)).content
    (program,) = programs(content).values()
    assert {glyph.code for glyph in itertools.chain(*drawn(content))} == set(glyphs_of(program)) == set(range(1, 9))


def test_a_chinese_sign_takes_few_bytes(leaflet):
    # As TrueType outlines it took 170; deflated, with what a font has to say of itself.
    with pikepdf.open(io.BytesIO(leaflet("zh-Hans").content)) as file:
        fonts_of_file = {font.BaseFont: font for page in file.pages for font in page.resources.Font.values()}
        plain = next(font for name, font in fonts_of_file.items() if str(name).endswith("Noto-Sans-SC"))
        size = len(plain.DescendantFonts[0].FontDescriptor.FontFile3.read_raw_bytes())
        signs = len(texts_of(plain))
    assert size / signs < 145


def programs(content):
    """The embedded fonts of a file by name, each a CID-keyed CFF program (ISO 32000-1, table 126)."""
    found = {}
    with pikepdf.open(io.BytesIO(content)) as file:
        for font in {font.BaseFont: font for page in file.pages for font in page.resources.Font.values()}.values():
            assert font.DescendantFonts[0].Subtype == "/CIDFontType0"
            data = font.DescendantFonts[0].FontDescriptor.FontFile3
            assert data.Subtype == "/CIDFontType0C"
            fontset = CFFFontSet()
            fontset.decompile(io.BytesIO(data.read_bytes()), None)
            (program,) = fontset.values()
            assert fontset.fontNames == [str(font.BaseFont)[1:]]
            assert program.ROS == ("Adobe", "Identity", 0)
            found[str(font.BaseFont).partition("+")[2]] = program
    return found


def glyphs_of(program):
    """The glyphs of a program by code, but for the one that stands for a missing one."""
    return {
        code: program.CharStrings[name] for code, name in enumerate(program.charset) if name == f"cid{code:05}" and code
    }


def width(glyph):
    glyph.draw(NullPen())
    return glyph.width


def shape(glyph):
    pen = RecordingPen()
    glyph.draw(pen)
    return pen.value


def astray(found, pinned, em):
    """Whether any point of either outline is further from the other than joining curves and rounding explain."""
    one, two = strokes(found, 1), strokes(pinned, em)
    return any(_leaves(points, lines) for points, lines in ((one, two), (two, one)))


def _leaves(points, lines):
    # Lines by the columns of the glyph they pass: a point need not be compared with all.
    columns = defaultdict(list)
    for start, end in lines:
        left, right = sorted((start.real, end.real))
        for column in range(int((left - STRAY) // COLUMN), int((right + STRAY) // COLUMN) + 1):
            columns[column].append((start, end))
    ends = {end for line in points for end in line}
    return any(not any(_near(point, *line) for line in columns[point.real // COLUMN]) for point in ends)


def strokes(value, em):
    """An outline as straight lines that stay within a tenth of a thousandth of the font size of it."""
    found, pen = [], 0
    for operator, points in value:
        ends = [complex(*point) * em for point in points]
        if operator == "moveTo":
            pen = start = ends[0]
            continue
        if operator == "closePath":
            ends = [start]
        pieces = [ends]
        if operator == "qCurveTo":
            middles = [(one + two) / 2 for one, two in itertools.pairwise(ends[:-1])]
            pieces = [list(piece) for piece in zip(ends[:-1], [*middles, ends[-1]], strict=True)]
        for piece in pieces:
            curve = [pen, *piece]
            turns = (abs(curve[at - 1] - 2 * curve[at] + curve[at + 1]) for at in range(1, len(piece)))
            bend = max(turns, default=0)
            # A chord of a curve that turns evenly is an eighth of its second derivative off.
            steps = math.ceil(math.sqrt(bend * len(piece) * (len(piece) - 1) / 8 / 0.1)) or 1
            found += itertools.pairwise(_on_curve(curve, step / steps) for step in range(steps + 1))
            pen = curve[-1]
    return found


def _on_curve(points, part):
    while len(points) > 1:
        points = [one + (two - one) * part for one, two in itertools.pairwise(points)]
    return points[0]


def _near(point, start, end):
    along = end - start
    if along:
        part = ((point - start) * along.conjugate()).real / abs(along) ** 2
        start += along * min(1, max(0, part))
    return abs(point - start) <= STRAY


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
