"""Runs of words as blocks of a page: headings, lists with and without signs, paragraphs."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import regex

from pipeline.importing import headings
from pipeline.importing.draft import Element, Fate, Told
from pipeline.importing.lines import SENTENCE_END, Run
from pipeline.importing.linking import linked
from pipeline.importing.listing import lists
from pipeline.importing.wordlists import is_one
from pipeline.text import excerpt

ITEM = 160
"""Characters of an item whose sign was lost."""
SHORT = 60
"""Characters of a line that was ended on purpose, as in an address."""
_LEAD = regex.compile(r"[:：]$")


@dataclass(frozen=True, slots=True)
class Layout:
    """How a text is set: `spaced` with empty lines between blocks; `underlined` are numbers of lines drawn under."""

    spaced: bool
    underlined: frozenset[int] = frozenset()


def layout_of(runs: Sequence[Run], underlined: frozenset[int] = frozenset()) -> Layout:
    """The layout that most of a text has."""
    plain = [run for run in runs[1:] if run.marker is None]
    return Layout(bool(plain) and sum(run.gap > 0 for run in plain) * 2 >= len(plain), underlined)


Made = tuple[list[Element], list[Told]]


def blocks(runs: Sequence[Run], layout: Layout) -> Made:
    """The blocks of a part of a text, and what is told of them."""
    made: list[Element] = []
    told: list[Told] = []
    runs = _numbered_headings(runs)
    place = 0
    while place < len(runs):
        run = runs[place]
        if run.marker is not None:
            end = _end_of_list(runs, place)
            for line, element in lists(runs[place:end]):
                made.append(element)
                told.append(_list_told(element, line))
            place = end
            continue
        sure = _heading(runs, place, layout)
        if sure:
            made.append(Element("h2", (), linked(run.text)))
            told.append(Told(Fate.GUESSED, "heading", run.text, run.number, sure))
        else:
            made.append(Element("p", (), linked(run.text)))
            told.append(Told(Fate.BECAME, "paragraph", excerpt(run.text), run.number))
            if _LEAD.search(run.text) and (found := _lost_signs(runs, place + 1, layout)):
                end, confidence = found
                items = tuple(Element("li", (), linked(one.text)) for one in runs[place + 1 : end])
                made.append(Element("ul", (), items))
                why = "short lines after a colon; the signs before them may have been lost in copying"
                text = f"{excerpt(run.text)} ({len(items)} items)"
                told.append(Told(Fate.GUESSED, "bulleted list", text, runs[place + 1].number, confidence, why=why))
                place = end
                continue
            if end := _short_lines(runs, place, layout):
                made[-1] = Element("p", (), _broken(runs[place:end]))
                why = "short lines kept as lines of one paragraph, as in an address"
                told[-1] = Told(Fate.GUESSED, "paragraph of short lines", excerpt(run.text), run.number, 0.6, why=why)
                place = end
                continue
        place += 1
    return made, told


def _heading(runs: Sequence[Run], place: int, layout: Layout) -> float:
    """How sure it is that a run is a heading; 0 where it is none."""
    run = runs[place]
    if run.number in layout.underlined:
        return 0.95
    before, following, below = (
        runs[near] if 0 <= near < len(runs) else None for near in (place - 1, place + 1, place + 2)
    )
    known = is_one(run.text, "references") or is_one(run.text, "navigation")
    sure = headings.confidence(run, before, following, below, spaced=layout.spaced)
    return max(sure, 0.9) if known and following is not None else sure


def _numbered_headings(runs: Sequence[Run]) -> list[Run]:
    """The runs, with numbers before headings as words of them: “2. How to take it” above paragraphs is no item.

    Numbers are such where one of them, not the last one, has a paragraph below it.
    """
    changed = list(runs)
    signs = {(run.indent, run.marker.style) for run in runs if run.marker is not None and run.marker.numbered}
    for indent, style in signs:
        places = [n for n, run in enumerate(runs) if run.marker and run.indent == indent and run.marker.style == style]
        divided = any(
            any(run.marker is None and run.gap and run.indent <= indent for run in runs[place + 1 : following])
            for place, following in pairwise(places)
        )
        if divided and all(headings.looks_like(runs[place].text) for place in places):
            for place in places:
                changed[place] = replace(runs[place], text=runs[place].whole, marker=None, sign="")
    return changed


def _end_of_list(runs: Sequence[Run], start: int) -> int:
    """Where a list ends: at the first run without a sign that is not set under an item."""
    end = start
    first = runs[start].indent
    while end < len(runs):
        run = runs[end]
        if run.marker is None and run.indent <= max(first, 1):
            break
        end += 1
    return end


def _list_told(element: Element, line: int) -> Told:
    kind = "numbered list" if element.tag == "ol" else "bulleted list"
    count = len(element.children)
    items = "1 item" if count == 1 else f"{count} items"
    fate, confidence = (Fate.GUESSED, 0.7) if count == 1 else (Fate.BECAME, 1.0)
    return Told(fate, kind, f"{excerpt(element.children[0].text(), 50)} ({items})", line, confidence)  # type: ignore[union-attr]


def _lost_signs(runs: Sequence[Run], start: int, layout: Layout) -> tuple[int, float] | None:
    """Where a list ends that lost its signs, and how sure that is."""
    if start + 1 >= len(runs):
        return None
    together = layout.spaced and runs[start + 1].gap == 0
    ended = False
    small = runs[start].text[:1].islower()
    end = start
    while end < len(runs):
        run = runs[end]
        if run.marker is not None or len(run.text) > ITEM or _LEAD.search(run.text):
            break
        if end > start + 1 and run.gap and not any(one.gap for one in runs[start + 1 : end]):
            # The lines stood together, and an empty one ends them.
            ended = True
            break
        if end > start and together and run.gap:
            break
        if small:
            if not run.text[:1].islower() and not run.text[:1].isdigit() and not together:
                break
        elif not together and (layout.spaced or SENTENCE_END.search(run.text) or not headings.looks_like(run.text)):
            break
        end += 1
        if small and not together and run.text.endswith("."):
            break
    # The last short line above a sentence is its heading, where no empty line and no small letter says otherwise.
    if not small and not together and not ended and end < len(runs) and SENTENCE_END.search(runs[end].text):
        end -= 1
    if end - start < 2:
        return None
    return end, 0.85 if small else 0.8 if together else 0.6


def _short_lines(runs: Sequence[Run], start: int, layout: Layout) -> int:
    """Where a group of short lines ends that stand together, as in an address; 0 where there is none."""
    if not layout.spaced:
        return 0
    end = start + 1
    while end < len(runs) and runs[end].gap == 0 and runs[end].marker is None:
        end += 1
    group = runs[start:end]
    short = all(len(run.text) <= SHORT and not SENTENCE_END.search(run.text) for run in group)
    return end if len(group) >= 3 and short else 0


def _broken(group: Sequence[Run]) -> tuple[Element | str, ...]:
    pieces: list[Element | str] = []
    for run in group:
        if pieces:
            pieces.append(Element("br"))
        pieces += linked(run.text)
    return tuple(pieces)
