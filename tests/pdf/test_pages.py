"""No more sheets than a leaflet needs, and nothing torn apart that belongs together."""

import io
import re
from importlib.resources import files

import pikepdf
import pypdfium2
import pytest

from tests.support.pdftext import elements

ROOM = "p { margin: 0 0 calc(20pt * var(--room, 1)) } .box { border: 1pt solid; break-inside: var(--box, avoid) }"
PRINT = files("pipeline").joinpath("styles/print.css").read_text("utf-8")
LINE = "<p>Drink a glass of water.</p>"


def last_of_pages(content):
    """The roles of the elements whose content is drawn last on each page."""
    with pikepdf.open(io.BytesIO(content)) as file:
        found = {}
        for role in ("/H1", "/H2", "/H3", "/P", "/LBody", "/TD", "/TH", "/Lbl", "/Span", "/Link", "/Caption"):
            for element in elements(file, role):
                kids = element.K if isinstance(element.K, pikepdf.Array) else [element.K]
                for kid in kids:
                    if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/MCR":
                        page, number = kid.Pg.objgen, int(kid.MCID)
                    elif not isinstance(kid, pikepdf.Dictionary):
                        page, number = element.Pg.objgen, int(kid)
                    else:
                        continue
                    found[page] = max(found.get(page, (-1, "")), (number, role))
        return [found[page.objgen][1] for page in file.pages if page.objgen in found]


def texts(content):
    with pypdfium2.PdfDocument(content) as file:
        return [page.get_textpage().get_text_range() for page in file]


@pytest.mark.parametrize("lines", range(14, 24))
def test_no_heading_stands_alone_at_the_foot_of_a_page(lines, typeset):
    pdf = typeset(
        "<h1>T</h1>" + LINE * lines + "<h2>After the water</h2>" + LINE * 5, styles=("h2 { break-after: avoid }",)
    )
    assert not {"/H1", "/H2"} & set(last_of_pages(pdf.content)), lines


def test_the_head_of_a_table_is_on_every_page(typeset):
    rows = "<tr><td>Monday</td><td>5 mg</td></tr>" * 90
    pdf = typeset(f"<h1>T</h1><table><thead><tr><th>Day</th><th>Dose</th></tr></thead><tbody>{rows}</tbody></table>")
    assert pdf.pages > 2
    assert all("Dose" in text for text in texts(pdf.content))


@pytest.mark.parametrize("tablets", [8, 34])
def test_a_row_that_has_no_room_below_the_head_of_its_table_breaks(tablets, typeset):
    row = f"<tr><td>Monday</td><td>{'Take one tablet with water. ' * tablets}</td></tr>"
    table = f"<table><thead><tr><th>Day</th><th>{'Dose, how, when. ' * 10}</th></tr></thead><tbody>{row * 2}</tbody></table>"
    style = ":root { --fonts: 'Noto Sans'; --leading: 1.5 } body { font-size: 28pt }"
    pdf = typeset(f"<h1>T</h1>{table}<p>After it.</p>", styles=(PRINT, style))
    assert [one.check for one in pdf.findings if one.severity == "error"] == []
    assert "".join(texts(pdf.content)).count("tablet") == tablets * 2


def test_a_last_sheet_with_two_lines_is_saved(typeset):
    lines = next(
        n for n in range(10, 60) if typeset("<h1>T</h1>" + LINE * n, styles=("p { margin: 0 0 20pt }",)).pages == 2
    )
    assert typeset("<h1>T</h1>" + LINE * lines, styles=(ROOM,)).pages == 1


def test_closer_setting_is_kept_only_where_it_saves_a_sheet(typeset):
    body = "<h1>T</h1>" + LINE * 30
    assert typeset(body, styles=(ROOM,)).pages == 2
    loose, fitted = (typeset(body, styles=(style,)) for style in (ROOM.replace("var(--room, 1)", "1"), ROOM))
    assert texts(fitted.content) == texts(loose.content)


def test_a_box_is_torn_only_where_a_sheet_would_stay_half_empty(typeset):
    box = f"<div class='box'>{LINE * 14}</div>"
    torn = typeset("<h1>T</h1>" + LINE * 8 + box + LINE * 8, styles=(ROOM,))
    whole = typeset("<h1>T</h1>" + LINE * 8 + box + LINE * 8, styles=(ROOM.replace("var(--box, avoid)", "avoid"),))
    assert torn.pages <= whole.pages
    assert texts(torn.content)[0].count("water") > texts(whole.content)[0].count("water") == 8


def test_a_box_larger_than_a_page_begins_below_its_heading(typeset):
    items = "".join(f"<li>Item {number} of the things to know</li>" for number in range(60))
    style = "h2 { break-after: avoid } .box, li { break-inside: avoid }"
    pdf = typeset(f"<h1>T</h1><h2>Call</h2><div class=box><ul>{items}</ul></div>", styles=(style,))
    (first,) = [text for text in texts(pdf.content) if "Call" in text]
    assert "Item 0" in first
    assert [number for number in range(60) if f"Item {number} of" not in "".join(texts(pdf.content))] == []


