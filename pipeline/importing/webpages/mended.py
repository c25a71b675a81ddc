"""Lists and headings that only look like ones: paragraphs with signs before them, paragraphs in bold type."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.importing.draft import Element as Block
from pipeline.importing.draft import Fate, Told
from pipeline.importing.webpages.reader import Reader
from pipeline.importing.webpages.signs import Sign, sign
from pipeline.sources.elements import HEADINGS
from pipeline.text import excerpt

LEVEL = "data-level"
SIGN = "data-sign"
"""Marks that the reading of an office program's page leaves on a paragraph or list, for this module only."""
_LONGEST_HEADING = 80
_MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class _Item:
    level: int
    kind: str
    number: int
    content: tuple[Block | str, ...]
    attributes: tuple[tuple[str, str], ...] = ()


def lists(blocks: Sequence[Block], reader: Reader) -> list[Block]:
    """The blocks with lists where paragraphs stood one after the other with signs before them."""
    found: list[Block] = []
    place = 0
    while place < len(blocks):
        block = blocks[place]
        if block.get(LEVEL) and block.tag == "p":
            end = place
            while end < len(blocks) and blocks[end].tag == "p" and blocks[end].get(LEVEL):
                end += 1
            made = _nested([_marked(one) for one in blocks[place:end]])
            reader.told.append(
                Told(Fate.BECAME, _name(made[0]), excerpt(made[0].text()), why="its paragraphs had the style of a list")
            )
            found += made
            place = end
        elif block.get(LEVEL) and found and _takes(found[-1], block):
            found[-1] = _into(found[-1], replace(block, attributes=_without_marks(block)), int(block.get(LEVEL)))
            place += 1
        else:
            end = _typed_end(blocks, place)
            if end - place > 1:
                made = _nested([_typed(one) for one in blocks[place:end]])
                reader.told.append(
                    Told(
                        Fate.GUESSED,
                        _name(made[0]),
                        excerpt(made[0].text()),
                        confidence=0.9 if end - place > 2 else 0.8,
                        why="its paragraphs began with the signs of a list",
                    )
                )
                found += made
                place = end
            else:
                found.append(replace(block, attributes=_without_marks(block)) if block.get(LEVEL) else block)
                place += 1
    return found


def _takes(outer: Block, inner: Block) -> bool:
    """Whether a list of Google Docs belongs to the list before it."""
    return outer.tag in ("ul", "ol") and (inner.get(LEVEL) != "0" or _continues(outer, inner))


def _name(block: Block) -> str:
    return "numbered list" if block.tag == "ol" else "bulleted list"


def _without_marks(block: Block) -> tuple[tuple[str, str], ...]:
    return tuple(pair for pair in block.attributes if pair[0] not in (LEVEL, SIGN))


def _into(outer: Block, inner: Block, depth: int) -> Block:
    """The outer list with another one at the end of its last item, `depth` levels down; at 0 it goes on with it."""
    last = outer.children[-1]
    if not isinstance(last, Block):
        return outer
    if depth == 0:
        return replace(outer, children=(*outer.children, *inner.children))
    deeper = last.children[-1] if last.children else ""
    if isinstance(deeper, Block) and deeper.tag in ("ul", "ol") and (depth > 1 or _continues(deeper, inner)):
        item = replace(last, children=(*last.children[:-1], _into(deeper, inner, depth - 1)))
    else:
        item = replace(last, children=(*last.children, inner))
    return replace(outer, children=(*outer.children[:-1], item))


def _continues(outer: Block, inner: Block) -> bool:
    """Whether a list goes on with another one: bullets with bullets, numbers with the next number."""
    if outer.tag != inner.tag or outer.get("type") != inner.get("type"):
        return False
    return outer.tag == "ul" or int(inner.get("start") or 1) == int(outer.get("start") or 1) + len(outer.children)


def _marked(block: Block) -> _Item:
    kind, _, number = block.get(SIGN).partition(" ")
    return _Item(int(block.get(LEVEL)), kind or "ul", int(number or 0), block.children, _without_marks(block))


def _first(block: Block) -> Sign | None:
    """The sign that a paragraph begins with."""
    return sign(block.text()) if block.tag == "p" and not block.get("class") else None


def _typed_end(blocks: Sequence[Block], start: int) -> int:
    """Where a run of paragraphs with one kind of sign ends; numbers have to count up from 1, or from where they are."""
    first = last = _first(blocks[start])
    if first is None or first.above:
        return start
    end = start + 1
    while end < len(blocks):
        found = _first(blocks[end])
        if found is None or last is None or found.look != first.look or found.above:
            break
        if found.kind != "ul" and found.number != last.number + 1:
            break
        last = found
        end += 1
    return end


