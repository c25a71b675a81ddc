"""PO files to `Catalog` and back; the only importer of polib.

polib understands a file; it does not write one back as it was (it drops `#~|` lines and wraps
otherwise than gettext). So the text of every entry is kept beside what polib made of it, an entry
that nobody changed is written as it stood, and a changed one in gettext's `--no-wrap` style.
"""

import codecs
import re

import polib

from pipeline.errors import UnreadableInput
from pipeline.model import Catalog, Entry, Key

_CHARSET = re.compile(rb"charset=([A-Za-z0-9_.:-]+)")
_LINE = re.compile(r"line (\d+)")
_STRING = re.compile(r'^[^"]*"(?:[^"\\]|\\.)*"\s*$')

# polib cuts a file with str.splitlines, which also cuts at these; they are hidden from it.
_SEPARATORS = "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_HIDDEN = {ord(character): 0xF8F0 + number for number, character in enumerate(_SEPARATORS)}
_SHOWN = {hidden: character for character, hidden in _HIDDEN.items()}


def read(content: bytes, locale: str, path: str) -> Catalog:
    """The catalog in the bytes of a PO file. Raises UnreadableInput, which names the line."""
    bom = content.startswith(codecs.BOM_UTF8)
    text = _decode(content[3:] if bom else content, path)
    newline = "\r\n" if "\r\n" in text else "\n"
    text = text.replace("\r\n", "\n")
    _check_quotes(text, path)
    blocks = _blocks(text)
    header, comment, header_raw = _take_header(blocks)
    try:
        parsed = _parse(text)
    except (OSError, ValueError, IndexError) as error:
        raise _syntax_error(str(error), text, path) from None
    if len(blocks) != len(parsed):
        raise UnreadableInput(
            "cannot be taken apart into entries",
            where=path,
            why=f"its text has {len(blocks)} entries, but {len(parsed)} were understood",
            fix="run: msgcat --no-wrap -o FILE FILE",
        )
    entries = tuple(_entry(item, raw, line) for item, (raw, line) in zip(parsed, blocks, strict=True))
    ending = text[len(text.rstrip("\n")) :] if text.strip() else "\n"
    return Catalog(locale, path, header, comment, entries, header_raw, newline, bom, ending)


def write(catalog: Catalog) -> bytes:
    """The bytes of a PO file; entries with a `raw` text are written as they stood."""
    text = catalog.header_raw or format_header(catalog)
    for entry in catalog.entries:
        text = text if text.endswith("\n") else text + "\n"
        if not entry.raw and not text.endswith("\n\n"):
            text += "\n"
        text += entry.raw or format_entry(entry) + "\n\n"
    content = (text.rstrip("\n") + catalog.ending).replace("\n", catalog.newline).encode("utf-8")
    return (codecs.BOM_UTF8 if catalog.bom else b"") + content


def format_header(catalog: Catalog) -> str:
    """The header entry of a catalog."""
    lines = [_comment("#", line) for line in catalog.comment]
    lines += ['msgid ""', 'msgstr ""']
    lines += [_quote(f"{name}: {value}\n") for name, value in catalog.header]
    return "\n".join(lines)


def format_entry(entry: Entry) -> str:
    """One entry as `msgcat --no-wrap` writes it."""
    lines = [_comment("#", line) for line in entry.translator]
    lines += [_comment("#.", line) for line in entry.extracted]
    if entry.references:
        lines.append("#: " + " ".join(entry.references))
    flags = (("fuzzy",) if entry.fuzzy else ()) + tuple(flag for flag in entry.flags if flag != "fuzzy")
    if flags:
        lines.append("#, " + ", ".join(flags))
    old = "#~| " if entry.obsolete else "#| "
    if entry.previous is not None:
        if entry.previous.context:
            lines += _string(old, "msgctxt", entry.previous.context)
        lines += _string(old, "msgid", entry.previous.text)
        if entry.previous_plural:
            lines += _string(old, "msgid_plural", entry.previous_plural)
    start = "#~ " if entry.obsolete else ""
    if entry.key.context:
        lines += _string(start, "msgctxt", entry.key.context)
    lines += _string(start, "msgid", entry.key.text)
    if entry.plural:
        lines += _string(start, "msgid_plural", entry.plural)
        for number, text in enumerate(entry.texts):
            lines += _string(start, f"msgstr[{number}]", text)
    else:
        lines += _string(start, "msgstr", entry.text)
    return "\n".join(lines)


def _comment(sign: str, text: str) -> str:
    return f"{sign} {text}" if text else sign


def _string(start: str, keyword: str, text: str) -> list[str]:
    if "\n" in text.rstrip("\n"):
        pieces = text.splitlines(keepends=True)
        return [f'{start}{keyword} ""', *(start + _quote(piece) for piece in pieces)]
    return [f"{start}{keyword} {_quote(text)}"]


def _quote(text: str) -> str:
    return f'"{polib.escape(text)}"'


