"""Languages as data: rows of data/languages.toml, over CLDR, under a project's own rows."""

import tomllib
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any

from pipeline.errors import ConfigError, UsageError
from pipeline.model import Language
from pipeline.scripts import RIGHT_TO_LEFT
from pipeline.text import did_you_mean, locale_of, tag_of

ROW_KEYS = (
    "group", "name", "english-name", "direction", "script", "fonts", "leading", "size",
    "italics", "bold", "plural-forms", "words", "characters", "digits", "native-digits",
)  # fmt: skip


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    return tomllib.loads(files("pipeline").joinpath("data/languages.toml").read_text("utf-8"))


def known_tags() -> tuple[str, ...]:
    """The tags that have a row, in the order of the data file."""
    return tuple(_data()["languages"])


def script_of(tag: str) -> str:
    """The script (ISO 15924) of a language that has a row, without asking CLDR for its names."""
    row = _data()["languages"][tag]
    return str(row.get("script") or _data()["groups"][row.get("group", "Latn")]["script"])


def language(name: str, rows: Mapping[str, Mapping[str, Any]] | None = None) -> Language:
    """The language for a BCP 47 tag or a gettext locale.

    `rows` are a project's own rows by tag; they win over the package's. Raises UsageError for a
    language that has no row in either.
    """
    tag = tag_of(name)
    own = dict((rows or {}).get(tag, {}))
    shipped = _data()["languages"].get(tag, {})
    if not own and not shipped:
        raise UsageError(
            f"there is no language “{name}”",
            why="without a row of its own a language has no direction, fonts or plural rule",
            fix=(did_you_mean(tag, list(known_tags())) or "check the tag (BCP 47, such as pt-BR).")
            + f" To add it, write a table [tool.plainleaf.languages.{tag}] in pyproject.toml.",
        )
    merged = {**shipped, **own}
    group = _data()["groups"].get(merged.get("group", "Latn"))
    if group is None:
        raise ConfigError(
            f"the language {tag} names an unknown group “{merged['group']}”",
            fix="use one of " + ", ".join(_data()["groups"]),
        )
    row = {**group, **merged}
    native, english, direction = _cldr_names(tag)
    return Language(
        tag=tag,
        locale=locale_of(tag),
        name=row.get("name", native),
        english_name=row.get("english-name", english),
        # CLDR's direction is wrong for some tags with a script subtag (ku_Arab), so the script decides.
        direction=row.get("direction", "rtl" if row["script"] in RIGHT_TO_LEFT else direction),
        script=row["script"],
        fonts=tuple(row["fonts"]),
        symbols=tuple(_data()["symbols"]),
        leading=float(row.get("leading", 1.55)),
        size=float(row.get("size", 1.0)),
        italics=bool(row.get("italics", True)),
        bold=bool(row.get("bold", True)),
        plural_forms=row.get("plural-forms", ""),
        words=float(row.get("words", 1.0)),
        characters=float(row.get("characters", 1.0)),
        digits=row.get("native-digits", "") if row.get("digits") == "native" else "",
    )


def in_digits(text: str, language_: Language) -> str:
    """The text with its digits 0 to 9 in those that the language is set to be shown with."""
    return text.translate(_signs(language_.digits)) if language_.digits else text


@lru_cache(maxsize=32)
def _signs(name: str) -> dict[int, str]:
    return dict(zip(map(ord, "0123456789"), _data()["digits"][name], strict=True))


def closest(name: str, rows: Mapping[str, Mapping[str, Any]] | None = None) -> Language:
    """The language for a tag or locale, or the nearest that has a row: `de-AT` is `de`, `zh-TW` is `zh-Hant`.

    Scripts that a tag leaves out, and names that are no longer used (`iw`, `tl`, `no`), are Unicode
    CLDR's. Raises UsageError for a language of which no form has a row.
    """
    from babel.core import get_global

    parts = tag_of(name).split("-")
    aliases = {**get_global("language_aliases"), **_data()["aliases"]}
    for first in dict.fromkeys((parts[0], aliases.get(parts[0], parts[0]))):
        for length in range(len(parts), 0, -1):
            tag = "-".join((first, *parts[1:length]))
            likely = str(get_global("likely_subtags").get(tag.replace("-", "_"), "")).split("_")
            for candidate in (tag, "-".join(likely[:2])):
                with suppress(UsageError):
                    return language(candidate, rows)
    return language(name, rows)


def _cldr_names(tag: str) -> tuple[str, str, str]:
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return tag, tag, "ltr"
    key = locale_of(tag)
    native = locale.languages.get(key) or locale.get_display_name(locale) or tag
    english_locale = Locale("en")
    english = english_locale.languages.get(key) or locale.get_display_name(english_locale) or tag
    return native[:1].upper() + native[1:], english, locale.text_direction


def name_in(language_: Language, reader: Language) -> str:
    """The name of a language in the reader's language, from CLDR, else its English name."""
    from babel import Locale, UnknownLocaleError

    try:
        names = Locale.parse(_data()["cldr"].get(reader.tag, reader.tag), sep="-").languages
    except (UnknownLocaleError, ValueError):
        return language_.english_name
    base = language_.tag.partition("-")[0]
    return str(names.get(language_.locale) or names.get(base) or language_.english_name)


@lru_cache(maxsize=256)
def direction_in(tag: str) -> str:
    """The direction that a language is written in, ltr or rtl; empty for one that nobody here knows."""
    with suppress(UsageError):
        return closest(tag).direction
    return ""


def date_words(day: date, reader: Language, country: str = "") -> str:
    """A date in words, Gregorian, in the reader's language and the digits it is set to be shown with.

    Months and pattern are CLDR's, in the form of `country` (ISO 3166) where CLDR has one, unless
    data/dates.toml corrects them.
    """
    from babel import Locale, UnknownLocaleError
    from babel.dates import format_date

    own = _date_rows().get(reader.tag, {})
    if own:
        number = own.get("first-day", "1") if day.day == 1 else str(day.day)
        written = str(own["pattern"]).format(day=number, month=own["months"][day.month - 1], year=day.year)
        return in_digits(written, reader)
    for tag in (f"{reader.tag}-{country}", reader.tag) if country else (reader.tag,):
        try:
            return in_digits(format_date(day, format="long", locale=Locale.parse(tag, sep="-")), reader)
        except (UnknownLocaleError, ValueError):
            continue
    return day.isoformat()


@lru_cache(maxsize=1)
def _date_rows() -> dict[str, Any]:
    return tomllib.loads(files("pipeline").joinpath("data/dates.toml").read_text("utf-8"))


_NO_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
"""Codes that CLDR has among its territories, and that are no country."""


def is_country(code: str) -> bool:
    """Whether two capital letters are the code of a country or territory."""
    from babel import Locale

    return len(code) == 2 and code not in _NO_COUNTRIES and code in Locale("en").territories


def country_hint(code: str) -> str:
    """What to write instead of a code that is none."""
    from babel.core import get_global

    known = [one for one in get_global("territory_aliases").get(code, ()) if is_country(one)]
    return f'write two letters: country = "{known[0] if known else "GB"}"'
