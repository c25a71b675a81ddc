"""What belongs to a website and not to its text: lists of links to other pages, and the names of buttons."""

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from pipeline.importing.dates import is_overdue, labelled
from pipeline.importing.lines import SENTENCE_END
from pipeline.importing.wordlists import are_some, is_one

LONGEST = 90
"""Characters of the name of a page that is linked to."""
_TRAIL = regex.compile(r"(?=[^>›»]*\p{L})[^>›»/|]{1,40}(?:\s*[>›»]\s*[^>›»]{1,60}){1,6}")
_CONTACT = regex.compile(r"\p{N}{3}|@|(?<!\p{L})(?:call|phone|ring)(?!\p{L})", regex.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """Texts from `start` up to (not including) `end` that belong to the website; `kind` is its name for people."""

    start: int
    end: int
    kind: str
    confidence: float


def parts(texts: Sequence[str], headings: Sequence[bool] = (), gaps: Sequence[int] = ()) -> tuple[Part, ...]:
    """The parts of a sequence of texts that belong to the website around them.

    `headings` says of each text whether it is known to be a heading, `gaps` how many empty lines stand before
    it. A list of links ends where a text is no name of a page: a sentence, a date, a phone number,
    references, a heading with a paragraph after it.
    """
    dates = {one.start for one in labelled(texts)}
    found, position = [], 0
    while position < len(texts):
        text = texts[position]
        end = position + 1
        if is_one(text, "navigation"):
            end = _links_end(texts, position, headings, dates)
            if end > position + 1:
                found.append(Part(position, end, "navigation", 0.95 if end == len(texts) else 0.85))
            elif (end := _cards_end(texts, position, dates)) > position + 1:
                found.append(Part(position, end, "navigation", 0.7))
        elif position < TOP and is_one(text, "home") and (end := _trail_end(gaps, position)) > position + 1:
            found.append(Part(position, end, "trail of pages", 0.85))
        elif is_one(text, "controls") or are_some(text, "controls"):
            end = position + 1
            found.append(Part(position, end, "button of the website", 0.9))
        elif position < TOP and _TRAIL.fullmatch(text) and not SENTENCE_END.search(text):
            end = position + 1
            found.append(Part(position, end, "trail of pages", 0.9))
        position = max(end, position + 1)
    return tuple(found)


TOP, TRAIL = 6, 7
"""Texts at the start among which a trail of pages is looked for, and the pages in it."""
CARD = 250
"""Characters of what is said about a page that is linked to."""


def _trail_end(gaps: Sequence[int], start: int) -> int:
    """Where the lines end that follow one another without an empty line; no trail if they are too many."""
    end = start + 1
    while end < len(gaps) and not gaps[end]:
        end += 1
    return end if end - start <= TRAIL and end < len(gaps) else start


def _cards_end(texts: Sequence[str], start: int, dates: set[int]) -> int:
    """Where names of pages end, each with a sentence about the page, as they stand at the foot of a page.

    They have to reach to the end, or to a date, references or another list of links.
    """
    end = start + 1
    while end < len(texts) and not _closes(texts, end, dates):
        name, about = texts[end], texts[end + 1] if end + 1 < len(texts) else ""
        if len(name) > LONGEST or SENTENCE_END.search(name) or name.endswith(":") or _CONTACT.search(name + about):
            return start
        if not about or len(about) > CARD or not SENTENCE_END.search(about):
            return start
        end += 2
    return end


def _closes(texts: Sequence[str], place: int, dates: set[int]) -> bool:
    text = texts[place]
    return place in dates or is_overdue(text) or is_one(text, "references") or is_one(text, "navigation")


def _links_end(texts: Sequence[str], start: int, headings: Sequence[bool], dates: set[int]) -> int:
    end = start + 1
    while end < len(texts):
        text = texts[end]
        known = bool(headings) and headings[end]
        if (
            known or len(text) > LONGEST or _closes(texts, end, dates) or _CONTACT.search(text)
            or (SENTENCE_END.search(text) and not text.endswith(("?", "？", "؟")))
        ):  # fmt: skip
            break
        end += 1
    # A heading of the text that follows is as short as the name of a page: a sentence or a list after it tells.
    if end < len(texts) and end > start + 1 and not headings and _is_body(texts[end]):
        end -= 1
    return end


def _is_body(text: str) -> bool:
    return bool(SENTENCE_END.search(text) or text.endswith((":", "：")) or len(text) > LONGEST) and not is_overdue(text)
