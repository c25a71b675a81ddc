"""Source and translation side by side: every word of both, in order, each beside its own."""

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as some

from pipeline.leaflets import bilingual
from pipeline.sources.pairs import rows
from pipeline.variants import variants
from tests.unit.leaflets.a_leaflet import make

KEEP, LINES = frozenset({"warning"}), frozenset({"line"})

inline = some.sampled_from(
    ["one", "<b>two</b> three", "four <a href='#x'>five</a>", "5 &lt; 6", "<img alt='' src='x.png'>"]
)
blocks = some.recursive(
    some.builds("<p>{}</p>".format, inline) | some.builds("<h2 id=x>{}</h2>".format, inline),
    lambda inner: some.one_of(
        some.builds("<{0}>{1}</{0}>".format, some.sampled_from(["ul", "ol"]),
                    some.lists(some.builds("<li>{}</li>".format, inner | inline), max_size=3).map("".join)),
        some.builds("<div class=warning>{}</div>".format, inner),
        some.builds("<section>{}</section>".format, some.lists(inner | inline, max_size=3).map("".join)),
        some.builds("<dl><dt>{}</dt><dd>{}</dd><dt>x</dt></dl>".format, inline, inner),
        some.builds("<table><tr><th>{}</th><td>{}</td></tr></table>".format, inline, inline),
    ),
    max_leaves=6,
)  # fmt: skip
texts = some.lists(blocks, max_size=4).map("".join)


def words(markup):
    return BeautifulSoup(markup, "html5lib").get_text(" ").split()


@given(texts, texts)
def test_no_word_is_lost_or_told_twice(first, second):
    made = list(rows(first, second, keep=KEEP, lines=LINES))
    assert words(" ".join(row.first for row in made)) == words(first)
    assert words(" ".join(row.second for row in made)) == words(second)


@given(texts)
def test_what_is_the_same_stands_side_by_side(text):
    for row in rows(text, text, keep=KEEP, lines=LINES):
        assert row.first == row.second


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("<p>a</p><p>b</p>", "<p>A</p><p>B</p>", [("a", "A"), ("b", "B")]),
        ("<ul><li>a<li>b</ul>", "<ul><li>A<li>B</ul>", [("a", "A"), ("b", "B")]),
        ("<div class=warning><p>a</p><p>b</p></div>", "<div class=warning><p>A</p><p>B</p></div>", [("a b", "A B")]),
        ("<p>a</p><p>b</p>", "<p>A</p><p class=line>not yet</p><p>b</p>", [("a", "A"), ("b", "not yet b")]),
        ("<dl><dt>a<dd>b<dt>c<dd>d</dl>", "<dl><dt>A<dd>B<dt>C<dd>D</dl>", [("a b", "A B"), ("c d", "C D")]),
        ("<p>a</p><p>b</p>", "<p>A</p>", [("a b", "A")]),
    ],
)
def test_each_stands_beside_its_own(first, second, expected):
    made = rows(first, second, keep=KEEP, lines=LINES)
    assert [(" ".join(words(row.first)), " ".join(words(row.second))) for row in made] == expected


def test_numbers_of_a_list_go_on():
    made = rows("<ol start=3><li>a<li>b</ol>", "<ol start=3><li>A<li>B</ol>", keep=KEEP, lines=LINES)
    assert [BeautifulSoup(row.second, "html5lib").ol["start"] for row in made] == ["3", "4"]


def test_the_sheet_has_both_languages_and_every_id_once():
    arabic, english = make(tag="ar"), make()
    html = BeautifulSoup(bilingual.render(arabic, english, variants()["bilingual"]), "html5lib")
    sides = [(side["lang"], side["dir"]) for side in html.select(".plainleaf-pair")[1].select(".plainleaf-side")]
    assert sides == [("en", "ltr"), ("ar", "rtl")]
    ids = [element["id"] for element in html.select("[id]")]
    assert len(ids) == len(set(ids))
    assert html.html["lang"] == "ar"


def test_the_title_stands_in_both():
    arabic = make(tag="ar")
    html = BeautifulSoup(bilingual.render(arabic, make(), variants()["bilingual"]), "html5lib")
    assert len(html.select("h1")) == 2
