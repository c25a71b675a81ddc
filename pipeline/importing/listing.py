"""Items with their signs as lists in lists."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.importing.draft import Element
from pipeline.importing.lines import Run
from pipeline.importing.linking import linked

_INNER = "◦▫○□-–—o∙·*+"
"""Bullets of a second level, where a bullet of another kind stands before them."""


@dataclass(slots=True)
class _Item:
    run: Run
    value: int = 0
    inside: "list[Run | _List]" = field(default_factory=list)


@dataclass(slots=True)
class _List:
    style: str
    indent: int
    kind: str = ""
    items: list[_Item] = field(default_factory=list)


def lists(runs: Sequence[Run]) -> tuple[tuple[int, Element], ...]:
    """The lists that runs make: (line, element). Runs without a sign are paragraphs of the item before them."""
    roots: list[_List] = []
    stack: list[_List] = []
    for place, run in enumerate(runs):
        if run.marker is None:
            stack[-1].items[-1].inside.append(run)
            continue
        _leave(stack, run)
        if not stack or not _belongs(stack[-1], run):
            inside = stack and (run.indent > stack[-1].indent or _is_inner(stack[-1], run))
            if stack and not inside:
                stack.pop()
            new = _List(run.marker.style, run.indent, _kind(runs, place))
            if stack:
                stack[-1].items[-1].inside.append(new)
            else:
                roots.append(new)
            stack.append(new)
        last = stack[-1]
        last.items.append(_Item(run, run.marker.number(last.kind)))
    return tuple((one.items[0].run.number, _element(one)) for one in roots)


def _leave(stack: list[_List], run: Run) -> None:
    """Close the lists that an item is not in."""
    style = run.marker.style if run.marker else ""
    while stack and run.indent < stack[-1].indent and len(stack) > 1:
        stack.pop()
    fellow = next((n for n, one in enumerate(stack) if one.indent == run.indent and one.style == style), None)
    if fellow is not None and _belongs(stack[fellow], run):
        del stack[fellow + 1 :]


def _belongs(found: _List, run: Run) -> bool:
    """Whether an item goes on with a list."""
    if run.marker is None or found.style != run.marker.style or run.indent > found.indent + 1:
        return False
    return not run.marker.numbered or run.marker.number(found.kind) > found.items[-1].value


def _is_inner(found: _List, run: Run) -> bool:
    if run.marker is None:
        return False
    if run.marker.numbered:
        first = any(number == 1 for kind, number in run.marker.values if kind != found.kind)
        return bool(found.kind) and first
    return run.marker.style in _INNER and found.style not in _INNER


def _kind(runs: Sequence[Run], place: int) -> str:
    """The type of a numbered list by its first items: i, ii are Roman numbers, i after h is a letter."""
    sign = runs[place].marker
    if sign is None or not sign.numbered:
        return ""
    same = [r.marker for r in runs[place + 1 :] if r.marker is not None and r.marker.style == sign.style]
    for kind, number in sign.values:
        if same and same[0].number(kind) == number + 1:
            return kind
    return max(sign.values, key=lambda pair: (pair[1] == 1, pair[0] in "iI"))[0]


def _element(found: _List) -> Element:
    children: list[Element] = []
    expected = found.items[0].value
    for item in found.items:
        attributes = (("value", str(item.value)),) if found.kind and item.value != expected else ()
        expected = item.value + 1
        children.append(Element("li", attributes, _inside(item)))
    opening: list[tuple[str, str]] = []
    if found.kind and found.items[0].value != 1:
        opening.append(("start", str(found.items[0].value)))
    if found.kind not in ("", "1"):
        opening.append(("type", found.kind))
    return Element("ol" if found.kind else "ul", tuple(opening), tuple(children))


def _inside(item: _Item) -> tuple[Element | str, ...]:
    words = linked(item.run.text)
    if any(isinstance(one, Run) for one in item.inside):
        words = (Element("p", (), words),)
    more = (Element("p", (), linked(one.text)) if isinstance(one, Run) else _element(one) for one in item.inside)
    return (*words, *more)
