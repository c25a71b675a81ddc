"""Two languages side by side in a tagged file: one outline, one list, each word in its language."""

import io
import tomllib
from importlib.resources import files
from itertools import chain
from pathlib import Path

import page as page_validation
import pikepdf
import pypdfium2
import pytest

from pipeline import fonts
from pipeline.languages import language
from pipeline.leaflets import bilingual
from pipeline.model import Where
from pipeline.plan import families
from pipeline.typeset import render
from pipeline.variants import variants
from tests.support.images import IMAGE
from tests.support.pdftext import elements, kids, plain, sentences_in_order, tagged_text
from tests.support.verapdf import validate
from tests.unit.leaflets.a_leaflet import make

TEXTS = tomllib.loads(Path(__file__).with_name("texts.toml").read_text(encoding="utf-8"))
SIDE_BY_SIDE = variants()["bilingual"]
OTHERS = ["ar", "ur", "zh-Hans", "bn", "pl"]
EN = language("en")
STYLES = tuple(files("pipeline").joinpath(f"styles/{name}.css").read_text("utf-8") for name in ("print", "bilingual"))
PAPER = {"editions": (), "styles": ()}
TABLE = "<table><caption>{0}</caption><tr><th scope=row id=h>1</th><td headers=h>{1}</td></tr></table>"


def shown(tag):
    return [sentence.replace("[[", "").replace("]]", "") for sentence in TEXTS[tag]["sentences"][:3]]


def body(tag):
    """A heading, paragraphs, lists, a box and a table of three sentences."""
    marked = [sentence.replace("[[", "<b>").replace("]]", "</b>") for sentence in TEXTS[tag]["sentences"][:3]]
    one, two, three = marked
    return (
        f"<h2 id='s'>{TEXTS[tag]['title']}</h2><p>{one}</p><ul><li>{two}</li><li>{three}</li></ul>"
        f"<div class='warning'><p>{two}</p></div><ol class='steps'><li>{one}</li><li><p>{two}</p></li></ol>"
        f"<figure><img src='{IMAGE}' alt='{TEXTS[tag]['title']}'><figcaption>{three}</figcaption></figure>"
        f"<dl><dt>{TEXTS[tag]['title']}</dt><dd>{two}</dd></dl>{TABLE.format(TEXTS[tag]['title'], one)}"
    )


def expected(tag):
    """What is said in the order of the rows; the table has each version by itself."""
    own, other = ([TEXTS[one]["title"], *shown(one)] for one in ("en", tag))
    rows = [0, 1, 2, 3, 2, 1, 2, 3, 0, 2]
    yield from chain.from_iterable((own[row], other[row]) for row in rows)
    yield from (own[0], own[1], other[0], other[1])


def typeset(html, tag, root, *styles):
    faces = fonts.faces(families(language(tag), EN))
    return render(html, styles=(*STYLES, *styles), faces=faces, root=root, where=Where("page.html"))


@pytest.fixture(scope="module")
def leaflets(tmp_path_factory):
    root = tmp_path_factory.mktemp("project")
    address = "https://example.org/ar/water.html"
    made = {
        tag: bilingual.render(
            make(body(tag), tag, title=TEXTS[tag]["title"], address=address, **PAPER),
            make(body("en"), title=TEXTS["en"]["title"], **PAPER),
            SIDE_BY_SIDE,
        )
        for tag in OTHERS
    }
    return {tag: typeset(html, tag, root) for tag, html in made.items()}


@pytest.mark.parametrize("tag", OTHERS)
def test_both_standards_in_one_file(tag, leaflets):
    pdf = leaflets[tag]
    assert pdf.findings == ()
    assert validate(pdf.content) == []
    for profile in (page_validation.ValidationProfile.PDF_UA_1, page_validation.ValidationProfile.PDF_A_2A):
        assert page_validation.validate_pdf_bytes(pdf.content, profile=profile).is_compliant


@pytest.mark.parametrize("tag", OTHERS)
def test_every_sentence_of_both_versions_is_read_entry_by_entry(tag, leaflets):
    assert sentences_in_order(leaflets[tag].content, expected(tag)) == []


