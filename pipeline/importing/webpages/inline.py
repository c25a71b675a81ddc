"""The inline part of a page: links, images, stress and the other elements that stand in a line of text."""

import base64
import binascii
import re
from collections.abc import Sequence
from urllib.parse import unquote_to_bytes

from pipeline.importing.account import numeral, whole
from pipeline.importing.draft import Element as Block
from pipeline.importing.draft import Fate, Picture, Told
from pipeline.importing.pictures import beside
from pipeline.importing.webpages import office, phrasing, regions
from pipeline.importing.webpages.office import Program
from pipeline.importing.webpages.phrasing import GAP, Piece, Wrap
from pipeline.importing.webpages.reader import Reader
from pipeline.importing.webpages.wording import UNREAD, numbers_of, text_of
from pipeline.sources.elements import ATOMIC
from pipeline.sources.tree import Element, Text
from pipeline.text import excerpt

_RENAMED = {"b": "strong", "i": "em", "strike": "s", "tt": "code", "acronym": "abbr"}
_KEPT = {
    "abbr": ("title",), "bdi": (), "bdo": (), "cite": (), "code": (), "data": ("value",), "del": ("datetime",),
    "dfn": ("title",), "em": (), "ins": ("datetime",), "kbd": (), "mark": (), "q": ("cite",), "s": (), "samp": (),
    "small": (), "strong": (), "sub": (), "sup": (), "time": ("datetime",), "u": (), "var": (), "ruby": (), "rt": (),
    "rp": (),
}  # fmt: skip
"""Inline elements that carry meaning, and the attributes of each that do."""
_MEDIA = frozenset("iframe video audio object embed canvas".split())
_LOOSE = re.compile(r"(?<!\d)\u00a0(?!\d)")
_LAZY = ("data-src", "data-lazy-src", "data-original", "data-lazy", "data-image-src")
_DATA = re.compile(r"data:image/(png|jpeg|jpg|gif|webp|svg\+xml)(;[^,]*)?,", re.IGNORECASE)
SMALLEST = 100
"""Bytes of an image inside an address that is more than a placeholder."""


def pieces(nodes: Sequence[Element | Text], reader: Reader) -> list[Piece]:
    """The pieces of a run of inline nodes; blocks among them are flattened, held apart by spaces."""
    found: list[Piece] = []
    for node in nodes:
        found.extend(_pieces(node, reader))
    return found


def line(nodes: Sequence[Element | Text], reader: Reader) -> tuple[Block | str, ...]:
    """A run of nodes as the tidy content of one line: of a heading, a caption, a summary."""
    return phrasing.built(phrasing.tidy(pieces(nodes, reader)))


def _pieces(node: Element | Text, reader: Reader) -> list[Piece]:
    if isinstance(node, Text):
        # Google Docs writes the space at the end of a run as a no-break one.
        google = reader.program is Program.GOOGLE
        return [Piece(_LOOSE.sub(" ", node.data) if google else node.data)]
    if node.name in UNREAD:
        return []
    kind = reader.outside(node)
    if kind:
        reader.drop(kind, node)
        return [GAP]
    reader.met(node)
    if node.name == "br":
        return [Piece(Block("br"))]
    if node.name == "wbr":
        return [Piece(Block("wbr"))]
    if node.name == "math":
        return [GAP, Piece(as_it_is(node)), GAP]
    if node.name in ATOMIC:
        return [GAP, *_thing(node, reader), GAP]
    inside = _of_list(node, reader) if node.name == "ol" else pieces(node.children, reader)
    if reader.is_block(node):
        return [GAP, *inside, GAP]
    wrap = wrap_of(node, reader)
    return phrasing.wrapped(inside, wrap) if wrap and any(_counts(piece) for piece in inside) else inside


