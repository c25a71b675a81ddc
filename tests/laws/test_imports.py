"""No word of a text is lost, whatever the text; the same bytes give the same page; nothing else is ever raised."""

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import PlainleafError
from pipeline.importing.account import account, page_words, text_words
from pipeline.importing.draft import Draft, Element
from pipeline.importing.leaves import standing
from pipeline.importing.page import page
from pipeline.importing.reading import read
from pipeline.importing.text import draft_of, title_from
from pipeline.importing.update import SafetyBlockLost, updated
from pipeline.sources.html import read as read_page

WORDS = st.sampled_from(
    "Take the tablet with water scan blood 5 mg 0.5 Call 999 doctor and if you feel sick, it’s Été كشف 检查 (rare) "
    "x-ray: www.example.org a@example.org 01632 960 123 2021 Smith J, – i o A".split(" ")
)
PHRASE = st.lists(WORDS, min_size=1, max_size=14).map(" ".join)
SENTENCE = PHRASE.map(lambda text: f"{text}.")
SIGN = st.sampled_from(
    ["• ", "- ", "* ", "– ", "1. ", "2. ", "3) ", "(a) ", "b) ", "(iv) ", "o\t", "◦ ", "\u2022\t", "١. "]
)
ITEM = st.tuples(st.sampled_from(["", "  ", "\t", "    "]), SIGN, PHRASE).map("".join)
PART = st.one_of(
    PHRASE,
    SENTENCE,
    st.lists(SENTENCE, min_size=1, max_size=4).map(" ".join),
    st.lists(ITEM, min_size=1, max_size=5).map("\n".join),
    st.lists(PHRASE, min_size=1, max_size=5).map("\n".join),
    PHRASE.map(lambda text: f"{text}:"),
    st.sampled_from([
        "References\nA Sample\nA book\nA Press, 2020\nB Sample\nAnother book\nB Press, 2021",
        "References\n\n1. One, 2020\n3. Three, 2021\nonline",
        "Related links\nMRI scan\nX-ray",
        "Last reviewed:\n12 March 2023",
        "Next review due: 12 March 2026",
        "Last reviewed: 1 May 2020",
        "This page is overdue for review. We will update it soon.",
        "Home > Tests > Scan", "Print this page", "-----", "Subject: hello\nFrom: me", "> quoted\n> more", "",
    ]),
)  # fmt: skip
GAP = st.sampled_from(["\n", "\n\n", "\n\n\n", "\r\n", "\r", "\r\n\r\n", "\n \u00a0\n"])
TEXT = st.lists(st.tuples(PART, GAP).map("".join), min_size=1, max_size=10).map("".join)


def imported(text):
    draft = draft_of(text)
    return draft, page(draft, title_from("a-file.txt"), "en")


@given(TEXT)
@settings(deadline=None)
def test_every_word_is_in_the_page_or_told_in_its_order(text):
    draft, made = imported(text)
    found = account(text_words(text), page_words(made, title=bool(draft.title)), draft.told)
    assert found.holds, (found, made.decode())


@given(TEXT)
@settings(deadline=None)
def test_the_same_text_gives_the_same_page_and_one_that_can_be_read(text):
    draft, made = imported(text)
    assert imported(text) == (draft, made)
    assert not read_page(made, "p", "source/p.html", "en").findings


def outcome(content):
    try:
        return read(content, "a-file.txt")
    except PlainleafError as error:
        return error


@given(st.one_of(st.binary(max_size=300), st.text(max_size=200).map(lambda t: t.encode("utf-16"))))
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_a_text_or_a_clear_error(content):
    found = outcome(content)
    assert isinstance(found, Draft) or (found.where and found.fix)


OLD = b"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>T</title><meta name="leaflet:id" content="1"></head>
<body><main>
<h1>T</h1>
<p data-i18n-note="n">Take <strong>5&nbsp;mg</strong> once a day.</p>
<!-- TRANSLATORS: c -->
<ul class="k"><li>one and two<li data-i18n-note="m">three <a href="tel:111">111</a></ul>
<div data-safety><p>Never take two.</p></div>
<table><tr><th>A<td>b &amp; c</table>
<img src="x.png" alt="">
</main></body></html>
"""


def as_draft(texts, title="T"):
    return Draft(title=title, blocks=tuple(Element("p", (), (text,)) for text in texts))


def texts_of(content):
    return [" ".join(leaf.words) for leaf in standing(content, "p").leaves]


def test_the_same_words_leave_the_page_as_it_is():
    assert updated(OLD, "p", as_draft(texts_of(OLD)[1:])).content == OLD


@given(st.data())
@settings(deadline=None)
def test_an_update_gives_the_new_words_and_the_old_markup(data):
    texts = texts_of(OLD)[1:]
    new = []
    for text in texts:
        words = text.split()
        for _ in range(data.draw(st.integers(0, 2))):
            at = data.draw(st.integers(0, len(words)))
            change = data.draw(st.sampled_from(["in", "out", "other"]))
            if change == "in":
                words.insert(at, data.draw(st.sampled_from(["new", "a<b", "5", "&"])))
            elif len(words) > 1 and at < len(words):
                words[at : at + 1] = [] if change == "out" else ["else."]
        new += [] if data.draw(st.integers(0, 9)) == 0 else [" ".join(words)]
        new += ["Quite another sentence."] if data.draw(st.integers(0, 9)) == 0 else []
    draft = as_draft(new)
    try:
        made = updated(OLD, "p", draft).content
    except SafetyBlockLost:
        return
    found = [word for text in texts_of(made)[1:] for word in text.split()]
    assert found == [word for text in new for word in text.split()]
    for kept in (
        b'<meta name="leaflet:id" content="1">',
        b"<!-- TRANSLATORS: c -->",
        b"data-safety",
        b'<img src="x.png" alt="">',
    ):
        assert kept in made
    assert updated(made, "p", draft).content == made
