"""What is mended in pages that had marks: through the HTML that a draft becomes."""

from pipeline.importing.draft import Draft, Element, Fate
from pipeline.importing.mending import mend, with_missing
from pipeline.importing.page import markup


def p(*children):
    return Element("p", (), children)


def h2(text):
    return Element("h2", (), (text,))


def ul(*items):
    return Element("ul", (), tuple(Element("li", (), (item,)) for item in items))


def mended(*blocks):
    draft = mend(Draft(title="T", blocks=blocks))
    return draft, [markup(block) for block in draft.blocks]


def test_dates_become_metadata_also_inside_a_box():
    box = Element("div", (), (p("Last reviewed:"), p("12 March 2023"), p("Next review due: 12 March 2026")))
    draft, blocks = mended(p("Text."), box, p("This page is overdue for review."))
    assert draft.metadata == (("leaflet:reviewed", "2023-03-12"), ("leaflet:review-due", "2026-03-12"))
    assert blocks == ["<p>Text.</p>"]
    assert "".join(one.words for one in draft.told).count("review") == 3


def test_a_notice_without_a_date_stays_and_is_told():
    draft, blocks = mended(p("This page is overdue for review."))
    assert blocks == ["<p>This page is overdue for review.</p>"]
    assert [one.fate for one in draft.told] == [Fate.UNSURE]


def test_dates_that_differ_stay_and_are_told():
    draft, blocks = mended(p("Last reviewed: 1 May 2020"), p("Last reviewed: 2 May 2020"))
    assert dict(draft.metadata) == {"leaflet:reviewed": "2020-05-01"}
    assert blocks == ["<p>Last reviewed: 2 May 2020</p>"]


def test_a_list_of_links_to_other_pages_goes_with_its_heading():
    _draft, blocks = mended(
        p("Text."), h2("Related links"), ul("X-ray", "MRI scan"), h2("Your rights"), p("You can say no.")
    )
    assert blocks == ["<p>Text.</p>", "<h2>Your rights</h2>", "<p>You can say no.</p>"]


def test_signs_and_bold_that_stand_for_marks():
    bold = Element("strong", (), ("Before the scan",))
    _draft, blocks = mended(
        p(bold), p("Do not eat."), p("• one ", Element("em", (), ("thing",))), p("• two"), p("3. c"), p("4. d")
    )
    assert blocks == [
        "<h2>Before the scan</h2>", "<p>Do not eat.</p>",
        "<ul>\n<li>one <em>thing</em></li>\n<li>two</li>\n</ul>",
        '<ol start="3">\n<li>c</li>\n<li>d</li>\n</ol>',
    ]  # fmt: skip


def test_references_are_marked():
    _draft, blocks = mended(h2("References"), ul("A Sample. A book. 2020", "B Sample. A paper. 2021"))
    assert blocks[1].startswith('<ul class="references">\n<li translate="no">A Sample.')


def test_what_the_author_must_supply_is_told_once():
    draft = with_missing(with_missing(Draft(), "x"), "x")
    assert [one.kind for one in draft.told] == ["title", "description", "review dates"]