def _typed(block: Block) -> _Item:
    found = _first(block)
    if found is None:
        return _Item(1, "ul", 0, block.children, block.attributes)
    return _Item(1, found.kind, found.number, cut(block.children, found.length), block.attributes)


def cut(children: tuple[Block | str, ...], length: int) -> tuple[Block | str, ...]:
    """Inline content without its first characters."""
    found: list[Block | str] = []
    for child in children:
        if length <= 0:
            found.append(child)
        elif isinstance(child, str):
            rest = child[length:]
            length -= len(child)
            if rest:
                found.append(rest)
        else:
            size = len(child.text())
            inside = cut(child.children, length)
            length -= size
            if inside:
                found.append(replace(child, children=inside))
    return tuple(found)


def _nested(items: Sequence[_Item]) -> list[Block]:
    """The items as lists inside one another by their levels; another kind of sign begins another list."""
    found: list[Block] = []
    place = 0
    while place < len(items):
        first = items[place]
        entries: list[Block] = []
        expected = first.number
        while (
            place < len(items) and items[place].level <= first.level and (not entries or _goes_on(items[place], first))
        ):
            item = items[place]
            place += 1
            inner_end = place
            while inner_end < len(items) and items[inner_end].level > first.level:
                inner_end += 1
            inner = _nested(items[place:inner_end])
            place = inner_end
            value = (("value", str(item.number)),) if item.kind != "ul" and item.number != expected else ()
            expected = item.number + 1
            entries.append(Block("li", (*value, *item.attributes), (*item.content, *inner)))
        if first.kind == "ul":
            found.append(Block("ul", (), tuple(entries)))
        else:
            kind = (("type", first.kind),) if first.kind != "1" else ()
            start = (("start", str(first.number)),) if first.number != 1 else ()
            found.append(Block("ol", (*kind, *start), tuple(entries)))
    return found


def _goes_on(item: _Item, first: _Item) -> bool:
    return item.kind == first.kind and item.level == first.level


def headings(blocks: Sequence[Block], reader: Reader) -> list[Block]:
    """The blocks with headings where a short paragraph in bold type stood before text."""
    found: list[Block] = []
    level = 1
    blocks = _without_twins(blocks, reader)
    for place, block in enumerate(blocks):
        if block.tag in HEADINGS:
            level = int(block.tag[1])
            found.append(block)
        elif _looks_like(block, blocks[place + 1] if place + 1 < len(blocks) else None):
            reader.told.append(
                Told(
                    Fate.GUESSED,
                    "heading",
                    excerpt(block.text()),
                    confidence=0.7,
                    why="a short paragraph, all in bold type, before text",
                )
            )
            inside = tuple(part for child in block.children for part in _bare(child))
            found.append(Block(f"h{min(level + 1, 6)}", block.attributes, inside))
        else:
            found.append(block)
    return found


def _without_twins(blocks: Sequence[Block], reader: Reader) -> list[Block]:
    """The blocks without headings that the next one says again: one of the two is for screen readers only."""
    found: list[Block] = []
    for block in blocks:
        last = found[-1] if found else None
        twin = last is not None and last.tag in HEADINGS and block.tag in HEADINGS
        if last is not None and twin and last.text().split() == block.text().split() and not block.get("id"):
            found.pop()
            words = " ".join(block.text().split())
            reader.told.append(Told(Fate.DROPPED, "heading said twice", excerpt(words), words=words))
            name = last.get("id")
            found.append(replace(block, attributes=(("id", name), *block.attributes)) if name else block)
        else:
            found.append(block)
    return found


def _looks_like(block: Block, following: Block | None) -> bool:
    if block.tag != "p" or block.get("class") or following is None or following.tag in HEADINGS or is_bold(following):
        return False
    text = block.text().strip()
    if not is_bold(block) or len(text) > _LONGEST_HEADING or len(text.split()) > _MOST_WORDS:
        return False
    return not text.endswith((".", ",", ";", "!", "。", "।", "۔")) and any(map(str.isalpha, text))


def is_bold(block: Block) -> bool:
    """Whether all the text of a paragraph is in bold type."""
    return (
        block.tag == "p"
        and bool(block.children)
        and all(not child.strip() if isinstance(child, str) else _holds_strong(child) for child in block.children)
    )


def _holds_strong(element: Block) -> bool:
    if element.tag == "strong":
        return True
    return (
        element.tag in ("u", "em", "span")
        and len(element.children) == 1
        and isinstance(element.children[0], Block)
        and _holds_strong(element.children[0])
    )


def _bare(child: Block | str) -> tuple[Block | str, ...]:
    if isinstance(child, Block) and child.tag in ("strong", "u"):
        return tuple(part for inner in child.children for part in _bare(inner))
    return (child,)
