from html import escape

import pytest
from bs4 import BeautifulSoup

from pipeline.leaflets.joining import join
from pipeline.leaflets.tags import direct
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


FILES = {"assets/scan.png": "../assets/scan.1a2b.png"}


def linked(text: str) -> str:
    return join(make(text, files=FILES)).text


def seen(text: str) -> BeautifulSoup:
    return BeautifulSoup(text, "html5lib")


FRAMES = {
    "escaped": f"""<iframe srcdoc="{escape("<p>See</p><img src='assets/scan.png' alt='A scan'>")}"></iframe>""",
    "as its author wrote it": """<iframe srcdoc="<p>See</p><img alt='A > B' src='assets/scan.png'>"></iframe>""",
    "in single quotation marks": """<iframe srcdoc='<img src="assets/scan.png">'></iframe>""",
    "without quotation marks": """<iframe srcdoc="<img src=assets/scan.png>"></iframe>""",
    "after a frame in it": """<iframe srcdoc="<iframe srcdoc='<p>'></iframe><img src=assets/scan.png>"></iframe>""",
}


@pytest.mark.parametrize("text", FRAMES.values(), ids=FRAMES)
def test_files_in_the_page_of_a_frame_are_found_too(text):
    frame = seen(linked(text)).iframe
    assert seen(frame["srcdoc"]).img["src"] == FILES["assets/scan.png"]
    assert frame.attrs.keys() == {"srcdoc"}


def test_files_in_the_frame_of_a_frame_are_found_too():
    inner = f"""<iframe srcdoc="{escape('<img src="assets/scan.png">')}"></iframe>"""
    frame = seen(linked(f"""<iframe srcdoc="{escape(inner)}"></iframe>""")).iframe
    assert seen(seen(frame["srcdoc"]).iframe["srcdoc"]).img["src"] == FILES["assets/scan.png"]


def test_a_frame_with_an_address_and_a_page_has_both_linked():
    frame = seen(linked("""<iframe src="assets/scan.png" srcdoc="<img src='assets/scan.png'>"></iframe>""")).iframe
    assert frame["src"] == FILES["assets/scan.png"]
    assert seen(frame["srcdoc"]).img["src"] == FILES["assets/scan.png"]


HOSTILE = {
    "a link": "Pill src=assets/scan.png onmouseover=alert(1) x=",
    "a link in single quotation marks": "Pill src='assets/scan.png' onmouseover=alert(1) x=",
    "a picture": "<img src=assets/scan.png onerror=alert(1) x=",
    "a frame": "<iframe srcdoc=<img/src=assets/scan.png> onload=alert(1) x=",
    "a table": "<table onmouseover=alert(1) x=",
    "a box": "<ul onmouseover=alert(1) x=",
    "the end of an element": "</noscript><img src=assets/scan.png onerror=alert(1)>",
    "the end of a title": "</title><table onmouseover=alert(1) x=",
    "the end of a comment": "--><img src=assets/scan.png onerror=alert(1)>",
}
PLACES = {
    "of a picture": '<img alt="{}" class="warning" src="assets/scan.png">',
    "before a table": '<p title="{}">One</p><table><tr><td>Two</td></tr></table>',
    "where there are no scripts": '<noscript><img alt="{}"></noscript>',
    "in the title of a drawing": '<svg><title><a title="{}">One</a></title></svg>',
    "in HTML in a drawing": '<svg><foreignObject><p title="{}">One</p></foreignObject></svg>',
    "after a comment": '<!-- <p title=" --><p title="{}">One</p>',
    "after a script": """<script>"<p title='"</script><p title="{}">One</p>""",
}


@pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_words_in_a_value_stay_words_whatever_they_look_like(place, value):
    for parser in ("html.parser", "html5lib"):
        shown = BeautifulSoup(linked(place.format(value)), parser)
        assert any(value in tag.attrs.values() for tag in shown.find_all(True))
        assert not [tag for tag in shown.find_all(True) if any(name.startswith("on") for name in tag.attrs)]
    # Where scripts run, the content of <noscript> is text up to what looks like its end.
    assert linked(place.format(value)).count("</noscript>") == place.count("</noscript>")


