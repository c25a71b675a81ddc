"""Type and layout: what makes words hard to read."""

from collections.abc import Iterator

import regex

from pipeline.lint.declarations import PIXELS, length
from pipeline.lint.document import Document, quoted
from pipeline.lint.registry import Problem, Scope, rule
from pipeline.lint.sheets import declared, own_words
from pipeline.model import Severity
from pipeline.sources.tree import Element

NARROW = 320
"""CSS pixels of the narrowest screen on which nothing may have to be scrolled sideways (WCAG 1.4.10)."""

SMALLEST = 12.0
"""CSS pixels below which type is too small to be read at arm's length; 9 points in print."""

ITALIC = 80
"""Characters from which on italics are more than a stressed word or a title."""

CAPITALS = 4
"""Words in capital letters from which on they are shouted, not abbreviated."""

TIGHT = 1.3
"""Line height below which lines run into each other; WCAG 1.4.8 asks for 1.5."""


@rule("leading-tight", Severity.WARNING, wcag="1.4.8")
def tight(doc: Document) -> Iterator[Problem]:
    """Lines of text stand close together."""
    for one in declared(doc, "line-height"):
        found = length(one.value)
        if found is None or (one.selector and regex.search(r"(?:^|[\s,])h[1-6]\b|button|::?", one.selector)):
            continue
        factor = {"": found[0], "em": found[0], "%": found[0] / 100}.get(found[1])
        if factor is not None and 0 < factor < TIGHT and (one.selector or len(own_words(doc, one.element)) > ITALIC):
            yield Problem(
                one.element,
                f"lines stand {one.value} apart: the eye slips into the wrong one",
                "write line-height: 1.5",
                f"line-height: {one.value}",
                one.line,
            )


@rule("text-justified", Severity.WARNING, wcag="1.4.8")
def justified(doc: Document) -> Iterator[Problem]:
    """Text is stretched to both edges."""
    for one in declared(doc, "text-align"):
        if one.value.startswith("justify"):
            yield _justified(one.element, one.line)
    for element in doc.elements:
        if element.get("align").lower() == "justify" and doc.seen[element.index]:
            yield _justified(element, element.line)


def _justified(element: Element, line: int) -> Problem:
    return Problem(
        element,
        "text stretched to both edges has holes of uneven width; who reads with effort loses the line",
        "write text-align: start",
        "text-align: justify",
        line,
    )


@rule("text-small", Severity.WARNING, wcag="1.4.4")
def small(doc: Document) -> Iterator[Problem]:
    """Text is very small."""
    for one in declared(doc, "font-size"):
        found = length(one.value)
        tiny = one.value in ("xx-small", "x-small") or (
            found is not None
            and (
                (found[1] in PIXELS and 0 < found[0] * PIXELS[found[1]] < SMALLEST)
                or (found[1] in ("em", "rem", "%") and 0 < found[0] * (0.01 if found[1] == "%" else 1) < 0.75)
            )
        )
        if tiny and not regex.search(r"\bsu[bp]\b", one.selector) and one.element.name not in ("sub", "sup"):
            yield Problem(
                one.element,
                f"text of the size {one.value} cannot be read by many, on paper least of all",
                "take the size away, or write at least 16px",
                f"font-size: {one.value}",
                one.line,
            )
    for element in doc.all("font"):
        if element.get("size") in ("1", "-2", "-3") and doc.shown(element):
            yield Problem(element, "text so small cannot be read by many", "take the size away", doc.shown(element))


@rule("text-capitals", Severity.WARNING)
def capitals(doc: Document) -> Iterator[Problem]:
    """Words stand in capital letters from end to end."""
    for block, text in doc.blocks:
        found = (
            regex.search(r"(?:\b\p{Lu}[\p{Lu}\p{N}'’-]*\b[\s,;:.!?–-]*){4,}", text)
            if regex.search(r"\p{Lu}{3}", text)
            else None
        )
        words = regex.findall(r"\p{Lu}{2,}", found[0]) if found else []
        if found and len(words) >= CAPITALS - 1 and sum(map(len, words)) >= 15 and block.name not in ("pre", "code"):
            yield _capitals(block, found[0].strip(), 0)
    for one in declared(doc, "text-transform"):
        if one.value == "uppercase" and (one.selector or len(own_words(doc, one.element).split()) >= CAPITALS):
            yield _capitals(one.element, f"{one.selector} text-transform: uppercase".strip(), one.line)


def _capitals(element: Element, words: str, line: int) -> Problem:
    return Problem(
        element,
        "words in capital letters have no shape to know them by; they are read slowly, and some screen readers "
        "spell them",
        "write them as in a sentence",
        words,
        line,
    )


