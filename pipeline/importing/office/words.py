"""The words in a part of a Word document, for what does not come into the page."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from pipeline.importing.office.package import MC, A, M, W

_TEXT = frozenset((f"{W}t", f"{W}delText", f"{M}t", f"{A}t"))
_SPACE = frozenset(f"{W}{name}" for name in ("tab", "br", "cr", "ptab"))
_BLOCK = frozenset((f"{W}p", f"{W}tc", f"{A}p"))


def words_of(element: Element) -> str:
    """All words in an element, its paragraphs held apart by spaces."""
    return " ".join("".join(_pieces(element)).split())


def paragraphs_of(element: Element) -> list[str]:
    """The words of each paragraph in an element that has some."""
    return [words for one in element.iter(f"{W}p") if (words := words_of(one))]


def _pieces(element: Element) -> Iterator[str]:
    if element.tag in _TEXT:
        yield element.text or ""
    elif element.tag in _SPACE:
        yield " "
    elif element.tag == f"{W}noBreakHyphen":
        yield "\u2011"
    else:
        for child in [chosen(element)] if element.tag == f"{MC}AlternateContent" else list(element):
            yield from _pieces(child)
        if element.tag in _BLOCK:
            yield " "


def chosen(alternatives: Element) -> Element:
    """The one of several forms of the same thing that is read: the newer, where it holds text or a picture."""
    for choice in alternatives.findall(f"{MC}Choice"):
        if any(one.tag in (f"{W}txbxContent", f"{A}blip", *_TEXT) for one in choice.iter()):
            return choice
    found = alternatives.find(f"{MC}Fallback")
    if found is None:
        found = alternatives.find(f"{MC}Choice")
    return Element("none") if found is None else found
