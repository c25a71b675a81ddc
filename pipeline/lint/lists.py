"""Lists and paragraphs: what only looks like one, and what is put together in a way that nobody hears."""

from collections.abc import Iterator
from itertools import pairwise

import regex

from pipeline.lint.document import Document, quoted
from pipeline.lint.registry import Problem, rule
from pipeline.lint.roles import explicit
from pipeline.model import Severity
from pipeline.sources.tree import Element, Text

_BULLET = regex.compile(r"^\s*(?:[•‣◦●○■□▪▫►▶➢➤✓✔✗✘·⁃*–—-])\s+(?=\S)")
_NUMBER = regex.compile(r"^\s*(?:(\d{1,2})[.)]|\((\d{1,2})\)|([a-z])[.)])\s+(?=\p{L})")
_FIRM = regex.compile(r"^\s*[•‣◦●○■□▪▫►▶➢➤⁃]\s*(?=\S)")
_HOLDING = ("td", "dd", "blockquote", "section", "main", "body", "li")
"""Elements, beside paragraphs, that may hold bare lines of text with breaks between them."""


def _lines(element: Element) -> Iterator[tuple[str, int]]:
    """The text of an element between its `<br>`, each with the line it begins in; nothing of blocks inside it."""
    pieces: list[str] = []
    line = 0
    for child in element.children:
        if isinstance(child, Element) and child.name == "br":
            yield "".join(pieces).strip(), line or element.line
            pieces, line = [], 0
            continue
        text = child.data if isinstance(child, Text) else _text(child)
        if not line and text.strip():
            before = len(text) - len(text.lstrip())
            line = child.line + (text[:before].count("\n") if isinstance(child, Text) else 0)
        pieces.append(text)
    yield "".join(pieces).strip(), line or element.line


def _text(element: Element) -> str:
    pieces = [child.data if isinstance(child, Text) else _text(child) for child in element.children]
    return "".join(pieces)


@rule("list-fake", Severity.ERROR, wcag="1.3.1")
def fake_list(doc: Document) -> Iterator[Problem]:
    """Lines with bullets or numbers are no list."""
    for siblings in _runs(doc):
        numbers = [_number(text) for text, _line in siblings]
        in_order = [n for n, after in pairwise(numbers) if n and after == n + 1]
        bullets = [(text, line) for text, line in siblings if _BULLET.match(text) or _FIRM.match(text)]
        signs = {text.lstrip()[0] for text, _line in bullets}
        if (len(bullets) >= 2 and len(signs) < len(bullets)) or any(_FIRM.match(text) for text, _line in bullets):
            first = bullets[0]
        elif in_order:
            first = next(row for row, n in zip(siblings, numbers, strict=True) if n == in_order[0])
        else:
            continue
        yield Problem(
            None,
            "these lines look like a list and are none: a screen reader does not say how many points there are, and "
            "nobody can jump from one to the next",
            "write them as <ul> or <ol>, each point in an <li>, and leave out the signs before them",
            first[0],
            first[1],
        )


def _number(text: str) -> int:
    found = _NUMBER.match(text)
    if not found:
        return 0
    return int(found[1] or found[2]) if found[1] or found[2] else ord(found[3]) - ord("a") + 1


def _runs(doc: Document) -> Iterator[list[tuple[str, int]]]:
    """The lines of an element that has breaks, and the lines of paragraphs that follow each other."""
    for parent in doc.elements:
        run: list[tuple[str, int]] = []
        for child in parent.elements if not parent.drawn else ():
            if (
                child.name in ("p", "div")
                and doc.seen[child.index]
                and not any(e.name in ("p", "div", "li") for e in child.elements)
            ):
                run += list(_lines(child))
            elif child.name != "br" and run:
                yield run
                run = []
        if run:
            yield run
        holds = parent.name in _HOLDING and doc.seen[parent.index]
        if holds and any(child.name == "br" for child in parent.elements):
            yield list(_lines(parent))


