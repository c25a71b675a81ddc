"""What a finished PDF says of its structure, and what its HTML says: two trees to hold side by side.

Both are trees of `Tag`: a type, its facts (language, words for a picture, spans …) and what is in
it, tags and text. `expected` knows HTML and a table of types, nothing of pages, lines and boxes.
"""

import io
import re
from dataclasses import dataclass, field

import html5lib
import pikepdf

from tests.support.pdftext import page_text

# What an element becomes; those in `INLINE` stand in a line, those not named leave no trace.
TYPES = {
    "main": "Sect", "article": "Art", "section": "Sect", "nav": "Nav", "aside": "Aside", "blockquote": "BlockQuote",
    "header": "Div", "footer": "Div", "div": "Div", "figure": "Div", "details": "Div", "address": "Div",
    "p": "P", "pre": "P", "summary": "P", "figcaption": "Caption", "caption": "Caption", "ul": "L", "ol": "L",
    "dl": "L", "table": "Table", "thead": "THead", "tbody": "TBody", "tfoot": "TFoot", "tr": "TR", "th": "TH",
    "td": "TD", "h1": "H1", "h2": "H2", "h3": "H3", "h4": "H4", "h5": "H5", "h6": "H6",
}  # fmt: skip
INLINE = {"em": "Em", "strong": "Strong", "q": "Quote", "code": "Code", "cite": "Span", "a": "Link", "abbr": "Span"}
_GROUPS = {"Document", "Sect", "Art", "Div", "BlockQuote", "Aside", "Nav"}
_IN_LINE = {*INLINE.values(), "Figure", "Reference", "Note"}
_CELLS = {"TH", "TD"}
_SILENT = {"head", "script", "style", "template", "title"}
_CONTROLS = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069«»“”‘’„]")


@dataclass
class Tag:
    """An element of a structure tree."""

    type: str
    facts: dict[str, object] = field(default_factory=dict)
    kids: list["Tag | str"] = field(default_factory=list)

    def walk(self):
        """The tag and all below it, in order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Tag):
                yield from kid.walk()

    def find(self, *types):
        """The tags of some types below this one, in order."""
        return [tag for tag in self.walk() if tag.type in types]

    def rows(self):
        """The rows of a table, without those of tables inside it."""
        for kid in self.kids:
            if isinstance(kid, Tag) and kid.type == "TR":
                yield kid
            elif isinstance(kid, Tag) and kid.type in ("THead", "TBody", "TFoot"):
                yield from kid.rows()

    @property
    def spoken(self):
        """All words inside and those of pictures."""
        return _plain("".join(kid if isinstance(kid, str) else kid._spoken() for kid in self.kids))

    def _spoken(self):
        words = f" {self.facts['alt']} " if self.type == "Figure" else self.spoken
        return words if self.type in _IN_LINE else f" {words} "

    def outline(self, depth=0):
        """The tree as lines, for people and for comparing."""
        facts = "".join(f" {key}={value!r}" for key, value in sorted(self.facts.items()) if value)
        lines = [f"{'  ' * depth}{self.type}{facts}"]
        for kid in self.kids:
            lines += [f"{'  ' * (depth + 1)}“{kid}”"] if isinstance(kid, str) else kid.outline(depth + 1)
        return lines


def read(pdf):
    """The structure tree of a PDF's bytes."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        drawn = {page.obj.objgen: page_text(page) for page in file.pages}
        return _tidy(_read(file.Root.StructTreeRoot.K[0], None, drawn))


