"""The structure tree of a finished file is the tree of its HTML, however the pages fall.

Documents at random and this repository's own leaflets: one element for one element, in the order of
the text, each with its language, its words, its numbers and its place in a table.
"""

import re
from datetime import date
from itertools import cycle

import page as page_validation
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline import fonts
from pipeline.assets import style
from pipeline.compose import Composer
from pipeline.config import load
from pipeline.leaflets import paper
from pipeline.model import Severity, Where
from pipeline.plan import families
from pipeline.project import load as load_project
from pipeline.typeset import render
from pipeline.variants import variants
from pipeline.versions import versions
from tests.conftest import ROOT
from tests.support.documents import document
from tests.support.images import IMAGE
from tests.support.readback import expected, grid, read
from tests.support.verapdf import validate

NOTE = "note"
SHEETS = {
    "A4": "@page { size: A4; margin: 20mm }",
    "card": "@page { size: 70mm 60mm; margin: 4mm }",
    "columns": "@page { size: 110mm 60mm; margin: 4mm } main { columns: 2 }",
}
STYLE = """
body { font: 9pt/1.3 "Noto Sans"; overflow-wrap: anywhere }
pre { white-space: pre-wrap }
.note { float: footnote }
td, th { border: 1pt solid; padding: 1pt }
img { width: 4mm; height: 4mm }
details, summary { display: block }
"""

WORDS = "take your water pills with food in the morning or ask a nurse before bed".split()
text = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join)
few = st.lists(st.sampled_from(WORDS), min_size=1, max_size=2).map(" ".join)


def joined(strategy, most=3):
    return st.lists(strategy, min_size=1, max_size=most).map(" ".join)


def wrapped(inner, *tags):
    return st.builds(lambda tag, content: f"<{tag}>{content}</{tag.split()[0]}>", st.sampled_from(tags), inner)


picture = st.sampled_from([f"<img src='{IMAGE}' alt='A cup'>", f"<img src='{IMAGE}' alt=''>"])
plain = st.one_of(
    text,
    wrapped(few, "b", "i", "em", "strong", "code", "q", "cite", "sub", "sup", "mark", "small", "bdi"),
    wrapped(few, "span lang=cy", "em lang=fr", "b lang=en", "abbr title='at once'", "abbr title='by mouth' lang=la"),
    picture,
    few.map(lambda words: f"{words}<br>{words}"),
)
link = wrapped(st.one_of(text, joined(plain), picture), "a href='https://example.org/'", "a href='tel:111' lang=cy")
note = joined(plain).map("<span class=note>{}</span>".format)
inline = joined(st.one_of(plain, plain, plain, link, wrapped(plain, "em", "b", "span lang=cy")), most=4)
noted = st.builds("{}{} {}".format, text, note, text)
paragraph = wrapped(st.one_of(inline, inline, noted), "p", "p", "p lang=fr", "address", "pre", "div", "blockquote")
heading = wrapped(st.one_of(text, wrapped(text, "a href='https://example.org/'")), "h2")
figure = st.builds(
    "<figure>{}<figcaption>{}</figcaption></figure>".format,
    st.one_of(picture, picture.map(lambda one: one.replace("<img", "<img style='display: block'")), inline),
    inline,
)
hidden = st.just("<p hidden>not shown</p><hr>")
card = st.builds("<a href='https://example.org/'><h2>{}</h2><p>{}</p></a>".format, text, text)


def lists(content):
    item = st.one_of(inline, content, st.builds("{} {}".format, text, content), st.just(""))
    items = joined(wrapped(item, "li", "li", "li lang=cy"), most=4)
    numbers = joined(wrapped(item, "li", "li value=7", "li"), most=4)
    return st.one_of(wrapped(items, "ul"), wrapped(numbers, "ol", "ol start=3", "ol type=a", "ol reversed"))


def descriptions(content):
    said = wrapped(st.one_of(inline, content), "dd", "dd", "dd lang=cy")
    group = st.builds("{}{}".format, joined(wrapped(inline, "dt"), most=2), joined(said, most=2))
    return st.one_of(wrapped(joined(group), "dl"), wrapped(joined(wrapped(group, "div", "div lang=fr")), "dl"))


@st.composite
def tables(draw, content):
    parts = [draw(st.sampled_from(["", "thead"])), "tbody", *draw(st.sampled_from([[], ["tbody"], ["tfoot"]]))]
    columns = draw(st.integers(1, 4))
    low = draw(st.integers(0, columns - 1))
    beside = draw(st.booleans()) and columns > 1
    rows = "".join(f"<{part}>{draw(_rows(content, part, columns, low, beside))}</{part}>" for part in parts if part)
    caption = draw(st.one_of(st.just(""), wrapped(inline, "caption")))
    return f"<table>{caption}{rows}</table>"


@st.composite
def _rows(draw, content, part, columns, low, beside):
    # No cell of the column `low` spans rows, so that every row has a cell of its own.
    count = draw(st.integers(1, 2 if part == "thead" else 4))
    taken, html = set(), ""
    for row in range(count):
        html += "<tr>"
        for column in range(columns):
            if (row, column) in taken:
                continue
            wide = high = 1
            if draw(st.integers(0, 3)) == 0:
                free = next((at for at in range(column, columns) if (row, at) in taken), columns)
                wide = 1 if beside and not column else draw(st.integers(1, free - column))
                high = 1 if column <= low < column + wide else draw(st.integers(1, count - row))
            taken |= {(row + down, column + across) for down in range(high) for across in range(wide)}
            tag = "th scope=col" if part == "thead" else "th scope=row" if beside and not column else "td"
            spans = (f" colspan={wide}" if wide > 1 else "") + (f" rowspan={high}" if high > 1 else "")
            html += draw(wrapped(st.one_of(inline, inline, content, st.just("")), tag + spans))
        html += "</tr>"
    return html


