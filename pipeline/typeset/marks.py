"""What goes into the page's content streams: marked content, artifacts, spaces.

Everything that is drawn is either content, with a number by which the structure tree refers to it,
or an artifact (ISO 32000-1, 14.8.2.2): running headers and footers, repeated table heads, pictures
without a meaning of their own.
"""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pydyf
from weasyprint.formatting_structure import boxes
from weasyprint.pdf.stream import Stream

from pipeline.typeset import compact, spaces
from pipeline.typeset.walk import descendants, pseudo, sheet

INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069]")
# Elements whose structure element may hold other elements only, no text (ISO 32000-1, 14.8.4.3.3).
_NO_TEXT = frozenset("dl ul ol menu table thead tbody tfoot tr".split())
_RIGHT_TO_LEFT = {"R", "AL"}
_DECORATION = {"presentation", "none"}


@dataclass(slots=True)
class Session:
    """The document being written: its artifacts, and what went wrong while it was drawn."""

    document: Any
    artifacts: dict[Any, dict[str, str]] = field(default_factory=dict)
    missing: list[tuple[int, Any]] = field(default_factory=list)
    wrong: list[tuple[str, str, str]] = field(default_factory=list)
    box: Any = None


_current: list[Session] = []


def current() -> Session:
    """The session of the document being written."""
    return _current[-1]


@contextmanager
def session(document: Any) -> Iterator[Session]:
    """Write a document inside this context."""
    found = Session(document, _artifacts(document))
    _current.append(found)
    try:
        yield found
    finally:
        _current.pop()


class PageStream(Stream):  # type: ignore[misc]
    """A page's content stream that tells content from artifacts."""

    @property
    def numbers(self) -> dict[Any, int]:
        """The numbers of the pieces of content, by the boxes they show."""
        found: dict[Any, int] = self._tags
        return found

    def show_text(self, text: str) -> None:
        """Show glyphs, written as one string where nothing is between them."""
        super().show_text(text.replace(">0<", ""))

    def show_text(self, text: str) -> None:
        """Show glyphs, each where it stands."""
        if glyphs := compact.shown(text):
            super().show_text(glyphs)

    @contextmanager
    def marked(self, box: Any, tag: str) -> Iterator[None]:
        """Mark what is drawn inside this context as content of a box, or as an artifact."""
        now = current()
        now.box = box
        properties = now.artifacts.get(box)
        if properties is None and (is_decoration(box) or is_invisible(box)):
            properties = {}
        if properties is not None:
            self.begin_marked_content("Artifact", pydyf.Dictionary(properties) if properties else None)
        else:
            number = self.numbers[box] = len(self.numbers)
            details = pydyf.Dictionary({"MCID": number})
            if isinstance(box, boxes.TextBox) and needs_actual_text(box) and not is_right_to_left(box):
                details["ActualText"] = pydyf.String(text_of(box))
            self.begin_marked_content(tag, details)
        try:
            yield
            if properties is None and isinstance(box, boxes.TextBox) and ends_with_hidden_space(box):
                spaces.draw(self, box)
        finally:
            self.end_marked_content()


def is_decoration(box: Any) -> bool:
    """Whether a box is a picture that says nothing: empty alt, hidden, or from a style sheet."""
    if not isinstance(box, boxes.ReplacedBox):
        return False
    if pseudo(box) or box.element is None:
        return True
    if box.element.get("aria-hidden") == "true" or box.element.get("role") in _DECORATION:
        return True
    return not alternative(box.element)


def alternative(element: Any) -> str:
    """The words that stand for a picture: aria-label, alt, or the title of an inline SVG."""
    title = element.find("{http://www.w3.org/2000/svg}title")
    words = element.get("aria-label") or element.get("alt") or ("".join(title.itertext()) if title is not None else "")
    return " ".join(words.split())


def is_invisible(box: Any) -> bool:
    """Whether a text box holds control characters only, or the space between the items of a list."""
    if not isinstance(box, boxes.TextBox):
        return False
    text = INVISIBLE.sub("", box.text)
    return not text or (not text.strip() and box.element is not None and box.element.tag in _NO_TEXT)


def is_right_to_left(box: Any) -> bool:
    """Whether the glyphs of a text stand in another order than its characters."""
    return box.style["direction"] == "rtl" or any(
        unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in box.text
    )


def needs_actual_text(box: Any) -> bool:
    """Whether the glyphs of a text cannot be read back one by one.

    Indic, Thai, Tibetan, Burmese and Khmer letters change places and merge, marks stand on other
    letters, and a hyphen at the end of a line is not part of the word.
    """
    return getattr(box, "hyphenated", False) or any(
        "\u0900" <= character < "\u10a0" or "\u1780" <= character < "\u1800" or unicodedata.combining(character)
        for character in box.text
    )


def text_of(box: Any) -> str:
    """What a text box says, with the space that the end of its line swallowed."""
    hyphen = box.style["hyphenate_character"]
    text = INVISIBLE.sub("", box.text)
    if getattr(box, "hyphenated", False):
        return text.removesuffix(hyphen)
    return text + " " if getattr(box, "hidden_space", False) else text


def ends_with_hidden_space(box: Any) -> bool:
    """Whether a space has to be drawn for those who read the text and not the page."""
    return not box.text.strip() or getattr(box, "hidden_space", False)


def _artifacts(document: Any) -> dict[Any, dict[str, str]]:
    # Table heads repeat, and so does what has a fixed position: the first time it is content.
    found: dict[Any, dict[str, str]] = {}
    first: dict[Any, int] = {}
    for number, page in enumerate(document.pages):
        for child in sheet(page).children:
            if isinstance(child, boxes.MarginBox):
                properties = {"Type": "/Pagination"}
                if child.at_keyword.startswith("@top"):
                    properties["Subtype"] = "/Header"
                elif child.at_keyword.startswith("@bottom"):
                    properties["Subtype"] = "/Footer"
                found.update((box, properties) for box in descendants(child))
        for box in descendants(sheet(page)):
            if box in found or box.element is None or not _repeats(box):
                continue
            if first.setdefault(box.element, number) != number:
                found.update((inner, {"Type": "/Pagination"}) for inner in descendants(box))
    return found


def _repeats(box: Any) -> bool:
    if isinstance(box, boxes.TableRowGroupBox):
        return bool(box.is_header or box.is_footer)
    return bool(box.style["position"] == "fixed") and not pseudo(box)
