"""Whatever a page is like, it is looked at to its end, and the lines are those of its text."""

import pytest

from pipeline.lint import SCOPES, Document, lint, registered
from pipeline.sources.tree import tree
from tests.support.constructs import constructs
from tests.support.pages import whole

ODD = [
    "", "text", "<p", "<frameset><frame src=a></frameset>", "<svg><a href=x><text>y</text></a></svg>",
    "<table><p>a<tr><td>b</table>", "<html lang><title></title>", "<p style='color:red;;:;x'>a", "<style>p{</style>",
    "<template><p>a</template>", "<math><mi>x</mi></math>", "<a href='http://[x'>a</a><img src='http://[x'>",
    "<td headers>a", "<p lang='\u00e9'>a", "<input list=x type=>", '<p style="width:">', "<meta name=viewport content==,=>",
    "<p tabindex=٣ aria-level=²>a", "<h1 aria-level=999999999999>a", "<td colspan=99999999 rowspan=0>a",
    "<time datetime='0000-00-00'>a", "<p role='\u00a0'>a", "<time datetime=P>a",
]  # fmt: skip


@pytest.mark.parametrize("kind", SCOPES)
@pytest.mark.parametrize("text", ODD)
def test_an_odd_page_is_looked_at_to_its_end(text, kind):
    for profile in ("", "nhs"):
        lint(Document(text, profile=profile, language="en"), kind)


@pytest.mark.parametrize("construct", constructs(), ids=lambda construct: construct.name)
def test_every_construct_is_looked_at_to_its_end(construct):
    lint(Document(whole(construct.html), language="en"), "page")


def test_a_page_as_deep_as_browsers_make_it_is_looked_at():
    lint(Document("<!DOCTYPE html>" + "<div>" * 2000 + '<a href="/x" style="color:#777">deep</a>'), "page")


def test_lines_are_those_of_the_text():
    found = tree("<!DOCTYPE html>\n<html>\n<body>\n<p>One\n<b>two</b>\nthree</p>\n<!-- a\nb -->\n<p>four")
    assert {e.name: e.line for e in found.elements if e.line} == {"html": 2, "body": 3, "p": 9, "b": 5}
    assert [(text.data.strip(), text.line) for text in found.texts if text.data.strip()] == [
        ("One", 4), ("two", 5), ("three", 5), ("four", 9),
    ]  # fmt: skip


def test_the_tree_is_the_one_that_pages_are_made_from():
    from pipeline.sources.parser import document, soup, with_doctype

    # What is in a template is there for nobody.
    for construct in (one for one in constructs() if "<template" not in one.html):
        text = whole(construct.html)
        names = [tag.name for tag in soup(document(with_doctype(text))).find_all(True)]
        assert [element.name for element in tree(text).elements] == names


def test_what_is_inside_is_between_its_index_and_its_end():
    found = tree("<main><p>a<b>b</b></p><p>c</p></main>")
    main = next(element for element in found.elements if element.name == "main")
    assert [element.name for element in found.inside(main)] == ["p", "b", "p"]
    assert "".join(text.data for text in found.texts_of(main)) == "abc"


def test_each_rule_names_criteria_that_are_known():
    from pipeline.lint.wcag import criterion

    for rule in registered().values():
        assert not rule.wcag or criterion(rule.wcag) is not None, rule.name
