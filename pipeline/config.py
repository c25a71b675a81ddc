"""A project's settings: [tool.plainleaf] in its pyproject.toml, checked key by key."""

import re
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from pipeline.errors import ConfigError, UsageError
from pipeline.languages import ROW_KEYS, country_hint, is_country, language
from pipeline.model import Language
from pipeline.places import FILE
from pipeline.text import did_you_mean, tag_of
from pipeline.variants import DEFAULT, variants

KEYS = (
    "title", "organisation", "url", "contact", "source-language", "staff-language", "country",
    "paper", "locales", "variants", "thresholds", "untranslated-safety", "languages", "style-profile",
    "print-profile", "readability-gates",
)  # fmt: skip
PRINT_PROFILE_KEYS = ("file", "licence", "condition")
SAFETY = ("show", "withhold")
"""What becomes of a page whose safety texts are not all current: shown with them in the source
language, or withheld as a whole."""

GATES = ("regression", "long-sentence", "band")
"""What readability may not do, where a project says so: get worse than the baseline, gain a sentence
that is too long, or lie in the hard bands of its scale."""


@lru_cache(maxsize=1)
def style_profiles() -> tuple[str, ...]:
    """The names of the house styles that a project may hold its sources to (data/lint/profiles.toml)."""
    text = files("pipeline").joinpath("data", "lint", "profiles.toml").read_text("utf-8")
    return tuple(tomllib.loads(text))


LETTER_COUNTRIES = {"US", "CA", "MX", "PH", "CL", "CO", "CR", "GT", "PA", "SV", "VE", "DO", "NI", "PR"}


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The share of messages, 0 to 1, that must be current before an output is made."""

    html: float = 0.8
    pdf: float = 1.0


@dataclass(frozen=True, slots=True)
class PrintProfile:
    """The ICC profile of the project's print shop: a file, by its path from the project's folder.

    `licence` is the one it is used under, `condition` the printing condition it describes; both may be
    empty where the profile itself says it.
    """

    file: str
    licence: str = ""
    condition: str = ""


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of one project. `root` is its folder; `locales` does not hold the source.

    `site` names the place that is built for, one of the files in sites/; empty for no place.
    """

    root: Path
    source_language: Language
    staff_language: Language
    locales: tuple[Language, ...]
    title: str = ""
    organisation: str = ""
    url: str = ""
    contact: str = ""
    country: str = "GB"
    paper: str = "A4"
    variants: tuple[str, ...] = DEFAULT
    thresholds: Thresholds = Thresholds()
    untranslated_safety: str = "show"
    gates: tuple[str, ...] = ()
    style_profile: str = ""
    print_profile: PrintProfile | None = None
    site: str = ""
    rows: Mapping[str, Any] = field(default_factory=dict)

    @property
    def languages(self) -> tuple[Language, ...]:
        """Every language the project publishes: the source first, then its locales."""
        return (self.source_language, *self.locales)

    def language(self, name: str) -> Language:
        """The language for a tag or locale, with the project's own rows. Raises UsageError."""
        return language(name, self.rows)


def find_root(start: Path) -> Path:
    """The nearest folder, from `start` upwards, whose pyproject.toml has [tool.plainleaf].

    Raises ConfigError where there is none.
    """
    for folder in (start, *start.parents):
        file = folder / FILE
        if file.is_file() and re.search(r"(?m)^\[tool\.plainleaf[\].]", file.read_text("utf-8", "replace")):
            return folder
    raise ConfigError(
        "there is no Plainleaf project here",
        where=str(start),
        why=f"neither this folder nor one above it has a {FILE} with a [tool.plainleaf] table",
        fix="change to the project's folder, name it with -C DIR, or start one with: plainleaf init DIR",
    )


def load(root: Path) -> Config:
    """The settings of the project in `root`. Raises ConfigError, which names the line."""
    file = root / FILE
    try:
        text = file.read_text("utf-8")
    except FileNotFoundError:
        find_root(root)
        raise
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"cannot be read ({error})", where=FILE, fix="save it as UTF-8 text") from None
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        place = f"{FILE}:{line[1]}" if line else FILE
        raise ConfigError(f"is not valid TOML: {error}", where=place, fix="mend that line") from None
    return _Reader(root, text, data.get("tool", {}).get("plainleaf", {})).config()


