"""The blocks of a joined page: what a renderer needs to take it apart and put it together again."""

from typing import Any

from bs4.dammit import EntitySubstitution
from bs4.element import PreformattedString, Tag
from bs4.formatter import HTMLFormatter

from pipeline.sources.elements import ATOMIC, BLOCK, RAW_TEXT
from pipeline.sources.nodes import blank, shown_text
from pipeline.sources.parser import document, soup, with_doctype

Piece = list[Any]
"""A block by itself, or the neighbouring nodes of a line of text."""

_HTML = HTMLFormatter(EntitySubstitution.substitute_xml, cdata_containing_tags=set(RAW_TEXT))
_ADDRESS = {"img": "src", "embed": "src", "iframe": "src", "input": "src", "video": "poster", "object": "data"}
_UNDRAWN = frozenset({"title", "desc", "metadata", "style"})


def body(markup: str) -> Any:
    """The `<body>` that browsers build from the content of one."""
    return soup(document(with_doctype(f"<body>{markup}</body>"))).body


def pieces(node: Any) -> list[Piece]:
    """What stands in an element: its blocks, and the runs of text between them; comments are left out."""
    found: list[Piece] = []
    run: Piece = []
    for child in [*node.children, None]:
        if isinstance(child, PreformattedString):
            continue
        if child is not None and not is_block(child):
            run.append(child)
            continue
        if not all(map(blank, run)):
            found.append(run)
        run = []
        if child is not None:
            found.append([child])
    return found


def is_block(node: Any) -> bool:
    """Whether a node is a block or an inline element round blocks, such as a link round a list."""
    if not isinstance(node, Tag) or node.name in ATOMIC:
        return False
    return node.name in BLOCK or holds_blocks(node)


def holds_blocks(node: Any) -> bool:
    """Whether there are blocks in an element."""
    return any(map(is_block, node.children))


def words(piece: Piece) -> str:
    """The text of a piece without that of its pictures and fields, and without white space at its ends."""
    return "".join(shown_text(node) for node in piece if getattr(node, "name", None) not in ATOMIC).strip()


def texts(piece: Piece | None) -> list[str]:
    """The texts of the blocks of a piece, of those in blocks too, in order."""
    if not piece:
        return []
    if not (is_block(piece[0]) and holds_blocks(piece[0])):
        return [words(piece)]
    return [text for part in pieces(piece[0]) for text in texts(part)]


def pictures(piece: Piece) -> tuple[tuple[str, str], ...]:
    """The pictures of a piece, each as its address, or else the words that are drawn in it."""
    return tuple((tag.name, _picture(tag)) for tag in _tags(piece) if tag.name in ATOMIC)


def _tags(piece: Piece) -> list[Any]:
    return [tag for node in piece if isinstance(node, Tag) for tag in (node, *node.find_all(True))]


def _picture(tag: Any) -> str:
    if tag.name in _ADDRESS:
        return str(tag.get(_ADDRESS[tag.name], ""))
    return "".join(str(text) for text in tag.strings if text.parent.name not in _UNDRAWN)


def inner(node: Any) -> str:
    """The markup in an element."""
    return markup(list(node.children))


def markup(piece: Piece) -> str:
    """A piece as markup, comments left out."""
    return "".join(
        node.decode(formatter=_HTML) if isinstance(node, Tag) else str(node.output_ready(formatter=_HTML))
        for node in piece
        if not isinstance(node, PreformattedString)
    )


def rename(piece: Piece, taken: frozenset[str], ending: str) -> None:
    """Give every id of a piece that is taken an ending, and let what refers to it inside the piece follow."""
    tags = _tags(piece)
    new = {tag["id"]: f"{tag['id']}-{ending}" for tag in tags if tag.get("id") in taken}
    if not new:
        return
    for tag in tags:
        for name, value in list(tag.attrs.items()):
            if name == "id":
                tag[name] = new.get(value, value)
            elif name in ("headers", "for") or name.startswith("aria-"):
                tag[name] = " ".join(new.get(token, token) for token in value.split())
            elif value.startswith("#"):
                tag[name] = "#" + new.get(value[1:], value[1:])
            elif value.startswith("url(#") and value.endswith(")"):
                tag[name] = f"url(#{new.get(value[5:-1], value[5:-1])})"
