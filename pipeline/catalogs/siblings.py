"""What the other catalogs of a locale know of a text that is new on a page.

A section that moved to another page, or a page that went, takes its translations along; and a
sentence that another page has translated need not be translated twice. Only the very same msgid
counts, and only if all who have it agree: which of two wordings is right is a translator's choice.
Nothing unreviewed becomes current in a catalog whose header says that it is reviewed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from pipeline.catalogs.reasons import START
from pipeline.catalogs.template import awaits_review
from pipeline.catalogs.words import SHORT, length
from pipeline.model import Catalog, Entry, Key

TAKEN = f"{START}nothing; taken from the leaflet "
"""Starts the reason of a translation that is good, but that nobody has reviewed."""


@dataclass(frozen=True, slots=True)
class Sibling:
    """A catalog of another page, and the keys that page has today (none: the page is gone)."""

    page: str
    catalog: Catalog
    keys: frozenset[Key] = frozenset()


@dataclass(frozen=True, slots=True)
class Known:
    """An entry of a page, and whether the catalog it stands in awaits review."""

    entry: Entry
    page: str
    awaits: bool

    def said(self) -> tuple[str, tuple[str, ...], str]:
        """What the entry says in the language of its catalog."""
        return (self.entry.text, self.entry.texts, self.entry.plural)


@dataclass(frozen=True, slots=True)
class Siblings:
    """The entries of one locale by key, as they stood before this extract: the order of pages is the same to them."""

    left: Mapping[Key, tuple[Known, ...]]
    current: Mapping[Key, tuple[Known, ...]]

    def find(self, key: Key, *, reviewed: bool) -> Entry | None:
        """The translation for a key that is new on a page, or None.

        What left another page is taken at any length, as it stands, fuzzy or not. What is current
        on another page is taken if it is longer than a few words and needs no second look. A catalog
        that is `reviewed` takes what nobody has reviewed as fuzzy, with the reason in a comment.
        """
        left = self.left.get(key, ())
        current = self.current.get(key, ()) if left or length(key.text) > SHORT else ()
        sure = [known for known in (*left, *current) if not known.entry.fuzzy]
        if any(known.said() != sure[0].said() for known in sure):
            return None
        if sure:
            one = next((known for known in sure if reviewed and not known.awaits), sure[0])
            found = _anew(one.entry, any(known is one for known in left))
            if reviewed and one.awaits:
                return replace(found, fuzzy=True, previous=None, extracted=(f"{TAKEN}{one.page}, which awaits review",))
            return found
        if left and all((k.entry.text, k.entry.previous) == (left[0].entry.text, left[0].entry.previous) for k in left):
            return _anew(left[0].entry, True)
        return None


def siblings(others: Iterable[Sibling]) -> Siblings:
    """What the catalogs of a locale know together. Those of all pages may be given, the asking one's too."""
    left: dict[Key, list[Known]] = {}
    current: dict[Key, list[Known]] = {}
    for other in sorted(others, key=lambda sibling: sibling.page):
        awaits = awaits_review(other.catalog)
        for entry in other.catalog.entries:
            if entry.filled:
                stays = not entry.obsolete and entry.key in other.keys
                (current if stays else left).setdefault(entry.key, []).append(Known(entry, other.page, awaits))
    return Siblings(*({key: tuple(found) for key, found in group.items()} for group in (left, current)))


def _anew(entry: Entry, moved: bool) -> Entry:
    """The entry for another page; a remark to the text goes along only if the text has left its page."""
    translator = entry.translator if moved else ()
    return replace(entry, obsolete=False, translator=translator, extracted=(), line=0, raw="")
