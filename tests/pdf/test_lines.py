"""Where lines end: at words in every script, never outside their box, numbers with what they count."""

import itertools
from functools import cache
from importlib.resources import files

import pypdfium2
import pytest
import regex
from icu4py.breakers import CharacterBreaker, LineBreaker
from PIL import Image, ImageChops, ImageOps

from pipeline.languages import language
from pipeline.model import Severity
from pipeline.typeset import engine
from tests.support.pdftext import lines, plain
from tests.support.tongues import RIGHT_TO_LEFT, TEXTS, each, markup

engine.start()
from pipeline.typeset import breaks  # noqa: E402

PRINT = files("pipeline").joinpath("styles/print.css").read_text("utf-8")
STAYS = ":root { --fonts: 'Noto Sans'; --leading: 1.5 } .plainleaf-foot { position: static }"
UNSPACED = ["th", "lo", "km", "my"]
EAST_ASIAN = ["zh-Hans", "zh-Hant", "ja"]
WIDTHS = [45, 60, 75, 110]
NOT_FIRST = "、。，．：；！？）」』】”’ーぁぃぅぇぉっゃゅょァィゥェォッャュョ)］〕…"
NOT_LAST = "（「『【“‘(［〔"


def body(tag, width):
    sentences = "".join(f"<p>{markup(sentence)}</p>" for sentence in TEXTS[tag]["sentences"])
    return f"<div style='width: {width}mm'><h1 style='font-size: 13pt'>{TEXTS[tag]['title']}</h1>{sentences}</div>"


@pytest.fixture(scope="module")
def narrow(typeset):
    bare = "@page { margin: 20mm; @top-right { content: none } } body { margin: 0; overflow-wrap: break-word }"
    return cache(lambda tag, width: typeset(body(tag, width), tag, styles=(bare,)))


def ink(pdf):
    """The left and right edges of what is drawn on the first page, in millimetres."""
    scale = 4
    with pypdfium2.PdfDocument(pdf.content) as document:
        picture = document[0].render(scale=scale).to_pil().convert("L")
    left, _, right, _ = ImageOps.invert(picture).getbbox()
    return left / scale / 72 * 25.4, right / scale / 72 * 25.4


@pytest.mark.parametrize("width", [45, *(pytest.param(width, marks=pytest.mark.exhaustive) for width in WIDTHS[1:])])
@pytest.mark.parametrize("tag", each())
def test_no_line_runs_over_its_box(tag, width, narrow):
    pdf = narrow(tag, width)
    assert pdf.findings == ()
    left, right = ink(pdf)
    start = 20 if tag not in RIGHT_TO_LEFT else 210 - 20 - width
    # Letters may reach over the edge by a hair, those of Nastaliq by the tail of a slope.
    hair = 2 if "Nastaliq" in language(tag).fonts[0] else 0.7
    assert start - hair <= left
    assert right <= start + width + hair


@pytest.mark.parametrize("tag", each(tag for tag in TEXTS if tag not in RIGHT_TO_LEFT))
def test_lines_are_the_text_and_no_hyphen_more(tag, narrow):
    whole = "".join([TEXTS[tag]["title"], *TEXTS[tag]["sentences"]])
    whole = regex.sub(r"\[\[|\]\]|\{\{|\}\}|\s", "", whole)
    for width in WIDTHS:
        assert regex.sub(r"\s", "", "".join(lines(narrow(tag, width).content))) == plain(whole)


def ends(tag, width, narrow):
    """Each sentence and where its lines end in it."""
    shown = iter(lines(narrow(tag, width).content))
    for sentence in [TEXTS[tag]["title"], *TEXTS[tag]["sentences"]]:
        text = plain(regex.sub(r"\[\[|\]\]|\{\{|\}\}", "", sentence))
        place, found = 0, []
        while place < len(text):
            line = next(shown)
            assert text.startswith(line, place)
            place += len(line)
            found.append(place)
            place += text[place : place + 1] == " "
        yield text, found[:-1]


@pytest.mark.parametrize("tag", UNSPACED)
def test_lines_end_between_words_without_spaces(tag, narrow):
    inside, broken = [], 0
    for width in WIDTHS:
        for text, places in ends(tag, width, narrow):
            words = set(itertools.accumulate(len(word) for word in LineBreaker(text, tag)))
            inside += [(text[:place], text[place:]) for place in places if text[place] != " " and place not in words]
            broken += sum(text[place] != " " for place in places)
    assert broken > 10
    # Pango knows Thai by itself, and its dictionary takes a few compounds apart that ICU's keeps.
    assert len(inside) <= (0.1 * broken if tag == "th" else 0), inside