def _of_list(node: Element, reader: Reader) -> list[Piece]:
    """What stands in the items of a numbered list that becomes a part of a line: that has no place for numbers."""
    numbers = numbers_of(node)
    found: list[Piece] = []
    for child in node.children:
        if id(child) in numbers:
            shown = numeral(numbers[id(child)], node.get("type"))
            reader.told.append(Told(Fate.DROPPED, "number of an item in a line", shown, child.line, words=shown))
        found += _pieces(child, reader)
    return found


def _thing(node: Element, reader: Reader) -> list[Piece]:
    """What comes of an element that stands in a line as one thing: an image stays, a button in a heading is text."""
    if node.name == "img":
        return _image(node, reader)
    if node.name == "button" and _in_heading(node):
        return pieces(node.children, reader)
    if node.name == "button" and _opens_text(node):
        # What it opens is text, and its words are the heading of that.
        return phrasing.wrapped(pieces(node.children, reader), Wrap("strong"))
    if node.name in ("svg", "picture"):
        images = [child for child in reader.tree.inside(node) if child.name == "img" and node.name == "picture"]
        if not images:
            reader.drop("drawing", node)
        return [piece for image in images for piece in _image(image, reader)]
    if node.name in _MEDIA:
        _media(node, reader)
    else:
        reader.drop("form field or button", node)
    return []


def _in_heading(node: Element) -> bool:
    return any(round_it.name in ("h1", "h2", "h3", "h4", "h5", "h6", "summary", "dt") for round_it in node.ancestors())


def _opens_text(node: Element) -> bool:
    """Whether a button opens a panel of an accordion: its words are not those of a small button, or it were gone."""
    return regions.toggles(node) or "collapse" in (node.get("data-toggle"), node.get("data-bs-toggle"))


def _counts(piece: Piece) -> bool:
    return not isinstance(piece.content, str) or bool(piece.content.strip())


def wrap_of(node: Element, reader: Reader) -> Wrap | None:
    """The element to stand for this one; None where it means nothing."""
    tag = _RENAMED.get(node.name, node.name)
    spoken = reader.language_of(node)
    if tag in ("a", "span") and regions.toggles(node):
        # In a heading it is no link and no stress.
        return None if _in_heading(node) else Wrap("strong")
    if tag == "a":
        return _link(node, reader, spoken)
    if tag == "u" and reader.program:
        # Office programs underline to stress, and under every link; on a web page a line means a link.
        linked = any(e.name == "a" for e in (*node.ancestors(), *node.elements))
        tag = "span" if linked else "strong"
    style = reader.style_of(node)
    if office.is_note_mark(node) and not any(e.name == "sup" for e in node.elements):
        return Wrap("sup")
    if tag in ("strong", "em") and ("font-weight:normal" in style or "font-weight:400" in style):
        tag = "span"
    if tag in ("span", "font"):
        tag = _styled(style)
    if tag not in _KEPT:
        return Wrap("span", spoken, node.index) if spoken else None
    kept = tuple((name, node.get(name)) for name in _KEPT[tag] if node.get(name))
    if tag == "abbr" and not kept:
        return Wrap("span", spoken, node.index) if spoken else None
    return Wrap(tag, kept + spoken, 0 if tag in phrasing.MERGED else node.index)


def _styled(style: str) -> str:
    """What a style says as an element: editors write bold type as style."""
    if "font-weight:bold" in style or re.search(r"font-weight:[6-9]00", style):
        return "strong"
    if "font-style:italic" in style:
        return "em"
    if "vertical-align:super" in style:
        return "sup"
    if "vertical-align:sub" in style:
        return "sub"
    return "span"


def _link(node: Element, reader: Reader, spoken: tuple[tuple[str, str], ...]) -> Wrap | None:
    written = node.get("href")
    address = reader.address(written)
    if not address:
        if written.strip():
            reader.tell(Fate.UNSURE, "link", node, why=f"it leads to {excerpt(written, 40)}, which no leaflet can open")
        return Wrap("span", spoken, node.index) if spoken else None
    return Wrap("a", (("href", address), *spoken), node.index)


