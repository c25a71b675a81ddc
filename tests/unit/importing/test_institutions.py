"""What the pages of health institutions write round and into their text, and what becomes of it."""

import pytest

from pipeline.importing import web
from pipeline.importing.draft import Fate
from pipeline.importing.mending import mend
from pipeline.importing.page import markup


def draft_of(body, head=""):
    html = f"<!DOCTYPE html><html lang=en><head>{head}</head><body><main><h1>Gout</h1>{body}</main></body></html>"
    return web.draft_of(html, "a.html", whole=False)


def blocks(body, head=""):
    return "".join(markup(block) for block in draft_of(body, head).blocks).replace("\n", "")


def dropped(body):
    return [(one.kind, one.words) for one in draft_of(body).told if one.fate is Fate.DROPPED]


@pytest.mark.parametrize(
    ("written", "box"),
    [
        ('<div class="x-care-card x-care-card--non-urgent">', "note"),
        ('<div class="x-care-card x-care-card--urgent">', "urgent"),
        ('<div class="x-care-card x-care-card--routine">', "note"),
        ('<div class="rteCallout1">', "note"),
        ('<div class="notice" role=note aria-label=Warning>', "warning"),
        ("<div role=note aria-label=Warning>", "warning"),
        ('<section id="warning-signs">', ""),
        ('<div class="panel">', ""),
    ],
)  # fmt: skip
def test_a_box_is_of_the_kind_that_its_class_or_its_label_says(written, box):
    made = blocks(f"{written}<p>See a GP.")
    assert made.startswith(f'<div class="{box}"' if box else "<p>")


@pytest.mark.parametrize(
    ("words", "box"),
    [
        ("Call 999 if you cannot breathe.", "emergency"),
        ("Warning: keep it cold.", "warning"),
        ("Emergency contraception is free.", ""),
        ("Importantly, it helps.", ""),
    ],
)
def test_a_panel_is_a_box_if_its_first_words_say_so(words, box):
    assert blocks(f"<div class=panel><p>{words}").startswith(f'<div class="{box}"' if box else "<p>")


@pytest.mark.parametrize(
    ("part", "kind"),
    [
        ("<div class=entry-meta>Posted by A. Nurse</div>", "lines about the page"),
        ("<div class=x-article-history><h2>Article history</h2><p>First published.</p></div>", "history of the page"),
        ("<div class=AuthorCard_a1><h4>About the author</h4><p>A nurse.</p></div>", "lines about the author"),
        ("<div class=reuse-policy><p>Ask us before you copy this.</p></div>", "terms of use"),
        ("<div class=cmp-teaser><h2><a href=/ct>CT scan</a></h2><p>Read on.</p></div>", "related links"),
    ],
)
def test_what_a_page_says_about_itself_is_told_and_left_out(part, kind):
    assert [found for found, _ in dropped(f"<p>Text.</p>{part}")] == [kind]


@pytest.mark.parametrize(
    ("head", "body", "name", "date"),
    [
        ("<meta property='x:last_reviewed' content='May 8, 2024'>", "", "leaflet:reviewed", "2024-05-08"),
        ("<meta name='site:first-published-at' content='2023-06-14T10:00Z'>", "", "leaflet:published", "2023-06-14"),
        ("", "<dl class=x-metadata><dt>Published</dt><dd>14 June 2023</dd></dl>", "leaflet:published", "2023-06-14"),
        ("", "<ul class=document-dates><li><b>Reviewed:</b> <time>29 November 2023</time></ul>", "leaflet:reviewed", "2023-11-29"),
        ("", "<div class=ArticleHistory><ul><li><p>Next review due: 26 Jun 2028</p></ul></div>", "leaflet:review-due", "2028-06-26"),
        ("", "<div class=entry-meta>Posted on 1 March 2022</div>", "leaflet:published", "2022-03-01"),
    ],
)  # fmt: skip
def test_dates_that_a_page_gives_about_itself_are_its_metadata(head, body, name, date):
    assert dict(draft_of(f"<p>Text.</p>{body}", head).metadata)[name] == date


