"""Pages that office programs save as HTML: what their classes and styles say about lists, titles and notes.

Word writes a list as paragraphs with `mso-list` in their style, or, “filtered”, only with a class; Google Docs
writes bold type as a class of its style sheet, and an inner list beside the outer one with a number in its class.
"""

import re
from enum import StrEnum

from pipeline.sources.tree import Element, Text, Tree

_LEVEL = re.compile(r"mso-list:\s*\w+\s+level(\d+)", re.IGNORECASE)
_INDENT = re.compile(r"margin-left:\s*(-?[\d.]+)\s*(pt|in|cm|mm|px)", re.IGNORECASE)
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "px": 0.75}
_STEP = 36.0
"""Points by which Word indents one level of a list."""
_GOOGLE_LIST = re.compile(r"\blst-kix_\w+-(\d+)\b")
_RULE = re.compile(r"\.([\w-]+)\s*\{([^}]*)\}")


class Program(StrEnum):
    """A program that wrote a page."""

    WORD = "Word"
    GOOGLE = "Google Docs"
    LIBREOFFICE = "LibreOffice"
    NONE = ""


def program_of(tree: Tree, html: str) -> Program:
    """The office program that wrote a page, by its mark and by its classes."""
    generator = " ".join(
        e.get("content") for e in tree.elements if e.name == "meta" and e.get("name").lower() == "generator"
    )
    if "libreoffice" in generator.lower() or "openoffice" in generator.lower():
        return Program.LIBREOFFICE
    if "microsoft word" in generator.lower() or "urn:schemas-microsoft-com:office" in html[:5000]:
        return Program.WORD
    classes = [e.get("class") for e in tree.elements if e.get("class")]
    if (
        any(_GOOGLE_LIST.search(name) or "doc-content" in name.split() for name in classes)
        or "docs-internal-guid" in html
    ):
        return Program.GOOGLE
    return Program.WORD if any(name.startswith("Mso") for name in classes) else Program.NONE


def sheet_of(tree: Tree) -> dict[str, str]:
    """The styles of classes in the page's own style sheet, as `font-weight:700;…`, by class."""
    found: dict[str, str] = {}
    for element in tree.elements:
        if element.name == "style":
            text = "".join(child.data for child in element.children if isinstance(child, Text))
            for name, style in _RULE.findall(text):
                found[name] = f"{found.get(name, '')};{style}".replace(" ", "")
    return found


def list_level(node: Element) -> int:
    """The level of a paragraph of a list as Word writes it, from 1; 0 for another paragraph."""
    if node.name not in ("p", "div", "h1", "h2", "h3", "h4", "h5", "h6"):
        return 0
    style = node.get("style")
    level = _LEVEL.search(style)
    if level:
        return max(1, int(level[1]))
    if not node.get("class").startswith(("MsoListParagraph", "MsoListBullet", "MsoListNumber")):
        return 0
    indent = _INDENT.search(style)
    return max(1, round(float(indent[1]) * _POINTS[indent[2].lower()] / _STEP)) if indent else 1


def google_level(node: Element) -> int | None:
    """How deep a list of Google Docs is, from 0, if it goes on with a list before it; None for every other list."""
    found = _GOOGLE_LIST.search(node.get("class"))
    return int(found[1]) if found and (int(found[1]) or "start" not in node.get("class").split()) else None


def is_title(node: Element) -> bool:
    """Whether a paragraph has the style of the document's title."""
    return node.name == "p" and bool({"MsoTitle", "title", "MsoTitleCxSpFirst"} & set(node.get("class").split()))


def region(node: Element, program: Program) -> str:
    """What of an office program's page is no part of the text: its notes in the margin, its lists of contents."""
    style = node.get("style").replace(" ", "").lower()
    names = node.get("class").split()
    if node.name == "xml" or ("mso-element:para-border-div" in style and not node.children):
        return "settings of the program"
    if "mso-element:comment" in style or any(n.startswith("MsoComment") for n in names):
        return "comments"
    if any(name.startswith("MsoToc") for name in names) or (
        node.name == "div" and node.get("id").startswith("Table of Contents")
    ):
        return "table of contents"
    if {"MsoHeader", "MsoFooter"} & set(names) or (
        program is Program.LIBREOFFICE and node.get("title") in ("header", "footer")
    ):
        return "header or footer of the sheet"
    if program is Program.GOOGLE and (_is_comment(node)):
        return "comments"
    return ""


def _is_comment(node: Element) -> bool:
    """Whether an element is a mark of a comment in Google Docs, or the comment at the end."""
    if node.name == "a":
        return node.get("href").startswith("#cmnt") or node.get("id").startswith("cmnt")
    return node.name == "div" and any(
        link.get("id").startswith("cmnt") and not link.get("id").startswith("cmnt_ref")
        for child in node.elements
        for link in child.elements
    )


def is_note_mark(node: Element) -> bool:
    """Whether an element is the number of a footnote, which Word raises by a style."""
    return bool({"MsoFootnoteReference", "MsoEndnoteReference"} & set(node.get("class").split()))