@pytest.mark.parametrize("words", [3, 60, 160, 220])
def test_a_foot_of_any_height_stays_on_the_sheet_and_off_the_text(words, typeset):
    style = "@page { margin: 15mm; @bottom-center { vertical-align: top } } .foot p { margin: 0 }"
    foot = f"<div class=foot><p>{'Newest at leaflets.example. ' * (words // 3)}endoffoot</p></div>"
    pdf = typeset(f"{foot}<h1>T</h1>{LINE * 60}<p>The end</p>", styles=(style,))
    assert pdf.findings == ()
    with pypdfium2.PdfDocument(pdf.content) as file:
        for page in file:
            text = page.get_textpage()
            found = text.get_text_range()
            lowest = min(text.get_charbox(index)[1] for index in range(len(found)) if found[index].strip())
            assert "endoffoot" in found
            assert lowest > 4 / 25.4 * 72
            tops = [text.get_charbox(found.index("Newest"))[3]] if words > 3 else []
            waters = [match.start() for match in re.finditer("glass of water", found)]
            assert all(text.get_charbox(index)[1] > top for index in waters for top in tops)


@pytest.mark.parametrize("before", [0, 10, 25])
@pytest.mark.parametrize("items", range(24, 34))
def test_no_heading_is_left_alone_by_a_box_that_takes_a_page(items, before, typeset):
    style = "h2 { break-after: avoid } .box { break-inside: avoid; padding: calc(20pt * var(--room, 1)) }"
    box = "<div class=box><ul>" + "<li>Call the nurse</li>" * items + "</ul></div>"
    pdf = typeset(f"<h1>T</h1>{LINE * before}<h2>When to get help</h2>{box}{LINE}", styles=(style,))
    (page,) = [text for text in texts(pdf.content) if "When to get help" in text]
    assert "nurse" in page
    assert "".join(texts(pdf.content)).count("nurse") == items


@pytest.mark.parametrize(
    "before", ["<ul>{}</ul>", "<ul><li>{}</ul>", "<div class=warning>{}</div>", "<table><tr><td>{}</td></tr></table>"]
)
@pytest.mark.parametrize("lines", range(17, 22))
def test_a_list_that_has_no_room_leaves_what_stands_before_it(lines, before, typeset):
    nurse = "<li>Call the nurse</li>" * 3 if "<ul>{}" in before else "<p>Call the nurse</p>" * 3
    first = f"<h1>T</h1>{LINE * lines}<h2>When to get help</h2><p>Listen:</p>{before.format(nurse)}"
    styles = (PRINT, ":root { --fonts: 'Noto Sans'; --leading: 1.5; --room: 1 !important; --lead: 1 !important }")
    if typeset(first, styles=styles).pages > 1:
        return
    tea = "<li>Drink tea</li>" * 3
    assert texts(typeset(f"{first}<ol>{tea}</ol>", styles=styles).content)[0].count("nurse") == 3


def test_words_in_a_table_stay_whole_where_they_have_room(typeset):
    rows = "<tr><td>Under 3 months</td><td>38 C or more</td><td>" + "Call your doctor at once. " * 9 + "</td></tr>"
    style = "th, td { overflow-wrap: var(--cells, break-word) } table { width: 100% } @page { size: 130mm 200mm }"
    heads = "<tr><th>Age</th><th>Temperature</th><th>What to do</th></tr>"
    pdf = typeset(f"<h1>T</h1><table>{heads}{rows}</table>", styles=(style,))
    assert pdf.findings == ()
    words = " ".join(texts(pdf.content)).split()
    assert {"Temperature", "months", "doctor"} <= set(words)


def test_a_table_too_wide_for_whole_words_breaks_them_and_stays_on_the_sheet(typeset):
    style = "th, td { overflow-wrap: var(--cells, break-word) } table { width: 100% } @page { size: 60mm 200mm }"
    cells = "<td>Immunotherapy</td><td>Chemotherapy</td><td>Radiotherapy</td><td>Anticoagulants</td>"
    assert typeset(f"<h1>T</h1><table><tr>{cells}</tr></table>", styles=(style,)).findings == ()


def test_the_head_of_a_leaflet_is_as_high_without_the_name_of_an_organisation(typeset):
    def height(organisation):
        head = f"<div class=plainleaf-head><p class=plainleaf-language>Khmer</p>{organisation}</div>"
        style = ":root { --fonts: 'Noto Sans'; --leading: 1.5 }"
        with pypdfium2.PdfDocument(typeset(f"{head}<h1>Tea</h1>", styles=(PRINT, style)).content) as file:
            text = file[0].get_textpage()
            return text.get_charbox(text.get_text_range().index("Tea"))[1]

    assert height("") == height("<p>A hospital</p>")
