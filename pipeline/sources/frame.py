"""The page inside an `<iframe srcdoc>`: its words are words of the leaflet, its markup a value of an attribute."""

from dataclasses import replace
from typing import Any, Protocol

from bs4.element import Tag

from pipeline.model import Finding, Severity, SlotKind, Where
from pipeline.sources.builder import Builder, attributes_of, end_tag
from pipeline.sources.parser import document, soup, with_doctype

SOURCE = "srcdoc"


class Walker(Protocol):
    """What a frame needs from the walk it is part of."""

    def children(self, node: Tag, context: Any) -> None:
        """Add the content of an element."""

    def verbatim(self, node: Any) -> None:
        """Add a node as it is."""


def is_frame(node: Tag) -> bool:
    """Whether an element holds a page of its own."""
    return node.name == "iframe" and node.has_attr(SOURCE)


def put(node: Tag, walk: Walker, out: Builder, context: Any) -> int:
    """Read the page inside a frame; returns the number of its FRAME slot.

    `context` is what holds inside the frame.
    """
    inside = soup(document(with_doctype(str(node[SOURCE]))))
    for tag in inside.find_all(True):
        tag.sourceline = node.sourceline
    with out.captured() as parts:
        for part in inside.children:
            _page(part, walk, out, replace(context, tag="body", framed=True))
    return out.slot(SlotKind.FRAME, target=str(node[SOURCE]), parts=tuple(parts))


def _page(node: Any, walk: Walker, out: Builder, context: Any) -> None:
    """Add a whole page. Browsers make up the tags of its parts, so they are written only if they say something."""
    if not isinstance(node, Tag) or node.name not in ("html", "head", "body"):
        walk.verbatim(node)
        return
    attributes = attributes_of(node)
    if attributes:
        out.start_tag(node.name, attributes, node.sourceline or 0)
    if node.name == "body":
        walk.children(node, context)
    else:
        for child in node.children:
            _page(child, walk, out, context)
    if attributes:
        out.literal(end_tag(node))


def findings(root: Tag, path: str, page: str) -> tuple[Finding, ...]:
    """A warning for each frame with words in it: paper does not show them."""
    return tuple(
        Finding(
            "frame",
            Severity.WARNING,
            "the words inside an <iframe> are not printed, and many readers never find them",
            Where(path, node.sourceline or 0, page),
            fix="write them on the page itself",
        )
        for node in root.descendants
        if isinstance(node, Tag) and is_frame(node)
    )
