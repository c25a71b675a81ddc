"""Fills a page from a catalog. What is not current falls back to today's source words, marked."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from pipeline.checks import Pair
from pipeline.checks.rules import EVERYWHERE, Rules
from pipeline.checks.slipped import slips
from pipeline.judging import judge, mistaken, slipped
from pipeline.model import (
    Catalog,
    Entry,
    Filled,
    Finding,
    Inline,
    Key,
    Language,
    Message,
    Page,
    Severity,
    Slot,
    SlotKind,
    State,
    TranslatedPage,
    Value,
    Where,
)
from pipeline.placing import KINDS as LOCAL_KINDS
from pipeline.placing import joined, link, placed
from pipeline.safety import unsafe
from pipeline.sources.inline import escape, escape_value, plain, render

NO_VALUES: Mapping[str, Value] = MappingProxyType({})
_VOID = re.compile(r"<([A-Za-z][\w.-]*)\s*/>")


@dataclass(frozen=True, slots=True)
class _Words:
    """The words chosen for one message."""

    text: str
    language: Language
    state: State


def fill(
    page: Page, catalog: Catalog | None, reader: Language, source: Language, rules: Rules = EVERYWHERE,
    values: Mapping[str, Value] = NO_VALUES,
) -> TranslatedPage:  # fmt: skip
    """The page in the reader's language. `catalog` is None for the source language itself.

    `values` are the local values that this reader gets; what has none shows the source's own words.

    No fuzzy, missing or invalid translation is ever shown: those slots hold the source text, with
    its `lang` and `dir` on the element that owns the words, or on a span where none does.
    """
    filler = _Filler(page, catalog, reader, source, rules, values)
    words = filler.words()
    slots = filler.slots(words)
    states = [found.state for found in words] if catalog is not None else []
    open_safety = unsafe(page, slots, source.tag, rules.country)
    return TranslatedPage(
        page=page,
        language=reader,
        slots=slots,
        findings=tuple(finding for found in filler.findings.values() for finding in found),
        translated=len(page.messages) if catalog is None else states.count(State.TRANSLATED),
        fuzzy=states.count(State.FUZZY) + states.count(State.INVALID),
        missing=states.count(State.MISSING),
        fallback=sum(not state.current for state in states),
        unsafe=open_safety.keys,
        parts=open_safety.parts,
        unsafe_parts=open_safety.count,
        header=catalog.header if catalog is not None else (),
    )


class _Filler:
    def __init__(
        self, page: Page, catalog: Catalog | None, reader: Language, source: Language, rules: Rules,
        values: Mapping[str, Value],
    ) -> None:  # fmt: skip
        self.page, self.catalog, self.reader, self.source, self.rules = page, catalog, reader, source, rules
        self.values = values
        self.entries: Mapping[Key, Entry] = catalog.current() if catalog is not None else {}
        self.findings: dict[int, list[Finding]] = {}
        self.pairs: list[Pair | None] = [None] * len(page.messages)
        self.inline = _tags_by_message(page)

    def words(self) -> list[_Words]:
        """The words for every message of the page."""
        chosen = [self._choose(number, message) for number, message in enumerate(self.page.messages)]
        suspects = [number for number, found in self.findings.items() if mistaken(found)]
        for found in slips(self.pairs, suspects):
            run = range(found.first, found.last + 1)
            self.findings = {number: told for number, told in self.findings.items() if number not in run}
            first, last = (self.page.messages[number] for number in (found.first, found.last))
            self.findings[found.first] = [slipped(found, self._where(first), self._where(last))]
            for number in run:
                if chosen[number].state is State.TRANSLATED:
                    chosen[number] = self._source(self.page.messages[number], State.INVALID)
        return chosen

    def _choose(self, number: int, message: Message) -> _Words:
        """The words for a message: its translation where it may be shown, else the source text."""
        if self.catalog is None:
            return self._source(message, State.SOURCE)
        entry = self.entries.get(message.key)
        if entry is None or not entry.filled:
            return self._source(message, State.MISSING)
        if entry.fuzzy:
            return self._source(message, State.FUZZY)
        text = entry.text or entry.texts[0]
        if not self._may_be_shown(number, message, entry, text):
            return self._source(message, State.INVALID)
        return _Words(text, self.reader, State.TRANSLATED)

    def _source(self, message: Message, state: State) -> _Words:
        return _Words(message.key.text, self.source, state)

    def _may_be_shown(self, number: int, message: Message, entry: Entry, text: str) -> bool:
        """Whether no check finds an error in a translation. All that they find is reported."""
        inlines = self.inline.get(message.key, ((),))
        pair = Pair(message.key, text, self.source, self.reader, inlines, self.rules.glossary, self.rules.country)
        found = judge(pair, entry, self._where(message))
        self.pairs[number], self.findings[number] = pair, found
        return not any(finding.severity is Severity.ERROR for finding in found)

    def _where(self, message: Message) -> Where:
        entry = self.entries.get(message.key)
        path = self.catalog.path if self.catalog else ""
        return Where(path, entry.line if entry else 0, self.page.name, self.reader.locale, message.key.text)

    def slots(self, words: list[_Words]) -> tuple[Filled, ...]:
        """Every slot filled; attributes first, because tags inside messages hold them."""
        filled: list[Filled | None] = [None] * len(self.page.slots)
        for number, slot in enumerate(self.page.slots):
            if slot.kind is SlotKind.FILE:
                filled[number] = Filled(escape_value(slot.target), "", self.reader.tag, State.SOURCE)
            elif slot.kind is SlotKind.PART:
                filled[number] = Filled("", "", self.reader.tag, State.SOURCE)
            elif slot.kind in LOCAL_KINDS:
                local = self.page.locals[slot.local]
                filled[number] = placed(slot, local, self.values, self.reader, self.source, filled)
            elif slot.kind is SlotKind.ATTRIBUTE:
                chosen = words[slot.message]
                text = plain(chosen.text)
                # What nobody changed keeps its very spaces and line ends.
                same = chosen.text == self.page.messages[slot.message].key.text
                value = slot.target if same else text
                filled[number] = Filled(escape_value(value), text, chosen.language.tag, chosen.state)
            elif slot.kind is SlotKind.OWNER:
                filled[number] = self._owner(slot, None)
        # What stands inside a message or a frame has a lower number than that.
        for number, slot in enumerate(self.page.slots):
            if slot.kind is SlotKind.TEXT:
                filled[number] = self._text(number, slot, words, filled)
                if slot.owner >= 0:
                    filled[slot.owner] = self._owner(self.page.slots[slot.owner], words[slot.message])
            elif slot.kind is SlotKind.FRAME:
                filled[number] = self._frame(slot, words, filled)
        return tuple(found for found in filled if found is not None)

    def _frame(self, slot: Slot, words: list[_Words], filled: list[Filled | None]) -> Filled:
        """The page inside a frame, which inherits nothing: it says itself what its language is."""
        markup = slot.target
        if not self._all_as_they_were(slot.parts, words):
            if slot.owner >= 0:
                own = self.page.slots[slot.owner].target if self.catalog is None else ""
                said = f' lang="{escape_value(own or self.reader.tag)}" dir="{self.reader.direction}"'
                filled[slot.owner] = Filled(said, "", self.reader.tag, State.SOURCE)
            markup = joined(slot.parts, filled)
        return Filled(_quoted(markup), "", self.reader.tag, State.SOURCE)

    def _as_it_was(self, number: int, words: list[_Words]) -> bool:
        """Whether a slot surely shows what stands there in the source."""
        slot = self.page.slots[number]
        if slot.kind in (SlotKind.OWNER, SlotKind.FILE, SlotKind.LOCAL_TAG):
            return True
        if slot.kind in LOCAL_KINDS:
            local = self.page.locals[slot.local]
            value = self.values.get(local.key)
            return value is None or (value.text == local.text and link(local, value) == local.href)
        if slot.kind is SlotKind.FRAME:
            return self._all_as_they_were(slot.parts, words)
        if slot.kind not in (SlotKind.TEXT, SlotKind.ATTRIBUTE):
            return False
        chosen, message = words[slot.message], self.page.messages[slot.message]
        same = chosen.state.current and chosen.text == message.key.text
        return same and all(self._all_as_they_were(item.opening, words) for item in slot.inline)

    def _all_as_they_were(self, parts: Iterable[str | int], words: list[_Words]) -> bool:
        return all(self._as_it_was(part, words) for part in parts if isinstance(part, int))

    def _text(self, number: int, slot: Slot, words: list[_Words], filled: list[Filled | None]) -> Filled:
        if slot.message < 0:
            return Filled(escape(slot.target), slot.target, self.source.tag, State.SOURCE)
        chosen = words[slot.message]

        def opening(item: Inline) -> str:
            return joined(item.opening, filled)

        fragment = render(chosen.text, slot.inline, opening)
        in_head = number in (self.page.title, self.page.description)
        if not chosen.state.current and slot.owner < 0 and not in_head:
            fragment = f"<span{self._marked(chosen)}>{fragment}</span>"
        return Filled(fragment, _read(chosen.text, slot.inline, filled), chosen.language.tag, chosen.state)

    def _owner(self, slot: Slot, chosen: _Words | None) -> Filled:
        if chosen is not None and not chosen.state.current:
            fragment = self._marked(chosen)
        else:
            shown = chosen is None or chosen.state is State.SOURCE
            fragment = f' lang="{escape_value(slot.target)}"' if slot.target and shown else ""
        return Filled(fragment, "", self.reader.tag, State.SOURCE)

    @staticmethod
    def _marked(chosen: _Words) -> str:
        return f' lang="{chosen.language.tag}" dir="{chosen.language.direction}"'


def _read(text: str, inline: tuple[Inline, ...], filled: list[Filled | None]) -> str:
    """What a reader reads of a message: no tags, and local values in their places."""
    shown = {item.name: filled[item.local] for item in inline if item.local >= 0}
    if shown:

        def value(match: re.Match[str]) -> str:
            found = shown.get(match[1])
            return escape(found.text) if found is not None else match[0]

        text = _VOID.sub(value, text)
    return plain(text)


def _quoted(markup: str) -> str:
    """Markup as the value of an attribute, in which nobody who looks for tags finds one."""
    return escape(markup).replace('"', "&quot;")


def _tags_by_message(page: Page) -> dict[Key, tuple[tuple[Inline, ...], ...]]:
    found: dict[Key, list[tuple[Inline, ...]]] = {}
    for slot in page.slots:
        if slot.kind is SlotKind.TEXT and slot.message >= 0:
            found.setdefault(page.messages[slot.message].key, []).append(slot.inline)
    return {key: tuple(inline) for key, inline in found.items()}
