"""Tables: whether a cell can be heard with what its row and its column are about."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.lint.document import Document
from pipeline.lint.names import name
from pipeline.lint.registry import Problem, Scope, rule
from pipeline.lint.roles import NONE, explicit
from pipeline.model import Severity
from pipeline.sources.tree import Element

LEAST = 2
"""Rows and columns from which on cells are a table; fewer are a box."""

WIDEST = 1000
"""The most columns or rows a cell may span (HTML Standard, section 4.9.11)."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell and the slots of the grid it fills: rows and columns from, and to without the latter."""

    element: Element
    row: int
    column: int
    rows: int
    columns: int


def cells(doc: Document, table: Element) -> tuple[Cell, ...]:
    """The cells of a table with their places in the grid (HTML Standard, section 4.9.12.1)."""
    found: list[Cell] = []
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(rows(doc, table)):
        column = 0
        for element in row.elements:
            if element.name not in ("td", "th"):
                continue
            while (number, column) in taken:
                column += 1
            wide, high = _span(element, "colspan"), _span(element, "rowspan")
            found.append(Cell(element, number, column, number + high, column + wide))
            if high > 1:
                taken.update((r, c) for r in range(number + 1, number + high) for c in range(column, column + wide))
            column += wide
    return tuple(found)


def rows(doc: Document, table: Element) -> list[Element]:
    """The rows of a table, without those of tables inside it."""
    return [element for element in doc.tree.inside(table) if element.name == "tr" and _own(element, table)]


def _own(element: Element, table: Element) -> bool:
    return next((up for up in element.ancestors() if up.name == "table"), None) is table


def _span(element: Element, key: str) -> int:
    said = element.get(key).strip()
    return min(int(said), WIDEST) if said.isascii() and said.isdecimal() and int(said) else 1


def _data(doc: Document) -> Iterator[tuple[Element, tuple[Cell, ...]]]:
    """The tables that are read as tables, with their cells."""
    for table in doc.all("table"):
        if doc.read[table.index] and explicit(table) not in NONE:
            yield table, cells(doc, table)


def _grid(found: tuple[Cell, ...]) -> tuple[int, int]:
    return max((cell.rows for cell in found), default=0), max((cell.columns for cell in found), default=0)


@rule("table-headers-missing", Severity.ERROR, wcag="1.3.1")
def no_headers(doc: Document) -> Iterator[Problem]:
    """A table has no header cell."""
    for table, found in _data(doc):
        high, wide = _grid(found)
        if high < LEAST or wide < LEAST or _is_layout(doc, table, found):
            continue
        if not any(_is_header(cell.element) for cell in found):
            yield Problem(
                table,
                "no cell of this table is a header: a screen reader reads the cells without saying what they are about",
                "write the headings of its columns and rows as <th>",
                doc.words(table),
            )


def _is_header(element: Element) -> bool:
    said = explicit(element)
    return said in ("columnheader", "rowheader") or (element.name == "th" and not said)


@rule("table-layout", Severity.WARNING, wcag="1.3.1")
def layout(doc: Document) -> Iterator[Problem]:
    """A table only puts things beside each other."""
    for table, found in _data(doc):
        if _is_layout(doc, table, found):
            yield Problem(
                table,
                "this table only arranges things: a screen reader announces rows and columns, and on a phone it "
                "runs off "
                "the screen",
                "take the table away; write the parts one after the other",
                doc.words(table),
            )


def _is_layout(doc: Document, table: Element, found: tuple[Cell, ...]) -> bool:
    """Whether a table without headers and caption is one row or column, or holds headings, forms or other tables."""
    if any(_is_header(cell.element) for cell in found) or any(child.name == "caption" for child in table.elements):
        return False
    high, wide = _grid(found)
    if high and wide and (high == 1 or wide == 1):
        return True
    inside = {element.name for element in doc.tree.inside(table)}
    return bool(inside & {"table", "h1", "h2", "h3", "h4", "h5", "h6", "form", "nav"}) or (
        "img" in inside and any(len(doc.words(cell.element)) > 200 for cell in found)
    )


@rule("table-caption-missing", Severity.WARNING, wcag="1.3.1")
def no_caption(doc: Document) -> Iterator[Problem]:
    """A table has no caption."""
    for table, found in _data(doc):
        high, wide = _grid(found)
        if high >= LEAST and wide >= LEAST and not _is_layout(doc, table, found) and not name(doc, table):
            yield Problem(
                table,
                "the table does not say what it is about: who comes to it with a screen reader has to read it to "
                "find out",
                "begin the table with <caption>…</caption>",
                doc.words(table),
            )


