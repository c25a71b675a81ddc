"""The frame of a page: its title, its landmarks and skip link, ids, zoom, and whether it stays where it is."""

import re
from collections.abc import Iterator

from pipeline.lint.data import folded, phrases
from pipeline.lint.document import Document, quoted
from pipeline.lint.headings import of_content
from pipeline.lint.registry import Problem, Scope, rule
from pipeline.lint.roles import role
from pipeline.model import Severity
from pipeline.sources.tree import Element


@rule("page-title-missing", Severity.ERROR, wcag="2.4.2", act=("2779a5",), scope=Scope.BUILT)
def no_title(doc: Document) -> Iterator[Problem]:
    """The page has no title, or an empty one."""
    if doc.title is None or not doc.words(doc.title):
        yield Problem(
            doc.title or doc.root,
            "the page has no title: in tabs, lists and search results nobody can tell what it is",
            "write <title>…</title> in the <head>, with what the page is about",
        )


@rule("page-title-generic", Severity.ERROR, wcag="2.4.2", act=("c4a8a4",), scope=Scope.WORDS)
def generic_title(doc: Document) -> Iterator[Problem]:
    """The title could be that of any page."""
    if doc.title is None:
        return
    title = doc.words(doc.title)
    # “Home | Our hospital”: it is the part before the name of the site that has to tell the page.
    first = re.split(r"\s+[|–—·-]\s+", title)[0]
    if title and (
        folded(first) in phrases("titles", doc.language_of(doc.root))
        or re.fullmatch(r"\S+\.(?:html?|docx?|pdf)", first)
    ):
        yield Problem(
            doc.title,
            f"the title {quoted(title)} could be that of any page; who has several tabs open cannot find this one",
            "say what the page is about, as its heading does",
            title,
        )


def has_main(doc: Document) -> bool:
    """Whether the page has a main landmark that is read out."""
    return any(doc.read[e.index] and role(doc, e) == "main" for e in doc.elements if e.name == "main" or e.has("role"))


@rule("page-main-missing", Severity.ERROR, wcag="2.4.1", act=("b40fd1",), scope=Scope.BUILT)
def no_main(doc: Document) -> Iterator[Problem]:
    """The page has no main landmark."""
    if not has_main(doc):
        yield Problem(
            doc.body, "a screen reader cannot jump to the text: the page has no <main>", "put the text into <main>"
        )


@rule("main-unmarked", Severity.WARNING, wcag="1.3.1")
def main_unmarked(doc: Document) -> Iterator[Problem]:
    """The source page does not say where its text begins and ends."""
    if not has_main(doc):
        yield Problem(
            doc.body,
            "the page has no <main>, so all of it becomes the leaflet: menus and page furniture, too",
            "put the text of the leaflet into <main>",
        )


@rule("bypass-missing", Severity.ERROR, wcag="2.4.1", act=("cf77f2",), scope=Scope.PAGE)
def no_way_past(doc: Document) -> Iterator[Problem]:
    """Nothing leads past the menu to the text: no landmark, no heading, no link, no button."""
    if (
        has_main(doc)
        or of_content(doc)
        or doc.body is None
        or any(doc.seen[e.index] for e in doc.all("button", "summary"))
    ):
        return
    if any(_leads_in(doc, link) for link in doc.all("a")):
        return
    first = next(
        (e for e in doc.tree.inside(doc.body) if e.name in ("nav", "aside") or (e.name == "a" and e.has("href"))), None
    )
    start = next((text for text in doc.shown_texts(doc.body) if text.data.strip()), None)
    if first is not None and start is not None and (start.parent is first or first in start.parent.ancestors()):
        yield Problem(
            first,
            "the page begins with a menu or something beside the text, and who listens has to hear it all on every "
            "page",
            "put the text into <main> and give it a heading",
        )


@rule("skip-link-missing", Severity.WARNING, wcag="2.4.1", scope=Scope.PAGE)
def no_skip_link(doc: Document) -> Iterator[Problem]:
    """The first link of the page does not lead past its head to the text."""
    links = [link for link in doc.all("a") if link.has("href") and doc.read[link.index]]
    before = [link for link in links if doc.main is not None and link.index < doc.main.index]
    if before and not _leads_in(doc, before[0]):
        yield Problem(
            before[0],
            "who uses the keyboard has to walk through every link of the head to come to the text",
            "let the first link of the page lead to its <main>",
        )


