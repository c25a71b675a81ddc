"""Catalogs whose page is gone: it was renamed, or its sections moved to other pages."""

from collections.abc import Mapping
from dataclasses import replace

from pipeline.catalogs.merge import keys_of
from pipeline.config import Config
from pipeline.errors import UnreadableInput
from pipeline.furniture import CATALOG
from pipeline.model import Catalog, Key, Language
from pipeline.places import LOCALES
from pipeline.project import page_names, read_catalog

SAME = 0.5
"""Share of the keys of the shorter of two lists that makes a page and an orphan one and the same page."""


def orphans(config: Config, language: Language) -> dict[str, Catalog]:
    """The catalogs of a locale that no page has, by name. One that cannot be read is left out: it is a finding."""
    folder = config.root / LOCALES / language.locale / "LC_MESSAGES"
    names = {*page_names(config.root), CATALOG}
    found = {}
    for file in sorted(folder.glob("**/*.po")):
        name = file.relative_to(folder).with_suffix("").as_posix()
        if name in names:
            continue
        try:
            catalog = read_catalog(config, name, language)
        except UnreadableInput:
            continue
        if catalog is not None:
            found[name] = catalog
    return found


def renamed(found: Mapping[str, Catalog], template: Catalog, elsewhere: set[Key], path: str) -> Catalog | None:
    """The orphan whose page now has another name, as the catalog at `path`, or None.

    Texts that other pages have too (`elsewhere`) say nothing about that. Of several orphans it is
    the one with the most keys in common; of equals the first by name.
    """
    wanted = {entry.key for entry in template.entries} - elsewhere
    best, most = None, 0
    for name in sorted(found):
        keys = set(keys_of(found[name])[0]) - elsewhere
        common = len(keys & wanted)
        if common > most and common >= SAME * min(len(keys), len(wanted)):
            best, most = found[name], common
    return replace(best, path=path) if best else None
