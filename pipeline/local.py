"""Local values: phone numbers, addresses, links, hours and prices that differ from place to place.

They stand in `source/local.toml`, a language's own in `locales/LOCALE/local.toml`, a place's own in
`sites/SITE.toml`. The later of these wins: a language over the source, a place over both, and in a
place's file the table of a locale over the rest of the file.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pipeline.config import Config
from pipeline.errors import ConfigError, UsageError
from pipeline.languages import country_hint, is_country
from pipeline.links import SCHEMES, may_lead_to, scheme_of
from pipeline.model import Language, Value, Where
from pipeline.places import LOCAL_VALUES, LOCALES, SOURCE
from pipeline.tables import read_table
from pipeline.text import did_you_mean, tag_of

SITES = "sites"
SETTINGS = ("title", "organisation", "contact", "country", "url")
"""Keys of a place's file that are settings of the project, too."""

INTERPRETER = "interpreter"
"""The value that says whom to call for an interpreter; it needs no place on any page."""

_PARTS = ("text", "href")
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True, slots=True)
class LocalValues:
    """All that the files say: `locales` and `places` by locale, `place` for every language of a place."""

    source: Mapping[str, Value] = field(default_factory=dict)
    locales: Mapping[str, Mapping[str, Value]] = field(default_factory=dict)
    place: Mapping[str, Value] = field(default_factory=dict)
    places: Mapping[str, Mapping[str, Value]] = field(default_factory=dict)

    def of(self, language: Language) -> Mapping[str, Value]:
        """The values that a reader of a language gets."""
        name = language.locale
        return {**self.source, **self.locales.get(name, {}), **self.place, **self.places.get(name, {})}

    def every(self) -> Iterator[tuple[str, Value]]:
        """Every value of every file, with its key."""
        for table in (self.source, *self.locales.values(), self.place, *self.places.values()):
            yield from table.items()


def read(config: Config) -> LocalValues:
    """The local values of a project, at `config.site` if it names one. Raises ConfigError."""
    source = _File(config, f"{SOURCE}/{LOCAL_VALUES}", config.source_language)
    locales = {
        language.locale: _File(config, f"{LOCALES}/{language.locale}/{LOCAL_VALUES}", language).values()
        for language in config.locales
    }
    if not config.site:
        return LocalValues(source.values(), locales)
    place = _File(config, f"{SITES}/{config.site}.toml", config.source_language)
    return LocalValues(source.values(), locales, place.values(by_locale=True), place.values_by_locale())


def site_names(root: Path) -> tuple[str, ...]:
    """The places that have a file of their own, in order."""
    folder = root / SITES
    files = folder.rglob("*.toml") if folder.is_dir() else ()
    return tuple(sorted(file.relative_to(folder).with_suffix("").as_posix() for file in files))


def at_site(config: Config, site: str) -> Config:
    """The settings of a project at one of its places. Raises UsageError, ConfigError."""
    names = site_names(config.root)
    if site not in names:
        listed = f"the sites are: {', '.join(names)}" if names else f"write its values into {SITES}/{site}.toml"
        raise UsageError(f"there is no site “{site}”", fix=did_you_mean(site, names) or listed)
    file = _File(config, f"{SITES}/{site}.toml", config.source_language)
    own = file.settings()
    return replace(
        config,
        site=site,
        title=own.get("title", config.title),
        organisation=own.get("organisation", config.organisation),
        contact=own.get("contact", config.contact),
        country=own.get("country", config.country),
        url=own.get("url") or (f"{config.url}/{SITES}/{site}" if config.url else ""),
    )


def _hidden(text: str) -> str:
    """The first control character of a text, of those for directions too; line ends and tabs are none."""
    return next((c for c in text if c in _BIDI or (unicodedata.category(c) == "Cc" and c not in "\n\t")), "")


