"""A page that is there, as runs of words with their places in its text, so that words can be changed in place."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pipeline.errors import UnreadableInput
from pipeline.importing.words_in_place import Place, places_in
from pipeline.sources.decode import decode
from pipeline.sources.elements import BLOCK, RAW_TEXT
from pipeline.sources.parser import DOCTYPE, deep, document, with_doctype


@dataclass(eq=False, slots=True)
class Node:
    """An element of a page: its tag, where it begins and ends in the text, and the element it stands in."""

    tag: str
    start: int
    end: int
    parent: "Node | None"
    safety: bool = False
    leaves: "list[Leaf]" = field(default_factory=list)
    holds_media: bool = False

    def ancestors(self) -> "Iterator[Node]":
        """The element itself, and those it stands in, up to the one that holds the page's content."""
        node: Node | None = self
        while node is not None:
            yield node
            node = node.parent


@dataclass(eq=False, slots=True)
class Leaf:
    """A run of words between block tags: the element it stands in, and the place of each of its words."""

    node: Node
    places: tuple[Place, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The words, parted by any white space."""
        return tuple(place.word for place in self.places)


@dataclass(frozen=True, slots=True)
class Standing:
    """A page that is there: its text, and its runs of words in order. `root` is its main element."""

    text: str
    root: Node
    leaves: tuple[Leaf, ...]
    title: Leaf | None
    metadata: tuple[tuple[str, str], ...]

    def line(self, offset: int) -> int:
        """The line of a place in the text, from 1."""
        return self.text.count("\n", 0, offset) + 1


_MEDIA = frozenset("img picture video audio svg object iframe".split())


def standing(content: bytes, where: str) -> Standing:
    """A page as it stands in its file. Raises UnreadableInput."""
    text = decode(content, where).removeprefix("\ufeff")
    with deep():
        tree = document(with_doctype(text))
        html = next(node for node in tree.children if getattr(node, "tag", "") == "html")
        body = next((node for node in html.children if getattr(node, "tag", "") == "body"), None)
        main = next(_named(body, "main"), body) if body is not None else None
        if main is None or main.source_location is None:
            raise UnreadableInput(
                "has no <main> or <body> that words could be put into", where=where, fix="write <main> around the text"
            )
        spans = _Spans(text)
        root = spans.element(main, None, len(text), top=True)
        title = spans.title(html)
        metadata = tuple(
            (str(node.attr("name") or ""), str(node.attr("content") or "")) for node in _named(html, "meta")
        )
    return Standing(text, root, tuple(spans.found), title, metadata)


def _named(node: Any, tag: str) -> Iterator[Any]:
    for child in node.children:
        if getattr(child, "tag", "") == tag:
            yield child
        elif hasattr(child, "children"):
            yield from _named(child, tag)


class _Spans:
    """Walks the tree and finds the places of its parts in the text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Leaf] = []

    def element(self, element: Any, parent: Node | None, limit: int, *, top: bool = False) -> Node:
        """A block element with all that is in it; `limit` is where it ends at the latest."""
        inside, content_end, end = self.spans(element, limit)
        node = Node(element.tag, self.start(element), end, parent, "data-safety" in element.attrs)
        if top:
            node = Node(element.tag, inside, content_end, None)
        position = inside
        blocks = [child for child in self.elements(element) if _is_block(child)]
        for place, child in enumerate(blocks):
            start = self.start(child)
            self.run(node, position, start)
            following = self.start(blocks[place + 1]) if place + 1 < len(blocks) else content_end
            inner = self.element(child, node, following)
            node.leaves += inner.leaves
            node.holds_media |= inner.holds_media
            position = inner.end
        self.run(node, position, content_end)
        node.holds_media |= any(child.tag in _MEDIA for child in self.elements(element))
        return node

    def title(self, html: Any) -> Leaf | None:
        """The words of <title>."""
        element = next(_named(html, "title"), None)
        if element is None or element.source_location is None:
            return None
        inside, content_end, end = self.spans(element, len(self.text))
        node = Node("title", self.start(element), end, None)
        return Leaf(node, places_in(self.text, inside, content_end))

    def run(self, node: Node, start: int, end: int) -> None:
        """The words between two blocks, if any."""
        places = places_in(self.text, start, end)
        if places:
            leaf = Leaf(node, places)
            node.leaves.append(leaf)
            self.found.append(leaf)

    def elements(self, element: Any) -> list[Any]:
        """The elements in another that stand in the text."""
        return [c for c in element.children if hasattr(c, "attrs") and c.source_location is not None]

    def start(self, element: Any) -> int:
        """Where the start tag begins."""
        return int(element.source_location.start_tag.start_offset) - len(DOCTYPE)

    def spans(self, element: Any, limit: int) -> tuple[int, int, int]:
        """Where the content begins, where it ends, and where the element ends."""
        place = element.source_location
        inside = int(place.start_tag.end_offset) - len(DOCTYPE)
        if place.end_tag is None:
            return inside, limit, limit
        return inside, int(place.end_tag.start_offset) - len(DOCTYPE), int(place.end_tag.end_offset) - len(DOCTYPE)


def _is_block(element: Any) -> bool:
    return (
        element.tag in BLOCK
        or element.tag in RAW_TEXT
        or any(_is_block(c) for c in element.children if hasattr(c, "attrs"))
    )
