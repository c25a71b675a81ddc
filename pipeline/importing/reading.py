"""Which kind of file somebody brings, by what is in it first and by its name second, and who reads it."""

from enum import StrEnum
from pathlib import PurePath

import regex

from pipeline.errors import UnreadableInput
from pipeline.importing.draft import Draft
from pipeline.importing.mending import mend

LARGEST = 20_000_000
"""Bytes of a text or web page that are read; the largest leaflet has a hundredth of it."""
LARGEST_OFFICE = 100_000_000
"""Bytes of a Word document with its pictures."""


class Kind(StrEnum):
    """Kinds of files that are read."""

    TEXT = "plain text"
    HTML = "web page"
    MARKDOWN = "Markdown"
    DOCX = "Word document"


SUFFIXES = {
    ".txt": Kind.TEXT, ".text": Kind.TEXT, ".eml": Kind.TEXT, ".asc": Kind.TEXT,
    ".html": Kind.HTML, ".htm": Kind.HTML, ".xhtml": Kind.HTML, ".mht": Kind.HTML, ".mhtml": Kind.HTML,
    ".md": Kind.MARKDOWN, ".markdown": Kind.MARKDOWN, ".mdown": Kind.MARKDOWN,
    ".docx": Kind.DOCX,
}  # fmt: skip

_SIGNATURES = (
    (b"%PDF-", "a PDF", "open it in a word processor, or copy its text into a .txt file, and look at the result well"),
    (b"{\\rtf", "an RTF document", "open it in a word processor and save it as .docx"),
    (b"\x89PNG", "a picture", "name a file with text in it"),
    (b"\xff\xd8\xff", "a picture", "name a file with text in it"),
    (b"GIF8", "a picture", "name a file with text in it"),
    (b"\x1f\x8b", "a compressed file", "unpack it and name the files in it"),
    (b"7z\xbc\xaf", "a compressed file", "unpack it and name the files in it"),
    (b"\x7fELF", "a program", "name a file with text in it"),
    (b"MZ\x90", "a program", "name a file with text in it"),
)  # fmt: skip
_OFFICE = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
"""How zip archives begin, and documents of Word until 2007 and those with a password."""
_HTML_START = regex.compile(
    rb"(?i)\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title)\b", regex.DOTALL
)
_MIME = regex.compile(rb"\s*(?:From [^\n]*\n)?(?:[\w-]+:[^\n]*\n(?:[ \t]+\S[^\n]*\n)*+)++")
"""The head of a message, as mail programs and browsers write it."""
_PACKED = regex.compile(rb"(?im)^(?:mime-version|content-type|content-transfer-encoding):")
_TAG = regex.compile(rb"(?i)</(?:p|div|h[1-6]|li|table|span|a|section|article)>")
_MARKDOWN = regex.compile(r"(?m)^(?:#{1,6} \S|---\s*$|```|\s*[-*+] \[[ xX]\])|\]\((?:https?:|/|#|\w)[^)\s]*\)|\*\*\S")


def kind_of(content: bytes, name: str) -> Kind:
    """The kind of a file. Raises UnreadableInput for what is none that is read."""
    if not content.strip(b" \t\r\n\f\0\xef\xbb\xbf\xff\xfe"):
        raise UnreadableInput("is empty", where=name, fix="check that you saved it, and that it is the right file")
    for signature, what, fix in _SIGNATURES:
        if content.startswith(signature):
            raise UnreadableInput(
                f"is {what}, not a text", where=name, why="its words cannot be read from here safely", fix=fix
            )
    ending = PurePath(name).suffix.lower()
    suffix = SUFFIXES.get(ending)
    if ending == ".zip":
        raise UnreadableInput("is an archive, not a document", where=name, fix="unpack it and name the files in it")
    if content.startswith(_OFFICE):
        # Which program's it is, and whether it can be read, is for the one who opens it to say.
        _small_enough(content, name, LARGEST_OFFICE)
        return Kind.DOCX
    if suffix is Kind.DOCX:
        raise UnreadableInput(
            "is no Word document, whatever its name says",
            where=name,
            why="a .docx file is a zip archive, and this is none: it may be cut short or misnamed",
            fix="open it in a word processor and save it as .docx again",
        )
    _small_enough(content, name, LARGEST)
    _no_message(content, name)
    start = _ascii_of(content[:4000])
    if _HTML_START.match(start):
        return Kind.HTML
    _no_binary(content, name)
    if suffix is Kind.HTML:
        # Word processors save text under any name; a page has tags.
        return Kind.HTML if b"<" in start or _TAG.search(_ascii_of(content)) else Kind.TEXT
    if suffix is Kind.TEXT and len(_TAG.findall(_ascii_of(content))) >= 3:
        return Kind.HTML
    if suffix is None and len(_MARKDOWN.findall(content.decode("utf-8", "replace"))) >= 3:
        return Kind.MARKDOWN
    return suffix or Kind.TEXT


def _small_enough(content: bytes, name: str, most: int) -> None:
    if len(content) > most:
        raise _too_large(len(content), most, name)


def _too_large(size: int, most: int, name: str) -> UnreadableInput:
    return UnreadableInput(
        f"is too large: {size / 1e6:.0f} MB",
        where=name,
        why=f"no leaflet has more than {most / 1e6:.0f} MB; this may be a whole site or a file with pictures inside",
        fix="save the one page that you want, as text or HTML",
    )


def _ascii_of(content: bytes) -> bytes:
    """Content in which tags can be looked for: UTF-16 with its NUL bytes taken out."""
    return content.replace(b"\0", b"") if content.startswith((b"\xff\xfe", b"\xfe\xff")) else content


def _no_message(content: bytes, name: str) -> None:
    """Refuse a message or web archive: in it, texts are packed, and there may be several of them."""
    head = _MIME.match(content[:20_000].replace(b"\r\n", b"\n"))
    if head is None or not _PACKED.search(head[0]):
        return
    if PurePath(name).suffix.lower() in (".mht", ".mhtml") or b"<saved by" in head[0].lower():
        raise UnreadableInput(
            "is a web archive (MHTML), in which the page is packed up with its pictures",
            where=name,
            fix="open it in a browser, and save it as “Web page, complete” or “HTML only”",
        )
    raise UnreadableInput(
        "is a saved e-mail, in which the text is packed up with other things",
        where=name,
        fix="open it in the mail program; copy its text into a .txt file, or save it as HTML",
    )


def _no_binary(content: bytes, name: str) -> None:
    from pipeline.importing.decoding import is_text

    if not is_text(content):
        raise UnreadableInput(
            "is not a text file",
            where=name,
            why="it holds bytes that no text has, as pictures and programs do",
            fix="name an HTML, Markdown, Word (.docx) or plain text file",
        )


def read(content: bytes, name: str) -> Draft:
    """What a file holds; `name` is its path, for messages. Raises UnreadableInput."""
    kind = kind_of(content, name)
    if kind is Kind.HTML:
        from pipeline.importing import web

        draft = mend(web.read(content, name))
        if not draft.blocks and not draft.pictures:
            raise UnreadableInput(
                "holds no text below a title",
                where=name,
                why="all that is in it belongs to the website around a page, or a script puts the text there later",
                fix="open it in a browser, and copy its text into a .txt file",
            )
        return draft
    if kind is Kind.MARKDOWN:
        from pipeline.importing import markdown

        return mend(markdown.read(content, name))
    if kind is Kind.DOCX:
        from pipeline.importing import docx

        return mend(docx.read(content, name))
    from pipeline.importing import text

    return text.read(content, name)
