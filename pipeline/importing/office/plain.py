"""A Word document made plain: only what a converter understands, and what a page can hold.

The tree is changed in place. Each paragraph gets a style of its own making whose path in HTML says all that the
document says of it: its level, its list and number there, its language and direction. What has words and does not
come into the page is told, in order.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement

import regex

from pipeline.importing.draft import Fate, Told
from pipeline.importing.office.lists import Lists
from pipeline.importing.office.numbering import Numbering
from pipeline.importing.office.package import MC, M, Package, R, W, number, on, value
from pipeline.importing.office.pictures import pictures
from pipeline.importing.office.signs import font_of, sign, text_in
from pipeline.importing.office.styles import Styles
from pipeline.importing.office.words import chosen, words_of
from pipeline.text import excerpt

_OPENED = frozenset(f"{W}{name}" for name in ("ins", "moveTo", "smartTag", "customXml", "dir", "bdo", "fldSimple"))
"""What only stands round other things, and those stay."""
_LINK = regex.compile(r'\s*HYPERLINK\s+(?P<local>\\l\s+)?"(?P<where>[^"]*)"')


@dataclass(slots=True)
class Page:
    """What is known of a document while its parts are made plain, and what is told of it.

    `paths` are the paths in HTML of the styles that were made, by their names; `language` and `direction` are those of
    most of its text.
    """

    package: Package
    styles: Styles
    numbering: Numbering
    language: str = ""
    direction: str = "ltr"
    paths: dict[str, str] = field(default_factory=dict)
    told: list[Told] = field(default_factory=list)
    notes: dict[str, frozenset[str]] = field(default_factory=dict)
    insertions: int = 0
    kinds: dict[str, int] = field(default_factory=dict)

    def named(self, path: str, sign: str) -> str:
        """The name of the style with this path; `sign` is p for paragraphs, r for runs."""
        known = {made: name for name, made in self.paths.items()}
        name = known.get(f"{sign} {path}") or f"{sign}{len(self.paths) + 1}"
        self.paths[name] = f"{sign} {path}"
        return name

    def drop(self, kind: str, words: str, why: str = "") -> None:
        """Tell words that do not come into the page."""
        if words:
            self.told.append(Told(Fate.DROPPED, kind, excerpt(words), words=words, why=why))


@dataclass(slots=True)
class Part:
    """One part of the document with text in it: its body, or its notes."""

    page: Page
    name: str
    lists: Lists
    floating: list[Element] = field(default_factory=list)
    carried: list[Element] = field(default_factory=list)

    def make_plain(self, holder: Element) -> None:
        """Make the blocks in an element plain."""
        found = [made for child in list(holder) for made in self._block(child)]
        if self.carried:
            # The mark after the last paragraph was deleted, and nothing follows that it could join.
            found.append(self._built(self.page.named("p:fresh", "p"), self.carried))
            self.carried = []
        holder[:] = found

    def _block(self, child: Element) -> Iterable[Element]:
        tag = child.tag
        if tag == f"{W}p":
            return self._paragraph(child)
        if tag == f"{W}tbl":
            return [self._table(child)]
        if tag == f"{W}sdt":
            gallery = child.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
            if gallery is not None and "Contents" in gallery.get(f"{W}val", ""):
                self.page.drop("table of contents", words_of(child), "the page has links to its headings by itself")
                return []
            return self._all(child.find(f"{W}sdtContent"))
        if tag in _OPENED:
            self.page.insertions += tag in (f"{W}ins", f"{W}moveTo") and bool(words_of(child))
            return self._all(child)
        if tag == f"{MC}AlternateContent":
            return self._all(chosen(child))
        if tag in (f"{W}del", f"{W}moveFrom"):
            self._deleted(child)
        elif tag == f"{W}altChunk":
            why = (
                "another file is put in here; open the document in a word processor and save it, then it is part of it"
            )
            self.page.told.append(Told(Fate.UNSURE, "file inside the document", "", why=why))
        elif tag in (f"{M}oMathPara", f"{M}oMath"):
            return [self._built(self.page.named("p:fresh", "p"), [self._formula(child)])]
        return [child] if tag == f"{W}bookmarkStart" else []

    def _all(self, holder: Element | None) -> list[Element]:
        return [made for child in ([] if holder is None else list(holder)) for made in self._block(child)]

    def _deleted(self, element: Element) -> None:
        self.page.drop("deleted text", words_of(element), "somebody deleted it while changes were tracked")

    # Paragraphs

    def _paragraph(self, paragraph: Element) -> list[Element]:
        properties = paragraph.find(f"{W}pPr")
        styles = self.page.styles
        role = styles.role(properties)
        if role == "contents":
            self.page.drop("table of contents", words_of(paragraph), "the page has links to its headings by itself")
            return []
        floating, self.floating = self.floating, []
        language = self._language(paragraph, properties)
        runs = [made for child in list(paragraph) for made in self._inline(child, properties, language)]
        boxes, self.floating = self.floating, floating
        if properties is not None and properties.find(f"{W}rPr/{W}del") is not None:
            self.carried += runs
            return boxes
        runs, self.carried = self.carried + runs, []
        if not any(_is_seen(run) for run in runs):
            # An empty line holds two paragraphs apart, and nothing else.
            return [*[run for run in runs if run.tag == f"{W}bookmarkStart"], *boxes]
        more = f"[lang='{language}']" if language else ""
        way = "rtl" if on(styles.of_paragraph(properties, f"{W}bidi")) else "ltr"
        more += f"[dir='{way}']" if way != self.page.direction else ""
        path, label = self._path(properties, role, more)
        if label:
            first = Element(f"{W}r")
            SubElement(first, f"{W}t").text = f"{label} "
            runs.insert(0, first)
        return [self._built(self.page.named(path, "p"), runs), *boxes]

    def _built(self, style: str, runs: Iterable[Element]) -> Element:
        made = Element(f"{W}p")
        SubElement(SubElement(made, f"{W}pPr"), f"{W}pStyle").set(f"{W}val", style)
        made.extend(runs)
        return made

    def _path(self, properties: Element | None, role: str, more: str) -> tuple[str, str]:
        """The path of a paragraph in HTML, and the number or words before it that are to be written out."""
        page = self.page
        found = page.numbering.of(properties)
        level = page.numbering.level(*found) if found else None
        indent = page.styles.of_paragraph(properties, f"{W}ind")
        left = 0 if indent is None else number(indent.get(f"{W}left") or indent.get(f"{W}start"))
        if role and role != "quote":
            self.lists.close()
            if found and level and level.kind not in ("bullet", "none"):
                page.numbering.count(*found)
                self._say("numbers of headings", page.numbering.label(*found),
                          "they were counted by the word processor; the page shows its headings without numbers")  # fmt: skip
            return f"{'h1' if role == 'title' else role}{more}:fresh", ""
        if found and level and level.has_words:
            self.lists.close()
            page.numbering.count(*found)
            return f"p{more}:fresh", page.numbering.label(*found)
        if found and level and level.kind != "none":
            own = None if properties is None else properties.find(f"{W}ind")
            text = (left if own is not None and left else level.indent) or left
            path = self.lists.item(*found, level, text, more)
            if level.is_compound:
                self._say("numbers in several parts", page.numbering.label(*found),
                          "a list in a page shows the last part of them only")  # fmt: skip
            return path, ""
        if role == "quote":
            self.lists.close()
            return f"blockquote > p{more}:fresh", ""
        below = self.lists.below(left)
        if below:
            return f"{below.removesuffix(':fresh')}{more}:fresh", ""
        self.lists.close()
        return f"p{more}:fresh", ""

    def _say(self, kind: str, text: str, why: str) -> None:
        """Tell something once, with the first place where it was met."""
        if not self.page.kinds.get(kind):
            self.page.told.append(Told(Fate.UNSURE, kind, text, why=why))
        self.page.kinds[kind] = self.page.kinds.get(kind, 0) + 1

    def _language(self, paragraph: Element, properties: Element | None) -> str:
        """The language of a whole paragraph, where it is not that of the document."""
        found = set()
        for run in paragraph.iter(f"{W}r"):
            text = words_of(run)
            if any(c.isalpha() for c in text):
                found.add(self.page.styles.language(run.find(f"{W}rPr"), properties, text))
        only = found.pop() if len(found) == 1 else ""
        return only if only and not self._is_own(only) else ""

    def _is_own(self, language: str) -> bool:
        return language.partition("-")[0].lower() == self.page.language.partition("-")[0].lower()

    # Runs

    def _inline(self, child: Element, paragraph: Element | None, language: str) -> list[Element]:
        tag = child.tag
        if tag == f"{W}r":
            return self._run(child, paragraph, language)
        if tag == f"{W}hyperlink":
            child[:] = [made for one in list(child) for made in self._inline(one, paragraph, language)]
            known = self.page.package.relationships(self.name)
            if child.get(f"{R}id", "") not in known:
                child.attrib.pop(f"{R}id", None)
            return [child]
        if tag == f"{W}sdt":
            holder: Element | None = child.find(f"{W}sdtContent")
        elif tag == f"{MC}AlternateContent":
            holder = chosen(child)
        else:
            holder = child if tag in _OPENED else None
        if holder is not None:
            self.page.insertions += tag in (f"{W}ins", f"{W}moveTo") and bool(words_of(child))
            return [made for one in list(holder) for made in self._inline(one, paragraph, language)]
        if tag in (f"{W}del", f"{W}moveFrom"):
            self._deleted(child)
        elif tag in (f"{M}oMath", f"{M}oMathPara"):
            return [self._formula(child)]
        return [child] if tag == f"{W}bookmarkStart" else []

    def _formula(self, formula: Element) -> Element:
        words = "".join(one.text or "" for one in formula.iter(f"{M}t"))
        self.page.told.append(
            Told(Fate.UNSURE, "formula", excerpt(words), why="its signs stand in one line; see that it still says the same")
        )  # fmt: skip
        run = Element(f"{W}r")
        SubElement(run, f"{W}t").text = words
        return run

    def _run(self, run: Element, paragraph: Element | None, language: str) -> list[Element]:
        own = run.find(f"{W}rPr")
        styles = self.page.styles

        def has(name: str) -> bool:
            return on(styles.of_run(own, paragraph, f"{W}{name}"))

        if has("vanish") and words_of(run):
            self.page.drop("hidden text", words_of(run), "it is not shown and not printed")
            run[:] = [one for one in run if one.tag in (f"{W}fldChar", f"{W}instrText")]
        font = font_of(own)
        content = [made for one in list(run) for made in self._content(one, font)]
        properties = Element(f"{W}rPr")
        spoken = styles.language(own, paragraph, words_of(run))
        if spoken and not language and not self._is_own(spoken) and len(words_of(run).split()) > 1:
            name = self.page.named(f"span[lang='{spoken}']", "r")
            SubElement(properties, f"{W}rStyle").set(f"{W}val", name)
        is_note = any(one.tag in (f"{W}footnoteReference", f"{W}endnoteReference") for one in content)
        for name in ("b", "i", "strike"):
            if has(name) or (name == "strike" and has("dstrike")):
                SubElement(properties, f"{W}{name}")
        place = value(own, f"{W}vertAlign")
        if place in ("subscript", "superscript") and not is_note:
            SubElement(properties, f"{W}vertAlign").set(f"{W}val", place)
        run[:] = [properties, *content]
        return [run]

    def _content(self, child: Element, font: str) -> list[Element]:
        tag = child.tag.removeprefix(W)
        match tag:
            case "t":
                shown = text_in(child.text or "", font)
                if shown != child.text and any(c.isalnum() for c in child.text or ""):
                    self.page.told.append(
                        Told(Fate.BECAME, "sign", f"{child.text} → {shown}", words=child.text or "", why=f"as {font} shows it")
                    )  # fmt: skip
                child.text = shown
                return [child]
            case "br" | "cr":
                return [Element(f"{W}br")]
            case "tab" | "ptab":
                return [Element(f"{W}tab")]
            case "noBreakHyphen" | "softHyphen" | "fldChar":
                return [child]
            case "instrText":
                if found := _LINK.match(child.text or ""):
                    child.text = f' HYPERLINK {found["local"] or ""}"{found["where"]}"'
                return [child]
            case "sym":
                return self._symbol(child)
            case "footnoteReference" | "endnoteReference":
                return [child] if child.get(f"{W}id", "") in self.page.notes.get(tag[:-9], ()) else []
            case "delText":
                self._deleted(child)
                return []
            case "ruby":
                reading = child.find(f"{W}rt")
                self.page.drop(
                    "reading aid", "" if reading is None else words_of(reading), "small signs above the words"
                )
                base = child.find(f"{W}rubyBase")
                return [
                    made
                    for run in ([] if base is None else base.iter(f"{W}r"))
                    for one in list(run)
                    for made in self._content(one, font)
                ]
            case "drawing" | "pict" | "object":
                return self._drawing(child)
        if child.tag == f"{MC}AlternateContent":
            return [made for one in list(chosen(child)) for made in self._content(one, font)]
        return []

    def _symbol(self, child: Element) -> list[Element]:
        font = child.get(f"{W}font", "")
        try:
            found = sign(int(child.get(f"{W}char", ""), 16), font)
        except ValueError:
            found = ""
        if not found:
            why = f"a sign of the font {font} is not known; see what it is in the document, and write it"
            self.page.told.append(Told(Fate.UNSURE, "sign", child.get(f"{W}char", ""), why=why))
            return []
        text = Element(f"{W}t")
        text.text = found
        return [text]

    def _drawing(self, drawing: Element) -> list[Element]:
        """The pictures of a drawing. Its text boxes come after the paragraph that it is fixed to."""
        for box in _outermost(drawing, f"{W}txbxContent"):
            inside = Part(self.page, self.name, self.lists.inner())
            words = words_of(box)
            inside.make_plain(box)
            self.floating += list(box)
            if words:
                why = "it stood beside the text; now it stands after the paragraph it was fixed to"
                self.page.told.append(Told(Fate.GUESSED, "text box", excerpt(words), confidence=0.8, why=why))
        return pictures(drawing, self.page, self.name)

    # Tables

    def _table(self, table: Element) -> Element:
        self.lists.close()
        made = Element(f"{W}tbl")
        rows = [row for row in _within(table, f"{W}tr")]
        styled = self._has_styled_head(table)
        heads = 0
        for place, row in enumerate(rows):
            properties = row.find(f"{W}trPr")
            if properties is not None and properties.find(f"{W}del") is not None:
                self._deleted(row)
                continue
            is_head = properties is not None and on(properties.find(f"{W}tblHeader"))
            new = SubElement(made, f"{W}tr")
            if (is_head or (place == 0 and styled)) and heads == place and len(rows) > 1:
                SubElement(SubElement(new, f"{W}trPr"), f"{W}tblHeader")
                heads += 1
                if not is_head:
                    why = "the style of the table sets its first row apart"
                    self.page.told.append(
                        Told(Fate.GUESSED, "headers of columns", excerpt(words_of(row)), confidence=0.9, why=why)
                    )
            before = number(value(properties, f"{W}gridBefore"))
            if before > 0:
                self._cell(SubElement(new, f"{W}tc"), min(before, 60))
            for cell in _within(row, f"{W}tc"):
                new.append(self._cell_of(cell))
        return made

    def _has_styled_head(self, table: Element) -> bool:
        look = table.find(f"{W}tblPr/{W}tblLook")
        if look is None:
            return False
        bits = look.get(f"{W}val", "0")
        first = look.get(f"{W}firstRow") in ("1", "true", "on") or bool(
            regex.fullmatch("[0-9A-Fa-f]{4}", bits) and int(bits, 16) & 0x20
        )
        return first and any(
            one.get(f"{W}type") == "firstRow" and on(one.find(f"{W}rPr/{W}b"))
            for style in self.page.styles.chain(value(table, f"{W}tblPr/{W}tblStyle"))
            for one in style.element.findall(f"{W}tblStylePr")
        )

    def _cell(self, cell: Element, width: int) -> None:
        if width > 1:
            SubElement(SubElement(cell, f"{W}tcPr"), f"{W}gridSpan").set(f"{W}val", str(width))

    def _cell_of(self, cell: Element) -> Element:
        made = Element(f"{W}tc")
        properties = SubElement(made, f"{W}tcPr")
        width = number(value(cell, f"{W}tcPr/{W}gridSpan"), 1)
        if width > 1:
            SubElement(properties, f"{W}gridSpan").set(f"{W}val", str(min(width, 63)))
        merged = cell.find(f"{W}tcPr/{W}vMerge")
        # A cell that goes on from the one above holds no words; where it does, they shall not be lost.
        if merged is not None and (merged.get(f"{W}val") == "restart" or not words_of(cell)):
            SubElement(properties, f"{W}vMerge").set(f"{W}val", merged.get(f"{W}val") or "continue")
        inside = Part(self.page, self.name, self.lists.inner())
        holder = Element("cell")
        holder[:] = [one for one in cell if one.tag != f"{W}tcPr"]
        inside.make_plain(holder)
        made.extend(holder)
        return made


def _is_seen(run: Element) -> bool:
    return any(
        (one.tag == f"{W}t" and (one.text or "").strip())
        or one.tag in (f"{W}drawing", f"{W}footnoteReference", f"{W}endnoteReference", f"{W}fldChar")
        for one in run.iter()
    )


def _within(holder: Element, tag: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, out of what may stand round them."""
    for child in holder:
        if child.tag == tag:
            yield child
        elif child.tag in _OPENED or child.tag in (f"{W}sdt", f"{W}sdtContent"):
            yield from _within(child, tag)


def _outermost(element: Element, tag: str) -> Iterator[Element]:
    """The elements of a name that stand in no other of that name."""
    for child in [chosen(element)] if element.tag == f"{MC}AlternateContent" else list(element):
        if child.tag == tag:
            yield child
        else:
            yield from _outermost(child, tag)
