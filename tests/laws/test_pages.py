"""Laws of reading and filling a page."""

import re
from html import escape

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.languages import language
from pipeline.model import Severity, State, Value
from pipeline.sources.inline import tag_names
from pipeline.translate import fill
from tests.support.constructs import constructs
from tests.support.pages import EN, catalog, filled, joined, page, tree

CONSTRUCTS = {construct.name: construct for construct in constructs()}
MARKUP = {name: construct.html for name, construct in CONSTRUCTS.items()}


@pytest.mark.parametrize("construct", CONSTRUCTS.values(), ids=CONSTRUCTS)
def test_no_text_is_lost_and_none_invented(construct):
    found = page(construct.html).messages[1:]
    assert tuple(f"{m.key.context}|{m.key.text}" if m.key.context else m.key.text for m in found) == construct.messages


@pytest.mark.parametrize("construct", CONSTRUCTS.values(), ids=CONSTRUCTS)
def test_identity_gives_the_page_back(construct):
    source = page(construct.html)
    assert tree(joined(filled(source))) == tree(construct.html)
    translated = filled(source, catalog(source))
    # A translation that repeats its source is worth a warning, but shown.
    assert not [found for found in translated.findings if found.severity is Severity.ERROR]
    assert construct.relabelled or tree(joined(translated)) == tree(construct.html)


@pytest.mark.parametrize("markup", MARKUP.values(), ids=MARKUP)
def test_wrapping_the_source_differently_changes_no_msgid(markup):
    if "<pre" in markup or "<textarea" in markup or "<script" in markup:
        wrapped = markup
    else:
        wrapped = re.sub(r"(?<=[a-z.,]) (?=[a-z])(?![^<]*>)", "\n        ", markup)
    assert [m.key for m in page(wrapped).messages] == [m.key for m in page(markup).messages]


TEXT = st.text(alphabet="ab é&<>\"'\u00a0\u200f5 \n", max_size=12).map(
    lambda text: text.replace("&", "&amp;").replace("<", "&lt;")
)
INLINE = st.sampled_from(["b", "em", 'a href="x"', 'span class="y"', 'abbr title="long form"', 'i lang="fr"'])


def element(names, content):
    return st.tuples(names, content).map(lambda pair: f"<{pair[0]}>{pair[1]}</{pair[0].split()[0]}>")


PHRASE = st.recursive(
    TEXT | st.sampled_from(["<br>", '<img src="assets/i.png" alt="picture of it">', "<wbr>"]),
    lambda inner: st.lists(element(INLINE, inner) | inner, max_size=3).map("".join),
    max_leaves=6,
)
BLOCKS = st.recursive(
    element(st.sampled_from(["p", "h2", "div", 'p class="z"', "pre"]), PHRASE),
    lambda inner: st.lists(
        inner
        | element(st.sampled_from(["div", "section", "blockquote"]), st.lists(inner | PHRASE, max_size=3).map("".join))
        | element(
            st.just("ul"), st.lists(element(st.just("li"), PHRASE | st.tuples(PHRASE, inner).map("".join)), max_size=3).map("".join)
        ),
        max_size=3,
    ).map("".join),
    max_leaves=8,
)  # fmt: skip


def no_nested_links(markup: str) -> bool:
    depth = 0
    for tag in re.findall(r"<(/?)a\b", markup):
        depth += -1 if tag else 1
        if depth > 1:
            return False
    return True


@given(BLOCKS.filter(no_nested_links))
@settings(max_examples=150, deadline=None)
def test_identity_holds_on_any_page(markup):
    source = page(markup)
    assert tree(joined(filled(source))) == tree(markup)
    assert tree(joined(filled(source, catalog(source)))) == tree(markup)


@pytest.mark.exhaustive
@given(BLOCKS.filter(no_nested_links))
@settings(max_examples=4000, deadline=None)
def test_identity_holds_on_many_pages(markup):
    source = page(markup)
    assert tree(joined(filled(source, catalog(source)))) == tree(markup)


def tags_of(node):
    name, attributes, children = node
    yield name, attributes
    for child in children:
        if not isinstance(child, str):
            yield from tags_of(child)


