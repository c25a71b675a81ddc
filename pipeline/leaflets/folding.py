"""References are folded on screen: few readers open them, and they must not stand in the way.

A `<details>` keeps them in the page, for everybody, with no script; the style sheet opens it in print.
"""

import re
from collections.abc import Sequence

from markupsafe import escape

from pipeline.leaflets.tags import tags

Tags = Sequence[re.Match[str]]

NAMES = frozenset({"references", "reference-list", "bibliography", "sources"})
"""Ids and classes by which a section of references is known."""

SECTIONS = frozenset({"section", "div", "aside"})
LISTS = frozenset({"ol", "ul"})
HEADINGS = frozenset({"h2", "h3", "h4"})
CLASS = "plainleaf-references"
OPENS = "plainleaf-{}"
"""The id of what is folded under a heading with an id: browsers open a `<details>` for a link to what is inside
it, and not for one to its summary."""


_ANCHOR = re.compile(r'\sid="([^"]+)"')


def fold_references(markup: str) -> str:
    """The markup with each list of references as a `<details>` whose summary is its heading.

    A section of references keeps its own tag, with its id and class. A list without a section is
    folded with the heading that stands right before it.
    """
    found = list(tags(markup))
    pieces, start = [], 0
    for number, tag in enumerate(found):
        if tag.start() < start or tag["end"] or not NAMES.intersection(_names(tag[0])):
            continue
        parts = _section(markup, found, number) or _bare_list(markup, found, number)
        if parts is None:
            continue
        opening, heading_end, end = parts
        if opening < start:
            continue
        anchor = _ANCHOR.search(markup, opening, markup.index(">", opening))
        pieces += [
            markup[start:opening],
            f'<details class="{CLASS}"><summary>',
            markup[opening:heading_end],
            f'</summary><div id="{OPENS.format(anchor[1])}">' if anchor else "</summary><div>",
            markup[heading_end:end],
            "</div></details>",
        ]
        start = end
    return "".join([*pieces, markup[start:]])


def opening(markup: str, anchor: str) -> str:
    """The id for a link to a heading in folded markup: what it opens, where it is a handle."""
    inside = OPENS.format(anchor)
    return inside if f'<div id="{escape(inside)}">' in markup else anchor


def _section(markup: str, found: Tags, number: int) -> tuple[int, int, int] | None:
    """Where the heading of a section starts and ends, and where the section's content ends."""
    if found[number]["name"].lower() not in SECTIONS or number + 1 == len(found):
        return None
    heading = found[number + 1]
    between = markup[found[number].end() : heading.start()]
    if heading["end"] or heading["name"].lower() not in HEADINGS or between.strip():
        return None
    heading_end, section_end = _end(found, number + 1), _end(found, number)
    return (heading.start(), heading_end[1], section_end[0]) if heading_end and section_end else None


def _bare_list(markup: str, found: Tags, number: int) -> tuple[int, int, int] | None:
    """Where the heading right before a list starts and ends, and where the list ends."""
    before = found[number - 1] if number else None
    if found[number]["name"].lower() not in LISTS or before is None or not before["end"]:
        return None
    if before["name"].lower() not in HEADINGS or markup[before.end() : found[number].start()].strip():
        return None
    opening = next(
        tag for tag in reversed(found[: number - 1]) if not tag["end"] and tag["name"].lower() == before["name"].lower()
    )
    end = _end(found, number)
    return (opening.start(), before.end(), end[1]) if end else None


def _names(opening: str) -> list[str]:
    """The classes and the id of a start tag."""
    found = []
    for attribute in ("class", "id"):
        _before, equals, rest = opening.partition(f' {attribute}="')
        if equals:
            found += rest.partition('"')[0].lower().split()
    return found


def _end(found: Tags, number: int) -> tuple[int, int] | None:
    """Where the end tag of an element starts and ends; None where it has none."""
    name, depth = found[number]["name"].lower(), 0
    for tag in found[number:]:
        if tag["name"].lower() == name:
            depth += -1 if tag["end"] else 1
            if depth == 0:
                return tag.start(), tag.end()
    return None
