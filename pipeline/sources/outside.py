"""Words that stand on a page but outside its `<main>`, and so are no part of the leaflet."""

from collections.abc import Iterator
from typing import Any

from bs4.element import PreformattedString, Tag

from pipeline.model import Finding, Severity, Where
from pipeline.sources.elements import NO_WORDS
from pipeline.text import excerpt, has_words

AROUND = NO_WORDS | {"header", "footer", "nav", "aside", "dialog", "noscript", "form", "svg", "iframe"}
"""Elements that stand round the content of a page on purpose."""


def outside(soup: Any, root: Tag, path: str, page: str) -> tuple[Finding, ...]:
    """A warning where words stand beside the content, or where a page has two contents."""
    if root.name != "main":
        return ()
    found = []
    if lost := list(_words(soup.body or soup, root)):
        line, text = lost[0]
        more = f" and {len(lost) - 1} more" if len(lost) > 1 else ""
        found.append(
            Finding(
                "outside-main",
                Severity.WARNING,
                f"“{excerpt(text, 60)}”{more} stands outside <main> and is no part of the leaflet",
                Where(path, line, page),
                fix="move it into <main>, or into <header>, <nav>, <aside> or <footer> if it is left out on purpose",
            )
        )
    return tuple(found)


def _words(node: Tag, root: Tag) -> Iterator[tuple[int, str]]:
    for child in node.children:
        if child is root or isinstance(child, PreformattedString):
            continue
        if not isinstance(child, Tag):
            if has_words(str(child)):
                yield node.sourceline or 0, str(child)
        elif child.name not in AROUND and not _skips(child):
            yield from _words(child, root)


def _skips(node: Tag) -> bool:
    """Whether an element is a link to a place in the page, or hidden from every reader."""
    return (node.name == "a" and str(node.get("href") or "").startswith("#")) or node.has_attr("hidden")