def _image(node: Element, reader: Reader) -> list[Piece]:
    source = _source(node)
    width, height = whole(node.get("width")), whole(node.get("height"))
    if not source or (width is not None and height is not None and width <= 2 and height <= 2):
        return []
    where = _embedded(source, reader) if source.startswith("data:") else _beside(node, source, reader)
    if not where:
        return []
    said = (("alt", " ".join(node.get("alt").split())),) if node.has("alt") else ()
    name = excerpt(where.rpartition("/")[2] or where, 60)
    if not node.has("alt"):
        reader.tell(Fate.MISSING, "alternative text", node, text=name, why="people who cannot see the image need it")
    elif not node.get("alt").strip():
        reader.tell(Fate.UNSURE, "image without words", node, text=name, why="it is marked as decoration")
    if "://" in where:
        reader.tell(
            Fate.UNSURE, "image from the web", node, text=where, why="save it beside the page: it is not fetched"
        )
    return [Piece(Block("img", (("src", where), *said, *reader.language_of(node))))]


def _source(node: Element) -> str:
    """Where an image really is: scripts that load late put it elsewhere."""
    written = node.get("src").strip()
    held = not written or (written.startswith("data:") and len(written) < SMALLEST * 4) or "placeholder" in written
    if held:
        for name in _LAZY:
            if node.get(name).strip():
                return node.get(name).strip()
        choices = node.get("srcset") or node.get("data-srcset")
        if choices.strip():
            return choices.split(",")[-1].split()[0]
    return written


def _embedded(source: str, reader: Reader) -> str:
    """Take out an image that stands in the page itself; its name, or an empty text for a placeholder."""
    match = _DATA.match(source)
    if not match:
        return ""
    data = source[match.end() :]
    try:
        based = "base64" in (match[2] or "")
        content = base64.b64decode(unquote_to_bytes(data), validate=False) if based else unquote_to_bytes(data)
    except (binascii.Error, ValueError):
        return ""
    if len(content) < SMALLEST:
        return ""
    ending = {"jpeg": "jpg", "svg+xml": "svg"}.get(match[1].lower(), match[1].lower())
    name = f"image-{len(reader.pictures) + 1}.{ending}"
    reader.pictures.append(Picture(name, content))
    return f"assets/{name}"


def _beside(node: Element, source: str, reader: Reader) -> str:
    """Take in an image that lies beside the page; its name, or its address where there is none."""
    # A browser that saves a page puts its images beside it, whatever place on the web the page names.
    found = beside(reader.file, source)
    if found is not None:
        try:
            content = found.read_bytes()
        except OSError:
            content = b""
        if content:
            reader.tell(Fate.BECAME, "picture", node, text=source, why="it lay beside the page")
            same = next((one.name for one in reader.pictures if one.content == content), "")
            name = same or f"image-{len(reader.pictures) + 1}{found.suffix.lower()}"
            if not same:
                reader.pictures.append(Picture(name, content))
            return f"assets/{name}"
    where = reader.address(source) or source
    if "://" not in where:
        reader.tell(
            Fate.UNSURE, "picture", node, text=source, why="it is not beside the page: put it there, and import again"
        )
    return where


def _media(node: Element, reader: Reader) -> None:
    source = node.get("src") or node.get("data") or next((e.get("src") for e in node.elements if e.get("src")), "")
    words = text_of(node)
    if source or words:
        reader.tell(
            Fate.DROPPED,
            {"iframe": "embedded page", "video": "video", "audio": "sound"}.get(node.name, "embedded object"),
            node,
            text=excerpt(source or words),
            words=words,
            why="link to it, or say in words what it shows",
        )


def as_it_is(node: Element) -> Block:
    """A formula with all its elements and no attributes."""
    children = [as_it_is(child) if isinstance(child, Element) else child.data for child in node.children]
    return Block(node.name, (), tuple(children))
