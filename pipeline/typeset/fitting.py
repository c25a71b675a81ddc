"""As few sheets as a leaflet needs: it is laid out again where that saves paper.

The type is never made smaller. What may give is the space between blocks and lines, and the rule that
a tall box stays in one piece.
"""

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

from weasyprint.formatting_structure import boxes

from pipeline.typeset.walk import descendants, has_text, pseudo, sheet

_WASTED = 0.35
"""A page with more than this left blank at its foot is worth a box in two pieces."""
_TALL = 1 / 3
"""A box lower than this part of a page stays in one piece: both its pieces would be mere scraps."""
_TEARS = 2
"""How often boxes are looked for: one that is torn moves all that follows."""
_SPARSE = 0.5
"""A last page that is filled less than this is worth a closer setting: the others may have room for it."""

_EDGE = 4.5 / 25.4 * 96
"""At the edge of a sheet, in CSS pixels: office printers leave 4 mm and more of it white."""

AS_DESIGNED = ""
# The closest first: where even that saves no sheet, none does.
CLOSER = (":root { --room: .7; --lead: .95 }", ":root { --room: .85 }")
_WHOLE = ("avoid", "avoid-page")
TORN = "--box: auto"

LayOut = Callable[[str], Any]
"""Lays a document out with one more style sheet."""


def fit(lay_out: LayOut) -> Any:
    """The best layout of a document."""
    first = lay_out(AS_DESIGNED)
    if room := _foot_room(first):

        def roomier(style: str) -> Any:
            return lay_out(f"@page {{ margin-bottom: {room:.1f}px !important }} {style}")

        return _fit(roomier(AS_DESIGNED), roomier)
    return _fit(first, lay_out)


def _fit(first: Any, lay_out: LayOut) -> Any:
    if _release(first):
        first = lay_out(AS_DESIGNED)
    best = _tear(first, lay_out)
    pages = len(best.pages)
    if pages > 1 and _filled(best.pages[-1]) < _SPARSE:
        for style in CLOSER:
            closer = lay_out(style)
            if len(closer.pages) >= pages:
                break
            best = closer
    return best


def _foot_room(document: Any) -> float:
    """The bottom margin in CSS pixels that the foot of a sheet needs; nothing where it has that room.

    A foot that is higher than its margin runs off the sheet: WeasyPrint does not make room for it.
    """
    needed = 0.0
    for page in document.pages:
        box = sheet(page)
        for foot in box.children:
            if isinstance(foot, boxes.MarginBox) and foot.at_keyword.startswith("@bottom") and foot.children:
                content = foot.children[-1].position_y + foot.children[-1].margin_height() - foot.children[0].position_y
                height = foot.content_box_y() - foot.position_y + content + _EDGE
                needed = max(needed, height if height > box.margin_bottom else 0.0)
    return needed


def _release(document: Any) -> bool:
    """Let those boxes break that are larger than a page, and so were broken after all; whether there are any.

    They were moved to a page of their own first, away from their heading: better they begin where they stand.
    """
    first: dict[Any, int] = {}
    broken: dict[Any, None] = {}
    for number, page in enumerate(document.pages):
        for box in _text_boxes(page):
            # Not rows: those of a table's head stand on every page.
            if type(box) is not boxes.BlockBox or box.element is None or pseudo(box):
                continue
            if box.style["break_inside"] in _WHOLE and first.setdefault(box.element, number) != number:
                broken[box.element] = None
    for element in broken:
        element.set("style", f"{element.get('style', '')};break-inside:auto")
    return bool(broken)


def _tear(best: Any, lay_out: LayOut) -> Any:
    # Only those boxes are torn that leave a page half empty, and only where the whole gains by it.
    for _ in range(_TEARS):
        before = {element: element.get("style") for element in _moved_on(best)}
        if not before:
            break
        for element, style in before.items():
            element.set("style", f"{style};{TORN}" if style else TORN)
        torn = lay_out(AS_DESIGNED)
        if _paper(torn) >= _paper(best):
            for element, style in before.items():
                if style is None:
                    del element.attrib["style"]
                else:
                    element.set("style", style)
            break
        best = torn
    return best


def _moved_on(document: Any) -> Iterator[Any]:
    """The elements of tall boxes that moved to the next page in one piece and left much of theirs blank."""
    for page, following in pairwise(document.pages):
        blank = 1 - _filled(page)
        if blank < _WASTED:
            continue
        top, height = _area(following)
        for box in _text_boxes(following):
            if box.position_y > top + blank * height:
                break
            if (
                isinstance(box, boxes.BlockBox)
                and box.element is not None
                and not pseudo(box)
                and box.style["break_inside"] == "avoid"
                and box.border_height() > _TALL * height
            ):
                yield box.element
                break


def _paper(document: Any) -> tuple[int, float]:
    """What a layout costs: its pages, then how much of all but the last is blank."""
    return len(document.pages), sum(1 - _filled(page) for page in document.pages[:-1])


def _filled(page: Any) -> float:
    """How far down a page is filled, from 0 to 1."""
    top, height = _area(page)
    lowest = max(
        (
            box.position_y + box.height
            for box in _text_boxes(page)
            if has_text(box) or isinstance(box, boxes.ReplacedBox)
        ),
        default=top,
    )
    return float((lowest - top) / height) if height else 1.0


def _area(page: Any) -> tuple[float, float]:
    box = sheet(page)
    return box.content_box_y(), box.height


def _text_boxes(page: Any) -> Iterator[Any]:
    for child in sheet(page).children:
        if not isinstance(child, boxes.MarginBox):
            yield from descendants(child)
