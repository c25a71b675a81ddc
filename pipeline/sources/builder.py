"""Collects a page while it is walked: literal markup, slots, messages and blocks."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any
from urllib.parse import unquote, urlsplit

from pipeline.model import Block, Finding, Inline, Key, Local, Message, Slot, SlotKind
from pipeline.sources.elements import ATTRIBUTES, FILE_ATTRIBUTES, FLOW, KINDS, RAW_TEXT, VOID, translatable
from pipeline.sources.inline import escape, escape_value
from pipeline.text import collapse, has_words, tag_of

SHORT_WORDS = 3
CONTEXTS = {
    "title": "title",
    "meta": "meta",
    "alt": "alt",
    "placeholder": "placeholder",
    "button": "button",
    "value": "button",
}


class Builder:
    """Grows a page. `parts` is where markup goes; `captured` sends it elsewhere for a while."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.parts: list[str | int] = []
        self.slots: list[Slot] = []
        self.messages: list[Message] = []
        self.numbers: dict[Key, int] = {}
        self.blocks: list[Block] = []
        self.block_slots: list[list[int]] = []
        self.block_parts: dict[int, int] = {}
        self.block = -1
        self.locals: list[Local] = []
        self.section = ""
        self.anchor = ""
        self.notes: list[str] = []
        self.files: list[str] = []
        self.anchors: list[tuple[str, int, int]] = []
        self.findings: list[Finding] = []
        self.deferred: list[tuple[int, Message]] = []
        self.joinable = True

    def literal(self, markup: str) -> None:
        """Add markup that no language changes."""
        if not markup:
            return
        if self.joinable and self.parts and isinstance(self.parts[-1], str):
            self.parts[-1] += markup
        else:
            self.parts.append(markup)
        self.joinable = True

    def mark(self) -> int:
        """A place between parts: the number of parts so far."""
        self.joinable = False
        return len(self.parts)

    @contextmanager
    def captured(self) -> Iterator[list[str | int]]:
        """Send markup into a list of its own."""
        outer, self.parts = self.parts, []
        try:
            yield self.parts
        finally:
            self.parts = outer

    @contextmanager
    def inside(self, tag: str, attributes: dict[str, str], line: int, safety: bool) -> Iterator[None]:
        """Make an element the block that messages belong to."""
        outer = self.block
        self.block = len(self.blocks)
        self.blocks.append(Block(tag, tuple(attributes.items()), line, outer, (), safety))
        self.block_slots.append([])
        try:
            yield
        finally:
            self.block = outer

    def note(self, text: str) -> None:
        """Keep an author's note for the next message; an empty one is none."""
        if text:
            self.notes.append(text)

    def slot(
        self, kind: SlotKind, message: int = -1, inline: tuple[Inline, ...] = (), owner: int = -1, target: str = "",
        local: int = -1, parts: tuple[str | int, ...] = (),
    ) -> int:  # fmt: skip
        """Add a slot to the page and to the block that is open; returns its number."""
        number = len(self.slots)
        self.slots.append(Slot(kind, message, inline, owner, self.block, target, local, parts))
        if kind is SlotKind.TEXT and self.block >= 0:
            self.block_slots[self.block].append(number)
        return number

    def message(self, message: Message) -> int:
        """Add a message, or what is new about one that the page already has; returns its number."""
        number = self.numbers.get(message.key)
        if number is None:
            self.numbers[message.key] = number = len(self.messages)
            self.messages.append(message)
            return number
        old = self.messages[number]
        self.messages[number] = replace(
            old,
            notes=tuple(dict.fromkeys((*old.notes, *message.notes))),
            tags=tuple(dict.fromkeys((*old.tags, *message.tags))),
            safety=old.safety or message.safety,
            locals=tuple(dict.fromkeys((*old.locals, *message.locals))),
        )
        return number

    def text(self, msgid: str, inline: tuple[Inline, ...], kind: str, tag: str, line: int, owner: int,
             explained: tuple[str, ...], context: str, preformatted: bool,
             values: tuple[tuple[str, int], ...] = ()) -> int:  # fmt: skip
        """Add a TEXT slot with its message; returns the slot's number."""
        safety = self.block >= 0 and self.blocks[self.block].safety
        key = Key(msgid, context or self._context(tag, msgid))
        notes = tuple(self.notes)
        found = Message(key, kind, self.section, explained, notes, self.anchor, line, safety, preformatted, values)
        self.notes.clear()
        number = self.slot(SlotKind.TEXT, self.message(found), inline, owner)
        self.flush_attributes()
        return number

    @staticmethod
    def _context(kind: str, msgid: str) -> str:
        context = "aria" if kind.startswith("aria-") else CONTEXTS.get(kind, "")
        return context if len(msgid.split()) <= SHORT_WORDS else ""

    def start_tag(
        self, tag: str, attributes: dict[str, str], line: int, *, owner: int = -1, translate: bool = True,
        local: int = -1, frame: int = -1, suggests: bool = False,
    ) -> None:  # fmt: skip
        """Add a start tag; words and local files among its attributes become slots.

        That of a local value (`local` is its number) leaves its address and its language open; that of
        a frame with a page of its own takes it from the slot `frame`. One that `suggests` shows its value.
        """
        self.literal(f"<{tag}")
        for name, value in attributes.items():
            if (owner >= 0 or local >= 0) and name == "lang":
                continue
            if local >= 0 and name == "href":
                self._opened(name, self.slot(SlotKind.LOCAL_LINK, local=local))
            elif frame >= 0 and name == "srcdoc":
                self._opened(name, frame)
            elif suggests and translate and name == "value" and has_words(value):
                self._opened(name, self.attribute(tag, name, value, line, KINDS["option"]))
            elif translate and has_words(value) and translatable(tag, name, attributes):
                self._opened(name, self.attribute(tag, name, value, line))
            elif name in FILE_ATTRIBUTES.get(tag, ()) and local_file(value):
                self._opened(name, self.slot(SlotKind.FILE, target=value))
                self.files.append(local_file(value))
            else:
                self.literal(f' {name}="{escape_value(value)}"')
        if owner >= 0:
            self.parts.append(owner)
        if local >= 0:
            self.parts.append(self.slot(SlotKind.LOCAL_TAG, local=local))
        self.literal(">")

    def _opened(self, name: str, slot: int) -> None:
        """An attribute whose value comes from a slot."""
        self.literal(f' {name}="')
        self.parts.append(slot)
        self.literal('"')

    def takes_paragraphs(self) -> bool:
        """Whether a paragraph may stand in the block that is open, or at the top of the page."""
        if self.block < 0:
            return True
        found = self.blocks[self.block]
        in_list = found.tag == "div" and found.parent >= 0 and self.blocks[found.parent].tag == "dl"
        return found.tag in FLOW and not in_list

    def part(self, element: str) -> None:
        """Leave a place for the line that says that the block which is open is not translated."""
        number = self.slot(SlotKind.PART, target=element)
        self.block_parts[self.block] = number
        self.parts.append(number)

    def attribute(self, tag: str, name: str, value: str, line: int, kind: str = "") -> int:
        """Add an ATTRIBUTE slot; its message follows the next text message of the page."""
        safety = self.block >= 0 and self.blocks[self.block].safety
        text = collapse(value).strip()
        word = kind or ("Expansion of a short form" if tag == "abbr" else ATTRIBUTES[name])
        key = Key(escape(text), "" if kind else self._context(name, text))
        number = self.slot(SlotKind.ATTRIBUTE, target=value)
        self.deferred.append((number, Message(key, word, self.section, (), (), self.anchor, line, safety)))
        return number

    def flush_attributes(self) -> None:
        """Give the attributes met since the last text their messages."""
        for number, message in self.deferred:
            self.slots[number] = replace(self.slots[number], message=self.message(message))
        self.deferred.clear()

    def owner(self, attributes: dict[str, str]) -> int:
        """Add an OWNER slot for a start tag."""
        return self.slot(SlotKind.OWNER, target=attributes.get("lang", ""))

    def finished_blocks(self) -> tuple[Block, ...]:
        """The block tree with the slots of each block, and the place for its line."""
        return tuple(
            Block(one.tag, one.attributes, one.line, one.parent, tuple(slots), one.safety, self.block_parts.get(n, -1))
            for n, (one, slots) in enumerate(zip(self.blocks, self.block_slots, strict=True))
        )


