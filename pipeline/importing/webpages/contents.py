"""Lists of contents: lists of links to the headings of the page they stand in. A leaflet gets its own."""

from pipeline.importing.webpages.wording import text_of
from pipeline.importing.wordlists import is_one
from pipeline.sources.elements import HEADINGS
from pipeline.sources.tree import Element, Tree

FEWEST = 2
"""Links of a list of contents."""
MOST_BESIDE = 6
"""Words that may stand beside the list in its wrapper: its heading, the word of a button."""
_TITLES = {*HEADINGS, "p", "div", "button", "summary", "span", "strong"}
_WHOLE = frozenset("html body main article form".split())


def lists_of_contents(tree: Tree, base: str) -> frozenset[int]:
    """The numbers of the elements of a page that are its list of contents, with the wrapper and the heading of each."""
    start = base.partition("#")[0]
    ids = {element.get("id") or element.get("name") for element in tree.elements} - {""}
    found: set[int] = set()
    for element in tree.elements:
        if element.name not in ("ul", "ol") or any(e.index in found for e in element.ancestors()):
            continue
        if element.get("role") == "tablist" or not _leads_down(tree, element, start, ids):
            continue
        whole = _wrapper(tree, element)
        found.add(whole.index)
        title = _title(whole)
        if title is not None:
            found.add(title.index)
    return frozenset(found)


def _leads_down(tree: Tree, element: Element, start: str, ids: set[str]) -> bool:
    """Whether all words of a list are links to places further down in the page."""
    links = [e for e in tree.inside(element) if e.name == "a"]
    if len(links) < FEWEST:
        return False
    names = []
    for link in links:
        where, mark, name = link.get("href").partition("#")
        if not mark or where not in ("", start) or name not in ids or _switches(link):
            return False
        names.append(name)
    linked = sum(len(_words(tree, link)) for link in links)
    return linked == len(_words(tree, element)) and linked > 0


def _switches(link: Element) -> bool:
    """Whether a link shows a tab or a panel, and leads to no heading."""
    return link.get("role") in ("tab", "button") or link.has("data-toggle") or link.has("data-bs-toggle")


def _words(tree: Tree, element: Element) -> list[str]:
    return [word for run in tree.texts_of(element) for word in run.data.split() if any(map(str.isalnum, word))]


def _wrapper(tree: Tree, element: Element) -> Element:
    """The outermost element that holds the list, its heading and nothing else."""
    whole, most = element, len(_words(tree, element)) + MOST_BESIDE
    for outer in element.ancestors():
        if outer.name in _WHOLE or len(_words(tree, outer)) > most:
            break
        if any(e.name in ("h1", "p", "img", "table") for e in tree.inside(outer)):
            break
        whole = outer
    return whole


def _title(whole: Element) -> Element | None:
    """The heading right before a list of contents, if it says that, or stands over nothing else."""
    before, after = whole.before, whole.after
    if before is None or before.name not in _TITLES:
        return None
    if any(is_one(text_of(before), kind) for kind in ("navigation", "contents")):
        return before
    level = before.name if before.name in HEADINGS[1:] else ""
    return before if level and after is not None and after.name in HEADINGS and after.name <= level else None
