"""A page as the rules see it: its tree, and what is asked again and again, worked out once."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from pipeline.lint.declarations import declarations, hides
from pipeline.sources.elements import BLOCK, NO_WORDS
from pipeline.sources.tree import Element, Text, Tree, tree
from pipeline.text import collapse, excerpt

if TYPE_CHECKING:
    from pipeline.typeset.cascade import Computed

UNSEEN = NO_WORDS | {"head", "title", "noscript", "noembed", "noframes", "datalist", "param", "track", "source"}
"""Elements whose content no browser shows where it stands."""

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


class Document:
    """One page, made once for all rules.

    `path`, `page` and `locale` are those of its findings; `language` is the language (BCP 47 tag) that
    the page is meant to be in, if that is known; `profile` the house style that it is held to, if any;
    `originals` the alternative texts of the page that it was translated from.
    """

    def __init__(
        self, text: str, path: str = "", page: str = "", *, language: str = "", locale: str = "", profile: str = "",
        originals: frozenset[str] = frozenset(),
    ) -> None:  # fmt: skip
        self.text, self.path, self.page = text, path, page
        self.language, self.locale, self.profile, self.originals = language, locale, profile, originals
        self.tree: Tree = tree(text)
        self.names: dict[int, str] = {}
        self.kept: dict[str, Any] = {}
        self._styles: dict[int, Mapping[str, tuple[str, bool]]] = {}
        self._lay_out()

    def _lay_out(self) -> None:
        """What an element has from those round it: whether it is seen, whether it is read out, its language."""
        elements = self.tree.elements
        self.seen = [True] * len(elements)
        self.read = [True] * len(elements)
        self.languages: list[str] = [""] * len(elements)
        self.by_name: dict[str, list[Element]] = {}
        self.ids: dict[str, list[Element]] = {}
        for element in elements:
            index, parent = element.index, element.parent
            attributes = element.attributes
            # What does not say its language is meant to be in that of the project.
            seen, read, language = True, True, self.language
            if parent is not None:
                above = parent.index
                seen, read, language = self.seen[above], self.read[above], self.languages[above]
            if attributes:
                lang = attributes.get("lang")
                if lang is not None:
                    language = lang
                if "id" in attributes:
                    self.ids.setdefault(attributes["id"], []).append(element)
                hidden = "hidden" in attributes or ("style" in attributes and hides(self.style(element)))
                seen = seen and not hidden
                read = read and not hidden and attributes.get("aria-hidden", "").strip().lower() != "true"
            if element.name in UNSEEN or (element.name == "input" and attributes.get("type", "").lower() == "hidden"):
                seen = read = False
            self.seen[index], self.read[index], self.languages[index] = seen, read, language
            self.by_name.setdefault(element.name, []).append(element)

    # -- elements -------------------------------------------------------------------------------

    @property
    def elements(self) -> list[Element]:
        """Every element in document order."""
        return self.tree.elements

    @property
    def root(self) -> Element:
        """The `<html>` element."""
        return self.tree.elements[0]

    def all(self, *names: str) -> list[Element]:
        """The elements with one of these names, in document order."""
        if len(names) == 1:
            return self.by_name.get(names[0], [])
        found = [element for name in names for element in self.by_name.get(name, ())]
        return sorted(found, key=lambda element: element.index)

    @cached_property
    def body(self) -> Element | None:
        """The `<body>`."""
        return next(iter(self.all("body")), None)

    @cached_property
    def main(self) -> Element | None:
        """What holds the leaflet: the first `<main>`, else the `<body>`."""
        return next(iter(self.all("main")), self.body)

    def in_main(self, element: Element) -> bool:
        """Whether an element stands in the content of the leaflet."""
        return self.main is not None and self.main.index <= element.index < self.main.end

    def style(self, element: Element) -> Mapping[str, tuple[str, bool]]:
        """The declarations of a `style` attribute: value and whether it is important, by property."""
        found = self._styles.get(element.index)
        if found is None:
            found = self._styles[element.index] = declarations(element.get("style"))
        return found

    # -- words ----------------------------------------------------------------------------------

    def words(self, element: Element) -> str:
        """All text of an element, shown or not, with white space as browsers show it."""
        return collapse("".join(text.data for text in self.tree.texts_of(element))).strip()

    def shown(self, element: Element) -> str:
        """The text of an element that is seen."""
        return collapse("".join(text.data for text in self.shown_texts(element))).strip()

    def shown_texts(self, element: Element) -> Iterator[Text]:
        """The texts of an element that are seen, as they stand in the page."""
        return (text for text in self.tree.texts_of(element) if self.seen[text.parent.index])

    def language_of(self, element: Element) -> str:
        """The language tag that holds for an element; empty where none does."""
        return self.languages[element.index].strip()

    @cached_property
    def blocks(self) -> list[tuple[Element, str]]:
        """Every block of the page with the words that stand in it and in no block inside it, if it has any."""
        joined = ((block, "".join(text.data for text in texts)) for block, texts in self.runs)
        return [(block, words) for block, words in joined if words.strip()]

    @cached_property
    def runs(self) -> list[tuple[Element, list[Text]]]:
        """Every block with the texts that are seen in it and in no block inside it."""
        found: dict[int, list[Text]] = {}
        owner: dict[int, Element] = {}
        for text in self.tree.texts:
            parent = text.parent
            if not self.seen[parent.index]:
                continue
            block = owner.get(parent.index)
            if block is None:
                block = owner[parent.index] = self.block_of(parent)
            found.setdefault(block.index, []).append(text)
        return [(self.elements[index], texts) for index, texts in found.items()]

    def block_of(self, element: Element) -> Element:
        """The nearest block that an element is, or stands in."""
        node = element
        while node.parent is not None and (node.name not in BLOCK or node.drawn):
            node = node.parent
        return node

    @cached_property
    def computed(self) -> "Mapping[int, Computed] | None":
        """The computed style of each element by its index; None where the page declares none that matters.

        Raises MissingDependency.
        """
        from pipeline.lint.skeleton import declares_style, skeleton

        if not declares_style(self.tree):
            return None
        # WeasyPrint takes half a second to import; most leaflets declare nothing and never need it.
        from pipeline.typeset.cascade import MARK, cascade

        return cascade(skeleton(self.tree, MARK))

    @cached_property
    def title(self) -> Element | None:
        """The first `<title>` of the page, not of a drawing."""
        return next((title for title in self.all("title") if not title.drawn), None)


def quoted(text: str, length: int = 60) -> str:
    """Words of the page in quotation marks, on one line and not too long."""
    return f"“{excerpt(text, length)}”"