@pytest.mark.parametrize(
    "listed",
    [
        "<h2>Contents</h2><ul><li><a href=#a>Signs</a><li><a href=#b>Care</a></ul>",
        "<div class=toc><ul><li><a href=#a>Signs</a><li><a href=#b>Care</a></ul></div>",
        "<details><summary>In this article:</summary><ul><li><a href=#a>Signs</a><li><a href=#b>Care</a></ul></details>",
        "<p>On this page</p><ol><li><span aria-hidden=true>—</span><a href=#a>Signs</a><li><a href=#b>Care</a></ol>",
        "<h2>Chapters</h2><ul><li><a href=#a>Signs</a><li><a href=#b>Care</a></ul>",
    ],
)  # fmt: skip
def test_a_list_of_contents_goes_with_its_heading(listed):
    made = draft_of(f"<p>Text.</p>{listed}<h2 id=a>Signs</h2><p>One.</p><h2 id=b>Care</h2><p>Two.</p>")
    assert [markup(block).strip() for block in made.blocks if block.tag == "h2"] == [
        "<h2>Signs</h2>",
        "<h2>Care</h2>",
    ]
    assert not any(block.tag in ("ul", "ol", "details") for block in made.blocks)
    assert {kind for kind, _ in dropped(f"<p>Text.</p>{listed}<h2 id=a>Signs</h2><h2 id=b>Care</h2>")} >= {
        "list of contents"
    }


@pytest.mark.parametrize(
    "text",
    [
        "<ul><li><a href=#a>Signs</a> of gout<li><a href=#b>Care</a></ul>",
        "<ul><li><a href=#a>Signs</a><li><a href=/b>Care</a></ul>",
        "<p>See <a href=#a>Signs</a> and <a href=#b>Care</a>.</p>",
    ],
)
def test_links_in_the_text_stay(text):
    assert 'href="#a"' in blocks(f"{text}<h2 id=a>Signs</h2><p>One.</p><h2 id=b>Care</h2><p>Two.</p>")


def test_an_image_in_a_link_to_enlarge_it_stays():
    assert (
        blocks("<p><a href='javascript:void(0)'><span>Enlarge image</span><img src=/a.png alt=Foot></a></p>")
        == '<p><img src="/a.png" alt="Foot"></p>'
    )


@pytest.mark.parametrize(
    "opener",
    [
        "<div role=button aria-controls=p aria-expanded=false><a tabindex=0>Driving</a></div>",
        "<h2><a role=button data-toggle=collapse href=#p aria-expanded=false>Driving</a></h2>",
        "<div class=toggle-header><div><span class=field-heading>Driving</span></div></div>",
        "<a href='#' class=x>Driving</a>",
        "<button aria-expanded=false>Driving</button>",
    ],
)
def test_what_opens_a_hidden_text_is_its_heading(opener):
    made = blocks(f"<p>Text.</p><div>{opener}<div id=p style='display:none'><p>Wait 6 weeks.</p></div></div>")
    assert made == "<p>Text.</p><h2>Driving</h2><p>Wait 6 weeks.</p>"


@pytest.mark.parametrize(
    ("items", "made"),
    [
        ("<li><h3>Ice</h3><p>Cool it.<li><h3>Rest</h3><p>Sit.", "<h2>Ice</h2><p>Cool it.</p><h2>Rest</h2><p>Sit.</p>"),
        ("<li><h3>Ice</h3><li><h3>Rest</h3><p>Sit.", "<ul><li><h2>Ice</h2></li><li><h2>Rest</h2><p>Sit.</p></li></ul>"),
        ("<li>Cool it.<li>Sit.", "<ul><li>Cool it.</li><li>Sit.</li></ul>"),
    ],
)
def test_a_list_of_headings_with_their_text_is_no_list(items, made):
    assert blocks(f"<ul>{items}</ul>") == made


PANELS = "<div id=a role=tabpanel><p>Eat.</p></div><div id=b role=tabpanel hidden><p>Fast.</p></div>"


