"""What is put right before a leaflet is laid out and before it is drawn, and what cannot be."""

import re
import unicodedata
from collections.abc import Container
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import tostring

from weasyprint.html import parse_integer

from pipeline.model import Finding, Severity, Where
from pipeline.typeset import marks, pictures
from pipeline.typeset.marks import alternative
from pipeline.typeset.walk import collapsed, descendants, excerpt, has_text, parents, root, sheet

_SVG = "{http://www.w3.org/2000/svg}svg"
_SVG_TEXT = "{http://www.w3.org/2000/svg}text"
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_SCHEMES = {"http", "https", "mailto", "tel", "sms"}
# Scripts whose letters join, merge or change places; drawings show them letter by letter.
_SHAPED = re.compile("[\u0590-\u08ff\u0900-\u109f\u1780-\u17ff\ufb1d-\ufeff]")
# A box may stand out of the sheet by less than a hair.
_HAIR = 0.5


def before_layout(tree: Any, where: Where) -> list[Finding]:
    """Mend the HTML tree in place; tell what an author has to mend."""
    above = parents(tree)
    found = _document(tree, where) + _headings(tree, where)
    for element in list(tree.iter()):
        if not isinstance(element.tag, str):
            continue
        if element.tag == "a":
            found += _link(element, above, where)
        elif element.tag == "ol" and element.get("reversed") is not None:
            _count_down(element)
        elif element.tag in ("img", _SVG):
            found += _picture(element, above, where)
        elif element.tag == "link" and "attachment" in element.get("rel", "").lower().split():
            above[element].remove(element)
            found.append(_attachment(element, above, where))
        if element.get("dir", "").lower() == "auto" or (element.tag == "bdi" and not element.get("dir")):
            element.set("dir", _first_strong("".join(element.itertext())))
    return found


def after_layout(document: Any, where: Where) -> list[Finding]:
    """Mend the pages in place: no group of half-transparent text, no link that no tag could hold."""
    above = parents(root(document))
    found: list[Finding] = []
    outside = marks.artifacts(document)
    for page in document.pages:
        for box in descendants(sheet(page)):
            if box.style["opacity"] < 1:
                found += _opaque(box, above, where)
            if has_text(box) and _off(box, page):
                message = "text runs off the page"
                fix = "shorten the word or the line, or let it break"
                block = excerpt(box.element, above) or box.text
                found.append(Finding("print-overflow", Severity.ERROR, message, where, block, fix))
        page.links = _links(page.links, outside, above)
    return found


def _document(tree: Any, where: Where) -> list[Finding]:
    found = []
    title = tree.find("head/title")
    if title is None or not "".join(title.itertext()).strip():
        fix = "give the page a <title>"
        found.append(Finding("print-title", Severity.ERROR, "the document has no title", where, "", fix))
    if not tree.get("lang"):
        fix = "write the language on the <html> element, like lang=“en”"
        found.append(Finding("print-language", Severity.ERROR, "the document has no language", where, "", fix))
    return found


def _headings(tree: Any, where: Where) -> list[Finding]:
    levels = [(int(element.tag[1]), element) for element in tree.iter() if element.tag in _HEADINGS]
    for (before, _), (level, element) in pairwise([(0, None), *levels]):
        if level > before + 1:
            words = collapsed("".join(element.itertext()))
            message = (
                f"<h{level}> follows a heading of level {before}" if before else f"the first heading is <h{level}>"
            )
            fix = "use the next level; how large a heading looks is for the style sheet to say"
            return [Finding("print-headings", Severity.WARNING, message, where, words[:80], fix, wcag="1.3.1")]
    return []


def _link(element: Any, above: dict[Any, Any], where: Where) -> list[Finding]:
    if "attachment" in element.get("rel", "").lower().split():
        del element.attrib["href"]
        return [_attachment(element, above, where)]
    address = element.get("href", "").strip()
    if not address:
        element.attrib.pop("href", None)
        return []
    if address.startswith("#") or urlsplit(address).scheme.lower() in _SCHEMES:
        return []
    del element.attrib["href"]
    message = f"the link to “{address}” leads nowhere on paper, so its words stand without it"
    fix = "write the whole address, beginning with https://"
    return [Finding("print-link", Severity.WARNING, message, where, excerpt(element, above), fix)]


