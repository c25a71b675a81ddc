"""The text layer is the text: every sentence is read out, in order, in every script."""

import ctypes
import io
from functools import cache

import page as page_validation
import pikepdf
import pypdfium2
import pytest
import regex

from tests.support.pdftext import artifacts, elements, plain, sentences_in_order, tagged_text
from tests.support.tongues import RIGHT_TO_LEFT, TEXTS, body, each, sentences
from tests.support.verapdf import validate


@pytest.fixture(scope="module")
def leaflet(typeset):
    return cache(lambda language: typeset(body(language), language))


@pytest.mark.parametrize("language", each())
def test_every_sentence_is_read_in_order(language, leaflet):
    pdf = leaflet(language)
    assert pdf.findings == ()
    assert sentences_in_order(pdf.content, sentences(language)) == []


@pytest.mark.parametrize("language", each())
def test_both_standards_in_one_file(language, leaflet):
    content = leaflet(language).content
    assert validate(content) == []
    for profile in (page_validation.ValidationProfile.PDF_UA_1, page_validation.ValidationProfile.PDF_A_2A):
        assert page_validation.validate_pdf_bytes(content, profile=profile).is_compliant


@pytest.mark.parametrize("language", each(tag for tag in TEXTS if tag not in RIGHT_TO_LEFT))
def test_other_programs_find_the_words_too(language, leaflet):
    document = pypdfium2.PdfDocument(leaflet(language).content)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    joined = "".join(plain(text.replace("\ufffe", "")).split())
    missing = [one for one in sentences(language) if "".join(plain(one).split()) not in joined]
    assert missing == []


@pytest.mark.parametrize("language", each(RIGHT_TO_LEFT))
def test_other_programs_find_the_words_from_right_to_left_too(language, leaflet):
    # In which order they tell the parts of a line, where a number begins and where vowels go is their affair.
    document = pypdfium2.PdfDocument(leaflet(language).content)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    there = set(_letters(text))
    wanted = [word for one in sentences(language) for word in _letters(one)]
    assert [word for word in wanted if word not in there] == []


def _letters(text):
    return regex.findall(r"\p{L}+|\p{N}+", regex.sub(r"[\p{Mn}\u200c]", "", plain(text)))


def test_words_do_not_run_together_at_the_end_of_a_line(typeset):
    pdf = typeset("<h1>T</h1><p style='width: 3cm'>one two three four five six seven eight nine ten</p>")
    assert "one two three four five six seven eight nine ten" in plain(tagged_text(pdf.content))


def test_words_do_not_run_together_between_elements(typeset):
    pdf = typeset("<h1>T</h1><p><b>120</b> <i>mg</i> <a href='https://example.org/'>daily</a></p>")
    assert "120 mg daily" in plain(tagged_text(pdf.content))


def test_a_hyphen_of_the_layout_is_not_in_the_word(typeset):
    word = "immuno&shy;therapy"
    pdf = typeset(f"<h1>T</h1><p style='width: 2.6cm'>{word} and {word} and well-known {word}</p>")
    text = "immunotherapy and immunotherapy and well-known immunotherapy"
    assert text in plain(tagged_text(pdf.content))


def test_running_headers_and_footers_are_not_text(typeset):
    foot = "<div class='foot'>Page foot <a href='https://example.org/'>link</a></div>"
    pdf = typeset(f"{foot}<h1>Title</h1><p style='break-after: page'>One.</p><p>Two.</p>")
    assert pdf.pages == 2
    assert plain(tagged_text(pdf.content)) == "Title One. Two."
    for text in artifacts(pdf.content):
        assert "Page foot link" in plain(text)
        assert "Title" in plain(text)
    assert validate(pdf.content) == []
    with pikepdf.open(io.BytesIO(pdf.content)) as file:
        assert all("/Annots" not in page for page in file.pages)
        assert elements(file, "/Link") == []


def lines(pdf):
    found = {}
    with pypdfium2.PdfDocument(pdf.content) as document:
        text = document[0].get_textpage()
        for index in range(text.count_chars()):
            across, up = ctypes.c_double(), ctypes.c_double()
            pypdfium2.raw.FPDFText_GetCharOrigin(text, index, across, up)
            found[round(up.value)] = found.get(round(up.value), "") + text.get_text_range(index, 1)
    return [" ".join(line.split()) for _, line in sorted(found.items(), reverse=True)]


def test_a_line_that_is_full_is_not_cut_after_its_first_word(typeset):
    # The space before <b> does not fit into some of these widths; that is no reason to break there.
    for width in range(170, 200, 2):
        pdf = typeset(f"<h1>T</h1><p style='width: {width}px'>Keep a glass beside you <b>drink a little</b> often.</p>")
        assert not lines(pdf)[1].endswith("Keep"), width


def test_a_blood_pressure_stays_on_one_line(typeset):
    for width in range(60, 160, 10):
        pdf = typeset(f"<h1>T</h1><p style='width: {width}px'>At best it is <b>120</b>/<b>80</b> or less.</p>")
        assert any("120/80" in line.replace(" ", "") for line in lines(pdf)), lines(pdf)


@pytest.mark.parametrize(
    "text",
    [
        "<b>Take up to <i>12.5</i> mg in one day</b>",
        "<a href='https://example.org/'>Take up to <b>12.5</b> <i>mg</i></a> in one day",
    ],
)
def test_a_word_that_fits_on_the_next_line_is_not_broken(typeset, text):
    words = {"T", "Take", "up", "to", "12.5", "mg", "in", "one", "day"}
    for width in range(60, 200, 8):
        style = "p { overflow-wrap: break-word }"
        found = lines(typeset(f"<h1>T</h1><p style='width: {width}px'>{text}</p>", styles=(style,)))
        assert {word for line in found for word in line.split()} == words, (width, found)


def test_a_word_longer_than_its_line_is_broken_though_it_is_of_several_elements(typeset):
    text = f"<b>exam<i>{'ple' * 20}</i></b>"
    pdf = typeset(f"<h1>T</h1><p style='width: 120px'>{text}</p>", styles=("p { overflow-wrap: break-word }",))
    assert max(map(len, lines(pdf))) < 20
