"""No words are lost between the page and the sheets.

WeasyPrint drops what it finds no room for: the head of a table that is higher than a sheet, a
footnote of some columns. What the page says is counted before layout, and what the sheets show
after it.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pipeline.model import Finding, Severity, Where
from pipeline.typeset.marks import INVISIBLE
from pipeline.typeset.walk import descendants, excerpt, has_text, pseudo, sheet

# Text of the page, and none that a style sheet brings.
_OF_THE_PAGE = ("", "first-letter", "first-line")

_watching: list[Counter[Any]] = []


@contextmanager
def watch() -> Iterator[Counter[Any]]:
    """Count the letters of each element while a document's boxes are made."""
    written: Counter[Any] = Counter()
    _watching.append(written)
    try:
        yield written
    finally:
        _watching.pop()


def note(box: Any) -> None:
    """Count what is in a tree of boxes. Running headers come by once for each sheet, and count once."""
    # A footnote that finds no room on any sheet is not even laid out: its mark knows of it.
    notes = [mark.footnote for mark in descendants(box) if getattr(mark, "footnote", None) is not None]
    for written in _watching[-1:]:
        for part in (box, *notes):
            for element, count in _letters(part, running=False).items():
                written[element] = max(written[element], count)


def findings(document: Any, written: Counter[Any], above: dict[Any, Any], where: Where) -> list[Finding]:
    """An error for each block that has fewer letters on its sheets than in the page."""
    shown: Counter[Any] = Counter()
    for page in document.pages:
        shown.update(_letters(sheet(page), running=True))
    message = "words of the page are not on paper: there was no room for them"
    fix = "shorten the head or foot of the table, or take the footnote out of the columns"
    blocks = dict.fromkeys(excerpt(element, above) for element, count in written.items() if shown[element] < count)
    return [Finding("print-lost", Severity.ERROR, message, where, block, fix) for block in blocks]


def _letters(box: Any, *, running: bool) -> Counter[Any]:
    # Running elements are shown on some sheets only, and by the style sheet's choice.
    found: Counter[Any] = Counter()
    aside: set[Any] = set()
    for inner in descendants(box):
        if not running and inner.style["position"][0] == "running()":
            aside.update(descendants(inner))
        if inner not in aside and inner.element is not None and has_text(inner) and pseudo(inner) in _OF_THE_PAGE:
            found[inner.element] += len("".join(INVISIBLE.sub("", inner.text).split()))
    return found
