"""One message: how a run of inline nodes stands in a msgid, and what its tags stand for."""

from typing import Any, Protocol

from bs4.element import Comment, PreformattedString, Tag

from pipeline.model import Inline
from pipeline.sources.builder import Builder, attributes_of
from pipeline.sources.elements import ATOMIC, OPAQUE, VOID
from pipeline.sources.inline import escape
from pipeline.sources.nodes import note_to_translators
from pipeline.text import collapse, excerpt


class Walker(Protocol):
    """What a message needs from the walk it is part of."""

    def element(self, node: Tag, context: Any) -> None:
        """Add an element with its own messages."""

    def verbatim(self, node: Any) -> None:
        """Add a node as it is."""

    def kept(self, node: Any) -> bool:
        """Whether a node is not to be translated."""


class MessageWriter:
    """Writes one msgid and remembers what its tags stand for."""

    def __init__(self, walker: Walker, out: Builder, preserve: bool) -> None:
        self.walker, self.out, self.preserve = walker, out, preserve
        self.inline: list[Inline] = []
        self.explained: list[str] = []
        self.numbers: dict[str, int] = {}

    def piece(self, node: Any, context: Any) -> str:
        """A node as it stands in the msgid; `context` is what the walker knows of its surroundings."""
        if isinstance(node, Comment):
            note = note_to_translators(node)
            if note:
                self.out.notes.append(note)
            return ""
        if not isinstance(node, Tag):
            text = "" if isinstance(node, PreformattedString) else str(node)
            return escape(text if self.preserve else collapse(text))
        attributes = attributes_of(node)
        if node.name in OPAQUE or node.name in ATOMIC:
            return self._atom(node, context)
        if self.walker.kept(node):
            return self._keep(node)
        name = self._name(node.name, bool(attributes))
        bare = not attributes
        if node.name in VOID:
            self._remember(Inline(name, (f"<{node.name}>",) if bare else self._slots(node, attributes),
                                  void=True, optional=bare))  # fmt: skip
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
        self._explain(name, node, attributes_of(node))
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
        if inline.name not in {item.name for item in self.inline}:
            self.inline.append(inline)

    def _explain(self, name: str, node: Tag, attributes: dict[str, str]) -> None:
        if node.name == "a" and attributes.get("href"):
            self.explained.append(f"<{name}> = link to {attributes['href']}")
        elif node.name == "abbr" and attributes.get("title"):
            self.explained.append(f"<{name}> = short for “{attributes['title']}”")
        elif node.name == "img":
            self.explained.append(f"<{name}/> = picture {attributes.get('src', '')}".rstrip())
        elif node.name == "time" and attributes.get("datetime"):
            self.explained.append(f"<{name}> = the time or date {attributes['datetime']}")
        else:
            what = " ".join(f'{key}="{value}"' for key, value in attributes.items())
            self.explained.append(f"<{name}> = {node.name}" + (f" with {excerpt(what, 60)}" if what else ""))