class _File:
    """One file of local values; keeps the text so that an error can point at its line."""

    def __init__(self, config: Config, path: str, language: Language) -> None:
        self.config, self.path, self.language = config, path, language
        self.table, self.text = read_table(config.root, path)

    def values(self, *, by_locale: bool = False) -> dict[str, Value]:
        """The values of the file; tables named by a locale are left out if it may have them."""
        return {
            key: self._value(key, value, self.language)
            for key, value in self.table.items()
            if not (by_locale and isinstance(value, dict) and self._language(key, value))
        }

    def values_by_locale(self) -> dict[str, dict[str, Value]]:
        """The values in tables that are named by a locale."""
        found: dict[str, dict[str, Value]] = {}
        for name, table in self.table.items():
            language = self._language(name, table) if isinstance(table, dict) else None
            if language is not None:
                found[language.locale] = {
                    key: self._value(key, value, language, within=name) for key, value in table.items()
                }
        return found

    def settings(self) -> dict[str, str]:
        """The settings of a place; what it does not say stays as the project has it."""
        found = {}
        for key in SETTINGS:
            value = self.table.get(key)
            if isinstance(value, str) and value.strip():
                found[key] = value.strip()
        if "country" in found:
            found["country"] = found["country"].upper()
            if not is_country(found["country"]):
                what = f"“{found['country']}” is not a country code"
                raise self._error("country", what, country_hint(found["country"]))
        if "url" in found:
            found["url"] = found["url"].rstrip("/")
            if scheme_of(found["url"]) not in ("https", "http"):
                raise self._error("url", f"“{found['url']}” is not a web address", 'write url = "https://…"')
        return found

    def _language(self, name: str, table: Mapping[str, Any]) -> Language | None:
        """The language a table is for; None for a value that is written as a table."""
        if table and set(table) <= set(_PARTS):
            return None
        known = {language.tag: language for language in self.config.languages}
        return known.get(tag_of(name))

    def _value(self, key: str, value: object, language: Language, within: str = "") -> Value:
        where = Where(self.path, self._line(key, within))
        text, href = value, ""
        if isinstance(value, dict):
            if unknown := next((name for name in value if name not in _PARTS), ""):
                raise self._unknown(key, unknown)
            text, href = value.get("text"), str(value.get("href", "")).strip()
        if not isinstance(text, str):
            raise self._error(key, f"“{key}” must be text, not {text!r}", f'write {key} = "…", in quotes', within)
        if not text.strip():
            raise self._error(key, f"“{key}” is empty", "write what readers shall see, or take the line out", within)
        if hidden := _hidden(text + href):
            what = f"“{key}” has an invisible character in it, U+{ord(hidden):04X}"
            fix = "take it out; Plainleaf sets the direction of what it shows by itself"
            raise self._error(key, what, fix, within)
        if href and not may_lead_to(href):
            raise self._error(
                key,
                f"“{key}” leads to “{href}”, which is no address that a leaflet may have",
                f"write a whole address with one of these in front: {', '.join(f'{name}:' for name in SCHEMES)}; "
                "or the path of a page, such as wards.html, or a #part of this one",
                within,
            )
        return Value(text.strip(), language, href, where)

    def _unknown(self, key: str, name: str) -> ConfigError:
        tags = [language.locale for language in self.config.languages]
        in_place = self.path.startswith(f"{SITES}/")
        hint = did_you_mean(name, _PARTS) or (did_you_mean(key, tags) if in_place else "")
        rest = 'a value is a text, or a table such as { text = "Ward 5", href = "tel:+441632960123" }'
        if in_place:
            rest += f"; a table for a locale has its name: {', '.join(tags)}"
        return self._error(key, f"“{key}” has a part “{name}”, which no value has", hint or rest)

    def _error(self, key: str, what: str, fix: str, within: str = "") -> ConfigError:
        line = self._line(key, within)
        return ConfigError(what, where=f"{self.path}:{line}" if line else self.path, fix=fix)

    def _line(self, key: str, within: str = "") -> int:
        """The line where a key is given, after the head of its table."""
        named = re.compile(rf"""\s*(?:\[\s*)?(?:[\w.-]+\.)?["']?{re.escape(key)}["']?\s*(?:[.\]=])""")
        inside = not within
        for number, row in enumerate(self.text.split("\n"), 1):
            if within and re.match(rf"""\s*\[?\s*["']?{re.escape(within)}["']?\s*[.\]=]""", row):
                inside = True
            if inside and (named.match(row) or (within and re.search(rf"\b{re.escape(key)}\s*=", row))):
                return number
        return 0