@rule("paragraph-breaks", Severity.WARNING, wcag="1.3.1")
def break_paragraphs(doc: Document) -> Iterator[Problem]:
    """Paragraphs are parted by two line breaks."""
    told: set[int] = set()
    for element in doc.all("br"):
        parent = element.parent
        if parent is None or parent.index in told or not doc.seen[element.index]:
            continue
        if _next(element) == "br" and doc.words(parent):
            told.add(parent.index)
            yield Problem(
                element,
                "two line breaks part the text here: a screen reader hears one long paragraph",
                "write each paragraph as <p>",
                doc.shown(parent),
            )


def _next(element: Element) -> str:
    """The name of the element that follows, if nothing but white space stands between."""
    parent = element.parent
    siblings = parent.children if parent is not None else []
    at = next(number for number, child in enumerate(siblings) if child is element)
    for child in siblings[at + 1 :]:
        if isinstance(child, Element):
            return child.name
        if child.data.strip():
            return ""
    return ""


@rule("paragraph-empty", Severity.WARNING, wcag="1.3.1")
def empty_paragraph(doc: Document) -> Iterator[Problem]:
    """A paragraph has nothing in it."""
    for element in doc.all("p"):
        bare = doc.seen[element.index] and all(inner.name == "br" for inner in doc.tree.inside(element))
        if bare and not doc.words(element).strip("\u00a0\u200b \t\n"):
            yield Problem(
                element,
                "an empty paragraph: some screen readers say “blank”, and it is no sure way to make room",
                "take it out; leave distances to the style sheet",
            )


@rule("li-outside", Severity.ERROR, wcag="1.3.1")
def item_outside(doc: Document) -> Iterator[Problem]:
    """An item stands in no list."""
    for element in doc.all("li"):
        parent = element.parent
        if explicit(element) or not doc.read[element.index]:
            continue
        if parent is None or (parent.name not in ("ul", "ol", "menu") and explicit(parent) != "list"):
            yield Problem(
                element,
                "this point stands in no list: a screen reader does not say that it is one of several",
                "put <ul> or <ol> round it and its neighbours",
                doc.words(element),
            )


@rule("list-children", Severity.ERROR, wcag="1.3.1")
def other_children(doc: Document) -> Iterator[Problem]:
    """Something other than points stands directly in a list."""
    for element in doc.all("ul", "ol", "menu"):
        if explicit(element) not in ("", "list") or not doc.read[element.index]:
            continue
        wrong = next(
            (c for c in element.elements if c.name not in ("li", "script", "template") and explicit(c) != "listitem"),
            None,
        )
        bare = next((c for c in element.children if isinstance(c, Text) and c.data.strip()), None)
        if wrong is not None or bare is not None:
            what = f"<{wrong.name}>" if wrong is not None else quoted(bare.data if bare is not None else "", 40)
            yield Problem(
                wrong or element,
                f"{what} stands directly in a list: screen readers miscount its points, or read this outside of it",
                "put it into an <li>",
                doc.words(wrong) if wrong is not None else "",
            )


@rule("dl-structure", Severity.ERROR, wcag="1.3.1")
def description_list(doc: Document) -> Iterator[Problem]:
    """Terms and descriptions are not put together as a list of them."""
    for element in doc.all("dl"):
        if explicit(element) or not doc.read[element.index]:
            continue
        groups = [child for child in element.elements if child.name not in ("script", "template")]
        wrong = next((c for c in groups if c.name not in ("dt", "dd", "div")), None)
        names = [child.name for child in groups if child.name in ("dt", "dd")]
        if wrong is not None or (names and (names[0] != "dt" or names[-1] != "dd")):
            yield Problem(
                wrong or element,
                "this list of terms is not put together as one: a screen reader cannot say what belongs to which term",
                "write a <dt> for each term and a <dd> after it",
                doc.words(element),
            )
    for element in doc.all("dt", "dd"):
        parent = element.parent
        if doc.read[element.index] and not explicit(element) and (
            parent is None or (parent.name != "dl" and not _in_group(parent))
        ):  # fmt: skip
            yield Problem(
                element,
                f"this <{element.name}> stands in no list of terms: a screen reader cannot say what it belongs to",
                "put <dl> round the terms and their descriptions",
                doc.words(element),
            )


def _in_group(parent: Element) -> bool:
    """Whether an element is a group of a list of terms: a `<div>` directly in a `<dl>`."""
    return parent.name == "div" and parent.parent is not None and parent.parent.name == "dl"
