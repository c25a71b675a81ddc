"""An e-mail that was saved as a page: the lines above it that say from whom, and its subject."""

from collections.abc import Iterator, Sequence

from pipeline.importing.draft import Element, Told
from pipeline.importing.email import header
from pipeline.importing.lines import Line, tidy

MOST = 12
"""Paragraphs that the lines above an e-mail may take."""


def without_header(blocks: Sequence[Element]) -> tuple[Sequence[Element], str, tuple[Told, ...]]:
    """The blocks of an e-mail without the lines above it, its subject, and what is told; any others as they are."""
    lines: list[Line] = []
    found, end = None, 0
    for place, block in enumerate(blocks[:MOST]):
        if block.tag != "p":
            break
        lines += [Line(0, 0, text) for text in _lines(block) if text]
        known = header(lines)
        if known is not None:
            found, end = known, place + 1
    return (blocks[end:], *found) if found is not None else (blocks, "", ())


def _lines(block: Element) -> Iterator[str]:
    """The lines of a paragraph that breaks part."""
    line = ""
    for child in block.children:
        if isinstance(child, Element) and child.tag == "br":
            yield tidy(line)
            line = ""
        else:
            line += child if isinstance(child, str) else child.text()
    yield tidy(line)
