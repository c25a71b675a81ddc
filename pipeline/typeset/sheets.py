"""Pages side by side on sheets that are folded: booklets and leaflets folded twice.

The laid-out pages are drawn on their sheets before the file is written, so tags, links and bookmarks
are those of the pages; imposing a finished file would lose them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.model import Finding, Severity, Where
from pipeline.typeset.form import INNER, Fold
from pipeline.typeset.walk import POINTS, descendants, has_text, root, sheet

_PANELS = 6
_INWARDS = (3, 4)
_MILLIMETRE = 96 / 25.4


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page on a sheet: the number of the sheet's side, and how far from its left edge, in CSS pixels."""

    page: Any
    side: int
    across: float = 0


class Sheet:
    """One side of a sheet, in the place of a page: what WeasyPrint asks of a page, for several of them.

    `pages` are from left to right, each with its width in CSS pixels; None is a blank one.
    """

    def __init__(self, pages: list[tuple[Any | None, float]], height: float) -> None:
        self.pages: list[tuple[Any, float]] = []
        self.bleed = dict.fromkeys(("top", "right", "bottom", "left"), 0)
        self.forms: dict[Any, list[Any]] = {None: []}
        self.bookmarks: list[Any] = []
        self.links: list[Any] = []
        self.anchors: dict[str, Any] = {}
        self.width = 0.0
        self.height = height
        for page, width in pages:
            if page is not None:
                self._add(page, self.width)
            self.width += width

    def _add(self, page: Any, across: float) -> None:
        self.pages.append((page, across))
        for kind, target, (left, top, right, bottom), box in page.links:
            self.links.append((kind, target, (left + across, top, right + across, bottom), box))
        for name, (left, top, right, bottom) in page.anchors.items():
            self.anchors[name] = (left + across, top, right + across, bottom)

    def paint(self, stream: Any, scale: float = 1) -> None:
        """Draw the pages, each in its place."""
        for page, across in self.pages:
            with stream.stacked():
                stream.transform(e=across * scale)
                page.paint(stream, scale)


def leaves(document: Any) -> Iterator[Leaf]:
    """The pages of a document in reading order, with the places where they stand."""
    if not is_folded(document):
        yield from (Leaf(page, number) for number, page in enumerate(document.pages))
        return
    placed = {
        page: Leaf(page, side, across) for side, sheet in enumerate(document.pages) for page, across in sheet.pages
    }
    yield from (placed[page] for page in document.in_order)


def is_folded(document: Any) -> bool:
    """Whether the pages of a document were put on sheets."""
    return isinstance(document.pages[0], Sheet)


def impose(document: Any, fold: Fold, where: Where) -> list[Finding]:
    """Put the pages of a laid-out document on sheets; a finding where they do not fit."""
    pages, right_to_left = list(document.pages), root(document).get("dir") == "rtl"
    if fold is Fold.TRIFOLD and len(pages) > _PANELS:
        message = f"a leaflet folded twice has room for {_PANELS} panels, and this one takes {len(pages)}"
        fix = "shorten it by what begins with these words, or print it as a booklet"
        beyond = (box.text for box in descendants(sheet(pages[_PANELS])) if has_text(box) and box.element is not None)
        return [Finding("print-fold", Severity.WARNING, message, where, next(beyond, ""), fix)]
    sides = booklet(len(pages)) if fold is Fold.BOOKLET else trifold()
    tree = document.make_bookmark_tree(POINTS, transform_pages=True)
    document.in_order = pages
    document.pages = [
        Sheet([_page(pages, number, fold) for number in _read(side, right_to_left)], pages[0].height) for side in sides
    ]
    moved = _moved(tree, list(leaves(document)))
    document.make_bookmark_tree = lambda *_scale, **_options: moved
    return []


def booklet(count: int) -> list[list[int]]:
    """Which pages stand on each side of the sheets, from left to right, for writing from left to right.

    Pages count from 0; those from `count` on are blank. Each sheet is printed on both sides and
    turned on its short edge; all are laid into one another and stapled in the fold.
    """
    whole = -(-count // 4) * 4
    sides = []
    for first in range(0, whole // 2, 2):
        sides += [[whole - 1 - first, first], [first + 1, whole - 2 - first]]
    return sides


def trifold() -> list[list[int]]:
    """Which panels stand on the outer and on the inner side of a sheet folded twice, as in `booklet`."""
    return [[4, 5, 0], [1, 2, 3]]


def _moved(tree: list[Any], places: list[Leaf]) -> list[Any]:
    # Bookmarks lead to (page, x, y), in points.
    return [
        (label, (places[page].side, across + places[page].across * POINTS, up), _moved(children, places), state)
        for label, (page, across, up), children, state in tree
    ]


def _page(pages: list[Any], number: int, fold: Fold) -> tuple[Any | None, float]:
    # A page or a blank one, with its width: that of the panels folded inwards is less than the others'.
    if number < len(pages):
        return pages[number], pages[number].width
    less = INNER * _MILLIMETRE if fold is Fold.TRIFOLD and number in _INWARDS else 0
    return None, pages[0].width - less


def _read(side: list[int], right_to_left: bool) -> list[int]:
    return side[::-1] if right_to_left else side
