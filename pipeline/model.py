"""The frozen records that the rooms hand to one another.

A source page is read once into a `Page`: literal markup with numbered slots, and the messages
that translators fill them from. A `Catalog` holds the translations of one page into one locale.
A `TranslatedPage` is a page whose slots are filled; only renderers join it into markup.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType


class Severity(StrEnum):
    """How much a finding matters: an error must never reach a reader."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Where:
    """A place to look at: a file, a line in it, and the page, locale and msgid it belongs to."""

    path: str = ""
    line: int = 0
    page: str = ""
    locale: str = ""
    msgid: str = ""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" if self.line else self.path


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that an author, a translator or a clinic should know."""

    check: str
    severity: Severity
    message: str
    where: Where = Where()
    excerpt: str = ""
    fix: str = ""
    msgstr: str = ""
    wcag: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """What identifies a message in a catalog: msgid and msgctxt (empty when there is none)."""

    text: str
    context: str = ""


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
    attribute; `parts` is its markup and the slots in it, `target` the value as the source has it.
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


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a catalog. `raw` is its text in the file, kept while nobody changes the entry."""

    key: Key
    text: str = ""
    plural: str = ""
    texts: tuple[str, ...] = ()
    fuzzy: bool = False
    obsolete: bool = False
    flags: tuple[str, ...] = ()
    translator: tuple[str, ...] = ()
    extracted: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    previous: Key | None = None
    previous_plural: str = ""
    line: int = field(default=0, compare=False)
    raw: str = field(default="", compare=False)

    @property
    def translated(self) -> bool:
        """Whether the entry holds a translation that may be shown: complete and not fuzzy."""
        return self.filled and not self.fuzzy and not self.obsolete

    @property
    def filled(self) -> bool:
        """Whether the entry holds any translation, current or not."""
        return all(self.texts) if self.texts else bool(self.text)


@dataclass(frozen=True, slots=True)
class Catalog:
    """A gettext catalog: its header fields in order, the comment above them, and its entries.

    What only the file has is kept for writing it back: the text of its header entry and how many
    entries stand before it, the line ends, and all that follows the last entry (`ending`).
    """

    locale: str
    path: str = ""
    header: tuple[tuple[str, str], ...] = ()
    comment: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()
    header_raw: str = field(default="", compare=False)
    header_at: int = field(default=0, compare=False)
    newline: str = field(default="\n", compare=False)
    bom: bool = field(default=False, compare=False)
    ending: str = field(default="\n", compare=False)

    def current(self) -> Mapping[Key, Entry]:
        """The entries that are not obsolete, by key; the first of two with one key counts."""
        found: dict[Key, Entry] = {}
        for entry in self.entries:
            if not entry.obsolete:
                found.setdefault(entry.key, entry)
        return MappingProxyType(found)

    def field(self, name: str) -> str:
        """The value of a header field, or an empty string."""
        return next((value for key, value in self.header if key.lower() == name.lower()), "")


@dataclass(frozen=True, slots=True)
class Language:
    """A language as pages, print and scores need it; a row of data/languages.toml over CLDR.

    `tag` is BCP 47, `locale` as gettext writes it. `direction` is "ltr" or "rtl"; `leading` a line
    height without unit; `size` a factor on the body text; `fonts` families in order, `symbols`
    those that have the signs the others lack.
    """

    tag: str
    locale: str
    name: str
    english_name: str
    direction: str
    script: str
    fonts: tuple[str, ...]
    symbols: tuple[str, ...] = ()
    leading: float = 1.55
    size: float = 1.0
    italics: bool = True
    bold: bool = True
    plural_forms: str = ""
    words: float = 1.0
    characters: float = 1.0


@dataclass(frozen=True, slots=True)
class Value:
    """A local value: its words, an address if it names one itself, and where it is given.

    `language` is the one its words are in: that of the file it stands in.
    """

    text: str
    language: Language
    href: str = ""
    where: Where = Where()


class State(StrEnum):
    """Where the words in a slot come from."""

    SOURCE = "source"
    TRANSLATED = "translated"
    FUZZY = "fuzzy"
    MISSING = "missing"
    INVALID = "invalid"

    @property
    def current(self) -> bool:
        """Whether the reader gets today's words in the page's own language."""
        return self in (State.SOURCE, State.TRANSLATED)


@dataclass(frozen=True, slots=True)
class Filled:
    """A slot with its words: markup for TEXT, an escaped value for ATTRIBUTE, attributes for OWNER.

    `text` is what a reader reads: no tags, no escapes.
    """

    fragment: str
    text: str
    language: str
    state: State


@dataclass(frozen=True, slots=True)
class TranslatedPage:
    """A page in one language. `language` is the reader's; `findings` tell why a slot fell back.

    `unsafe` are the safety texts that are not current; `parts` the PART slots where the page says
    so, and `unsafe_parts` how many parts a reader would count.
    """

    page: Page
    language: Language
    slots: tuple[Filled, ...]
    findings: tuple[Finding, ...] = ()
    translated: int = 0
    fuzzy: int = 0
    missing: int = 0
    fallback: int = 0
    unsafe: tuple[Key, ...] = ()
    parts: tuple[int, ...] = ()
    unsafe_parts: int = 0
    header: tuple[tuple[str, str], ...] = ()

    @property
    def coverage(self) -> float:
        """The share of the page's messages that are current, 0 to 1."""
        total = self.translated + self.fuzzy + self.missing
        return self.translated / total if total else 1.0

    @property
    def title(self) -> str:
        """The title as plain text."""
        return self.slots[self.page.title].text
