"""No word of a web page is lost, whatever its markup; broken, deep and strange pages become drafts as well."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.importing import web
from pipeline.importing.account import account, page_words
from pipeline.importing.page import page
from pipeline.sources.html import read as read_page

WORDS = st.sampled_from(
    "Take 5 mg once a day Call 999 if blood clot أخبر 检查 warfarin it’s Print Warning: • - 1. Related".split()
)
TEXT = st.lists(WORDS, min_size=1, max_size=9).map(" ".join)
INLINE_TAGS = st.sampled_from(
    ["b", "i", "em", "span", "a href='/x'", "a href='#y'", "a name=y", "sup", "font color=red", "span style='font-weight:700'",
     "span class=visually-hidden", "button", "span hidden", "abbr title='a b'", "time datetime=2024-01-01", "o:p", "label",
     "span lang=fr dir=rtl", "q", "u", "del"]
)  # fmt: skip
BLOCK_TAGS = st.sampled_from(
    ["div", "p", "section", "article", "main", "aside", "header", "footer", "nav", "h1", "h2", "h4", "ul", "ol", "ol start=4", "li",
     "li value=7", "dl", "dt", "dd", "table", "tr", "td", "th", "td colspan=2", "caption", "figure", "figcaption", "blockquote",
     "pre", "details", "summary", "form", "div class=warning", "div class='related links'", "div hidden", "div id=y",
     "div class=accordion-panel hidden", "div class=breadcrumb", "p class=MsoListParagraph style='mso-list:l0 level2 lfo1'",
     "p style='mso-list:l0 level1 lfo1'", "ul class='lst-kix_a-1'", "p class=title", "address", "center", "fieldset", "legend",
     "div role=navigation", "table role=presentation", "iframe src=x", "noscript", "button", "option", "dialog", "div lang=cy",
     "li role=tab aria-controls=y", "ul role=tablist", "div id=y role=tabpanel hidden", "div role=button aria-expanded=false",
     "div class=toggle-header", "ul class=tabs-heading", "div class=tab-pane", "div class=entry-meta", "div class=callout1"]
)  # fmt: skip
VOID = st.sampled_from(
    ["<br>", "<br><br>", "<hr>", "<img src=a.png alt='a picture'>", "<img>", "<input value=x>", "<!-- no -->", "<script>not a word</script>",
     "<style>p{}</style>", "&nbsp;", "&nbsp; ", " ", "<svg><title>drawn</title><text>in</text></svg>", "<wbr>", "</div>", "</p>", "<td>", "<math><mi>x</mi></math>"]
)  # fmt: skip


def wrapped(tags):
    def wrap(inside):
        return st.tuples(tags, st.lists(inside, min_size=1, max_size=4).map("".join)).map(marked)

    return wrap


def marked(pair):
    tag, inside = pair
    element = f"<{tag}>{inside}</{tag.split()[0]}>"
    # What may be left out stands in no word: half a word cannot be left out and told. A plain space alone
    # would stay in a table whose text a browser takes out.
    return f" &nbsp;{element} &nbsp;" if tag.startswith(("span", "a ", "button", "label")) else element


LINE = st.recursive(st.one_of(TEXT, VOID), wrapped(INLINE_TAGS), max_leaves=6)
BODY = st.lists(st.recursive(LINE, wrapped(BLOCK_TAGS), max_leaves=14), min_size=1, max_size=5).map(" ".join)
HEAD = st.sampled_from(
    [
        "",
        "<title>Warfarin | A hospital</title>",
        "<html lang=ar dir=rtl>",
        "<meta name=generator content='Microsoft Word 15'>",
    ]
)


def holds(html, whole):
    draft = web.draft_of(html, "a.html", whole=whole)
    made = page(draft, "No title", "en")
    body_title = bool(draft.title) and not any(one.kind == "title" and "browser" in one.why for one in draft.told)
    found = account(page_words(html.encode()), page_words(made, title=body_title), draft.told)
    return draft, made, found


@given(HEAD, BODY, st.booleans())
@settings(deadline=None, max_examples=300)
@example("", "<ol><li>one</li><li></li><li><div hidden>two</div></li><li>three</li></ol>", False)
@example(
    "<meta name=generator content='Microsoft Word 15'>",
    "<blockquote>one<p class=title>two</p></blockquote> three",
    False,
)
@example(
    "",
    "Take 5 mg <ul role=tablist><li role=tab aria-controls=y>Take<li role=tab aria-controls=z>5 mg</ul><div id=y>mg 5 Take</div><div id=z><p>5 mg</div>",
    False,
)
@example("", "<ul role=tablist><li><a href='#a'>Before</a></li></ul><div id=a role=tabpanel hidden>Eat</div>", False)
@example("", "<div>Take<b>Take Take warfarin</b></div> <form>Take Take</form>", False)
@example("", "<aside><div>Take Take Take Take<div>Take Take Take Take</div></div>Take<b>Take</b></aside>", False)
@example("", "<h2><ol><li>Take</li><li><br></li></ol></h2>", False)
@example(
    "",
    "<b>Take</b> <h1>5 Take Take<div>• <span hidden>Take</span></div>x</h1> <h1>5 Take Take <span hidden>Take</span> • x</h1>",
    False,
)
@example("", "Take <dl>Take<div>Take</div></dl>", False)
@example("", "<details><summary><ol><li></li></ol></summary>Take</details>", False)
def test_every_word_of_a_web_page_is_in_the_page_or_told(head, body, whole):
    draft, made, found = holds(f"<!DOCTYPE html>{head}<body>{body}", whole)
    assert not found.lost, (found, made.decode(), draft.told)
    assert not found.added, (found, made.decode(), draft.told)
    if not any(one.kind == "text above the title" for one in draft.told):
        assert found.holds, (found, made.decode(), draft.told)


@given(BODY)
@settings(deadline=None)
def test_what_comes_out_can_be_read_as_a_page_of_ours(body):
    made = page(web.draft_of(body, "a.html", whole=False), "No title", "en")
    assert not [one for one in read_page(made, "p", "source/p.html", "en").findings if one.severity == "error"]


@given(st.text(max_size=200))
@settings(deadline=None)
def test_any_text_is_a_page(text):
    web.draft_of(text, "a.html", whole=False)


@pytest.mark.parametrize(
    "tag", ["div", "b", "ul><li", "blockquote", "table><tr><td", "span", "font", "section", "dl><dd", "a"]
)
def test_elements_as_deep_as_browsers_make_them(tag):
    _, _, found = holds(f"<{tag}>" * 600 + "deep words", whole=False)
    assert not found.lost
