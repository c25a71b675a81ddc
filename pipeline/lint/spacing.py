"""Distances of letters, words and lines that readers cannot change (WCAG 1.4.12)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import regex

from pipeline.lint.declarations import PIXELS, length, value
from pipeline.lint.document import Document
from pipeline.lint.registry import Problem, rule
from pipeline.lint.sheets import own_words
from pipeline.model import Severity
from pipeline.sources.tree import Element

if TYPE_CHECKING:
    from pipeline.typeset.cascade import Computed

COLUMN = 640.0
"""CSS pixels of the column that a leaflet is read in: shorter text stands in one line."""

_TAKEN_OVER = ("inherit", "unset", "revert", "revert-layer")


def _spaced(doc: Document, name: str) -> "Iterator[tuple[Element, Computed, str]]":
    """The elements whose words an important declaration in a style attribute spaces, with their computed style."""
    for element in doc.elements:
        if "style" not in element.attributes or not doc.seen[element.index]:
            continue
        said, important = doc.style(element).get(name, ("", False))
        if not important or said in _TAKEN_OVER or not doc.computed:
            continue
        own = doc.computed.get(element.index)
        words = own_words(doc, element)
        if own is not None and not own.off and regex.search(r"[\p{L}\p{N}]", words):
            yield element, own, words


def _too_tight(element: Element, words: str, what: str, least: str) -> Problem:
    return Problem(
        element,
        f"the {what} is fixed below {least}: who needs more room between them to read cannot get it",
        "take the declaration, or its !important, away",
        words or element.get("style"),
    )


@rule("spacing-letters", Severity.ERROR, wcag="1.4.12", act=("24afc2",))
def letter_spacing(doc: Document) -> Iterator[Problem]:
    """The space between letters is fixed, and too small."""
    for element, own, words in _spaced(doc, "letter-spacing"):
        # Letters of cursive scripts must not be parted at all (WCAG 1.4.12, exception).
        if own.spacing < 0.12 * own.size - 1e-6 and not regex.match(
            r"[\p{Arabic}\p{Syriac}\p{Mongolian}\p{Devanagari}]", words
        ):
            yield _too_tight(element, words, "space between letters", "0.12 of the size")


@rule("spacing-words", Severity.ERROR, wcag="1.4.12", act=("9e45ec",))
def word_spacing(doc: Document) -> Iterator[Problem]:
    """The space between words is fixed, and too small."""
    for element, own, words in _spaced(doc, "word-spacing"):
        if own.word_spacing < 0.16 * own.size - 1e-6 and len(words.split()) > 1:
            yield _too_tight(element, words, "space between words", "0.16 of the size")


@rule("spacing-lines", Severity.ERROR, wcag="1.4.12", act=("78fd32",))
def line_height(doc: Document) -> Iterator[Problem]:
    """The distance of lines is fixed, and too small."""
    for element, own, words in _spaced(doc, "line-height"):
        leading = 1.2 * own.size if own.leading is None else own.leading
        if leading < 1.5 * own.size - 1e-6 and len(words) * own.size / 2 > _width(doc, element):
            yield _too_tight(element, words, "distance of lines", "1.5 times the size")


def _width(doc: Document, element: Element) -> float:
    """The width in pixels that the words of an element have, as far as attributes tell."""
    for node in (element, *element.ancestors()):
        style = doc.style(node)
        for name in ("max-width", "width"):
            found = length(value(style, name))
            if found and found[1] in PIXELS:
                return found[0] * PIXELS[found[1]]
    return COLUMN
