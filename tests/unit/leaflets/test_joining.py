from html import escape

from bs4 import BeautifulSoup

from pipeline.leaflets.joining import join
from tests.unit.leaflets.a_leaflet import filled, make


def test_slots_take_their_places_and_the_heading_is_split_off():
    leaflet = make(parts=("<h1>", 0, "</h1>", "<p>", 2, "</p>"), slots=(filled("Take <strong>3 mg</strong>"),))
    joined = join(leaflet)
    assert joined.lead == "<h1>Taking warfarin</h1>"
    assert joined.text == "<p>Take <strong>3 mg</strong></p>"


def test_a_page_without_a_heading_gets_its_title():
    joined = join(make(parts=("<p>Text</p>",), lead=0, blocks=(), title="Pain < fever"))
    assert joined.lead == "<h1>Pain &lt; fever</h1>"


def test_a_heading_further_down_stays_where_it_is():
    joined = join(make(parts=("<p>Text</p><h1>", 0, "</h1>"), lead=0))
    assert joined.lead == ""
    assert joined.text.count("<h1>") == 1


def test_only_long_pages_get_a_list_of_contents():
    slots = tuple(filled(f"Part {number}") for number in range(5))
    anchors = tuple((f"part-{number}", number + 2, 2) for number in range(5))
    assert join(make(slots=slots, anchors=anchors)).contents[4] == ("part-4", "Part 4")
    assert join(make(slots=slots, anchors=anchors[:4])).contents == ()


def test_contents_in_another_language_say_so():
    slots = tuple(filled("Doses & times", "en") for _ in range(5))
    anchors = tuple((f"part-{number}", number + 2, 2) for number in range(5))
    joined = join(make(tag="ar", slots=slots, anchors=anchors))
    assert joined.contents[0][1] == '<span lang="en" dir="ltr">Doses &amp; times</span>'


def test_each_outermost_table_gets_a_region_with_its_own_name():
    table = "<table><tr><td><table><tr><td>1</td></tr></table></td></tr></table>"
    text = join(make(table + "<p>and</p>" + table)).text
    assert text.count('role="region"') == 2
    assert 'aria-label="Table 2"' in text
    assert text.count("</table></div>") == 2
    assert 'role="region"' not in join(make(table), wrap_tables=False).text


def test_links_to_local_files_lead_there_from_the_page():
    text = '<img src="assets/scan.png" alt="A scan"> <a href="mri.html">src="assets/scan.png"</a>'
    joined = join(make(text, files={"assets/scan.png": "../assets/scan.1a2b.png"}))
    assert joined.text.count("scan.1a2b.png") == 1
    assert 'href="mri.html"' in joined.text


def test_files_in_the_page_of_a_frame_are_found_too():
    text = f"""<iframe srcdoc="{escape("<p>See</p><img src='assets/scan.png' alt='A scan'>")}"></iframe>"""
    joined = join(make(text, files={"assets/scan.png": "../assets/scan.1a2b.png"}))
    frame = BeautifulSoup(joined.text, "html.parser").iframe
    assert frame["srcdoc"] == "<p>See</p><img src=\"../assets/scan.1a2b.png\" alt='A scan'>"
