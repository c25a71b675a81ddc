"""Headings: by them who cannot see the page finds what is in it."""

from collections.abc import Iterator

import regex

from pipeline.lint.declarations import length, value
from pipeline.lint.document import HEADINGS, Document, quoted
from pipeline.lint.names import name
from pipeline.lint.registry import Problem, Scope, rule
from pipeline.lint.roles import explicit, role
from pipeline.model import Severity
from pipeline.sources.tree import Element, Text

LONGEST = 120
"""Characters above which a heading is a paragraph; the style guide of the NHS allows 65 in level 1."""

FAKE_WORDS = 10
"""Words up to which a paragraph that is bold from end to end is meant as a heading."""

_HEAD_CLASS = regex.compile(r"(?:^|[\s_-])(?:sub)?(?:head(?:ing|line)?|title)[1-6]?(?=$|[\s_-])", regex.IGNORECASE)
_NO_CLASS = regex.compile(r"(?:^|[\s_-])(?:header|thead|head-?note|no-?heading)", regex.IGNORECASE)


def level(element: Element) -> int:
    """The level of a heading: that of `aria-level`, else of its name, else 2."""
    said = element.get("aria-level").strip()
    if said.isdecimal() and int(said):
        return int(said)
    return int(element.name[1]) if element.name in HEADINGS else 2


def headings(doc: Document) -> list[Element]:
    """The headings that are read out, in document order."""
    found = [
        element
        for element in (*doc.all(*HEADINGS), *(e for e in doc.elements if e.has("role") and e.name not in HEADINGS))
        if doc.read[element.index] and role(doc, element) == "heading"
    ]
    return sorted(found, key=lambda element: element.index)


ASIDE = frozenset(("nav", "aside", "footer"))
"""Elements whose headings name something other than the text of the page."""


def of_content(doc: Document) -> list[Element]:
    """The headings of the text itself, not those of a menu or of what stands beside."""
    return [one for one in headings(doc) if not any(up.name in ASIDE for up in one.ancestors())]


@rule("heading-none", Severity.ERROR, wcag="2.4.6", act=("047fe0",), scope=Scope.PAGE)
def no_heading(doc: Document) -> Iterator[Problem]:
    """The text of the page has no heading at all."""
    if not of_content(doc) and doc.body is not None and doc.shown(doc.body):
        yield Problem(
            doc.main,
            "the text has no heading: a screen reader cannot tell its parts, and nobody sees at a glance what it is",
            "write the subject of the page as <h1>, and the parts under <h2>",
        )


@rule("h1-missing", Severity.ERROR, wcag="1.3.1", scope=Scope.PAGE)
def no_h1(doc: Document) -> Iterator[Problem]:
    """The page has headings, but none of level 1."""
    found = headings(doc)
    if found and all(level(heading) != 1 for heading in found):
        yield Problem(
            found[0],
            "no heading is of level 1: who jumps to the heading of the page lands nowhere",
            "write the subject of the page as <h1>",
            name(doc, found[0]),
        )


@rule("h1-several", Severity.WARNING, wcag="1.3.1", scope=Scope.PAGE)
def several_h1(doc: Document) -> Iterator[Problem]:
    """The page has several headings of level 1."""
    first = [heading for heading in headings(doc) if level(heading) == 1]
    for heading in first[1:]:
        yield Problem(
            heading,
            f"this is a second heading of level 1 (the first is in line {first[0].line}); nobody knows which names "
            "the page",
            "make it a heading of level 2",
            name(doc, heading),
        )


@rule("heading-skip", Severity.ERROR, wcag="1.3.1", scope=Scope.PAGE)
def skipped(doc: Document) -> Iterator[Problem]:
    """A heading skips a level."""
    before = 0
    for heading in headings(doc):
        now = level(heading)
        if before and now > before + 1:
            yield Problem(
                heading,
                f"a heading of level {now} follows one of level {before}: a screen reader tells of a part that is "
                "not there",
                f"make it a heading of level {before + 1}",
                name(doc, heading),
            )
        before = now


@rule("heading-empty", Severity.ERROR, wcag="2.4.6", act=("ffd0e9",), scope=Scope.PAGE)
def empty(doc: Document) -> Iterator[Problem]:
    """A heading has no words."""
    for heading in headings(doc):
        if not name(doc, heading):
            yield Problem(
                heading,
                "a heading without words: a screen reader says “heading” and nothing more",
                "write the words, or take the heading out",
            )