SOURCE = '<p>Call <a1 href="tel:111">now</a1> or <a href="https://example.org/x" class="c">read</a> <b>this</b>.</p>'.replace(
    "a1", "a"
)
HOSTILE = st.lists(
    st.sampled_from([
        "<script>x()</script>", '<a1 onclick="x">', "<a1>", "</a1>", "<a2>", "</a2>", "<b>", "</b>", "<img src=x>", "text",
        "&lt;script&gt;", "javascript:x", '" onload="x', "<a3>", "<b/>", "<!-- x -->", "&", "<", "\u202e", "\x07",
    ]),
    max_size=8,
).map("".join)  # fmt: skip


@given(HOSTILE)
@settings(max_examples=300, deadline=None)
def test_no_msgstr_adds_a_tag_an_attribute_or_an_address(hostile):
    source = page(SOURCE)
    translated = filled(source, catalog(source, translation=lambda text: hostile))
    allowed = set(tags_of(tree(joined(filled(source)))))
    marks = (("dir", "ltr"), ("lang", "en"))
    for name, attributes in tags_of(tree(joined(translated))):
        rest = tuple(pair for pair in attributes if pair not in marks)
        assert (name, rest) in allowed or (name == "span" and not rest)


@pytest.mark.parametrize("fuzzy", [True, False])
def test_what_is_not_current_falls_back_with_its_language(fuzzy):
    from dataclasses import replace

    source = page('<p>Take one tablet.</p><div>Mixed <p>in</p></div><img src="assets/a.png" alt="A pill">')
    found = catalog(source, "ar", lambda text: "كلام")
    changed = tuple(
        replace(e, fuzzy=fuzzy, text=e.text if fuzzy else "") if e.key.text in ("Take one tablet.", "Mixed") else e
        for e in found.entries
    )
    translated = filled(source, replace(found, entries=changed), "ar")
    content = joined(translated)
    assert '<p lang="en" dir="ltr">Take one tablet.</p>' in content
    assert '<span lang="en" dir="ltr">Mixed</span>' in content
    assert "<p>كلام</p>" in content
    assert (translated.fuzzy, translated.missing) == ((2, 0) if fuzzy else (0, 2))
    assert translated.fallback == 2


def test_a_kept_part_still_finds_its_local_files():
    from pipeline.model import SlotKind

    source = page(
        '<figure translate="no"><img src="assets/a.png" alt="A"></figure><p>Take <b translate="no"><img src="assets/b.png" alt="B"> x</b> now.</p>'
    )
    assert [slot.target for slot in source.slots if slot.kind is SlotKind.FILE] == ["assets/a.png", "assets/b.png"]
    assert source.files == ("assets/a.png", "assets/b.png")


def test_the_page_in_a_frame_says_its_language_and_what_fell_back_in_it():
    source = page("""<iframe srcdoc="<h2>Week one</h2><p>Take <b>one</b> a &quot;day&quot;</p>"></iframe>""")
    found = catalog(source, "ar", lambda text: "الأسبوع الأول" if text.startswith("Week") else "")
    frame = BeautifulSoup(joined(filled(source, found, "ar")), "html.parser").iframe
    assert frame["srcdoc"] == (
        '<html lang="ar" dir="rtl"><h2>الأسبوع الأول</h2><p lang="en" dir="ltr">Take <b>one</b> a "day"</p>'
    )


def framed(document: str, locale: str = "", words: str = "", **values: str) -> str:
    """What a frame with this page holds in a language; in the source language without one."""
    source = page(f'<iframe srcdoc="{escape(document)}"></iframe>')
    found = catalog(source, locale, lambda text: words or text) if locale else None
    local = {key: Value(text, EN) for key, text in values.items()}
    translated = fill(source, found, language(locale or "en"), EN, values=local)
    return BeautifulSoup(joined(translated), "html.parser").iframe["srcdoc"]


SPEAKING = {
    "<html lang='en-GB' dir='ltr' class='a'><body><p>Rest</p>": '<html class="a" lang="ar" dir="rtl"><p>راحة</p></html>',
    "<body lang='en' dir='ltr' id='b'><p>Rest</p>": '<html lang="ar" dir="rtl"><body id="b"><p>راحة</p></body>',
    "<html lang='de'><body translate='yes'>Rest": '<html lang="de"><body translate="yes" lang="ar" dir="rtl">راحة</body></html>',
    "<!-- note --><p>Rest</p>": '<!-- note --><html lang="ar" dir="rtl"><p>راحة</p>',
    "<html lang='de'><p>Ruhe</p><p translate='yes'>Rest</p>": '<html lang="de"><p>Ruhe</p><p translate="yes">راحة</p></html>',
}