@rule("table-header-empty", Severity.WARNING, wcag="1.3.1")
def empty_header(doc: Document) -> Iterator[Problem]:
    """A header cell is empty."""
    for _table, found in _data(doc):
        for cell in found:
            element = cell.element
            if _is_header(element) and doc.read[element.index] and not name(doc, element) and not element.get("abbr"):
                yield Problem(
                    element,
                    "a header cell is empty: a screen reader says nothing where it should say what the cells are about",
                    "write what the column or row is about; the corner of a table is a <td>",
                )


@rule("table-header-unused", Severity.ERROR, wcag="1.3.1", act=("d0f69e",))
def unused_header(doc: Document) -> Iterator[Problem]:
    """A header cell belongs to no cell."""
    for _table, found in _data(doc):
        if not any(cell.element.name == "td" or explicit(cell.element) in ("cell", "gridcell") for cell in found):
            continue
        for cell in found:
            element = cell.element
            if not _is_header(element) or not doc.read[element.index] or not name(doc, element):
                continue
            if not _has_cells(doc, cell, found):
                yield Problem(
                    element,
                    "no cell of the table belongs to this header, so a cell is missing or in the wrong place",
                    "put the cell in, or take the header away",
                    name(doc, element),
                )


def _has_cells(doc: Document, header: Cell, found: tuple[Cell, ...]) -> bool:
    """Whether a cell gets its header from this one (HTML Standard, section 4.9.12.2); True where nobody can tell."""
    key, way = header.element.get("id"), _way(header, found)
    others = [cell for cell in found if cell is not header and doc.read[cell.element.index]]
    if key and any(key in cell.element.get("headers").split() for cell in others):
        return True
    # A cell that names its headers gets no others.
    others = [cell for cell in others if not cell.element.get("headers").strip()]
    if way == "column":
        group = header.element.get("scope").lower() == "colgroup"
        return any(
            cell.column < header.columns and cell.columns > header.column and (cell.row >= header.rows or group)
            for cell in others
        )
    if way == "row":
        group = header.element.get("scope").lower() == "rowgroup"
        return any(
            cell.row < header.rows and cell.rows > header.row and (cell.column >= header.columns or group)
            for cell in others
        )
    return True


def _way(header: Cell, found: tuple[Cell, ...]) -> str:
    """Whether a header cell is one of a column or of a row; empty where it is neither by itself."""
    scope, said = header.element.get("scope").lower(), explicit(header.element)
    if said in ("columnheader", "rowheader"):
        return said.removesuffix("header")
    if scope in ("col", "colgroup", "row", "rowgroup"):
        return "column" if scope.startswith("col") else "row"
    data = [cell for cell in found if cell.element.name == "td" and not _is_header(cell.element)]
    if not any(cell.row < header.rows and cell.rows > header.row for cell in data):
        return "column"
    if not any(cell.column < header.columns and cell.columns > header.column for cell in data):
        return "row"
    return ""


@rule("table-headers-attribute", Severity.ERROR, wcag="1.3.1", act=("a25f45",))
def bad_headers(doc: Document) -> Iterator[Problem]:
    """A cell names a header that is not in its table."""
    for _table, found in _data(doc):
        own = {cell.element.get("id"): cell.element for cell in found if cell.element.get("id")}
        for cell in found:
            element = cell.element
            if not element.get("headers").strip() or not doc.read[element.index]:
                continue
            wrong = [
                key
                for key in element.get("headers").split()
                if key not in own or own[key] is element or not (own[key].name == "th" or _is_header(own[key]))
            ]
            if wrong:
                yield Problem(
                    element,
                    f"this cell names “{wrong[0]}” as its header, and no other cell of the table is that header; a "
                    "screen reader "
                    "says none, or a wrong one",
                    "write the ids of the <th> of its column and row into headers, or take the attribute away",
                    doc.words(element),
                )


@rule("table-scope", Severity.WARNING, wcag="1.3.1", scope=Scope.SOURCE)
def no_scope(doc: Document) -> Iterator[Problem]:
    """Header cells stand both in the first row and elsewhere, and do not say which way they go."""
    for table, found in _data(doc):
        headers = [cell for cell in found if _is_header(cell.element) and cell.element.name == "th"]
        bare = [cell for cell in headers if not cell.element.get("scope") and not cell.element.get("id")]
        both = any(cell.row == 0 and cell.column > 0 for cell in headers) and any(
            cell.column == 0 and cell.row > 0 for cell in headers
        )
        spans = any(cell.rows - cell.row > 1 or cell.columns - cell.column > 1 for cell in headers)
        if bare and (both or spans):
            yield Problem(
                table,
                "headers of rows and of columns are not told apart: a screen reader may read the wrong one with a cell",
                'write scope="col" or scope="row" on each <th>',
                doc.words(bare[0].element),
            )
