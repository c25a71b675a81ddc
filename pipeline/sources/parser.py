"""HTML to a bs4 tree as browsers build it. The parser stands behind this one module.

turbohtml builds the tree of the HTML Standard (docs/decisions/0002); Beautiful Soup holds it.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import turbohtml
from bs4 import BeautifulSoup
from bs4.builder import HTMLTreeBuilder
from bs4.element import Comment, NavigableString, PageElement, Tag

DOCTYPE = "<!DOCTYPE html>"
DEPTH = 8000
"""Calls inside one another while a page is read."""


class _Builder(HTMLTreeBuilder):
    """Hands a finished tree to Beautiful Soup, node by node in document order."""

    NAME = "turbohtml"
    TRACKS_LINE_NUMBERS = True

    def __init__(self, document: turbohtml.Document) -> None:
        super().__init__(multi_valued_attributes={})
        self.document = document

    def prepare_markup(self, markup: Any, *_encodings: Any, **_more: Any) -> Any:
        """The tree is there already; nothing has to be decoded."""
        yield markup, None, None, False

    def feed(self, _markup: Any) -> None:
        """Turn the tree into Beautiful Soup's objects."""
        if self.soup is not None:
            self.last: PageElement = self.soup
            self._content(self.document, self.soup)

    def _content(self, node: turbohtml.Node, parent: Tag) -> None:
        for child in node.children:
            if isinstance(child, turbohtml.Element):
                space = None if child.namespace is turbohtml.Namespace.HTML else child.namespace.value
                tag = Tag(None, self, child.tag, space, None, _attributes(child), sourceline=child.source_line)
                self._add(tag, parent)
                # Browsers fill this element by themselves with a copy of what is chosen.
                if child.tag != "selectedcontent":
                    self._content(child, tag)
            elif isinstance(child, turbohtml.Text):
                self._add(NavigableString(child.data), parent)
            elif isinstance(child, turbohtml.Comment):
                self._add(Comment(child.data), parent)
            elif isinstance(child, turbohtml.DocumentFragment):
                self._content(child, parent)

    def _add(self, node: Tag | NavigableString, parent: Tag) -> None:
        # What Tag.append does, without its search for where the parent ends: here that is known.
        node.setup(parent, self.last, None, parent.contents[-1] if parent.contents else None, None)
        parent.contents.append(node)
        self.last = node


def _attributes(element: turbohtml.Element) -> dict[str, str]:
    """The attributes as they stand in the tag; turbohtml cuts some into lists of words."""
    return {
        name: value if isinstance(value, str) else element.attr(name) or "" for name, value in element.attrs.items()
    }


def with_doctype(text: str) -> str:
    """A page as it is read: in the mode of today's standard, whatever its doctype says.

    The leaflet that is made from it has today's doctype, too.
    """
    return DOCTYPE + text.removeprefix("\ufeff")


def document(text: str) -> turbohtml.Document:
    """The tree that browsers build from a text that went through `with_doctype`."""
    return turbohtml.parse(text, source_locations=True, allow_declarative_shadow_roots=False)


@contextmanager
def deep() -> Iterator[None]:
    """Allow for elements as deep as the parser makes them, like browsers (512): each takes several calls here."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(max(before, DEPTH))
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


def soup(parsed: turbohtml.Document) -> BeautifulSoup:
    """The same tree as Beautiful Soup holds it, each tag with its line in the source."""
    return BeautifulSoup("", builder=_Builder(parsed))
