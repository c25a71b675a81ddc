"""Reads the data files of scoring into frozen records, once."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

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
    headline: bool = False
    transform: str = ""
    bands: tuple[tuple[str, float | None], ...] = ()
    target: float | None = None
    unit: str = ""
    needs: int = 0
    textstat: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class SentenceRules:
    """How sentences end in a language; abbreviations in lower case without their last full stop."""

    inside: frozenset[str] = frozenset()
    may_end: frozenset[str] = frozenset()
    ends: str = ""
    months: frozenset[str] = frozenset()
    elisions: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class SyllableRules:
    """Patterns of a language; see data/readability/syllables.toml."""

    nucleus: str
    replace: tuple[tuple[str, str], ...]
    adjust: tuple[tuple[str, int], ...]
    words: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """Words per sentence and letters per word of the Declaration of Human Rights in a language."""

    asl: float
    awl: float


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
    return Formula(bands=_bands(scales.get(row.get("scale", ""), [])), **known)


def _bands(rows: list[list[Any]]) -> tuple[tuple[str, float | None], ...]:
    return tuple((str(row[0]), float(row[1]) if len(row) > 1 else None) for row in rows)


@lru_cache(maxsize=256)
def sentence_rules(language: str) -> SentenceRules:
    """The sentence rules of a language; empty ones where it has none."""
    row = _read("readability/sentences.toml").get(language, {})
    return SentenceRules(
        inside=frozenset(row.get("inside", ())),
        may_end=frozenset(row.get("may-end", ())),
        ends=row.get("ends", ""),
        months=frozenset(row.get("months", ())),
        elisions=frozenset(row.get("elisions", ())),
    )


@lru_cache(maxsize=1)
def lettered_words() -> tuple[str, ...]:
    """How words begin, in any language, that are followed by a letter which is no initial."""
    return tuple(_read("readability/sentences.toml")["any"]["lettered"])


@lru_cache(maxsize=256)
def syllable_rules(language: str) -> SyllableRules | None:
    """The syllable rules of a language, or None."""
    row = _read("readability/syllables.toml").get(language)
    if row is None:
        return None
    return SyllableRules(
        nucleus=row["nucleus"],
        replace=tuple((pattern, new) for pattern, new in row.get("replace", ())),
        adjust=tuple((pattern, delta) for pattern, delta in row.get("adjust", ())),
        words=tuple(row.get("words", {}).items()),
    )


@lru_cache(maxsize=256)
def reference(language: str) -> Reference | None:
    """The constants of the Declaration in a language, or None."""
    row = _read("readability/reference.toml")["udhr"].get(language)
    return Reference(**row) if row else None


def index_bands() -> tuple[tuple[str, float | None], ...]:
    """The five bands of the index R."""
    return _bands(_read("readability/reference.toml")["bands"]["index"])


@lru_cache(maxsize=256)
def sentence_limits(language: str) -> tuple[int, int]:
    """Words after which a sentence is long, and too long; characters where words need a dictionary."""
    rows = _read("readability/reference.toml")
    own = reference(language)
    english = reference("en")
    scale = own.asl / english.asl if own and english else 1.0
    if own and needs_dictionary(language):
        scale *= own.awl
    return round(rows["sentence"]["long"] * scale), round(rows["sentence"]["too-long"] * scale)


def needs_dictionary(language: str) -> bool:
    """Whether the language writes words without spaces between them."""
    return language in _read("readability/reference.toml")["dictionary"]["languages"]
