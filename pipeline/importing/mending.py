"""What is mended in every draft whose file had marks for its parts: dates, notices, links to other pages, fake marks.

Blocks are looked at in their order, also those inside sections and boxes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from pipeline.importing import dates, navigation, references
from pipeline.importing.account import numeral, whole
from pipeline.importing.draft import INLINE, Draft, Element, Fate, Told
from pipeline.importing.headings import looks_like
from pipeline.importing.markers import Marker, marker
from pipeline.importing.wordlists import is_one, starts_as
from pipeline.text import excerpt

_BOXES = frozenset("section div article aside main".split())
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_LISTS = frozenset(("ul", "ol"))


@dataclass(slots=True)
class _Work:
    metadata: dict[str, str]
    told: list[Told] = field(default_factory=list)


def mend(draft: Draft) -> Draft:
    """The draft with its dates as metadata, without the website around it, and with marks where they were faked."""
    work = _Work(dict(draft.metadata))
    blocks = _mended(draft.blocks, work)
    return replace(draft, blocks=blocks, metadata=tuple(work.metadata.items()), told=(*draft.told, *work.told))


def _mended(blocks: Sequence[Element], work: _Work) -> tuple[Element, ...]:
    blocks = _without_dates(blocks, work)
    blocks = _without_website(blocks, work)
    blocks = _with_lists(blocks, work)
    blocks = _with_headings(blocks, work)
    blocks = _with_references(blocks, work)
    return tuple(_inside(block, work) for block in blocks)


def _inside(block: Element, work: _Work) -> Element:
    """A box whose blocks are mended too. One that holds words beside blocks stays as it is."""
    if block.tag not in _BOXES or not all(isinstance(c, Element) and c.tag not in INLINE for c in block.children):
        return block
    return replace(block, children=_mended([c for c in block.children if isinstance(c, Element)], work))


def _text(block: Element) -> str:
    return " ".join(block.text().split(" ")).strip() if "\u00a0" in block.text() else " ".join(block.text().split())


def _without_dates(blocks: Sequence[Element], work: _Work) -> list[Element]:
    texts = [_text(block) if block.tag in ("p", "div", *_HEADINGS) else "" for block in blocks]
    gone: set[int] = set()
    for one in dates.labelled(texts):
        shown = " ".join(texts[one.start : one.end])
        if any(work.metadata.get(name, written.iso) != written.iso for name, written in one.dates):
            work.told.append(Told(Fate.UNSURE, "date", shown, why="the file gives another date elsewhere"))
            continue
        for name, written in one.dates:
            words = shown if written is one.dates[0][1] else ""
            if not name:
                work.told.append(Told(Fate.DROPPED, dates.MEDIA, excerpt(shown), words=words))
                continue
            work.metadata[name] = written.iso
            fate = Fate.BECAME if written.confidence == 1.0 else Fate.GUESSED
            text = f"{excerpt(shown)} → {written.iso}"
            work.told.append(Told(fate, name, text, 0, written.confidence, words, written.why))
        gone |= set(range(one.start, one.end))
    for place, text in enumerate(texts):
        if place not in gone and "|" in text and len(text) <= dates.LONGEST_NOTICE:
            _take_dates(text, work)
        if place in gone or not dates.is_overdue(text):
            continue
        due = work.metadata.get("leaflet:review-due")
        if due:
            why = f"the date of the next review says it ({due})"
            work.told.append(Told(Fate.DROPPED, "overdue notice", excerpt(text), 0, 0.9, text, why))
            gone.add(place)
        else:
            why = "it says that a review is overdue, but no date of the next review was found"
            work.told.append(Told(Fate.UNSURE, "overdue notice", excerpt(text), why=why))
    return [block for place, block in enumerate(blocks) if place not in gone]


def _take_dates(text: str, work: _Work) -> None:
    """Take the dates out of a line with bars; its words stay, since there are others among them."""
    for one in dates.labelled([part.strip() for part in text.split("|")]):
        for name, written in one.dates:
            if name and name not in work.metadata:
                work.metadata[name] = written.iso
                why = "it stands in a line with other words, which are in the page still"
                work.told.append(Told(Fate.GUESSED, name, f"{excerpt(text)} → {written.iso}", 0, 0.6, why=why))


def _without_website(blocks: Sequence[Element], work: _Work) -> list[Element]:
    """The blocks without lists of links to other pages and names of buttons."""
    texts: list[str] = []
    numbers: list[str] = []
    owners: list[int] = []
    known: list[bool] = []
    for place, block in enumerate(blocks):
        count = whole(block.get("start"))
        count = 1 if count is None else count
        for part in block.children if block.tag in _LISTS else (block,):
            if isinstance(part, Element):
                given = whole(part.get("value"))
                count = count if given is None else given
                texts.append(_text(part))
                numbers.append(f"{numeral(count, block.get('type'))} " if block.tag == "ol" else "")
                owners.append(place)
                known.append(block.tag in _HEADINGS)
                count += 1
    gone: set[int] = set()
    for away in (*navigation.parts(texts, known), *_about_others(blocks, owners)):
        places = set(owners[away.start : away.end])
        complete = {n for n, owner in enumerate(owners) if owner in places} == set(range(away.start, away.end))
        if complete and places.isdisjoint(gone):
            words = " ".join(numbers[n] + texts[n] for n in range(away.start, away.end))
            shown = excerpt(" · ".join(texts[away.start : away.end]), 200)
            work.told.append(Told(Fate.DROPPED, away.kind, shown, 0, away.confidence, words))
            gone |= places
    return [block for place, block in enumerate(blocks) if place not in gone]


def _about_others(blocks: Sequence[Element], owners: Sequence[int]) -> Iterator[navigation.Part]:
    """Headings that begin as one of related pages does, each with the list of links below it."""
    for place, (heading, below) in enumerate(pairwise(blocks)):
        if heading.tag in _HEADINGS and below.tag in _LISTS and starts_as(_text(heading), "related"):
            items = [item for item in below.children if isinstance(item, Element)]
            if items and all(_is_link(item) for item in items):
                start = owners.index(place)
                yield navigation.Part(start, start + 1 + len(items), "navigation", 0.85)


def _is_link(item: Element) -> bool:
    """Whether an item is a link to another page and nothing else."""
    parts = [child for child in item.children if not isinstance(child, str) or child.strip()]
    only = parts[0] if len(parts) == 1 else ""
    if not isinstance(only, Element):
        return False
    return not only.get("href").startswith("#") if only.tag == "a" else only.tag == "p" and _is_link(only)


def _with_lists(blocks: Sequence[Element], work: _Work) -> list[Element]:
    """The blocks with lists for paragraphs that begin with the signs of one."""
    made: list[Element] = []
    place = 0
    while place < len(blocks):
        group = _fake_items(blocks, place)
        if len(group) < 2:
            made.append(blocks[place])
            place += 1
            continue
        numbered = group[0].numbered
        items = tuple(
            Element("li", (), _without_sign(block.children, sign.length))
            for block, sign in zip(blocks[place : place + len(group)], group, strict=True)
        )
        kind, start = group[0].values[0] if numbered else ("", 1)
        attributes = [("start", str(start))] if start != 1 else []
        if kind not in ("", "1"):
            attributes.append(("type", kind))
        made.append(Element("ol" if numbered else "ul", tuple(attributes), items))
        name = "numbered list" if numbered else "bulleted list"
        why = "paragraphs that begin with the signs of a list"
        work.told.append(
            Told(Fate.GUESSED, name, f"{excerpt(items[0].text(), 50)} ({len(items)} items)", confidence=0.9, why=why)
        )
        place += len(group)
    return made


def _fake_items(blocks: Sequence[Element], start: int) -> list[Marker]:
    """The signs of the paragraphs from a place on that are items of one list."""
    group: list[Marker] = []
    for block in blocks[start:]:
        first = block.children[0] if block.children else ""
        sign = marker(first.lstrip()) if block.tag == "p" and isinstance(first, str) else None
        if sign is None or (group and sign.style != group[0].style):
            break
        if group and sign.numbered:
            kind, number = group[0].values[0]
            if sign.number(kind) != number + len(group):
                break
        group.append(sign)
    return group


def _without_sign(children: tuple[Element | str, ...], length: int) -> tuple[Element | str, ...]:
    first = children[0]
    return (first.lstrip()[length:].lstrip(), *children[1:]) if isinstance(first, str) else children


def _with_headings(blocks: Sequence[Element], work: _Work) -> list[Element]:
    """The blocks with headings for short paragraphs that are set in bold as a whole and have text below them."""
    made: list[Element] = []
    for place, block in enumerate(blocks):
        following = blocks[place + 1] if place + 1 < len(blocks) else None
        bold = _all_bold(block)
        below = following is not None and following.tag in ("p", "ul", "ol", "table", "dl") and not _all_bold(following)
        if bold is not None and below and looks_like(_text(block)):
            level = "h2" if not any(b.tag == "h2" for b in blocks) else "h3"
            made.append(Element(level, block.attributes, bold.children))
            why = "a short paragraph, all of it bold"
            work.told.append(Told(Fate.GUESSED, "heading", _text(block), confidence=0.8, why=why))
        else:
            made.append(block)
    return made


def _all_bold(block: Element) -> Element | None:
    """The bold element that is all there is in a paragraph."""
    if block.tag != "p":
        return None
    parts = [child for child in block.children if not isinstance(child, str) or child.strip()]
    only = parts[0] if len(parts) == 1 else ""
    return only if isinstance(only, Element) and only.tag in ("strong", "b") else None


def _with_references(blocks: Sequence[Element], work: _Work) -> list[Element]:
    """The blocks with the list below a heading “References” marked as references, made of paragraphs if need be."""
    made = list(blocks)
    for place, block in enumerate(blocks[:-1]):
        if block.tag not in _HEADINGS or not is_one(_text(block), "references"):
            continue
        below = made[place + 1]
        if below.tag in _LISTS and references.likely([_text(i) for i in below.children if isinstance(i, Element)]):
            made[place + 1] = _marked(below)
            work.told.append(Told(Fate.BECAME, "reference list", f"{len(below.children)} references"))
            break
        start = end = place + 1
        while end < len(made) and made[end].tag == "p":
            end += 1
        # A sentence on the references may stand before them or after them.
        while start < end and not references.has_year(_text(made[start])):
            start += 1
        while end > start and not references.has_year(_text(made[end - 1])):
            end -= 1
        texts = [_text(one) for one in made[start:end]]
        if len(texts) > 1 and references.likely(texts):
            items = tuple(Element("li", one.attributes, one.children) for one in made[start:end])
            made[start:end] = [_marked(Element("ul", (), items))]
            work.told.append(Told(Fate.GUESSED, "reference list", f"{len(items)} references", confidence=0.8))
            break
    return made


def _marked(found: Element) -> Element:
    """A list of references: its words are names and titles, which no translator changes."""
    items = tuple(
        replace(item, attributes=(*item.attributes, ("translate", "no")))
        if isinstance(item, Element) and item.tag == "li" and not item.get("translate")
        else item
        for item in found.children
    )
    classes = " ".join(dict.fromkeys([*found.get("class").split(), "references"]))
    kept = tuple(pair for pair in found.attributes if pair[0] != "class")
    return Element(found.tag, (("class", classes), *kept), items)


def with_missing(draft: Draft, title: str) -> Draft:
    """The draft, told what its author has to supply; `title` is what stands in for a title it does not have."""
    known = {one.kind for one in draft.told if one.fate is Fate.MISSING}
    metadata = dict(draft.metadata)
    wanted = [
        ("title", bool(draft.title), f"“{title}” stands in its place, from the name of the file"),
        ("description", bool(metadata.get("description")),
         'one sentence on what the leaflet is about: <meta name="description" content="…">'),
        ("review dates", bool(metadata.get("leaflet:reviewed") and metadata.get("leaflet:review-due")),
         'leaflet:reviewed and leaflet:review-due, as in <meta name="leaflet:reviewed" content="2026-03-02">'),
    ]  # fmt: skip
    told = [Told(Fate.MISSING, kind, "", why=why) for kind, there, why in wanted if not there and kind not in known]
    return replace(draft, told=(*draft.told, *told))
