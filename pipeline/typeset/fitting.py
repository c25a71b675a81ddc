"""As few sheets as a leaflet needs: it is laid out again where that saves paper.

The type is never made smaller. What may give is the space between blocks and lines, and the rule that
a tall box stays in one piece.
"""

from collections.abc import Callable, Iterator
from itertools import islice, pairwise
from typing import Any

from weasyprint.formatting_structure import boxes

from pipeline.typeset.roles import HEADINGS
from pipeline.typeset.walk import descendants, has_text, pseudo, sheet

_WASTED = 0.35
"""A page with more than this left blank at its foot is worth a box in two pieces."""
_TALL = 1 / 3
"""A box lower than this part of a page stays in one piece: both its pieces would be mere scraps."""
_TEARS = 2
"""How often boxes are looked for: one that is torn moves all that follows."""
_SPARSE = 0.5
"""A last page that is filled less than this is worth a closer setting: the others may have room for it."""

_EDGE = 6.5 / 25.4 * 96
"""At the edge of a sheet, in CSS pixels: office printers leave up to 5 mm of it white."""

_HAIR = 1.0

AS_DESIGNED = ""
# The closest first: where even that saves no sheet, none does.
CLOSER = (":root { --room: .7; --lead: .95 }", ":root { --room: .85 }")
_WHOLE = ("avoid", "avoid-page")
TORN = "--box: auto"

LayOut = Callable[[str], Any]
"""Lays a document out with one more style sheet."""


def fit(lay_out: LayOut) -> Any:
    """The best layout of a document."""
    first, needed = lay_out(AS_DESIGNED), ""
    if room := _foot_room(first):
        needed += f"@page {{ margin-bottom: {room:.1f}px !important }}"
    if _has_wide_table(first):
        needed += ":root { --cells: anywhere }"
    if not needed:
        return _fit(first, lay_out)

    def mended(style: str) -> Any:
        return lay_out(f"{needed} {style}")

    return _fit(mended(AS_DESIGNED), mended)


def _fit(first: Any, lay_out: LayOut) -> Any:
    best = lay_out(AS_DESIGNED) if _release(first) else first
    if any(_left_alone(best)):
        closer = next((found for style in CLOSER[::-1] if not any(_left_alone(found := lay_out(style)))), None)
        if closer is not None and len(closer.pages) <= len(best.pages):
            return closer
        for element in _left_alone(best):
            _let_break(element)
        best = lay_out(AS_DESIGNED)
    best = _tear(best, lay_out)
    pages = len(best.pages)
    if pages > 1 and _filled(best.pages[-1]) < _SPARSE:
        for style in CLOSER:
            closer = lay_out(style)
            if len(closer.pages) >= pages:
                break
            best = closer
    return best


def _has_wide_table(document: Any) -> bool:
    """Whether a table does not fit between the margins, because its columns are as wide as their longest words."""
    for page in document.pages:
        left = sheet(page).content_box_x()
        right = left + sheet(page).width
        for box in _text_boxes(page):
            if isinstance(box, boxes.TableBox) and (
                box.position_x < left - _HAIR or box.position_x + box.margin_width() > right + _HAIR
            ):
                return True
    return False


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
        _let_break(element)
    headless = list(_headless(document))
    for table in headless:
        for row in table.iter("tr"):
            _set(row, "break-before: auto; break-after: auto; break-inside: auto")
    return bool(broken or headless)


def _headless(document: Any) -> Iterator[Any]:
    """Tables whose head is on no sheet: it has no room above rows that want to stay together."""
    shown = {box.element for page in document.pages for box in _text_boxes(page) if has_text(box)}
    tables = {
        box.element: None
        for page in document.pages
        for box in _text_boxes(page)
        if isinstance(box, boxes.TableBox) and box.element is not None
    }
    for table in tables:
        heads = [cell for head in table.findall("thead") for cell in head.iter() if "".join(cell.itertext()).strip()]
        if heads and shown.isdisjoint(heads):
            yield table


def _left_alone(document: Any) -> Iterator[Any]:
    """The elements of boxes that left their heading alone at the end of a page: both have no room on one."""
    for page, following in pairwise(document.pages):
        last = next((box for box in reversed(list(_text_boxes(page))) if has_text(box)), None)
        heading = last is not None and any(
            last in descendants(box)
            for box in _text_boxes(page)
            if isinstance(box, boxes.BlockBox) and box.element is not None and box.element.tag.upper() in HEADINGS
        )
        if heading:
            first = (
                box.element
                for box in _text_boxes(following)
                if isinstance(box, boxes.BlockBox) and box.element is not None and box.style["break_inside"] in _WHOLE
            )
            yield from islice(first, 1)


def _let_break(element: Any) -> None:
    _set(element, "break-inside: auto")


def _set(element: Any, style: str) -> None:
    element.set("style", f"{element.get('style', '')};{style}")


def _tear(best: Any, lay_out: LayOut) -> Any:
    # Only those boxes are torn that leave a page half empty, and only where that saves a sheet.
    for _ in range(_TEARS):
        before = {element: element.get("style") for element in _moved_on(best)}
        if not before:
            break
        for element, style in before.items():
            element.set("style", f"{style};{TORN}" if style else TORN)
        torn = lay_out(AS_DESIGNED)
        if len(torn.pages) >= len(best.pages):
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
