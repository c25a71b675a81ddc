"""Reads the data files of scoring into frozen records, once."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from pipeline.readability import dictionary
from pipeline.text import tag_of


@dataclass(frozen=True, slots=True)
class Formula:
    """A row of data/formulas.toml; see there for what each field means."""

    method: str
    languages: tuple[str, ...]
    tier: str
    better: str
    intercept: float
    terms: tuple[tuple[str, float], ...]
    citation: str
    checked: tuple[str, ...]
    headline: bool = False
    transform: str = ""
    bands: tuple[tuple[str, float | None], ...] = ()
    bands_by: str = ""
    target: float | None = None
    unit: str = ""
    needs: int = 0
    textstat: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class SentenceRules:
    """How sentences end in a language; see data/readability/sentences.toml.

    Abbreviations are in lower case, without spaces and without their last full stop. `openings` are how
    abbreviations of several parts begin: `z` and `i.d` for `z.b` and `i.d.r`, each with what follows.
    """

    inside: frozenset[str] = frozenset()
    may_end: frozenset[str] = frozenset()
    before_number: frozenset[str] = frozenset()
    suffixes: tuple[str, ...] = ()
    openings: frozenset[str] = frozenset()
    follows: frozenset[str] = frozenset()
    starters: frozenset[str] = frozenset()
    ordinals: bool = False
    before_ordinal: frozenset[str] = frozenset()
    after_ordinal: frozenset[str] = frozenset()
    ends: tuple[str, ...] = ()
    ends_before_space: tuple[str, ...] = ()
    after_quotation: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    elisions: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class SentenceMarks:
    """What holds in every language: units of measure, words for a step, how words begin that a letter follows."""

    inside: frozenset[str]
    before_number: frozenset[str]
    follows: frozenset[str]
    units: frozenset[str]
    steps: frozenset[str]
    lettered: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SyllableRules:
    """Patterns of a language; see data/readability/syllables.toml."""

    nucleus: str
    replace: tuple[tuple[str, str], ...]
    adjust: tuple[tuple[str, int], ...]
    stems: tuple[tuple[str, str, int], ...]
    words: tuple[tuple[str, int], ...]
    table: str


@dataclass(frozen=True, slots=True)
class Reference:
    """Words per sentence and letters per word of the Declaration of Human Rights in a language."""

    asl: float
    awl: float


@lru_cache(maxsize=1024)
def base(tag: str) -> str:
    """The language of a tag without script and region: `de-DE`, `de_DE` and `de` are all `de`."""
    return tag_of(tag).partition("-")[0]


@lru_cache(maxsize=8)
def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files("pipeline").joinpath("data", *name.split("/")).read_text("utf-8"))


@lru_cache(maxsize=256)
def formulas(language: str) -> tuple[Formula, ...]:
    """The formulas of a language (without region), the headline first."""
    data = _read("formulas.toml")
    rows = [row for row in data["formulas"] if language in row["languages"]]
    rows.sort(key=lambda row: not row.get("headline", False))
    return tuple(_formula(row, data["scales"]) for row in rows)


def _formula(row: dict[str, Any], scales: dict[str, list[list[Any]]]) -> Formula:
    known = {key: value for key, value in row.items() if key != "scale"}
    known["languages"] = tuple(row["languages"])
    known["terms"] = tuple(row["terms"].items())
    known["checked"] = tuple(row["checked"])
    return Formula(bands=_bands(scales.get(row.get("scale", ""), [])), **known)


@lru_cache(maxsize=256)
def measures(language: str) -> frozenset[str]:
    """The measures that the formulas of a language are computed from."""
    return frozenset(name for formula in formulas(language) for name, _factor in formula.terms)


def without_formula(language: str) -> str:
    """Why a language has no formula, in a sentence or two; empty where it has one.

    Where nobody has looked for one, this says so and does not claim that there is none.
    """
    if formulas(language):
        return ""
    data = _read("formulas.toml")
    return str(data["none"].get(language, data["none"]["not-searched"]))


def _bands(rows: list[list[Any]]) -> tuple[tuple[str, float | None], ...]:
    return tuple((str(row[0]), float(row[1]) if len(row) > 1 else None) for row in rows)


@lru_cache(maxsize=256)
def sentence_rules(language: str) -> SentenceRules:
    """The sentence rules of a language; empty ones where it has none."""
    row = _sentence_row(language)
    numbered = row.get("before-number", ())
    inside, may_end = frozenset(row.get("inside", ())), frozenset(row.get("may-end", ()))
    return SentenceRules(
        inside=inside,
        may_end=may_end,
        before_number=frozenset(word for word in numbered if not word.startswith("-")) | _short_dates(language),
        suffixes=tuple(word[1:] for word in numbered if word.startswith("-")),
        openings=frozenset(opening for word in inside | may_end for opening in _openings(word)),
        follows=frozenset(row.get("follows", ())),
        starters=frozenset(row.get("starters", ())),
        ordinals=row.get("ordinals", False),
        before_ordinal=frozenset(row.get("before-ordinal", ())),
        after_ordinal=frozenset(row.get("after-ordinal", ())),
        ends=tuple(row.get("ends", ())),
        ends_before_space=tuple(row.get("ends-before-space", ())),
        after_quotation=tuple(row.get("after-quotation", ())),
        whole=tuple(row.get("whole", ())),
        elisions=frozenset(row.get("elisions", ())),
    )


def _sentence_row(language: str) -> dict[str, Any]:
    rows = _read("readability/sentences.toml")
    row = dict(rows.get(language, {}))
    for key, value in rows.get(row.get("like", ""), {}).items():
        row[key] = [*value, *row.get(key, ())] if isinstance(value, list) else row.get(key, value)
    return row


def _short_dates(language: str) -> frozenset[str]:
    """How the language shortens the names of days and months (Unicode CLDR), without full stops."""
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return frozenset()
    found: set[str] = set()
    for names in (locale.days["format"], locale.months["format"]):
        whole = set(names["wide"].values())
        found |= {name.rstrip(".").lower() for name in names["abbreviated"].values() if name not in whole}
    return frozenset(name for name in found if name.isalpha())


def _openings(abbreviation: str) -> list[str]:
    parts = abbreviation.split(".")
    return [".".join(parts[:length]) for length in range(2, len(parts) + 1)]


@lru_cache(maxsize=1)
def sentence_marks() -> SentenceMarks:
    """What the sentence rules have for every language."""
    row = _read("readability/sentences.toml")["any"]
    return SentenceMarks(
        inside=frozenset(row["inside"]),
        before_number=frozenset(row["before-number"]),
        follows=frozenset(row["follows"]),
        units=frozenset(row["units"]),
        steps=frozenset(row["steps"]),
        lettered=tuple(row["lettered"]),
    )


@lru_cache(maxsize=1)
def reference_headings() -> frozenset[str]:
    """The headings, in lower case and in any language, after which a text lists its sources."""
    rows = _read("readability/sentences.toml")["references"]
    return frozenset(heading for headings in rows.values() for heading in headings)


@lru_cache(maxsize=256)
def syllable_rules(language: str) -> SyllableRules | None:
    """The syllable rules of a language (without region), or None."""
    rows = _read("readability/syllables.toml")
    row = rows.get(language)
    if row is None:
        return None
    row = rows.get(row.get("like", ""), {}) | row
    return SyllableRules(
        nucleus=row["nucleus"],
        replace=tuple((pattern, new) for pattern, new in row.get("replace", ())),
        adjust=tuple((pattern, delta) for pattern, delta in row.get("adjust", ())),
        stems=tuple((pattern, new, delta) for pattern, new, delta in row.get("stems", ())),
        words=tuple(row.get("words", {}).items()),
        table=row.get("table", ""),
    )


def syllable_table(name: str) -> dict[str, int]:
    """The syllables of words in lower case from a table of data/readability: lines of a count and its words."""
    table: dict[str, int] = {}
    with files("pipeline").joinpath("data", "readability", name).open(encoding="utf-8") as lines:
        for line in lines:
            if not line.startswith("#"):
                count, *known = line.split()
                table.update(dict.fromkeys(known, int(count)))
    return table


@lru_cache(maxsize=256)
def reference(tag: str) -> Reference | None:
    """The constants of the Declaration in a language, or None where there is no text of it.

    Of a tag's own row if it has one (zh-Hant), else of the language without script and region.
    """
    rows = _read("readability/reference.toml")["udhr"]
    row = rows.get(tag_of(tag)) or rows.get(base(tag), {})
    return Reference(row["asl"], row["awl"]) if row.get("text") else None


def index_bands() -> tuple[tuple[str, float | None], ...]:
    """The five bands of the index R."""
    return _bands(_read("readability/reference.toml")["bands"]["index"])


@lru_cache(maxsize=256)
def sentence_limits(tag: str) -> tuple[int, int]:
    """Words after which a sentence is long, and too long; characters where words need a dictionary."""
    rows = _read("readability/reference.toml")
    own = reference(tag)
    english = reference("en")
    scale = own.asl / english.asl if own and english else 1.0
    if own and needs_dictionary(tag):
        scale *= own.awl
    return round(rows["sentence"]["long"] * scale), round(rows["sentence"]["too-long"] * scale)


@lru_cache(maxsize=1)
def address_endings() -> tuple[str, ...]:
    """How the name of a host on the web ends when nothing else marks it as an address."""
    return tuple(_read("readability/reference.toml")["addresses"]["endings"])


def has_spaces(tag: str) -> bool:
    """Whether the language of a tag writes spaces between its words."""
    return base(tag) not in _read("readability/reference.toml")["dictionary"]["languages"]


def needs_dictionary(tag: str) -> bool:
    """Whether words cannot be told apart: there are no spaces between them, and no dictionary is here."""
    if has_spaces(tag):
        return False
    return base(tag) in _read("readability/reference.toml")["dictionary"]["without"] or not dictionary.available()
