"""A page as a light tree for those who only look at it: elements and texts with their lines.

The same tree as `sources.parser` builds, without Beautiful Soup's objects: a page of 100,000 words is
there in a fraction of a second. Nothing here is changed once it is built.
"""

from collections.abc import Iterator

import turbohtml

from pipeline.sources.parser import document, with_doctype


class Text:
    """A run of text, its parent, and the line it begins in."""

    __slots__ = ("data", "line", "parent")

    def __init__(self, data: str, line: int, parent: "Element") -> None:
        self.data, self.line, self.parent = data, line, parent


class Element:
    """An element: its name, attributes as they stand in the tag, children, and where it stands.

    `index` numbers the elements in document order; those inside this one are numbered up to `end`, and
    its texts are numbers `first` to `last` (without the latter) among the texts of the page. It is number
    `place` among the children of its parent. `drawn` is whether it belongs to a drawing or a formula. `line` is 0
    for an element that the text does not have.
    """

    __slots__ = ("attributes", "children", "drawn", "end", "first", "index", "last", "line", "name", "parent", "place")

    def __init__(self, name: str, attributes: dict[str, str], parent: "Element | None", line: int, drawn: bool) -> None:
        self.name, self.attributes, self.parent, self.line, self.drawn = name, attributes, parent, line, drawn
        self.children: list[Element | Text] = []
        self.index = self.end = self.first = self.last = self.place = 0

    def get(self, name: str) -> str:
        """The value of an attribute; empty where there is none."""
        return self.attributes.get(name, "")

    def has(self, name: str) -> bool:
        """Whether the element has an attribute, be it empty."""
        return name in self.attributes

    @property
    def elements(self) -> "list[Element]":
        """The elements that stand directly in this one."""
        return [child for child in self.children if isinstance(child, Element)]

    @property
    def before(self) -> "Element | None":
        """The element before this one in the same parent."""
        return self._beside(-1)

    @property
    def after(self) -> "Element | None":
        """The element after this one in the same parent."""
        return self._beside(1)

    def _beside(self, step: int) -> "Element | None":
        beside = self.parent.children if self.parent is not None else []
        place = self.place + step
        while 0 <= place < len(beside):
            found = beside[place]
            if isinstance(found, Element):
                return found
            place += step
        return None

    def ancestors(self) -> "Iterator[Element]":
        """The elements round this one, the nearest first."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent


class Tree:
    """The elements and the texts of a page in document order; the first element is `<html>`."""

    __slots__ = ("elements", "texts")

    def __init__(self) -> None:
        self.elements: list[Element] = []
        self.texts: list[Text] = []

    def inside(self, element: Element) -> list[Element]:
        """Every element inside this one, in document order."""
        return self.elements[element.index + 1 : element.end]

    def texts_of(self, element: Element) -> list[Text]:
        """Every text inside this element, in document order."""
        return self.texts[element.first : element.last]


def tree(text: str) -> Tree:
    """The tree that browsers build from the text of a whole page."""
    found = Tree()
    line = 1
    # A stack and no calls inside one another: pages may be nested as deep as the parser allows.
    stack: list[tuple[Element | None, Iterator[turbohtml.Node]]] = [(None, iter(document(with_doctype(text)).children))]
    while stack:
        parent, rest = stack[-1]
        for child in rest:
            if isinstance(child, turbohtml.Element):
                line = child.source_line or line
                element = _element(child, parent)
                element.index, element.first = len(found.elements), len(found.texts)
                found.elements.append(element)
                if parent is not None:
                    element.place = len(parent.children)
                    parent.children.append(element)
                stack.append((element, iter(() if child.tag == "selectedcontent" else child.children)))
                break
            if isinstance(child, turbohtml.Text) and parent is not None:
                run = Text(child.data, line, parent)
                parent.children.append(run)
                found.texts.append(run)
                line += child.data.count("\n")
            elif isinstance(child, turbohtml.Comment):
                line += child.data.count("\n")
        else:
            stack.pop()
            if parent is not None:
                parent.end, parent.last = len(found.elements), len(found.texts)
    return found


def _element(node: turbohtml.Element, parent: Element | None) -> Element:
    attributes = {
        name: value if isinstance(value, str) else node.attr(name) or "" for name, value in node.attrs.items()
    }
    return Element(node.tag, attributes, parent, node.source_line or 0, node.namespace is not turbohtml.Namespace.HTML)
