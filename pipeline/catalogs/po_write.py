"""Entries as text, in the very form that `msgcat --no-wrap` gives them."""

import re
from collections.abc import Iterable, Sequence

import polib

from pipeline.catalogs.po_read import LITERAL
from pipeline.model import Catalog, Entry

WIDTH = 79
"""References are the one thing that gettext wraps whatever it is told; it counts bytes."""


def format_header(catalog: Catalog) -> str:
    """The header entry of a catalog."""
    text = "".join(f"{name}: {value}\n" for name, value in catalog.header)
    return "\n".join([*_translator(catalog.comment), *_string("", "msgid", ""), *_string("", "msgstr", text)])


def format_entry(entry: Entry) -> str:
    """One entry, without the blank line that follows it."""
    lines = [*_translator(entry.translator), *(_line("#.", text) for text in entry.extracted)]
    lines += _references(entry.references)
    flags = (("fuzzy",) if entry.fuzzy else ()) + tuple(flag for flag in entry.flags if flag != "fuzzy")
    if flags:
        lines.append("#, " + ", ".join(flags))
    start = "#~ " if entry.obsolete else ""
    if entry.previous is not None:
        old = "#~| " if entry.obsolete else "#| "
        if entry.previous.context:
            lines += _string(old, "msgctxt", entry.previous.context)
        lines += _string(old, "msgid", entry.previous.text)
        if entry.previous_plural:
            lines += _string(old, "msgid_plural", entry.previous_plural)
    if entry.key.context:
        lines += _string(start, "msgctxt", entry.key.context)
    lines += _string(start, "msgid", entry.key.text)
    if entry.plural or entry.texts:
        lines += _string(start, "msgid_plural", entry.plural)
        for number, text in enumerate(entry.texts):
            lines += _string(start, f"msgstr[{number}]", text)
    else:
        lines += _string(start, "msgstr", entry.text)
    return "\n".join(lines)


def _translator(lines: Iterable[str]) -> list[str]:
    return [line if LITERAL.match(line) else _line("#", line) for line in lines]


def _line(sign: str, text: str) -> str:
    return f"{sign} {text}" if text else sign


def _references(references: Sequence[str]) -> list[str]:
    lines: list[str] = []
    room = 0
    for reference in references:
        word = f" \u2068{reference}\u2069" if re.search(r"\s", reference) else f" {reference}"
        length = len(word.encode())
        if length > room:
            lines.append("#:")
            room = WIDTH - len("#:")
        lines[-1] += word
        room -= length
    return lines


def _string(start: str, keyword: str, text: str) -> list[str]:
    pieces = text.split("\n")
    pieces = [piece + "\n" for piece in pieces[:-1]] + ([pieces[-1]] if pieces[-1] else [])
    if len(pieces) > 1:
        return [f'{start}{keyword} ""', *(start + quoted(piece) for piece in pieces)]
    return [f"{start}{keyword} {quoted(text)}"]


def quoted(text: str) -> str:
    """A string as it stands in a file."""
    escaped = polib.escape(text).replace("\a", r"\a")
    return f'"{escaped}"'
