"""Two versions of a page as one: block by block side by side, each in its language.

Both come from one source page, so their trees have the same shape almost everywhere. What belongs
to both stands once: sections, boxes, lists and their items, pictures, and every heading with its
words in two languages, so that the outline and the lists of the file are those of the leaflet. The
words stand in cells. A block that only one version has gets a row with one empty cell.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from math import ceil
from typing import Any
from unicodedata import east_asian_width

from markupsafe import Markup

from pipeline.leaflets.boxes import WORDS
from pipeline.leaflets.wording import trusted
from pipeline.model import Language
from pipeline.sources.blocks import (
    Piece,
    body,
    holds_blocks,
    inner,
    is_block,
    markup,
    pictures,
    pieces,
    rename,
    texts,
    words,
)
from pipeline.sources.elements import HEADINGS
from pipeline.sources.parser import deep

SHORT, LONG = 20, 42
"""Heights in em of body text: up to which a row, and from which on a box, is not kept on one sheet.

A4 has room for 60. A box that fills most of a sheet would leave its heading alone on the one before.
"""

_LINE = 38
"""Narrow characters in a line of a column of 80 mm at 12 pt."""

_TITLES = frozenset({*HEADINGS, "dt", "summary", "legend", "label", "figcaption"})
"""Elements that take text alone, or that their list or figure has one of."""

_PARAGRAPHS = frozenset({"p", "pre", "address"})
_WHOLE = frozenset({"table", "form", "fieldset", "datalist"})
"""Elements that would be too narrow, or broken, in half: the original stands above the translation."""

_BOXES = frozenset({"note", *WORDS})


@dataclass(frozen=True, slots=True)
class _Side:
    """One column, and the language and direction of its words at a place in the page."""

    column: str
    language: str
    direction: str
    leading: float
    taken: frozenset[str] = frozenset()

    def at(self, node: Any) -> "_Side":
        """The same inside an element."""
        language, direction = node.get("lang") or self.language, node.get("dir") or self.direction
        return replace(self, language=language, direction=direction)

    @property
    def spoken(self) -> str:
        return _attributes({"lang": self.language, "dir": self.direction})


Sides = tuple[_Side, _Side]


def pair(original: str, translation: str, source: Language, reader: Language) -> Markup:
    """The content of two versions of a page as one; `source` and `reader` are their languages."""
    with deep():
        left, right = body(original), body(translation)
        taken = frozenset(str(tag["id"]) for tag in left.find_all(id=True))
        sides = (
            _Side("source", source.tag, source.direction, source.leading * source.size),
            _Side("translation", reader.tag, reader.direction, reader.leading * reader.size, taken),
        )
        return trusted("".join(_inside(left, right, sides)))


def _inside(left: Any, right: Any, sides: Sides) -> Iterator[str]:
    """The content of an element of which one or both versions have an instance."""
    lefts = pieces(left) if left is not None else []
    rights = pieces(right) if right is not None else []
    for one, other in _aligned(lefts, rights):
        yield from _row(one, other, sides)


def _aligned(lefts: list[Piece], rights: list[Piece]) -> Iterator[tuple[Piece | None, Piece | None]]:
    """Pieces of the same kind side by side; None where a version has none."""
    matcher = SequenceMatcher(None, [*map(_kind, lefts)], [*map(_kind, rights)], autojunk=False)
    for same, start, end, other_start, other_end in matcher.get_opcodes():
        if same == "equal":
            yield from zip(lefts[start:end], rights[other_start:other_end], strict=True)
        else:
            yield from ((piece, None) for piece in lefts[start:end])
            yield from ((None, piece) for piece in rights[other_start:other_end])


def _kind(piece: Piece) -> tuple[object, ...]:
    block = _block(piece)
    return () if block is None else (block.name, block.get("class"), block.name in _WHOLE or holds_blocks(block))


def _block(piece: Piece | None) -> Any:
    return piece[0] if piece and is_block(piece[0]) else None


def _row(left: Piece | None, right: Piece | None, sides: Sides) -> Iterator[str]:
    block = _block(right) or _block(left)
    if block is not None and block.name in _WHOLE:
        yield from _stack((left, right), sides)
    elif block is not None and holds_blocks(block):
        inside = _within(_block(left), _block(right), sides)
        rows = "".join(_inside(_block(left), _block(right), inside))
        name = "plainleaf-long" if _boxes(block) and _height((left, right), sides) > LONG else ""
        yield f"{_start(block, name)}{rows}</{block.name}>"
    elif _is_shared(left, right):
        yield _both(block, right or left or [], sides[1] if right else sides[0])
    elif block is None:
        yield _cells("div", (left, right), sides)
    else:
        yield _words(block, (left, right), sides)


def _both(block: Any, piece: Piece, side: _Side) -> str:
    """What is the same for both: pictures, with their description in one language, and lines."""
    if block is None:
        return f'<div class="plainleaf-both"{side.spoken}>{markup(piece)}</div>'
    end = "" if block.name == "hr" else f"</{block.name}>"
    return f"{_start(block, 'plainleaf-both', side.at(block).spoken)}{inner(block)}{end}"


def _within(left: Any, right: Any, sides: Sides) -> Sides:
    return (
        sides[0].at(left) if left is not None else sides[0],
        sides[1].at(right) if right is not None else sides[1],
    )


def _is_shared(left: Piece | None, right: Piece | None) -> bool:
    """Whether there are no words in a row, only pictures that are the same in both versions or a line."""
    if any(words(piece) for piece in (left, right) if piece):
        return False
    return left is None or right is None or pictures(left) == pictures(right)


def _words(block: Any, both: tuple[Piece | None, Piece | None], sides: Sides) -> str:
    """A block of text in both languages."""
    if block.name in _PARAGRAPHS:
        row, boxes = _cells(block.name, both, sides), _boxes(block)
        return f'<div class="{" ".join(boxes)}">{row}</div>' if boxes else row
    inside = _within(_block(both[0]), _block(both[1]), sides)
    contents = tuple(list(piece[0].children) if piece else None for piece in both)
    if block.name in _TITLES:
        cells = "".join(_cell("span", piece, side) for piece, side in zip(contents, inside, strict=True))
        # An outline would have the words of both cells without a gap.
        outline = " – ".join(filter(None, (" ".join(words(piece or []).split()) for piece in both)))
        said = _attributes({"data-outline": outline}) if block.name in HEADINGS else ""
        return f"{_start(block, 'plainleaf-pair', said)}{cells}</{block.name}>"
    return f"{_start(block)}{_cells('div', (contents[0], contents[1]), inside)}</{block.name}>"


def _boxes(block: Any) -> list[str]:
    return [name for name in block.get("class", "").split() if name in _BOXES]


def _cells(tag: str, both: tuple[Piece | None, Piece | None], sides: Sides) -> str:
    cells = "".join(_cell(tag, piece, side) for piece, side in zip(both, sides, strict=True))
    return f'<div class="plainleaf-pair{" plainleaf-short" if _height(both, sides) <= SHORT else ""}">{cells}</div>'


def _cell(tag: str, piece: Piece | None, side: _Side) -> str:
    """The words of one version; a paragraph is a cell itself."""
    names = f"plainleaf-cell plainleaf-{side.column}"
    if piece is None:
        empty = "span" if tag == "span" else "div"
        return f'<{empty} class="{names}"{side.spoken}></{empty}>'
    rename(piece, side.taken, side.language)
    block = _block(piece)
    if block is None:
        return f'<{tag} class="{names}"{side.spoken}>{markup(piece)}</{tag}>'
    kept = " ".join(name for name in block.get("class", "").split() if name not in _BOXES)
    attributes = {name: value for name, value in block.attrs.items() if name not in ("class", "lang", "dir")}
    said = side.at(block).spoken
    return f'<{tag} class="{f"{names} {kept}".strip()}"{_attributes(attributes)}{said}>{inner(block)}</{tag}>'


def _stack(both: tuple[Piece | None, Piece | None], sides: Sides) -> Iterator[str]:
    for piece, side in zip(both, sides, strict=True):
        if piece is not None:
            rename(piece, side.taken, side.language)
            yield f'<div class="plainleaf-whole plainleaf-{side.column}"{side.spoken}>{markup(piece)}</div>'


def _start(block: Any, name: str = "", said: str = "") -> str:
    """The start tag of what belongs to both versions; the languages stand on what is inside."""
    attributes = {key: value for key, value in block.attrs.items() if key not in ("lang", "dir")}
    if name:
        attributes["class"] = f"{name} {attributes.get('class', '')}".strip()
    return f"<{block.name}{_attributes(attributes)}{said}>"


def _attributes(values: dict[str, str]) -> str:
    return "".join(str(Markup(' {}="{}"').format(Markup(name), value)) for name, value in values.items())  # noqa: S704


def _height(both: tuple[Piece | None, Piece | None], sides: Sides) -> float:
    """About how high, in em, words are in half a line: the higher one of two versions."""
    return max(
        sum(ceil(_width(text) / _LINE) for text in texts(piece)) * side.leading
        for piece, side in zip(both, sides, strict=True)
    )


def _width(text: str) -> int:
    return len(text) + sum(east_asian_width(character) in "WF" for character in text)
