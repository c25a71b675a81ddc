"""What the other catalogs of a locale know of a text that is new on a page.

A section that moved to another page, or a page that went, takes its translations along; and a
sentence that another page has translated need not be translated twice. Only the very same msgid
counts, and only if all who have it agree: which of two wordings is right is a translator's choice.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from pipeline.catalogs.words import SHORT, length
from pipeline.model import Catalog, Entry, Key


@dataclass(frozen=True, slots=True)
class Sibling:
    """A catalog of another page, and the keys that page has today (none: the page is gone)."""

    page: str
    catalog: Catalog
    keys: frozenset[Key] = frozenset()


@dataclass(frozen=True, slots=True)
class Siblings:
    """The entries of one locale by key, as they stood before this extract: the order of pages is the same to them."""

    left: Mapping[Key, tuple[Entry, ...]]
    current: Mapping[Key, tuple[Entry, ...]]

    def find(self, key: Key) -> Entry | None:
        """The translation for a key that is new on a page, or None.

        What left another page is taken at any length, as it stands, fuzzy or not. What is current
        on another page is taken if it is longer than a few words and needs no second look.
        """
        left = self.left.get(key, ())
        current = self.current.get(key, ()) if left or length(key.text) > SHORT else ()
        sure = [entry for entry in (*left, *current) if not entry.fuzzy]
        if sure:
            one = sure[0]
            agreed = all((entry.text, entry.texts, entry.plural) == (one.text, one.texts, one.plural) for entry in sure)
            moved = any(entry is one for entry in left)
            return _anew(one, moved) if agreed else None
        if left and all((entry.text, entry.previous) == (left[0].text, left[0].previous) for entry in left):
            return _anew(left[0], True)
        return None


def siblings(others: Iterable[Sibling]) -> Siblings:
    """What the catalogs of a locale know together. Those of all pages may be given, the asking one's too."""
    left: dict[Key, list[Entry]] = {}
    current: dict[Key, list[Entry]] = {}
    for other in sorted(others, key=lambda sibling: sibling.page):
        for entry in other.catalog.entries:
            if entry.filled:
                stays = not entry.obsolete and entry.key in other.keys
                (current if stays else left).setdefault(entry.key, []).append(entry)
    return Siblings(*({key: tuple(found) for key, found in group.items()} for group in (left, current)))


def _anew(entry: Entry, moved: bool) -> Entry:
    """The entry for another page; a remark to the text goes along only if the text has left its page."""
    return replace(entry, obsolete=False, translator=entry.translator if moved else (), line=0, raw="")
