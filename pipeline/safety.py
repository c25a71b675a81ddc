"""Which parts of a page must not be misread: what its author marked, warnings, doses, emergency numbers.

While such a text is not current, the page says so beside it, once for each part, and nothing of that
language is printed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.checks.hazards import hazardous
from pipeline.model import Filled, Key, Page
from pipeline.sources.inline import plain

BOXES = frozenset({"warning", "urgent", "emergency", "dont"})
"""Classes of boxes that warn."""

GROUPS = frozenset({"table", "ul", "ol", "dl"})
"""Elements whose cells or items are one part, if several of them are concerned."""


@dataclass(frozen=True, slots=True)
class Unsafe:
    """Safety texts that are not current, the PART slots where a page says so, and how many parts."""

    keys: tuple[Key, ...] = ()
    parts: tuple[int, ...] = ()
    count: int = 0


def unsafe(page: Page, slots: Sequence[Filled], source_tag: str, country: str) -> Unsafe:
    """What of a filled page is safety information and not current, in the order of the page."""
    stale = [
        number
        for number, (slot, filled) in enumerate(zip(page.slots, slots, strict=True))
        if slot.message >= 0 and not filled.state.current
    ]
    if not stale:
        return Unsafe()
    grave = [number for number in stale if _is_safety(page, number, slots[number].text, source_tag, country)]
    messages = {page.slots[number].message for number in grave}
    places = [_part(page, unit) for unit in _units(page, grave)]
    counted = {part if part >= 0 else page.messages[page.slots[number].message].key
               for number, part in zip(grave, places, strict=True)}  # fmt: skip
    return Unsafe(
        keys=tuple(message.key for number, message in enumerate(page.messages) if number in messages),
        parts=tuple(dict.fromkeys(part for part in places if part >= 0)),
        count=len(counted),
    )


def safety_texts(page: Page, source_tag: str) -> frozenset[Key]:
    """The messages of a page that are safety information, or show a local value, whatever the place."""
    found = set()
    for number, slot in enumerate(page.slots):
        if slot.message >= 0:
            message = page.messages[slot.message]
            if message.locals or _is_safety(page, number, plain(message.key.text), source_tag, ""):
                found.add(message.key)
    return frozenset(found)


def _is_safety(page: Page, number: int, text: str, source_tag: str, country: str) -> bool:
    slot = page.slots[number]
    if page.messages[slot.message].safety or any(_guarded(page, block) for block in _chain(page, slot.block)):
        return True
    return _hazardous(text, source_tag, country)


@lru_cache(maxsize=1 << 14)
def _hazardous(text: str, tag: str, country: str) -> bool:
    """The same texts are asked about for every language of a page."""
    return hazardous(text, tag, country)


def _guarded(page: Page, number: int) -> bool:
    block = page.blocks[number]
    return block.safety or not BOXES.isdisjoint(block.get("class").split())


def _chain(page: Page, number: int) -> Iterable[int]:
    """A block and all that it stands in, from the inside."""
    while number >= 0:
        yield number
        number = page.blocks[number].parent


def _units(page: Page, slots: list[int]) -> list[int]:
    """The block that a reader takes for one part, for each slot; -1 where there is none.

    It is the outermost safety block; else the table or list if several of its cells or items are
    concerned, so that the line does not stand in each of them; else the block itself.
    """
    members: dict[int, set[int]] = {}
    found: list[tuple[int, int]] = []
    for number in slots:
        block = page.slots[number].block
        chain = list(_chain(page, block))
        guarded = [one for one in chain if _guarded(page, one)]
        group = next((one for one in reversed(chain) if page.blocks[one].tag in GROUPS), -1)
        if guarded or group < 0:
            found.append((guarded[-1] if guarded else block, -1))
        else:
            members.setdefault(group, set()).add(block)
            found.append((block, group))
    return [group if group >= 0 and len(members[group]) > 1 else unit for unit, group in found]


def _part(page: Page, block: int) -> int:
    """The PART slot of a block, or of the nearest block round it that has one; else -1."""
    return next((page.blocks[one].part for one in _chain(page, block) if page.blocks[one].part >= 0), -1)
