"""Reads an HTML source page into a `Page`."""

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import Any

from bs4 import BeautifulSoup
from bs4.element import Tag

from pipeline.errors import UnreadableInput
from pipeline.model import Finding, Key, Message, Metadata, Page, Severity, SlotKind, Where
from pipeline.sources import frame, lint
from pipeline.sources.builder import Builder, attributes_of
from pipeline.sources.context import Context
from pipeline.sources.decode import decode
from pipeline.sources.elements import META_NAMES
from pipeline.sources.inline import escape
from pipeline.sources.local import misplaced
from pipeline.sources.outside import outside
from pipeline.sources.parser import deep, document, with_doctype
from pipeline.sources.parser import soup as soup_of
from pipeline.sources.segment import Segmenter
from pipeline.text import collapse, has_words

DATES = ("published", "reviewed", "review-due")


def read(content: bytes, name: str, path: str, language: str) -> Page:
    """The page in `content`, a whole HTML file.

    `name` is the page's name (`asthma`, `heart/angina`), `path` is shown in messages, `language`
    the project's source language as a BCP 47 tag. Raises UnreadableInput.
    """
    if not content.strip():
        raise UnreadableInput("is empty", where=path, fix="write the page, or take the file away")
    text = with_doctype(decode(content, path))
    parsed = document(text)
    with deep():
        return _page(soup_of(parsed), lint.differences(text, parsed), content, name, path, language)


def _page(
    soup: BeautifulSoup, differences: tuple[lint.Difference, ...], content: bytes, name: str, path: str, language: str
) -> Page:
    builder = Builder(language)
    root = soup.find("main") or soup.body
    if root is None:
        raise UnreadableInput(
            "is a set of frames, not a page", where=path, fix="take the page that one of the frames shows"
        )
    title = _title(soup, builder, name, path)
    metas = soup.find_all("meta")
    description = _description(metas, builder)
    shared = _shared(metas, builder)
    segmenter = Segmenter(builder)
    lead = _content(root, builder, segmenter)
    builder.flush_attributes()
    metadata, findings = _metadata(metas, path, name)
    return Page(
        name=name,
        path=path,
        digest=hashlib.blake2b(content, digest_size=16).hexdigest(),
        language=language,
        parts=tuple(builder.parts),
        slots=tuple(builder.slots),
        messages=tuple(builder.messages),
        blocks=builder.finished_blocks(),
        title=title,
        description=description,
        shared=shared,
        lead=lead,
        metadata=metadata,
        files=tuple(dict.fromkeys(builder.files)),
        anchors=tuple(builder.anchors),
        locals=tuple(builder.locals),
        findings=(
            *builder.findings,
            *findings,
            *misplaced(root, path, name),
            *outside(soup, root, path, name),
            *frame.findings(root, path, name),
            *lint.findings(differences, path, name),
        ),
    )


def _title(soup: BeautifulSoup, builder: Builder, name: str, path: str) -> int:
    text = collapse(soup.title.get_text()).strip() if soup.title else ""
    if not text:
        heading = soup.find("h1")
        text = collapse(heading.get_text()).strip() if heading else ""
        builder.findings.append(
            Finding(
                "title-missing",
                Severity.ERROR,
                "the page has no <title>",
                Where(path, 1, name),
                fix="write <title>…</title> in the <head>; it names the page in lists, tabs and print",
                wcag="2.4.2",
            )
        )
    if not text:
        return builder.slot(SlotKind.TEXT, target=name)
    line = (soup.title.sourceline if soup.title else 0) or 0
    message = Message(Key(escape(text)), "Title of the page", line=line)
    return builder.slot(SlotKind.TEXT, builder.message(message))


def _description(metas: Sequence[Tag], builder: Builder) -> int:
    tag = next((tag for tag in metas if tag.get("name") == "description"), None)
    text = collapse(str(tag.get("content") or "")).strip() if tag else ""
    if not tag or not text:
        return -1
    message = Message(Key(escape(text)), "Summary of the page, shown under its title", line=tag.sourceline or 0)
    return builder.slot(SlotKind.TEXT, builder.message(message))


def _shared(metas: Sequence[Tag], builder: Builder) -> tuple[tuple[str, str, int], ...]:
    """The words that other sites show with a link to the page."""
    found = []
    for tag in metas:
        attribute = "property" if tag.get("property") else "name"
        called = str(tag.get(attribute) or "").strip().lower()
        value = str(tag.get("content") or "")
        if called in META_NAMES and has_words(value):
            message = Message(Key(escape(collapse(value).strip())), META_NAMES[called], line=tag.sourceline or 0)
            slot = builder.slot(SlotKind.ATTRIBUTE, builder.message(message), target=value)
            found.append((attribute, called, slot))
    return tuple(found)


def _content(root: Any, builder: Builder, segmenter: Segmenter) -> int:
    """Walk the content; returns how many parts belong to its level-1 heading and before."""
    context = segmenter.context_of(root, attributes_of(root), Context(root.name))
    first = next((c for c in root.children if isinstance(c, Tag) and c.name in ("h1", "header", "hgroup")), None)
    if first is None or (first.name != "h1" and first.find("h1") is None):
        segmenter.children(root, context)
        return 0
    children = list(root.children)
    at = next(i for i, child in enumerate(children) if child is first)
    segmenter.nodes(children[: at + 1], context)
    lead = builder.mark()
    segmenter.nodes(children[at + 1 :], context)
    return lead


def _metadata(metas: Sequence[Tag], path: str, name: str) -> tuple[Metadata, list[Finding]]:
    values: dict[str, str] = {}
    lines: dict[str, int] = {}
    for tag in metas:
        key = str(tag.get("name") or "")
        if key.startswith("leaflet:"):
            values[key[8:]] = str(tag.get("content") or "").strip()
            lines[key[8:]] = tag.sourceline or 0
    findings: list[Finding] = []
    days: dict[str, date | None] = {}
    for key in DATES:
        try:
            days[key] = date.fromisoformat(values[key]) if values.get(key) else None
        except ValueError:
            days[key] = None
            findings.append(
                Finding(
                    "date-invalid",
                    Severity.ERROR,
                    f"“{values[key]}” is not a date",
                    Where(path, lines[key], name),
                    fix="write the date as year-month-day, such as 2026-03-01",
                )
            )
    metadata = Metadata(
        id=values.get("id", ""),
        version=values.get("version", ""),
        author=values.get("author", ""),
        audience=values.get("audience", ""),
        published=days["published"],
        reviewed=days["reviewed"],
        review_due=days["review-due"],
    )
    return metadata, findings
