"""What stands inside a segment of XLIFF and TMX, as a message with tags.

A code that holds a tag of ours (`<a1>`, as tools keep them that were given our catalogs) is that tag.
Every other one becomes a neutral tag with its number; which tag of the msgid it is, `codes` finds out.
"""

import regex

from pipeline.importing.translations.units import as_message, escaped
from pipeline.importing.translations.xml import Node
from pipeline.sources.inline import escape, plain, well_formed

TRANSPARENT = frozenset({"mrk", "hi", "seg-source", "sub"})
"""Elements that mark words and stand for no code."""

PAIRED = frozenset({"g", "pc"})
OPENING, CLOSING = frozenset({"bpt", "sc"}), frozenset({"ept", "ec"})
_FIRST_OF_OURS = 1000
"""From here on codes are numbered that have no number of their own."""

_OURS_AS_TEXT = regex.compile(r"(</?[A-Za-z][\w.-]*\s*/?>)")
_OURS = regex.compile(r"<(/?)([A-Za-z][\w.-]*)\s*(/?)>")


def message(segment: Node) -> str:
    """The content of a `<source>`, `<target>` or `<seg>` as a message."""
    found = _pieces(segment, {}, {})
    if well_formed(found):
        return found
    return escape(plain(found)) if _coded(segment) else as_message(segment.text())


def _coded(segment: Node) -> bool:
    return any(child.name not in TRANSPARENT for child in segment.nodes())


def _pieces(node: Node, opened: dict[str, str], numbers: dict[str, int]) -> str:
    pieces: list[str] = []
    for child in node.children:
        if isinstance(child, str):
            pieces.append(_text(child))
        elif child.name in TRANSPARENT:
            pieces.append(_pieces(child, opened, numbers))
        elif child.name == "cp":
            pieces.append(_character(child.get("hex")))
        elif child.name in PAIRED:
            name = _number("g", child.get("id"), numbers)
            pieces.append(f"<{name}>{_pieces(child, opened, numbers)}</{name}>")
        elif child.name in OPENING:
            key = child.get("i") or child.get("rid") or child.get("id")
            match = _OURS.fullmatch(child.text().strip())
            opened[key] = name = match[2] if match and not match[1] else _number("g", child.get("x") or key, numbers)
            pieces.append(f"<{name}>")
        elif child.name in CLOSING:
            key = child.get("i") or child.get("rid") or child.get("startRef") or child.get("id")
            pieces.append(f"</{opened.get(key) or _number('g', key, numbers)}>")
        else:
            match = _OURS.fullmatch(child.text().strip())
            if match:
                pieces.append(f"<{match[1]}{match[2]}{match[3]}>")
            else:
                pieces.append(f"<{_number('x', child.get('x') or child.get('id'), numbers)}/>")
    return "".join(pieces)


def _text(text: str) -> str:
    """Text between codes: markup that stands there as text is ours; anything else is escaped.

    Tools that were given our catalogs write our tags as text, and need not have all of one in one piece.
    """
    parts = _OURS_AS_TEXT.split(text)
    return "".join(part if number % 2 else escaped(part) for number, part in enumerate(parts))


def _number(kind: str, said: str, numbers: dict[str, int]) -> str:
    """A neutral tag's name: with the file's own number, else with one of ours."""
    if said.isascii() and said.isdigit():
        return f"{kind}{said}"
    return f"{kind}{numbers.setdefault(said or f'#{len(numbers)}', _FIRST_OF_OURS + len(numbers))}"


def _character(hexadecimal: str) -> str:
    """A character that XML cannot hold; what no text has is left out."""
    try:
        character = chr(int(hexadecimal, 16))
    except (ValueError, OverflowError):
        return ""
    return character if character in "\t\n\r" else ""
