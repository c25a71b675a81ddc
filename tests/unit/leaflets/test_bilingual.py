"""Original and translation side by side: each column is its version, and what belongs to both stands once."""

from dataclasses import replace
from datetime import date
from importlib.resources import files

import pytest
from bs4 import BeautifulSoup, Comment
from hypothesis import given
from hypothesis import strategies as st

from pipeline.languages import language
from pipeline.leaflets import bilingual
from pipeline.leaflets.joining import join
from pipeline.leaflets.pairing import pair
from pipeline.variants import variants
from tests.support.constructs import constructs, soup
from tests.support.pages import EN, catalog, filled, page
from tests.unit.leaflets.a_leaflet import ABOUT, make, words

CONSTRUCTS = {construct.name: construct.html for construct in constructs()}
SIDE_BY_SIDE = variants()["bilingual"]
AR, FR = language("ar"), language("fr")


def read(markup):
    return BeautifulSoup(markup, "html5lib")


def squeezed(texts):
    return "".join("".join(texts).split())


def texts(html):
    """The texts of a document without comments and what describes a drawing, like the alt of a picture."""
    return [
        text
        for text in html.find_all(string=True)
        if text.strip() and not isinstance(text, Comment) and not text.find_parent(["title", "desc"])
    ]


def text_of(markup):
    return squeezed(texts(read(f"<body>{markup}").body))


def column(html, side):
    """The text of one column of a document, and whether all text stands in one column or in both."""
    found = []
    for text in texts(html):
        owner = text.find_parent(class_=["plainleaf-source", "plainleaf-translation", "plainleaf-both"])
        assert owner is not None, text
        if {f"plainleaf-{side}", "plainleaf-both"} & set(owner["class"]):
            found.append(text)
    return squeezed(found)


def beside(original, translation, reader=AR):
    return read(pair(original, translation, EN, reader)).body


def versions(markup, translation, tag="ar"):
    """A page as it is joined in its own language and in another one."""
    source = page(markup)
    original = make(page=filled(source))
    translated = make(tag=tag, page=filled(source, catalog(source, tag, translation), tag))
    return (
        str(join(leaflet, wrap_tables=False).lead + join(leaflet, wrap_tables=False).text)
        for leaflet in (original, translated)
    )


def some(text):
    """Every other text is not translated."""
    return text if sum(map(ord, text)) % 2 else ""


@pytest.mark.parametrize("translation", [None, some, lambda _text: ""], ids=["all", "some", "none"])
@pytest.mark.parametrize("markup", CONSTRUCTS.values(), ids=CONSTRUCTS)
def test_each_column_has_the_words_of_its_version(markup, translation):
    original, translated = versions(markup, translation)
    html = beside(original, translated)
    assert column(html, "source") == text_of(original)
    assert column(html, "translation") == text_of(translated)


BLOCKS = st.recursive(
    st.sampled_from(["<p>{}</p>", "<h2>{}</h2>", "<ul><li>{}<li>{}</ul>", "{}", "<p class=plainleaf-part>{}</p>"]),
    lambda inner: st.tuples(
        st.sampled_from(["<div class=warning>{}</div>", "<ol><li>{}</ol>", "<section>{}</section>", "<dl><dt>{{}}<dd>{}</dl>"]),
        st.lists(inner, max_size=4).map("".join),
    ).map(lambda made: made[0].format(made[1])),
    max_leaves=12,
)  # fmt: skip


@given(st.lists(BLOCKS, max_size=5), st.lists(BLOCKS, max_size=5), st.lists(BLOCKS, max_size=5))
def test_whatever_the_shapes_nothing_is_lost_and_nothing_doubled(common, only_left, only_right):
    original, translated = (
        "".join(blocks).replace("{}", f"a {word} ")
        for blocks, word in (([*only_left, *common], "word"), ([*common, *only_right], "Wort"))
    )
    html = beside(original, translated)
    assert column(html, "source") == text_of(original)
    assert column(html, "translation") == text_of(translated)


@pytest.mark.parametrize("seed", range(100))
def test_tag_soup_is_paired_with_itself(seed):
    markup = soup(seed)
    html = beside(markup, markup)
    for side in ("source", "translation"):
        assert column(html, side) == text_of(markup)


def test_every_cell_says_its_language_and_direction():
    html = beside("<h2>Dose</h2><ul><li>One</ul>", "<h2>جرعة</h2><ul><li>واحد</ul>")
    said = [(cell["lang"], cell["dir"]) for cell in html.select(".plainleaf-cell")]
    assert said == [("en", "ltr"), ("ar", "rtl")] * 2


def test_a_heading_and_a_list_are_one_for_both():
    html = beside(
        "<h2 id=a>Dose</h2><ol><li>One<li>Two<ul><li>half</ul></ol>",
        "<h2 id=a>Dosis</h2><ol><li>Eins<li>Zwei<ul><li>halb</ul></ol>",
    )
    assert [heading["id"] for heading in html.select("h2")] == ["a"]
    assert [cell.get_text() for cell in html.select("h2 > span")] == ["Dose", "Dosis"]
    assert (len(html.select("ol")), len(html.select("li"))) == (1, 3)


@pytest.mark.parametrize(
    "markup",
    ["<div class='warning'><p>{}</p></div>", "<p class='warning'>{}</p>", "<ul class='warning'><li>{}</ul>"],
)
def test_a_box_spans_both_columns_with_its_words_in_both(markup):
    html = beside(markup.format("Stop"), markup.format("Halt"))
    (box,) = html.select(".warning")
    assert [cell.get_text() for cell in box.select(".plainleaf-cell")] == ["Stop", "Halt"]


