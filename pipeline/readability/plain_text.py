"""Cuts a plain text into the units that are counted: paragraphs, stems, items and headings.

A plain text has no marks of its own, so its lines are read as a person reads them: by bullets, blank
lines, how far the lines run and how they end. In doubt a line is counted: a text never loses sentences
because they look like headings.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from pipeline.readability.addresses import blank
from pipeline.readability.data import base, has_spaces, reference_headings
from pipeline.readability.full_stops import wide
from pipeline.readability.sentences import ended
from pipeline.readability.units import COLONS, Unit, UnitKind

HEADING_LENGTH = 80
"""The width beyond which a line is no heading; a Chinese character is two wide."""
WRAPPED = 40
"""The width from which the lines of a paragraph may have been broken by an editor."""
WRAPPED_ALONE = 60
"""The same where no line of the paragraph ends as a sentence does."""
LIST_LINES = 3
"""So many short lines together, none of which ends as a sentence does, are a list."""
STEM_WORDS = 4
"""A line of so many words right above items that begin small is their stem, though it has no colon."""
HEADINGS_IN_A_ROW = 3
"""A title, a subtitle and a first heading may follow each other; more are lines of a list."""

_BULLET = re.compile(
    r"""\s*(?:
        [-–—*+]\s+ | o\t\s* | [•‣◦·∙▪▫●○■□◆◇►▶➤➢❖✓✔✗※\uf0b7]\s*
      | \(?\d{1,2}(?:\.\d{1,2})*[.)]\s+ | [（(]?\d{1,2}[、．）]\s* | [①-⑳❶-❿➀-➓⓵-⓾㈠-㈩]\s*
      | [（(]?[一二三四五六七八九十]{1,3}[、）]\s*
      | \(?(?:[ivx]{1,4}|[IVX]{1,4}|[^\W\d_][\u0300-\u036f\u0900-\u0dff]?)\)\s+
      | (?:[ivx]{2,4}|[^\W\d_A-ZА-ЯΑ-Ω])[.]\s+
    )(?=\S)""",
    re.VERBOSE,
)
# Marks of direction stand before or after a bullet; so many characters are looked at.
_UNSEEN = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]")
_HEAD = 8
_NUMBERED = re.compile(r"\s*\(?(\d{1,2})[.)]\s")
_HASHES = re.compile(r"#{1,6}\s+(?P<text>.*?)\s*#*$")
_RULE = re.compile(r"(?P<sign>[=\-_*~—–])(?:\s?(?P=sign)){2,}")
_UNDERLINE = re.compile(r"=+|-{3,}|~{3,}")
_WIDE = re.compile("[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff01-\uff60]")
_CELLS = re.compile(r"[^\t]+\t.*|\|.*\||.*\S\s\|\s.*")
_YEAR_OR_ADDRESS = re.compile(r"(?<!\d)\d{4}(?!\d)|https?:|www\.|doi")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line without the spaces around it, its number, the paragraph it stands in, and the number of its item."""

    number: int
    text: str
    paragraph: int
    bullet: bool = False
    heading: bool = False
    indented: bool = False
    row: bool = False
    item: int = 0


def text_units(text: str, language: str) -> tuple[Unit, ...]:
    """The units of a plain text in the language of a tag: paragraphs, items, stems, headings, rows of tables.

    Lines may end as on any system. A list of sources at the end is left out, as on pages. A text of
    headings alone is prose: what is all there is must be counted.
    """
    own = base(language)
    paragraphs = (_rows(list(lines)) for _, lines in groupby(_lines(text), _paragraph))
    pieces = [piece for lines in paragraphs for piece in _joined(lines, own)]
    units = _without_sources(_units(pieces, own))
    if any(unit.kind.scored for unit in units):
        return tuple(units)
    return tuple(replace(unit, kind=UnitKind.PROSE) for unit in units)


def _paragraph(line: _Line) -> int:
    return line.paragraph


def _lines(text: str) -> Iterator[_Line]:
    """The lines that hold text; what underlines a heading marks the line above."""
    before: _Line | None = None
    paragraph = 0
    for number, line in enumerate(text.splitlines(), start=1):
        raw = line if line.isascii() else _UNSEEN.sub("", line[:_HEAD]) + line[_HEAD:]
        stripped = raw.strip()
        if before is not None and before.paragraph == paragraph and _UNDERLINE.fullmatch(stripped):
            before = replace(before, heading=not before.bullet)
        elif stripped and not _RULE.fullmatch(stripped):
            if before is not None:
                yield before
                paragraph += before.heading
            before = _line(number, raw, stripped, paragraph, before)
            continue
        paragraph += 1
    if before is not None:
        yield before


def _line(number: int, raw: str, stripped: str, paragraph: int, before: _Line | None) -> _Line:
    if hashes := _HASHES.match(stripped):
        return _Line(number, hashes["text"], paragraph, heading=True)
    bullet, numbered = _BULLET.match(raw), _NUMBERED.match(raw)
    item = int(numbered[1]) if numbered else 0
    if bullet and not (item > 1 and before is not None and before.paragraph == paragraph and _needs_number(before)):
        return _Line(number, raw[bullet.end() :].strip(), paragraph, bullet=True, item=item)
    return _Line(number, stripped, paragraph, indented=raw[:1].isspace())


def _needs_number(before: _Line) -> bool:
    """Whether a line was broken before the number that its sentence needs: “on the / 3. Mai”."""
    return not before.bullet and _width(before.text) >= WRAPPED and not _closed(before.text)


def _rows(lines: list[_Line]) -> list[_Line]:
    """The lines of a paragraph with the rows of a table marked: cells between tabs or strokes, and no stop."""
    cells = [_CELLS.fullmatch(line.text) is not None and not _closed(line.text) for line in lines]
    table = sum(cells) > 1
    return [
        replace(line, row=True) if cell and (table or line.text.count("\t") > 1) else line
        for line, cell in zip(lines, cells, strict=True)
    ]


def _width(text: str) -> int:
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))


