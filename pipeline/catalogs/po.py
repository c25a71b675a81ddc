"""PO files to `Catalog` and back, without loss.

The text of every entry is kept beside what it means. An entry that nobody changed is written as
it stood, whatever tool wrote it; a changed one in the form that `msgcat --no-wrap` gives it.
"""

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.catalogs.po_lex import NotPO
from pipeline.catalogs.po_read import entries
from pipeline.catalogs.po_write import format_entry, format_header
from pipeline.errors import UnreadableInput
from pipeline.model import Catalog, Entry, Key

UTF_8 = "utf-8"
SPACE = " \t\r\n\f\v"

_STRING = rb'\s*"([^"\\\r\n]*(?:\\.[^"\\\r\n]*)*)"'
_HEADER = re.compile(rb'(?:^|[\r\n])[ \t]*msgid\s*""(?:\s*"")*\s*msgstr((?:' + _STRING + rb")+)")
_CHARSET = re.compile(r"charset=([^\s;\"\\]+)")
# Python has more: some of them read escapes, or need the file as a whole.
_CODEC = re.compile(
    r"utf-8|ascii|(?:iso8859-|cp)\d+|koi8-[rtu]|gb(?:2312|k|18030)|big5\w*|euc_\w+|shift_jis\w*|tis-620|mac-\w+"
)
_ASCII = bytes(range(0x20, 0x7F))
_BINARY = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, b"\xde\x12\x04\x95", b"\x95\x04\x12\xde")
_BLANK_END = re.compile(r"\n[ \t\r]*\n[ \t\r]*\Z")


def read(content: bytes, locale: str, path: str) -> Catalog:
    """The catalog in the bytes of a PO file. Raises UnreadableInput, which names the line."""
    bom = content.startswith(codecs.BOM_UTF8)
    body = content[3:] if bom else content
    label = _label(body)
    catalog = _read(body, label, Catalog(locale, path, bom=bom))
    named = _charset(catalog.field("Content-Type"))
    return catalog if named == label else _read(body, named, Catalog(locale, path, bom=bom))


def _read(content: bytes, label: str, empty: Catalog) -> Catalog:
    """An `empty` catalog filled from a file in the charset of this label."""
    codec = _codec(label, empty.path)
    text = _decoded(content, codec, label, empty.path)
    newline = _newline(text)
    if newline == "\r":
        text = text.replace("\r", "\n")
    try:
        found, ending = entries(text, codec)
    except NotPO as error:
        raise UnreadableInput(
            f"has a syntax error: {error.what}",
            where=f"{empty.path}:{error.line}",
            why="a catalog that cannot be read whole could publish wrong words, so none of it is used",
            fix="mend that line in a text editor, or open the file in Poedit, which shows the place",
        ) from None
    if found:
        # What ends the file stays its end, whoever comes last; the last entry may have to move up.
        end = "\r\n" if newline == "\r\n" else "\n"
        gap = end if _tight([entry.raw for entry in found]) else 2 * end
        found[-1] = replace(found[-1], raw=found[-1].raw + gap)
    at = next((number for number, entry in enumerate(found) if is_header(entry)), -1)
    header = found.pop(at) if at >= 0 else Entry(Key(""))
    return replace(
        empty,
        header=tuple(_fields(header.text)),
        comment=header.translator,
        entries=tuple(found),
        header_raw=header.raw,
        header_at=max(at, 0),
        newline=newline,
        ending=ending,
    )


def write(catalog: Catalog) -> bytes:
    """The bytes of a PO file; entries with a `raw` text are written as they stood.

    The charset is the one that the header names, or UTF-8 where that cannot express a new text.
    """
    text = _joined(catalog)
    try:
        codec = _codec(_charset(catalog.field("Content-Type")), catalog.path)
        content = text.encode(codec)
    except UnicodeEncodeError:
        content = _joined(_in_utf_8(catalog)).encode(UTF_8)
    return (codecs.BOM_UTF8 if catalog.bom else b"") + content


def is_header(entry: Entry) -> bool:
    """Whether an entry is the header: a translation of nothing."""
    return entry.key == Key("") and not entry.obsolete


def _joined(catalog: Catalog) -> str:
    """The text of a file: what was kept as it stood, what is new with the file's own line ends."""
    newline = "\n" if catalog.newline == "\r" else catalog.newline
    tight = _tight([catalog.header_raw, *(entry.raw for entry in catalog.entries)])
    parts: list[str] = []
    for raw, new in _pieces(catalog):
        if parts and not parts[-1].endswith("\n") and not (raw and _may_share_a_line(parts[-1], raw)):
            parts[-1] += newline
        if raw:
            parts.append(raw)
            continue
        if parts and not tight and not _BLANK_END.search(parts[-1][-80:]):
            parts.append(newline)
        parts.append(new.replace("\n", newline) + newline + ("" if tight else newline))
    text = "".join(parts).rstrip(SPACE) + catalog.ending
    return text.replace("\n", "\r") if catalog.newline == "\r" else text


