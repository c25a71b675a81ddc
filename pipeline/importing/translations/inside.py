"""What stands inside a segment of XLIFF and TMX, as a message with tags.

A code that holds a tag of ours (`<a1>`, as tools keep them that were given our catalogs) is that tag.
Every other one becomes a neutral tag with its number; which tag of the msgid it is, `codes` finds out.
"""

import regex

from pipeline.importing.translations.units import as_message, well_formed
from pipeline.importing.translations.xml import Node
from pipeline.sources.inline import escape, plain

TRANSPARENT = frozenset({"mrk", "hi", "seg-source", "sub"})
"""Elements that mark words and stand for no code."""

PAIRED = frozenset({"g", "pc"})
OPENING, CLOSING = frozenset({"bpt", "sc"}), frozenset({"ept", "ec"})
_OURS = regex.compile(r"<(/?)([A-Za-z][\w.-]*)\s*(/?)>")


def message(segment: Node) -> str:
    """The content of a `<source>`, `<target>` or `<seg>` as a message."""
    found = _pieces(segment, {}, {})
    if "<" in found and not well_formed(found):
        return as_message(segment.text()) if not _coded(segment) else escape(plain(regex.sub(r"</?[\w.-]+/?>", "", found)))
    return found


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
            pieces.append(f"</{opened.get(key, 'g' + key)}>")
        else:
            match = _OURS.fullmatch(child.text().strip())
            if match:
                pieces.append(f"<{match[1]}{match[2]}{match[3]}>")
            else:
                pieces.append(f"<{_number('x', child.get('x') or child.get('id'), numbers)}/>")
    return "".join(pieces)


def _text(text: str) -> str:
    """Text between codes: markup that stands there as text is ours; anything else is escaped."""
    if "<" not in text:
        return text if regex.search(r"&\w+;", text) else escape(text)
    # Tools that were given our catalogs write our tags as text. They need not all stand in this piece.
    parts = regex.split(r"(</?[A-Za-z][\w.-]*\s*/?>)", text)
    return "".join(part if number % 2 else escape(part).replace("&amp;lt;", "&lt;").replace("&amp;gt;", "&gt;").replace("&amp;amp;", "&amp;") for number, part in enumerate(parts))


def _number(kind: str, said: str, numbers: dict[str, int]) -> str:
    """A neutral tag's name: the file's own number, else one of ours."""
    if said.isascii() and said.isalnum():
        return f"{kind}{said}" if said[0].isdigit() else f"{kind}{_ours(said, numbers)}"
    return f"{kind}{_ours(said or f'#{len(numbers)}', numbers)}"


def _ours(said: str, numbers: dict[str, int]) -> int:
    return numbers.setdefault(said, 1000 + len(numbers))


def _character(hexadecimal: str) -> str:
    """A character that XML cannot hold; what no text has is left out."""
    try:
        character = chr(int(hexadecimal, 16))
    except (ValueError, OverflowError):
        return ""
    return character if character in "\t\n\r" else ""
