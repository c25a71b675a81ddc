"""Walking over the boxes of laid-out pages and over the elements they come from."""

from collections.abc import Iterator
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

# Elements that say which block a finding stands in.
_BLOCKS = frozenset(
    "p li dt dd td th caption figcaption summary address pre blockquote h1 h2 h3 h4 h5 h6 div section article "
    "aside header footer nav main figure body".split()
)

POINTS = 0.75
"""CSS pixels to points."""


def descendants(box: Any) -> Iterator[Any]:
    """A box and every box in it, in the order of the text."""
    if isinstance(box, AbsolutePlaceholder):
        box = box._box  # noqa: SLF001
    yield box
    if isinstance(box, boxes.ParentBox):
        # A table in a running element has no columns yet when its boxes are first looked at.
        for child in (*box.children, *getattr(box, "column_groups", ())):
            yield from descendants(child)


def sheet(page: Any) -> Any:
    """The box of a page, which holds all others."""
    return page._page_box  # noqa: SLF001


def root(document: Any) -> Any:
    """The `<html>` element that a laid-out document was made from."""
    return document._html.etree_element  # noqa: SLF001


def pseudo(box: Any) -> str:
    """The name of the pseudo-element that a box belongs to (“marker”, “before”), or nothing."""
    return str(box.element_tag).partition("::")[2] if box.element_tag else ""


def has_text(box: Any) -> bool:
    """Whether a box is a piece of text that is drawn."""
    return isinstance(box, boxes.TextBox) and bool(box.text.strip()) and box.style["visibility"] == "visible"


def collapsed(text: str) -> str:
    """Text with its white space as a reader sees it."""
    return " ".join(text.split())


def excerpt(element: Any, parents: dict[Any, Any], size: int = 80) -> str:
    """The beginning of the text of the block that an element stands in."""
    while element is not None and element.tag not in _BLOCKS:
        element = parents.get(element)
    if element is None:
        return ""
    text = collapsed("".join(element.itertext()))
    return text if len(text) <= size else text[: size - 1].rstrip() + "…"


def parents(top: Any) -> dict[Any, Any]:
    """The parent of every element below `top`."""
    return {child: parent for parent in top.iter() for child in parent}
