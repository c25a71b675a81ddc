"""The parts of a Word document (ECMA-376, part 2): XML and pictures in a zip archive, tied by relationships."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from pipeline.errors import UnreadableInput
from pipeline.importing.archive import Archive, opened

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
V = "{urn:schemas-microsoft-com:vml}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT = "http://purl.oclc.org/ooxml/"
_TRANSITIONAL = {
    "wordprocessingml/main": "wordprocessingml/2006/main",
    "officeDocument/relationships": "officeDocument/2006/relationships",
    "officeDocument/math": "officeDocument/2006/math",
    "drawingml/main": "drawingml/2006/main",
    "drawingml/picture": "drawingml/2006/picture",
    "drawingml/wordprocessingDrawing": "drawingml/2006/wordprocessingDrawing",
}
"""The namespaces of strict documents (ISO/IEC 29500-1), and those that all programs write (29500-4)."""
DEEPEST = 200
"""Elements inside one another; a table in a table in a table takes 20."""
MOST_ELEMENTS = 1_500_000
"""Elements of one part; 300 pages have some 300,000."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True, slots=True)
class Relationship:
    """What a part points to: `kind` is the last word of its type, `target` a part or an address outside."""

    kind: str
    target: str
    outside: bool


@dataclass(slots=True)
class Package:
    """A Word document; `main` is the part with its text."""

    archive: Archive
    main: str = ""
    types: dict[str, str] = field(default_factory=dict)
    _trees: dict[str, Element] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The file, for messages."""
        return self.archive.name

    def has(self, part: str) -> bool:
        """Whether there is such a part."""
        return part in self.archive.names

    def tree(self, part: str) -> Element:
        """The XML of a part. Raises UnreadableInput where it is none."""
        if part not in self._trees:
            self._trees[part] = parsed(self.archive.read(part), self.name, part)
        return self._trees[part]

    def relationships(self, part: str) -> dict[str, Relationship]:
        """What a part points to, by the name that it uses for it."""
        folder, _, own = part.rpartition("/")
        listed = f"{folder}/_rels/{own}.rels".lstrip("/")
        if not self.has(listed):
            return {}
        found = {}
        for one in self.tree(listed).iter(_RELATIONSHIP):
            outside = one.get("TargetMode") == "External"
            target = one.get("Target", "")
            if not outside:
                target = posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")
            found[one.get("Id", "")] = Relationship(one.get("Type", "").rpartition("/")[2], target, outside)
        return found

    def related(self, part: str, kind: str) -> Iterator[str]:
        """The parts of a kind that a part points to, and that are there."""
        for one in self.relationships(part).values():
            if one.kind == kind and not one.outside and self.has(one.target):
                yield one.target


def package(content: bytes, name: str) -> Package:
    """The parts of a Word document. Raises UnreadableInput for what is none, for encrypted and for damaged ones."""
    if content.startswith(_OLE):
        raise _ole(content, name)
    archive = opened(content, name)
    found = Package(archive)
    found.main = next(found.related("", "officeDocument"), "word/document.xml")
    if not found.has(found.main) or found.tree(found.main).tag != f"{W}document":
        raise UnreadableInput(
            "is no Word document, whatever its name says",
            where=name,
            why=_what_else(archive),
            fix="open it in the program that made it, and save it as a Word document (.docx)",
        )
    return found


def _what_else(archive: Archive) -> str:
    if "mimetype" in archive.names and b"opendocument" in archive.read("mimetype")[:200]:
        return "it is an OpenDocument file, as LibreOffice saves them"
    for folder, what in (
        ("xl/", "a table of Excel"),
        ("ppt/", "slides of PowerPoint"),
        ("Index/", "a document of Pages"),
    ):
        if any(name.startswith(folder) for name in archive.names):
            return f"it is {what}"
    return "it is a zip archive without the text of a document in it"


def _ole(content: bytes, name: str) -> UnreadableInput:
    # Names in such a container are UTF-16 (MS-CFB 2.6.1); an encrypted package has one of its own (MS-OFFCRYPTO 1.3.2).
    if "EncryptedPackage".encode("utf-16-le") in content:
        return UnreadableInput(
            "is protected with a password",
            where=name,
            why="without the password nobody can read it",
            fix="open it in a word processor, save it without a password, and import that",
        )
    return UnreadableInput(
        "is a document of an old kind (.doc)",
        where=name,
        why="Word wrote this kind until 2007; it cannot be read from here",
        fix="open it in a word processor, save it as a Word document (.docx), and import that",
    )


def parsed(content: bytes, name: str, part: str) -> Element:
    """A tree of XML without document types, entities of its own or anything fetched. Raises UnreadableInput.

    Entities that stand for one another make gigabytes of a kilobyte (CWE-776) or read files (CWE-611). Office programs
    never write a document type (ECMA-376, part 2, 8.2.5).
    """
    parser = expat.ParserCreate(namespace_separator="}")
    builder = TreeBuilder()
    depth = elements = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth, elements
        depth, elements = depth + 1, elements + 1
        if elements > MOST_ELEMENTS:
            raise _unreadable(name, part, f"it has more than {MOST_ELEMENTS:,} elements")
        if depth > DEEPEST:
            raise _unreadable(name, part, f"more than {DEEPEST} elements stand inside one another")
        builder.start(_named(tag), {_named(key): value for key, value in attributes.items()})

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(_named(tag))

    def refused(*_: object) -> None:
        raise _unreadable(name, part, "it has a document type, which no office program writes; attacks begin like this")

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = refused
    parser.buffer_text = True
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise _unreadable(name, part, str(error)) from None
    return builder.close()


def _named(name: str) -> str:
    space, sign, local = name.rpartition("}")
    if not sign:
        return name
    if space.startswith(_STRICT):
        known = _TRANSITIONAL.get(space.removeprefix(_STRICT))
        space = f"http://schemas.openxmlformats.org/{known}" if known else space
    return f"{{{space}}}{local}"


def _unreadable(name: str, part: str, why: str) -> UnreadableInput:
    return UnreadableInput(
        f"holds something that cannot be read: {part}",
        where=name,
        why=why,
        fix="open it in a word processor and save it as .docx again",
    )


def on(element: Element | None) -> bool:
    """Whether a property that is on or off is on (17.17.4)."""
    return element is not None and element.get(f"{W}val", "true") not in ("0", "false", "off", "none")


def value(element: Element | None, path: str) -> str:
    """The `w:val` of an element below another; empty where there is none."""
    found = None if element is None else element.find(path)
    return "" if found is None else found.get(f"{W}val", "")


def number(text: str | None, otherwise: int = 0) -> int:
    """A whole number, as it should stand in an attribute."""
    try:
        return int(text or "")
    except ValueError:
        return otherwise
