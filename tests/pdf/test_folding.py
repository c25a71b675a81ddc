"""Booklets and leaflets folded twice: in the right order on their sheets, and as accessible as any other."""

import io
import re
from pathlib import Path

import page as page_validation
import pikepdf
import pypdfium2
import pytest

from pipeline import fonts
from pipeline.model import Where
from pipeline.typeset import Fold, Form, engine, render
from pipeline.typeset.form import page_rules
from tests.support.documents import document
from tests.support.images import IMAGE
from tests.support.pdftext import elements, plain, tagged_text
from tests.support.verapdf import validate

FAMILIES = ("Noto Naskh Arabic", "Noto Sans")
HALF = 297 / 2 / 25.4 * 72


def leaflet(pages, fold, *, language="en", body=None):
    """A leaflet with so many pages, each with its number; `body` is what stands on each."""
    parts = "".join(
        f"<section style='break-before: page'><h2>Part {number}</h2>{body or ''}<p dir='ltr'>700{number}</p></section>"
        for number in range(1, pages + 1)
    )
    style = "@page { margin: 10mm } h1 { display: none } section:first-of-type { break-before: auto !important }"
    return render(
        document(f"<h1>Tea</h1>{parts}", language, "rtl" if language == "ar" else "ltr"),
        styles=(page_rules(fold, "A4"), style, "body { font: 12pt/1.5 'Noto Naskh Arabic', 'Noto Sans' }"),
        faces=fonts.faces(FAMILIES),
        root=Path(),
        where=Where("page.html"),
        form=Form(fold),
    )


def shown(pdf):
    """The numbers of the pages on each side of each sheet, from left to right."""
    sides = []
    with pypdfium2.PdfDocument(pdf.content) as file:
        for sheet in file:
            text, found = sheet.get_textpage(), []
            for match in re.finditer(r"700(\d+)", text.get_text_range()):
                left, _, _, _ = text.get_charbox(match.start())
                found.append((left, int(match[1])))
            sides.append([number for _, number in sorted(found)])
    return sides


def as_bound(sides, *, right_to_left):
    """The pages as somebody meets them who turns the leaves of a stapled booklet."""
    leaves = []
    for front, back in zip(sides[::2], sides[1::2], strict=True):
        pair = [front[::-1], back[::-1]] if right_to_left else [front, back]
        leaves.append(pair)
    first = [number for front, back in leaves for number in (front[1], back[0])]
    last = [number for front, back in leaves[::-1] for number in (back[1], front[0])]
    return first + last


@pytest.mark.parametrize("count", range(1, 26))
def test_a_booklet_has_its_pages_in_order_when_it_is_bound(count):
    engine.start()
    from pipeline.typeset import sheets

    for right_to_left in (False, True):
        sides = [sheets._read(side, right_to_left) for side in sheets.booklet(count)]
        bound = as_bound(sides, right_to_left=right_to_left)
        assert bound == list(range(len(bound)))
        assert count <= len(bound) < count + 4
        assert len(bound) % 4 == 0


@pytest.mark.parametrize(("language", "sides"), [("en", [[1], [2], [3], [4, 5]]), ("ar", [[1], [2], [3], [5, 4]])])
def test_pages_stand_where_the_fold_wants_them(language, sides):
    # Eight pages on two sheets, the last three blank: 8|1, 2|7, 6|3, 4|5.
    assert shown(leaflet(5, Fold.BOOKLET, language=language)) == sides


@pytest.mark.parametrize(("language", "sides"), [("en", [[5, 6, 1], [2, 3, 4]]), ("ar", [[1, 6, 5], [4, 3, 2]])])
def test_panels_stand_where_the_folds_want_them(language, sides):
    assert shown(leaflet(6, Fold.TRIFOLD, language=language)) == sides


@pytest.mark.parametrize("count", [1, 2, 4])
def test_panels_may_stay_blank(count):
    sides = shown(leaflet(count, Fold.TRIFOLD))
    assert sides == [[1], [number for number in (2, 3, 4) if number <= count]]


@pytest.mark.parametrize("count", range(1, 7))
@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_sheet_is_always_as_large_as_the_paper(count, language):
    for fold in (Fold.TRIFOLD, Fold.BOOKLET):
        with pypdfium2.PdfDocument(leaflet(count, fold, language=language).content) as file:
            assert all([round(side / 72 * 25.4) for side in sheet.get_size()] == [297, 210] for sheet in file)


def test_what_does_not_fit_is_told():
    pdf = leaflet(7, Fold.TRIFOLD)
    assert pdf.content == b""
    assert [finding.check for finding in pdf.findings] == ["print-fold"]
    assert pdf.findings[0].excerpt == "Part 7"
    assert "booklet" in pdf.findings[0].fix


@pytest.mark.parametrize("fold", [Fold.BOOKLET, Fold.TRIFOLD])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_it_is_read_in_the_order_of_the_text(fold, language):
    body = f"<ul><li>one</li></ul><img src='{IMAGE}' alt='A cup' width=20 height=20>"
    pdf = leaflet(6, fold, language=language, body=body)
    numbers = re.findall(r"700(\d+)", plain(tagged_text(pdf.content)))
    assert numbers == ["1", "2", "3", "4", "5", "6"]
    assert validate(pdf.content) == []
    for profile in (page_validation.ValidationProfile.PDF_UA_1, page_validation.ValidationProfile.PDF_A_2A):
        assert page_validation.validate_pdf_bytes(pdf.content, profile=profile).is_compliant


def test_links_and_pictures_lie_where_they_are_drawn():
    body = f"<p><a href='https://example.org/'>the clinic</a></p><img src='{IMAGE}' alt='A cup' width=20 height=20>"
    pdf = leaflet(2, Fold.BOOKLET, body=body)
    with pikepdf.open(io.BytesIO(pdf.content)) as file:
        lefts = [float(link.Rect[0]) for sheet in file.pages for link in sheet.get("/Annots", ())]
        assert [left > HALF for left in lefts] == [True, False]
        boxes = [float(figure.A.BBox[0]) for figure in elements(file, "/Figure")]
        assert [left > HALF for left in boxes] == [True, False]
        assert file.Root.ViewerPreferences.Duplex == "/DuplexFlipShortEdge"
        first, second = file.open_outline().root
        assert [str(one.title) for one in (first, second)] == ["Part 1", "Part 2"]