def test_the_word_of_a_box_stands_in_both_languages():
    source = page("<div class='warning'><p>Stop.</p></div>")
    leaflet = make(
        tag="fr", page=filled(source, catalog(source), "fr"), furniture=words("fr", word_warning="Attention")
    )
    html = read(bilingual.render(leaflet, make(page=filled(source)), SIDE_BY_SIDE))
    shown = [word.get_text() for word in html.select(".warning .plainleaf-word")]
    assert shown == ["Warning", "Attention"]


def test_a_table_has_the_whole_width_the_original_first():
    table = "<table><tr><th id=h>{}<td headers=h>5</table>"
    html = beside(table.format("Dose"), table.format("Dosis"), FR)
    assert [table.parent["lang"] for table in html.select(".plainleaf-whole > table")] == ["en", "fr"]
    assert [cell["headers"] for cell in html.select("td")] == [[head["id"]] for head in html.select("th")]
    assert len({head["id"] for head in html.select("th")}) == 2


def test_no_id_stands_twice_and_every_link_finds_its_row():
    markup = (
        '<h2 id="top">{0}</h2><p id="a">{0} <a href="#b">{0}</a></p><ul><li id="b">{0}</li></ul>'
        '<table><tr><td id="c">{0}</td></tr></table><p><a href="#c">{0}</a> <b id="d">{0}</b> <a href="#d">{0}</a></p>'
    )
    html = beside(markup.format("one"), markup.format("un"), FR)
    ids = [tag["id"] for tag in html.select("[id]")]
    assert len(ids) == len(set(ids))
    assert {link["href"][1:] for link in html.select("a")} <= set(ids)
    assert html.select("a[href='#d-fr']")


PICTURE = '<figure><img src="{}" alt="{}"><figcaption>{}</figcaption></figure>'


def test_a_picture_stands_once_with_the_readers_description():
    html = beside(PICTURE.format("a.png", "A cup", "Tea"), PICTURE.format("a.png", "Une tasse", "Thé"), FR)
    (picture,) = html.select("img")
    assert (picture["alt"], picture.parent["lang"]) == ("Une tasse", "fr")
    assert [cell.get_text() for cell in html.select("figcaption > span")] == ["Tea", "Thé"]


def test_a_drawing_stands_once_unless_words_are_drawn_in_it():
    drawing = "<svg role=img><title>{}</title><text>{}</text></svg>"
    assert len(beside(drawing.format("Cup", "5"), drawing.format("Tasse", "5"), FR).select("svg")) == 1
    assert len(beside(drawing.format("Cup", "Tea"), drawing.format("Tasse", "Thé"), FR).select("svg")) == 2


def test_two_pictures_where_each_version_has_its_own():
    html = beside(PICTURE.format("a.png", "A cup", "Tea"), PICTURE.format("fr.png", "Une tasse", "Thé"), FR)
    assert [(picture["src"], picture.parent["lang"]) for picture in html.select("img")] == [
        ("a.png", "en"),
        ("fr.png", "fr"),
    ]


def test_what_fell_back_is_in_its_own_language_in_the_readers_column():
    original, translated = versions("<p>Take two.</p><p data-safety>Never take 7 mg.</p>", lambda _text: "")
    cells = beside(original, translated).select(".plainleaf-translation")
    shown = {cell.get_text(): (cell["lang"], cell["dir"]) for cell in cells}
    assert shown["Never take 7 mg."] == ("en", "ltr")
    line = next(cell for cell in cells if "plainleaf-part" in cell["class"])
    assert (line["lang"], line["dir"]) == ("ar", "rtl")


def test_a_block_of_one_version_leaves_the_other_cell_empty():
    html = beside("<p>One</p><p class='x'>Only here</p>", "<p>Un</p>", FR)
    rows = [[cell.get_text() for cell in row.select(".plainleaf-cell")] for row in html.select(".plainleaf-pair")]
    assert rows == [["One", "Un"], ["Only here", ""]]


def test_notices_speak_to_both():
    overdue = replace(ABOUT, review_due=date(2026, 1, 2))
    french = words("fr", overdue_heading="Révision en retard")
    original = make(metadata=overdue)
    html = read(bilingual.render(make(tag="fr", metadata=overdue, furniture=french), original, SIDE_BY_SIDE))
    heads = [(one.parent["lang"], one.get_text()) for one in html.select(".plainleaf-notices strong")]
    assert heads == [("en", "This leaflet is overdue for review"), ("fr", "Révision en retard")]


def test_both_languages_are_named_above_their_columns_and_at_the_foot():
    html = read(bilingual.render(make(tag="ar"), make(), SIDE_BY_SIDE))
    for names in html.select(".plainleaf-names, .plainleaf-running"):
        assert [(cell["lang"], cell.get_text()) for cell in names.select(".plainleaf-cell")] == [
            ("en", "English"),
            ("ar", "العربية"),
        ]
    feet = [foot.get_text() for foot in html.select(".plainleaf-foot .plainleaf-what")]
    assert "English – Arabic" in feet[0]
    assert "English – العربية" in feet[1]


def test_title_summary_and_text_are_there_in_both_and_the_end_as_in_every_print_file():
    address = "https://example.org/ar/warfarin.html"
    html = read(bilingual.render(make(tag="ar", title="عنوان", address=address), make(), SIDE_BY_SIDE))
    assert len(html.select("h1")) == 1
    assert len(html.select("h1 > .plainleaf-cell, .plainleaf-summary.plainleaf-cell")) == 4
    assert html.html["lang"] == "ar"
    assert html.select_one("svg.code")
    assert html.select_one(".plainleaf-facts")


def test_only_logical_properties():
    sheet = files("pipeline").joinpath("styles/bilingual.css").read_text("utf-8")
    assert "-left" not in sheet
    assert "-right" not in sheet
