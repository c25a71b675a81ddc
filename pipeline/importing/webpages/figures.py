"""Figures: an image or a table with its caption, without the wrappers round each."""

from pipeline.importing.draft import Element as Block
from pipeline.importing.webpages import flow, inline, listed
from pipeline.importing.webpages.phrasing import Wrap
from pipeline.importing.webpages.reader import Reader
from pipeline.sources.tree import Element, Text


def figure(node: Element, reader: Reader, wraps: tuple[Wrap, ...]) -> list[Block]:
    """The figure with its caption; without an image or a caption, what stands in it."""
    captions = [child for child in node.elements if child.name == "figcaption"]
    if not captions:
        captions = [e for e in reader.tree.inside(node) if e.name == "figcaption"][:1]
    caption = captions[0] if captions else None
    found: list[Block] = []
    reader.met(node)
    pending, reader.pending = reader.pending, []
    for part, run in listed.split_at(_flat(node, caption), "figcaption"):
        if part is not None and part is caption:
            said = inline.line(part.children, reader)
            if said:
                found.append(Block("figcaption", (), said))
        else:
            found += flow.blocks(run if part is None else [part], reader, wraps)
    reader.pending = pending + reader.pending
    found = [_bare(block) for block in found]
    if not any(block.tag == "figcaption" for block in found):
        if any(block.tag == "img" for block in found):
            return [reader.identified(Block("figure", (), tuple(found)))]
        return found
    if len(found) == 1:
        return [reader.identified(Block("p", (), found[0].children))]
    return [reader.identified(Block("figure", (), tuple(found)))]


def _flat(node: Element, caption: Element | None) -> list[Element | Text]:
    """The children of a figure; a wrapper round its caption is taken off."""
    found: list[Element | Text] = []
    for child in node.children:
        if isinstance(child, Element) and caption is not None and child.index < caption.index < child.end:
            found += _flat(child, caption)
        else:
            found.append(child)
    return found


def _bare(block: Block) -> Block:
    """An image that stands alone needs no paragraph in a figure."""
    only = block.children[0] if len(block.children) == 1 else ""
    return only if block.tag == "p" and isinstance(only, Block) and only.tag == "img" else block
