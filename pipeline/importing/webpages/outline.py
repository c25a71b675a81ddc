"""The outline of a page: its title, the levels of its headings, and where its links inside the page lead."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from urllib.parse import unquote

from pipeline.importing.draft import Element as Block
from pipeline.importing.draft import Fate, Told
from pipeline.importing.webpages.reader import Reader
from pipeline.sources.elements import HEADINGS
from pipeline.text import excerpt


def headings(blocks: Iterable[Block | str]) -> Iterable[Block]:
    """The headings among some blocks, in order."""
    for block in blocks:
        if isinstance(block, Block):
            if block.tag in HEADINGS:
                yield block
            else:
                yield from headings(block.children)


def without(blocks: Sequence[Block], gone: Block) -> tuple[Block, ...]:
    """The blocks less one of them, wherever it stands; what held nothing else goes, too."""
    return tuple(block for block in (_without(child, gone) for child in blocks) if isinstance(block, Block))


def _without(block: Block | str, gone: Block) -> Block | str | None:
    if block is gone:
        return None
    if isinstance(block, str) or not any(found is gone for found in headings(block.children)):
        return block
    children = [kept for kept in (_without(child, gone) for child in block.children) if kept is not None]
    return replace(block, children=tuple(children)) if children else None


def levelled(blocks: Sequence[Block], reader: Reader) -> tuple[Block, ...]:
    """The blocks with headings that go down one level at a time, from h2: the title is the h1."""
    levels: dict[int, int] = {}
    stack: list[tuple[int, int]] = []
    changed = 0
    found = list(headings(blocks))
    lowest = min((int(h.tag[1]) for h in found), default=2)
    for heading in found:
        level = int(heading.tag[1])
        while stack and stack[-1][0] >= level:
            stack.pop()
        wanted = stack[-1][1] + 1 if stack else 2
        wanted = min(wanted, 6)
        stack.append((level, wanted))
        levels[id(heading)] = wanted
        # One level up or down throughout is what a title of its own asks for.
        changed += wanted != level - lowest + 2
    if changed:
        first = next(h for h in found if levels[id(h)] != int(h.tag[1]) - lowest + 2)
        reader.told.append(
            Told(
                Fate.GUESSED,
                "levels of headings",
                excerpt(first.text()),
                0,
                0.9,
                why=f"{changed} headings skipped a level; now they go down one level at a time",
            )
        )
    return tuple(_levelled(block, levels) for block in blocks)


def _levelled(block: Block, levels: dict[int, int]) -> Block:
    if block.tag in HEADINGS:
        return replace(block, tag=f"h{levels[id(block)]}")
    if not any(True for _ in headings(block.children)):
        return block
    children = tuple(child if isinstance(child, str) else _levelled(child, levels) for child in block.children)
    return replace(block, children=children)


def anchored(blocks: Sequence[Block], reader: Reader) -> tuple[Block, ...]:
    """The blocks with links that lead to where the ids now are; a link to what is not there becomes plain text."""
    lost: list[str] = []
    found = tuple(child for block in blocks for child in _anchored(block, reader, lost) if isinstance(child, Block))
    if lost:
        reader.told.append(
            Told(
                Fate.UNSURE,
                "links inside the page",
                excerpt("; ".join(lost)),
                why="they lead to nothing that is left; they are plain text now",
            )
        )
    needed = set(_needed(found))
    return tuple(_without_idle(block, needed) for block in found)


def _needed(blocks: Iterable[Block | str]) -> Iterator[str]:
    """The ids that links and table cells among some blocks point to."""
    for block in blocks:
        if isinstance(block, Block):
            if block.tag == "a" and block.get("href").startswith("#"):
                yield block.get("href")[1:]
            yield from block.get("headers").split()
            yield from _needed(block.children)


def _without_idle(block: Block, needed: set[str]) -> Block:
    """The block without ids that nothing points to: the links to them were the site's."""
    attributes = tuple(pair for pair in block.attributes if pair[0] != "id" or pair[1] in needed)
    children = tuple(child if isinstance(child, str) else _without_idle(child, needed) for child in block.children)
    return replace(block, attributes=attributes, children=children)


def _anchored(block: Block, reader: Reader, lost: list[str]) -> tuple[Block | str, ...]:
    children = tuple(
        new
        for child in block.children
        for new in ((child,) if isinstance(child, str) else _anchored(child, reader, lost))
    )
    where = block.get("href")
    if block.tag == "a" and where.startswith("#"):
        target = next(
            (name for name in (where[1:], unquote(where[1:])) if name in reader.kept or name in reader.aliases), ""
        )
        if not target:
            lost.append(block.text())
            return children
        where = f"#{reader.aliases.get(target, target)}"
        attributes = tuple((name, where if name == "href" else value) for name, value in block.attributes)
        return (replace(block, attributes=attributes, children=children),)
    return (replace(block, children=children),)
