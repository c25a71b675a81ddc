"""The blocks of a page: paragraphs, headings, boxes, figures, in the order of reading and without their wrappers."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex

from pipeline.importing.account import whole
from pipeline.importing.draft import Element as Block
from pipeline.importing.draft import Fate, Told
from pipeline.importing.webpages import (
    boxes,
    breaks,
    figures,
    inline,
    listed,
    mended,
    office,
    phrasing,
    regions,
    signs,
    tabular,
)
from pipeline.importing.webpages.phrasing import Piece, Wrap
from pipeline.importing.webpages.reader import DEEPEST, Reader
from pipeline.importing.webpages.wording import UNREAD, text_of
from pipeline.sources.elements import BLOCK, HEADINGS
from pipeline.sources.tree import Element, Text

_LISTS = frozenset("ul ol menu dir".split())
_NESTED = _LISTS | {"dl", "blockquote", "table", "details"}
_END, _START = regex.compile(r"\p{Ll}{3,}[.!?]?$"), regex.compile(r"\p{Lu}\p{Ll}{2,}")
_CLASS = regex.compile(r"h([1-6])")
_Wrapped = tuple[Element | Text, tuple[Wrap, ...]]
"""A node, and the inline elements that stood round it and a block."""


LONGEST_TITLE = 20
"""Words of a heading that only its class names."""


def blocks(nodes: Sequence[Element | Text], reader: Reader, wraps: tuple[Wrap, ...] = ()) -> list[Block]:
    """The blocks that nodes give; runs of text among them become paragraphs.

    `wraps` are inline elements that stand round whole blocks, as `<b><p>…</p></b>`: they go inside.
    """
    found: list[Block] = []
    run: list[_Wrapped] = []
    for node, outer in _opened(nodes, reader, wraps):
        if isinstance(node, Element) and reader.is_block(node):
            found += _paragraphs(run, reader)
            run = []
            found += _block(node, reader, outer)
        else:
            run.append((node, outer))
    return found + _paragraphs(run, reader)


def _opened(nodes: Sequence[Element | Text], reader: Reader, wraps: tuple[Wrap, ...]) -> Iterator[_Wrapped]:
    """The nodes, and in place of inline elements that hold blocks what stands in those."""
    for node in nodes:
        if isinstance(node, Element) and reader.opens(node) and not reader.outside(node):
            reader.met(node)
            wrap = inline.wrap_of(node, reader)
            if wrap and wrap.tag == "a":
                reader.cards.setdefault(wrap.key, False)
            yield from _opened(node.children, reader, (*wraps, wrap) if wrap else wraps)
        else:
            yield node, wraps


def _pieces(run: Sequence[_Wrapped], reader: Reader) -> list[Piece]:
    found: list[Piece] = []
    said: set[int] = set()
    for node, wraps in run:
        inside = inline.pieces([node], reader)
        text = any(isinstance(piece.content, str) and piece.content.strip() for piece in inside)
        for wrap in reversed(wraps):
            card = wrap.tag == "a" and wrap.key in reader.cards
            if not card or (text and not reader.cards[wrap.key]):
                inside = phrasing.wrapped(inside, wrap)
            if card and text:
                said.add(wrap.key)
        found += inside
    # A link round a whole card, with its image and its text, is that of its first words.
    reader.cards.update(dict.fromkeys(said, True))
    pieces = phrasing.tidy(found)
    _tell_joined(pieces, reader, run[0][0] if run else None)
    return pieces


def _tell_joined(pieces: Sequence[Piece], reader: Reader, node: Element | Text | None) -> None:
    """Tell of words with nothing but a tag between them, which a style sheet may hold apart."""
    for one, other in pairwise(pieces):
        if isinstance(one.content, str) and isinstance(other.content, str):
            end, start = _END.search(one.content), _START.match(other.content)
            if end and start:
                why = "no space stands between them in the page; its style may hold them apart"
                reader.tell(Fate.UNSURE, "words that run together", node, text=end[0] + start[0], why=why)


def _paragraphs(run: Sequence[_Wrapped], reader: Reader) -> list[Block]:
    """The paragraphs of a run of text, cut where its breaks say so."""
    pieces = _pieces(run, reader)
    if not pieces:
        return []
    return [reader.identified(block) for block in breaks.parted(pieces, run[0][0].line, reader)]


def _block(node: Element, reader: Reader, wraps: tuple[Wrap, ...]) -> list[Block]:
    if node.name in UNREAD:
        return []
    kind = reader.outside(node)
    if kind:
        reader.drop(kind, node)
        return []
    nested = node.name in _NESTED
    if nested and reader.depth >= DEEPEST:
        reader.met(node)
        return blocks(node.children, reader, wraps)
    reader.depth += nested
    try:
        found = _made(node, reader, wraps)
    finally:
        reader.depth -= nested
    spoken = reader.language_of(node)
    return [saying(block, spoken) for block in found] if spoken else found


def saying(block: Block, spoken: tuple[tuple[str, str], ...]) -> Block:
    more = tuple(pair for pair in spoken if not block.get(pair[0]))
    return Block(block.tag, block.attributes + more, block.children)


def _made(node: Element, reader: Reader, wraps: tuple[Wrap, ...]) -> list[Block]:
    label = reader.label_of(node)
    if label:
        title = Block("p", (), (Block("strong", (), (label,)),))
        return [reader.identified(title, node.get("id")), *_made(node, reader, wraps)]
    name = node.name
    level = office.list_level(node) if reader.program else 0
    if level:
        return _office_item(node, level, reader, wraps)
    if reader.program and office.is_title(node):
        return _leaf("h1", node, reader, wraps)
    box = boxes.box(node, reader)
    if box:
        return _box(node, box, reader, wraps)
    if name in HEADINGS:
        return _leaf(name, node, reader, wraps)
    if node.get("role") == "heading":
        level = whole(node.get("aria-level")) or 2
        return _leaf(f"h{min(max(level, 1), 6)}", node, reader, wraps)
    if name in ("div", "p") and (level := _level_by_class(node, reader)):
        return _leaf(f"h{level}", node, reader, wraps)
    if name in _LISTS:
        return listed.listed(node, reader, wraps)
    match name:
        case "dl":
            return listed.definitions(node, reader)
        case "table":
            return tabular.table(node, reader)
        case "pre" | "listing" | "xmp":
            return _preformatted(node, reader)
        case "blockquote":
            return _holder("blockquote", node, reader, wraps)
        case "figure":
            return figures.figure(node, reader, wraps)
        case "details":
            return _details(node, reader, wraps)
        case "address":
            return _leaf("address", node, reader, wraps)
        case "hr":
            return []
        case "p":
            own = node.get("id")
            if own in reader.linked:
                reader.met(node)
            return blocks(node.children, reader, wraps)
    if name in ("option", "optgroup"):
        reader.drop("form field or button", node)
        return []
    # Everything else is a wrapper: what stands in it is what counts.
    reader.met(node)
    if regions.toggles(node) or node.index in reader.tabs.titles:
        wrap: Wrap | None = Wrap("strong")
    else:
        wrap = None if name in BLOCK else inline.wrap_of(node, reader)
    return blocks(node.children, reader, (*wraps, wrap) if wrap else wraps)


def _level_by_class(node: Element, reader: Reader) -> int:
    """The level of a heading that only its class names, as in `class="h4"`; 0 for none."""
    found = next((match for name in node.get("class").split() if (match := _CLASS.fullmatch(name))), None)
    if found is None or len(text_of(node).split()) > LONGEST_TITLE:
        return 0
    if any(e.name in BLOCK for e in reader.tree.inside(node)):
        return 0
    return max(int(found[1]), 2)


def _office_item(node: Element, level: int, reader: Reader, wraps: tuple[Wrap, ...]) -> list[Block]:
    """A paragraph that an office program means as an item of a list, with a mark for where it belongs."""
    pieces = _pieces([(child, wraps) for child in node.children], reader)
    if not pieces:
        return []
    found = signs.sign(phrasing.text(pieces), marked=True)
    content = phrasing.built(pieces)
    kind = ""
    if found is not None:
        content = mended.cut(content, found.length)
        kind = f"{found.kind} {found.number}"
        # A page shows the last part of the number 2.1, and no letter that stands for a bullet.
        words = found.above if found.number else found.written
        if any(map(str.isalnum, words)):
            reader.told.append(Told(Fate.DROPPED, "signs of a list", words, node.line, words=words))
    marks = ((mended.LEVEL, str(level)), (mended.SIGN, kind))
    return [reader.identified(Block("p", marks, content), node.get("id"))]


def _box(node: Element, box: tuple[tuple[str, str], ...], reader: Reader, wraps: tuple[Wrap, ...]) -> list[Block]:
    """A box that stands out, and what stands in it."""
    reader.boxed = True
    reader.met(node)
    pending, reader.pending = reader.pending, []
    inside = mended.lists(blocks(node.children, reader, wraps), reader)
    reader.boxed = False
    reader.pending = pending + reader.pending
    if not inside:
        return []
    if node.name == "p" and len(inside) == 1 and inside[0].tag == "p" and box[0][1] == "note":
        return [reader.identified(Block("p", box, inside[0].children))]
    return [reader.identified(Block("div", box, tuple(inside)))]


def _leaf(tag: str, node: Element, reader: Reader, wraps: tuple[Wrap, ...]) -> list[Block]:
    """A block of one line: blocks in it are flattened, images go after it."""
    pieces = _pieces([(child, wraps) for child in node.children], reader)
    if tag in HEADINGS:
        pieces = phrasing.tidy([Piece(" ") if piece.is_break else piece for piece in pieces])
        pieces = _unstressed(pieces)
    if not pieces:
        return []
    return [reader.identified(Block(tag, (), phrasing.built(pieces)), node.get("id"))]


def _unstressed(pieces: list[Piece]) -> list[Piece]:
    """A heading without the bold type that runs through all of it."""
    while pieces and all(p.wraps and p.wraps[0].tag in ("strong", "u") for p in pieces if _seen(p)):
        pieces = [Piece(p.content, p.wraps[1:]) for p in pieces]
    return pieces


def _seen(piece: Piece) -> bool:
    return not isinstance(piece.content, str) or bool(piece.content.strip())


def _holder(tag: str, node: Element, reader: Reader, wraps: tuple[Wrap, ...]) -> list[Block]:
    """A block that holds blocks."""
    reader.met(node)
    pending, reader.pending = reader.pending, []
    inside = mended.lists(blocks(node.children, reader, wraps), reader)
    reader.pending = pending + reader.pending
    if not inside:
        return []
    cite = (("cite", node.get("cite")),) if tag == "blockquote" and node.get("cite") else ()
    return [reader.identified(Block(tag, cite, tuple(inside)))]


def _preformatted(node: Element, reader: Reader) -> list[Block]:
    found = inline.pieces(node.children, reader)
    text = "".join(p.content if isinstance(p.content, str) else "\n" if p.is_break else p.content.text() for p in found)
    if not text.strip():
        return []
    return [reader.identified(Block("pre", (), (text.strip("\n").rstrip(),)), node.get("id"))]


def _details(node: Element, reader: Reader, wraps: tuple[Wrap, ...]) -> list[Block]:
    summary = next((child for child in node.elements if child.name == "summary"), None)
    if summary is None:
        return blocks(node.children, reader, wraps)
    reader.met(node)
    told = len(reader.told)
    head = [reader.identified(Block("summary", (), inline.line(summary.children, reader)), summary.get("id"))]
    before = [child for child in node.children[: node.children.index(summary)] if text_of(child)]
    if before or not head[0].children:
        # It is read once more, with all that stands beside it.
        del reader.told[told:]
        return blocks(node.children, reader, wraps)
    inside = mended.lists(blocks(node.children[node.children.index(summary) + 1 :], reader, wraps), reader)
    if not inside:
        return [Block("p", head[0].attributes, head[0].children)]
    return [Block("details", (), (*head, *inside))]