@rule("heading-long", Severity.WARNING, wcag="2.4.6")
def long(doc: Document) -> Iterator[Problem]:
    """A heading is as long as a paragraph."""
    for heading in headings(doc):
        words = name(doc, heading)
        if len(words) > LONGEST:
            yield Problem(
                heading,
                f"a heading of {len(words)} characters cannot be read at a glance",
                "keep what names the part, and put the rest under it",
                words,
            )


@rule("heading-deep", Severity.INFO, wcag="1.3.1")
def deep(doc: Document) -> Iterator[Problem]:
    """A heading is of level 5 or deeper."""
    for heading in headings(doc):
        if level(heading) > 4:
            yield Problem(
                heading,
                f"a heading of level {level(heading)}: readers lose track of so many levels",
                "use fewer levels",
                name(doc, heading),
            )


@rule("heading-fake", Severity.WARNING, wcag="1.3.1")
def fake(doc: Document) -> Iterator[Problem]:
    """A paragraph only looks like a heading."""
    for element in doc.all("p", "div"):
        if not doc.seen[element.index] or explicit(element) == "heading" or not doc.in_main(element):
            continue
        if any(up.name in _WITHIN for up in element.ancestors()):
            continue
        text = doc.shown(element)
        if text and len(text.split()) <= FAKE_WORDS and text[-1] not in ".!:;,。।۔։።" and _looks(doc, element):
            yield Problem(
                element,
                f"{quoted(text)} looks like a heading and is none: a screen reader reads over it, and no list of "
                "headings "
                "has it",
                "write it as <h2>, or as the level that follows the heading above",
                text,
            )


_WITHIN = frozenset("table li dt dd figure figcaption blockquote address footer header nav summary label".split())


def _looks(doc: Document, element: Element) -> bool:
    """Whether an element is bold from end to end, or large, or called a heading; and something follows it."""
    inner = [child for child in element.children if not isinstance(child, Text) or child.data.strip()]
    if any(
        isinstance(child, Element) and child.name in ("img", "a", "p", "div", "ul", "ol", "table") for child in inner
    ):
        return False
    if not _followed(element):
        return False
    style = doc.style(element)
    bold = value(style, "font-weight") in ("bold", "bolder", "600", "700", "800", "900")
    named = _HEAD_CLASS.search(element.get("class")) and not _NO_CLASS.search(element.get("class"))
    return bool(named) or bold or _large(value(style, "font-size")) or (
        len(inner) == 1 and isinstance(inner[0], Element) and _emphatic(doc, inner[0])
    )  # fmt: skip


_INLINE = frozenset("b strong u font span em".split())


def _emphatic(doc: Document, node: Element) -> bool:
    style = doc.style(node)
    if node.name in ("b", "strong", "big") or value(style, "font-weight") in (
        "bold",
        "bolder",
        "600",
        "700",
        "800",
        "900",
    ):
        return True
    if _large(value(style, "font-size")) or (
        node.name == "font" and node.get("size").lstrip("+") in "4567" and node.get("size")
    ):
        return True
    only = [child for child in node.children if not isinstance(child, Text) or child.data.strip()]
    inner = only[0] if len(only) == 1 else None
    return isinstance(inner, Element) and inner.name in _INLINE and _emphatic(doc, inner)


def _large(text: str) -> bool:
    """Whether a font size is at least that of a small heading: 1.2 times the text around it."""
    if text in ("large", "larger", "x-large", "xx-large", "xxx-large"):
        return True
    found = length(text)
    least = {"em": 1.2, "rem": 1.2, "%": 120.0, "px": 19.0, "pt": 14.0}
    return found is not None and found[0] >= least.get(found[1], 1e9)


def _followed(element: Element) -> bool:
    """Whether text follows that the element can be the heading of: a paragraph, a list, a table or bare words."""
    parent = element.parent
    if parent is None:
        return False
    at = next(number for number, child in enumerate(parent.children) if child is element)
    for child in parent.children[at + 1 :]:
        if isinstance(child, Text):
            if child.data.strip():
                return True
        else:
            return child.name in ("p", "div", "ul", "ol", "dl", "table", "blockquote", "figure")
    return False