@pytest.mark.parametrize(("document", "shown"), SPEAKING.items())
def test_one_tag_of_the_page_in_a_frame_says_the_language_of_its_words(document, shown):
    assert framed(document, "ar", "راحة") == shown


@pytest.mark.parametrize(
    "document",
    [
        "<body translate='no'>Do not touch</body>",
        "<body class='notranslate'>Do not touch",
        "<html lang='de'><p>Nicht anfassen</p>",
        "<body lang=de>Nicht anfassen <img alt='Nein' src='x.png'>",
    ],
)
def test_the_page_in_a_frame_may_be_kept(document):
    assert page(f'<iframe srcdoc="{escape(document)}"></iframe>').messages[1:] == ()
    assert framed(document, "ar", "كلام") == document


def test_a_kept_frame_still_finds_its_local_files_and_values():
    document = "<p>See <img src='assets/a.png'> or <b data-local=ward>Ward 5</b></p>"
    source = page(f'<iframe translate="no" srcdoc="{document}"></iframe><iframe srcdoc="{document}"></iframe>')
    assert source.files == ("assets/a.png",)
    assert [local.key for local in source.locals] == ["ward", "ward"]
    assert "Ward 6" in framed(f"<body translate=no>{document}", ward="Ward 6")


NESTED = """<p>Call <b data-local='ward'>Ward  5</b></p><iframe srcdoc='<p title=Rest>Rest'></iframe><a data-local=phone href='tel:111'>111</a>"""


@pytest.mark.parametrize("locale", ["", "fr", "ar"])
def test_a_frame_in_which_nothing_changes_stays_as_it_was_written(locale):
    assert framed(NESTED, locale) == NESTED
    assert framed(NESTED, locale, ward="Ward 5", phone="111") == NESTED


def test_a_frame_with_another_local_value_shows_it():
    assert "Ward 6" in framed(NESTED, ward="Ward 6")
    shown = framed(f"<html lang=en-GB>{NESTED}", phone="222")
    assert shown.startswith('<html lang="en-GB" dir="ltr">')
    assert 'href="tel:222"' in shown


WORDLESS = [
    "",
    " <!-- words --> ",
    "<style>p { color: red }</style><script>let a</script>",
    "<frameset><frame src='x.html'><noframes>Words</noframes></frameset>",
    "<img src='x.png' alt=''>",
    "<iframe srcdoc='&nbsp;'></iframe>",
]
WORDED = [
    "Words",
    "<p translate='no'>Words</p>",
    "<html lang='de'><p>Worte</p>",
    "<img src='x.png' alt='Words'>",
    "<b data-local='ward'></b>",
    "<iframe srcdoc='Words'></iframe>",
]


@pytest.mark.parametrize("document", [*WORDLESS, *WORDED])
def test_an_author_is_warned_of_words_in_a_frame_and_of_no_other_frame(document):
    found = page(f'<iframe srcdoc="{escape(document)}"></iframe>').findings
    assert [finding.check for finding in found if finding.check == "frame"] == ["frame"] * (document in WORDED)


def test_a_button_in_a_sentence_that_fell_back_says_its_language():
    source = page("<p>Press <button>Go on</button> when you are ready.</p>")
    found = catalog(source, "fr", lambda text: text if "<button1/>" in text else "")
    assert '<button lang="en" dir="ltr">Go on</button>' in joined(filled(source, found))


def test_links_are_no_part_of_a_msgid():
    one, other = page('<p>See <a href="a">this</a>.</p>'), page('<p>See <a href="b">this</a>.</p>')
    assert [m.key for m in one.messages] == [m.key for m in other.messages]
    assert one.messages[1].tags != other.messages[1].tags


def test_every_tag_of_a_msgid_is_well_formed_xml():
    from xml.etree import ElementTree as ET

    for markup in MARKUP.values():
        for message in page(markup).messages:
            ET.fromstring(f"<m>{message.key.text}</m>")
            assert all(re.fullmatch(r"[A-Za-z][\w.-]*", name) for name in tag_names(message.key.text))


def test_states_tell_where_words_come_from():
    source = page("<p>One</p>")
    assert filled(source).slots[0].state is State.SOURCE
    assert filled(source, catalog(source)).slots[0].state is State.TRANSLATED
