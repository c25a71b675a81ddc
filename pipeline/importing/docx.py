"""Word documents as drafts: made plain first, then turned into HTML by mammoth, with what is left out told.

mammoth alone passes over fields, formulas and the numbers of lists without a word.
"""

import base64
import io
import re
import zipfile
from dataclasses import replace
from html import escape
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from pipeline.errors import UnreadableInput
from pipeline.importing import web
from pipeline.importing.draft import Draft, Fate, Told
from pipeline.importing.headers import with_headers
from pipeline.importing.office.lists import Lists
from pipeline.importing.office.numbering import numbering
from pipeline.importing.office.outline import by_size, has_no_title
from pipeline.importing.office.outside import around, properties
from pipeline.importing.office.package import Package, W, package
from pipeline.importing.office.page import Page
from pipeline.importing.office.pictures import DECORATION
from pipeline.importing.office.plain import Part
from pipeline.importing.office.speaking import spoken
from pipeline.importing.office.styles import styles
from pipeline.importing.office.words import words_of
from pipeline.sources.parser import deep
from pipeline.text import excerpt, tag_of

_NOTES = ("footnote", "endnote")
_BACK = re.compile(r'(?:<p>)?\s*<a href="#(?:footnote|endnote)-ref-\d+">↑</a>(?:</p>)?')
_CAPTION = r'<p data-caption="1"(?P<more>[^>]*)>(?P<words>(?:(?!</p>).)*)</p>'
_OF_TABLE = re.compile(_CAPTION + r"<table>", re.DOTALL)
_OF_PICTURE = re.compile(rf"<p>(?P<picture><img [^>]*>)</p>{_CAPTION}", re.DOTALL)
_NO_TITLE = re.compile(r"(?i)microsoft word|document ?\d*|dokument ?\d*|untitled|template|.*\.(?:docx?|odt|rtf)")


def read(content: bytes, name: str) -> Draft:
    """The draft of a Word document; `name` is its path, for messages. Raises UnreadableInput."""
    parts = package(content, name)
    with deep():
        page, trees = _plain(parts)
        said = properties(parts)
        language = tag_of(page.language or said.get("language", ""))
        way = ' dir="rtl"' if page.direction == "rtl" else ""
        html = f'<html lang="{escape(language)}"{way}><body>{_html(parts, page, trees)}</body></html>'
    draft = with_headers(web.draft_of(html, name, whole=True))
    if not draft.title and not draft.blocks and not draft.pictures:
        raise UnreadableInput("holds no words", where=name, fix="check that it is the right file, and not empty")
    metadata, beside = around(parts)
    title, metadata, more = _own(draft.title, said, {**metadata, **dict(draft.metadata)})
    return replace(
        draft,
        title=title,
        language=language,
        metadata=tuple(metadata.items()),
        told=(*more, *page.told, *draft.told, *beside),
    )


def words_in(content: bytes, name: str) -> str:
    """The words in the text and the notes of a document, as they stand in its parts. Raises UnreadableInput."""
    parts = package(content, name)
    trees = [parts.tree(parts.main), *(parts.tree(p) for kind in _NOTES for p in parts.related(parts.main, f"{kind}s"))]
    return " ".join(words_of(tree) for tree in trees)


def _plain(parts: Package) -> tuple[Page, dict[str, Element]]:
    """The parts with text, made plain, and what is known of the page they make."""
    known = styles(parts)
    listed = numbering(parts, known)
    document = parts.tree(parts.main)
    body = document.find(f"{W}body")
    if body is None:
        raise UnreadableInput("holds no text", where=parts.name, fix="open it in a word processor and save it again")
    page = Page(parts, known, listed, by_size(body, known), *spoken(body, known))
    page.lowered = "title" not in page.large.values() and has_no_title(body, known)
    trees = {parts.main: document}
    for kind in _NOTES:
        for part in parts.related(parts.main, f"{kind}s"):
            trees[part] = parts.tree(part)
            page.notes[kind] = frozenset(one.get(f"{W}id", "") for one in _notes(trees[part], kind))
    Part(page, parts.main, Lists(listed)).make_plain(body)
    used = {(kind, one.get(f"{W}id", "")) for kind in _NOTES for one in document.iter(f"{W}{kind}Reference")}
    for part, root in trees.items():
        for kind in _NOTES if part != parts.main else ():
            for note in _notes(root, kind):
                if (kind, note.get(f"{W}id", "")) in used:
                    Part(page, part, Lists(listed)).make_plain(note)
                else:
                    page.drop("note", words_of(note), "nothing that is left of the text refers to it")
    if page.insertions:
        why = "changes were tracked: what was inserted is in the page, what was deleted is not"
        page.told.append(
            Told(
                Fate.UNSURE,
                "tracked changes",
                "1 insertion" if page.insertions == 1 else f"{page.insertions} insertions",
                why=why,
            )
        )
    return page, trees