class _Reader:
    """Checks one table; keeps the text so that an error can point at its line."""

    def __init__(self, root: Path, text: str, table: dict[str, Any]) -> None:
        self.root, self.text, self.table = root, text, table

    def fail(self, key: str, what: str, fix: str, why: str = "") -> ConfigError:
        named = re.compile(rf'(?:^|[\s{{,]){re.escape(key)}"?\s*=|^\[.*{re.escape(key)}\]')
        rows = enumerate(self.text.split("\n"), 1)
        line = next((number for number, row in rows if named.search(row)), 0)
        return ConfigError(what, where=f"{FILE}:{line}" if line else FILE, why=why, fix=fix)

    def string(self, key: str, default: str = "") -> str:
        value = self.table.get(key, default)
        if not isinstance(value, str):
            raise self.fail(key, f"“{key}” must be text, not {value!r}", f'write {key} = "…"')
        return value

    def strings(self, key: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        value = self.table.get(key, list(default))
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.fail(key, f"“{key}” must be a list of texts, not {value!r}", f'write {key} = ["…", "…"]')
        return tuple(value)

    def config(self) -> Config:
        self._unknown(self.table, KEYS, "")
        rows = self._rows()
        if not self.table.get("source-language"):
            raise self.fail("tool.plainleaf", "“source-language” is missing", 'add: source-language = "en"')
        source = self._language("source-language", self.string("source-language"), rows)
        staff = self._language("staff-language", self.string("staff-language", source.tag), rows)
        locales = self._locales(source, rows)
        country = self.string("country", "GB").upper()
        if country != "GB" and not is_country(country):
            raise self.fail("country", f"“{country}” is not a country code", country_hint(country))
        paper = self.string("paper", "letter" if country in LETTER_COUNTRIES else "A4")
        if paper.lower() not in ("a4", "letter"):
            raise self.fail("paper", f"there is no paper “{paper}”", 'write paper = "A4" or "letter"')
        made = self.strings("variants", DEFAULT)
        for variant in made:
            if variant not in variants():
                fix = self._choice(variant, tuple(variants()))
                raise self.fail("variants", f"there is no variant “{variant}”", fix)
        safety = self.string("untranslated-safety", SAFETY[0])
        if safety not in SAFETY:
            fix = did_you_mean(safety, SAFETY) or 'write untranslated-safety = "show" or "withhold"'
            raise self.fail("untranslated-safety", f"“untranslated-safety” cannot be “{safety}”", fix)
        gates = self.strings("readability-gates")
        for gate in gates:
            if gate not in GATES:
                raise self.fail("readability-gates", f"there is no gate “{gate}”", self._gate(gate))
        style = self.string("style-profile")
        if style and style not in style_profiles():
            fix = did_you_mean(style, style_profiles()) or f"the profiles are: {', '.join(style_profiles())}"
            raise self.fail("style-profile", f"there is no style profile “{style}”", fix)
        url = self.string("url")
        if url and not re.match(r"https?://[^/\s]+", url):
            raise self.fail("url", f"“{url}” is not a web address", 'write url = "https://…"')
        return Config(
            root=self.root,
            source_language=source,
            staff_language=staff,
            locales=locales,
            title=self.string("title"),
            organisation=self.string("organisation"),
            url=url.rstrip("/"),
            contact=self.string("contact"),
            country=country,
            paper={"a4": "A4", "letter": "letter"}[paper.lower()],
            variants=made,
            thresholds=self._thresholds(),
            untranslated_safety=safety,
            gates=gates,
            style_profile=style,
            print_profile=self._print_profile(),
            rows=rows,
        )

    def _locales(self, source: Language, rows: dict[str, Any]) -> tuple[Language, ...]:
        if "locales" not in self.table:
            return tuple(one for one in self._found_locales(rows) if one.tag != source.tag)
        seen: dict[str, str] = {}
        for name in self.strings("locales"):
            tag = tag_of(name)
            if tag in seen:
                raise self.fail("locales", f"the locale “{name}” is named twice", "take one of them out")
            seen[tag] = name
        return tuple(self._language("locales", name, rows) for tag, name in seen.items() if tag != source.tag)

    def _found_locales(self, rows: dict[str, Any]) -> list[Language]:
        """The locales that have a folder; one whose name is no locale is a finding, and stops no other."""
        found = []
        for name in sorted(path.parent.name for path in (self.root / "locales").glob("*/LC_MESSAGES")):
            with suppress(UsageError):
                one = language(name, rows)
                if one.locale == name:
                    found.append(one)
        return found

    def _language(self, key: str, name: str, rows: dict[str, Any]) -> Language:
        try:
            return language(name, rows)
        except UsageError as error:
            raise self.fail(key, error.what, error.fix, error.why) from None

    def _thresholds(self) -> Thresholds:
        table = self.table.get("thresholds", {})
        if not isinstance(table, dict):
            raise self.fail("thresholds", "“thresholds” must be a table", "write thresholds = { html = 80, pdf = 100 }")
        self._unknown(table, DEFAULT, "thresholds.")
        values = {}
        for name, value in table.items():
            if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 100:
                raise self.fail(
                    name,
                    f"“thresholds.{name}” must be a number from 0 to 100, not {value!r}",
                    f"write {name} = 80",
                )
            values[name] = value / 100
        return Thresholds(**values)

    def _print_profile(self) -> PrintProfile | None:
        value = self.table.get("print-profile")
        if value is None:
            return None
        table = {"file": value} if isinstance(value, str) else value
        fix = 'write print-profile = { file = "profiles/press.icc", licence = "…" }'
        if not isinstance(table, dict) or not table.get("file"):
            raise self.fail("print-profile", f"“print-profile” must name a file, not {value!r}", fix)
        self._unknown(table, PRINT_PROFILE_KEYS, "print-profile.")
        for key, text in table.items():
            if not isinstance(text, str):
                raise self.fail(key, f"“print-profile.{key}” must be text, not {text!r}", fix)
        return PrintProfile(**table)

    def _rows(self) -> dict[str, Any]:
        table = self.table.get("languages", {})
        if not isinstance(table, dict) or not all(isinstance(row, dict) for row in table.values()):
            raise self.fail(
                "languages",
                "“languages” must hold one table for each tag",
                "write [tool.plainleaf.languages.TAG]",
            )
        for tag, row in table.items():
            self._unknown(row, ROW_KEYS, f"languages.{tag}.")
            for key, kinds in (
                ("fonts", list),
                ("leading", (int, float)),
                ("size", (int, float)),
                ("direction", str),
            ):
                if key in row and not isinstance(row[key], kinds):
                    raise self.fail(
                        key,
                        f"“languages.{tag}.{key}” cannot be {row[key]!r}",
                        "see the package's languages.toml for examples",
                    )
            if row.get("digits", "latin") not in ("latin", "native"):
                raise self.fail("digits", f"“{row['digits']}” are no digits", 'write digits = "latin" or "native"')
            if row.get("direction", "ltr") not in ("ltr", "rtl"):
                raise self.fail(
                    "direction",
                    f"“{row['direction']}” is not a direction",
                    'write direction = "ltr" or "rtl"',
                )
        return {tag_of(tag): row for tag, row in table.items()}

    def _unknown(self, table: dict[str, Any], known: tuple[str, ...], prefix: str) -> None:
        for key in table:
            if key not in known:
                raise self.fail(key, f"there is no setting “{prefix}{key}”", self._choice(key, known))

    @staticmethod
    def _gate(word: str) -> str:
        return did_you_mean(word, GATES) or f"the gates are: {', '.join(GATES)}"

    @staticmethod
    def _choice(word: str, known: tuple[str, ...]) -> str:
        return did_you_mean(word, known) or "the settings are: " + ", ".join(known)
