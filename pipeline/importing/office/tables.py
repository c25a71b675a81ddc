"""Tables of a Word document, made plain."""

from collections.abc import Iterable, Iterator
from typing import Protocol
from xml.etree.ElementTree import Element, SubElement

import regex

from pipeline.importing.draft import Fate, Told
from pipeline.importing.office.package import W, number, on, value
from pipeline.importing.office.styles import Styles
from pipeline.importing.office.words import words_of
from pipeline.text import excerpt

_AROUND = frozenset(f"{W}{name}" for name in ("ins", "moveTo", "customXml", "sdt", "sdtContent"))
"""What may stand round rows and cells."""

_SEEN = frozenset(f"{W}{name}" for name in ("footnoteReference", "endnoteReference", "drawing", "pict", "object"))
"""What a cell without words may hold."""


class Part(Protocol):
    """What tables need of the part they stand in."""

    @property
    def styles(self) -> Styles:
        """The styles of the document."""

    def tell(self, told: Told) -> None:
        """Put a line into the report."""

    def deleted(self, element: Element) -> None:
        """Tell what somebody deleted."""

    def cell(self, holder: Element) -> None:
        """Make the blocks in a cell plain."""


def table(element: Element, part: Part) -> Element:
    """A table made plain: rows and cells with the widths and heights that they have."""
    made = Element(f"{W}tbl")
    rows = list(_within(element, f"{W}tr"))
    styled = _has_styled_head(element, part.styles)
    heads = 0
    for place, row in enumerate(rows):
        properties = row.find(f"{W}trPr")
        if properties is not None and properties.find(f"{W}del") is not None:
            part.deleted(row)
            continue
        is_head = properties is not None and on(properties.find(f"{W}tblHeader"))
        new = SubElement(made, f"{W}tr")
        if (is_head or (place == 0 and styled)) and heads == place and len(rows) > 1:
            SubElement(SubElement(new, f"{W}trPr"), f"{W}tblHeader")
            heads += 1
            if not is_head:
                why = "the style of the table sets its first row apart"
                part.tell(Told(Fate.GUESSED, "headers of columns", excerpt(words_of(row)), confidence=0.9, why=why))
        before = number(value(properties, f"{W}gridBefore"))
        if before > 0:
            _widen(SubElement(new, f"{W}tc"), min(before, 60))
        for cell in _within(row, f"{W}tc"):
            plain = _cell(cell, part)
            if heads == place + 1:
                unstress([plain])
            new.append(plain)
    return made


def _has_styled_head(element: Element, styles: Styles) -> bool:
    look = element.find(f"{W}tblPr/{W}tblLook")
    if look is None:
        return False
    bits = look.get(f"{W}val", "0")
    first = look.get(f"{W}firstRow") in ("1", "true", "on") or bool(
        regex.fullmatch("[0-9A-Fa-f]{4}", bits) and int(bits, 16) & 0x20
    )
    return first and any(
        one.get(f"{W}type") == "firstRow" and on(one.find(f"{W}rPr/{W}b"))
        for style in styles.chain(value(element, f"{W}tblPr/{W}tblStyle"))
        for one in style.element.findall(f"{W}tblStylePr")
    )


def _widen(cell: Element, width: int) -> None:
    if width > 1:
        SubElement(SubElement(cell, f"{W}tcPr"), f"{W}gridSpan").set(f"{W}val", str(width))


def _cell(cell: Element, part: Part) -> Element:
    made = Element(f"{W}tc")
    properties = SubElement(made, f"{W}tcPr")
    width = number(value(cell, f"{W}tcPr/{W}gridSpan"), 1)
    if width > 1:
        SubElement(properties, f"{W}gridSpan").set(f"{W}val", str(min(width, 63)))
    merged = cell.find(f"{W}tcPr/{W}vMerge")
    # A cell that goes on from the one above holds nothing; where it does, that shall not be lost.
    if merged is not None and (merged.get(f"{W}val") == "restart" or not _holds_anything(cell)):
        SubElement(properties, f"{W}vMerge").set(f"{W}val", merged.get(f"{W}val") or "continue")
    holder = Element("cell")
    holder[:] = [one for one in cell if one.tag != f"{W}tcPr"]
    part.cell(holder)
    made.extend(holder)
    return made


def _holds_anything(cell: Element) -> bool:
    return bool(words_of(cell)) or any(one.tag in _SEEN for one in cell.iter())


def unstress(runs: Iterable[Element]) -> None:
    """Take bold type off where all of a heading is in it: that is how headings look."""
    found = [run for one in runs for run in one.iter(f"{W}r") if words_of(run)]
    if all(run.find(f"{W}rPr/{W}b") is not None for run in found):
        for properties in (run.find(f"{W}rPr") for run in found):
            if properties is not None:
                properties[:] = [one for one in properties if one.tag != f"{W}b"]


def _within(holder: Element, tag: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, out of what may stand round them."""
    for child in holder:
        if child.tag == tag:
            yield child
        elif child.tag in _AROUND:
            yield from _within(child, tag)