@pytest.mark.parametrize("tag", ["lo", "km", "my"])
def test_without_dictionaries_lines_end_between_syllables(tag, typeset, monkeypatch):
    monkeypatch.setattr(breaks, "has_dictionaries", lambda: False)
    bare = "@page { margin: 20mm; @top-right { content: none } } body { margin: 0 }"
    pdf = typeset(body(tag, 45), tag, styles=(bare,))
    assert [(finding.check, finding.severity) for finding in pdf.findings] == [("print-breaks", Severity.INFO)]
    assert ink(pdf)[1] <= 20 + 45 + 0.7
    for text, places in ends(tag, 45, lambda *_: pdf):
        letters = set(itertools.accumulate(len(letter) for letter in CharacterBreaker(text, tag)))
        assert set(places) <= letters


@pytest.mark.parametrize(
    ("words", "syllables"),
    [
        ("ຢາພາຣາເຊຕາມອນ", "ຢາ ພາ ຣາ ເຊ ຕາມອນ"),
        ("ໝາຍເລກນີ້", "ໝາຍ ເລກ ນີ້"),
        ("ຄວາມດັນເລືອດ", "ຄວາມ ດັນ ເລືອດ"),
        ("အသက်ရှူရခက်ပါက", "အ သက် ရှူ ရ ခက် ပါ က"),
        ("မင်္ဂလာပါ", "မင်္ဂ လာ ပါ"),
        ("ဆေးဝါးကျွမ်းကျင်သူ", "ဆေး ဝါး ကျွမ်း ကျင် သူ"),
        ("ប៉ារ៉ាសេតាម៉ុល", "ប៉ា រ៉ា សេ តា ម៉ុល"),
        ("លេបថ្នាំពីរដង", "លេប ថ្នាំ ពីរដង"),
    ],
)
def test_syllables(words, syllables):
    places = [0, *breaks.syllable_ends(words), len(words)]
    assert " ".join(words[start:end] for start, end in itertools.pairwise(places)) == syllables


@pytest.mark.parametrize("tag", EAST_ASIAN)
def test_no_line_begins_or_ends_with_the_wrong_sign(tag, narrow):
    signs = 0
    for width in range(40, 120, 8):
        for line in lines(narrow(tag, width).content):
            assert line[0] not in NOT_FIRST, line
            assert line[-1] not in NOT_LAST, line
            signs += line[-1] in NOT_FIRST
    assert signs > 10


def test_korean_words_stay_whole(narrow):
    for width in range(50, 120, 8):
        for text, places in ends("ko", width, narrow):
            assert {text[place] for place in places} <= {" "}


@pytest.mark.parametrize("tag", each(tag for tag in TEXTS if tag not in RIGHT_TO_LEFT))
def test_numbers_stay_with_what_they_count(tag, narrow):
    for width in WIDTHS:
        text = "\n".join(lines(narrow(tag, width).content))
        assert "01632 960 123" in text
        assert "Paracetamol 500\nmg" not in text
        assert not regex.search(r"\p{Nd}[ /–-]?\n[ /–-]?\p{Nd}|\p{Nd}\n(mg|mmHg|мг|mm|片|錠|回|ម៉ោង|នាทី|ເມັດ|နာရီ)", text)


def test_a_number_and_its_unit_in_two_elements(typeset):
    for width in range(20, 60, 2):
        pdf = typeset(
            f"<h1>T</h1><p style='width: {width}mm'>Take it, but no more than <b>500</b> mg, or 3–<b>4</b> ml.</p>"
        )
        shown = lines(pdf.content)
        assert any("500 mg" in line for line in shown), shown
        assert any("3–4 ml" in line for line in shown), shown


