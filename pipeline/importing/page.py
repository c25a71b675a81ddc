"""A draft as the bytes of a source page, in the house's own format: one block to a line, ids on headings."""

import unicodedata
from collections.abc import Iterable

import regex

from pipeline.importing.draft import INLINE, Draft, Element
from pipeline.sources.elements import VOID
from pipeline.sources.inline import escape, escape_value
from pipeline.text import collapse, direction_of

LONGEST_ID = 40
"""Characters of an id; it is cut at a word."""

_FRAME = """<!DOCTYPE html>
<html lang="{language}"{direction}>
<head>
<meta charset="utf-8">
<title>{title}</title>
{metadata}</head>
<body>
<main>
<h1>{title}</h1>
{blocks}</main>
</body>
</html>
"""

_OPENED = frozenset(
    "section div blockquote figure details ul ol dl table thead tbody tfoot aside header footer".split()
)
"""Elements whose children stand on lines of their own."""


def page(draft: Draft, title: str, language: str) -> bytes:
    """The source page of a draft; `title` and `language` stand in for what the draft does not have.

    The words of a draft are written as they are: what may follow what is the importers' affair.
    """
    metadata = "".join(
        f'<meta name="{escape_value(name)}" content="{_value(content)}">\n' for name, content in draft.metadata
    )
    blocks = with_ids(draft.blocks)
    lines: list[str] = []
    for block in blocks:
        if block.tag == "h2" or _starts_with_h2(block):
            lines.append("")
        lines.append(markup(block))
    right_to_left = direction_of(draft.title or title) == "rtl"
    return _FRAME.format(
        direction=' dir="rtl"' if right_to_left else "",
        language=escape_value(draft.language or language),
        title=_text(draft.title or title),
        metadata=metadata,
        blocks="".join(f"{line}\n" for line in lines),
    ).encode()


def _starts_with_h2(block: Element) -> bool:
    first = block.children[0] if block.children else ""
    return isinstance(first, Element) and block.tag == "section" and first.tag == "h2"


def markup(element: Element) -> str:
    """An element as it stands in a page. Lists, tables and boxes take several lines."""
    opening = f"<{element.tag}{_attributes(element)}>"
    if element.tag in VOID:
        return opening
    if element.tag == "pre":
        inside = "".join(escape(c) if isinstance(c, str) else markup(c) for c in element.children)
    elif element.tag in _OPENED and all(_stands_alone(child) for child in element.children):
        inside = "\n" + "".join(f"{markup(child)}\n" for child in element.children if isinstance(child, Element))
    else:
        inside = _mixed(element.children)
    return f"{opening}{inside}</{element.tag}>"


def _stands_alone(child: Element | str) -> bool:
    return not child.strip(" \t\r\n\f") if isinstance(child, str) else child.tag not in INLINE


def _mixed(children: Iterable[Element | str]) -> str:
    """Words with elements in them; a block among them begins a line of its own."""
    pieces: list[str] = []
    for child in children:
        if isinstance(child, str):
            pieces.append(_text(child))
        elif child.tag in INLINE or child.tag in ("td", "th", "p"):
            pieces.append(markup(child))
        else:
            pieces.append(f"\n{markup(child)}\n")
    return "".join(pieces)


def _text(text: str) -> str:
    return escape(collapse(text)).replace("\u00a0", "&nbsp;")


def _value(text: str) -> str:
    return escape_value(" ".join(text.split()))


def _attributes(element: Element) -> str:
    return "".join(f' {name}="{_value(value)}"' if value else f" {name}" for name, value in element.attributes)


def with_ids(blocks: tuple[Element, ...]) -> tuple[Element, ...]:
    """The blocks with an id on each h2 and h3, made of its words; ids that are there stay."""
    taken = dict.fromkeys(_ids(blocks), 2)
    return tuple(_with_id(block, taken) for block in blocks)


def _ids(elements: Iterable[Element | str]) -> Iterable[str]:
    for element in elements:
        if isinstance(element, Element):
            if element.get("id"):
                yield element.get("id")
            yield from _ids(element.children)


def _with_id(element: Element, taken: dict[str, int]) -> Element:
    """An element with ids. `taken` are those that are there, each with the number of its next namesake."""
    if element.tag in ("h2", "h3") and not element.get("id"):
        first = name = id_of(element.text())
        while name in taken:
            name, taken[first] = f"{first}-{taken[first]}", taken[first] + 1
        taken[name] = 2
        return Element(element.tag, (("id", name), *element.attributes), element.children)
    if element.tag in INLINE:
        return element
    children = tuple(child if isinstance(child, str) else _with_id(child, taken) for child in element.children)
    return Element(element.tag, element.attributes, children)


def id_of(words: str) -> str:
    """An id made of words: letters and digits of any script in lower case, Latin ones without accents."""
    plain = "".join(
        unicodedata.normalize("NFD", c)[0] if unicodedata.name(c, "").startswith("LATIN") else c
        for c in unicodedata.normalize("NFC", words).lower()
    )
    parts = regex.findall(r"[\p{L}\p{M}\p{N}]+", regex.sub(r"['’]", "", plain))
    name = ""
    for part in parts:
        longer = f"{name}-{part}" if name else part[:LONGEST_ID]
        if len(longer) > LONGEST_ID:
            break
        name = longer
    return name or "part"
