"""Two versions of one text side by side: which block of the one stands beside which of the other.

Both come from one page, so their elements are the same, but for lines that only one of them has.
Where they are not, all of both stands in one row: nothing is lost and nothing is told twice.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

import turbohtml

_CONTAINERS = frozenset("div section article main header footer aside nav".split())
_LISTS = frozenset({"ul", "ol"})
_WIDE = frozenset({"table", "pre"})


@dataclass(frozen=True, slots=True)
class Row:
    """A block in both versions, as markup; `wide` says that it needs more room than half a page."""

    first: str
    second: str
    wide: bool = False


@dataclass(frozen=True, slots=True)
class _Block:
    """An element, and the lines in front of it that the other version may lack."""

    element: turbohtml.Element
    before: str = ""


def rows(first: str, second: str, *, keep: frozenset[str], lines: frozenset[str]) -> Iterator[Row]:
    """The rows of two fragments of HTML, in order.

    An element with a class of `keep` is one block, whatever is in it; one with a class of `lines` goes
    with the block that follows it.
    """
    yield from _Pairing(keep, lines).inside(turbohtml.parse_fragment(first), turbohtml.parse_fragment(second))


class _Pairing:
    def __init__(self, keep: frozenset[str], lines: frozenset[str]) -> None:
        self.keep, self.lines = keep, lines

    def inside(self, first: turbohtml.Node, second: turbohtml.Node) -> Iterator[Row]:
        """The rows of what stands in two containers."""
        ours, theirs = self._blocks(first), self._blocks(second)
        if ours is None or theirs is None or [b.element.tag for b in ours] != [b.element.tag for b in theirs]:
            yield Row(_inner(first), _inner(second))
            return
        for one, other in zip(ours, theirs, strict=True):
            yield from self._rows(one, other)

    def _rows(self, one: _Block, other: _Block) -> Iterator[Row]:
        tag = one.element.tag
        if (tag in _LISTS and (found := _items(one, other))) or (tag == "dl" and (found := _terms(one, other))):
            yield from found
        elif tag in _CONTAINERS and not (self._is_whole(one.element) or self._is_whole(other.element)):
            if one.before or other.before:
                yield Row(one.before, other.before)
            yield from self.inside(one.element, other.element)
        else:
            yield Row(one.before + one.element.html, other.before + other.element.html, tag in _WIDE)

    def _is_whole(self, element: turbohtml.Element) -> bool:
        return "lang" in element.attrs or not self.keep.isdisjoint(_classes(element)) or self._blocks(element) is None

    def _blocks(self, node: turbohtml.Node) -> list[_Block] | None:
        """The elements in a container; None where words stand between them."""
        found: list[_Block] = []
        before = ""
        for child in node.children:
            if isinstance(child, turbohtml.Text):
                if child.data.strip():
                    return None
            elif isinstance(child, turbohtml.Element):
                if not self.lines.isdisjoint(_classes(child)):
                    before += child.html
                else:
                    found.append(_Block(child, before))
                    before = ""
        return None if before else found


def _items(one: _Block, other: _Block) -> list[Row]:
    """A row for each item of two lists; none where their items cannot be told apart."""
    ours, theirs = (_only(block.element, ("li",)) for block in (one, other))
    if ours is None or theirs is None or len(ours) != len(theirs) or "reversed" in one.element.attrs:
        return []
    found = []
    for number, (mine, its) in enumerate(zip(ours, theirs, strict=True)):
        before = (one.before, other.before) if number == 0 else ("", "")
        cells = _list(one.element, mine, number), _list(other.element, its, number)
        found.append(Row(before[0] + cells[0], before[1] + cells[1]))
    return found


def _list(element: turbohtml.Element, item: turbohtml.Element, number: int) -> str:
    attributes = {name: str(element.attr(name) or "") for name in element.attrs if name != "id"}
    if element.tag == "ol" and number:
        first = attributes.get("start", "1")
        attributes["start"] = str((int(first) if first.lstrip("-").isdecimal() else 1) + number)
    said = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
    return f"<{element.tag}{said}>{item.html}</{element.tag}>"


def _terms(one: _Block, other: _Block) -> list[Row]:
    """A row for each term with what describes it."""
    groups = []
    for block in (one, other):
        children = _only(block.element, ("dt", "dd"))
        if not children or children[0].tag != "dt":
            return []
        mine: list[str] = []
        for index, child in enumerate(children):
            if child.tag == "dt" and (index == 0 or children[index - 1].tag == "dd"):
                mine.append("")
            mine[-1] += child.html
        groups.append([f"<dl>{group}</dl>" for group in mine])
    if len(groups[0]) != len(groups[1]):
        return []
    groups[0][0], groups[1][0] = one.before + groups[0][0], other.before + groups[1][0]
    return [Row(mine, its) for mine, its in zip(*groups, strict=True)]


def _only(element: turbohtml.Element, tags: tuple[str, ...]) -> list[turbohtml.Element] | None:
    """The elements in an element; None where there is anything but these."""
    found = []
    for child in element.children:
        if isinstance(child, turbohtml.Element) and child.tag in tags:
            found.append(child)
        elif isinstance(child, turbohtml.Element) or (isinstance(child, turbohtml.Text) and child.data.strip()):
            return None
    return found


def _inner(node: turbohtml.Node) -> str:
    return "".join(
        child.html if isinstance(child, turbohtml.Element) else escape(child.data, quote=False)
        for child in node.children
        if isinstance(child, (turbohtml.Element, turbohtml.Text))
    )


def _classes(element: turbohtml.Element) -> set[str]:
    return set(str(element.attr("class") or "").split())
