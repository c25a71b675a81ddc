"""XML files of translation tools as small trees. Nothing is fetched, and no entity is ever expanded.

Expat of the standard library reads them. A file that declares entities is refused, so that no “billion
laughs” can grow in memory; the DTD that a TMX file names is not looked at.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from pipeline.errors import UnreadableInput

LARGEST = 100_000_000
"""Bytes of a file that are read: a translation memory of half a million units."""

DEPTH = 200
"""Elements inside one another; no file of a translation tool has a tenth of it."""

_XML = "http://www.w3.org/XML/1998/namespace"


@dataclass(slots=True)
class Node:
    """An element: its name and attributes without namespaces, its children and texts in order, and its line."""

    name: str
    attributes: dict[str, str]
    line: int = 0
    children: "list[Node | str]" = field(default_factory=list)

    def get(self, name: str) -> str:
        """The value of an attribute; empty where there is none."""
        return self.attributes.get(name, "")

    def nodes(self, name: str = "") -> "Iterator[Node]":
        """The elements that stand directly in this one, all or those with a name."""
        for child in self.children:
            if isinstance(child, Node) and name in ("", child.name):
                yield child

    def first(self, name: str) -> "Node | None":
        """The first element of a name directly in this one."""
        return next(self.nodes(name), None)

    def every(self, name: str) -> "Iterator[Node]":
        """The elements of a name anywhere inside, in order."""
        for child in self.nodes():
            if child.name == name:
                yield child
            yield from child.every(name)

    def text(self) -> str:
        """All the text inside."""
        return "".join(child if isinstance(child, str) else child.text() for child in self.children)


def parse(content: bytes, name: str) -> Node:
    """The root element of an XML file; `name` is for messages. Raises UnreadableInput, which names the line."""
    if len(content) > LARGEST:
        raise UnreadableInput(
            f"is too large: {len(content) / 1e6:.0f} MB",
            where=name,
            why=f"more than {LARGEST / 1e6:.0f} MB are not read",
            fix="export only the texts of these leaflets",
        )
    reader = _Reader(name)
    try:
        return reader.read(content)
    except expat.ExpatError as error:
        raise UnreadableInput(
            f"is broken XML: {expat.errors.messages.get(error.code, 'it cannot be read')}",
            where=f"{name}:{error.lineno}",
            why="a file that cannot be read whole could bring wrong words, so none of it is used",
            fix="export it again from the tool that it comes from",
        ) from None
    except (LookupError, ValueError) as error:
        raise UnreadableInput(
            f"is in an encoding that cannot be read ({error})", where=name, fix="export it in UTF-8"
        ) from None


class _Reader:
    def __init__(self, name: str) -> None:
        self.name = name
        self.root: Node | None = None
        self.stack: list[Node] = []
        self.parser = expat.ParserCreate(namespace_separator="}")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.EntityDeclHandler = self._entity

    def read(self, content: bytes) -> Node:
        """The tree of a whole file."""
        self.parser.Parse(content, True)
        assert self.root is not None  # noqa: S101 - expat refuses a file without an element
        return self.root

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self.stack) >= DEPTH:
            raise UnreadableInput(
                f"has more than {DEPTH} elements inside one another",
                where=f"{self.name}:{self.parser.CurrentLineNumber}",
                fix="export it again from the tool that it comes from",
            )
        plain = {_local(key): value for key, value in attributes.items()}
        node = Node(_local(name), plain, self.parser.CurrentLineNumber)
        if self.stack:
            self.stack[-1].children.append(node)
        else:
            self.root = node
        self.stack.append(node)

    def _end(self, _name: str) -> None:
        self.stack.pop()

    def _text(self, text: str) -> None:
        if self.stack:
            self.stack[-1].children.append(text)

    def _entity(self, name: str, *_rest: object) -> None:
        raise UnreadableInput(
            f"declares an entity, “{name}”",
            where=f"{self.name}:{self.parser.CurrentLineNumber}",
            why="entities can make a small file fill the memory, or read other files of this machine",
            fix="take the declaration out, or export the file again",
        )


def _local(name: str) -> str:
    """A name without its namespace, but for xml:lang and xml:space."""
    space, _brace, local = name.rpartition("}")
    return f"xml:{local}" if space == _XML else local
