"""Lists of a page and lists of terms: what stands in each item, its number, and what stands between items."""

from collections.abc import Iterator, Sequence

from pipeline.importing.account import numeral
from pipeline.importing.draft import INLINE, Fate, Told
from pipeline.importing.draft import Element as Block
from pipeline.importing.webpages import flow, inline, mended, office, regions
from pipeline.importing.webpages.phrasing import Wrap
from pipeline.importing.webpages.reader import Reader
from pipeline.importing.webpages.wording import numbers_of
from pipeline.sources.elements import HEADINGS
from pipeline.sources.tree import Element, Text

_TYPES = frozenset("1 a A i I".split())


def item_content(
    nodes: Sequence[Element | Text], reader: Reader, wraps: tuple[Wrap, ...] = ()
) -> tuple[Block | str, ...]:
    """What stands in an item or a cell: a single paragraph needs no `<p>`, nor does one before an inner list."""
    found = mended.lists(flow.blocks(nodes, reader, wraps), reader)
    if found and found[0].tag == "p" and not found[0].attributes and all(b.tag in ("ul", "ol") for b in found[1:]):
        return (*found[0].children, *found[1:])
    return tuple(found)


def listed(node: Element, reader: Reader, wraps: tuple[Wrap, ...]) -> list[Block]:
    """A list; what stands in it outside of its items goes to the item before, or before the list."""
    reader.met(node)
    if node.name == "ul" and _holds_sections(node, reader):
        return _sections(node, reader, wraps)
    before: list[Block] = []
    items: list[Block] = []
    numbers = numbers_of(node) if node.name == "ol" else {}
    expected = start = None
    for item, run in split_at(node.children, "li"):
        if item is None:
            loose = flow.blocks(run, reader, wraps)
            if items:
                items[-1] = Block("li", items[-1].attributes, (*items[-1].children, *loose))
            else:
                before += loose
            continue
        place = len(reader.told)
        content = _item(item, reader, wraps)
        number = numbers.get(id(item))
        if not content:
            if number is not None:
                shown = numeral(number, node.get("type"))
                reader.told.insert(place, Told(Fate.DROPPED, "number of an empty item", shown, item.line, words=shown))
            continue
        value: tuple[tuple[str, str], ...] = ()
        if number is not None:
            if start is None:
                start = expected = number
            if number != expected:
                value = (("value", str(number)),)
            expected = number + 1
        block = reader.identified(Block("li", value, content), item.get("id"))
        items.append(flow.saying(block, reader.language_of(item)))
    if not items:
        return before
    return [*before, Block("ol" if numbers else "ul", _list_attributes(node, start, reader), tuple(items))]


def _holds_sections(node: Element, reader: Reader) -> bool:
    """Whether every item is a heading and the text below it: an accordion or cards, and no list of the text."""
    items = [child for child in node.elements if child.name == "li"]
    return bool(items) and all(_is_section(item, reader) for item in items)


def _is_section(item: Element, reader: Reader) -> bool:
    runs = [run for run in reader.tree.texts_of(item) if run.data.strip()]
    if len(runs) < 2:
        return False
    round_first = [e for e in runs[0].parent.ancestors() if e.index > item.index]
    head = next((e for e in (runs[0].parent, *round_first) if e.name in HEADINGS or regions.toggles(e)), None)
    return head is not None and runs[-1] not in reader.tree.texts_of(head)


def _sections(node: Element, reader: Reader, wraps: tuple[Wrap, ...]) -> list[Block]:
    found: list[Block] = []
    for item, run in split_at(node.children, "li"):
        kind = reader.outside(item) if item is not None else ""
        if item is not None and kind:
            reader.drop(kind, item)
            continue
        if item is not None:
            reader.met(item)
        spoken = reader.language_of(item) if item is not None else ()
        inside = flow.blocks(run if item is None else item.children, reader, wraps)
        found += [flow.saying(block, spoken) for block in inside] if spoken else inside
    return found


def split_at(nodes: Sequence[Element | Text], *names: str) -> Iterator[tuple[Element | None, list[Element | Text]]]:
    """The elements with some names, and between them (None) the runs of what else there is."""
    run: list[Element | Text] = []
    for node in nodes:
        if isinstance(node, Element) and node.name in names:
            if run:
                yield None, run
            run = []
            yield node, []
        else:
            run.append(node)
    if run:
        yield None, run


def _list_attributes(node: Element, start: int | None, reader: Reader) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    level = office.google_level(node) if reader.program else None
    if level is not None:
        found.append((mended.LEVEL, str(level)))
    if node.name == "ol":
        if node.get("type") in _TYPES - {"1"}:
            found.append(("type", node.get("type")))
        if start not in (None, 1):
            found.append(("start", str(start)))
        if node.has("reversed"):
            found.append(("reversed", ""))
    return tuple(found)


def _item(item: Element, reader: Reader, wraps: tuple[Wrap, ...]) -> tuple[Block | str, ...]:
    kind = reader.outside(item)
    if kind:
        reader.drop(kind, item)
        return ()
    return item_content(item.children, reader, wraps)


def definitions(node: Element, reader: Reader) -> list[Block]:
    parts: list[Block] = []
    reader.met(node)
    for part, run in split_at(_unwrapped(node), "dt", "dd"):
        if part is not None and part.name == "dt":
            content = inline.line(part.children, reader)
        else:
            content = item_content(run if part is None else part.children, reader)
        if content:
            tag = "dd" if part is None else part.name
            parts.append(reader.identified(Block(tag, (), content), part.get("id") if part else ""))
    if not any(part.tag == "dt" for part in parts):
        return [block for part in parts for block in _loose(part)]
    return [Block("dl", (), tuple(parts))]


def _unwrapped(node: Element) -> list[Element | Text]:
    """The terms and descriptions of a list, out of the `<div>` that may stand round each group."""
    return [
        inner
        for child in node.children
        for inner in (child.children if isinstance(child, Element) and _is_group(child) else [child])
    ]


def _is_group(child: Element) -> bool:
    return child.name == "div" and any(inner.name in ("dt", "dd") for inner in child.elements)


def _loose(part: Block) -> list[Block]:
    """What stood in a description without a term."""
    if all(isinstance(child, Block) and child.tag not in INLINE for child in part.children):
        return [child for child in part.children if isinstance(child, Block)]
    return [Block("p", part.attributes, part.children)]
