"""The words of a part of a page, as a reader meets them: what a report quotes and an account counts."""

from pipeline.importing.account import numeral, whole
from pipeline.sources.elements import ATOMIC, BLOCK
from pipeline.sources.tree import Element, Text

UNREAD = frozenset("script style template head noembed noframes".split())
"""Elements whose text is no reader's: programs and styles."""

_APART = BLOCK | ATOMIC | {"br", "title", "text"}
"""Elements that end a word: blocks, things in a line, line breaks, and the texts of a drawing."""


def text_of(node: Element | Text) -> str:
    """The text of a part on one line. Blocks are held apart by spaces; a numbered item says its number."""
    return " ".join(text_with_spaces(node).split())


def text_with_spaces(node: Element | Text) -> str:
    """The text of a part with all its spaces: those at its ends tell whether a word goes on in the next part."""
    found: list[str] = []
    _add_texts(node, found)
    return "".join(found)


def lines_of(node: Element | Text) -> list[str]:
    """The text of a part, a line for each block and each line that a break ends."""
    found: list[str] = []
    _add_texts(node, found, "\n")
    return [line for text in "".join(found).split("\n") if (line := " ".join(text.split()))]


def _add_texts(node: Element | Text, found: list[str], edge_of_block: str = " ") -> None:
    # A list and no generators inside one another: those take time for every level above a text.
    if isinstance(node, Text):
        found.append(node.data if edge_of_block == " " else node.data.replace("\n", " "))
        return
    if node.name in UNREAD:
        return
    edge = edge_of_block if node.name in _APART else ""
    found.append(edge)
    numbers = numbers_of(node) if node.name == "ol" else {}
    for child in node.children:
        if id(child) in numbers:
            found.append(f" {numeral(numbers[id(child)], node.get('type'))} ")
        _add_texts(child, found, edge_of_block)
    found.append(edge)


def has_text(node: Element | Text) -> bool:
    """Whether a part has any text to read."""
    return bool(text_of(node))


def numbers_of(numbered: Element) -> dict[int, int]:
    """The numbers that the items of a numbered list show, by the `id()` of the item."""
    start = whole(numbered.get("start"))
    count = 1 if start is None else start
    found = {}
    for item in numbered.elements:
        if item.name == "li":
            given = whole(item.get("value"))
            count = count if given is None else given
            found[id(item)] = count
            count += 1
    return found
