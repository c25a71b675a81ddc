"""Pictures in a Word document, with the words that stand for them."""

from typing import Protocol
from xml.etree.ElementTree import Element, SubElement

import regex

from pipeline.importing.draft import Fate, Told
from pipeline.importing.office.package import A, Package, R, V, W
from pipeline.text import excerpt

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
_SHOWN = regex.compile(r"(?i)\.(?:png|jpe?g|gif|svg|webp)")
DECORATION = "\ue000"
"""What stands for an alternative text that is empty on purpose; the converter leaves out a truly empty one."""
_BY_MACHINE = regex.compile(
    r"(?i)\s*(?:description automatically generated|ai-generated content may be incorrect|"
    r"beschreibung automatisch generiert|description générée automatiquement).*",
    regex.DOTALL,
)


class Teller(Protocol):
    """What pictures need of the page they are for."""

    package: Package
    told: list[Told]


def pictures(drawing: Element, page: Teller, part: str) -> list[Element]:
    """The pictures in a drawing, each as the simplest drawing there is."""
    found = []
    blips = [(one, one.get(f"{R}embed") or one.get(f"{R}link") or "") for one in drawing.iter(f"{A}blip")]
    old = [(one, one.get(f"{R}id", "")) for one in drawing.iter(f"{V}imagedata")]
    said = _alternative(drawing, page)
    known = page.package.relationships(part)
    for _, name in blips or old:
        target = known.get(name)
        if target is None or target.outside or not page.package.has(target.target):
            where = "" if target is None else target.target
            page.told.append(
                Told(Fate.UNSURE, "picture", where, why="it is not in the document: put it in, and import again")
            )
        elif not _SHOWN.search(target.target[-6:]):
            why = "browsers do not show pictures of this kind; save it as PNG or SVG, and put it in"
            page.told.append(Told(Fate.UNSURE, "picture", target.target.rpartition("/")[2], why=why))
        else:
            found.append(_simple(name, said))
    if not found and not (blips or old):
        _other(drawing, page, said)
    return found


def _alternative(drawing: Element, page: Teller) -> str:
    """The words that stand for a drawing; empty where it has none."""
    properties = next(drawing.iter(f"{_WP}docPr"), None)
    if properties is None:
        shape = next((one for one in drawing.iter() if one.tag.startswith(V) and one.get("alt")), None)
        return "" if shape is None else shape.get("alt", "").strip()
    for one in properties.iter():
        if one.tag.endswith("}decorative") and one.get("val") in ("1", "true"):
            return DECORATION
    said = (properties.get("descr") or "").strip() or (properties.get("title") or "").strip()
    if _BY_MACHINE.search(said):
        page.told.append(
            Told(Fate.UNSURE, "alternative text", excerpt(said), why="a program wrote it; see that it is true")
        )
        said = _BY_MACHINE.sub("", said).strip()
    return said


def _simple(name: str, said: str) -> Element:
    drawing = Element(f"{W}drawing")
    inline = SubElement(drawing, f"{_WP}inline")
    SubElement(inline, f"{_WP}docPr").set("descr", said)
    data = SubElement(SubElement(inline, f"{A}graphic"), f"{A}graphicData")
    fill = SubElement(SubElement(data, f"{_PIC}pic"), f"{_PIC}blipFill")
    SubElement(fill, f"{A}blip").set(f"{R}embed", name)
    return drawing


def _other(drawing: Element, page: Teller, said: str) -> None:
    """Tell a chart or a diagram: it is drawn by the word processor, and no picture of it is in the file."""
    for data in drawing.iter(f"{A}graphicData"):
        kind = data.get("uri", "").rpartition("/")[2]
        if kind in ("chart", "diagram", "chartex"):
            why = "it is drawn by the word processor; save it as a picture, and say in words what it shows"
            page.told.append(Told(Fate.UNSURE, kind.removesuffix("ex"), excerpt(said.strip(DECORATION)), why=why))
