"""The translations of one page into one locale."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """What identifies a message in a catalog: msgid and msgctxt (empty when there is none)."""

    text: str
    context: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a catalog. `raw` is its text in the file, kept while nobody changes the entry."""

    key: Key
    text: str = ""
    plural: str = ""
    texts: tuple[str, ...] = ()
    fuzzy: bool = False
    obsolete: bool = False
    flags: tuple[str, ...] = ()
    translator: tuple[str, ...] = ()
    extracted: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    previous: Key | None = None
    previous_plural: str = ""
    line: int = field(default=0, compare=False)
    raw: str = field(default="", compare=False)

    @property
    def translated(self) -> bool:
        """Whether the entry holds a translation that may be shown: complete and not fuzzy."""
        return self.filled and not self.fuzzy and not self.obsolete

    @property
    def filled(self) -> bool:
        """Whether the entry holds any translation, current or not."""
        return all(self.texts) if self.texts else bool(self.text)


@dataclass(frozen=True, slots=True)
class Catalog:
    """A gettext catalog: its header fields in order, the comment above them, and its entries.

    What only the file has is kept for writing it back: the text of its header entry and how many
    entries stand before it, the line ends, and all that follows the last entry (`ending`).
    """

    locale: str
    path: str = ""
    header: tuple[tuple[str, str], ...] = ()
    comment: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()
    header_raw: str = field(default="", compare=False)
    header_at: int = field(default=0, compare=False)
    newline: str = field(default="\n", compare=False)
    bom: bool = field(default=False, compare=False)
    ending: str = field(default="\n", compare=False)

    def current(self) -> Mapping[Key, Entry]:
        """The entries that are not obsolete, by key; the first of two with one key counts."""
        found: dict[Key, Entry] = {}
        for entry in self.entries:
            if not entry.obsolete:
                found.setdefault(entry.key, entry)
        return MappingProxyType(found)

    def field(self, name: str) -> str:
        """The value of a header field, or an empty string."""
        return next((value for key, value in self.header if key.lower() == name.lower()), "")
