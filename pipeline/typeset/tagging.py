"""From the boxes of a finished document to the structure tree in its file (ISO 32000-1, 14.7)."""

from collections.abc import Iterator
from typing import Any

import pydyf
from weasyprint.formatting_structure import boxes

from pipeline.typeset import marks, roles, writing
from pipeline.typeset.marks import spoken
from pipeline.typeset.sheets import Leaf, is_folded, leaves
from pipeline.typeset.structure import Annotation, Builder, Content, Node
from pipeline.typeset.walk import POINTS, descendants, pseudo, root, sheet


def add(pdf: Any, document: Any, streams: list[Any], artifacts: dict[Any, Any]) -> None:
    """Write the structure tree of a document into its file."""
    tree = root(document)
    builder = Builder(tree, *_styles(document))
    areas: list[tuple[int, Any]] = []
    for leaf in leaves(document):
        areas += _collect(builder, leaf, streams[leaf.side], artifacts)
    for number, box in areas:
        _add_link(builder, number, box)
    _prune(builder.root)
    _level(builder.root)
    writing.write(pdf, builder.root, tree, [len(stream.numbers) for stream in streams], folded=is_folded(document))


def _styles(document: Any) -> tuple[dict[Any, Any], set[Any]]:
    # The styles of all elements that are shown, and those of them that are footnotes.
    styles: dict[Any, Any] = {}
    notes: set[Any] = set()
    for leaf in leaves(document):
        for box in descendants(sheet(leaf.page)):
            if pseudo(box) == "footnote-call":
                notes.add(box.element)
            elif box.element is not None and not pseudo(box):
                styles.setdefault(box.element, box.style)
    return styles, notes


def _collect(builder: Builder, leaf: Leaf, stream: Any, artifacts: dict[Any, Any]) -> Iterator[tuple[int, Any]]:
    # Puts the content of a page into the tree; yields the boxes of its links, which come last: a
    # link around blocks has no place in the tree before they have theirs.
    for box in descendants(sheet(leaf.page)):
        if box in artifacts or box.element is None:
            continue
        if isinstance(box, boxes.TableBox) and box.element.tag == "table":
            # One to be filled in by hand has nothing else by which it would come into the tree.
            builder.node(box.element)
        if box.link_annotation is not None:
            yield leaf.side, box
        if box not in stream.numbers:
            continue
        node = _node(builder, box, leaf)
        if isinstance(box, boxes.TextBox) and marks.is_right_to_left(box):
            last = node.kids[-1] if node.kids else None
            if not (isinstance(last, Node) and last.actual_text):
                last = node.add("Span")
            last.actual_text += marks.text_of(box)
            node = last
        node.kids.append(Content(leaf.side, stream.numbers[box]))


def _node(builder: Builder, box: Any, leaf: Leaf) -> Node:
    kind = pseudo(box)
    if kind == "marker" and box.element.tag == "li":
        return builder.label(box.element)
    if kind == "footnote-call":
        return builder.note_mark(box.element)
    if kind == "footnote-marker":
        return builder.note_label(box.element)
    if isinstance(box, boxes.ReplacedBox):
        inline = isinstance(box, boxes.InlineReplacedBox)
        node = builder.figure(box.element, inline=inline)
        node.attributes = {
            "O": "/Layout",
            "Placement": "/Inline" if inline else "/Block",
            "BBox": _rectangle(box, leaf),
        }
        return node
    return builder.place(box.element)


def _rectangle(box: Any, leaf: Leaf) -> list[float]:
    left, top = box.content_box_x() + leaf.across, box.content_box_y()
    bottom = leaf.page.height - top - box.height
    return [round(value * POINTS, 2) for value in (left, bottom, left + box.width, leaf.page.height - top)]


def _add_link(builder: Builder, number: int, box: Any) -> None:
    link = builder.link_of(box.element)
    builder.link(link, number).kids.append(Annotation(number, box.link_annotation))
    words = link.get("aria-label") or spoken(link) or link.get("title") or link.get("href")
    box.link_annotation["Contents"] = pydyf.String(words)


def _prune(node: Node) -> bool:
    # Whether anything is left of an element; cells stay, and rows with them.
    node.kids = [kid for kid in node.kids if not isinstance(kid, Node) or _prune(kid)]
    return bool(node.kids) or node.role in ("TD", "TH", "Document")


def _level(tree: Node) -> None:
    # No level may be left out on the way down (ISO 14289-1, 7.4.2); the author is told elsewhere.
    before = 0
    for node in tree.descendants():
        if node.role in roles.HEADINGS:
            before = min(int(node.role[1]), before + 1)
            node.role = f"H{before}"
