"""Lists that are open while paragraphs are read: where the next item goes, as a path of HTML elements.

A word processor knows no lists, only paragraphs with a list's name and level. People also set in a list of another
name below an item by its indent alone, and write on below an item without a number.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import cycle

from pipeline.importing.office.numbering import Level, Numbering

NEARLY = 60
"""Twentieths of a point by which indents differ that are meant to be the same."""


@dataclass(slots=True)
class _Open:
    name: str
    level: int
    indent: int
    path: str
    item: str
    last: int


@dataclass(slots=True)
class Lists:
    """The lists that are open, the outermost first.

    `serials` tells lists apart that stand close together and look the same.
    """

    numbering: Numbering
    serials: Iterator[int] = field(default_factory=lambda: cycle(range(9)))
    stack: list[_Open] = field(default_factory=list)

    def inner(self) -> "Lists":
        """The lists of a cell or a text box: none is open there."""
        return Lists(self.numbering, self.serials)

    def close(self) -> None:
        """A block that belongs to no list ends them all."""
        self.stack.clear()

    def item(self, name: str, at: int, level: Level, indent: int, more: str) -> str:
        """The path of an item; `more` are attributes of the item, as the converter writes them."""
        number = self.numbering.count(name, at)
        found = self._position(name, at, indent)
        if found is None:
            numbered = level.kind != "bullet"
            path = f"{'ol' if numbered else 'ul'}[data-list='{next(self.serials)}']"
            if numbered and number != 1:
                path += f"[start='{number}']"
            if numbered and level.kind != "1":
                path += f"[type='{level.kind}']"
            found = _Open(name, at, indent, path, "", number - 1)
            self.stack.append(found)
        elif level.kind != "bullet" and number != found.last + 1:
            more += f"[value='{number}']"
        found.last = number
        found.item = f"li{more}"
        return self._path(":fresh")

    def _position(self, name: str, at: int, indent: int) -> _Open | None:
        """The open list that an item goes on with; the lists that it ends are closed."""
        for place, one in enumerate(self.stack):
            if one.name == name and one.level == at:
                del self.stack[place + 1 :]
                return one
        while self.stack:
            last = self.stack[-1]
            outside = last.level >= at if last.name == name else last.indent + NEARLY >= indent
            if not outside:
                break
            self.stack.pop()
        return None

    def below(self, indent: int) -> str:
        """The path of a paragraph that goes on with an item, as its indent shows; empty where it does not."""
        while self.stack and self.stack[-1].indent > indent + NEARLY:
            self.stack.pop()
        return self._path("") + " > p:fresh" if self.stack and indent > 0 else ""

    def _path(self, last: str) -> str:
        return " > ".join(f"{one.path} > {one.item}" for one in self.stack) + last
