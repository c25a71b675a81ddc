"""What importing translations promises: no translator's word is lost, all is for review, and twice is once."""

import re
from dataclasses import replace

import pytest
import regex
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.catalogs import po
from pipeline.catalogs.merge import merge
from pipeline.catalogs.template import new_catalog, template
from pipeline.errors import PlainleafError
from pipeline.importing.translations.align import SURE, align
from pipeline.importing.translations.bringing import Target, bring
from pipeline.importing.translations.codes import fits, mapped
from pipeline.importing.translations.segments import content
from pipeline.importing.translations.units import as_message, words_of
from pipeline.languages import language
from pipeline.sources.html import read
from pipeline.sources.inline import plain, well_formed
from tests.support.pages import whole

EN, FR = language("en"), language("fr")

words = st.lists(
    st.sampled_from("take one tablet at night with water 5 mg 10 ml if you feel ill call us the ward".split()),
    min_size=1,
    max_size=12,
).map(" ".join)
inline = st.tuples(
    words,
    st.sampled_from(["{}", "<strong>{}</strong>", '<a href="tel:111">{}</a>', '<span translate="no">{}</span>']),
    words,
).map(lambda parts: f"{parts[0]} {parts[1].format('so')} {parts[2]}")
block = st.one_of(
    words.map(lambda text: f"<h2>{text}</h2>"),
    inline.map(lambda text: f"<p>{text}.</p>"),
    st.lists(inline, min_size=1, max_size=4).map(lambda items: "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"),
    words.map(lambda text: f'<p><img src="a.png" alt="{text}"></p>'),
)  # fmt: skip
markups = st.lists(block, min_size=3, max_size=12).map("".join)


def page(markup: str, tag: str = "en"):
    return read(whole(f"<h1>A heading</h1>{markup}").encode(), "test", "source/test.html", tag)


def french(source, texts: dict[str, str] | None = None):
    """The catalog of a page, with some texts a translator wrote."""
    made = merge(new_catalog("test", FR, EN, "Tests"), template(source, EN, "Tests"))
    entries = tuple(replace(e, text=(texts or {}).get(e.key.text, ""), raw="") for e in made.entries)
    return po.read(po.write(replace(made, entries=entries)), "fr", "fr.po")


def shouted(markup: str) -> str:
    """Another language: every letter of the words changed, nothing else."""
    swap = str.maketrans("abcdefghijklmnopqrstuvwxyz", "zyxwvutsrqponmlkjihgfedcba")
    return re.sub(
        r"(>|alt=\")([^<\"]+)",
        lambda m: m[1] + m[2].translate(swap).replace("ML", "ml").replace(" nt", " mg").replace(" no", " ml"),
        markup,
    )


def brought(source, catalog, markup: str):
    return bring(b"x", "test.fr.html", Target(EN, FR, "GB", ((source, catalog),)), (lambda: page(markup, "fr"),))


@settings(max_examples=60)
@given(markups)
def test_a_page_beside_itself_aligns_completely(markup):
    ours, theirs = content(page(markup)), content(page(markup, "fr"))
    pairs = {(link.source, link.target) for link in align(ours, theirs).links}
    # Of texts that stand twice in a row either may be meant.
    for number, segment in enumerate(ours):
        assert any(one == number and theirs[other].words == segment.words for one, other in pairs)


@settings(max_examples=60)
@given(markups, st.data())
def test_no_text_of_a_translator_changes_and_all_else_is_for_review(markup, data):
    source = page(markup)
    keys = [message.key.text for message in source.messages]
    mine = data.draw(st.dictionaries(st.sampled_from(keys), st.sampled_from(["À moi", "Le mien"]), max_size=4))
    catalog = french(source, mine)
    try:
        found = brought(source, catalog, shouted(markup))
    except PlainleafError:
        return
    after = po.read(found.catalogs["test"], "fr", "fr.po")
    raw = {entry.key: entry.raw.strip() for entry in after.entries}
    for entry in catalog.entries:
        if entry.text:
            assert raw[entry.key] == entry.raw.strip()
    for entry in after.entries:
        assert entry.text in mine.values() or not entry.text or entry.fuzzy
    assert brought(source, after, shouted(markup)).catalogs["test"] == found.catalogs["test"]


@settings(max_examples=40)
@given(markups)
def test_every_word_of_the_other_page_is_in_the_catalog_or_in_the_report(markup):
    source, other = page(markup), shouted(markup)
    try:
        found = brought(source, french(source), other)
    except PlainleafError:
        return
    after = po.read(found.catalogs["test"], "fr", "fr.po")
    texts = {words_of(entry.text) for entry in after.entries}
    told = " ".join(one.words for one in found.told)
    # A text that stands twice in the source is translated once; another translation of it is told.
    for segment in content(page(other, "fr")):
        assert segment.words in texts or segment.words in told


pieces = st.sampled_from(
    [
        "a",
        "b",
        "5",
        " ",
        "<",
        ">",
        "/",
        "&",
        "=",
        "<b>",
        "</b>",
        "<a1>",
        "</a1>",
        '<a href="x">',
        "</a>",
        "<br/>",
        "&lt;",
    ]
)


@settings(max_examples=300)
@given(st.lists(pieces, max_size=20))
def test_any_text_becomes_a_message_without_losing_a_word(found):
    text = "".join(found)
    message = as_message(text)
    assert well_formed(message)
    # “< 5>” and the like are no tags, as “<a5>” is: a number never goes.
    assert plain(message).count("5") >= regex.sub(r"</?[ab]\w*[^<>]*>", "", text).count("5")


@settings(max_examples=200)
@given(
    st.lists(st.sampled_from(["oui", "non ", "<g1>ici</g1>", "<g2>là</g2>", "<x3/>", "111"]), max_size=6).map("".join),
    st.sampled_from(
        ["Here", "<a1>Here</a1>", "<strong>Yes</strong> <a1>111</a1>", "<img1/> there", "<keep1>111</keep1>"]
    ),
)
def test_mapping_tags_keeps_every_word_in_its_order(target, msgid):
    found = mapped(target, "<g1>here</g1> <g2>there</g2> <x3/>", msgid)
    assert plain(found.text) == plain(target)
    assert well_formed(found.text)
    assert fits(found.text, msgid, ((),)) or found.note


@pytest.mark.parametrize("tail", ["po", "xlf", "tmx", "csv", "html"])
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200))
def test_any_bytes_end_in_units_or_in_a_clear_error(tail, junk):
    source = page("<p>Take one tablet.</p>")
    ways = (lambda: page("<p>x</p>", "fr"),)
    try:
        bring(junk, f"a.{tail}", Target(EN, FR, "GB", ((source, french(source)),)), ways)
    except PlainleafError as error:
        where = error.where
    else:
        where = "a."
    assert where.startswith("a.")


def test_sure_links_never_cross_within_a_section():
    source = page("".join(f"<p>Take {n} tablets at night.</p>" for n in range(2, 9)))
    other = page("".join(f"<p>Prenez {n} comprimés le soir.</p>" for n in (2, 3, 5, 4, 6, 7, 8)), "fr")
    links = [link for link in align(content(source), content(other)).links if link.sure >= SURE]
    assert sorted(links, key=lambda link: link.source) == sorted(links, key=lambda link: link.target)
