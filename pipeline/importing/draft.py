"""What is read from somebody's file, before it is a source page, and what is to be told of it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Element:
    """An element of the page to be: its HTML tag, its attributes in order, and what stands in it."""

    tag: str
    attributes: tuple[tuple[str, str], ...] = ()
    children: "tuple[Element | str, ...]" = ()

    def get(self, name: str) -> str:
        """The value of an attribute; empty where there is none."""
        return dict(self.attributes).get(name, "")

    def text(self) -> str:
        """The text in the element as it stands; blocks in it are held apart by spaces."""
        return "".join(_texts(self))


INLINE = frozenset(
    "a abbr b bdi bdo br cite code del dfn em i img ins kbd mark q s samp small span strong sub sup time u var "
    "wbr".split()
)


def _texts(element: Element) -> Iterator[str]:
    for child in element.children:
        if isinstance(child, str):
            yield child
        elif child.tag == "br":
            yield " "
        elif child.tag in INLINE:
            yield from _texts(child)
        else:
            yield " "
            yield from _texts(child)
            yield " "


class Fate(StrEnum):
    """What happened to something in the file."""

    BECAME = "became"
    """It is what it was: a heading was marked as a heading."""
    GUESSED = "guessed"
    """It was not marked, and was taken for something, with a confidence."""
    DROPPED = "dropped"
    """It is not in the page. `words` holds every word of it."""
    MISSING = "missing"
    """The author has to supply it: a title, an alternative text, a review date."""
    UNSURE = "unsure"
    """Somebody should look at it."""


@dataclass(frozen=True, slots=True)
class Told:
    """One line of the report on an import.

    `kind` is a short plain name in the plural or singular (“heading”, “bulleted list”, “navigation”); `line` counts
    from 1 in the file that was read (0: not known); `confidence` is 0 to 1, for guesses. `again` is whether
    the words that were left out here stand in another place of the page.
    """

    fate: Fate
    kind: str
    text: str
    line: int = 0
    confidence: float = 1.0
    words: str = ""
    why: str = ""
    again: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """An image that came inside a document: its name below source/assets/, and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Draft:
    """A page to be.

    `blocks` are block elements in the order of reading, of the tags that source pages use, without an `h1` (that is
    `title`). `metadata` are names and values of `<meta>` (`description`, `leaflet:reviewed`, …). `language` is a
    BCP 47 tag, or empty where the file did not say.
    """

    title: str = ""
    language: str = ""
    metadata: tuple[tuple[str, str], ...] = ()
    blocks: tuple[Element, ...] = ()
    pictures: tuple[Picture, ...] = ()
    told: tuple[Told, ...] = field(default=())