@pytest.mark.parametrize(
    ("row", "panels"),
    [
        ("<ol role=tablist><li role=tab aria-controls=a>Adults<li role=tab aria-controls=b>Children</ol>", PANELS),
        ("<ul class='nav nav-tabs'><li><a data-toggle=tab href=#a>Adults</a><li><a data-toggle=tab href=#b>Children</a></ul>", PANELS),
        ("<ul role=tablist><li role=presentation><button role=tab aria-controls=a>Adults</button><li><button role=tab aria-controls=b>Children</button></ul>", PANELS),
        ("<ul class=tabs-heading><li><div>Adults</div><li><div>Children</div></ul>", "<div class=tabs-container><div class=tab><p>Eat.</div><div class=tab><p>Fast.</div></div>"),
        ("<div role=tablist><div role=tab aria-controls=a>Adults</div><div role=tab aria-controls=b>Children</div></div>",
         "<div role=tab aria-controls=a>Adults</div><div id=a role=tabpanel><p>Eat.</p></div><div role=tab aria-controls=b>Children</div><div id=b role=tabpanel hidden><p>Fast.</p></div>"),
    ],
)  # fmt: skip
def test_the_name_of_each_tab_stands_over_its_panel_once(row, panels):
    assert blocks(row + panels) == "<h2>Adults</h2><p>Eat.</p><h2>Children</h2><p>Fast.</p>"


def test_the_name_of_a_tab_without_a_panel_in_the_text_is_told_as_gone():
    body = "<ul role=tablist><li role=tab aria-controls=a>Adults<li>Other</ul><nav><div id=a>Menu</div></nav><p>Text."
    assert ("name of a tab", "Adults") in dropped(body)
    assert not any(one.again for one in draft_of(body).told)


ROW = "<div><div><h1>Knee</h1><p>What to expect.</p></div></div>"
LONG = "<p>" + "Take your tablet with a glass of water every day. " * 12 + "</p>"


def test_first_lines_beside_the_title_are_text_where_the_page_has_no_main_part():
    draft = web.draft_of(
        f"<div class=header><nav><a href=/>Home</a></nav></div><div>{ROW}<div><div>{LONG}{LONG}</div></div></div><footer>End</footer>",
        "a.html",
        whole=False,
    )
    assert draft.title == "Knee"
    assert draft.blocks[0].text() == "What to expect."


def test_spaces_without_width_leave_no_paragraph_and_no_trace_in_a_cell():
    assert blocks("<p>Text.</p><p>\u200b</p><p>\ufeffMore.\u200b</p>") == "<p>Text.</p><p>More.</p>"


@pytest.mark.parametrize(
    ("place", "made"),
    [
        ("<noscript><img src=/a.png alt=Foot></noscript>", '<p><img src="/a.png" alt="Foot"></p>'),
        ("<noscript><img src=/a.png alt=Foot></noscript><img data-src=/a.png alt=Foot>", '<p><img src="/a.png" alt="Foot"></p>'),
        ("<p>T<noscript><img src=/count.gif width=1 height=1></noscript></p>", "<p>T</p>"),
    ],
)  # fmt: skip
def test_an_image_that_a_script_would_put_there_is_in_the_page_once(place, made):
    assert blocks(f"<div>{place}</div>") == made


@pytest.mark.parametrize(
    ("lines", "made"),
    [
        ("1．水を飲む。<br>2．薬を飲む。", "<ol><li>水を飲む。</li><li>薬を飲む。</li></ol>"),
        ("１、水を飲む。<br>２、薬を飲む。", "<ol><li>水を飲む。</li><li>薬を飲む。</li></ol>"),
        ("・水<br>・薬", "<ul><li>水</li><li>薬</li></ul>"),
        ("3．5 mg<br>4．5 mg", "<p>3．5 mg<br>4．5 mg</p>"),
    ],
)
def test_japanese_and_chinese_signs_of_lists(lines, made):
    assert blocks(f"<p>{lines}</p>") == made


def test_a_line_that_is_a_date_is_metadata_and_the_lines_beside_it_stay():
    draft = mend(draft_of("<p>Leaflet 12<br>Review date: 3 May 2028<br>Version 4</p>"))
    assert dict(draft.metadata) == {"leaflet:review-due": "2028-05-03"}
    assert [block.text() for block in draft.blocks] == ["Leaflet 12", "Version 4"]


