"""A source page, read once: literal markup with numbered slots, messages and blocks."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pipeline.model.catalogs import Key
from pipeline.model.findings import Finding


@dataclass(frozen=True, slots=True)
class Message:
    """A translatable text of a page.

    `kind` is a word for people (“list item”, “alternative text”); `section` the heading it stands
    under; `tags` explains its placeholders; `notes` are the author's words to translators. `locals`
    are its placeholders for local values: (name in the msgid, number of the page's `Local`).
    """

    key: Key
    kind: str
    section: str = ""
    tags: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    anchor: str = ""
    line: int = 0
    safety: bool = False
    preformatted: bool = False
    locals: tuple[tuple[str, int], ...] = ()


class SlotKind(StrEnum):
    """What a slot puts into the page."""

    TEXT = "text"
    ATTRIBUTE = "attribute"
    OWNER = "owner"
    FILE = "file"
    PART = "part"
    LOCAL = "local"
    LOCAL_LINK = "local-link"
    LOCAL_TAG = "local-tag"
    FRAME = "frame"


@dataclass(frozen=True, slots=True)
class Inline:
    """A tag that stands inside a message: its name there (`a1`, `strong`) and its real markup.

    `opening` is a tuple of literal markup and slot numbers (a translatable attribute of the tag);
    `verbatim` is the markup of a part that is kept as it is (`keep1`), its shown text in `text`;
    `local` is the slot of a local value (`local1`).
    """

    name: str
    opening: tuple[str | int, ...]
    closing: str = ""
    void: bool = False
    verbatim: bool = False
    text: str = ""
    optional: bool = False
    local: int = -1


@dataclass(frozen=True, slots=True)
class Slot:
    """A numbered place in a page.

    TEXT: the translation of `message`; `owner` is the OWNER slot of the start tag that takes its
    language, or -1 when a span has to.
    ATTRIBUTE: the translation as an attribute value; `target` is the value as the source has it.
    OWNER: attributes that a start tag gets when its text is not in the page's language; `target`
    is the tag's own `lang` in the source. FILE: an address of a local file, `target` as the source
    writes it. A TEXT slot without a message (-1) shows `target` as it is.
    PART: where a line may stand that says that the block is not translated; `target` is the element
    that may stand there. It is empty until a renderer fills it.
    LOCAL, LOCAL_LINK, LOCAL_TAG: words, address, and language and direction of the page's `Local`
    with the number `local`. FRAME: the page inside an `<iframe srcdoc>`, as the value of that
    attribute; `parts` is its markup and the slots in it, `target` the value as the source has it,
    `owner` the OWNER slot of the tag that says the language of that page.
    """

    kind: SlotKind
    message: int = -1
    inline: tuple[Inline, ...] = ()
    owner: int = -1
    block: int = -1
    target: str = ""
    local: int = -1
    parts: tuple[str | int, ...] = ()


@dataclass(frozen=True, slots=True)
class Local:
    """An element whose words are a local value: a phone number, an address, a link, a price.

    `parts` is what stands in it in the source (markup, and numbers of FILE slots), `text` what a
    reader reads there, `href` the address if it is a link, `lang` and `dir` its own attributes.
    """

    key: str
    text: str
    parts: tuple[str | int, ...] = ()
    href: str = ""
    lang: str = ""
    dir: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """An element that holds text, as checks and scores see it; `parent` is -1 at the top.

    `part` is the PART slot in it or just before it, -1 where no line may stand.
    """

    tag: str
    attributes: tuple[tuple[str, str], ...]
    line: int
    parent: int
    slots: tuple[int, ...] = ()
    safety: bool = False
    part: int = -1

    def get(self, name: str, default: str = "") -> str:
        """The value of an attribute, or `default`."""
        return next((value for key, value in self.attributes if key == name), default)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of itself in its `<meta>` elements; dates are None where it says nothing."""

    id: str = ""
    version: str = ""
    author: str = ""
    audience: str = ""
    published: date | None = None
    reviewed: date | None = None
    review_due: date | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A source page, parsed once.

    `parts` is literal markup and slot numbers, the content of `<main>`; `lead` is how many parts
    belong to the level-1 heading and what stands before it (0: the page has no such heading at its
    top). `title` and `description` are slot numbers (-1: none); `shared` are the words for links to
    the page, as (attribute, name, slot) of their `<meta>`. `files` are the local files the content
    refers to. `anchors` are (id, text slot, level) of the headings, `locals` the places of local values.
    """

    name: str
    path: str
    digest: str
    language: str
    parts: tuple[str | int, ...]
    slots: tuple[Slot, ...]
    messages: tuple[Message, ...]
    blocks: tuple[Block, ...]
    title: int
    description: int = -1
    shared: tuple[tuple[str, str, int], ...] = ()
    lead: int = 0
    metadata: Metadata = Metadata()
    files: tuple[str, ...] = ()
    anchors: tuple[tuple[str, int, int], ...] = ()
    locals: tuple[Local, ...] = ()
    findings: tuple[Finding, ...] = ()
