"""Page furniture: the words that Plainleaf itself puts on a page, in the reader's language."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType

from pipeline.catalogs import po
from pipeline.model import Catalog, Entry, Key, Language
from pipeline.sources.inline import escape, unescape

SOURCE_TAG = "en"
CATALOG = "plainleaf"
"""Name of the catalog with which a project overrides strings: locales/LOCALE/LC_MESSAGES/plainleaf.po."""

_VALUE = re.compile(r"\{[a-z]+\}")


@dataclass(frozen=True, slots=True)
class Furniture:
    """The strings by key, and the English texts of those that this language lacks."""

    strings: Mapping[str, str]
    missing: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def texts() -> Mapping[str, tuple[str, str]]:
    """Key → (English text, note for translators), in the order of data/furniture.toml."""
    data = tomllib.loads(files("pipeline").joinpath("data/furniture.toml").read_text("utf-8"))
    return MappingProxyType({key: (row["text"], row.get("note", "")) for key, row in data.items()})


def template() -> Catalog:
    """The template of the furniture, for a project's own plainleaf.po and for the package."""
    entries = tuple(
        Entry(key=Key(escape(text)), extracted=(note,) if note else (), references=("plainleaf",))
        for text, note in texts().values()
    )
    header = (("Content-Type", "text/plain; charset=UTF-8"), ("X-Source-Language", SOURCE_TAG))
    return Catalog("", header=header, comment=("Template of the page furniture.",), entries=entries)


@cache
def shipped(locale: str) -> Catalog | None:
    """The package's own catalog for a locale, or None."""
    file = files("pipeline").joinpath(f"data/furniture/{locale}.po")
    return po.read(file.read_bytes(), locale, f"furniture/{locale}.po") if file.is_file() else None


def furniture(language: Language, override: Catalog | None = None) -> Furniture:
    """The furniture of a language; a project's `override` wins string by string."""
    english = language.tag.partition("-")[0] == SOURCE_TAG
    tables = [catalog.current() for catalog in (override, shipped(language.locale)) if catalog is not None]
    strings: dict[str, str] = {}
    missing: list[str] = []
    for key, (text, _note) in texts().items():
        wanted = Key(escape(text))
        entry = next((table[wanted] for table in tables if wanted in table and table[wanted].translated), None)
        if entry is not None and sorted(_VALUE.findall(entry.text)) == sorted(_VALUE.findall(text)):
            strings[key] = unescape(entry.text)
        elif english:
            strings[key] = text
        else:
            missing.append(text)
    return Furniture(MappingProxyType(strings), tuple(missing))
