"""What the pages of health institutions write round and into their text, and what becomes of it."""

import pytest

from pipeline.importing import web
from pipeline.importing.draft import Fate
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
        ('<div role=note aria-label=Warning>', "warning"),
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
