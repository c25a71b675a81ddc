"""Where a page says that a part of it is not translated, and how often."""

import pytest
from bs4 import BeautifulSoup

from pipeline.leaflets import screen
from tests.support.pages import catalog, filled
from tests.support.pages import page as source_of
from tests.unit.leaflets.a_leaflet import make


def leaflet(markup, tag="fr"):
    """A leaflet of which nothing is translated yet."""
    source = source_of(markup)
    page = filled(source, catalog(source, tag, lambda _text: ""), tag)
    return make(tag=tag, page=page)


def shown(markup, tag="fr"):
    return screen.render(leaflet(markup, tag))


@pytest.mark.parametrize(
    ("markup", "where"),
    [
        ("<ul><li>Take 7 mg.</li><li>Rest.</li></ul>", "ul > li > p.plainleaf-part"),
        ("<ul><li>Take 7 mg.</li><li>Take 8 mg.</li></ul>", "p.plainleaf-part + ul"),
        (
            "<table><tr><th>Age<td>Take 7 mg.<tr><th>More<td>Rest.</table>",
            "td > p.plainleaf-part",
        ),
        (
            "<table><tr><td>Take 7 mg.<td>Take 8 mg.</table>",
            "p.plainleaf-part + .plainleaf-table, .plainleaf-part + table",
        ),
        ("<dl><dt>Dose<dd>Take 7 mg.</dl>", "dd > p.plainleaf-part"),
        ("<dl><div><dt>Dose<dd>Take 7 mg.</div></dl>", "dd > p.plainleaf-part"),
        ("<h2>Take 7 mg</h2>", "p.plainleaf-part + h2"),
        ("<blockquote>Take 7 mg</blockquote>", "p.plainleaf-part + blockquote"),
        ("<details><summary>Take 7 mg</summary>Rest.</details>", "summary > span.plainleaf-part"),
        ("<figure><img src='assets/x.png' alt='x'><figcaption>7 mg pills</figcaption></figure>", "figcaption > p"),
        ("<p class='urgent'>Rest at once.</p>", "p.plainleaf-part + p.urgent"),
        ("<h3>Do</h3><ul class='do' data-safety><li>Rest</ul>", "h3 + p.plainleaf-part + ul.do"),
        ("<form><label>Take 7 mg<input></label></form>", "label > span.plainleaf-part"),
    ],
)
def test_the_line_stands_where_html_allows_it(markup, where):
    written = shown(markup)
    html = BeautifulSoup(written, "html5lib")
    # What a browser builds from the page has every line where we put it.
    assert len(html.select(".plainleaf-part")) == written.count('class="plainleaf-part"') == 1
    assert html.select(where)
    assert not html.select("p p")


def lines(markup, tag="fr"):
    return BeautifulSoup(shown(markup, tag), "html5lib").select(".plainleaf-part")


@pytest.mark.parametrize(
    "markup",
    [
        "<p>Rest at home.</p>",
        '<div class="note"><p>Rest at home.</p></div>',
        "<table><tr><td>Rest<td>Home</table>",
        "<p>There are 24 hours in a day.</p>",
    ],
)
def test_what_is_no_safety_text_gets_no_line(markup):
    assert not lines(markup)
    assert leaflet(markup).page.unsafe == ()
    assert leaflet(markup).page.fallback


def test_a_box_is_one_part_however_many_texts_it_has():
    markup = "<div data-safety><h2>Stop</h2><ul><li>One<li>Two</ul><table><tr><td>Three</table></div><p>Take 5 mg.</p>"
    assert len(lines(markup)) == 2
    assert leaflet(markup).page.unsafe_parts == 2
    assert len(leaflet(markup).page.unsafe) == 5


def test_a_title_counts_as_a_part_although_no_line_can_stand_there():
    source = source_of("<p>Rest.</p>", title="Take 5 mg")
    page = filled(source, catalog(source, "fr", lambda _text: ""), "fr")
    assert (page.unsafe_parts, page.parts) == (1, ())


def test_the_line_is_in_the_readers_language_inside_a_text_that_is_not():
    (line,) = lines("<ul><li>Take 5 mg.</ul>", "ar")
    assert (line["lang"], line["dir"]) == ("ar", "rtl")
    assert (line.parent["lang"], line.parent["dir"]) == ("en", "ltr")


def test_whom_to_call_for_an_interpreter_is_said_before_a_block_and_not_in_every_cell():
    (before,) = lines("<p>Take 5 mg.</p>")
    (inside,) = lines("<ul><li>Take 5 mg.</ul>")
    assert "020 7946 0123" in before.get_text()
    assert "020 7946 0123" not in inside.get_text()


def test_a_translated_page_says_nothing():
    source = source_of("<p>Take 5 mg.</p><div data-safety><p>Stop.</p></div>")
    page = filled(source, catalog(source, "fr", lambda text: text.upper()), "fr")
    assert (page.unsafe, page.parts) == ((), ())
    assert filled(source, None).parts == ()