def _decode(content: bytes, path: str) -> str:
    label = _CHARSET.search(content[:4096])
    name = label[1].decode("ascii") if label else "utf-8"
    if name == "CHARSET":
        name = "utf-8"
    try:
        text = content.decode(name)
    except LookupError:
        raise UnreadableInput(
            f"names an unknown charset, “{name}”",
            where=path,
            fix="save the file as UTF-8 and write charset=UTF-8",
        ) from None
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise UnreadableInput(
            f"says charset={name}, but byte {content[error.start]:#04x} is not {name}",
            where=f"{path}:{line}",
            why="the translation would come out garbled",
            fix="save the file as UTF-8 in the editor it was written with",
        ) from None
    if "\0" in text:
        raise UnreadableInput("is not a text file", where=path, fix="give the PO file itself, not a compiled one")
    return text


def _parse(text: str) -> list[polib.POEntry]:
    """The entries, obsolete ones too, without the header, as polib understands them."""
    if not text.strip():
        return []
    return list(polib.pofile(text.translate(_HIDDEN), check_for_duplicates=False))


def _take_header(blocks: list[tuple[str, int]]) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...], str]:
    """Take the header entry out of `blocks`: its fields, the comment above them, its text."""
    for number, (raw, _line) in enumerate(blocks):
        if re.search(r"(?m)^msgctxt", raw) or not re.search(r'(?m)^msgid ""\s*\nmsgstr', raw):
            continue
        lines = raw.split("\n")
        at = next(n for n, line in enumerate(lines) if line.startswith("msgstr"))
        strings = [re.sub(r'^(?:msgstr)?\s*"|"\s*$', "", line) for line in lines[at:] if '"' in line]
        fields = []
        for line in polib.unescape("".join(strings)).split("\n"):
            name, colon, value = line.partition(":")
            if colon:
                fields.append((name.strip(), value.strip()))
        comment = tuple(line[1:].removeprefix(" ") for line in lines if re.match(r"#(?![,.:|~])", line))
        del blocks[number]
        return tuple(fields), comment, raw
    return (), (), ""


def _blocks(text: str) -> list[tuple[str, int]]:
    """The text of each entry, with the blank lines after it, and the line of its msgid."""
    blocks: list[tuple[str, int]] = []
    lines: list[str] = []
    msgid_line, complete = 0, False
    for number, line in enumerate(text.split("\n"), 1):
        body = line.strip()
        if body.startswith("#~") and not body.startswith("#~|"):
            body = body[2:].lstrip()
        if complete and body and not body.startswith(('"', "msgstr")):
            blocks.append(("\n".join(lines) + "\n", msgid_line))
            lines, msgid_line, complete = [], 0, False
        if body.startswith("msgid") and not body.startswith("msgid_plural"):
            msgid_line = number
        complete = complete or body.startswith("msgstr")
        lines.append(line)
    rest = "\n".join(lines).rstrip("\n") + "\n\n"
    if complete:
        blocks.append((rest, msgid_line))
    elif rest.strip() and blocks:
        blocks[-1] = (blocks[-1][0] + rest, blocks[-1][1])
    return blocks


def _entry(item: polib.POEntry, raw: str, line: int) -> Entry:
    plural_texts = tuple(item.msgstr_plural[number].translate(_SHOWN) for number in sorted(item.msgstr_plural))
    previous = (
        Key(item.previous_msgid.translate(_SHOWN), item.previous_msgctxt or "")
        if item.previous_msgid is not None
        else None
    )
    return Entry(
        key=Key(item.msgid.translate(_SHOWN), item.msgctxt or ""),
        text=item.msgstr.translate(_SHOWN),
        plural=item.msgid_plural or "",
        texts=plural_texts,
        fuzzy="fuzzy" in item.flags,
        obsolete=bool(item.obsolete),
        flags=tuple(flag for flag in item.flags if flag != "fuzzy"),
        translator=tuple(item.tcomment.translate(_SHOWN).split("\n")) if item.tcomment else (),
        extracted=tuple(item.comment.translate(_SHOWN).split("\n")) if item.comment else (),
        references=tuple(f"{path}:{at}" if at else path for path, at in item.occurrences),
        previous=previous,
        previous_plural=item.previous_msgid_plural or "",
        line=line,
        raw=raw,
    )


def _check_quotes(text: str, path: str) -> None:
    """polib accepts a string that is not closed; gettext does not, and neither do we."""
    for number, line in enumerate(text.split("\n"), 1):
        if '"' in line and not line.lstrip().startswith("#") and not _STRING.search(line):
            raise _syntax_error(f"(line {number})", text, path)


def _syntax_error(error: str, text: str, path: str) -> UnreadableInput:
    found = _LINE.search(error)
    line = int(found[1]) if found else 0
    rows = text.split("\n")
    what = f"“{rows[line - 1].strip()[:60]}” does not belong here" if 0 < line <= len(rows) else "it is not a PO file"
    return UnreadableInput(
        f"has a syntax error: {what}",
        where=f"{path}:{line}" if line else path,
        why="a catalog that cannot be read whole could publish wrong words, so none of it is used",
        fix="mend that line in a text editor, or open the file in Poedit, which shows the place",
    )