def _read(element, page, drawn):
    page = element.Pg.objgen if "/Pg" in element else page
    tag = Tag(str(element.S)[1:])
    texts = {"lang": "/Lang", "alt": "/Alt", "expansion": "/E", "id": "/ID"}
    tag.facts = {name: str(element[key]) for name, key in texts.items() if key in element}
    attributes = element.get("/A", pikepdf.Dictionary())
    names = {"numbering": "/ListNumbering", "scope": "/Scope", "columns": "/ColSpan", "rows": "/RowSpan"}
    for name, key in names.items():
        if key in attributes:
            value = attributes[key]
            tag.facts[name] = str(value).removeprefix("/") if name in ("numbering", "scope") else int(value)
    if "/Headers" in attributes:
        tag.facts["headers"] = [str(name) for name in attributes.Headers]
    if "/BBox" in attributes:
        tag.facts["box"] = tuple(float(value) for value in attributes.BBox)
    for kid in element.get("/K", []):
        if isinstance(kid, int):
            tag.kids.append(drawn[page].get(kid, ""))
        elif "/MCID" in kid:
            tag.kids.append(drawn[kid.Pg.objgen].get(int(kid.MCID), ""))
        elif kid.get("/Type") == "/OBJR":
            tag.facts.setdefault("says", str(kid.Obj.Contents))
        elif "/ActualText" in kid:
            # A run of text in another order than its glyphs: no element of the page.
            tag.kids.append(str(kid.ActualText))
        else:
            tag.kids.append(_read(kid, page, drawn))
    return tag


def expected(html, notes=(), running=()):
    """The tree that the HTML of a whole document asks for.

    Elements of the classes `notes` are footnotes, those of the classes `running` stand at the edges
    of sheets and are none of the text.
    """
    root = html5lib.parse(html, namespaceHTMLElements=False)
    tree = Tag("Document")
    tree.kids = _Reader(set(notes), set(running)).kids(root.find("body"), root.get("lang"))
    return _tidy(tree)


class _Reader:
    def __init__(self, notes, running):
        self.running = running
        self.notes, self.count, self.lists = notes, 0, 0

    def kids(self, element, language):
        found = [element.text or ""]
        for child in element:
            if not isinstance(child.tag, str) or child.tag in _SILENT or child.get("hidden") is not None:
                pass
            elif not set(child.get("class", "").split()) & self.running:
                found += self.tags(child, language)
            found.append(child.tail or "")
        return found

    def tags(self, element, outer):
        name = element.tag.rpartition("}")[2]
        language = element.get("lang") or outer
        facts = {"lang": language if language != outer else ""}
        if name in ("img", "svg"):
            words = element.get("alt") or element.get("aria-label") or _title(element)
            return [Tag("Figure", {**facts, "alt": words})] if words else []
        if name == "br":
            return [" "]
        if set(element.get("class", "").split()) & self.notes:
            return self.note(element, language, facts)
        self.lists += name in ("ul", "ol")
        kids = self.kids(element, language)
        self.lists -= name in ("ul", "ol")
        if name == "a" and element.get("href"):
            link = Tag("Link", facts, kids)
            facts["says"] = link.spoken or element.get("href")
            return _through(link)
        if name == "abbr" and element.get("title"):
            return [Tag("Span", {**facts, "expansion": " ".join(element.get("title").split())}, kids)]
        if name == "li":
            return [Tag("LI", facts, [Tag("LBody", {}, kids)])]
        if name in ("dt", "dd"):
            return [Tag({"dt": "Lbl", "dd": "LBody"}[name], facts, kids)]
        if name == "div" and any(child.tag in ("dt", "dd") for child in element):
            for kid in (kid for kid in kids if isinstance(kid, Tag)):
                kid.facts["lang"] = kid.facts["lang"] or facts["lang"]
            return kids
        if name == "dl":
            return [Tag("L", {**facts, "numbering": "None"}, _items(kids))]
        if name in ("ul", "ol"):
            items = [kid for kid in kids if isinstance(kid, Tag)]
            numbering, labels = _labels(element, self.lists)
            for item, label in zip(items, labels, strict=True):
                item.kids.insert(0, Tag("Lbl", {}, [label]))
            return [Tag("L", {**facts, "numbering": numbering}, items)]
        if name in ("td", "th"):
            facts |= {"columns": int(element.get("colspan", 1)), "rows": int(element.get("rowspan", 1))}
            facts = {key: value for key, value in facts.items() if value != 1}
            if name == "th":
                facts["scope"] = {"row": "Row", "col": "Column"}[element.get("scope")]
        kind = TYPES.get(name) or (INLINE.get(name) if name not in ("a", "abbr") else None)
        if kind:
            return [Tag(kind, facts, kids)]
        return [Tag("Span", facts, kids)] if facts["lang"] else kids

    def note(self, element, language, facts):
        self.count += 1
        number = str(self.count)
        kids = [Tag("Lbl", {}, [f"{number}."]), *self.kids(element, language)]
        return [Tag("Reference", {}, [number]), Tag("Note", facts, kids)]