def _may_share_a_line(before: str, raw: str) -> bool:
    """Whether an entry may follow another on its line, as in its file; what a # begins would go on."""
    return raw.lstrip().startswith("#") or not before.rpartition("\n")[2].startswith("#")


def _pieces(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """The header and the entries in order, each as (text that is kept, text that is new)."""
    header = (catalog.header_raw, "" if catalog.header_raw else format_header(catalog))
    has_header = bool(catalog.header_raw or catalog.header or catalog.comment)
    at = min(catalog.header_at, len(catalog.entries))
    for number, entry in enumerate(catalog.entries):
        if number == at and has_header:
            yield header
        yield (entry.raw, "" if entry.raw else format_entry(entry))
    if at == len(catalog.entries) and has_header:
        yield header


def _tight(raw: Iterable[str]) -> bool:
    """Whether a file has several entries and no blank line between any two of them."""
    kept = [text for text in raw if text]
    return len(kept) > 2 and not any(_BLANK_END.search(text[-80:]) for text in kept)


def _fields(text: str) -> Iterator[tuple[str, str]]:
    for line in text.split("\n"):
        name, colon, value = line.partition(":")
        if colon:
            yield name.strip(), value.strip()


def _newline(text: str) -> str:
    """How the lines of a file end, most of them; a single carriage return where there is no other."""
    if "\r" not in text:
        return "\n"
    if "\n" not in text:
        return "\r"
    return "\r\n" if 2 * text.count("\r\n") > text.count("\n") else "\n"


def _charset(content_type: str) -> str:
    """The charset that a Content-Type names, or nothing; a template may not have filled it in."""
    label = _CHARSET.search(content_type)
    return label[1] if label and label[1] != "CHARSET" else ""


def _label(content: bytes) -> str:
    """The charset that the header of a file names, before anything of it is decoded."""
    header = _HEADER.search(content)
    strings = re.findall(_STRING, header[1]) if header else []
    return _charset(b"".join(string for string in strings).decode("latin-1"))


def _codec(label: str, path: str) -> str:
    """The name under which Python knows a charset that can hold a PO file."""
    try:
        codec = codecs.lookup(label or UTF_8).name
    except (LookupError, ValueError):
        codec = ""
    if _CODEC.fullmatch(codec) and _ASCII.decode(codec) == _ASCII.decode("ascii"):
        return codec
    raise UnreadableInput(
        f"names an unknown charset, “{label[:40]}”",
        where=path,
        fix="save the file as UTF-8 and write charset=UTF-8",
    )


def _decoded(content: bytes, codec: str, label: str, path: str) -> str:
    if content.startswith(_BINARY) or b"\0" in content[:2]:
        raise UnreadableInput(
            "is not a text file that gettext could read, but UTF-16 or a compiled catalog",
            where=path,
            fix="give the PO file itself, saved as UTF-8",
        )
    if b"\0" in content:
        line = content.count(b"\n", 0, content.index(b"\0")) + 1
        raise UnreadableInput(
            "holds the character NUL, which no text has",
            where=f"{path}:{line}",
            fix="delete it in a text editor",
        )
    try:
        return content.decode(codec)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        says = f"says charset={label}" if label else "names no charset and should be UTF-8"
        raise UnreadableInput(
            f"{says}, but byte {content[error.start]:#04x} is not {label or 'UTF-8'}",
            where=f"{path}:{line}",
            why="the translation would come out garbled",
            fix="save the file as UTF-8 in the editor it was written with",
        ) from None


def _in_utf_8(catalog: Catalog) -> Catalog:
    """The catalog with UTF-8 as its charset, in the fields of its header and in their text."""
    header = tuple(
        (name, _CHARSET.sub("charset=UTF-8", value) if name.lower() == "content-type" else value)
        for name, value in catalog.header
    )
    # A label that is cut in two by the end of a line makes the header be written anew.
    raw = re.sub(r"(?m)^(?!\s*#)(.*?)" + _CHARSET.pattern, r"\1charset=UTF-8", catalog.header_raw, count=1)
    return replace(catalog, header=header, header_raw=raw if raw != catalog.header_raw else "")
