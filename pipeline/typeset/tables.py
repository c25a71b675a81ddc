"""The grid of an HTML table: where cells stand, what they span, which headers they have.

The algorithm is that of the HTML standard (forming a table), cut to what a leaflet needs.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

_LIMIT = 1000


@dataclass(slots=True, eq=False)
class Cell:
    """A cell: its element (None: nothing stands there), place and spans, and its headers' elements."""

    element: Any
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    scope: str = ""
    headers: list[Any] = field(default_factory=list)


@dataclass(slots=True)
class Row:
    """A row of a table and its cells from the first column to the last, gaps filled."""

    element: Any
    group: Any
    cells: list[Cell] = field(default_factory=list)


def grid(table: Any, shown: Callable[[Any], bool]) -> list[Row]:
    """The rows of a table that are shown, each as long as the longest."""
    rows = [Row(element, group) for group, elements in _groups(table) for element in elements if shown(element)]
    taken: dict[tuple[int, int], Cell] = {}
    for number, row in enumerate(rows):
        last = max(index for index, other in enumerate(rows) if other.group is row.group)
        column = 0
        for element in row.element:
            if element.tag not in ("td", "th") or not shown(element):
                continue
            while (number, column) in taken:
                column += 1
            span = _number(element, "rowspan", last - number + 1)
            cell = Cell(
                element, number, column,
                min(span, last - number + 1), _number(element, "colspan", 1),
            )  # fmt: skip
            # Two cells never share a place, whatever their spans say.
            cell.columns = next((at for at in range(1, cell.columns) if (number, column + at) in taken), cell.columns)
            for down in range(cell.rows):
                for right in range(cell.columns):
                    taken.setdefault((number + down, column + right), cell)
            row.cells.append(cell)
            column += cell.columns
    _fill(rows, taken)
    rows = _uncovered(rows)
    _scopes(rows)
    _headers(rows)
    return rows


def _groups(table: Any) -> list[tuple[Any, list[Any]]]:
    # In the order they are shown: the head first, the foot last, wherever they are written.
    found = []
    for child in table:
        if child.tag in ("thead", "tbody", "tfoot"):
            found.append((child, [row for row in child if row.tag == "tr"]))
        elif child.tag == "tr":
            found.append((child, [child]))
    head, foot = head_and_foot(table)
    return sorted(found, key=lambda part: (part[0] is not head, part[0] is foot))


def head_and_foot(table: Any) -> tuple[Any, Any]:
    """The first `<thead>` and the first `<tfoot>` of a table; further ones count as bodies."""
    return table.find("thead"), table.find("tfoot")


def _number(element: Any, name: str, zero: int) -> int:
    value = element.get(name, "").strip()
    if not value.isdecimal():
        return 1
    return min(int(value), _LIMIT) or zero


def _fill(rows: list[Row], taken: dict[tuple[int, int], Cell]) -> None:
    width = max((column + 1 for _, column in taken), default=0)
    for number, row in enumerate(rows):
        for column in range(width):
            if (number, column) not in taken:
                cell = taken[number, column] = Cell(None, number, column)
                row.cells.append(cell)


def _uncovered(rows: list[Row]) -> list[Row]:
    # A row that cells from above fill from side to side adds nothing to the grid but a wrong count.
    found = [row for row in rows if row.cells]
    if len(found) < len(rows):
        empty = [number for number, row in enumerate(rows) if not row.cells]
        for cell in (cell for row in found for cell in row.cells):
            cell.rows -= sum(cell.row < number < cell.row + cell.rows for number in empty)
            cell.row -= sum(number < cell.row for number in empty)
    return found


def _scopes(rows: list[Row]) -> None:
    for row in rows:
        heads = row.group.tag == "thead"
        data = any(cell.element is not None and cell.element.tag == "td" for cell in row.cells)
        for cell in row.cells:
            if cell.element is None or cell.element.tag != "th":
                continue
            said = cell.element.get("scope", "").lower().removesuffix("group")
            if said in ("row", "col"):
                cell.scope = "Row" if said == "row" else "Column"
            else:
                cell.scope = "Row" if data and not heads else "Column"


def _headers(rows: list[Row]) -> None:
    heads = [cell for row in rows for cell in row.cells if cell.scope]
    places = {
        (row, column): cell
        for line in rows
        for cell in line.cells
        for row in range(cell.row, cell.row + cell.rows)
        for column in range(cell.column, cell.column + cell.columns)
    }
    named = {cell.element.get("id"): cell.element for cell in heads if cell.element.get("id")}
    for row in rows:
        for cell in row.cells:
            if cell.element is None or cell.scope:
                continue
            asked = cell.element.get("headers", "").split()
            if asked:
                cell.headers = [named[name] for name in asked if name in named]
                continue
            found = [*_scan(places, cell, up=True), *_scan(places, cell, up=False), *_of_group(heads, cell, row)]
            said = {head.element for head in found if _says_something(head.element)}
            cell.headers = [head.element for head in heads if head.element in said]


def _scan(places: dict[tuple[int, int], Cell], cell: Cell, *, up: bool) -> Iterator[Cell]:
    # The heads above or beside a cell. Where data stand between, a head as wide as one nearer by is
    # the head of another part of the table.
    rows, columns = range(cell.row, cell.row + cell.rows), range(cell.column, cell.column + cell.columns)
    lines = (
        [[(row, column) for row in range(cell.row - 1, -1, -1)] for column in columns]
        if up
        else [[(row, column) for column in range(cell.column - 1, -1, -1)] for row in rows]
    )
    for line in lines:
        block: list[Cell] = []
        passed: list[Cell] = []
        for head in dict.fromkeys(places[place] for place in line):
            if not head.scope:
                passed += block
                block = []
                continue
            block.append(head)
            hidden = any(_span(head, up=up) == _span(other, up=up) for other in passed)
            if head.scope == ("Column" if up else "Row") and not hidden:
                yield head


def _span(cell: Cell, *, up: bool) -> tuple[int, int]:
    return (cell.column, cell.columns) if up else (cell.row, cell.rows)


def _of_group(heads: list[Cell], cell: Cell, row: Row) -> list[Cell]:
    # scope=“rowgroup”: the head of all rows from its own to the end of their group.
    return [
        head
        for head in heads
        if head.element.get("scope", "").lower() == "rowgroup"
        and any(head.element in line for line in row.group.iter("tr"))
        and head.row <= cell.row
        and head.column <= cell.column
    ]


def _says_something(element: Any) -> bool:
    return bool("".join(element.itertext()).strip() or any(part.get("alt") for part in element.iter("img")))
