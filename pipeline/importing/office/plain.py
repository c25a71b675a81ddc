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
from pipeline.importing.office.package import MC, M, R, W, on
from pipeline.importing.office.page import Page
from pipeline.importing.office.pictures import pictures
from pipeline.importing.office.placing import place
from pipeline.importing.office.signs import font_of, sign, text_in
from pipeline.importing.office.styles import Styles, place_of
from pipeline.importing.office.tables import table, unstress
from pipeline.importing.office.words import chosen, words_of
from pipeline.text import excerpt

_OPENED = frozenset(f"{W}{name}" for name in ("ins", "moveTo", "smartTag", "customXml", "dir", "bdo", "fldSimple"))
"""What only stands round other things, and those stay."""
_MARKS = (f"{W}footnoteReference", f"{W}endnoteReference")
_LINK = regex.compile(r'\s*HYPERLINK\s+(?P<local>\\l\s+)?"(?P<where>[^"]*)"')


@dataclass(slots=True)
class Part:
    """One part of the document with text in it: its body, or its notes."""

    page: Page
    name: str
    lists: Lists
    floating: list[Element] = field(default_factory=list)
    carried: list[Element] = field(default_factory=list)

    @property
    def styles(self) -> Styles:
        """The styles of the document."""
        return self.page.styles

    def tell(self, told: Told) -> None:
        """Put a line into the report."""
        self.page.told.append(told)

    def make_plain(self, holder: Element) -> None:
        """Make the blocks in an element plain."""
        holder[:] = [*(made for child in list(holder) for made in self._block(child)), *self._alone()]

    def _alone(self) -> list[Element]:
        """The paragraph whose end was deleted, where nothing follows that it could join."""
        runs, self.carried = self.carried, []
        return [self._built(self.page.named("p:fresh", "p"), runs)] if runs else []

    def cell(self, holder: Element) -> None:
        """Make the blocks in a cell or a text box plain: no list goes on from outside."""
        Part(self.page, self.name, self.lists.inner()).make_plain(holder)

    def _block(self, child: Element) -> Iterable[Element]:
        tag = child.tag
        if tag == f"{W}p":
            return self._paragraph(child)
        if tag == f"{W}tbl":
            self.lists.close()
            return [*self._alone(), table(child, self)]
        if tag == f"{W}sdt":
            gallery = child.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
            if gallery is not None and "Contents" in gallery.get(f"{W}val", ""):
                self.page.drop("table of contents", words_of(child), "the page has links to its headings by itself")
                return []
            return self._all(self._filled(child))
        if tag in _OPENED:
            self.page.insertions += tag in (f"{W}ins", f"{W}moveTo") and bool(words_of(child))
            return self._all(child)
        if tag == f"{MC}AlternateContent":
            return self._all(chosen(child))
        if tag in (f"{W}del", f"{W}moveFrom"):
            self.deleted(child)
        elif tag == f"{W}altChunk":
            why = (
                "another file is put in here; open the document in a word processor and save it, then it is part of it"
            )
            self.tell(Told(Fate.UNSURE, "file inside the document", "", why=why))
        elif tag in (f"{M}oMathPara", f"{M}oMath"):
            return [*self._alone(), self._built(self.page.named("p:fresh", "p"), [self._formula(child)])]
        return [child] if tag == f"{W}bookmarkStart" else []

    def _all(self, holder: Element | None) -> list[Element]:
        return [made for child in ([] if holder is None else list(holder)) for made in self._block(child)]

    def _filled(self, control: Element) -> Element | None:
        """What stands in a field of a form; None where it only says what to write there."""
        content = control.find(f"{W}sdtContent")
        if content is None or not on(control.find(f"{W}sdtPr/{W}showingPlcHdr")):
            return content
        self.page.drop("empty field of a form", words_of(content), "nothing was written into it")
        return None

    def deleted(self, element: Element) -> None:
        """Tell what somebody deleted while changes were tracked."""
        self.page.drop("deleted text", words_of(element), "somebody deleted it while changes were tracked")

    def _paragraph(self, paragraph: Element) -> list[Element]:
        properties = paragraph.find(f"{W}pPr")
        styles = self.styles
        role = styles.role(properties) or self.page.large.get(id(paragraph), "")
        if self.page.lowered and role[:1] == "h":
            role = f"h{min(int(role[1]) + 1, 6)}"
        if id(paragraph) in self.page.large:
            why = "a short paragraph in larger type than the text"
            kind = "title" if role == "title" else "heading"
            self.tell(Told(Fate.GUESSED, kind, excerpt(words_of(paragraph)), confidence=0.8, why=why))
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
        if role[:1] in ("t", "h"):
            unstress(runs)
        if role in ("title", "h1") and not self.page.titled:
            # A title is plain text wherever it is shown, and cannot lead to a note.
            self.page.titled = True
            runs = [run for run in runs if not any(one.tag in _MARKS for one in run)]
        if not any(_is_seen(run) for run in runs):
            # An empty line holds two paragraphs apart, and nothing else.
            return [*[run for run in runs if run.tag == f"{W}bookmarkStart"], *boxes]
        more = f"[lang='{language}']" if language else ""
        way = "rtl" if on(styles.of_paragraph(properties, f"{W}bidi")) else "ltr"
        more += f"[dir='{way}']" if way != self.page.direction else ""
        path, label = place(properties, role, more, self)
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

    def _language(self, paragraph: Element, properties: Element | None) -> str:
        """The language of a whole paragraph, where it is not that of the document."""
        found = set()
        for run in paragraph.iter(f"{W}r"):
            text = words_of(run)
            if any(c.isalpha() for c in text):
                found.add(self.styles.language(run.find(f"{W}rPr"), properties, text))
        only = found.pop() if len(found) == 1 else ""
        return only if only and not self._is_own(only) else ""

    def _is_own(self, language: str) -> bool:
        return language.partition("-")[0].lower() == self.page.language.partition("-")[0].lower()

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
            holder = self._filled(child)
        elif tag == f"{MC}AlternateContent":
            holder = chosen(child)
        else:
            holder = child if tag in _OPENED else None
        if holder is not None:
            self.page.insertions += tag in (f"{W}ins", f"{W}moveTo") and bool(words_of(child))
            return [made for one in list(holder) for made in self._inline(one, paragraph, language)]
        if tag in (f"{W}del", f"{W}moveFrom"):
            self.deleted(child)
        elif tag in (f"{M}oMath", f"{M}oMathPara"):
            return [self._formula(child)]
        return [child] if tag == f"{W}bookmarkStart" else []

    def _formula(self, formula: Element) -> Element:
        words = "".join(one.text or "" for one in formula.iter(f"{M}t"))
        self.tell(
            Told(Fate.UNSURE, "formula", excerpt(words), why="its signs stand in one line; see that it says the same")
        )  # fmt: skip
        run = Element(f"{W}r")
        SubElement(run, f"{W}t").text = words
        return run

    def _run(self, run: Element, paragraph: Element | None, language: str) -> list[Element]:
        own = run.find(f"{W}rPr")
        styles = self.styles

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
        is_note = any(one.tag in _MARKS for one in content)
        for name in ("b", "i", "strike"):
            if has(name) or (name == "strike" and has("dstrike")):
                SubElement(properties, f"{W}{name}")
        place = place_of(own)
        if place and not is_note:
            SubElement(properties, f"{W}vertAlign").set(f"{W}val", place)
        run[:] = [properties, *content]
        return [run]

    def _content(self, child: Element, font: str) -> list[Element]:
        tag = child.tag.removeprefix(W)
        match tag:
            case "t":
                shown = text_in(child.text or "", font)
                if shown != child.text and any(c.isalnum() for c in child.text or ""):
                    text = f"{child.text} → {shown}"
                    self.tell(Told(Fate.BECAME, "sign", text, words=child.text or "", why=f"as {font} shows it"))
                child.text = shown
                return [child]
            case "br" | "cr":
                return [Element(f"{W}br")]
            case "tab" | "ptab":
                return [Element(f"{W}tab")]
            case "noBreakHyphen" | "fldChar":
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
                self.deleted(child)
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
            self.tell(Told(Fate.UNSURE, "sign", child.get(f"{W}char", ""), why=why))
            return []
        text = Element(f"{W}t")
        text.text = found
        return [text]

    def _drawing(self, drawing: Element) -> list[Element]:
        """The pictures of a drawing. Its text boxes come after the paragraph that it is fixed to."""
        for box in _outermost(drawing, f"{W}txbxContent"):
            words = words_of(box)
            self.cell(box)
            self.floating += list(box)
            if words:
                why = "it stood beside the text; now it stands after the paragraph it was fixed to"
                self.tell(Told(Fate.GUESSED, "text box", excerpt(words), confidence=0.8, why=why))
        return pictures(drawing, self.page, self.name)


def _is_seen(run: Element) -> bool:
    return any(
        (one.tag == f"{W}t" and (one.text or "").strip()) or one.tag in (f"{W}drawing", f"{W}fldChar", *_MARKS)
        for one in run.iter()
    )


def _outermost(element: Element, tag: str) -> Iterator[Element]:
    """The elements of a name that stand in no other of that name."""
    for child in [chosen(element)] if element.tag == f"{MC}AlternateContent" else list(element):
        if child.tag == tag:
            yield child
        else:
            yield from _outermost(child, tag)
