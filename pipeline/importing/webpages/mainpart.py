"""The main part of a page: what its markup says, or else where a library finds the text.

The library only points to the place. It drops words, tables and boxes that a leaflet needs, so what is read is
always the page's own element.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.importing.webpages import locating, names, regions
from pipeline.importing.webpages.wording import UNREAD, text_of
from pipeline.sources.elements import BLOCK
from pipeline.sources.tree import Element, Text, Tree

ENOUGH = 0.7
"""Share of the main part's words that one article in it needs to have, to be the main part itself."""
FEWEST = 25
"""Words of a main part that markup points to; with fewer, the text is somewhere else."""
ROUND = 0.2
"""Words round the text and its title, as a share of those of the text, that are still no part of the site."""
MOST = 0.95
"""Share of what the library takes for the text that an element holds, to be the main part."""


@dataclass(frozen=True, slots=True)
class MainPart:
    """The element with the text, how it was found, and how sure that is (0 to 1)."""

    element: Element
    how: str
    confidence: float


def main_part(tree: Tree, body: Element, html: str) -> MainPart:
    """The main part of a page."""
    inside = tree.inside(body)
    for found, how, confidence in _marked(inside):
        if _count(found) >= min(FEWEST, _count(body) // 2):
            return _narrowed(tree, MainPart(found, how, confidence))
    if not _has_frame(inside) and not any(_lays_out(e, _count(body)) for e in inside if e.name == "td"):
        return MainPart(body, "the whole page: it has no parts of a site", 0.9)
    pointed = _by_library(tree, body, html)
    return (
        _with_title(tree, pointed, body) if pointed else MainPart(body, "the whole page, less what is the site's", 0.5)
    )


def _marked(inside: list[Element]) -> Iterable[tuple[Element, str, float]]:
    mains = [e for e in inside if (e.name == "main" or e.get("role") == "main") and not e.has("hidden")]
    if mains:
        yield mains[0], "<main>" if mains[0].name == "main" else "role=main", 1.0
    bodies = [e for e in inside if "articlebody" in e.get("itemprop").lower().split()]
    if bodies:
        yield bodies[0], "itemprop=articleBody", 0.95
    medical = [e for e in inside if e.get("itemtype").rstrip("/").endswith(("MedicalWebPage", "/Article"))]
    if len(medical) == 1:
        yield medical[0], "schema.org", 0.95
    articles = [e for e in inside if e.name == "article" and not any(p.name == "article" for p in e.ancestors())]
    if len(articles) == 1:
        yield articles[0], "<article>", 0.95
    for place in names.data()["main"]["places"]:
        found = [e for e in inside if _is_at(e, place)]
        if found:
            yield max(found, key=_count), place, 0.85


def _is_at(element: Element, place: str) -> bool:
    if place.startswith("."):
        return place[1:] in element.get("class").split()
    if place.startswith("#"):
        return element.get("id") == place[1:]
    name, _, value = place.strip("[]").partition("=")
    return element.get(name) == value


def _count(node: Element) -> int:
    return len(text_of(node).split())


def _narrowed(tree: Tree, found: MainPart) -> MainPart:
    """The one article inside the main part, if it has the title and nearly all that is text."""
    articles = [e for e in tree.inside(found.element) if e.name == "article"]
    if len(articles) != 1 or not any(e.name == "h1" for e in tree.inside(articles[0])):
        return found
    text = _own_count(found.element)
    return MainPart(articles[0], "<article>", found.confidence) if _own_count(articles[0]) >= text * ENOUGH else found


def _own_count(node: Element) -> int:
    """The words of a part without the site's parts in it."""
    total = 0
    for child in node.children:
        if isinstance(child, Text):
            total += len(child.data.split())
        elif child.name not in ("script", "style", "template") and not regions.region(child):
            total += _own_count(child)
    return total


def _has_frame(inside: list[Element]) -> bool:
    """Whether a page has parts of a site round its text."""
    return any(
        e.name in ("nav", "header", "footer", "aside", "form")
        or names.kind(e, "regions")
        or e.get("role") in regions.ROLES
        for e in inside
    )


def _lays_out(cell: Element, words: int) -> bool:
    """Whether a cell holds most of the words of a page: its table lays out the page and is no table of the text."""
    others = [e for e in cell.parent.elements if e is not cell] if cell.parent is not None else []
    return bool(others) and _count(cell) > words * ENOUGH and cell.end - cell.index > CELL


CELL = 8
"""Elements in a cell that holds the text of a page."""


def _by_library(tree: Tree, body: Element, html: str) -> MainPart | None:
    """The smallest element that holds nearly all the lines that a library takes for the text."""
    lines = {_key(line) for line in locating.lines(html)}
    lines.discard("")
    if not lines:
        return None
    hits = [len(_key(run.data)) if _key(run.data) in lines else 0 for run in tree.texts]
    total = sum(hits[body.first : body.last])
    if not total:
        return None
    sums = [0]
    for hit in hits:
        sums.append(sums[-1] + hit)
    best = body
    for element in tree.inside(body):
        if (
            element.index > best.index
            and element.end <= best.end
            and sums[element.last] - sums[element.first] >= total * MOST
        ):
            best = element
    while (
        best is not body
        and best.parent is not None
        # A cell with nearly all the text is one of a table that lays out the page; half a line is no part of it.
        and (best.name in ("p", "ul", "ol", "table", "tbody", "tr", "dl") or best.name not in BLOCK)
    ):
        best = best.parent
    # On a page without text of its own, the library finds the menu.
    if any(regions.region(e) for e in (best, *best.ancestors())):
        return None
    return MainPart(best, "its text", 0.7)


def _with_title(tree: Tree, found: MainPart, body: Element) -> MainPart:
    """The part and the title before it with all between them: a page builder puts the first lines in their own row.

    Not where only the whole page holds both: then the title may stand in the header of the site. Not where much
    else stands round the two: that is the site's.
    """
    titles = [e for e in tree.inside(body) if e.name == "h1" and text_of(e)]
    if len(titles) != 1 or titles[0].index >= found.element.index:
        return found
    both = next(e for e in titles[0].ancestors() if e.index <= found.element.index and found.element.end <= e.end)
    if both is body or any(regions.region(e) for e in titles[0].ancestors() if e.index > both.index):
        return found
    runs = [*tree.texts[both.first : titles[0].first], *tree.texts[found.element.last : both.last]]
    if sum(len(run.data.split()) for run in runs if run.parent.name not in UNREAD) > _count(found.element) * ROUND:
        return found
    return MainPart(both, "its text and its title", found.confidence)


def _key(line: str) -> str:
    return "".join(line.split())
