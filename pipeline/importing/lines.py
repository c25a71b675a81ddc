"""A plain text as lines, and lines as the runs of words that an author meant: a paragraph, an item, a heading."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import regex

from pipeline.importing.markers import Marker, marker

_ENDS = re.compile("\r\n|[\n\r\x0b\f\x1c-\x1e\x85\u2028\u2029]")
_UNSEEN = regex.compile(r"[\u200b\u2060\ufeff\u00ad]")
_SPACE = regex.compile(r"[ \t\u2000-\u200a\u202f\u205f\u3000\u1680\u00a0]+")
_HOLDS = regex.compile(
    r"(?<=\p{N})\u00a0(?=[\p{L}\p{N}%°µ€£$])|(?<=[+£$€(])\u00a0(?=\p{N})|\u00a0(?=[!?;:»])|(?<=«)\u00a0"
)
"""No-break spaces that mean something: in numbers, before units, and in French punctuation."""
TAB = 8
WIDEST, NARROWEST = 120, 40
"""Characters of the longest line in a text that was broken into lines by a program."""
SENTENCE_END = regex.compile(r"[.!?…。！？؟।։၊።][\"'”’»)\]]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text: its number from 1, the columns it is indented by, and its words."""

    number: int
    indent: int
    text: str


@dataclass(frozen=True, slots=True)
class Run:
    """Words that belong together, from one line or several; `lines` are the texts of each.

    `gap` is the number of empty lines before it, `marker` the sign that stood before its words, as it was
    written in `sign`.
    """

    number: int
    indent: int
    text: str
    gap: int = 0
    marker: Marker | None = None
    lines: tuple[str, ...] = ()
    sign: str = ""

    @property
    def whole(self) -> str:
        """Its words with the number before them; a bullet is no word."""
        return f"{self.sign} {self.text}".strip() if self.marker is not None and self.marker.numbered else self.text


def lines(text: str) -> tuple[Line, ...]:
    """The lines of a text, ended in any way, without stray spaces. Empty ones have an empty text."""
    found = []
    for number, raw in enumerate(_ENDS.split(text), 1):
        shown = _UNSEEN.sub("", raw)
        bare = shown.lstrip(" \t\u00a0\u3000")
        indent = len(shown[: len(shown) - len(bare)].expandtabs(TAB))
        found.append(Line(number, indent, bare.rstrip(" \t\u00a0\u3000")))
    return tuple(found)


def tidy(text: str) -> str:
    """A text with single spaces; a no-break space stays where a number, a unit or a sign needs it."""
    kept = _HOLDS.sub("\ue000", regex.sub(r"\u202f(?=[!?;:»%\p{N}])", "\u00a0", text))
    return _SPACE.sub(" ", kept).replace("\ue000", "\u00a0").strip()


_RULE = regex.compile(r"(?:[-=_*~#•·–—]\s*){3,}|[-=]{2,}")


def without_rules(found: Sequence[Line]) -> tuple[tuple[Line, ...], frozenset[int]]:
    """The lines with empty ones for lines drawn with signs, and the numbers of lines that were underlined so."""
    kept: list[Line] = []
    underlined = set()
    for line in found:
        if line.text and _RULE.fullmatch(line.text):
            if kept and kept[-1].text and line.text[0] in "=-~":
                underlined.add(kept[-1].number)
            kept.append(replace(line, text=""))
        else:
            kept.append(line)
    return tuple(kept), frozenset(underlined)


def width_of(found: Sequence[Line]) -> int:
    """The width at which a program broke the lines of a text; 0 where each line is a whole paragraph.

    Such a program puts a word on the next line only where it does not fit, so lines that end inside a
    sentence are all nearly as long as the longest.
    """
    lengths = [line.indent + len(line.text) for line in found if line.text.count(" ") > 3]
    if not lengths or not NARROWEST <= max(lengths) <= WIDEST:
        return 0
    width, broken, short = max(lengths), 0, 0
    for line, following in pairwise(found):
        if not line.text or not following.text or SENTENCE_END.search(line.text) or marker(following.text):
            continue
        if _fits(line, following, width):
            short += 1
        elif not line.text.endswith(":"):
            broken += 1
    lower = sum(
        1
        for line, following in pairwise(found)
        if line.text and following.text[:1].islower() and len(line.text) > width / 2 and not line.text.endswith(":")
    )
    return width if broken >= 2 and (lower >= 2 or broken > short * 2) else 0


