"""Scored versions as JSON: the form of readability.json, whose schema is data/readability.schema.json."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from pipeline.readability.records import Change, Entry, HardSentence, HardWord, Remark, Score, Version, unquoted

SCHEMA = 1
COUNTS = ("sentences", "words", "letters", "syllables", "polysyllables", "long_words", "blocks")
"""The counts that are told; the others are steps on the way to one formula."""


def to_json(versions: Iterable[Version], counted_with: Mapping[str, str]) -> dict[str, Any]:
    """The content of readability.json; `counted_with` is what `tools` gives."""
    return {"schema": SCHEMA, "tools": dict(counted_with), "versions": [version_json(one) for one in versions]}


def version_json(version: Version) -> dict[str, Any]:
    """One version as readability.json holds it."""
    return {
        "page": version.page,
        "locale": version.locale,
        "language": version.language,
        "tier": version.tier,
        "counts": {name: getattr(version.counts, name) for name in COUNTS},
        "scores": [_row(score) for score in version.scores],
        "headline": version.headline,
        "index": version.index,
        "index_band": version.index_band,
        "source_ratio": version.source_ratio,
        "percentile": version.percentile,
        "sentences": [
            {**_row(sentence), "reasons": [unquoted(reason) for reason in sentence.reasons]}
            for sentence in version.sentences
        ],
        "words": [_row(word) for word in version.words],
        "remarks": [_row(remark) for remark in version.remarks],
        "entries": [_row(entry) for entry in version.entries],
        "too_long": len(version.too_long),
        "change": _row(version.change) if version.change else None,
        "warnings": list(version.warnings),
    }


def _row(record: Score | HardSentence | HardWord | Remark | Entry | Change) -> dict[str, Any]:
    """A record with its fields by name, sequences as lists."""
    values = ((field.name, getattr(record, field.name)) for field in fields(record))
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values}
