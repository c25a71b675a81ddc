"""Cuts a page into the units that are counted, before anything is flattened; `plain_text` cuts a text.

Each list item is a unit, a stem that ends in a colon is a unit; headings, tables and captions stand
apart and are not counted with the sentences; references and what may not be translated are left out.
"""

from dataclasses import dataclass
from enum import StrEnum

from pipeline.model import Block, Page, SlotKind, TranslatedPage
from pipeline.readability.data import base


class UnitKind(StrEnum):
    """What a unit is. Prose, stems and items are scored; the others stand apart."""

    PROSE = "prose"
    STEM = "stem"
    ITEM = "item"
    HEADING = "heading"
    CELL = "cell"
    CAPTION = "caption"

    @property
    def scored(self) -> bool:
        """Whether its sentences count towards the scores."""
        return self in (UnitKind.PROSE, UnitKind.STEM, UnitKind.ITEM)


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of text that is read as one. `group` is the same for all items of one list."""

    kind: UnitKind
    text: str
    where: str = ""
    anchor: str = ""
    block: int = -1
    msgid: str = ""
    group: int = -1


HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "dt", "legend", "summary", "label", "button"})
CELLS = frozenset({"td", "th"})
CAPTIONS = frozenset({"caption", "figcaption"})
LISTS = frozenset({"ul", "ol", "menu"})
LEFT_OUT = frozenset({"nav", "address", "pre", "code", "footer", "script", "style", "template", "option"})
REFERENCES = frozenset({"references", "reference-list", "bibliography", "footnotes", "sources"})
COLONS = (":", "：", "៖", "፦")


def page_units(translated: TranslatedPage) -> tuple[tuple[Unit, ...], int]:
    """The units of a page in its own language, and how many texts were left out as not translated."""
    page, units, fallback = translated.page, [], 0
    language = base(translated.language.tag)
    for number, block in enumerate(page.blocks):
        chain = _chain(page, number)
        if any(_left_out(one) for one in chain):
            continue
        for slot_number in block.slots:
            slot, filled = page.slots[slot_number], translated.slots[slot_number]
            if slot.kind is not SlotKind.TEXT or not filled.text.strip():
                continue
            if not filled.state.current:
                fallback += 1
                continue
            if base(filled.language or language) != language:
                continue
            message = page.messages[slot.message] if slot.message >= 0 else None
            units.append(
                Unit(
                    kind=_kind(chain, filled.text),
                    text=filled.text,
                    where=f"{page.path}:{block.line}",
                    anchor=message.anchor if message else "",
                    block=number,
                    msgid=message.key.text if message else "",
                    group=_group(page, number),
                )
            )
    return tuple(units), fallback


def _chain(page: Page, number: int) -> list[Block]:
    chain = []
    while number >= 0:
        chain.append(page.blocks[number])
        number = page.blocks[number].parent
    return chain


def _left_out(block: Block) -> bool:
    names = {*block.get("class").lower().split(), block.get("id").lower()}
    return (
        block.tag in LEFT_OUT
        or block.get("translate").lower() == "no"
        or bool(names & REFERENCES)
        or any(name == "hidden" for name, _ in block.attributes)
    )


def _kind(chain: list[Block], text: str) -> UnitKind:
    tags = [block.tag for block in chain]
    if tags[0] in HEADINGS:
        return UnitKind.HEADING
    if not CELLS.isdisjoint(tags):
        return UnitKind.CELL
    if not CAPTIONS.isdisjoint(tags):
        return UnitKind.CAPTION
    if "li" in tags:
        return UnitKind.ITEM
    return UnitKind.STEM if text.rstrip().endswith(COLONS) else UnitKind.PROSE


def _group(page: Page, number: int) -> int:
    found = -1
    while number >= 0:
        if page.blocks[number].tag in LISTS or page.blocks[number].tag == "li":
            found = number
        number = page.blocks[number].parent
    if found >= 0 and page.blocks[found].tag == "li":
        # Lists themselves need not be blocks: then all items of one parent are one list.
        parent = page.blocks[found].parent
        return parent if parent >= 0 else len(page.blocks)
    return found
