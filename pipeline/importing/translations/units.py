"""A translation unit: a text and its translation, as any file holds them, in the form of messages."""

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from pipeline.sources.inline import MarkupError, Token, escape, plain, tokens, well_formed
from pipeline.text import collapse, nfc

_MARKUP = regex.compile(r"<(/?)([A-Za-z][\w.:-]*)((?:\s[^<>]*?)?)\s*(/?)>")
_VOID = frozenset("br hr img input wbr".split())


@dataclass(frozen=True, slots=True)
class Unit:
    """A text and its translation. `source` and `target` have the form of a msgid, with tags of their own names.

    `place` says where it stands in its file (“line 12”); `state` is the file's own word for how far it is;
    `comments` are a translator's. `finished` marks an entry that a translator finished in a catalog that
    Plainleaf wrote.
    """

    source: str
    target: str
    context: str = ""
    place: str = ""
    state: str = ""
    comments: tuple[str, ...] = ()
    finished: bool = False


def as_message(text: str) -> str:
    """A text with markup of any kind in the form of a msgid: a tag with attributes gets a number instead.

    What is no markup, such as “< 5”, is escaped.
    """
    counts: dict[str, int] = {}
    stack: list[str] = []
    pieces: list[str] = []
    at = 0
    for match in _MARKUP.finditer(text):
        pieces.append(escaped(text[at : match.start()]))
        at = match.end()
        closing, name, attributes, void = match.groups()
        called = name.replace(":", "_")
        if closing:
            wanted = next((n for n in range(len(stack) - 1, -1, -1) if stack[n].startswith(called)), -1)
            if wanted >= 0:
                pieces.append(f"</{stack.pop(wanted)}>")
            continue
        if attributes.strip():
            counts[called] = counts.get(called, 0) + 1
            called += str(counts[called])
        if void or name.lower() in _VOID:
            pieces.append(f"<{called}/>")
        else:
            stack.append(called)
            pieces.append(f"<{called}>")
    pieces.append(escaped(text[at:]))
    found = "".join(pieces)
    return found if not stack and well_formed(found) else escape(plain(found))


def escaped(text: str) -> str:
    """Text between tags: entities stay, a lone sign is escaped."""
    text = regex.sub(r"&(?!(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);)", "&amp;", text)
    return text.replace("<", "&lt;").replace(">", "&gt;")


def form(message: str) -> tuple[tuple[str, str], ...]:
    """A message as it is compared: its tags and its words, with white space and Unicode form looked through."""
    return tuple(_normal(message))


def _normal(message: str) -> Iterator[tuple[str, str]]:
    try:
        found = list(tokens(message))
    except MarkupError:
        found = [Token("text", message)]
    words = ""
    for token in found:
        if token.kind == "text":
            words += token.value
            continue
        if words.strip():
            yield "text", _spaced(words)
        words = ""
        yield token.kind, token.value
    if words.strip():
        yield "text", _spaced(words)


def words_of(message: str) -> str:
    """The words of a message without tags, white space collapsed, in Unicode form C."""
    return _spaced(plain(message))


def _spaced(text: str) -> str:
    return collapse(nfc(text).replace("\u00a0", " ").replace("\u202f", " ")).strip()