def _closed(text: str) -> bool:
    return ended(text) or text.endswith((*COLONS, ";", "；"))


def _joined(lines: list[_Line], language: str) -> Iterator[_Line]:
    """The lines of a paragraph, those joined that an editor or a mail program broke."""
    limit = max(_width(line.text) for line in lines)
    prose = any(ended(line.text) for line in lines)
    between = "" if not has_spaces(language) and wide(lines[0].text[0]) else " "
    current, last = lines[0], lines[0]
    for line in lines[1:]:
        apart = line.bullet or line.heading or line.row or current.heading or current.row
        if apart or not _goes_on(last, line, limit, prose, current.bullet):
            yield current
            current = line
        else:
            current = replace(current, text=f"{current.text}{between}{line.text}")
        last = line
    yield current


def _goes_on(before: _Line, line: _Line, limit: int, prose: bool, item: bool) -> bool:
    """Whether a line goes on in the next: its first word had no room, or it has no capital."""
    if before.text.endswith(COLONS):
        return False
    lower = line.text[0].islower() and not "\u10a0" <= line.text[0] <= "\u10ff"
    if item:
        return line.indented or lower or (limit >= WRAPPED and _full(before, line, limit))
    if lower and not _closed(before.text) and (prose or limit >= WRAPPED):
        return True
    return limit >= (WRAPPED if prose else WRAPPED_ALONE) and _full(before, line, limit)


def _full(before: _Line, line: _Line, limit: int) -> bool:
    word = line.text.split(maxsplit=1)[0]
    # A word of a script without spaces is as long as its line: a dozen characters stand for one.
    return _width(before.text) + 1 + min(_width(word), 12) > limit


