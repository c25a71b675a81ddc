"""The structure tree of a document, built from its HTML tree.

One element of the tree for one HTML element, however many pages, columns or lines it is drawn on.
Boxes are taken in the order of the text; an HTML element becomes an element of the tree when the
first thing inside it is drawn.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Union

from pipeline.typeset import roles, tables
from pipeline.typeset.marks import alternative
from pipeline.typeset.walk import collapsed, parents

_SVG = "{http://www.w3.org/2000/svg}svg"


@dataclass(frozen=True, slots=True)
class Content:
    """A piece of a page's content stream, by its number there."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """A link's active area on a page."""

    page: int
    target: Any


Kid = Union["Node", Content, Annotation]


@dataclass(slots=True, eq=False)
class Node:
    """An element of the structure tree: its type, children, and entries as they stand in the file."""

    role: str
    parent: Union["Node", None] = None
    kids: list[Kid] = field(default_factory=list)
    language: str = ""
    alternative: str = ""
    expansion: str = ""
    actual_text: str = ""
    id: str = ""
    attributes: dict[str, Any] = field(default_factory=dict)
    automatic: bool = False

    def add(self, role: str, *, first: bool = False, **entries: Any) -> "Node":
        """A new element at the end of this one, or before everything in it."""
        node = Node(role, self, **entries)
        self.kids.insert(0 if first else len(self.kids), node)
        return node

    def is_on(self, page: int) -> bool:
        """Whether something of the element is drawn on a page."""
        return any(isinstance(kid, Content) and kid.page == page for node in self.descendants() for kid in node.kids)

    def descendants(self) -> Iterator["Node"]:
        """The element and every one below it, in order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.descendants()


