"""The order of a line's pieces where writing runs both ways.

WeasyPrint gives each run of text to Pango by itself and sets inline elements one after the other,
so `<b>120</b>/<b>80</b>` in an Arabic sentence comes out as 80/120. Here the algorithm of Unicode
(UAX #9) runs over the whole paragraph, elements included: before layout, texts are cut where their
level changes; after layout, the pieces of each line are put into visual order. No character is
added to the text.
"""

import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.text.ffi import ffi, gobject, pango

# Pango's way to FriBidi, which WeasyPrint does not declare.
ffi.cdef("""
    unsigned char * pango_log2vis_get_embedding_levels (
        const char *text, int length, PangoDirection *base);
    void g_free (void *memory);
""")

# With a mark of the same direction, which by the algorithm changes nothing: FriBidi 1.0.8 begins an
# isolate with the direction of the one before it, and sets 020 7946 0123 as 0123 7946 020.
_ISOLATES = {"ltr": "\u2066\u200e", "rtl": "\u2067\u200f"}
_POP = "\u2069"
_OBJECT = "\ufffc"
_LEFT_TO_RIGHT_ONLY = {"L", "EN", "ES", "ET", "CS", "NSM", "BN", "B", "S", "WS", "ON"}


def resolve(line: Any) -> None:
    """Cut the texts of a paragraph where their level changes, and note the level of each piece."""
    leaves = list(_leaves(line))
    if len(leaves) < 2:
        return
    text, spans = _paragraph(line, leaves)
    base = 1 if line.style["direction"] == "rtl" else 0
    if base == 0 and all(unicodedata.bidirectional(character) in _LEFT_TO_RIGHT_ONLY for character in text):
        return
    levels = embedding_levels(text, base)
    pieces: dict[Any, list[Any]] = {}
    for leaf, start, end in spans:
        pieces[leaf] = _pieces(leaf, levels[start:end])
    _replace(line, pieces)


def embedding_levels(text: str, base: int) -> list[int]:
    """The level of every character of a text (UAX #9), each line of it a paragraph of its own."""
    levels: list[int] = []
    for paragraph in text.splitlines(keepends=True):
        encoded = paragraph.encode()
        direction = ffi.new("PangoDirection *", base)
        found = pango.pango_log2vis_get_embedding_levels(encoded, len(encoded), direction)
        levels += list(found[0 : len(paragraph)])
        gobject.g_free(found)
    return levels


def visual_order(levels: list[int]) -> list[int]:
    """The indexes of the pieces of a line from left to right (UAX #9, rule L2)."""
    order = list(range(len(levels)))
    odd = [level for level in levels if level % 2]
    if not odd:
        return order
    for level in range(max(levels), min(odd) - 1, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            order[start:end] = order[start:end][::-1]
            start = max(end, start + 1)
    return order


def reorder(line: Any) -> None:
    """Put the pieces of a finished line into visual order."""
    leaves = list(_leaves(line))
    if len(leaves) < 2 or not any(hasattr(leaf, "bidi_level") for leaf, _ in leaves):
        return
    base = 1 if line.style["direction"] == "rtl" else 0
    order = visual_order([getattr(leaf, "bidi_level", base) for leaf, _ in leaves])
    remaining: dict[Any, int] = {}
    for _, chain in leaves:
        for box in chain:
            remaining[box] = remaining.get(box, 0) + 1
    across = min(child.position_x for child in line.children if child.is_in_normal_flow())
    opened: set[Any] = set()
    for index in order:
        leaf, chain = leaves[index]
        for box in chain:
            if box not in opened:
                opened.add(box)
                box.position_x = across
                across += box.margin_left + box.border_left_width + box.padding_left
        leaf.translate(dx=across - leaf.position_x)
        across += leaf.margin_width()
        for box in reversed(chain):
            remaining[box] -= 1
            if not remaining[box]:
                box.width = across - box.content_box_x()
                across += box.margin_right + box.border_right_width + box.padding_right


def _leaves(box: Any, chain: tuple[Any, ...] = ()) -> Iterator[tuple[Any, tuple[Any, ...]]]:
    # Texts, pictures and empty elements, each with the inline elements around it.
    for child in box.children:
        if isinstance(child, boxes.InlineBox) and child.children:
            yield from _leaves(child, (*chain, child))
        elif child.is_in_normal_flow():
            yield child, chain


def _paragraph(line: Any, leaves: list[tuple[Any, tuple[Any, ...]]]) -> tuple[str, list[tuple[Any, int, int]]]:
    # The text as UAX #9 sees it, isolates for elements with a direction of their own, and where in
    # it each leaf stands. A forced line break ends a paragraph: isolates are opened again after it.
    parts: list[str] = []
    spans: list[tuple[Any, int, int]] = []
    length = 0
    around: list[Any] = []

    def add(text: str) -> None:
        nonlocal length
        parts.append(text)
        length += len(text)

    for leaf, chain in leaves:
        isolates = [box for box, outer in zip(chain, (line, *chain), strict=False) if _isolates(box, outer)]
        kept = 0
        while kept < min(len(around), len(isolates)) and around[kept] is isolates[kept]:
            kept += 1
        add(_POP * (len(around) - kept))
        add("".join(_ISOLATES[box.style["direction"]] for box in isolates[kept:]))
        around = isolates
        content = leaf.text if isinstance(leaf, boxes.TextBox) else _OBJECT
        start = length
        add(content)
        spans.append((leaf, start, length))
        if content.endswith("\n"):
            around = []
    return "".join(parts), spans


def _isolates(box: Any, outer: Any) -> bool:
    # As `dir` does in HTML; a direction that only a style sheet gives counts too, for WeasyPrint
    # does not know `unicode-bidi`.
    element = box.element
    if element is not None and box.element_tag == element.tag and (element.get("dir") or element.tag == "bdi"):
        return True
    return bool(box.style["direction"] != outer.style["direction"])


def _pieces(leaf: Any, levels: list[int]) -> list[Any]:
    if not isinstance(leaf, boxes.TextBox):
        leaf.bidi_level = levels[0]
        return [leaf]
    cuts = [0, *(i for i in range(1, len(levels)) if levels[i] != levels[i - 1]), len(levels)]
    found = []
    for start, end in pairwise(cuts):
        if start == end:
            continue
        piece = leaf.copy_with_text(leaf.text[start:end])
        piece.bidi_level = levels[start]
        direction = "rtl" if levels[start] % 2 else "ltr"
        if piece.style["direction"] != direction:
            piece.style = piece.style.copy()
            piece.style["direction"] = direction
        piece.leading_collapsible_space = leaf.leading_collapsible_space and start == 0
        piece.trailing_collapsible_space = leaf.trailing_collapsible_space and end == len(levels)
        found.append(piece)
    return found


def _replace(box: Any, pieces: dict[Any, list[Any]]) -> None:
    children = []
    for child in box.children:
        if isinstance(child, boxes.InlineBox) and child.children:
            _replace(child, pieces)
        children += pieces.get(child, [child])
    box.children = type(box.children)(children)