def _labels(element, depth):
    # What stands before the items of a list, as HTML counts them.
    items = [child for child in element if child.tag == "li"]
    if element.tag == "ul":
        numbering, label = [("Disc", "•"), ("Circle", "–"), ("Square", "•")][min(depth, 2)]
        return numbering, [label] * len(items)
    step = -1 if element.get("reversed") is not None else 1
    number = int(element.get("start", len(items) if step < 0 else 1)) - step
    labels = []
    for item in items:
        number = int(item.get("value", number + step))
        labels.append(f"{number}." if element.get("type", "1") == "1" else f"{chr(96 + number)}.")
    return "Decimal" if element.get("type", "1") == "1" else "LowerAlpha", labels


def _title(element):
    titles = [child for child in element if child.tag.rpartition("}")[2] == "title"]
    return " ".join("".join(titles[0].itertext()).split()) if titles else ""


def _through(link):
    # A link around blocks stands inside each of them; one area on the page serves all.
    if not any(isinstance(kid, Tag) and kid.type not in _IN_LINE for kid in link.kids):
        return [link]
    blocks = [kid for kid in link.kids if isinstance(kid, Tag)]
    for number, block in enumerate(blocks):
        block.kids = [Tag("Link", {} if number else link.facts, block.kids)]
    return blocks


def _items(kids):
    # Terms and what is said of them, as pairs; several of either are kept apart inside.
    items = []
    for kid in (kid for kid in kids if isinstance(kid, Tag)):
        if not items or (kid.type == "Lbl" and items[-1][-1].type == "LBody"):
            items.append([])
        items[-1].append(kid)
    return [Tag("LI", {}, _gathered(item)) for item in items]


def _gathered(item):
    found = []
    for kind in ("Lbl", "LBody"):
        parts = [part for part in item if part.type == kind]
        inner = "Span" if kind == "Lbl" else "Div"
        if len(parts) == 1:
            found += parts
        elif parts:
            found.append(Tag(kind, {}, [Tag(inner, part.facts, part.kids) for part in parts]))
    return found


def _tidy(tag):
    """A tree without what is blank, texts joined, and text in groups of blocks in paragraphs."""
    kids = []
    for kid in tag.kids:
        if isinstance(kid, Tag):
            if _tidy(kid).kids or kid.type in (*_CELLS, "Figure"):
                kids.append(kid)
        elif kids and isinstance(kids[-1], str):
            kids[-1] += kid
        else:
            kids.append(kid)
    if tag.type in _GROUPS:
        kids = _paragraphs(kids)
    tag.kids = [kid for kid in (_plain(kid) if isinstance(kid, str) else kid for kid in kids) if kid]
    return tag


def _paragraphs(kids):
    found, is_open = [], False
    for kid in kids:
        if isinstance(kid, Tag) and kid.type not in _IN_LINE:
            found.append(kid)
            is_open = False
        elif is_open:
            found[-1].kids.append(kid)
        elif isinstance(kid, Tag) or _plain(kid):
            found.append(Tag("P", {}, [kid]))
            is_open = True
    return [_tidy(kid) if isinstance(kid, Tag) and kid.type == "P" else kid for kid in found]


def _plain(text):
    return " ".join(_CONTROLS.sub("", text).split())


def grid(table):
    """The places (row, column) that each cell of a read table takes, cell by cell."""
    taken, found = set(), []
    for row, line in enumerate(table.rows()):
        column = 0
        for cell in (kid for kid in line.kids if isinstance(kid, Tag)):
            while (row, column) in taken:
                column += 1
            wide, high = cell.facts.get("columns", 1), cell.facts.get("rows", 1)
            places = {(row + down, column + across) for down in range(high) for across in range(wide)}
            assert not places & taken, "two cells in one place"
            taken |= places
            found.append((cell, places))
    return found
