"""Lines that are held apart by `<br>`: paragraphs, lists or lines of an address."""

from collections.abc import Sequence

import regex

from pipeline.importing.dates import labelled
from pipeline.importing.draft import Element as Block
from pipeline.importing.draft import Fate, Told
from pipeline.importing.webpages import phrasing, signs
from pipeline.importing.webpages.phrasing import Piece
from pipeline.importing.webpages.reader import Reader
from pipeline.text import excerpt

_SENTENCE_END = regex.compile(r"[.!?。！？؟।…][\"'”’»)\]]*$")
_WIDE = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]")
_LONG = 40
"""Characters of a line that is a paragraph and not a line of an address or a poem."""


def parted(pieces: Sequence[Piece], line: int, reader: Reader) -> list[Block]:
    """The paragraphs of a run of text: two breaks in a row part them, and so does one between whole sentences."""
    found: list[Block] = []
    for group in (part for whole in _groups(phrasing.lines(pieces)) for one in _dated(whole) for part in _listed(one)):
        if len(group) > 1 and all(_is_paragraph(one) for one in group):
            reader.told.append(
                Told(
                    Fate.GUESSED,
                    "paragraphs",
                    excerpt(phrasing.text(group[0])),
                    line,
                    0.8,
                    why="whole sentences stood on lines of their own, held apart by line breaks",
                )
            )
            found += [Block("p", (), phrasing.built(one)) for one in group]
        else:
            found.append(Block("p", (), phrasing.built(_with_breaks(group))))
    return found


def _groups(lines: Sequence[Sequence[Piece]]) -> list[list[list[Piece]]]:
    """The lines, parted where one or more are empty."""
    found: list[list[list[Piece]]] = [[]]
    for one in lines:
        tidy = phrasing.tidy(one)
        if tidy:
            found[-1].append(tidy)
        elif found[-1]:
            found.append([])
    return [group for group in found if group]


def _dated(group: list[list[Piece]]) -> list[list[list[Piece]]]:
    """The lines of a group, those that are dates with their labels in groups of their own."""
    found, start = [], 0
    for one in labelled([phrasing.text(line) for line in group]):
        found += [group[start : one.start], group[one.start : one.end]]
        start = one.end
    return [part for part in (*found, group[start:]) if part]


def _listed(group: list[list[Piece]]) -> list[list[list[Piece]]]:
    """The lines of a group, each by itself from the first one with a sign of a list, if a second one has it, too."""
    found = [signs.sign(phrasing.text(line)) for line in group]
    first = next((place for place, one in enumerate(found) if one), len(group))
    looks = [one.look for one in found[first:] if one]
    if len(looks) < 2 or len(looks) != len(group) - first or len(set(looks)) > 1:
        return [group]
    return [*([group[:first]] if first else []), *([line] for line in group[first:])]


def _is_paragraph(line: Sequence[Piece]) -> bool:
    text = phrasing.text(line)
    # A Chinese or Japanese character says about as much as two letters.
    return len(text) + len(_WIDE.findall(text)) >= _LONG and _SENTENCE_END.search(text) is not None


def _with_breaks(lines: Sequence[Sequence[Piece]]) -> list[Piece]:
    found = list(lines[0])
    for one in lines[1:]:
        found += [Piece(Block("br")), *one]
    return found
