"""Styles of a Word document: what a paragraph is, and how its text looks, down the chain of styles (17.7)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

import regex

from pipeline.importing.doc_names import styles as names
from pipeline.importing.office.package import Package, W, number, on, value
from pipeline.importing.wordlists import folded

_LEVEL = regex.compile(r"(?P<name>.*?)\s*(?P<level>[1-9])(?:\s+char)?")
_EAST = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Bopomofo}]")


@dataclass(frozen=True, slots=True)
class Style:
    """One style: its English or local name, and its properties."""

    name: str
    based: str
    element: Element


@dataclass(slots=True)
class Styles:
    """All styles of a document, by their identifiers; `plain` is that of paragraphs which name none."""

    known: dict[str, Style] = field(default_factory=dict)
    plain: str = ""
    defaults: Element | None = None

    def chain(self, name: str) -> Iterator[Style]:
        """A style and those it is based on, the nearest first."""
        seen: set[str] = set()
        while name in self.known and name not in seen:
            seen.add(name)
            yield self.known[name]
            name = self.known[name].based

    def of_paragraph(self, properties: Element | None, path: str) -> Element | None:
        """A property of a paragraph: its own, or that of the nearest style that has it. `path` is below `w:pPr`."""
        own = None if properties is None else properties.find(path)
        if own is not None:
            return own
        for style in self.chain(self.name(properties)):
            found = style.element.find(f"{W}pPr/{path}")
            if found is not None:
                return found
        return None

    def name(self, properties: Element | None) -> str:
        """The identifier of a paragraph's style."""
        return value(properties, f"{W}pStyle") or self.plain

    def of_run(self, own: Element | None, paragraph: Element | None, name: str) -> Element | None:
        """A property of a run: its own, of its character style, of its paragraph's style, of the document."""
        found = None if own is None else own.find(name)
        for style in (*self.chain(value(own, f"{W}rStyle")), *self.chain(self.name(paragraph))):
            if found is not None:
                break
            found = style.element.find(f"{W}rPr/{name}")
        return found if found is not None or self.defaults is None else self.defaults.find(name)

    def language(self, own: Element | None, paragraph: Element | None, text: str) -> str:
        """The language of a run of text; a document names one for each kind of script (17.3.2.20)."""
        found = self.of_run(own, paragraph, f"{W}lang")
        if found is None:
            return ""
        kind = "val"
        if on(self.of_run(own, paragraph, f"{W}rtl")):
            kind = "bidi"
        elif _EAST.search(text):
            kind = "eastAsia"
        tag = found.get(f"{W}{kind}", "")
        return "" if tag.lower() in ("x-none", "zxx", "none") else tag

    def role(self, properties: Element | None) -> str:
        """What a paragraph is: `title`, `h1` to `h6`, `quote`, `caption`, `contents`, or empty for a plain one."""
        level = value(properties, f"{W}outlineLvl")
        for place, style in enumerate(self.chain(self.name(properties))):
            if place == 0 and folded(style.name) in names("heading"):
                # Pages of Apple calls its headings so; in LibreOffice, titles and subtitles are based on it.
                return "h1"
            role = _named(folded(style.name))
            if role:
                return role
            level = level or value(style.element, f"{W}pPr/{W}outlineLvl")
        return f"h{min(number(level) + 1, 6)}" if level.isdigit() and number(level) < 9 else ""


def _named(name: str) -> str:
    if name in names("title"):
        return "title"
    for kind in ("quote", "caption"):
        if name in names(kind):
            return kind
    found = _LEVEL.fullmatch(name)
    if name in names("contents") or name == "toc heading" or (found and found["name"] in names("contents")):
        return "contents"
    return f"h{min(int(found['level']), 6)}" if found and found["name"] in names("heading") else ""


def styles(package: Package) -> Styles:
    """The styles of a document."""
    found = Styles()
    part = next(package.related(package.main, "styles"), "word/styles.xml")
    if not package.has(part):
        return found
    root = package.tree(part)
    found.defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    for one in root.iter(f"{W}style"):
        name = one.get(f"{W}styleId", "")
        found.known.setdefault(name, Style(value(one, f"{W}name") or name, value(one, f"{W}basedOn"), one))
        if one.get(f"{W}type") == "paragraph" and one.get(f"{W}default") in ("1", "true", "on"):
            found.plain = name
    return found


def place_of(own: Element | None) -> str:
    """Whether a run stands above or below the line: “superscript”, “subscript” or empty.

    Type in a size of its own that is raised or lowered by hand is meant so, too (17.3.2.24).
    """
    told = value(own, f"{W}vertAlign")
    if told:
        return told if told in ("subscript", "superscript") else ""
    height = number(value(own, f"{W}position"))
    return "" if not height or not value(own, f"{W}sz") else "superscript" if height > 0 else "subscript"