def _leads_in(doc: Document, link: Element) -> bool:
    target = doc.ids.get(link.get("href").removeprefix("#"), [None])[0]
    return link.get("href").startswith("#") and target is not None and doc.in_main(target)


@rule("duplicate-id", Severity.ERROR, wcag="4.1.2", scope=Scope.PAGE)
def duplicate_id(doc: Document) -> Iterator[Problem]:
    """Two elements have one id."""
    for key, elements in doc.ids.items():
        if len(elements) > 1:
            yield Problem(
                elements[1],
                f"the id {quoted(key)} stands here and in line {elements[0].line}; links and labels reach only the "
                "first",
                "give one of them another id, and mend what refers to it",
                f'id="{key}"',
            )


@rule("zoom-blocked", Severity.ERROR, wcag="1.4.4", act=("b4f0c3",), scope=Scope.PAGE)
def zoom_blocked(doc: Document) -> Iterator[Problem]:
    """The page cannot be made larger with two fingers."""
    for meta in doc.all("meta"):
        if meta.get("name").strip().lower() != "viewport":
            continue
        said = {
            key.strip().lower(): value.strip().lower()
            for key, _equals, value in (part.partition("=") for part in re.split(r"[,;]", meta.get("content")))
        }
        if _no_zoom(said.get("user-scalable")) or _little_zoom(said.get("maximum-scale")):
            yield Problem(
                meta,
                "who needs larger letters cannot make the page larger on a phone",
                "take user-scalable and maximum-scale out of the viewport",
                meta.get("content"),
            )


def _no_zoom(value: str | None) -> bool:
    """CSS Device Adaptation 1, section 9: `no`, numbers between −1 and 1, and words that mean nothing."""
    if value is None or value in ("yes", "device-width", "device-height"):
        return False
    number = _number(value)
    return number is None or -1 < number < 1


def _little_zoom(value: str | None) -> bool:
    """Less than twice the size; negative numbers are dropped, words that mean nothing are 0.1."""
    if value is None or value in ("device-width", "device-height"):
        return False
    number = 1.0 if value == "yes" else _number(value)
    return number is None or 0 <= number < 2


def _number(text: str) -> float | None:
    found = re.match(r"[+-]?(?:\d+\.?\d*|\.\d+)", text)
    return float(found[0]) if found else None


_REFRESH = re.compile(r"\s*(\d+)(?:\.[\d.]*)?(?:\s*[;,]|\s|$)")


TWENTY_HOURS = 72_000
"""Seconds above which a time limit needs no way to be turned off (WCAG 2.2.1, exception)."""


@rule("refresh", Severity.ERROR, wcag="2.2.1", act=("bc659a", "bisz58"), scope=Scope.PAGE)
def refresh(doc: Document) -> Iterator[Problem]:
    """The page reloads or leaves by itself."""
    for meta, seconds in _refreshes(doc):
        if 0 < seconds <= TWENTY_HOURS:
            yield _goes_away(meta, seconds)


@rule("refresh-late", Severity.ERROR, wcag="2.2.4", act=("bisz58",), scope=Scope.PAGE)
def late_refresh(doc: Document) -> Iterator[Problem]:
    """The page reloads or leaves by itself, after more than twenty hours."""
    for meta, seconds in _refreshes(doc):
        if seconds > TWENTY_HOURS:
            yield _goes_away(meta, seconds)


def _goes_away(meta: Element, seconds: int) -> Problem:
    return Problem(
        meta,
        f"after {seconds} seconds the page goes away, whether it has been read or not",
        "take the tag out; where the page has moved, let the server say so",
        meta.get("content"),
    )


def _refreshes(doc: Document) -> Iterator[tuple[Element, int]]:
    """The tag by which a page goes away, and after how many seconds.

    Digits, then the end, a space, “;” or “,”; the first such tag counts (HTML Standard, section 4.2.5.3).
    """
    for meta in doc.all("meta"):
        found = _REFRESH.match(meta.get("content")) if meta.get("http-equiv").strip().lower() == "refresh" else None
        if found is not None:
            yield meta, int(found[1])
            return