LEFT_ALONE = {
    "a value": """<div data-content="&lt;img src='assets/scan.png'&gt;">One</div>""",
    "a script": """<script>show("<img src='assets/scan.png'><table>")</script>""",
    "a style sheet": """<style>p::before{content:"<img src=assets/scan.png><table>"}</style>""",
    "a comment": "<!-- <img src=assets/scan.png><table> -->",
    "a field": "<textarea><img src=assets/scan.png><table></textarea>",
    "a tag without an end": "<p>One</p><img title='<img src=assets/scan.png>",
}


@pytest.mark.parametrize("text", LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_what_is_no_tag_to_browsers_is_left_as_it_is(text):
    assert linked(text) == text


def test_tags_in_a_value_keep_their_meaning_and_lose_their_signs():
    text = """<div data-content="<img src='assets/scan.png'>">One</div>"""
    assert linked(text) == """<div data-content="&lt;img src='assets/scan.png'&gt;">One</div>"""
    assert seen(linked(text)).div["data-content"] == "<img src='assets/scan.png'>"


def test_links_are_found_in_drawings_and_after_them():
    picture = '<img src="assets/scan.png">'
    text = f"<svg><title>A</title><style>b</style><foreignObject><textarea>{picture}</textarea></foreignObject></svg>"
    assert linked(text + picture).count("scan.1a2b.png") == 1
    assert linked(f"<svg><style><a title='x'></a></style></svg>{picture}").count("scan.1a2b.png") == 1
    assert linked(f"<svg/><title>{picture}</title>{picture}").count("scan.1a2b.png") == 1


def test_a_drawing_says_its_language_and_no_direction():
    text = join(make('<svg><title id="t" lang="en" dir="ltr">A tick</title></svg><p lang="en" dir="ltr">Yes</p>')).text
    assert text == '<svg><title id="t" lang="en">A tick</title></svg><p lang="en" dir="ltr">Yes</p>'


@pytest.mark.parametrize(
    ("markup", "direction", "shown"),
    [
        ('<li lang="en">A (b).</li>', "rtl", '<li dir="ltr" lang="en">A (b).</li>'),
        ('<li lang="ar">أ (ب).</li>', "ltr", '<li dir="rtl" lang="ar">أ (ب).</li>'),
        ("<cite lang=en-GB>A</cite>", "rtl", '<cite dir="ltr" lang=en-GB>A</cite>'),
        ('<li lang="en" dir="auto">A</li>', "rtl", '<li lang="en" dir="auto">A</li>'),
        ('<li lang="ur">أ</li>', "rtl", '<li lang="ur">أ</li>'),
        ('<li lang="xx">A</li>', "rtl", '<li lang="xx">A</li>'),
        ("<p title='<b lang=\"en\">'>A</p>", "rtl", "<p title='<b lang=\"en\">'>A</p>"),
    ],
)
def test_words_in_a_language_of_the_other_direction_keep_their_own(markup, direction, shown):
    assert direct(markup, direction) == shown


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("<p>اتصل 01632 960 123 الآن</p>", '<p>اتصل <bdi dir="ltr">01632 960 123</bdi> الآن</p>'),
        ("<p>اتصل <b>+44 20 7946 0000</b></p>", '<p>اتصل <b><bdi dir="ltr">+44 20 7946 0000</bdi></b></p>'),
        ("<li>تماس ۰۲۱ ۸۸۷۷ ۶۶۵۵</li>", '<li>تماس <bdi dir="ltr">۰۲۱ ۸۸۷۷ ۶۶۵۵</bdi></li>'),
        ("<p>أ 2024-2025، 120 80، 12-11-2026</p>", None),
        ('<p>أ <bdi dir="ltr">01632 960 123</bdi></p>', None),
        ("<p>أ <bdi>01632 960 123</bdi> \u206601632 960 123\u2069</p>", None),
        ('<a href="tel:01632 960 123" dir=ltr>01632 960 123</a>', None),
        ("<textarea>01632 960 123</textarea><svg><text>01632 960 123</text></svg>", None),
        ("<p lang='ar'>٠١٦٣٢ ٩٦٠ ١٢٣</p>", None),
    ],
)
def test_a_number_to_call_is_not_turned_round(markup, shown):
    assert direct(markup, "rtl") == (shown or markup)


def test_numbers_in_text_from_left_to_right_stay_as_they_are():
    assert direct("<p>Call 01632 960 123</p>", "ltr") == "<p>Call 01632 960 123</p>"
