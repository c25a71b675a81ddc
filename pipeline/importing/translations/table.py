"""Tables of translations (CSV, TSV, as spreadsheets save them) as units."""

import csv
import tomllib
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from importlib.resources import files

from pipeline.errors import UnreadableInput
from pipeline.importing.decoding import decode
from pipeline.importing.translations.units import Unit, as_message, words_of
from pipeline.model import Language
from pipeline.text import tag_of

DELIMITERS = "\t;,|"
LONGEST_CELL = 1_000_000
"""Characters of a cell; beyond, a quotation mark was not closed."""

_TRIED = 50
"""Rows by which the sign between the columns is told."""


@cache
def _names() -> Mapping[str, Sequence[str]]:
    return tomllib.loads(files("pipeline").joinpath("data", "importing-tables.toml").read_text("utf-8"))


def read(
    content: bytes, name: str, languages: tuple[Language, Language], known: Collection[str]
) -> tuple[tuple[Unit, ...], str]:
    """The units of a table, and the encoding that it was read in.

    The columns are those that the first row names; without names, the source is the column that holds
    most of the `known` texts (words of the pages' messages), and the translation the other one.
    Raises UnreadableInput where the columns cannot be told.
    """
    text, encoding, _sure = decode(content, name)
    rows = _rows(text, name)
    columns = _named(rows[0], languages) if rows else {}
    if "source" in columns and "target" in columns:
        return tuple(_units(rows[1:], columns, 2)), encoding
    return tuple(_units(rows, _guessed(rows, known, name), 1)), encoding


def _rows(text: str, name: str) -> list[list[str]]:
    """The rows of the table, split at the sign that makes them most alike."""
    csv.field_size_limit(LONGEST_CELL)
    best: list[list[str]] = []
    most = (0.0, 0)
    for delimiter in DELIMITERS:
        try:
            # strict: a quotation mark in the wrong place would join the rows that follow.
            rows = list(csv.reader(text.splitlines(keepends=True), delimiter=delimiter, strict=True))
        except csv.Error:
            continue
        widths = [len(row) for row in rows[:_TRIED] if row]
        usual = max(set(widths), key=lambda width: (widths.count(width), width), default=0)
        if usual >= 2 and (score := (widths.count(usual) / len(widths), usual)) > most:
            best, most = rows, score
    if not best:
        raise UnreadableInput(
            "is no table of two columns or more",
            where=name,
            why="no sign (tab, semicolon, comma, bar) divides its rows, or a quotation mark is not closed",
            fix="save the sheet as CSV with one column for the source text and one for the translation",
        )
    return best


def _named(header: Sequence[str], languages: tuple[Language, Language]) -> dict[str, int]:
    """Which column is what, by the names in the first row."""
    found: dict[str, int] = {}
    for number, cell in enumerate(header):
        said = cell.strip().casefold()
        for what, names in _names().items():
            if said in names:
                found.setdefault(what, number)
    for what, language in zip(("source", "target"), languages, strict=True):
        called = {language.tag.casefold(), language.name.casefold(), language.english_name.casefold()}
        for number, cell in enumerate(header):
            # A language is a better name than “text”.
            if cell.strip() and {tag_of(cell).casefold(), cell.strip().casefold()} & called:
                found[what] = number
    return found if found.get("source") != found.get("target") else {}


def _guessed(rows: Sequence[Sequence[str]], known: Collection[str], name: str) -> dict[str, int]:
    width = max(map(len, rows), default=0)
    hits = [sum(len(row) > n and words_of(as_message(row[n])) in known for row in rows) for n in range(width)]
    if width and max(hits) > 0:
        source = hits.index(max(hits))
        others = [n for n in range(width) if n != source]
        target = max(others, key=lambda n: sum(len(row[n]) for row in rows if len(row) > n))
        return {"source": source, "target": target}
    raise UnreadableInput(
        "does not say which column is the source text and which the translation",
        where=name,
        why="the first row has no names that are understood, and no column holds a text of the page",
        fix="write “source” and “target”, or the codes of the two languages, into the first row",
    )


def _units(rows: Sequence[Sequence[str]], columns: Mapping[str, int], first: int) -> list[Unit]:
    found = []
    for number, row in enumerate(rows, first):
        cells = {what: row[at].strip() for what, at in columns.items() if at < len(row)}
        source, target = cells.get("source", ""), cells.get("target", "")
        if source and target:
            note = cells.get("note", "")
            found.append(
                Unit(as_message(source), as_message(target), cells.get("context", ""), f"row {number}",
                     cells.get("state", "")[:40], tuple(note.splitlines()))
            )  # fmt: skip
    return found
