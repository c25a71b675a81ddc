"""Headers of tables: which cells are some, and whether each heads a column or a row."""

from collections.abc import Iterator
from dataclasses import replace

from pipeline.importing.draft import Draft, Element, Fate, Told
from pipeline.text import excerpt


def with_headers(draft: Draft) -> Draft:
    """The draft with a scope on every header in the head of a table, and with headers of rows where all are bold."""
    told: list[Told] = []
    blocks = tuple(_mended(block, told) for block in draft.blocks)
    return replace(draft, blocks=blocks, told=(*draft.told, *told))


def _mended(element: Element, told: list[Told]) -> Element:
    if element.tag == "table":
        return _rows_headed(_scoped(element, in_head=False), told)
    children = tuple(child if isinstance(child, str) else _mended(child, told) for child in element.children)
    return replace(element, children=children)


def _scoped(element: Element, *, in_head: bool) -> Element:
    in_head = in_head or element.tag == "thead"
    children = tuple(child if isinstance(child, str) else _scoped(child, in_head=in_head) for child in element.children)
    scope = () if not in_head or element.tag != "th" or element.get("scope") else (("scope", "col"),)
    return replace(element, attributes=(*scope, *element.attributes), children=children)


def _rows_headed(table: Element, told: list[Told]) -> Element:
    """The table with headers of rows, where it has those of columns and the first cell of each row is bold."""
    parts = [part for part in table.children if isinstance(part, Element)]
    firsts = [_first(row) for part in parts if part.tag == "tbody" for row in _elements(part)]
    if not any(part.tag == "thead" for part in parts) or not firsts or not all(map(_is_bold, firsts)):
        return table
    text = " | ".join(first.text().strip() for first in firsts)
    why = "the first cell of each row is in bold type"
    told.append(Told(Fate.GUESSED, "headers of rows", excerpt(text), confidence=0.8, why=why))
    return replace(table, children=tuple(_body_headed(part) if part.tag == "tbody" else part for part in parts))


def _elements(element: Element) -> Iterator[Element]:
    return (child for child in element.children if isinstance(child, Element))


def _first(row: Element) -> Element:
    return next(_elements(row), Element("td"))


def _is_bold(cell: Element) -> bool:
    only = cell.children[0] if len(cell.children) == 1 else ""
    # One that reaches over several rows would head the others, too.
    return cell.tag == "td" and isinstance(only, Element) and only.tag == "strong" and not cell.get("rowspan")


def _body_headed(body: Element) -> Element:
    rows = []
    for row in _elements(body):
        first, *rest = _elements(row)
        strong = next(_elements(first))
        header = Element("th", (("scope", "row"), *first.attributes), strong.children)
        rows.append(replace(row, children=(header, *rest)))
    return replace(body, children=tuple(rows))