def _fits(line: Line, following: Line, width: int) -> bool:
    """Whether the first word of the next line would have stood on this one."""
    first = following.text.split(maxsplit=1)[0]
    return line.indent + len(line.text) + 1 + len(first) <= width


def runs(found: Sequence[Line]) -> tuple[Run, ...]:
    """The runs of words in a text."""
    width = width_of(found)
    made: list[Run] = []
    gap = 0
    before: Line | None = None
    for position, line in enumerate(found):
        if not line.text:
            gap, before = gap + 1, None
            continue
        last = made[-1] if made else None
        sign = _sign(found, position, before, last, width)
        if (
            sign is None
            and last is not None
            and before is not None
            and (_goes_on(line, before, last, width) or _between_items(found, position, before, last))
        ):
            made[-1] = replace(last, text=f"{last.text} {line.text}".strip(), lines=(*last.lines, line.text))
        elif (
            sign is None and last is not None and last.marker is not None and not last.text and gap <= 1
        ):  # The sign stands on a line of its own.
            made[-1] = replace(last, text=line.text, lines=(line.text,))
        else:
            words = line.text[sign.length :] if sign else line.text
            written = line.text[: sign.length].strip() if sign else ""
            made.append(Run(line.number, line.indent, words, gap, sign, (words,), written))
        gap, before = 0, line
    return tuple(replace(run, text=tidy(run.text), lines=tuple(map(tidy, run.lines))) for run in made)


def _goes_on(line: Line, before: Line, last: Run, width: int) -> bool:
    """Whether a line without a sign goes on with the words of the line before."""
    inside = last.marker is not None and line.indent > last.indent
    if last.marker is not None and last.text and inside:
        return True
    ended = SENTENCE_END.search(before.text) or before.text.endswith((":", ";", ","))
    if last.marker is not None and line.text[:1].islower() and not ended:
        return True  # An item broken by hand.
    if not width:
        return False
    if _fits(before, line, width):
        return line.text[:1].islower() and len(before.text) > width * 0.6 and not SENTENCE_END.search(before.text) \
            and not before.text.endswith(":")  # fmt: skip
    return True


def _between_items(found: Sequence[Line], position: int, before: Line, last: Run) -> bool:
    """Whether a line goes on with an item that ends in a comma: below it, the list goes on.

    Below the last item, such a line may be the end of the sentence that all the items are in.
    """
    if last.marker is None or not before.text.endswith(",") or not found[position].text[:1].islower():
        return False
    below = marker(found[position + 1].text) if position + 1 < len(found) else None
    return below is not None and below.style == last.marker.style


def _sign(found: Sequence[Line], position: int, before: Line | None, last: Run | None, width: int) -> Marker | None:
    """The sign of an item at the start of a line, unless it only looks like one."""
    line = found[position]
    sign = marker(line.text)
    if sign is None or not sign.weak:
        return sign
    if _listed(found, position, sign):
        return sign
    if width and before is not None and last is not None and _goes_on(line, before, last, width):
        return None
    if sign.numbered:
        return None
    return sign if regex.match(r"[-–—*+·]\s+[\p{L}\p{N}]", line.text) else None


JUMP = 5
"""Numbers that a list may leave out at once."""
REACH = 60
"""Lines in which the sign before or after one in a list is looked for."""


def _listed(found: Sequence[Line], position: int, sign: Marker) -> bool:
    """Whether a sign has a fellow: the number before or after it, or the same bullet, at the same indent."""
    line = found[position]
    for step in (-1, 1):
        for other in range(position + step, position + step * REACH, step):
            if not 0 <= other < len(found):
                break
            near = found[other]
            if not near.text:
                continue
            there = marker(near.text)
            if there is None or there.style != sign.style or near.indent != line.indent:
                if not sign.numbered and there is None and near.indent <= line.indent and abs(other - position) > 3:
                    break
                continue
            steps = [(there.number(kind) - value) * step for kind, value in sign.values if there.number(kind)]
            if not sign.numbered or any(0 < count <= JUMP for count in steps):
                return True
            break
    return False
