"""What is known of a page while its blocks are read, and what is told of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from urllib.parse import parse_qs, urljoin, urlsplit

from pipeline.importing.dates import Written, labelled
from pipeline.importing.draft import Element as Block
from pipeline.importing.draft import Fate, Picture, Told
from pipeline.importing.webpages import office, regions
from pipeline.importing.webpages.office import Program
from pipeline.importing.webpages.tabs import NONE, Tabs
from pipeline.importing.webpages.wording import lines_of, text_of, text_with_spaces
from pipeline.sources.elements import ATOMIC, BLOCK
from pipeline.sources.tree import Element, Text, Tree
from pipeline.text import excerpt

TAB = "name of a tab"
DEEPEST = 16
"""Lists, quotations and tables inside one another; what is deeper stands in the one round it."""
_WEB = ("http", "https", "mailto", "tel", "sms", "ftp")
_REDIRECTS = {"www.google.com/url": "q", "safelinks.protection.outlook.com/": "url"}
"""Addresses that mail and office services put before the true one, and the parameter that holds it."""


@dataclass(slots=True)
class Reader:
    """One reading of one page.

    `whole` is whether all of the page is content. `linked` are the ids that some link or cell points to; `pending`
    those met since the last block, `aliases` those that now go by another block's id. `program` wrote the page, and
    `sheet` are its styles by class. `contents` are the numbers of elements that list the headings, `tab_lines` what
    was told of the name of each panel that is yet to come. What ends before the element of the number `above` stands
    above the title. `file` is the path of the page, beside which its pictures may lie. `cards` are the links round
    whole blocks, each with whether its words were met. `dates` are metadata that parts which were left out gave.
    `outer` is the line of the report on the part outside of the main one that was dropped last, -1 for none, and
    `outer_text` the pieces of its text so far, with their spaces.
    """

    tree: Tree
    file: str = ""
    language: str = ""
    direction: str = ""
    base: str = ""
    whole: bool = True
    program: Program = Program.NONE
    sheet: dict[str, str] = field(default_factory=dict)
    contents: frozenset[int] = frozenset()
    tabs: Tabs = NONE
    tab_lines: dict[int, Told] = field(default_factory=dict)
    above: int = -1
    boxed: bool = False
    linked: frozenset[str] = frozenset()
    told: list[Told] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    pending: list[str] = field(default_factory=list)
    kept: set[str] = field(default_factory=set)
    aliases: dict[str, str] = field(default_factory=dict)
    cards: dict[int, bool] = field(default_factory=dict)
    relative: int = 0
    dates: dict[str, Written] = field(default_factory=dict)
    outer: int = -1
    outer_text: list[str] = field(default_factory=list)
    depth: int = 0
    _blocky: dict[int, bool] = field(default_factory=dict)

    def tell(self, fate: Fate, kind: str, node: Element | Text | None = None, **more: object) -> None:
        """Add a line to the report, on a part of the page."""
        text = str(more.pop("text", "")) or (excerpt(text_of(node)) if node is not None else "")
        confidence = more.pop("confidence", 1.0)
        self.told.append(
            Told(
                fate,
                kind,
                text,
                line=node.line if node is not None else 0,
                confidence=float(confidence) if isinstance(confidence, (int, float)) else 1.0,
                words=str(more.pop("words", "")),
                why=str(more.pop("why", "")),
            )
        )

    def outside(self, node: Element) -> str:
        """What part of the site or of the program an element is; empty for a part of the text."""
        if self.program and (found := office.region(node, self.program)):
            return found
        if node.index in self.contents:
            return "list of contents"
        if node.index in self.tabs.names:
            return TAB
        if self.tabs.names and self.tabs.inside(node):
            return ""
        if node.end <= self.above:
            return "line above the title"
        if self.boxed and regions.is_label(node):
            return "name of a box for screen readers"
        if regions.is_said_again(node):
            return "header of a column, said again"
        return "" if self.whole else regions.region(node)

    def style_of(self, node: Element) -> str:
        """The style of an inline element without spaces, in lower case, with that of its classes if known."""
        said = [node.get("style"), *(self.sheet.get(name, "") for name in node.get("class").split())]
        return ";".join(said).replace(" ", "").lower()

    def drop(self, kind: str, node: Element | Text, why: str = "") -> None:
        """Leave a part out, with all its words told; one without words needs no line."""
        words = text_of(node)
        if words and kind in regions.DATED:
            self._take_dates(node)
        if words and kind == TAB:
            self._leave_name(node, words)
        elif words:
            self.told.append(Told(Fate.DROPPED, kind, excerpt(words), node.line, words=words, why=why))

    def _leave_name(self, node: Element | Text, words: str) -> None:
        """Leave out the name of a tab, which may stand over its panel."""
        panel = self.tabs.names.get(node.index, -1) if isinstance(node, Element) else -1
        again = panel in self.tabs.labels and panel not in self.tab_lines and words == self.tabs.labels[panel]
        self.told.append(Told(Fate.DROPPED, TAB, excerpt(words), node.line, words=words, again=again))
        if again:
            self.tab_lines[panel] = self.told[-1]

    def label_of(self, panel: Element) -> str:
        """The name of a panel whose tab was left out; empty for any other element, and once it was said."""
        return self.tabs.labels[panel.index] if self.tab_lines.pop(panel.index, None) else ""

    def _take_dates(self, node: Element | Text) -> None:
        """Remember the dates in a part about the page that is left out, the first of each kind."""
        for one in labelled(lines_of(node)):
            for name, written in one.dates:
                if name:
                    self.dates.setdefault(name, written)

    def drop_outer(self, kind: str, node: Element | Text) -> None:
        """Leave out a part outside of the main one; those of one kind that follow each other share a line."""
        goes_on = 0 <= self.outer == len(self.told) - 1
        text = text_with_spaces(node)
        if goes_on and (not text.strip() or self.told[-1].kind == kind):
            # “Ring <b>9</b>99” is three parts and two words.
            self.outer_text.append(text)
        elif text.strip():
            self.close_outer()
            self.outer, self.outer_text = len(self.told), [text]
            self.drop(kind, node)

    def close_outer(self) -> None:
        """End the line of the report on a part outside of the main one, with the words of all that shares it."""
        if self.outer >= 0:
            words = " ".join("".join(self.outer_text).split())
            self.told[self.outer] = replace(self.told[self.outer], text=excerpt(words), words=words)
        self.outer, self.outer_text = -1, []

    def is_block(self, node: Element | Text) -> bool:
        """Whether a node ends the line of text before it."""
        if not isinstance(node, Element):
            return False
        if node.name in BLOCK:
            return True
        style = node.get("style").replace(" ", "").lower()
        # A block that floats is the large first letter of a word.
        return "display:block" in style and "float:" not in style

    def opens(self, node: Element) -> bool:
        """Whether an inline element holds blocks, so that it is no line of text."""
        return node.name not in ATOMIC and not self.is_block(node) and self._holds_block(node)

    def _holds_block(self, node: Element) -> bool:
        if id(node) not in self._blocky:
            self._blocky[id(node)] = any(
                self.is_block(child) or (child.name not in ATOMIC and self._holds_block(child))
                for child in node.elements
            )
        return self._blocky[id(node)]

    def met(self, node: Element) -> None:
        """Remember the id of an element that is no block of its own: the next block takes it."""
        for name in (node.get("id"), node.get("name") if node.name == "a" else ""):
            if name in self.linked and name not in self.kept and name not in self.pending:
                self.pending.append(name)

    def identified(self, block: Block, own: str = "") -> Block:
        """The block with an id if a link points to it or to something in it."""
        names = ([own] if own in self.linked and own not in self.kept else []) + self.pending
        self.pending = []
        if not names:
            return block
        name = block.get("id") or names[0]
        self.kept.add(name)
        self.aliases.update({other: name for other in names if other != name})
        rest = tuple(pair for pair in block.attributes if pair[0] != "id")
        return replace(block, attributes=(("id", name), *rest))

    def language_of(self, node: Element) -> tuple[tuple[str, str], ...]:
        """`lang` and `dir` of an element, where they say something that the page has not said."""
        tag = node.get("lang") or node.get("xml:lang")
        found = []
        if tag and tag.lower() not in ("x-none", "zxx") and tag.split("-")[0].lower() != self.language.split("-")[0]:
            found.append(("lang", tag))
        way = node.get("dir").lower()
        if way in ("ltr", "rtl", "auto") and way != (self.direction or "ltr"):
            found.append(("dir", way))
        return tuple(found)

    def address(self, written: str) -> str:
        """An address made absolute; a link inside the page stays `#…`; empty for what is no address of the web."""
        written = "".join(written.split("\n")).strip()
        if written.startswith("#"):
            return written
        try:
            found = _direct(urljoin(self.base, written) if self.base else written)
            parts = urlsplit(found)
        except ValueError:
            return ""
        if parts.fragment and self.base and found.partition("#")[0] == self.base.partition("#")[0]:
            return f"#{parts.fragment}"
        if parts.scheme:
            return found if parts.scheme.lower() in _WEB else ""
        if found.startswith("//"):
            return f"https:{found}"
        self.relative += bool(found)
        return found


def _direct(address: str) -> str:
    """The address that a redirecting service leads to."""
    parts = urlsplit(address)
    for place, parameter in _REDIRECTS.items():
        if f"{parts.netloc}{parts.path}".endswith(place):
            return parse_qs(parts.query).get(parameter, [address])[0]
    return address


def linked_ids(elements: Iterable[Element], base: str) -> frozenset[str]:
    """The ids that links and table cells of a page point to."""
    from urllib.parse import unquote

    found: set[str] = set()
    start = base.partition("#")[0]
    for element in elements:
        where, mark, name = element.get("href").strip().partition("#")
        if element.name == "a" and mark and where in ("", start):
            found |= {name, unquote(name)}
        if element.name in ("td", "th"):
            found |= set(element.get("headers").split())
    found.discard("")
    return frozenset(found)
