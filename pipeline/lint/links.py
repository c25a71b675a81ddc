"""Links: whether each says where it leads, whether it leads there, and what waits for the reader."""

from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

import regex

from pipeline.lint.data import folded, of_language, phrases, rows
from pipeline.lint.document import Document, quoted
from pipeline.lint.names import name
from pipeline.lint.registry import Problem, Scope, rule
from pipeline.lint.roles import explicit, implicit, role, words
from pipeline.model import Severity
from pipeline.sources.tree import Element

LONGEST_ADDRESS = 25
"""Characters above which an address as link text is spelt out for minutes; a short one is a name."""

_ADDRESS = regex.compile(r"(?:https?://|ftp://|www\.)\S+|[\w-]+(?:\.[\w-]+)+/\S*", regex.IGNORECASE)
_FILES = regex.compile(r"\.(pdf|docx?|odt|rtf|xlsx?|ods|pptx?|odp|zip|epub)$", regex.IGNORECASE)
_SIZE = regex.compile(
    r"\d\s*(?:[kmg]i?b|bytes?|kilobytes?|megabytes?|[км]б|ko|mo|ک(?:یلو)?ب|م(?:یگا)?ب|كيلوبايت|ميغابايت|[كم]\.ب|کیلوبایت|مگابایت)|"
    r"\d\s*\p{L}{0,12}(?:byte|byt|octet|বাইট|बाइट|バイト|바이트|字节|位元組)",
    regex.IGNORECASE,
)


def links(doc: Document) -> list[Element]:
    """The links that are read out, in document order."""
    return [
        element
        for element in doc.elements
        if doc.read[element.index]
        and (element.name in ("a", "area") or "role" in element.attributes)
        and _is_link(doc, element)
    ]


def _is_link(doc: Document, element: Element) -> bool:
    if explicit(element) in ("", "none", "presentation") and implicit(element) == "link":
        return True
    return role(doc, element) in words("links")


@rule("link-empty", Severity.ERROR, wcag="2.4.4", act=("c487ae",), scope=Scope.PAGE)
def empty(doc: Document) -> Iterator[Problem]:
    """A link has no words."""
    for element in links(doc):
        if not name(doc, element):
            yield Problem(
                element,
                "a screen reader says “link” and spells the address; nobody knows where it leads",
                'write into the link where it leads; for a picture in it, in alt="…"',
                element.get("href"),
            )


@rule("link-generic", Severity.ERROR, wcag="2.4.4", act=("aizyf1", "5effbb"), scope=Scope.WORDS)
def generic(doc: Document) -> Iterator[Problem]:
    """A link says nothing of where it leads."""
    for element in links(doc):
        text = name(doc, element)
        if (
            text
            and not _is_note_mark(element)
            and folded(text) in phrases("links", doc.language_of(_inner(doc, element)))
        ):
            yield Problem(
                element,
                f"in a list of the links of the page this one says only {quoted(text)}; nobody knows where it leads",
                "write into the link where it leads, such as the title of the page there",
                text,
            )


def _is_note_mark(element: Element) -> bool:
    # The raised number or sign that leads to a note on the same page is read out as what it is.
    raised = any(one.name == "sup" for one in element.ancestors()) or any(
        isinstance(child, Element) and child.name == "sup" for child in element.children
    )
    return raised and element.get("href").startswith("#")


def _inner(doc: Document, element: Element) -> Element:
    """The element that holds the words of a link: their language may be marked inside of it."""
    texts = [text for text in doc.tree.texts_of(element) if text.data.strip()]
    return texts[0].parent if texts else element


@rule("link-address", Severity.WARNING, wcag="2.4.4")
def raw_address(doc: Document) -> Iterator[Problem]:
    """The text of a link is an address."""
    for element in links(doc):
        text = name(doc, element)
        if _ADDRESS.fullmatch(text) and (len(text) > LONGEST_ADDRESS or text.lower().startswith(("http", "ftp"))):
            yield Problem(
                element,
                "a screen reader spells this address out, letter by letter",
                "write where the link leads; the print file shows the address by itself",
                text,
            )


@rule("link-same-text", Severity.INFO, wcag="2.4.9", act=())
def same_text(doc: Document) -> Iterator[Problem]:
    """Links with the same words lead to different pages."""
    first: dict[str, Element] = {}
    for element in links(doc):
        text, href = folded(name(doc, element)), element.get("href")
        if not text or not href or not doc.in_main(element):
            continue
        other = first.setdefault(text, element)
        if _page(other.get("href")) != _page(href):
            yield Problem(
                element,
                f"the link in line {other.line} has the same words and leads elsewhere; in a list of links nobody "
                "can tell them apart",
                "say in each where it leads",
                name(doc, element),
            )


def _page(href: str) -> str:
    return href.strip().removesuffix("/").removesuffix("/index.html")


@rule("fragment-broken", Severity.ERROR, wcag="2.4.1", scope=Scope.PAGE)
def broken_fragment(doc: Document) -> Iterator[Problem]:
    """A link leads to a part of the page that is not there."""
    named = {element.get("name") for element in doc.all("a")}
    for element in doc.all("a", "area"):
        href = element.get("href").strip()
        target = href[1:]
        if not href.startswith("#") or target.lower() in ("", "top") or not doc.seen[element.index]:
            continue
        if not ({target, unquote(target)} & (doc.ids.keys() | named)):
            yield Problem(
                element,
                f"this link leads to {quoted(href)}, and nothing on the page has that id: it does nothing",
                "correct the link, or give the id to what it means",
                name(doc, element),
            )


@rule("link-new-window", Severity.WARNING, wcag="3.2.5")
def new_window(doc: Document) -> Iterator[Problem]:
    """A link opens a new window without saying so."""
    told = rows("links")["new-window"]
    for element in doc.all("a", "area", "form"):
        target = element.get("target").strip().lower()
        if not doc.read[element.index] or target in ("", "_self", "_parent", "_top"):
            continue
        text = f"{name(doc, element)} {element.get('title')}".casefold()
        own = (*told["any"], *told["en"], *(of_language(told, doc.language_of(element)) or ()))
        if not any(word in text for word in own):
            yield Problem(
                element,
                "this link opens a new window and does not say so: the way back is gone, and many do not notice why",
                "take target out, or say in the link that it opens a new window",
                name(doc, element),
            )


@rule("link-file", Severity.WARNING, wcag="2.4.4")
def to_a_file(doc: Document) -> Iterator[Problem]:
    """A link to a file does not say its kind and size."""
    for element in doc.all("a"):
        found = _FILES.search(_path(element.get("href")))
        if found is None or not doc.read[element.index]:
            continue
        text = name(doc, element)
        kind = found[1].lower()
        kinds = (kind, kind.rstrip("x")) if kind not in ("doc", "docx") else ("doc", "word")
        lacks = [
            what
            for what, there in (
                ("its kind", any(one in text.lower() for one in kinds)),
                ("its size", _SIZE.search(text) is not None),
            )
            if not there
        ]
        if lacks:
            yield Problem(
                element,
                f"the link to a {kind.upper()} file does not say {' and '.join(lacks)}: a reader with little data "
                "or without "
                "the program is caught out",
                f"write into the link, for example, ({kind.upper()}, 214 kB)",
                text,
            )


def _path(href: str) -> str:
    try:
        return urlsplit(href.strip()).path
    except ValueError:
        return ""