class Builder:
    """Grows the tree: `place` says in which element the content of an HTML element belongs."""

    def __init__(self, root: Any, styles: dict[Any, Any], notes: set[Any]) -> None:
        self.root = Node("Document")
        self._notes = notes
        self.links: dict[Any, list[Node]] = {}
        self._styles = styles
        self._parents = parents(root)
        self._nodes: dict[Any, Node] = {}
        self._labels: dict[Any, Node] = {}
        self._link_parts: dict[tuple[Any, Node], Node] = {}
        self._ids = 0
        self._block_links = {
            link
            for link in root.iter("a")
            if link.get("href") and any(child.tag in roles.BLOCKS for child in link.iter())
        }
        for body in root.findall("body"):
            self.root.language = self._language(body)

    def place(self, element: Any) -> Node:
        """The element of the tree for text that stands directly in an HTML element."""
        node = self.node(element)
        link = self.link_of(element)
        if link in self._block_links:
            return self._link_part(link, node)
        return self.paragraph(node) if node.role in roles.GROUPS else node

    def figure(self, element: Any, *, inline: bool) -> Node:
        """The element of the tree for a picture, which stands in a line or is a block."""
        node = self.node(self._parents[element])
        link = self.link_of(element)
        if link in self._block_links:
            node = self._link_part(link, node)
        elif inline and node.role in roles.GROUPS:
            node = self.paragraph(node)
        return node.add("Figure", alternative=alternative(element), language=self._language(element))

    def label(self, item: Any) -> Node:
        """The label of a list item: its bullet or number."""
        if item not in self._labels:
            body = self.node(item)
            self._labels[item] = (body.parent or body).add("Lbl", first=True)
        return self._labels[item]

    def note_mark(self, element: Any) -> Node:
        """The number in the text that a footnote belongs to; the note follows it, as in the source."""
        place = self.place(self._parents[element])
        mark = place.add("Reference")
        note = self.node(element)
        note.parent = place
        place.kids.append(note)
        return mark

    def note_label(self, element: Any) -> Node:
        """The number before a footnote."""
        return self.node(element).add("Lbl", first=True)

    def link(self, element: Any, page: int) -> Node:
        """The element of the tree for the active area of a link on a page."""
        if not self.links.get(element):
            self.place(element) if element in self._block_links else self.node(element)
        parts = self.links[element]
        return next((part for part in parts if part.is_on(page)), parts[0])

    def paragraph(self, group: Node) -> Node:
        """The paragraph at the end of a group that takes text and inline elements."""
        last = group.kids[-1] if group.kids else None
        if isinstance(last, Node) and last.automatic:
            return last
        return group.add("P", automatic=True)

    def node(self, element: Any) -> Node:
        """The element of the tree that stands for an HTML element or holds what is in it."""
        if element not in self._nodes:
            self._nodes[element] = self._make(element)
        return self._nodes[element]

    def _make(self, element: Any) -> Node:
        outer = self._parents.get(element)
        if outer is None or element.tag in ("html", "body"):
            return self.root
        if element in self._notes:
            # Where it belongs its mark will tell; it may stand on an earlier sheet.
            return Node("Note", language=self._language(element), id=self._new_id("note"))
        tag, parent = element.tag, self.node(outer)
        if element in self._nodes:
            return self._nodes[element]
        language = self._language(element)
        if tag == "li":
            return self._item(parent, language)
        if tag in ("dt", "dd"):
            return self._description(element, outer, parent, language)
        if self._is_bare(element):
            return parent
        if tag in roles.BLOCKS:
            return self._block(element, parent, language)
        if tag == "a" and element.get("href"):
            node = self._inline("Link", parent, language=language)
            self.links[element] = [node]
            return node
        if tag == "abbr" and element.get("title"):
            return self._inline("Span", parent, language=language, expansion=collapsed(element.get("title")))
        if tag in roles.INLINES:
            return self._inline(roles.INLINES[tag], parent, language=language)
        return self._inline("Span", parent, language=language) if language else parent

    def _inline(self, role: str, parent: Node, **entries: Any) -> Node:
        return (self.paragraph(parent) if parent.role in roles.GROUPS else parent).add(role, **entries)

    def _block(self, element: Any, parent: Node, language: str) -> Node:
        role = roles.BLOCKS[element.tag]
        if role == "Table":
            if element.get("role") in ("presentation", "none"):
                return parent.add("Div", language=language)
            return self._table(element, parent, language)
        node = parent.add(role, language=language)
        if role == "L":
            style = self._style(element, "list_style_type")
            node.attributes = {"O": "/List", "ListNumbering": f"/{roles.numbering(element.tag, style)}"}
        return node

    def _item(self, parent: Node, language: str) -> Node:
        if parent.role != "L":
            return parent.add("Div", language=language)
        return parent.add("LI", language=language).add("LBody")

    def _description(self, element: Any, outer: Any, parent: Node, language: str) -> Node:
        # A group of terms and their descriptions is one item: the terms its label, the rest its body.
        if parent.role != "L":
            return parent.add("Div", language=language)
        group = [child for child in outer if child.tag in ("dt", "dd")]
        here = group.index(element)
        start = here
        while start and not (group[start].tag == "dt" and group[start - 1].tag == "dd"):
            start -= 1
        item = self._labels.get(group[start])
        if item is None:
            item = self._labels[group[start]] = parent.add("LI")
        role = "Lbl" if element.tag == "dt" else "LBody"
        last = item.kids[-1] if item.kids else None
        if not isinstance(last, Node) or last.role != role:
            alone = len(_run(group, here)) == 1
            last = item.add(role, language=language if alone else "")
            if alone:
                return last
        return last.add("Div" if role == "LBody" else "Span", language=language)

    def _table(self, element: Any, parent: Node, language: str) -> Node:
        # The whole table at once: empty cells count, and a page break must not change the order.
        table = self._nodes[element] = parent.add("Table", language=language)
        captions = [child for child in element if child.tag == "caption" and child in self._styles]
        for caption in captions:
            first = self._nodes.get(captions[0])
            place, role = (first, "P") if first else (table, "Caption")
            self._nodes[caption] = place.add(role, language=self._language(caption))
        groups: dict[Any, Node] = {}
        heads: dict[Any, str] = {}
        rows = tables.grid(element, self._styles.__contains__)
        head, foot = tables.head_and_foot(element)
        if all(row.group in (head, foot) for row in rows):
            # A head or a foot is one of a body only (ISO 32000-1, table 337).
            head = foot = None
        for row in rows:
            if row.group.tag == "tr":
                above = table
            else:
                above = groups.get(row.group) or table.add(
                    "THead" if row.group is head else "TFoot" if row.group is foot else "TBody",
                    language=self._language(row.group),
                )
                groups[row.group] = self._nodes[row.group] = above
            line = self._nodes[row.element] = above.add("TR", language=self._language(row.element))
            for cell in row.cells:
                node = line.add("TH" if cell.scope else "TD")
                spans = {"ColSpan": cell.columns, "RowSpan": cell.rows}
                node.attributes = {"O": "/Table", **{key: span for key, span in spans.items() if span > 1}}
                if cell.scope:
                    node.attributes["Scope"] = f"/{cell.scope}"
                    node.id = heads[cell.element] = self._new_id("th")
                if cell.element is not None:
                    self._nodes[cell.element] = node
                    node.language = self._language(cell.element)
        for cell in (cell for row in rows for cell in row.cells if cell.headers):
            self._nodes[cell.element].attributes["Headers"] = [heads[head] for head in cell.headers]
        return table

    def link_of(self, element: Any) -> Any:
        """The link that an element is or stands in, or None."""
        while element is not None and not (element.tag == "a" and element.get("href")):
            element = self._parents.get(element)
        return element

    def _link_part(self, link: Any, node: Node) -> Node:
        # A link around blocks: each block holds a link of its own, for a link is part of a line.
        if (link, node) not in self._link_parts:
            part = self._inline("Link", node)
            self._link_parts[link, node] = part
            self.links.setdefault(link, []).append(part)
        return self._link_parts[link, node]

    def _language(self, element: Any) -> str:
        own, outer = element.get("lang") or "", self._parents.get(element)
        while not own and outer is not None and self._is_bare(outer):
            own, outer = outer.get("lang") or "", self._parents.get(outer)
        while own and outer is not None:
            if outer.get("lang"):
                return "" if outer.get("lang") == own else own
            outer = self._parents.get(outer)
        return own

    def _is_bare(self, element: Any) -> bool:
        # Whether an element is none of the tree, and what is in it has to carry its language.
        outer = self._parents.get(element)
        return element in self._block_links or (element.tag == "div" and outer is not None and outer.tag == "dl")

    def _style(self, element: Any, name: str) -> Any:
        return self._styles[element][name] if element in self._styles else None

    def _new_id(self, kind: str) -> str:
        self._ids += 1
        return f"{kind}-{self._ids:05d}"


def _run(group: list[Any], here: int) -> list[Any]:
    # The neighbours of one element of a list of terms and descriptions that have its tag.
    start, end = here, here + 1
    while start and group[start - 1].tag == group[here].tag:
        start -= 1
    while end < len(group) and group[end].tag == group[here].tag:
        end += 1
    return group[start:end]
