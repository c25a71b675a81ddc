"""A translation that was found for a message, and its way into the catalog: only into entries that are empty."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.catalogs.reasons import reason
from pipeline.checks import Pair, check_pair
from pipeline.importing.translations.codes import mapped
from pipeline.model import Catalog, Entry, Inline, Key, Language, Page, Severity, SlotKind
from pipeline.sources.inline import escape, plain

FACTS = frozenset(
    "numbers units dates times phones emergency number-words doses exchanged ratios ranges rates signs".split()
)
"""Checks that tell that a text speaks of other doses, days or telephone numbers."""


@dataclass(frozen=True, slots=True)
class Found:
    """A translation for a message. `notes` become a translator's comment; `previous` is the text it was made for."""

    key: Key
    text: str
    notes: tuple[str, ...] = ()
    sure: float = 1.0
    fuzzy: bool = True
    previous: Key | None = None


class Places:
    """What a page's messages look like in it: their tags, and the local values among them."""

    def __init__(self, page: Page) -> None:
        self.inlines: dict[Key, tuple[tuple[Inline, ...], ...]] = {}
        for slot in page.slots:
            if slot.kind is SlotKind.TEXT and slot.message >= 0:
                key = page.messages[slot.message].key
                self.inlines[key] = (*self.inlines.get(key, ()), slot.inline)
        self.values = {
            message.key: {name: page.locals[number].text for name, number in message.locals}
            for message in page.messages
        }

    def with_tags(
        self, target: str, source: str, key: Key, own: tuple[Inline, ...] = ()
    ) -> tuple[str, tuple[str, ...]]:
        """A translation with the tags of its message, and a note where that could not be done."""
        found = mapped(target, source, key.text, self.inlines.get(key, ((),)), self.values.get(key), own)
        return found.text, ((found.note,) if found.note else ())

    def other_facts(self, key: Key, text: str, source: Language, language: Language, country: str) -> str:
        """What a translation says otherwise than its message: numbers, times, telephone numbers. Empty: nothing."""
        # Without tags: those that could not be placed would hide all else.
        bare = Key(escape(plain(key.text)), key.context), escape(plain(text))
        pair = Pair(*bare, source, language, country=country)
        for check, problem in check_pair(pair):
            if check.name in FACTS and check.severity is Severity.ERROR:
                return problem.message
        return ""


def put(catalog: Catalog, found: Iterable[Found], memory: Sequence[Entry] = ()) -> Catalog:
    """The catalog with what was found in its empty entries, and `memory` among its obsolete ones.

    No entry that holds a translation is touched, be it fuzzy: it keeps its very bytes.
    """
    new = {one.key: one for one in found}
    tag = catalog.field("X-Source-Language")
    entries = [
        _filled(entry, new[entry.key], tag) if is_open(entry) and entry.key in new else entry
        for entry in catalog.entries
    ]
    known = {entry.key for entry in catalog.entries}
    for entry in memory:
        if entry.key not in known:
            known.add(entry.key)
            entries.append(entry)
    return replace(catalog, entries=tuple(entries))


def is_open(entry: Entry) -> bool:
    """Whether an entry is one of today's texts and holds no word of a translation."""
    return not (entry.obsolete or entry.text or any(entry.texts) or entry.key == Key(""))


def open_keys(catalog: Catalog) -> tuple[Key, ...]:
    """The messages that nobody has translated, in the order of the page."""
    return tuple(key for key, entry in catalog.current().items() if is_open(entry))


def standing(catalog: Catalog) -> Mapping[Key, str]:
    """The translations that are there, current or not, by message."""
    return {
        key: entry.text or next(filter(None, entry.texts), "")
        for key, entry in catalog.current().items()
        if key != Key("") and not is_open(entry)
    }


def _filled(entry: Entry, found: Found, tag: str) -> Entry:
    why = reason(found.previous, found.key, tag) if found.previous else ""
    said = tuple(line for line in found.notes if line not in entry.translator)
    return replace(
        entry,
        text=found.text,
        texts=(),
        plural="",
        fuzzy=found.fuzzy,
        previous=found.previous,
        translator=(*entry.translator, *said),
        extracted=((why, *entry.extracted) if why else entry.extracted),
        raw="",
    )
