"""Which way a text runs: that it is said, and that numbers to call are not turned round."""

from collections.abc import Iterator

import regex

from pipeline.lint.document import Document, quoted
from pipeline.lint.registry import Problem, Scope, rule
from pipeline.lint.tongues import direction, known
from pipeline.model import Severity
from pipeline.scripts import letters
from pipeline.sources.tree import Element
from pipeline.text import collapse

_PHONE = regex.compile(r"(?<![\d\p{L}.,/-])(?:\+|00)?\(?\d{1,5}\)?(?:[ \u00a0\u202f‑-]\d{2,5}){1,5}(?![\d/])")
_YEARS = regex.compile(r"\d{4}.\d{4}")
_PLAIN = regex.compile(r"(?<![\d.,/:\p{L}-])(?:\+\d{8,14}|0\d{8,12})(?![\d.,/:\p{L}-])")
_PLAIN_OR_SPACED = regex.compile(
    r"(?<![\d.,/:\p{L}-])(?:\+\d|0\d)\d*(?:[ \u00a0‑-]\d{2,}){1,4}(?![\d/:])|" + _PLAIN.pattern
)
LEAST_DIGITS = 7
"""Digits from which on a row of numbers with spaces is one to call."""

_RIGHT_TO_LEFT = frozenset(("ARABIC", "HEBREW", "SYRIAC", "THAANA", "NKO"))


def _said(element: Element) -> str:
    said = element.get("dir").strip().lower()
    return said if said in ("ltr", "rtl", "auto") else ""


def direction_of(element: Element) -> str:
    """The direction that holds for an element: the nearest one that is said, else left to right."""
    for node in (element, *element.ancestors()):
        said = _said(node)
        if said:
            return said
        if node.name == "bdi":
            return "auto"
    return "ltr"


@rule("dir-missing", Severity.ERROR, wcag="1.3.2", scope=Scope.PAGE)
def no_direction(doc: Document) -> Iterator[Problem]:
    """A page in a script from right to left does not say so."""
    tag = doc.root.get("lang").strip()
    body = _said(doc.body) if doc.body is not None else ""
    if tag and known(tag) and direction(tag) == "rtl" and not _said(doc.root) and not body:
        yield Problem(
            doc.root,
            f"the page is in {tag} and runs from left to right: full stops, numbers and lists stand on the wrong side",
            f'write <html lang="{tag}" dir="rtl">',
        )


@rule("dir-contradicts", Severity.ERROR, wcag="1.3.2", scope=Scope.PAGE)
def contradiction(doc: Document) -> Iterator[Problem]:
    """The direction is not that of the language."""
    for element in doc.elements:
        tag, said = element.get("lang").strip(), _said(element)
        if said not in ("ltr", "rtl") or not tag or not known(tag) or direction(tag) == said:
            continue
        # A name of a place or a medicine may stand in Latin letters in any language.
        counted = letters(doc.words(element))
        right = sum(times for script, times in counted.items() if script in _RIGHT_TO_LEFT)
        if element is not doc.root and counted and (right * 2 > counted.total()) == (said == "rtl"):
            continue
        yield Problem(
            element,
            f"words in {tag} run {'from left to right' if said == 'ltr' else 'from right to left'} here: full "
            "stops, brackets "
            "and numbers stand on the wrong side",
            f'write dir="{direction(tag)}"',
            f'lang="{tag}" dir="{said}"',
        )


@rule("dir-unmarked", Severity.WARNING, wcag="1.3.2", scope=Scope.WORDS)
def unmarked(doc: Document) -> Iterator[Problem]:
    """A part in a script that runs the other way does not say so."""
    for block, text in doc.blocks:
        if text.isascii():
            continue
        counted = letters(text)
        right = sum(times for script, times in counted.items() if script in _RIGHT_TO_LEFT)
        said = direction_of(block)
        if right * 2 > counted.total() and right >= 10 and said == "ltr" and not _inner_said(doc, block):
            yield Problem(
                block,
                "this runs from right to left, and the page sets it from left to right: full stops and numbers "
                "stand on the "
                "wrong side",
                'write dir="rtl" on the element round it',
                collapse(text).strip(),
            )


def _inner_said(doc: Document, block: Element) -> bool:
    """Whether an element inside the block says a direction for its words."""
    return any(_said(inner) or inner.name == "bdi" for inner in doc.tree.inside(block))


@rule("phone-isolated", Severity.WARNING, wcag="1.3.2", scope=Scope.WORDS)
def phone(doc: Document) -> Iterator[Problem]:
    """A telephone number may be turned round in text from right to left."""
    for text in doc.tree.texts:
        element = text.parent
        if not doc.seen[element.index] or not doc.in_main(element) or direction_of(element) != "rtl":
            continue
        for match in (*_PHONE.finditer(text.data), *_PLAIN.finditer(text.data)):
            isolated = "\u2066" in text.data[max(0, match.start() - 1) : match.start()]
            if sum(map(str.isdecimal, match[0])) < LEAST_DIGITS or _YEARS.fullmatch(match[0]) or isolated:
                continue
            yield Problem(
                element,
                f"the parts of {quoted(match[0])} may be shown in the wrong order here: who dials it calls "
                "somebody else",
                'put <bdi dir="ltr">…</bdi> round it',
                collapse(text.data).strip(),
                text.line + text.data[: match.start()].count("\n"),
            )


@rule("phone-untagged", Severity.INFO)
def untagged(doc: Document) -> Iterator[Problem]:
    """A telephone number is no link."""
    for text in doc.tree.texts:
        element = text.parent
        if not doc.seen[element.index] or not doc.in_main(element):
            continue
        linked = any(node.name == "a" or "data-local" in node.attributes for node in (element, *element.ancestors()))
        for match in () if linked else _PLAIN_OR_SPACED.finditer(text.data):
            if 9 <= sum(c.isdigit() for c in match[0]) <= 15:
                yield Problem(
                    element,
                    f"{quoted(match[0])} cannot be called by pressing it on a phone",
                    f'write <a href="tel:{regex.sub(r"[^0-9+]", "", match[0])}">{match[0]}</a>',
                    collapse(text.data).strip(),
                    text.line + text.data[: match.start()].count("\n"),
                )
