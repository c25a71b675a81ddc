"""Markdown files as drafts: CommonMark with tables, strikethrough, footnotes, definition lists and keys at the top."""

from collections.abc import Sequence
from dataclasses import replace
from html import escape, unescape
from typing import Any

import regex

from pipeline.importing import dates, notes, web
from pipeline.importing.decoding import decode
from pipeline.importing.doc_names import keys
from pipeline.importing.draft import Draft, Fate, Told
from pipeline.importing.frontmatter import Entry, parted
from pipeline.importing.headers import with_headers
from pipeline.importing.wordlists import folded
from pipeline.links import ascii_digits
from pipeline.text import excerpt, tag_of

_COMMENT = regex.compile(r"<!--(.*?)-->", regex.DOTALL)
_DATES = ("leaflet:published", "leaflet:reviewed", "leaflet:review-due")


def read(content: bytes, name: str) -> Draft:
    """The draft of a Markdown file; `name` is its path, for messages. Raises UnreadableInput."""
    text, encoding, sure = decode(content, name)
    entries, below, above = parted(text.replace("\r\n", "\n").replace("\r", "\n"))
    html, told = _rendered(below, above)
    if sure < 1:
        told.insert(0, Told(Fate.GUESSED, "encoding", encoding, 0, sure, why="look for signs that came out wrong"))
    title = next((entry.value for entry in entries if _meaning(entry) == "title" and entry.value), "")
    language = next((tag_of(entry.value) for entry in entries if _meaning(entry) == "language" and entry.value), "")
    first, count = _headings(html)
    # Where every part has a heading of the first level, the title at the top stands above them.
    above_all = bool(title) and (count == 0 or (count > 1 and folded(first) != folded(title)))
    if above_all:
        html = f"<h1>{escape(title)}</h1>\n{html}"
    draft = web.draft_of(
        f'<html lang="{escape(language)}"><body>{html}</body></html>' if language else html, name, whole=True
    )
    metadata, more = _metadata(entries, "" if above_all else first, dict(draft.metadata))
    return replace(
        with_headers(draft),
        language=language or draft.language,
        metadata=tuple(metadata.items()),
        told=(*more, *told, *draft.told),
    )


def _meaning(entry: Entry) -> str:
    return keys().get(folded(entry.key.replace("_", " ").replace("-", " ")), "")


def _headings(html: str) -> tuple[str, int]:
    """The words of the first heading of level one, and how many there are."""
    found = regex.findall(r"(?s)<h1[^>]*>(.*?)</h1>", html)
    return (unescape(regex.sub(r"<[^>]*>", "", found[0])) if found else "", len(found))


def _metadata(entries: Sequence[Entry], title: str, metadata: dict[str, str]) -> tuple[dict[str, str], list[Told]]:
    """The metadata with what the keys say, and what is told of each key; `title` is the first heading of the text."""
    told = []
    for entry in entries:
        meaning, value = _meaning(entry), entry.value
        if meaning == "title" and value:
            told.append(_title_told(entry, title))
            continue
        found, sure, why = _as_value(meaning, value)
        if found and meaning == "language":
            told.append(Told(Fate.BECAME, "language", f"{entry.raw} → {found}", entry.line, words=entry.raw))
        elif found and metadata.get(meaning, found) == found:
            metadata[meaning] = found
            fate = Fate.BECAME if sure == 1 else Fate.GUESSED
            text = f"{excerpt(entry.raw, 60)} → {found}"
            told.append(Told(fate, meaning, text, entry.line, sure, entry.raw, why))
        else:
            why = why or ("the page says it already" if found else "no place in a page is known for it")
            kind = "key at the top of the file"
            told.append(Told(Fate.DROPPED, kind, excerpt(entry.raw), entry.line, words=entry.raw, why=why))
    return metadata, told


def _title_told(entry: Entry, heading: str) -> Told:
    if not heading:
        return Told(Fate.BECAME, "title", entry.value, entry.line, words=entry.key)
    if folded(heading) == folded(entry.value):
        return Told(Fate.BECAME, "title", entry.value, entry.line, words=entry.raw)
    why = f"the first heading is another: “{excerpt(heading, 60)}”"
    return Told(Fate.DROPPED, "title at the top of the file", entry.value, entry.line, words=entry.raw, why=why)


def _as_value(meaning: str, value: str) -> tuple[str, float, str]:
    """A value as the page writes it, how sure that is, and why it is not."""
    value = " ".join(value.split())
    if meaning == "language":
        return tag_of(value), 1.0, ""
    if meaning in _DATES and value:
        written = dates.date_in(ascii_digits(folded(value)))
        if written is None:
            return "", 1.0, "it is no date"
        return written.iso, written.confidence, written.why
    return (value if meaning else ""), 1.0, ""


def _rendered(text: str, above: int) -> tuple[str, list[Told]]:
    """The text as HTML, and what of it is not in there; `above` is the number of lines over it."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.footnote import footnote_plugin

    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    reader.use(footnote_plugin, inline=True, move_to_end=True).use(deflist_plugin)
    notes.prepare(reader)
    told: list[Told] = []
    # Before notes go to the end: there, those that nothing refers to vanish.
    reader.core.ruler.before("footnote_tail", "told", lambda state: told.extend(_unseen(state, above)))
    environment: dict[str, Any] = {}
    html = str(reader.render(text, environment))
    told += _unused(environment, text, above, html)
    return html, told


def _unseen(state: Any, above: int) -> list[Told]:
    """What has words in a Markdown file, but none in a page: comments, titles of links, notes that are left out."""
    told: list[Told] = []
    left_out = notes.left_out(state)
    why = ""
    for number, token in enumerate(state.tokens):
        line = above + token.map[0] + 1 if token.map else 0
        if token.type == "footnote_reference_open":
            label, why = token.meta["label"], left_out.get(number, "")
        elif token.type == "footnote_reference_close":
            why = ""
        elif why and token.content:
            words = f"{label} {_plain(token)}"
            told.append(Told(Fate.DROPPED, "note", excerpt(words), line, words=words, why=why))
        if token.type == "fence" and token.info.strip():
            info = token.info.strip()
            told.append(Told(Fate.DROPPED, "name of a code’s language", info, line, words=info))
        for one in (token, *(token.children or ())):
            if one.type.startswith("html_"):
                told += [
                    Told(Fate.DROPPED, "comment", excerpt(words), line, words=words)
                    for words in _COMMENT.findall(one.content)
                ]
            title = one.attrGet("title") if one.type in ("link_open", "image") else None
            if title:
                told.append(Told(Fate.DROPPED, "title of a link or picture", str(title), line, words=str(title)))
    return told


def _plain(token: Any) -> str:
    if not token.children:
        return str(token.content)
    return "".join(
        " " if one.type.endswith("break") else "" if one.type == "html_inline" else one.content
        for one in token.children
    )


def _unused(environment: dict[str, Any], text: str, above: int, html: str) -> list[Told]:
    """Addresses that are named in the file and that no link leads to."""
    told = []
    lines = text.split("\n")
    for one in environment.get("references", {}).values():
        if f'"{escape(one["href"])}"' not in html:
            start, end = one["map"]
            words = " ".join(lines[start:end])
            why = "no link in the text leads to it"
            told.append(Told(Fate.DROPPED, "address", excerpt(words), above + start + 1, words=words, why=why))
    return told
