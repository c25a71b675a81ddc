"""The page inside an `<iframe srcdoc>`: its words are words of the leaflet, its markup a value of an attribute."""

from dataclasses import replace
from typing import Any, Protocol

from bs4.element import PreformattedString, Tag

from pipeline.model import Finding, Severity, SlotKind, Where
from pipeline.sources.builder import Builder, attributes_of, end_tag, is_raw
from pipeline.sources.elements import OPAQUE, translatable
from pipeline.sources.nodes import is_local
from pipeline.sources.parser import document, soup, with_doctype
from pipeline.text import has_words

SOURCE = "srcdoc"
TONGUE = ("lang", "dir")


class Walker(Protocol):
    """What a frame needs from the walk it is part of."""

    def context_of(self, node: Tag, attributes: dict[str, str], outer: Any) -> Any:
        """What holds inside an element."""

    def children(self, node: Tag, context: Any) -> None:
        """Add the content of an element."""

    def verbatim(self, node: Any) -> None:
        """Add a node as it is."""


def is_frame(node: Tag) -> bool:
    """Whether an element holds a page of its own."""
    return node.name == "iframe" and node.has_attr(SOURCE)


def put(node: Tag, walk: Walker, out: Builder, context: Any = None) -> int:
    """Read the page inside a frame; returns the number of its FRAME slot, or -1 where there is no frame.

    `context` is what holds inside the frame; without one the page is kept as it is, but for its
    local files and values. The `owner` of the slot is the OWNER slot of the tag that says the
    language of the whole page; it has none if that is not the page's language, or is kept.
    """
    if not is_frame(node):
        return -1
    inside = _inside(node)
    for tag in inside.find_all(True):
        tag.sourceline = node.sourceline
    owner = -1
    with out.captured() as parts:
        if context is None:
            for part in inside.children:
                walk.verbatim(part)
        else:
            whole = _Whole(inside, walk, out, replace(context, tag="body", framed=True))
            for part in inside.children:
                whole.add(part)
            owner = whole.owner
    return out.slot(SlotKind.FRAME, owner=owner, target=str(node[SOURCE]), parts=tuple(parts))


def _inside(node: Tag) -> Any:
    return soup(document(with_doctype(str(node[SOURCE]))))


class _Whole:
    """Adds a whole page. Browsers make up the tags of its parts, so they are written only if they say something.

    Where the words of the page are translated, the outermost of these tags that may change says
    their language and direction, and those inside it do not.
    """

    def __init__(self, inside: Any, walk: Walker, out: Builder, context: Any) -> None:
        self.walk, self.out = walk, out
        html, body = inside.html, inside.body
        self.outer = walk.context_of(html, attributes_of(html), context)
        self.inner = walk.context_of(body, attributes_of(body), self.outer) if body is not None else self.outer
        self.speaker, self.owner = "", -1
        if body is not None and self.inner.translate:
            self.speaker = "html" if self.outer.translate else "body"
            said = (attributes_of(html) if self.outer.translate else {}) | attributes_of(body)
            self.owner = out.owner(said)

    def add(self, node: Any) -> None:
        """Add a node of the page, outside its body."""
        if not isinstance(node, Tag) or node.name not in ("html", "head", "body"):
            self.walk.verbatim(node)
            return
        context = self.inner if node.name == "body" else self.outer
        written = attributes = attributes_of(node)
        speaks = node.name == self.speaker
        if speaks or (node.name == "body" and self.speaker):
            written = {name: value for name, value in attributes.items() if name not in TONGUE}
        if written or speaks:
            owner = self.owner if speaks else -1
            self.out.start_tag(node.name, written, node.sourceline or 0, owner=owner, translate=context.translate)
        if node.name == "body":
            self.walk.children(node, context)
        else:
            for child in node.children:
                self.add(child)
        if written:
            self.out.literal(end_tag(node))


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
        if isinstance(node, Tag) and is_frame(node) and _has_words(node)
    )


def _has_words(node: Any) -> bool:
    """Whether there is anything to read in a node, translated or not."""
    if not isinstance(node, Tag):
        return not isinstance(node, PreformattedString) and has_words(str(node))
    if is_frame(node):
        body = _inside(node).body
        return body is not None and _has_words(body)
    attributes = attributes_of(node)
    if is_local(node) or any(
        has_words(attributes[name]) for name in attributes if translatable(node.name, name, attributes)
    ):
        return True
    return node.name not in OPAQUE and not is_raw(node) and any(map(_has_words, node.children))
