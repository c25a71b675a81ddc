"""Scores a page or a text: units, counts, formulas, index, and what to say of them."""

import codecs
from collections.abc import Iterable, Sequence
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import regex

from pipeline.errors import UnreadableInput, UsageError
from pipeline.languages import language as language_row
from pipeline.model import Language, TranslatedPage
from pipeline.readability.counts import Counted, count, textstat_figures
from pipeline.readability.data import base, formulas, needs_dictionary
from pipeline.readability.formulas import index, index_band, scores
from pipeline.readability.reasons import hard_sentences, hard_words
from pipeline.readability.records import Score, Version
from pipeline.readability.units import Unit, page_units, text_units

MIN_WORDS = 100
MIN_SENTENCES = 10
# Where words are not counted: as many characters as 100 Chinese words have.
MIN_CHARACTERS = 160
OWN_SCRIPT = 0.5
SCRIPTS = {"Hans": "Han", "Hant": "Han", "Jpan": "Han Hiragana Katakana", "Kore": "Hangul Han"}


def score_page(translated: TranslatedPage) -> Version:
    """Scores a page in its language; texts that are not translated are left out and counted."""
    units, fallback = page_units(translated)
    notes: tuple[str, ...] = ()
    if fallback:
        texts = "1 text is" if fallback == 1 else f"{fallback} texts are"
        notes = (f"{texts} not in {translated.language.english_name} yet and not counted",)
    return _version(units, translated.language, translated.page.name, translated.title, notes)


def score_text(text: str, tag: str) -> Version:
    """Scores a plain text in the language of a tag (`de`, `de-DE` and `de_DE` are alike).

    Raises UsageError for an unknown language, UnreadableInput for a text that holds no letter or
    that is no text.
    """
    row = _language(tag)
    if "\x00" in text or text.count("\ufffd") > len(text) / 100:
        raise UnreadableInput("this is not a text", fix="give a plain text file in UTF-8")
    if not any(map(str.isalpha, text)):
        raise UnreadableInput("there is nothing to score", why="the text holds no letter of any script")
    return _version(text_units(text), row, "", "", ())


def decode(data: bytes, where: str = "") -> str:
    """The text of a file: UTF-8, with or without a byte order mark, or UTF-16 with one.

    Raises UnreadableInput for anything else.
    """
    encoding = "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableInput(
            f"this is not text in UTF-8 (byte {error.start + 1})",
            where=where,
            fix="save it as plain text in UTF-8",
        ) from error


def _language(tag: str) -> Language:
    parts = tag.replace("_", "-").split("-")
    try:
        return language_row(tag)
    except UsageError:
        for length in range(len(parts) - 1, 0, -1):
            try:
                return language_row("-".join(parts[:length]))
            except UsageError:
                continue
        raise


def _version(units: Sequence[Unit], row: Language, page: str, title: str, notes: tuple[str, ...]) -> Version:
    language = base(row.tag)
    counted = count(units, language)
    tier = min((formula.tier for formula in formulas(language)), default="C")
    draft = Version(
        page=page,
        locale=row.locale,
        language=row.tag,
        language_name=row.english_name,
        direction=row.direction,
        title=title,
        counts=counted.counts,
        tier=tier,
        sentences=hard_sentences(counted.sentences, language),
        words=hard_words(counted.forms, language),
    )
    reason = _cannot_score(counted, row)
    if reason:
        return replace(draft, warnings=(*notes, reason))
    found = scores(language, counted.counts, counted.joined)
    figures = textstat_figures(counted.sentences, language)
    found = tuple(replace(score, textstat=figures.get(score.method)) for score in found)
    value = index(language, counted.counts)
    return replace(
        draft,
        scores=found,
        headline=found[0].method if found else None,
        index=value,
        index_band=None if value is None else index_band(value),
        warnings=(*notes, *_warnings(found, counted, row, language)),
    )


def _cannot_score(counted: Counted, row: Language) -> str:
    counts = counted.counts
    if not counts.sentences:
        return f"cannot score: there is no sentence in {row.english_name}"
    if _own_script(counted, row) < OWN_SCRIPT:
        return f"cannot score: most letters are not of the script of {row.english_name}"
    if counts.words is None:
        if counts.letters < MIN_CHARACTERS or counts.sentences < MIN_SENTENCES:
            return (
                f"too short to score: {counts.letters} characters in {counts.sentences} sentences "
                f"({MIN_CHARACTERS} characters and {MIN_SENTENCES} sentences are needed)"
            )
    elif counts.words < MIN_WORDS or counts.sentences < MIN_SENTENCES:
        return (
            f"too short to score: {counts.words} words in {counts.sentences} sentences "
            f"({MIN_WORDS} words and {MIN_SENTENCES} sentences are needed)"
        )
    return ""


def _own_script(counted: Counted, row: Language) -> float:
    names = SCRIPTS.get(row.script, row.script).split()
    own = regex.compile("[" + "".join(rf"\p{{Script={name}}}" for name in names) + "]")
    text = "".join(sentence.plain for sentence in counted.sentences)
    every = len(regex.findall(r"\p{L}", text))
    return len(own.findall(text)) / every if every else 0.0


def _warnings(found: tuple[Score, ...], counted: Counted, row: Language, language: str) -> list[str]:
    notes = []
    counts = counted.counts
    if not found:
        notes.append(f"no validated formula exists for {row.english_name}: indicators only")
    elif found[0].tier != "A":
        notes.append(f"{found[0].method} is experimental: compare versions, do not judge by it")
    notes += [
        f"{formula.method} needs {formula.needs} sentences: with {counts.sentences} its value is an estimate"
        for formula in formulas(language)
        if counts.sentences < formula.needs
    ]
    if needs_dictionary(language):
        notes.append(
            f"words are not counted in {row.english_name}, which is written without spaces: "
            "the index rests on characters per sentence alone"
        )
    return notes


def relate(versions: Iterable[Version], source_locale: str) -> tuple[Version, ...]:
    """The versions with `source_ratio`: their index over that of the same page in the source language."""
    versions = tuple(versions)
    sources = {one.page: one.index for one in versions if one.locale == source_locale}
    return tuple(
        one if one.locale == source_locale else replace(one, source_ratio=_ratio(one.index, sources.get(one.page)))
        for one in versions
    )


def _ratio(value: float | None, source: float | None) -> float | None:
    return round(value / source, 3) if value is not None and source else None


def tools() -> dict[str, str]:
    """The versions of what was counted with; scores of different versions must not be compared."""
    found = {}
    for name in ("plainleaf", "regex", "textstat", "unicode-segmentation-rs"):
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def to_json(versions: Iterable[Version], counted_with: dict[str, str]) -> dict[str, Any]:
    """The content of readability.json; `counted_with` is what `tools` gives."""
    return {"schema": 1, "tools": dict(counted_with), "versions": [one.to_json() for one in versions]}
