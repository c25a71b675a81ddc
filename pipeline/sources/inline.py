"""Inline markup between a page and a translator.

In a msgid a tag is well-formed XML: bare (`<strong>`) where it has no attributes, else numbered
(`<a1>…</a1>`), `<br/>` and `<img1/>` where it has no content, `<keep1>…</keep1>` where the text is
to stay as it is. On the way back only these very tags are accepted: a msgstr can add no tag, no
attribute and no address that the source did not have.
"""

import html
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pipeline.model import Inline
from pipeline.text import collapse

_TAG = re.compile(r"<(/?)([A-Za-z][\w.-]*)\s*(/?)>")
_ENTITY = re.compile(r"&(#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")


class MarkupError(ValueError):
    """A msgstr whose tags are not those of its msgid; the message is for the translator."""


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a message: text (unescaped), or a tag that opens, closes or is void."""

    kind: str
    value: str


def escape(text: str) -> str:
    """Text as it stands in a msgid or in a page."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def escape_value(text: str) -> str:
    """Text as the value of an attribute in double quotes."""
    return text.replace("&", "&amp;").replace('"', "&quot;")


def unescape(text: str) -> str:
    """Text of a message with its entities resolved; a lone ampersand stands for itself."""
    return _ENTITY.sub(lambda match: html.unescape(match[0]), text)


def tokens(message: str) -> Iterator[Token]:
    """The pieces of a message. Raises MarkupError for a `<` that opens no tag."""
    position = 0
    for match in _TAG.finditer(message):
        yield from _text(message[position : match.start()])
        closing, name, void = match.groups()
        yield Token("close" if closing else "void" if void else "open", name)
        position = match.end()
    yield from _text(message[position:])


def well_formed(message: str) -> bool:
    """Whether every tag of a message is closed in its turn."""
    stack: list[str] = []
    try:
        for token in tokens(message):
            if token.kind == "open":
                stack.append(token.value)
            elif token.kind == "close" and (not stack or stack.pop() != token.value):
                return False
    except MarkupError:
        return False
    return not stack


def _text(piece: str) -> Iterator[Token]:
    if "<" in piece:
        raise MarkupError(f"“{piece[piece.index('<') :][:12]}” is not a tag; write &lt; for the sign “less than”")
    if piece:
        yield Token("text", unescape(piece))


def plain(message: str) -> str:
    """The words of a message without its tags; `<br/>` is a space. Never raises."""
    text = _TAG.sub(lambda match: " " if match[2] == "br" else "", message)
    return unescape(text)


def tag_names(message: str) -> Counter[str]:
    """How often each tag stands in a message (opening and void ones)."""
    return Counter(match[2] for match in _TAG.finditer(message) if not match[1])


def render(message: str, inline: tuple[Inline, ...], opening: Callable[[Inline], str]) -> str:
    """A message as markup of the page.

    `opening` gives the real start tag (or the whole markup of a void or kept part). Where several
    of `inline` have one name, they stand for its occurrences in order. Raises MarkupError, in words
    for a translator, unless the tags are those of the source.
    """
    known: dict[str, list[Inline]] = {}
    for item in inline:
        known.setdefault(item.name, []).append(item)
    used: Counter[str] = Counter()
    result: list[str] = []
    stack: list[Inline] = []
    kept: list[str] | None = None
    for token in tokens(message):
        if token.kind == "text":
            (result if kept is None else kept).append(escape(token.value))
            continue
        items = known.get(token.value)
        if items is None:
            raise MarkupError(f"the tag <{token.value}> is not in the source text" + _allowed(inline))
        item = items[min(used[token.value], len(items) - 1)]
        if token.kind == "close":
            if not stack or stack[-1].name != token.value:
                expected = f"; <{stack[-1].name}> has to be closed first" if stack else ""
                raise MarkupError(f"</{token.value}> closes a tag that is not open{expected}")
            item = stack.pop()
            if item.verbatim:
                _same_text(item, "".join(kept or ()))
                kept = None
                result.append(opening(item))
            else:
                result.append(item.closing)
            continue
        if kept is not None:
            raise MarkupError(f"no tag may stand inside <{stack[-1].name}>")
        used[item.name] += 1
        if used[item.name] > 1 and not item.optional:
            raise MarkupError(f"the tag <{item.name}> stands there twice")
        if item.void:
            if token.kind == "open":
                raise MarkupError(f"write <{item.name}/>, with a slash at its end")
            result.append(opening(item))
        elif token.kind == "void":
            raise MarkupError(f"<{item.name}> needs words between it and </{item.name}>")
        else:
            if item.closing == "</a>" and any(outer.closing == "</a>" for outer in stack):
                raise MarkupError(f"the link <{item.name}> stands inside another link")
            stack.append(item)
            if item.verbatim:
                kept = []
            else:
                result.append(opening(item))
    if stack:
        raise MarkupError(f"the <{stack[-1].name}> tag is not closed")
    for item in inline:
        if not item.optional and not used[item.name]:
            raise MarkupError(f"the tag <{item.name}> of the source text is missing")
    return "".join(result)


def _same_text(item: Inline, shown: str) -> None:
    if collapse(unescape(shown)).strip() != collapse(item.text).strip():
        raise MarkupError(f"the text in <{item.name}> must stay “{item.text}”")


def _allowed(inline: tuple[Inline, ...]) -> str:
    names = ", ".join(dict.fromkeys(f"<{item.name}/>" if item.void else f"<{item.name}>" for item in inline))
    return f"; it has {names}" if names else "; it has no tags"
