"""What the tags say beyond their names: languages, numbering, headers, boxes, links, pages."""

import io
from xml.etree.ElementTree import fromstring

import pikepdf
import pytest

from pipeline.typeset import tables
from tests.support.images import IMAGE
from tests.support.pdftext import elements, kids, plain, tagged_text, types


@pytest.fixture(scope="module")
def opened(typeset):
    files = []

    def work(body, language="en", **options):
        file = pikepdf.open(io.BytesIO(typeset(f"<h1>Tea</h1>{body}", language, **options).content))
        files.append(file)
        return file

    yield work
    for file in files:
        file.close()


def attribute(element, name):
    return element.A.get(name)


def test_catalog_says_what_readers_need(opened):
    root = opened("<p>x</p>", "ar").Root
    assert root.Lang == "ar"
    assert root.MarkInfo.Marked
    assert root.ViewerPreferences.DisplayDocTitle
    assert root.ViewerPreferences.Direction == "/R2L"


def test_one_paragraph_over_two_pages_is_one_element(opened):
    words = " ".join(f"word{number}" for number in range(1500))
    file = opened(f"<p>{words}</p>")
    (paragraph,) = elements(file, "/P")
    assert {kid.Pg.objgen for kid in paragraph.K if isinstance(kid, pikepdf.Dictionary)}
    assert len(file.pages) > 1


def test_one_list_over_two_pages_is_one_element(opened):
    file = opened("<ul>" + "<li>an item of the list</li>" * 90 + "</ul>")
    assert len(file.pages) > 1
    (found,) = elements(file, "/L")
    assert len(kids(found)) == 90


def test_a_long_table_is_one_table_with_one_head(typeset, opened):
    rows = "".join(f"<tr><th scope=row>day {number}</th><td>5 mg</td></tr>" for number in range(90))
    body = f"<table><thead><tr><th>Day</th><th>Dose</th></tr></thead><tbody>{rows}</tbody></table>"
    file = opened(body)
    assert len(file.pages) > 1
    (table,) = elements(file, "/Table")
    assert [str(kid.S) for kid in kids(table)] == ["/THead", "/TBody"]
    assert len(elements(file, "/TR")) == 91
    assert plain(tagged_text(typeset(f"<h1>Tea</h1>{body}").content)).count("Dose") == 1


def test_columns_do_not_split_elements(opened):
    words = "word " * 300
    file = opened(f"<div style='columns: 2'><p>{words}</p><p>end</p></div>")
    assert len(elements(file, "/P")) == 2


def test_languages_inside(opened):
    file = opened("<p>In Welsh: <b lang='cy'>Bore da</b>.</p><p lang='fr'>Bonjour.</p><p lang='en'>Hello.</p>")
    assert [str(span.Lang) for span in elements(file, "/Span")] == ["cy"]
    assert [str(paragraph.get("/Lang", "")) for paragraph in elements(file, "/P")] == ["", "fr", ""]


@pytest.mark.parametrize(
    ("html", "numbering"),
    [
        ("<ul><li>x</li></ul>", "/Disc"),
        ("<ol><li>x</li></ol>", "/Decimal"),
        ("<ol type=a><li>x</li></ol>", "/LowerAlpha"),
        ("<ol type=I><li>x</li></ol>", "/UpperRoman"),
        ("<ul style='list-style: none'><li>x</li></ul>", "/None"),
        ("<dl><dt>x</dt><dd>y</dd></dl>", "/None"),
    ],
)
def test_list_numbering(opened, html, numbering):
    (found,) = elements(opened(html), "/L")
    assert attribute(found, "/ListNumbering") == numbering


def test_abbreviations_carry_their_expansion(opened):
    (span,) = elements(opened("<p><abbr title='magnetic resonance imaging'>MRI</abbr></p>"), "/Span")
    assert span.E == "magnetic resonance imaging"


def test_a_picture_has_words_and_a_box_in_points(opened):
    style = "display: block; width: 40mm; height: 20mm"
    (figure,) = elements(opened(f"<img style='{style}' src='{IMAGE}' alt='A cup'>"), "/Figure")
    left, bottom, right, top = (float(value) for value in attribute(figure, "/BBox"))
    assert figure.Alt == "A cup"
    assert attribute(figure, "/Placement") == "/Block"
    assert right - left == pytest.approx(40 / 25.4 * 72, abs=0.1)
    assert top - bottom == pytest.approx(20 / 25.4 * 72, abs=0.1)
    assert top < 297 / 25.4 * 72 - 60
    assert left == pytest.approx(20 / 25.4 * 72 + 6, abs=0.5)