@rule("text-underlined", Severity.WARNING)
def underlined(doc: Document) -> Iterator[Problem]:
    """Words that are no link are underlined."""
    marked = [element for element in doc.all("u") if doc.seen[element.index] and doc.shown(element)]
    marked += [
        one.element for one in declared(doc, "text-decoration", "text-decoration-line")
        if "underline" in one.value and not one.selector
    ]  # fmt: skip
    for element in marked:
        if not any(node.name == "a" for node in (element, *element.ancestors())) and element.name not in (
            "abbr",
            "ins",
        ):
            yield Problem(
                element,
                f"{quoted(doc.shown(element))} is underlined and is no link: readers press it, and nothing happens",
                "make it bold, or leave it plain",
                doc.shown(element),
            )


@rule("text-italic", Severity.WARNING)
def italic(doc: Document) -> Iterator[Problem]:
    """A long text stands in italics."""
    marked = [element for element in doc.all("em", "i", "cite", "dfn") if doc.seen[element.index]]
    marked += [
        one.element
        for one in declared(doc, "font-style")
        if one.value.startswith(("italic", "oblique")) and not one.selector
    ]
    for element in sorted(marked, key=lambda node: node.index):
        words = doc.shown(element)
        if len(words) > ITALIC and not (element.parent is not None and element.parent in marked):
            yield Problem(
                element,
                "long text in italics is hard to read, most of all for people with dyslexia",
                "write it upright",
                words,
            )


@rule("width-fixed", Severity.WARNING, wcag="1.4.10")
def fixed_width(doc: Document) -> Iterator[Problem]:
    """Something is wider than the screen of a phone."""
    for one in declared(doc, "width", "min-width"):
        found = length(one.value)
        if (
            found
            and found[1] in PIXELS
            and found[0] * PIXELS[found[1]] > NARROW
            and one.element.name not in ("img", "svg")
        ):
            yield _wide(one.element, f"{one.name}: {one.value}", one.line)
    for element in doc.all("table", "td", "th"):
        said = element.get("width").strip()
        if said.isdecimal() and int(said) > NARROW and doc.seen[element.index]:
            yield _wide(element, f'width="{said}"', element.line)


def _wide(element: Element, words: str, line: int) -> Problem:
    return Problem(
        element,
        "this is wider than a phone, or than a page that was made larger: each line has to be scrolled sideways",
        "write max-width, or take the width away",
        words,
        line,
    )


@rule("order-visual", Severity.WARNING, wcag="1.3.2")
def visual_order(doc: Document) -> Iterator[Problem]:
    """What is seen has another order than what is read out."""
    for one in declared(doc, "order", "flex-direction", "flex-flow", "direction", "unicode-bidi"):
        turned = (one.name == "order" and one.value not in ("0", "initial")) or "reverse" in one.value or (
            one.value == "bidi-override"
        )  # fmt: skip
        if turned:
            yield Problem(
                one.element,
                "the parts are seen in another order than they are read out and come to by keyboard",
                "put them into the page in the order in which they are to be read",
                f"{one.name}: {one.value}",
                one.line,
            )


@rule("title-only", Severity.WARNING, wcag="3.3.2")
def title_only(doc: Document) -> Iterator[Problem]:
    """Words stand only in a hint that the mouse shows."""
    named = (
        "a",
        "area",
        "abbr",
        "dfn",
        "iframe",
        "frame",
        "input",
        "select",
        "textarea",
        "button",
        "img",
        "link",
        "style",
    )
    for element in doc.elements:
        words = element.get("title")
        if len(words.split()) >= CAPITALS and element.name not in named and doc.seen[element.index]:
            yield Problem(
                element,
                "this is shown to the mouse only: neither on a phone, nor by keyboard, nor in print",
                "write it on the page",
                words,
            )
    for element in doc.all("a", "input", "select", "textarea", "button"):
        words = element.get("title")
        if len(words.split()) >= 2 * CAPITALS and doc.seen[element.index]:
            yield Problem(
                element,
                "this is shown to the mouse only: neither on a phone, nor by keyboard, nor in print",
                "write it on the page",
                words,
            )


@rule("image-of-text", Severity.INFO, wcag="1.4.5", scope=Scope.SOURCE)
def image_of_text(doc: Document) -> Iterator[Problem]:
    """A picture seems to hold words."""
    for element in doc.all("img"):
        file = element.get("src").rpartition("/")[2]
        words = element.get("alt").split()
        named = regex.search(
            r"(?:^|[-_.])(?:text|poster|flyer|heading|title|quote|banner|scan|screenshot|notice)(?=[-_.\d]|$)",
            file,
            regex.IGNORECASE,
        )
        if (named or len(words) >= 12) and doc.seen[element.index] and not file.lower().endswith(".svg"):
            yield Problem(
                element,
                "words in a picture cannot be made larger, recoloured or translated",
                "write the words on the page; if the picture holds none, there is nothing to do",
                element.get("alt"),
            )
