"""Markdown files as drafts: the keys at the top, the title, and what is no text."""

import pytest

from pipeline.importing.draft import Fate
from pipeline.importing.markdown import read
from pipeline.importing.page import markup


def draft(text, encoding="utf-8"):
    return read(text.encode(encoding), "a.md")


def page(text):
    return "\n".join(map(markup, draft(text).blocks))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_encoding_and_any_line_ends(encoding, end):
    found = draft(f"---{end}title: Été{end}---{end}{end}Prenez 5 mg à midi.{end}", encoding)
    assert (found.title, found.blocks[0].text()) == ("Été", "Prenez 5 mg à midi.")


KEYS = {
    "reviewed: 2 March 2026": ("leaflet:reviewed", "2026-03-02"),
    "Next_Review: 2029-03-02T10:00:00Z": ("leaflet:review-due", "2029-03-02"),
    "version: 1.10": ("leaflet:version", "1.10"),
    "id: 'PL-7' # ours": ("leaflet:id", "PL-7"),
    'description: "He said: \\"no\\""': ("description", 'He said: "no"'),
    "description: >-\n  two\n  lines": ("description", "two lines"),
    "authors:\n  - A. One\n  - B. Two": ("leaflet:author", "A. One, B. Two"),
    "authors: [A. One, 'B, Two']": ("leaflet:author", "A. One, B, Two"),
}


@pytest.mark.parametrize("text", KEYS)
def test_keys_become_metadata(text):
    assert draft(f"---\n{text}\n---\nText.\n").metadata == (KEYS[text],)


@pytest.mark.parametrize("text", ["weight: 3", "author: {name: A}", "reviewed: soon", "author: &a One", "? odd"])
def test_what_is_not_understood_is_told_as_it_stands(text):
    found = draft(f"---\nlang: en\n{text}\n---\nText.\n")
    assert found.metadata == ()
    assert [(one.words, one.line) for one in found.told if one.fate is Fate.DROPPED] == [(text, 3)]


def test_the_title_at_the_top_stands_above_headings_that_are_many():
    found = draft("---\ntitle: Our scan\n---\n# Before\n\na\n\n# After\n\nb\n")
    assert found.title == "Our scan"
    assert [(block.tag, block.text()) for block in found.blocks if block.tag != "p"] == [
        ("h2", "Before"),
        ("h2", "After"),
    ]


def test_one_heading_is_the_title_and_another_title_is_told():
    found = draft("---\ntitle: scan-page\n---\n# Your scan\n\na\n")
    assert found.title == "Your scan"
    assert [one.words for one in found.told if one.fate is Fate.DROPPED] == ["title: scan-page"]


def test_two_rules_are_no_keys():
    assert page("---\n\nText between rules.\n\n---\n") == "<p>Text between rules.</p>"


def test_scripts_do_not_come_in():
    assert page("Take it.\n\n<script>alert(1)</script>\n\n<b onclick='x()'>Now</b> please, not later.") == (
        "<p>Take it.</p>\n<p><strong>Now</strong> please, not later.</p>"
    )
