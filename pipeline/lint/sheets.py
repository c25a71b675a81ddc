"""The declarations of the style sheets in a page, with the line of each: for rules on what is declared at all."""

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from pipeline.lint.declarations import declarations, value
from pipeline.lint.document import Document
from pipeline.sources.tree import Element

_RULE = regex.compile(r"([^{}]*)\{([^{}]*)\}")
_COMMENT = regex.compile(r"/\*.*?\*/", regex.DOTALL)
_PRINT = regex.compile(r"@media[^{]*print", regex.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Declared:
    """A property that a page declares: its value, for which selector (empty in an attribute), and where."""

    element: Element
    selector: str
    name: str
    value: str
    line: int


def declared(doc: Document, *names: str) -> Iterator[Declared]:
    """Every declaration of one of these properties, in attributes of what is seen and in sheets for the screen."""
    for element in doc.elements:
        if element.name == "style" and not element.drawn:
            yield from _in_sheet(doc, element, names)
        elif "style" in element.attributes and doc.seen[element.index]:
            style = doc.style(element)
            for name in names:
                if name in style:
                    yield Declared(element, "", name, value(style, name), element.line)


def _in_sheet(doc: Document, element: Element, names: tuple[str, ...]) -> Iterator[Declared]:
    text = "".join(text.data for text in doc.tree.texts_of(element))
    if _PRINT.search(text) or "print" in element.get("media").lower():
        return
    text = _COMMENT.sub(lambda match: "\n" * match[0].count("\n"), text)
    for match in _RULE.finditer(text):
        style = declarations(match[2])
        for name in names:
            if name in style:
                line = element.line + text[: match.start(2)].count("\n")
                yield Declared(element, " ".join(match[1].split()), name, value(style, name), line)


def own_words(doc: Document, element: Element) -> str:
    """The words in an element that no element inside it has a style attribute for."""
    return "".join(
        text.data
        for text in doc.shown_texts(element)
        if text.parent is element
        or not any(
            "style" in up.attributes and up.index > element.index for up in (text.parent, *text.parent.ancestors())
        )
    ).strip()