def local_file(address: str) -> str:
    """The path of a local file that an address names, below the folder `assets`; else empty."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    path = unquote(parts.path)
    if parts.scheme or parts.netloc or not path or path.startswith("/"):
        return ""
    return path if "." in path.rpartition("/")[2] and not path.endswith((".html", ".htm")) else ""


def is_void(node: Any) -> bool:
    """Whether an element has neither content nor an end tag; in drawings and formulas every one has."""
    return node.name in VOID and not node.namespace


def is_raw(node: Any) -> bool:
    """Whether the content of an element is text that is written without entities."""
    return node.name in RAW_TEXT and not node.namespace


def end_tag(node: Any) -> str:
    """The end tag of an element, or nothing for one that has none."""
    return "" if is_void(node) else f"</{node.name}>"


def attributes_of(node: Any) -> dict[str, str]:
    """The attributes of a bs4 element as plain text."""
    return {str(k): " ".join(v) if isinstance(v, list) else str(v) for k, v in node.attrs.items()}


def foreign(attributes: dict[str, str], language: str) -> bool:
    """Whether an element says that its words are in another language than the page's."""
    lang = attributes.get("lang", "")
    return bool(lang) and tag_of(lang).partition("-")[0] != tag_of(language).partition("-")[0]


def kind_of(tag: str) -> str:
    """What a translator reads an element is called."""
    return KINDS.get(tag, "Text")