def _count_down(ordered: Any) -> None:
    # WeasyPrint counts up whatever is asked, so each item is told its number.
    items = [child for child in ordered if child.tag == "li"]
    number = parse_integer(ordered.get("start"))
    number = len(items) if number is None else number
    for item in items:
        said = parse_integer(item.get("value"))
        number = number if said is None else said
        item.set("value", str(number))
        number -= 1


def _attachment(element: Any, above: dict[Any, Any], where: Where) -> Finding:
    message = f"“{element.get('href', '')}” is not attached: leaflets carry no other files"
    fix = "link to it instead, without rel=“attachment”"
    return Finding("print-attachment", Severity.ERROR, message, where, excerpt(element, above), fix)


def _picture(element: Any, above: dict[Any, Any], where: Where) -> list[Finding]:
    hidden = element.get("aria-hidden") == "true" or element.get("role") in ("presentation", "none")
    name = element.get("src", "") or "an inline SVG"
    found = []
    if not hidden and not alternative(element) and (element.tag == _SVG or element.get("alt") is None):
        message = f"{name} has no words for those who do not see it, so it counts as decoration"
        fix = (
            "give it a <title>, or aria-hidden=“true” if it only decorates"
            if element.tag == _SVG
            else "write alt=“…”, or alt=“” if it only decorates"
        )
        found.append(Finding("print-alt", Severity.ERROR, message, where, excerpt(element, above), fix, wcag="1.1.1"))
    if element.tag == _SVG and (reason := pictures.foreign(tostring(element, "unicode"))):
        message, fix = f"an inline SVG is not whole: {reason}", "copy what it takes into the drawing itself"
        found.append(Finding("print-file", Severity.ERROR, message, where, excerpt(element, above), fix))
    words = " ".join("".join(text.itertext()) for text in element.iter(_SVG_TEXT))
    if _SHAPED.search(words):
        message = "letters of this script cannot be set inside a drawing"
        fix = "put the words beside the drawing, or turn them into outlines"
        found.append(Finding("print-drawing", Severity.ERROR, message, where, words[:80], fix))
    return found


def _opaque(box: Any, above: dict[Any, Any], where: Where) -> list[Finding]:
    # Text in a transparency group cannot be tagged, and half-transparent text prints badly.
    box.style = box.style.copy()
    box.style["opacity"] = 1
    message = "opacity is left out on paper; text and pictures are printed in full"
    fix = "choose a lighter colour instead"
    return [Finding("print-style", Severity.WARNING, message, where, excerpt(box.element, above), fix)]


def _off(box: Any, page: Any) -> bool:
    right, bottom = box.position_x + box.width, box.position_y + box.height
    return bool(
        box.position_x < -_HAIR or box.position_y < -_HAIR or right > page.width + _HAIR or bottom > page.height + _HAIR
    )


def _links(links: list[Any], outside: Container[Any], above: dict[Any, Any]) -> list[Any]:
    # Not in running headers and repeated table heads, which are no part of the text; and one active area where
    # WeasyPrint makes one for each element inside the link.
    kept: list[tuple[Any, Any, Any]] = []
    for link in links:
        _, _, (left, top, right, bottom), box = link
        owner = box.element
        while owner is not None and not (owner.tag == "a" and owner.get("href")):
            owner = above.get(owner)
        if owner is None or box in outside or right <= left or bottom <= top:
            continue
        if not any(other is owner and _inside(link[2], area) for _, area, other in kept):
            kept.append((link, link[2], owner))
    return [link for link, _, _ in kept]


def _inside(area: Any, other: Any) -> bool:
    return bool(
        area[0] >= other[0] - _HAIR
        and area[1] >= other[1] - _HAIR
        and area[2] <= other[2] + _HAIR
        and area[3] <= other[3] + _HAIR
    )


def _first_strong(text: str) -> str:
    for character in text:
        if (kind := unicodedata.bidirectional(character)) in ("L", "R", "AL"):
            return "ltr" if kind == "L" else "rtl"
    return "ltr"
