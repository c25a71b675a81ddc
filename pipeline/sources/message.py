"""One message: how a run of inline nodes stands in a msgid, and what its tags stand for."""

import re
from dataclasses import replace
from typing import Any, Protocol

from bs4.element import Comment, PreformattedString, Tag

from pipeline.model import Inline
from pipeline.sources.builder import Builder, attributes_of, is_void
from pipeline.sources.elements import ATOMIC, OPAQUE
from pipeline.sources.inline import escape
from pipeline.sources.local import put
from pipeline.sources.nodes import is_local, note_of, note_to_translators, shown_text
from pipeline.text import collapse, excerpt

THINGS = {
    "input": "a field", "select": "a choice", "textarea": "a field", "button": "button", "svg": "a drawing",
    "video": "a film", "audio": "a sound", "math": "a formula", "meter": "a measure", "progress": "a progress bar",
    "object": "an object", "iframe": "a frame", "i": "a sign", "span": "a sign",
}  # fmt: skip
"""What an element that stands in a message as one thing is called in a translator's comment."""

_BREAK = re.compile(r"( ?)<(br\d*)/>( ?)")


class Walker(Protocol):
    """What a message needs from the walk it is part of."""

    def element(self, node: Tag, context: Any) -> None:
        """Add an element with its own messages."""

    def verbatim(self, node: Any) -> None:
        """Add a node as it is."""

    def plainly(self, nodes: list[Any], context: Any) -> None:
        """Add nodes without words."""

    def kept(self, node: Any) -> bool:
        """Whether a node is not to be translated."""

    def reopens(self, node: Tag) -> bool:
        """Whether a kept node holds words that are translated all the same."""


class MessageWriter:
    """Writes one msgid and remembers what its tags stand for."""

    def __init__(self, walker: Walker, out: Builder, preserve: bool) -> None:
        self.walker, self.out, self.preserve = walker, out, preserve
        self.inline: list[Inline] = []
        self.known: set[str] = set()
        self.explained: list[str] = []
        self.locals: list[tuple[str, int]] = []
        self.numbers: dict[str, int] = {}

    def piece(self, node: Any, context: Any) -> str:
        """A node as it stands in the msgid; `context` is what the walker knows of its surroundings."""
        if isinstance(node, Comment):
            self.out.note(note_to_translators(node))
            return ""
        if not isinstance(node, Tag):
            text = "" if isinstance(node, PreformattedString) else str(node)
            return escape(text if self.preserve else collapse(text))
        attributes = attributes_of(node)
        if is_local(node):
            return self._local(node)
        if node.name in OPAQUE or node.name in ATOMIC:
            return self._atom(node, context)
        if self.walker.kept(node):
            return self._atom(node, context) if self.walker.reopens(node) else self._keep(node)
        self.out.note(note_of(attributes))
        bare = not attributes
        empty = not is_void(node) and not shown_text(node)
        name = self._name(node.name, empty or not bare)
        if is_void(node) or empty:
            with self.out.captured() as parts:
                self.walker.plainly([node], context)
            self._remember(Inline(name, tuple(parts), void=True, optional=bare and not empty))
            if not bare:
                self._explain(f"{name}/", node, attributes)
            return f"<{name}/>"
        if bare:
            self._remember(Inline(name, (f"<{node.name}>",), f"</{node.name}>", optional=True))
        else:
            self._remember(Inline(name, self._slots(node, attributes), f"</{node.name}>"))
            self._explain(name, node, attributes)
        return f"<{name}>{''.join(self.piece(child, context) for child in node.children)}</{name}>"

    def _slots(self, node: Tag, attributes: dict[str, str]) -> tuple[str | int, ...]:
        with self.out.captured() as parts:
            self.out.start_tag(node.name, attributes, node.sourceline or 0)
            return tuple(parts)

    def _atom(self, node: Tag, context: Any) -> str:
        name = self._name(node.name, True)
        with self.out.captured() as parts:
            self.walker.element(node, context)
            self._remember(Inline(name, tuple(parts), void=True))
        self._explain(f"{name}/", node, attributes_of(node))
        return f"<{name}/>"

    def _local(self, node: Tag) -> str:
        """A local value: translators put it in its place and never see its digits change."""
        name = self._name("local", True)
        self.out.note(note_of(attributes_of(node)))
        with self.out.captured() as parts:
            slot = put(node, self.walker, self.out, translate=True)
            self._remember(Inline(name, tuple(parts), void=True, local=slot))
        self.locals.append((name, self.out.slots[slot].local))
        return f"<{name}/>"

    def _keep(self, node: Tag) -> str:
        name = self._name("keep", True)
        text = collapse(node.get_text())
        with self.out.captured() as parts:
            self.walker.verbatim(node)
            self._remember(Inline(name, tuple(parts), verbatim=True, text=text))
        self.explained.append(f"<{name}> = “{excerpt(text, 40)}”, stays as it is")
        return f"<{name}>{escape(text)}</{name}>"

    def _name(self, tag: str, numbered: bool) -> str:
        safe = tag.replace(":", "_")
        if not numbered:
            return safe
        self.numbers[safe] = self.numbers.get(safe, 0) + 1
        return f"{safe}{self.numbers[safe]}"

    def _remember(self, inline: Inline) -> None:
        if inline.name not in self.known:
            self.known.add(inline.name)
            self.inline.append(inline)

    def _explain(self, name: str, node: Tag, attributes: dict[str, str]) -> None:
        words = excerpt(node.get_text(), 40)
        if node.name == "a" and attributes.get("href"):
            what = f"link to {attributes['href']}"
        elif node.name == "abbr" and attributes.get("title"):
            what = f"short for “{attributes['title']}”"
        elif node.name == "img":
            what = f"picture {attributes.get('src', '')}".rstrip()
        elif node.name == "time" and attributes.get("datetime"):
            what = f"the time or date {attributes['datetime']}"
        elif node.name in ATOMIC and words:
            what = f"{THINGS.get(node.name, node.name)} “{words}”"
        else:
            said = " ".join(f'{key}="{value}"' for key, value in attributes.items())
            what = THINGS.get(node.name, node.name) + (f" with {excerpt(said, 60)}" if said else "")
        self.explained.append(f"<{name}> = {what}")

    def tight_breaks(self, msgid: str) -> str:
        """The msgid without the spaces round its line breaks; they move into what the break stands for.

        Spaces at the end and the start of a line are not shown, and tools that format HTML put them
        there or take them away.
        """
        if "<br" not in msgid:
            return msgid
        found = _BREAK.findall(msgid)
        if any(before or after for before, _name, after in found):
            known = {item.name: item for item in self.inline}
            self.inline = [item for item in self.inline if not _BREAK.fullmatch(f"<{item.name}/>")]
            for before, name, after in found:
                self.inline.append(replace(known[name], opening=(before, *known[name].opening, after)))
        return _BREAK.sub(r"<\2/>", msgid)
