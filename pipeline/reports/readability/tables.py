"""The report for machines: JSON with its schema, and CSV that a spreadsheet opens as it is."""

import csv
import io
import json
from collections.abc import Iterable
from importlib.resources import files

from pipeline.readability import Version, to_json
from pipeline.reports.readability.wording import meets, per_sentence

COLUMNS = (
    "page", "locale", "language", "title", "tier", "method", "value", "low", "high", "band", "grade",
    "target", "target_met", "index", "index_band", "source_ratio", "sentences", "words", "letters",
    "syllables", "polysyllables", "long_words", "blocks", "words_per_sentence", "warnings", "citation",
    "percentile", "index_before", "value_before", "too_long_sentences", "hard_words", "acronyms",
    "entries_of_another_shape",
)  # fmt: skip


def as_json(versions: Iterable[Version], counted_with: dict[str, str]) -> bytes:
    """readability.json."""
    text = json.dumps(to_json(versions, counted_with), ensure_ascii=False, indent=1)
    return (text + "\n").encode()


def schema() -> bytes:
    """The JSON Schema that readability.json keeps to."""
    return files("pipeline").joinpath("data/readability.schema.json").read_bytes()


def as_csv(versions: Iterable[Version]) -> bytes:
    """readability.csv: one row per version, with the byte order mark that spreadsheets look for."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for one in versions:
        counts, main, change = one.counts, one.main, one.change
        score = (
            (main.method, main.value, main.low, main.high, main.band, main.grade, main.target,
             "" if main.target is None else "yes" if meets(main) else "no")
            if main
            else ("",) * 8
        )  # fmt: skip
        writer.writerow(
            _cell(value)
            for value in (
                one.page, one.locale, one.language, one.title, one.tier, *score, one.index,
                one.index_band, one.source_ratio, counts.sentences, counts.words, counts.letters,
                counts.syllables, counts.polysyllables, counts.long_words, counts.blocks,
                per_sentence(one), " | ".join(one.warnings), main.citation if main else "", one.percentile,
                change.index if change else None, change.value if change else None, len(one.too_long),
                len(one.words), sum(remark.kind == "acronym" for remark in one.remarks), len(one.entries),
            )
        )  # fmt: skip
    return ("\ufeff" + out.getvalue()).encode()


def _cell(value: object) -> object:
    """A value for a spreadsheet: what could be taken for a formula is marked as text."""
    if value is None:
        return ""
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") else value