@pytest.mark.parametrize("words", ["<b>120</b>/<b>80</b> mmHg", "120/<b>80 mmHg</b>", "10–<b>20</b> ml", "120/80 mmHg"])
def test_a_column_is_as_wide_as_a_number_and_its_unit(words, typeset):
    bare = "@page { margin: 20mm; @top-right { content: none } } body { margin: 0 } table { width: 0 }"
    cell = "<td style='border: 0; border-right: 1pt solid; padding: 0; overflow-wrap: break-word'>take {} now</td>"
    pdf = typeset(f"<table><tr>{cell.format(words)}</tr></table>", styles=(bare,))
    with pypdfium2.PdfDocument(pdf.content) as document:
        picture = ImageOps.invert(document[0].render(scale=4).to_pil().convert("L"))
    # The rule at the right edge is as high as the cell; no letter stands on the other side of it.
    _, top, right, bottom = picture.getbbox()
    assert picture.crop((right - 3, top, right - 1, bottom)).getextrema()[0] > 0
    assert "take" in lines(pdf.content)


def test_the_tint_of_stress_is_behind_all_of_a_dose(typeset):
    look = (
        ":root { --fonts: 'Noto Nastaliq Urdu'; --leading: 2.2; --stress: #e6e6e6; --strong: 400; --stress-line: none }"
    )
    pdf = typeset("<p><b>120</b></p>", "ur", styles=(PRINT, look, "@page { @top-right { content: none } }"))
    with pypdfium2.PdfDocument(pdf.content) as document:
        picture = ImageOps.invert(document[0].render(scale=4).to_pil().convert("L"))
    tint, letters = picture.getbbox(), picture.point(lambda value: 255 * (value > 100)).getbbox()
    assert tint[1] < letters[1] < letters[3] < tint[3]


def test_a_date_at_the_foot_of_a_sheet_stays_whole(typeset):
    said = "Taking your medicine · Version 1.0 · Next review due: <time>2 March 2029</time>"
    for width in range(30, 90, 4):
        pdf = typeset(
            f"<div class='plainleaf-foot' style='width: {width}mm'><p>{said}</p></div>", styles=(PRINT, STAYS)
        )
        assert any("2 March 2029" in line for line in lines(pdf.content)), width


def test_a_row_of_numbers_is_no_number(typeset):
    for row in (" ".join(map(str, range(300))), " ".join(f"word{number}" for number in range(200)), "1 ml " * 200):
        pdf = typeset(
            f"<h1>T</h1><p style='width: 60mm'>{row}</p>",
            styles=("@page { margin: 20mm; @top-right { content: none } }",),
        )
        assert pdf.findings == ()
        assert ink(pdf)[1] <= 210 / 2


def test_a_word_longer_than_its_line_is_broken_rather_than_cut(typeset):
    for tag, word in (("ko", "파라세타몰" * 9), ("th", "ก" * 90), ("en", "x" * 90)):
        pdf = typeset(
            f"<p style='width: 40mm; overflow-wrap: break-word'>{word}</p>",
            tag,
            styles=("@page { margin: 20mm } body { margin: 0 }",),
        )
        assert ink(pdf)[1] <= 60.7


@pytest.mark.parametrize("tag", each())
def test_lines_do_not_touch(tag, typeset):
    # The same lines once far apart, so that each can be cut out, then moved to where they belong.
    row = language(tag)
    size, far, width = 12 * row.size, 5, 110
    bare = f"@page {{ size: 150mm 800mm; margin: 20mm; @top-right {{ content: none }} }} body {{ margin: 0; line-height: {far} }}"
    text = " ".join(markup(sentence) for sentence in TEXTS[tag]["sentences"])
    pdf = typeset(f"<div style='width: {width}mm'>{text}</div>", tag, styles=(bare,))
    scale = 3
    with pypdfium2.PdfDocument(pdf.content) as document:
        picture = ImageOps.invert(document[0].render(scale=scale).to_pil().convert("L"))
    band = far * size * scale
    top = 20 / 25.4 * 72 * scale
    count = round((picture.getbbox()[3] - top) / band + 0.5)
    rows = [
        picture.crop((0, round(top + number * band), picture.width, round(top + (number + 1) * band)))
        for number in range(count)
    ]
    assert count > 4
    step = round(row.leading * size * scale)
    for upper, lower in itertools.pairwise(rows):
        moved = Image.new("L", upper.size)
        moved.paste(lower.crop((0, 0, lower.width, lower.height - step)), (0, step))
        below = Image.new("L", upper.size)
        below.paste(upper, (0, 0))
        assert ImageChops.darker(moved, below).point(lambda value: 255 * (value > 100)).getbbox() is None
