"""A translator's word that a finding is no error: `# plainleaf-ok: numbers, reason` above an entry.

It holds for the entry as it is. `extract` puts a short digest of msgid and msgstr behind it; when
either changes, the digest no longer fits, and the finding comes back.
"""

import re
from dataclasses import dataclass, replace
from hashlib import blake2b

from pipeline.model import Catalog, Entry

_WAIVER = re.compile(
    r"plainleaf-ok:\s*(?P<name>[\w-]*)\s*(?:,\s*(?P<reason>.*?))?\s*(?:\[(?P<stamp>[0-9a-f]{6})\])?\s*$"
)
_LIKE_ONE = re.compile(r"\W*plain[\W_]?leaf[\W_]{0,3}ok", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Waiver:
    """A waived check; `stamp` is empty until the next extract, `valid` false when the entry has changed."""

    name: str
    reason: str
    stamp: str
    valid: bool


def stamp_of(entry: Entry) -> str:
    """The digest that ties a waiver to the words of an entry."""
    words = "\0".join((entry.key.context, entry.key.text, entry.text, *entry.texts))
    return blake2b(words.encode(), digest_size=3).hexdigest()


def waivers(entry: Entry) -> tuple[Waiver, ...]:
    """The waivers among the translator's comments of an entry."""
    found = []
    for line in entry.translator:
        if match := _WAIVER.match(line.strip()):
            stamp = match["stamp"] or ""
            found.append(Waiver(match["name"], match["reason"] or "", stamp, stamp in ("", stamp_of(entry))))
    return tuple(found)


def misspelt(entry: Entry) -> tuple[str, ...]:
    """Translator's comments that look like waivers, but are none."""
    lines = (line.strip() for line in entry.translator)
    return tuple(line for line in lines if _LIKE_ONE.match(line) and not _WAIVER.match(line))


def stamped(entry: Entry) -> Entry:
    """The entry with a stamp behind each waiver that has none yet; the entry itself if there is nothing to do."""
    if entry.obsolete or not entry.translated or not any("plainleaf-ok:" in line for line in entry.translator):
        return entry
    lines = tuple(_stamped(line, stamp_of(entry)) for line in entry.translator)
    return entry if lines == entry.translator else replace(entry, translator=lines, raw="")


def with_stamps(catalog: Catalog) -> Catalog:
    """The catalog with a stamp behind each new waiver; the catalog itself if there is none."""
    entries = tuple(stamped(entry) for entry in catalog.entries)
    unchanged = all(one is other for one, other in zip(entries, catalog.entries, strict=True))
    return catalog if unchanged else replace(catalog, entries=entries)


def _stamped(line: str, stamp: str) -> str:
    match = _WAIVER.match(line.strip())
    return f"{line.rstrip()} [{stamp}]" if match and match["name"] and match["reason"] and not match["stamp"] else line