def test_dates_of_a_video_are_not_those_of_the_page():
    draft = mend(draft_of("<p>Media last reviewed: 4 April 2022<br>Media review due: 4 April 2025</p><p>Text.</p>"))
    assert not draft.metadata
    assert [(one.fate, one.words) for one in draft.told if one.words] == [
        (Fate.DROPPED, "Media last reviewed: 4 April 2022"),
        (Fate.DROPPED, "Media review due: 4 April 2025"),
    ]


def test_sentences_before_and_after_references_are_none():
    draft = mend(
        draft_of("<h2>References</h2><p>Some of our sources.</p><p>Brown T. Gout. 2021.</p><p>Ray J. Diet. 2022.</p><p>Written by us.</p>")
    )  # fmt: skip
    assert [block.tag for block in draft.blocks] == ["h2", "p", "ul", "p"]


@pytest.mark.parametrize(
    ("items", "kept"),
    [("<li><a href=/a>Nose</a><li><a href=/b>Ear</a>", 0), ("<li><a href=/a>Nose</a> is red<li>Ear", 2)],
)
def test_a_list_of_related_pages_goes_under_whatever_name(items, kept):
    draft = mend(draft_of(f"<p>Text.</p><h2>Related health topics</h2><ol>{items}</ol>"))
    assert len(draft.blocks) == 1 + kept
    words = " ".join(one.words for one in draft.told if one.kind == "navigation")
    assert words == ("" if kept else "Related health topics 1 Nose 2 Ear")


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("<h2 class=sr-only>Key points</h2><h2 class=kp>Key points</h2><p>Wash.", "<h2>Key points</h2><p>Wash.</p>"),
        ("<h2>Care</h2><p>Wash.</p><h2>Care</h2><p>Rest.", "<h2>Care</h2><p>Wash.</p><h2>Care</h2><p>Rest.</p>"),
        ("<div class='h4 card-title'>Did you know?</div><p>Wash.", "<h2>Did you know?</h2><p>Wash.</p>"),
        ("<div class=h4><p>Wash.</p></div>", "<p>Wash.</p>"),
        (
            "<a href=https://h.example/><div><img src=/a.png alt=Hand></div><h3>Wash</h3><p>How and when.</p></a>",
            '<p><img src="/a.png" alt="Hand"></p><h2><a href="https://h.example/">Wash</a></h2><p>How and when.</p>',
        ),
    ],
)
def test_headings_and_cards_as_a_style_sheet_makes_them(written, made):
    assert blocks(written) == made


def test_a_link_finds_the_heading_that_stays_of_two_alike():
    body = "<p><a href=#k>See</a></p><h2 id=k>Key points</h2><h2>Key points</h2><p>Wash."
    assert '<h2 id="k">Key points</h2><p>Wash.</p>' in blocks(body)


@pytest.mark.parametrize(
    ("written", "told"),
    [("<span>blood clot</span><span>Call 999</span>", ["clotCall"]), ("<b>blood clot</b> <i>Call</i> mg", [])],
)
def test_words_that_only_a_style_holds_apart_are_told(written, told):
    lines = draft_of(f"<p>{written}</p>").told
    assert [one.text for one in lines if one.kind == "words that run together"] == told


def test_a_date_among_other_words_is_metadata_and_the_line_stays():
    draft = mend(draft_of("<p>Owner: Pathology | Version 2 | Review date: 14 June 2026</p>"))
    assert dict(draft.metadata) == {"leaflet:review-due": "2026-06-14"}
    assert draft.blocks[0].text() == "Owner: Pathology | Version 2 | Review date: 14 June 2026"


def test_a_hidden_explanation_beside_a_word_stays_hidden():
    body = "<p>Take <a href='#'>warfarin</a><span hidden> a blood thinner</span> at 6 pm.</p>"
    assert blocks(body) == "<p>Take warfarin at 6 pm.</p>"
    assert dropped(body) == [("hidden part", "a blood thinner")]


def test_the_contents_of_a_box_of_tablets_are_no_list_of_contents():
    draft = mend(draft_of("<h2>Contents</h2><ul><li>Warfarin<li>Lactose</ul><p>Keep it dry."))
    assert [block.tag for block in draft.blocks] == ["h2", "ul", "p"]