def _units(pieces: list[_Line], language: str) -> list[Unit]:
    units: list[Unit] = []
    paragraphs = Counter(piece.paragraph for piece in pieces)
    pieces = [
        replace(piece, heading=True) if paragraphs[piece.paragraph] == 1 and _chapter(pieces, position) else piece
        for position, piece in enumerate(pieces)
    ]
    short = [_short(piece, language, alone=paragraphs[piece.paragraph] == 1) for piece in pieces]
    position, group, inside = 0, -1, False
    while position < len(pieces):
        piece = pieces[position]
        run = 1
        if short[position]:
            while position + run < len(pieces) and short[position + run]:
                run += 1
            together = pieces[position : position + run]
            stem = [_unit(together.pop(), UnitKind.STEM, -1)] if _leads(pieces, position + run) else []
            units += [*_run(together, last=position + run == len(pieces)), *stem]
            inside = False
        else:
            if piece.bullet:
                group = group if inside and pieces[position - 1].paragraph == piece.paragraph else piece.number
            inside = piece.bullet
            units.append(_unit(piece, _kind(piece), group if piece.bullet else -1))
        position += run
    return units


def _chapter(pieces: list[_Line], position: int) -> bool:
    """Whether a line with a number is a heading (3. How to take it): no list goes on before or after it."""
    piece = pieces[position]
    if not piece.item or position + 1 == len(pieces) or _closed(piece.text) or _width(piece.text) > HEADING_LENGTH:
        return False
    before = pieces[position - 1].item if position else 0
    return pieces[position + 1].item == 0 and not 0 < before <= piece.item


def _short(piece: _Line, language: str, *, alone: bool) -> bool:
    """Whether a piece may be a heading that nothing marks.

    A Thai or Lao sentence has no stop either: there only a phrase in a paragraph of its own may be one.
    """
    if piece.bullet or piece.heading or piece.row or _closed(piece.text) or _width(piece.text) > HEADING_LENGTH:
        return False
    return has_spaces(language) or wide(piece.text[0]) or (alone and " " not in piece.text)


def _leads(pieces: list[_Line], position: int) -> bool:
    """Whether the piece before this one is the stem of a list: its items carry on with a small letter."""
    stem = pieces[position - 1]
    for piece in pieces[position:]:
        if not piece.bullet or piece.paragraph != stem.paragraph:
            return False
        if piece.text[0].islower():
            return len(stem.text.split()) >= STEM_WORDS
    return False


def _run(pieces: list[_Line], last: bool) -> Iterator[Unit]:
    """Short lines in a row: headings of what follows, or a list without bullets, or all there is."""
    whole = last or len(pieces) > HEADINGS_IN_A_ROW
    for _, together in groupby(pieces, _paragraph):
        lines = list(together)
        listed = len(lines) >= LIST_LINES or (whole and len(pieces) > 1)
        if listed and any(blank(line.text) != line.text for line in lines):
            # A name with its telephone number and e-mail address.
            yield from (_unit(line, UnitKind.HEADING, -1) for line in lines)
            continue
        kind = UnitKind.ITEM if listed else UnitKind.PROSE if whole else UnitKind.HEADING
        group = (lines if len(lines) >= LIST_LINES else pieces)[0].number
        yield from (_unit(line, kind, group if listed else -1) for line in lines)


def _kind(piece: _Line) -> UnitKind:
    if piece.heading:
        return UnitKind.HEADING
    if piece.row:
        return UnitKind.CELL
    if piece.bullet:
        return UnitKind.ITEM
    return UnitKind.STEM if piece.text.endswith(COLONS) else UnitKind.PROSE


def _unit(piece: _Line, kind: UnitKind, group: int) -> Unit:
    return Unit(kind, piece.text, f"line {piece.number}", group=group)


def _without_sources(units: list[Unit]) -> list[Unit]:
    """The units before a list of sources: a heading that says so, and mostly years or addresses after it."""
    for number, unit in enumerate(units):
        if number == 0 or unit.text.strip("*_:： ").lower() not in reference_headings():
            continue
        entries = units[number + 1 :]
        cited = sum(_YEAR_OR_ADDRESS.search(entry.text) is not None for entry in entries)
        if entries and cited * 2 >= len(entries):
            return units[:number]
    return units
