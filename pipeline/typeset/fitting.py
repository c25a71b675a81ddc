"""As few sheets as a leaflet needs: it is laid out again, a little closer, where that saves paper.

The type is never made smaller. What may give is the space between blocks, and at last the rule that a
box stays in one piece.
"""

from collections.abc import Callable
from typing import Any

from weasyprint.formatting_structure import boxes

from pipeline.typeset.walk import descendants, has_text, sheet

_MOSTLY_EMPTY = 0.3
"""A last page that is filled less than this is worth a closer setting."""
_WASTED = 0.35
"""A page with more than this left blank at its foot is worth a box in two pieces."""

WHOLE = ""
CLOSER = ":root { --room: .8 }"
SPLIT = ":root { --box: auto }"


def fit(lay_out: Callable[[str], Any]) -> Any:
    """The best layout of a document; `lay_out` lays it out with one more style sheet."""
    best, style = lay_out(WHOLE), WHOLE
    if any(_filled(page) < 1 - _WASTED for page in best.pages[:-1]):
        split = lay_out(SPLIT)
        if _paper(split) < _paper(best):
            best, style = split, SPLIT
    if len(best.pages) > 1 and _filled(best.pages[-1]) < _MOSTLY_EMPTY:
        closer = lay_out(style + CLOSER)
        if len(closer.pages) < len(best.pages):
            best = closer
    return best


def _paper(document: Any) -> tuple[int, float]:
    """What a layout costs: its pages, then how much of all but the last is blank."""
    return len(document.pages), sum(1 - _filled(page) for page in document.pages[:-1])


def _filled(page: Any) -> float:
    """How far down a page is filled, from 0 to 1."""
    box = sheet(page)
    top, height = box.content_box_y(), box.height
    lowest = top
    for child in box.children:
        if not isinstance(child, boxes.MarginBox):
            for inner in descendants(child):
                if has_text(inner) or isinstance(inner, boxes.ReplacedBox):
                    lowest = max(lowest, inner.position_y + inner.height)
    return float((lowest - top) / height) if height else 1.0