@pytest.mark.parametrize("tag", OTHERS)
def test_the_tags_are_those_of_one_leaflet(tag, leaflets):
    with pikepdf.open(io.BytesIO(leaflets[tag].content)) as file:
        assert len(elements(file, "/H1")) == 1
        lists = [len(kids(one)) for one in elements(file, "/L")]
        assert lists[:3] == [2, 2, 1]
        assert len(elements(file, "/Table")) == 2
        assert len([one for one in elements(file, "/Figure") if TEXTS[tag]["title"] == str(one.get("/Alt", ""))]) == 1


@pytest.mark.parametrize("tag", OTHERS)
def test_words_say_which_language_they_are_in(tag, leaflets):
    """The file is in the reader's language; without all that says it is English, no original is left."""
    with pikepdf.open(io.BytesIO(leaflets[tag].content)) as file:
        assert str(file.Root.Lang) == tag
        for name in ("/P", "/Div", "/Span", "/Table", "/TD"):
            for element in elements(file, name):
                if element.get("/Lang") == "en":
                    element.K = pikepdf.Array()
        out = io.BytesIO()
        file.save(out)
    left = tagged_text(out.getvalue())
    assert not [text for text in shown("en") if plain(text) in plain(left)]
    assert sentences_in_order(out.getvalue(), [TEXTS[tag]["title"], *shown(tag), *shown(tag)]) == []


@pytest.mark.parametrize("tag", ["ar", "pl"])
def test_the_outline_has_each_heading_once_in_both_languages(tag, leaflets):
    with pikepdf.open(io.BytesIO(leaflets[tag].content)) as file, file.open_outline() as outline:
        (top,) = outline.root
        assert top.title == f"{TEXTS['en']['title']} – {TEXTS[tag]['title']}"
        assert top.children[0].title == top.title


@pytest.mark.parametrize("tag", ["ar", "zh-Hans"])
def test_bullets_are_drawn_and_numbers_are_read(tag, leaflets):
    text = tagged_text(leaflets[tag].content)
    assert "•" not in text
    assert text.count("1.") >= 2
    assert text.count("2.") >= 2


def left_edges(content, *starts):
    """Where on the sheet, from its left edge in points, the lines begin in which words are found."""
    document = pypdfium2.PdfDocument(content)
    found = []
    for start in starts:
        for page in document:
            text = page.get_textpage()
            at = text.search(start).get_next()
            if at is not None:
                found.append(text.get_charbox(at[0])[0])
                break
    document.close()
    return found


@pytest.mark.parametrize("tag", ["pl", "zh-Hans"])
def test_the_original_stands_at_the_left(tag, leaflets):
    left, right = left_edges(leaflets[tag].content, shown("en")[0][:12], shown(tag)[0][:4])
    middle = 210 / 25.4 * 72 / 2
    assert left < middle < right


def test_an_original_from_right_to_left_stands_at_the_left_too(tmp_path):
    arabic = make("<p>اشرب <a href='tel:111'>4711</a></p>", "ar", title="ماء")
    html = bilingual.render(make("<p>Drink 4712</p>", title="Water"), arabic, SIDE_BY_SIDE)
    pdf = typeset(html, "ar", tmp_path)
    left, right = left_edges(pdf.content, "4711", "4712")
    assert left < 210 / 25.4 * 72 / 2 < right


def test_a_short_row_is_not_broken_over_two_sheets(tmp_path):
    """Rows of all heights meet the foot of a sheet; the first and the last word of each stand together."""
    originals = [f"a{number} {'word ' * (number * 7 % 60)}z{number}" for number in range(100, 160)]
    rows = "".join(f"<p>{text}</p>" for text in originals)
    html = bilingual.render(make(rows, "pl"), make(rows), SIDE_BY_SIDE)
    document = pypdfium2.PdfDocument(typeset(html, "pl", tmp_path).content)
    texts = [page.get_textpage().get_text_range() for page in document]
    document.close()
    assert len(texts) > 4
    for number in range(100, 160):
        assert sorted({(text.count(f"a{number}"), text.count(f"z{number}")) for text in texts}) == [(0, 0), (2, 2)]
