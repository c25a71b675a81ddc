"""Tabs: their names stand in a row above all the panels. In a page each name stands over the text that it opens."""

from bisect import bisect_right
from dataclasses import dataclass

from pipeline.importing.webpages import names
from pipeline.importing.webpages.wording import text_of
from pipeline.sources.tree import Element, Tree

_SWITCHES = ("data-toggle", "data-bs-toggle")
_LONGEST = 60
"""Characters of the name of a tab."""


@dataclass(frozen=True, slots=True)
class Tabs:
    """The tabs of a page by the numbers of their elements.

    `names` are the elements to leave out in the row of tabs, each with the number of its panel; `labels` the name
    of each panel, `places` the numbers of `names` in order; `titles` the tabs that stand right before their panel
    already, as they do on a small screen.
    """

    names: dict[int, int]
    labels: dict[int, str]
    titles: frozenset[int]
    places: tuple[int, ...]

    def inside(self, element: Element) -> bool:
        """Whether an element holds tabs."""
        place = bisect_right(self.places, element.index)
        return place < len(self.places) and self.places[place] < element.end


NONE = Tabs({}, {}, frozenset(), ())


def tabs_of(tree: Tree) -> Tabs:
    """The tabs of a page that lead to a panel of text."""
    ids = {element.get("id"): element for element in reversed(tree.elements) if element.has("id")}
    pairs = [(tab, ids[name]) for tab in tree.elements if _is_tab(tab) and (name := _target(tree, tab)) in ids]
    pairs += _by_order(tree, {tab.index for tab, _ in pairs})
    pairs = [(tab, panel) for tab, panel in pairs if _fits(tab, panel)]
    titles = {tab.index for tab, panel in pairs if _is_right_before(tab, panel)}
    titled = {panel.index for tab, panel in pairs if tab.index in titles}
    labels: dict[int, str] = {}
    for tab, panel in pairs:
        start = text_of(panel)
        if panel.index not in titled and not start.startswith(text_of(tab)):
            labels.setdefault(panel.index, text_of(tab))
    named = {tab.index: panel.index for tab, panel in pairs if tab.index not in titles}
    return Tabs(named, labels, frozenset(titles), tuple(sorted(named))) if pairs else NONE


def _is_tab(element: Element) -> bool:
    if element.get("role") == "tab" or any(element.get(name) in ("tab", "pill") for name in _SWITCHES):
        return not any(e.get("role") == "tab" for e in element.ancestors())
    return (
        element.name == "a"
        and any(e.get("role") == "tablist" or e.get("role") == "tab" for e in element.ancestors())
        and not any(e.get("role") == "tab" for e in element.ancestors())
    )


def _target(tree: Tree, tab: Element) -> str:
    """The id of the panel of a tab: of its own attributes, or those of a link in it."""
    for element in (tab, *tree.inside(tab)):
        for name in ("aria-controls", "href", "data-bs-target", "data-target"):
            written = element.get(name)
            if name == "aria-controls" and written:
                return written
            if written.startswith("#") and len(written) > 1:
                return written[1:]
    return ""


def _fits(tab: Element, panel: Element) -> bool:
    """Whether a tab has a name, and its panel stands after it and has text."""
    label = text_of(tab)
    return 0 < len(label) <= _LONGEST and panel.index >= tab.end and bool(text_of(panel))


def _is_right_before(tab: Element, panel: Element) -> bool:
    return tab.after is panel


def _by_order(tree: Tree, known: set[int]) -> list[tuple[Element, Element]]:
    """The tabs of rows that name no panel: as many panels follow, in the same order."""
    found: list[tuple[Element, Element]] = []
    for row in tree.elements:
        row_names = row.elements
        if len(row_names) < 2 or not names.is_one_of(row, "tab-rows", classes=True):
            continue
        if row.parent is None or any(row.index < number < row.end for number in known):
            continue
        groups: dict[int, list[Element]] = {}
        for panel in tree.elements[row.end : row.parent.end]:
            if panel.parent is not None and names.is_one_of(panel, "tab-panels", classes=True):
                groups.setdefault(panel.parent.index, []).append(panel)
        panels = next((group for group in groups.values() if len(group) == len(row_names)), [])
        found += zip(row_names, panels, strict=False)
    return found
