"""Where a paragraph stands in a page: a heading, an item of a list, a caption, as a path of HTML elements."""

from typing import Protocol
from xml.etree.ElementTree import Element

from pipeline.importing.office.lists import Lists
from pipeline.importing.office.package import W, number
from pipeline.importing.office.page import Page

CAPTION = "[data-caption='1']"


class Part(Protocol):
    """What the place of a paragraph depends on."""

    page: Page
    lists: Lists


def place(properties: Element | None, role: str, more: str, part: Part) -> tuple[str, str]:
    """The path of a paragraph in HTML, and the number or words before it that are to be written out."""
    page, lists = part.page, part.lists
    found = page.numbering.of(properties)
    level = page.numbering.level(*found) if found else None
    indent = page.styles.of_paragraph(properties, f"{W}ind")
    left = 0 if indent is None else number(indent.get(f"{W}left") or indent.get(f"{W}start"))
    if role[:1] in ("t", "h"):
        lists.close()
        if found and level and level.kind not in ("bullet", "none"):
            page.numbering.count(*found)
            page.once("numbers of headings", page.numbering.label(*found),
                      "the word processor counted them; the page shows its headings without")  # fmt: skip
        return f"{'h1' if role == 'title' else role}{more}:fresh", ""
    if found and level and level.has_words:
        lists.close()
        page.numbering.count(*found)
        return f"p{more}:fresh", page.numbering.label(*found)
    if found and level and level.kind != "none":
        # The indent of the paragraph itself counts before that of its list, and that before the one of its style.
        is_own = properties is not None and properties.find(f"{W}ind") is not None
        path = lists.item(*found, level, (left if is_own else level.indent) or left or level.indent, more)
        if level.is_compound:
            page.once("numbers in several parts", page.numbering.label(*found),
                      "a list in a page shows the last part of them only")  # fmt: skip
        return path, ""
    if role in ("quote", "caption"):
        lists.close()
        return f"{'blockquote > p' if role == 'quote' else f'p{CAPTION}'}{more}:fresh", ""
    below = lists.below(left)
    if below:
        return f"{below.removesuffix(':fresh')}{more}:fresh", ""
    lists.close()
    return f"p{more}:fresh", ""
