"""The words inside a paragraph: pieces of text, each with the inline elements round it.

A line of a web page is full of wrappers that mean nothing. Taken apart into pieces, white space can be mended
across them, lines can be cut at breaks, and what is put together again is as shallow as it can be.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import regex

from pipeline.importing.draft import Element

_SPACES = regex.compile(r"[ \t\n\r\f]+")
_EMPTY = " \u00a0\u200b\ufeff"
"""What shows nothing at the ends of a line; some editors put a space without width in every empty cell."""
_WITH_NBSP = regex.compile(r"[ \t\n\r\f\u00a0]{2,}")
MERGED = frozenset("strong em sub sup code u s del ins small mark".split())
"""Elements of which two beside each other are one: editors cut them at will."""

_ONCE = MERGED - {"sub", "sup"}
DEEPEST = 10
"""Inline elements inside one another; more are a mistake of an editor."""


@dataclass(frozen=True, slots=True)
class Wrap:
    """An inline element round a piece. `key` tells two alike from each other, such as two links side by side."""

    tag: str
    attributes: tuple[tuple[str, str], ...] = ()
    key: int = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """A text or an element that holds no text (an image, a break), and the wraps round it from outside in."""

    content: str | Element
    wraps: tuple[Wrap, ...] = ()

    @property
    def is_break(self) -> bool:
        """Whether this is `<br>`."""
        return isinstance(self.content, Element) and self.content.tag == "br"


GAP = Piece("\n\n")
"""Holds the words before and after something that was left out apart, as it did."""


def wrapped(pieces: Iterable[Piece], wrap: Wrap) -> list[Piece]:
    """The pieces with one more element round them; bold type in bold type is bold type once."""
    return [Piece(piece.content, _added(wrap, piece.wraps)) for piece in pieces]


def _added(wrap: Wrap, wraps: tuple[Wrap, ...]) -> tuple[Wrap, ...]:
    if wrap.tag in _ONCE and wrap in wraps:
        wraps = tuple(other for other in wraps if other != wrap)
    return (wrap, *wraps) if len(wraps) < DEEPEST else wraps


def tidy(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with white space as a browser shows it: one space for many, none at the ends and at breaks.

    A run of spaces with no-break ones among them is an editor's filling and becomes one space, too; a no-break space
    that stands alone holds a number and its unit together, and stays.
    """
    found: list[Piece] = []
    open_space = True
    for place, piece in enumerate(pieces):
        if piece.content == GAP.content and _is_sign(pieces, place + 1):
            continue
        if isinstance(piece.content, Element):
            if piece.is_break:
                _trim(found)
            found.append(piece)
            open_space = piece.is_break
            continue
        text = _SPACES.sub(" ", _WITH_NBSP.sub(" ", piece.content))
        if open_space:
            text = text.lstrip(_EMPTY) if not found or found[-1].is_break else text.lstrip(" ")
        if text:
            found.append(Piece(text, piece.wraps))
            open_space = text.endswith((" ", "\u00a0"))
    _trim(found)
    while found and found[-1].is_break:
        found.pop()
        _trim(found)
    while found and found[0].is_break:
        found.pop(0)
    return found


def _is_sign(pieces: Sequence[Piece], place: int) -> bool:
    """Whether a sign that takes no space before it comes next."""
    following = pieces[place].content if place < len(pieces) else ""
    return isinstance(following, str) and following.startswith(
        (".", ",", ";", ":", "!", "?", ")", "。", "，", "、", "؟", "،")
    )


def _trim(pieces: list[Piece]) -> None:
    """Take the spaces off the end of the last text."""
    while pieces and isinstance(pieces[-1].content, str):
        text = pieces[-1].content.rstrip(_EMPTY)
        last = pieces.pop()
        if text:
            pieces.append(Piece(text, last.wraps))
            return


def lines(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces cut at each `<br>`; two in a row leave an empty line."""
    found: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.is_break:
            found.append([])
        else:
            found[-1].append(piece)
    return found


def text(pieces: Iterable[Piece]) -> str:
    """The text of some pieces; a break is a space."""
    return "".join(
        piece.content if isinstance(piece.content, str) else " " if piece.is_break else "" for piece in pieces
    )


def built(pieces: Sequence[Piece]) -> tuple[Element | str, ...]:
    """The pieces as text and inline elements; those with the same wrap stand in one element."""
    return tuple(_built(pieces, 0))


def _built(pieces: Sequence[Piece], depth: int) -> Iterator[Element | str]:
    start = 0
    while start < len(pieces):
        wrap = _wrap(pieces[start], depth)
        end = start + 1
        while end < len(pieces) and _same(wrap, _wrap(pieces[end], depth)):
            end += 1
        run = pieces[start:end]
        if wrap is not None:
            yield Element(wrap.tag, wrap.attributes, tuple(_built(run, depth + 1)))
        else:
            yield from _joined(run)
        start = end


def _wrap(piece: Piece, depth: int) -> Wrap | None:
    return piece.wraps[depth] if depth < len(piece.wraps) else None


def _same(one: Wrap | None, other: Wrap | None) -> bool:
    if one is None or other is None:
        return one is other
    return one == other or (one.tag == other.tag and one.tag in MERGED and one.attributes == other.attributes)


def _joined(run: Sequence[Piece]) -> Iterator[Element | str]:
    held = ""
    for piece in run:
        if isinstance(piece.content, str):
            held += piece.content
        else:
            if held:
                yield held
            held = ""
            yield piece.content
    if held:
        yield held