def _notes(root: Element, kind: str) -> list[Element]:
    """The notes of a part, without the lines that part them from the text."""
    return [one for one in root.findall(f"{W}{kind}") if one.get(f"{W}type", "normal") == "normal"]


def _html(parts: Package, page: Page, trees: dict[str, Element]) -> str:
    import mammoth

    def source(image: Any) -> dict[str, str]:
        with image.open() as stream:
            data = base64.b64encode(stream.read()).decode("ascii")
        said = image.alt_text or ""
        alternative = {"alt": "" if said == DECORATION else said} if said else {}
        return {**alternative, "src": f"data:{image.content_type};base64,{data}"}

    # Each run and paragraph looks through the rules from the first on: "r" stands for all runs without a style.
    rules = [f"{sign}.{name} => {path}" for (sign, path), name in sorted(page.paths.items(), reverse=True)]
    rules.insert(sum(sign == "r" for sign, _ in page.paths), "r =>")
    result = mammoth.convert_to_html(
        io.BytesIO(_packed(parts, page, trees)),
        style_map="\n".join(rules),
        include_default_style_map=False,
        include_embedded_style_map=False,
        convert_image=mammoth.images.img_element(source),
    )
    html = _BACK.sub("", str(result.value))
    html = _OF_TABLE.sub(r"<table><caption\g<more>>\g<words></caption>", html)
    return _OF_PICTURE.sub(r"<figure>\g<picture><figcaption\g<more>>\g<words></figcaption></figure>", html)


def _packed(parts: Package, page: Page, trees: dict[str, Element]) -> bytes:
    """The document as it is given to the converter: parts that were made plain, styles made here, and the pictures."""
    made = {part: tostring(root, "utf-8") for part, root in trees.items()}
    made["word/styles.xml"] = _style_sheet(page)
    for member in sorted(parts.archive.names - made.keys()):
        if member == "[Content_Types].xml" or member.endswith(".rels"):
            made[member] = tostring(_whole(parts.tree(member)), "utf-8")
    for part in trees:
        for one in parts.relationships(part).values():
            if one.kind == "image" and not one.outside and parts.has(one.target):
                made[one.target] = parts.archive.read(one.target)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for member, content in made.items():
            file.writestr(member, content)
    return packed.getvalue()


_NEEDED = {"Default": ("Extension", "ContentType"), "Override": ("PartName", "ContentType"),
           "Relationship": ("Id", "Type", "Target")}  # fmt: skip
"""What has to be said of each kind of file in a package, and of each way from one to another (ECMA-376-2)."""


def _whole(root: Element) -> Element:
    """What says where the parts of a document are, without entries that a damaged file left half-said."""
    root[:] = [one for one in root if all(one.get(name) for name in _NEEDED.get(one.tag.rpartition("}")[2], ()))]
    return root


def _style_sheet(page: Page) -> bytes:
    root = Element(f"{W}styles")
    for (sign, _), name in page.paths.items():
        kind = "paragraph" if sign == "p" else "character"
        style = SubElement(root, f"{W}style", {f"{W}styleId": name, f"{W}type": kind})
        SubElement(style, f"{W}name").set(f"{W}val", name)
    return bytes(tostring(root, "utf-8"))


def _own(title: str, said: dict[str, str], metadata: dict[str, str]) -> tuple[str, dict[str, str], list[Told]]:
    """The title and the metadata with what the file says of itself, and what is told of that."""
    told = []
    named = said.get("title", "")
    if not title and named and not _NO_TITLE.match(named):
        title = named
        told.append(Told(Fate.GUESSED, "title", named, confidence=0.7, why="from the properties of the file"))
    if said.get("description") and "description" not in metadata:
        metadata["description"] = said["description"]
        why = "from the properties of the file"
        told.append(Told(Fate.GUESSED, "description", excerpt(said["description"]), confidence=0.7, why=why))
    if said.get("creator") and "leaflet:author" not in metadata:
        why = "it may be whose computer it was; if it is the author, write it into the page as leaflet:author"
        told.append(Told(Fate.UNSURE, "author of the file", said["creator"], why=why))
    return title, metadata, told
