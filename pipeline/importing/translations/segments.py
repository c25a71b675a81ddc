"""The texts of a page in its order, with what tells which text of another language each one is."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from pipeline.checks.numbers import digits
from pipeline.importing.translations.units import words_of
from pipeline.model import Block, Inline, Key, Page, SlotKind

TEXT = "text"
STEM = 4
"""Letters by which cognates are known (Simard, Foster and Isabelle 1992)."""

_RUN = regex.compile(r"\d+")
_WORD = regex.compile(rf"\p{{L}}{{{STEM},}}")
_ADDRESS = regex.compile(r'\s(?:href|src|id)="([^"]+)"')
_LISTS = frozenset({"ul", "ol", "dl", "table"})


@dataclass(frozen=True, slots=True)
class Segment:
    """A text of a page. `role` is `text`, what an attribute is called, or the place of the text in the head.

    `tag` is the block it stands in, `inside` the lists, tables and marked boxes round that; `marks` are
    ids and addresses in it, `names` words that stay as they are, `numbers` its runs of digits, `stems` the
    beginnings of its words.
    """

    key: Key
    words: str
    role: str
    tag: str
    inside: tuple[str, ...]
    inline: tuple[Inline, ...]
    marks: frozenset[str]
    names: frozenset[str]
    numbers: Counter[str]
    stems: frozenset[str]
    heading: str = ""
    line: int = 0

    @property
    def length(self) -> int:
        """Characters that a reader reads."""
        return len(self.words)


def content(page: Page) -> tuple[Segment, ...]:
    """The texts of a page's content in order, attributes among them."""
    return tuple(segment for segment, head in _segments(page) if not head)


def head(page: Page) -> dict[str, Segment]:
    """The texts that stand in the head: title, summary, and the words for shared links."""
    return {place: segment for segment, place in _segments(page) if place}


def _segments(page: Page) -> Iterator[tuple[Segment, str]]:
    places = {page.title: "title", page.description: "description"}
    places |= {slot: name for _attribute, name, slot in page.shared}
    anchors = {slot: name for name, slot, _level in page.anchors if name}
    for number, slot in enumerate(page.slots):
        if slot.message < 0 or slot.kind not in (SlotKind.TEXT, SlotKind.ATTRIBUTE):
            continue
        message = page.messages[slot.message]
        words = words_of(message.key.text)
        chain = list(_chain(page, slot.block))
        role = places.get(number) or (TEXT if slot.kind is SlotKind.TEXT else message.kind)
        found = Segment(
            key=message.key,
            words=words,
            role=role,
            tag=chain[0].tag if chain else "",
            inside=tuple(sorted(_setting(chain))),
            inline=slot.inline,
            marks=frozenset(_marks(slot.inline, chain)),
            names=frozenset(item.text for item in slot.inline if item.verbatim and item.text),
            numbers=Counter(run.lstrip("0") or "0" for run in _RUN.findall(digits(words))),
            stems=frozenset(word[:STEM] for word in _WORD.findall(words.casefold())),
            heading=anchors.get(number, ""),
            line=message.line,
        )
        yield found, places.get(number, "")


def _chain(page: Page, number: int) -> Iterator[Block]:
    while number >= 0:
        yield page.blocks[number]
        number = page.blocks[number].parent


def _setting(chain: list[Block]) -> Iterator[str]:
    """The lists, tables and boxes that a block stands in."""
    for block in chain[1:]:
        if block.tag in _LISTS:
            yield block.tag
        if block.safety:
            yield "safety"
        yield from (f".{name}" for name in block.get("class").split())


def _marks(inline: tuple[Inline, ...], chain: list[Block]) -> Iterator[str]:
    """Addresses in a text, and the id or address of its block."""
    for item in inline:
        for part in item.opening:
            if isinstance(part, str):
                yield from _ADDRESS.findall(part)
    if chain:
        yield from filter(None, (chain[0].get("id"), chain[0].get("src")))
