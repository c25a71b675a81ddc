"""Where text and tree differ, the author is told the line; where they agree, nothing is said."""

import pytest

from tests.support.constructs import constructs
from tests.support.pages import page

DIFFERENCES = [
    ("<p>One <b>two</p>", 1, "<b> is not closed"),
    ("<p>One <b>two\n<i>three</b>\nfour</i></p>", 2, "<i> is closed in the wrong place, by </i> in line 3"),
    ("<div>\n<p>One</p>\n<span>two\n</div>", 3, "<span> is not closed"),
    ("<p>One</p>\n</div>", 2, "</div> closes an element that is not open"),
    ("<p>One\n<div>two</div>\n</p>", 3, "</p> closes an element that is not open; browsers make an empty paragraph"),
    ("<h2>One</h3>", 1, "</h3> closes an element that is not open"),
    ("<table>\n<p>One</p>\n<tr><td>Two</table>", 2, "<p> may not stand here; browsers move it before <table>"),
    ("<table>\nwords\n<tr><td>Two</table>", 1, "words stand in this <table> outside its cells"),
    ("<p>One</p>\n<td>two</td>", 2, "<td> may not stand here; browsers ignore the tag"),
    ("<form>\n<form></form></form>", 2, "<form> may not stand here; browsers ignore the tag"),
    ('<a href="x">One\n<a href="y">two</a>', 1, "<a> is not closed"),
    ('\n<p id="a" id="b">One</p>', 2, "an attribute stands twice in one tag"),
    ("<p>5 <6 and\n<-7</p>", 1, "a sign “<” begins no tag"),
    ('<p title="a"class="b">One</p>', 1, "two attributes stand together"),
    ("<p>One\n<!-- never closed", 2, "a comment is not closed"),
    ("<video>\n<p>One</video>two", 1, "<video> is closed in the wrong place"),
]


@pytest.mark.parametrize(("markup", "line", "words"), DIFFERENCES, ids=[case[0][:30] for case in DIFFERENCES])
def test_a_difference_is_told_with_its_line(markup, line, words):
    found = [finding for finding in page(markup).findings if finding.check == "markup"]
    assert any(finding.where.line == line and words in finding.message for finding in found), found
    assert all(finding.fix for finding in found)


FAULTY = {"less than as a sign", "wrongly nested", "paragraph in a paragraph", "text in a table", "end tag too many"}


@pytest.mark.parametrize("construct", constructs(), ids=lambda construct: construct.name)
def test_markup_that_the_standard_allows_is_not_blamed(construct):
    found = [finding.message for finding in page(construct.html).findings if finding.check != "frame"]
    assert bool(found) == (construct.name in FAULTY), found


def test_markup_that_cannot_be_written_out_again_is_told():
    from pipeline.sources.lint import differences
    from pipeline.sources.parser import document

    text = "<!DOCTYPE html><title>T</title><main>\n<plaintext>all that follows"
    assert differences(text, document(text))


def whole(body: str) -> bytes:
    return f'<!DOCTYPE html><html lang="en"><head><title>T</title></head><body>{body}</body></html>'.encode()


def outside(body: str):
    from pipeline.sources.html import read

    found = read(whole(body), "test", "source/test.html", "en").findings
    return [(finding.where.line, finding.message) for finding in found if finding.check == "outside-main"]


def test_words_beside_the_content_are_not_lost_in_silence():
    assert outside("<div><main><p>One</p></main>\n<p>Never take two</p></div>") == [
        (2, "“Never take two” stands outside <main> and is no part of the leaflet")
    ]
    assert "and 1 more" in outside("<p>Lost</p><main>One</main><main>Two</main>")[0][1]


def test_what_stands_round_the_content_on_purpose_is_left_alone():
    around = '<a href="#main">Skip</a><header>Us</header><nav>Menu</nav><footer>End</footer><script>"x"</script>'
    assert outside(f"{around}<main><p>One</p></main>") == []
    assert outside("<p>A page without main</p>") == []
