"""A page written out again with its elements and style sheets only, for the cascade."""

from html import escape

import regex

from pipeline.sources.elements import VOID
from pipeline.sources.tree import Element, Text, Tree

_STYLES = regex.compile(r"color|background|opacity|spacing|line-height|decoration|font", regex.IGNORECASE)
_HINTS = frozenset(("bgcolor", "color", "text", "link", "background"))
_HINTED = frozenset(("font", "body", "table", "td", "th", "tr"))
_LEFT_OUT = frozenset(
    "script template iframe object embed img source link meta base title noscript video audio".split()
)


def declares_style(tree: Tree) -> bool:
    """Whether a page declares a colour, a font or a distance: in a sheet, an attribute, or as in the old days."""
    for element in tree.elements:
        if not element.attributes and element.name != "style":
            continue
        if element.name == "style" and not element.drawn:
            if any(_STYLES.search(text.data) for text in tree.texts_of(element)):
                return True
        elif _STYLES.search(element.get("style")) or (element.name in _HINTED and element.attributes.keys() & _HINTS):
            return True
    return False


def skeleton(tree: Tree, mark: str) -> str:
    """The elements of a page with their indices in the attribute `mark`, without its texts.

    What shows no text is left out.
    """
    pieces = ["<!DOCTYPE html>"]
    # A stack and no calls inside one another: pages may be deep.
    stack: list[Element | str] = [tree.elements[0]]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            pieces.append(node)
            continue
        if node.name in _LEFT_OUT or (node.drawn and (node.parent is None or not node.parent.drawn)):
            continue
        attributes = "".join(
            f' {name}="{escape(value)}"'
            for name, value in node.attributes.items()
            if name.isascii() and regex.fullmatch(r"[a-zA-Z][\w:.-]*", name)
        )
        pieces.append(f'<{node.name}{attributes} {mark}="{node.index}">')
        if node.name == "style":
            pieces += [child.data for child in node.children if isinstance(child, Text)]
        if node.name not in VOID:
            stack.append(f"</{node.name}>")
        stack += reversed(node.elements)
    return "".join(pieces)
