"""Scores a page or a text: units, counts, formulas, index, and what to mend in it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from pipeline.languages import closest
from pipeline.model import Language, TranslatedPage
from pipeline.readability import dictionary, frequency
from pipeline.readability.cautions import cannot_score, cautions
from pipeline.readability.counts import CountedSentence, count, textstat_figures
from pipeline.readability.data import base, formulas
from pipeline.readability.entries import differences
from pipeline.readability.formulas import index, index_band, scores
from pipeline.readability.hard_words import hard_words
from pipeline.readability.jargon import jargon
from pipeline.readability.plain_text import text_units
from pipeline.readability.plain_words import plain_words
from pipeline.readability.reasons import hard_sentences, too_long
from pipeline.readability.records import Version
from pipeline.readability.remarks import remarks
from pipeline.readability.text_file import check
from pipeline.readability.units import Unit, page_units
from pipeline.readability.wording import acronyms

MOST_LOOKED = 50_000
"""Words of a text in which sentences and words to mend are looked for: far more than a leaflet has."""

ENOUGH_LEAFLETS = 30
"""Leaflets in a language from which on a leaflet is placed among them."""


def score_page(translated: TranslatedPage, source: TranslatedPage | None = None, rows: Sequence[Any] = ()) -> Version:
    """Scores a page in its language; texts that are not translated are left out and counted.

    `source` is the same page in its own language, to compare a translation with; `rows` are a
    project's own plain words in this language.
    """
    units, fallback = page_units(translated)
    notes: tuple[str, ...] = ()
    if fallback:
        texts = "1 text is" if fallback == 1 else f"{fallback} texts are"
        notes = (f"{texts} not in {translated.language.english_name} yet and not counted",)
    scored = _version(units, translated.language, translated.page.name, translated.title, notes, rows)
    return replace(scored, entries=differences(source, translated)) if source is not None else scored


def score_text(text: str, tag: str, rows: Sequence[Any] = ()) -> Version:
    """Scores a plain text in the language of a tag (`de`, `de-DE` and `de_DE` are alike).

    Raises UsageError for an unknown language, UnreadableInput for a text that holds no letter or
    that is no text.
    """
    row = closest(tag)
    check(text)
    return score_units(text_units(text, row.tag), row, rows)


def score_units(units: Sequence[Unit], row: Language, rows: Sequence[Any] = ()) -> Version:
    """Scores the units of a text of no project in a language; `rows` are a project's own plain words."""
    return _version(units, row, "", "", (), rows)


def _version(
    units: Sequence[Unit], row: Language, page: str, title: str, notes: tuple[str, ...], rows: Sequence[Any]
) -> Version:
    language = base(row.tag)
    counted = count(units, language)
    draft = Version(
        page=page,
        locale=row.locale,
        language=row.tag,
        language_name=row.english_name,
        direction=row.direction,
        title=title,
        counts=counted.counts,
        tier=min((formula.tier for formula in formulas(language)), default="C"),
    )
    reason = cannot_score(counted, row)
    if reason.startswith("cannot score"):
        return replace(draft, warnings=(*notes, reason))
    looked, skipped = _looked_at(counted.sentences)
    if skipped:
        notes = (*notes, f"sentences and words are looked at in the first {MOST_LOOKED:,} words only")
    unexplained = acronyms([one.text for one in looked], language)
    terms = jargon(looked, plain_words(language, rows))
    draft = replace(
        draft,
        sentences=hard_sentences(looked, language, terms, unexplained),
        words=hard_words(looked, language, terms),
        remarks=remarks(units, looked, language, unexplained),
        too_long=too_long(counted.sentences, language),
    )
    if reason:
        return replace(draft, warnings=(*notes, reason))
    found = scores(language, counted.counts, counted.joined)
    figures = textstat_figures(counted.sentences, language)
    found = tuple(replace(score, textstat=figures.get(score.method)) for score in found)
    value = index(row.tag, counted.counts)
    return replace(
        draft,
        scores=found,
        headline=found[0].method if found else None,
        index=value,
        index_band=None if value is None else index_band(value),
        warnings=(*notes, *cautions(found, counted, row)),
    )


def _looked_at(sentences: Sequence[CountedSentence]) -> tuple[Sequence[CountedSentence], bool]:
    """The sentences that are looked at for what to mend, and whether any are not."""
    words = 0
    for number, one in enumerate(sentences):
        words += len(one.words)
        if words > MOST_LOOKED:
            return sentences[:number], True
    return sentences, False


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


def rank(versions: Iterable[Version]) -> tuple[Version, ...]:
    """The versions with `percentile`, in languages that have leaflets enough."""
    versions = tuple(versions)
    values: dict[str, list[float]] = {}
    for one in versions:
        if one.index is not None:
            values.setdefault(one.language, []).append(one.index)
    return tuple(
        replace(one, percentile=_percentile(one.index, values[one.language]))
        if one.index is not None and len(values[one.language]) >= ENOUGH_LEAFLETS
        else one
        for one in versions
    )


def _percentile(value: float, among: Sequence[float]) -> int:
    """The share of the others, in a hundred, that have a lower index."""
    return round(100 * sum(other < value for other in among) / (len(among) - 1))


def tools() -> dict[str, str]:
    """The versions of what was counted with; scores of different versions must not be compared."""
    found = {}
    for name in ("plainleaf", "regex", "textstat", "unicode-segmentation-rs"):
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    icu = dictionary.version()
    if icu:
        found["icu"] = icu
    if frequency.available():
        found["wordfreq"] = version("wordfreq")
    return found
