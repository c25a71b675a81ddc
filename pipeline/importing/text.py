"""A plain text, copied from a web page or an e-mail, as a draft."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import PurePath

from pipeline.errors import UnreadableInput
from pipeline.importing import dates, navigation, references
from pipeline.importing.blocks import Layout, blocks, layout_of
from pipeline.importing.decoding import decode
from pipeline.importing.draft import Draft, Element, Fate, Told
from pipeline.importing.email import unwrapped
from pipeline.importing.headings import looks_like
from pipeline.importing.lines import SENTENCE_END, Run, lines, runs, tidy, without_rules
from pipeline.importing.linking import linked
from pipeline.importing.wordlists import is_one
from pipeline.text import excerpt, nfc

LONGEST_TITLE = 120
"""Characters."""


def read(content: bytes, name: str) -> Draft:
    """The draft of a text file. Raises UnreadableInput."""
    text, encoding, confidence = decode(content, name)
    if not any(c.isalnum() for c in text):
        raise UnreadableInput("holds no words", where=name, fix="check that it is the right file")
    draft = draft_of(text)
    if confidence == 1.0:
        return draft
    what = Told(Fate.GUESSED, "encoding", encoding, 0, confidence, why="look at letters with accents")
    return Draft(draft.title, draft.language, draft.metadata, draft.blocks, draft.pictures, (what, *draft.told))


def draft_of(text: str) -> Draft:
    """The draft of a text. Its headings are guesses: a plain text marks none."""
    post = unwrapped(lines(nfc(text)))
    ruled, underlined = without_rules(post.lines)
    found = runs(ruled)
    told = list(post.told)
    metadata, taken = _parts(found, told)
    title, found_title = _title(found, taken, post.subject)
    if found_title is not None:
        taken.add(found_title)
        told.append(Told(Fate.GUESSED, "title", title, found[found_title].number, 0.9, why="the first line"))
    made: list[Element] = []
    layout = layout_of([run for place, run in enumerate(found) if place not in taken], underlined)
    for part, listed in _stretches(found, taken):
        if listed:
            made += _references(part, told)
        else:
            some, of_them = blocks(part, layout if not underlined else Layout(layout.spaced, underlined))
            made += some
            told += of_them
    return Draft(title, "", metadata, tuple(made), (), tuple(sorted(told, key=lambda one: one.line)))


def _parts(found: Sequence[Run], told: list[Told]) -> tuple[tuple[tuple[str, str], ...], set[int]]:
    """The metadata that the text shows, and the places of runs that do not come into the page."""
    texts = [run.text for run in found]
    metadata: dict[str, str] = {}
    taken: set[int] = set()
    for one in dates.labelled(texts):
        group = found[one.start : one.end]
        shown = " ".join(run.whole for run in group)
        if any(metadata.get(name, written.iso) != written.iso for name, written in one.dates):
            told.append(Told(Fate.UNSURE, "date", shown, group[0].number, why="it differs from the one above"))
            continue
        for name, written in one.dates:
            if not name:
                words = shown if written is one.dates[0][1] else ""
                told.append(Told(Fate.DROPPED, dates.MEDIA, shown, group[0].number, words=words))
                continue
            metadata[name] = written.iso
            fate = Fate.BECAME if written.confidence == 1.0 else Fate.GUESSED
            words, shown = shown, excerpt(shown)
            told.append(Told(fate, name, f"{shown} → {written.iso}", group[0].number, written.confidence,
                             words if written is one.dates[0][1] else "", written.why))  # fmt: skip
        taken |= set(range(one.start, one.end))
    for place, run in enumerate(found):
        if place not in taken and dates.is_overdue(run.text):
            if "leaflet:review-due" in metadata:
                why = f"the date of the next review says it ({metadata['leaflet:review-due']})"
                told.append(Told(Fate.DROPPED, "overdue notice", excerpt(run.text), run.number, 0.9, run.whole, why))
                taken.add(place)
            else:
                why = "it says that a review is overdue, but no date of the next review was found"
                told.append(Told(Fate.UNSURE, "overdue notice", excerpt(run.text), run.number, why=why))
    for part in navigation.parts(texts, gaps=[run.gap for run in found]):
        group = [found[place] for place in range(part.start, part.end)]
        if taken.isdisjoint(range(part.start, part.end)):
            words = " ".join(run.whole for run in group)
            shown = excerpt(" · ".join(run.text for run in group), 200)
            told.append(Told(Fate.DROPPED, part.kind, shown, group[0].number, part.confidence, words))
            taken |= set(range(part.start, part.end))
    return tuple(sorted(metadata.items(), key=lambda item: list(dates.LABELS.values())[::-1].index(item[0]))), taken


def _title(found: Sequence[Run], taken: set[int], subject: str) -> tuple[str, int | None]:
    """The title, and the place of the run that it is, unless it is the subject of an e-mail."""
    if subject:
        return tidy(subject), None
    place = next((place for place in range(len(found)) if place not in taken), None)
    if place is None:
        return "", None
    first = found[place]
    fits = first.marker is None and len(first.text) <= LONGEST_TITLE and first.text[-1:] not in ":：,;"
    if fits and (looks_like(first.text) or not SENTENCE_END.search(first.text)) and len(found) > 1:
        return first.text, place
    return "", None


def _stretches(found: Sequence[Run], taken: set[int]) -> Iterable[tuple[list[Run], bool]]:
    """What is left, in parts that hang together: (runs, whether they are references with their heading)."""
    part: list[Run] = []
    place = 0
    while place < len(found):
        run = found[place]
        if place in taken:
            if part:
                yield part, False
            part = []
        elif is_one(run.text, "references") and (end := _references_end(found, place, taken)):
            if part:
                yield part, False
            yield list(found[place:end]), True
            part, place = [], end - 1
        else:
            part.append(run)
        place += 1
    if part:
        yield part, False


def _references_end(found: Sequence[Run], start: int, taken: set[int]) -> int:
    """Where references end that begin at a heading; 0 where no references follow."""
    end = start + 1
    signed = end < len(found) and found[end].marker is not None
    while end < len(found) and end not in taken:
        known = is_one(found[end].text, "references") or is_one(found[end].text, "navigation")
        if known or _new_section(found, end) or _is_text(found[end], signed):
            break
        end += 1
    texts = [run.text for run in found[start + 1 : end]]
    return end if texts and references.likely(texts) else 0


def _is_text(run: Run, signed: bool) -> bool:
    """Whether a run among references is a sentence to the reader; `signed` ones have signs before them."""
    if run.marker is not None or references.has_year(run.text) or not SENTENCE_END.search(run.text):
        return False
    return len(run.text.split()) > (8 if signed and not run.indent else 25)


def _new_section(found: Sequence[Run], place: int) -> bool:
    """Whether a run is a heading with sentences below it, without the year of a publication near it."""
    near = [run.text for run in found[place : place + 4]]
    if len(near) < 2 or not looks_like(near[0]) or found[place].marker is not None:
        return False
    return not any(references.has_year(text) for text in near[:3]) and (
        near[1].endswith((":", "：")) or (len(near[1].split()) > 6 and SENTENCE_END.search(near[1]) is not None)
    )


def _references(part: Sequence[Run], told: list[Told]) -> list[Element]:
    heading, *rest = part
    told.append(Told(Fate.GUESSED, "heading", heading.text, heading.number, 0.95))
    if not _signed(rest):
        # Signs that do not count up are words of the references.
        rest = [replace(run, text=run.whole, lines=(run.whole,), marker=None) if run.sign else run for run in rest]
    if rest[0].marker is not None:
        groups = _by_signs(rest)
        confidence, fate = 1.0, Fate.BECAME
    else:
        parts, confidence = references.parted([run.text for run in rest], [run.gap for run in rest])
        groups, fate = [[rest[number] for number in group] for group in parts], Fate.GUESSED
    first = rest[0].marker
    tag, start = ("ol", first.number("1")) if first is not None and first.number("1") else ("ul", 1)
    items, expected = [], start
    for group in groups:
        sign = group[0].marker
        value = sign.number("1") if sign is not None and tag == "ol" else expected
        attributes = [("translate", "no")]
        if value != expected and tag == "ol":
            attributes.append(("value", str(value)))
        expected = value + 1
        items.append(Element("li", tuple(attributes), _reference(group)))
    shown = f"{len(items)} references"
    told.append(Told(fate, "reference list", shown, rest[0].number, confidence,
                     why="" if fate is Fate.BECAME else "look where one ends and the next begins"))  # fmt: skip
    attributes = [("class", "references")]
    if start != 1:
        attributes.append(("start", str(start)))
    heading_element = Element("h2", (("id", "references"),), (heading.whole,))
    return [heading_element, Element(tag, tuple(attributes), tuple(items))]


def _signed(rest: Sequence[Run]) -> bool:
    """Whether references have signs of one kind before them: numbers that rise, or bullets."""
    signs = [run.marker for run in rest if run.marker is not None]
    numbers = [sign.number("1") for sign in signs]
    rising = all(0 < one < following for one, following in pairwise(numbers)) and all(numbers)
    return rest[0].marker is not None and (rising or not any(sign.numbered for sign in signs))


def _by_signs(rest: Sequence[Run]) -> list[list[Run]]:
    groups: list[list[Run]] = []
    for run in rest:
        if run.marker is not None or not groups:
            groups.append([])
        groups[-1].append(run)
    return groups


def _reference(group: Sequence[Run]) -> tuple[Element | str, ...]:
    """The lines of a reference: on one line where a sign ends them, else each on its own."""
    pieces: list[Element | str] = []
    before = ""
    for line in (line for run in group for line in run.lines):
        if pieces:
            flows = before[-1:] in ".,;:" or len(before) > references.FULL or line[:1].islower()
            pieces.append(" " if flows else Element("br"))
        pieces += linked(line, phones=False)
        before = line
    return tuple(pieces)


def title_from(name: str) -> str:
    """A title for a file that has none: the words of its name."""
    stem = PurePath(name).stem.replace("_", " ").replace("-", " ").strip()
    return (stem[:1].upper() + stem[1:]) or "Untitled"