def levelled(html):
    levels = cycle((2, 3, 4, 3, 2))
    return re.sub("<h2>(.*?)</h2>", lambda found: "<h{0}>{1}</h{0}>".format(next(levels), found[1]), html)


def blocks(content):
    inner = joined(st.one_of(content, paragraph))
    details = st.builds("<details open><summary>{}</summary>{}</details>".format, text, inner)
    boxes = wrapped(inner, "section", "div", "blockquote", "aside", "nav", "article", "div lang=es", "section lang=en")
    return st.one_of(boxes, details, lists(inner), descriptions(inner), tables(inner))


block = st.recursive(st.one_of(paragraph, paragraph, heading, figure, card, hidden, inline), blocks, max_leaves=5)
body = joined(block, most=4).map(lambda inner: f"<main><h1>Tea</h1>{levelled(inner)}</main>")


def said_by_links(tree):
    """What the links of a tree say, which is taken out of it."""
    return {tag.facts.pop("says") for tag in tree.find("Link") if "says" in tag.facts}


def check(pdf, html, *, valid):
    if "print-lost" in {finding.check for finding in pdf.findings}:
        return
    # Tables of any width do not fit a card, and what runs off it has its tags all the same.
    assert {finding.check for finding in pdf.findings if finding.severity is Severity.ERROR} <= {"print-overflow"}
    found = read(pdf.content)
    for table in found.find("Table"):
        heads_stand_in_the_row_or_column(table)
    for figure in found.find("Figure"):
        left, bottom, right, top = figure.facts["box"]
        assert left < right
        assert bottom < top
    ids = [tag.facts["id"] for tag in found.walk() if "id" in tag.facts]
    assert len(ids) == len(set(ids))
    for tag in found.walk():
        for name in ("id", "headers", "box"):
            tag.facts.pop(name, None)
    wanted = expected(html, [NOTE])
    # A link round blocks may be torn by a column; each of its pieces then says where it leads.
    assert said_by_links(found) == said_by_links(wanted)
    assert found.outline() == wanted.outline()
    if valid:
        assert validate(pdf.content) == []
        profile = page_validation.ValidationProfile.PDF_UA_1
        assert page_validation.validate_pdf_bytes(pdf.content, profile=profile).failures == []


def heads_stand_in_the_row_or_column(table):
    cells = grid(table)
    taken = {place for _, places in cells for place in places}
    rows, columns = ({place[axis] for place in taken} for axis in (0, 1))
    assert len(taken) == len(rows) * len(columns)
    heads = {cell.facts["id"]: places for cell, places in cells if cell.type == "TH"}
    for cell, places in cells:
        for name in cell.facts.get("headers", []):
            assert any({one[axis] for one in heads[name]} & {one[axis] for one in places} for axis in (0, 1))


def at_random(html, sheet):
    whole = document(html)
    styles, faces = (STYLE, SHEETS[sheet]), fonts.faces(("Noto Sans",))
    check(render(whole, styles=styles, faces=faces, root=ROOT / "source", where=Where("page.html")), whole, valid=True)


@given(body, st.sampled_from(sorted(SHEETS)))
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_document_at_random_is_read_back_as_its_html(html, sheet):
    at_random(html, sheet)


@pytest.mark.exhaustive
@given(body, st.sampled_from(sorted(SHEETS)))
@settings(max_examples=1500, deadline=None, suppress_health_check=list(HealthCheck))
def test_very_many_documents_at_random_are_read_back_as_their_html(html, sheet):
    at_random(html, sheet)


CONFIG = load(ROOT)
SHORT = "200mm 110mm"


@pytest.fixture(scope="module")
def composer():
    found = versions(load_project(CONFIG), CONFIG.languages)
    return Composer(CONFIG, found, date(2026, 12, 1), {}, {}, {})


@pytest.mark.parametrize(
    ("tag", "size"),
    [("en", SHORT), ("ar", "A4"), ("ur", "200mm 130mm"), ("bn", SHORT), ("pl", "A4"), ("zh-Hans", SHORT)],
)
def test_the_samples_are_read_back_as_their_html(composer, tag, size):
    for version in composer.versions:
        if version.language.tag == tag:
            html = paper.render(composer.leaflet(version, "pdf"), variants()["pdf"])
            needed = families(version.language, CONFIG.source_language, CONFIG.staff_language)
            pdf = render(
                html,
                styles=(style("print"), f"@page {{ size: {size} }}"),
                faces=fonts.faces(needed),
                root=ROOT / "source",
                where=Where(version.page.path),
            )
            assert [finding for finding in pdf.findings if finding.severity is Severity.ERROR] == []
            assert told(read(pdf.content)) == told(expected(html, running=("plainleaf-foot",)))


def told(tree):
    """A tree without what only its style sheet decides: bullets, and what stands before a list."""
    for tag in tree.walk():
        for name in ("id", "headers", "box", *(["numbering"] if tag.facts.get("numbering") != "Decimal" else [])):
            tag.facts.pop(name, None)
        if tag.type == "L" and "numbering" not in tag.facts:
            for item in tag.kids:
                item.kids = [kid for kid in item.kids if kid.type != "Lbl" or len(kid.spoken) > 1]
    return tree.outline()
