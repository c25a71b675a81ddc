"""Entries that stand twice in a catalog: gettext refuses such a file, and one of the two is not shown."""

from pipeline.model import Catalog, Entry, Finding, Key, Severity, Where
from pipeline.text import excerpt


def duplicates(catalog: Catalog, page: str) -> tuple[Finding, ...]:
    """A finding for each entry whose msgid and msgctxt stand further up already."""
    first: dict[Key, Entry] = {}
    found = []
    for entry in catalog.entries:
        if entry.obsolete:
            continue
        if entry.key == Key(""):
            what, fix = "the header of the catalog stands twice; the first one counts", "take one of the two out"
        elif entry.key in first:
            what = f"this text stands twice, also in line {first[entry.key].line}; that one counts"
            fix = "keep the better translation in the first place, and take the other entry out"
        else:
            first[entry.key] = entry
            continue
        where = Where(catalog.path, entry.line, page, catalog.locale, entry.key.text)
        found.append(
            Finding("duplicate-entry", Severity.ERROR, what, where, excerpt(entry.key.text), fix, msgstr=entry.text)
        )
    return tuple(found)
