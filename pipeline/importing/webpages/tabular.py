"""Tables: those with data keep their rows, columns and headers; those that only lay out a page are taken apart."""

from pipeline.importing.account import whole
from pipeline.importing.draft import Element as Block
from pipeline.importing.draft import Fate
from pipeline.importing.webpages import flow, inline, listed
from pipeline.importing.webpages.reader import Reader
from pipeline.importing.webpages.wording import text_of
from pipeline.sources.tree import Element

_WIDEST = 1000
"""Columns of one cell at most (HTML Standard, 4.9.11); rows 65534."""
_BLOCKS = frozenset("h1 h2 h3 h4 h5 h6 table ul ol blockquote form".split())


def table(node: Element, reader: Reader) -> list[Block]:
    """The table, or what stands in it if it is there for the layout only."""
    rows = _rows(node)
    if _lays_out(node, rows, reader):
        reader.met(node)
        inside = [block for child in _cells_in_order(node) for block in flow.blocks(child.children, reader)]
        if len(rows) * max((len(_cells(row)) for row in rows), default=0) > 1:
            reader.tell(
                Fate.BECAME,
                "layout table",
                node,
                why="it only placed its parts on the screen; they stand one after the other",
            )
        return inside
    return _data(node, reader)


def _rows(node: Element) -> list[Element]:
    rows = []
    for part in node.elements:
        if part.name == "tr":
            rows.append(part)
        elif part.name in ("thead", "tbody", "tfoot"):
            rows += [row for row in part.elements if row.name == "tr"]
    return rows


def _cells(row: Element) -> list[Element]:
    return [cell for cell in row.elements if cell.name in ("td", "th")]


def _cells_in_order(node: Element) -> list[Element]:
    """Captions and cells, in document order."""
    found = []
    for part in node.elements:
        if part.name == "caption":
            found.append(part)
        elif part.name in ("thead", "tbody", "tfoot", "tr"):
            found += [cell for row in ([part] if part.name == "tr" else part.elements) for cell in _cells(row)]
    return found


def _lays_out(node: Element, rows: list[Element], reader: Reader) -> bool:
    if node.get("role") in ("presentation", "none"):
        return True
    inside = reader.tree.inside(node)
    if node.get("role") in ("table", "grid") or any(e.name in ("th", "caption", "thead") for e in inside):
        return any(e.name == "table" for e in inside) and not any(
            e.name in ("th", "caption") for row in rows for e in _cells(row)
        )
    filled = [[cell for cell in _cells(row) if text_of(cell)] for row in rows]
    if all(len(_cells(row)) <= 1 for row in rows) or all(len(cells) <= 1 for cells in filled):
        return True
    return any(e.name in _BLOCKS - {"ul", "ol"} for e in inside)


def _data(node: Element, reader: Reader) -> list[Block]:
    parts: list[Block] = []
    own = node.get("id")
    reader.met(node)
    pending, reader.pending = reader.pending, []
    loose: list[Block] = []
    for part in node.elements:
        if part.name == "caption":
            said = inline.line(part.children, reader)
            if said:
                parts.append(Block("caption", (), said))
        elif part.name in ("thead", "tbody", "tfoot"):
            rows = [row for child in part.elements if child.name == "tr" for row in _row(child, reader)]
            if rows:
                parts.append(Block(part.name, (), tuple(rows)))
        elif part.name == "tr":
            loose += _row(part, reader)
    if loose:
        parts.append(Block("tbody", (), tuple(loose)))
    reader.pending = pending + reader.pending
    if not any(part.tag != "caption" for part in parts):
        return [Block("p", (), part.children) for part in parts]
    return [reader.identified(Block("table", (), tuple(_headed(parts, node, reader))), own)]


def _row(row: Element, reader: Reader) -> list[Block]:
    cells = []
    for cell in _cells(row):
        content = listed.item_content(cell.children, reader)
        attributes = [(name, cell.get(name)) for name in ("scope", "headers", "abbr") if cell.get(name)]
        attributes = [pair for pair in attributes if pair[0] != "scope" or cell.name == "th"]
        for name, most in (("colspan", _WIDEST), ("rowspan", 65534)):
            span = whole(cell.get(name))
            if span is not None and 1 < span <= most:
                attributes.append((name, str(span)))
        block = Block(cell.name, (*attributes, *reader.language_of(cell)), content)
        cells.append(reader.identified(block, cell.get("id")))
    return [Block("tr", (), tuple(cells))] if any(cell.children for cell in cells) else []


def _headed(parts: list[Block], node: Element, reader: Reader) -> list[Block]:
    """The parts of a table with its first row as its head, where that row is all in headers or in bold type."""
    rows = [(part, row) for part in parts for row in part.children if isinstance(row, Block) and part.tag != "caption"]
    if not rows or rows[0][0].tag == "thead":
        return parts
    body, first = rows[0]
    cells = [cell for cell in first.children if isinstance(cell, Block)]
    marked = all(cell.tag == "th" for cell in cells)
    bold = len(rows) > 1 and len(cells) > 1 and all(not cell.children or _is_bold(cell) for cell in cells)
    if not (marked or bold) or len(rows) < 2 or (marked and len(cells) == 1):
        return parts
    if any(cell.get("rowspan") for cell in cells):
        return parts
    if not marked:
        reader.tell(
            Fate.GUESSED,
            "headers of columns",
            node,
            text=" | ".join(c.text().strip() for c in cells),
            confidence=0.8,
            why="the first row of the table is all in bold type",
        )
    head = Block("thead", (), (Block("tr", first.attributes, tuple(_header(cell) for cell in cells)),))
    rest = Block(body.tag, body.attributes, body.children[1:])
    place = parts.index(body)
    return [*parts[:place], head, *([rest] if rest.children else []), *parts[place + 1 :]]


def _is_bold(cell: Block) -> bool:
    return cell.tag == "th" or (
        len(cell.children) == 1 and isinstance(cell.children[0], Block) and cell.children[0].tag == "strong"
    )


def _header(cell: Block) -> Block:
    if not cell.children:
        return cell
    children = cell.children
    if cell.tag == "td" and isinstance(children[0], Block):
        children = children[0].children
    scope = () if cell.get("scope") or cell.get("headers") else (("scope", "col"),)
    return Block("th", (*scope, *cell.attributes), children)
