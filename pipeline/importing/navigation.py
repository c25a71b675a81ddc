"""What belongs to a website and not to its text: lists of links to other pages, and the names of buttons."""

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from pipeline.importing.dates import is_overdue, labelled
from pipeline.importing.lines import SENTENCE_END
from pipeline.importing.wordlists import is_one

LONGEST = 90
"""Characters of the name of a page that is linked to."""
_TRAIL = regex.compile(r"[^>›»/|]{1,40}(?:\s*[>›»]\s*[^>›»]{1,60}){1,6}")
_CONTACT = regex.compile(r"\p{N}{3}|@|(?<!\p{L})(?:call|phone|ring)(?!\p{L})", regex.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """Texts from `start` up to (not including) `end` that belong to the website; `kind` is its name for people."""

    start: int
    end: int
    kind: str
    confidence: float


def parts(texts: Sequence[str], headings: Sequence[bool] = ()) -> tuple[Part, ...]:
    """The parts of a sequence of texts that belong to the website around them.

    `headings` says of each text whether it is known to be a heading. A list of links ends where a text is
    no name of a page: a sentence, a date, a phone number, references, a heading with a paragraph after it.
    """
    found, position = [], 0
    while position < len(texts):
        text = texts[position]
        end = position + 1
        if is_one(text, "navigation"):
            end = _links_end(texts, position, headings)
            if end > position + 1:
                found.append(Part(position, end, "navigation", 0.95 if end == len(texts) else 0.85))
        elif is_one(text, "controls"):
            found.append(Part(position, end, "button of the website", 0.9))
        elif position < 4 and _TRAIL.fullmatch(text) and not SENTENCE_END.search(text):
            found.append(Part(position, end, "trail of pages", 0.9))
        position = end
    return tuple(found)


def _links_end(texts: Sequence[str], start: int, headings: Sequence[bool]) -> int:
    end = start + 1
    dates = {one.start for one in labelled(texts[start:])}
    while end < len(texts):
        text = texts[end]
        known = bool(headings) and headings[end]
        if (
            known or len(text) > LONGEST or end - start in dates or is_overdue(text)
            or is_one(text, "references") or is_one(text, "navigation") or _CONTACT.search(text)
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