def test_a_link_over_two_lines_is_one_element_with_two_areas(opened):
    file = opened("<p style='width: 4cm'>Go <a href='https://example.org/'>to the page of the clinic in town</a></p>")
    (link,) = elements(file, "/Link")
    areas = [kid.Obj for kid in link.K if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR"]
    assert len(areas) == len(file.pages[0].Annots) >= 2
    assert {str(area.Contents) for area in areas} == {"to the page of the clinic in town"}
    assert all(int(area.F) & 4 for area in areas)
    parents = file.Root.StructTreeRoot.ParentTree.Nums
    numbers = dict(zip((int(one) for one in parents[::2]), parents[1::2], strict=True))
    assert all(numbers[int(area.StructParent)].objgen == link.objgen for area in areas)


def test_a_link_round_blocks_can_be_followed(opened):
    file = opened("<a href='https://example.org/'><h2>The clinic</h2><p>Open<br>daily</p></a>")
    (area,) = file.pages[0].Annots
    assert area.Contents == "The clinic Open daily"
    parents = file.Root.StructTreeRoot.ParentTree.Nums
    assert parents[-1].objgen in {link.objgen for link in elements(file, "/Link")}


def test_what_repeats_is_linked_once(opened):
    file = opened(
        "<table><thead><tr><th><a href='https://example.org/'>Dose</a></th></tr></thead>"
        + "<tr><td>5 ml</td></tr>" * 90 + "</table>",
    )  # fmt: skip
    assert sum(len(page.get("/Annots", [])) for page in file.pages) == 1 < len(file.pages)


def test_running_feet_and_repeated_heads_are_pagination(opened):
    file = opened(
        "<p class=foot>Leaflet 7</p><table><thead><tr><th>Dose</th></tr></thead>"
        + "<tr><td>5</td></tr>" * 90
        + "</table>"
    )
    kinds = []
    for page in file.pages:
        marks = [operands for operands, operator in pikepdf.parse_content_stream(page) if str(operator) == "BDC"]
        found = [one[1] for one in marks if one[0] == "/Artifact"]
        assert all(one.Type == "/Pagination" for one in found)
        kinds.append({str(one.get("/Subtype", "")) for one in found})
    assert kinds[0] == {"/Header", "/Footer"}
    assert kinds[1] == {"/Header", "/Footer", ""}


def test_a_link_with_elements_inside_has_one_area(opened):
    file = opened("<p><a href='https://example.org/'>the <b>bold</b> <i>link</i></a></p>")
    assert len(file.pages[0].Annots) == 1


def test_headers_of_a_table_with_spans(opened):
    file = opened(
        "<table><thead><tr><th rowspan=2>Age</th><th colspan=2>Dose</th></tr><tr><th>am</th><th>pm</th></tr></thead>"
        "<tbody><tr><th scope=row>6</th><td>5 ml</td><td>10 ml</td></tr></tbody></table>",
    )
    heads = {str(head.ID): plain_cell(file, head) for head in elements(file, "/TH")}
    morning, evening = elements(file, "/TD")
    assert [heads[str(one)] for one in attribute(morning, "/Headers")] == ["Dose", "am", "6"]
    assert [heads[str(one)] for one in attribute(evening, "/Headers")] == ["Dose", "pm", "6"]
    assert [str(attribute(head, "/Scope")) for head in elements(file, "/TH")] == ["/Column"] * 4 + ["/Row"]
    names = file.Root.StructTreeRoot.IDTree.Names
    assert [str(name) for name in names[::2]] == sorted(heads)


def plain_cell(file, cell):
    from tests.support.pdftext import page_text

    drawn = page_text(file.pages[0])
    return "".join(drawn[int(kid)] for kid in cell.K)


def test_headers_that_the_author_names(opened):
    file = opened("<table><tr><th id=a>A</th><th id=b>B</th></tr><tr><td headers=b>1</td><td>2</td></tr></table>")
    first, second = elements(file, "/TD")
    ids = [str(head.ID) for head in elements(file, "/TH")]
    assert [str(one) for one in attribute(first, "/Headers")] == [ids[1]]
    assert [str(one) for one in attribute(second, "/Headers")] == [ids[1]]


@pytest.mark.parametrize(
    ("rows", "heads"),
    [
        # The head of one part of a table says nothing of the next part.
        ("<tr><th colspan=2>A</th></tr><tr><td>1</td><td>2</td></tr><tr><th colspan=2>B</th></tr><tr><td>3</td></tr>", "A A B"),
        ("<tr><th>X</th></tr><tr><td>1</td></tr><tr><td>2</td></tr>", "X X"),
        ("<tr><th></th><th>X</th></tr><tr><th>A</th><td>1</td></tr>", "X/A"),
        ("<tr><th scope=rowgroup>G</th><td>1</td></tr><tr><th>A</th><td>2</td></tr>", "G G/A"),
        ("<tr><th>A</th><td>1</td><th>B</th><td>2</td></tr>", "A B"),
    ],
)  # fmt: skip
def test_the_heads_of_a_cell(opened, rows, heads):
    file = opened(f"<table>{rows}</table>")
    names = {str(head.ID): plain_cell(file, head) for head in elements(file, "/TH")}
    cells = [cell for cell in elements(file, "/TD") if len(cell.K)]
    assert ["/".join(names[str(one)] for one in attribute(cell, "/Headers")) for cell in cells] == heads.split()


def test_bookmarks_follow_the_headings(opened):
    file = opened("<h2>One</h2><p>x</p><h2>Two</h2>")
    with file.open_outline() as outline:
        (top,) = outline.root
        assert (top.title, [child.title for child in top.children]) == ("Tea", ["One", "Two"])


def test_footnotes_are_notes(opened):
    file = opened("<style>.f { float: footnote }</style><p>Take it.<span class=f>With water.</span> Rest.</p>")
    (note,) = elements(file, "/Note")
    assert str(note.ID)


def test_rows_are_as_long_as_the_longest():
    table = fromstring("<table><tbody><tr><td rowspan='9'/><td/></tr><tr><td/><td/></tr><tr/></tbody></table>")
    rows = tables.grid(table, lambda _: True)
    assert [cell.rows for cell in rows[0].cells] == [3, 1, 1]
    assert [[cell.element is None for cell in row.cells] for row in rows] == [
        [False, False, True],
        [False, False],
        [True, True],
    ]


def test_types_of_a_leaflet(typeset):
    pdf = typeset("<main><h1>Tea</h1><section><h2>How</h2><ol><li>Boil</li></ol></section></main>")
    assert types(pdf.content) == "Sect(H1 Sect(H2 L(LI(Lbl LBody))))"
