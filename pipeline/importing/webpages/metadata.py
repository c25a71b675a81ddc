"""What the head of a page says of it: its title, its language, its address, its dates and its author."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urljoin, urlsplit

from pipeline.importing.dates import date_in
from pipeline.importing.wordlists import folded
from pipeline.links import ascii_digits
from pipeline.sources.tree import Element, Tree
from pipeline.text import tag_of

_BARS = re.compile(r"\s+[|–—·•»:\-]\s+|\s*\|\s*")
_SAVED = re.compile(r"<!-- saved from url=\(\d+\)(\S+) -->")
"""What browsers write at the top of a page that they save."""
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_SOURCES = {
    "description": ("description", "og:description", "dc.description", "dcterms.description", "twitter:description"),
    "leaflet:author": ("leaflet:author", "author", "article:author", "dc.creator", "dcterms.creator"),
    "leaflet:published": (
        "leaflet:published", "article:published_time", "dcterms.issued", "dc.date.issued", "datepublished",
        "dcterms.created", "date",
    ),
    "leaflet:reviewed": (
        "leaflet:reviewed", "lastreviewed", "last-reviewed", "dcterms.reviewed", "review-date", "reviewdate",
        "datereviewed",
    ),
    "leaflet:review-due": (
        "leaflet:review-due", "nextreview", "next-review", "nextreviewdate", "next-review-date", "dcterms.valid",
    ),
    "leaflet:audience": ("leaflet:audience", "dcterms.audience", "dc.audience"),
    "leaflet:id": ("leaflet:id",),
    "leaflet:version": ("leaflet:version",),
}  # fmt: skip
"""Names of `<meta>` for each of ours, the surest first."""
_SHORT = {
    "leaflet:published": ("firstpublished", "firstpublishedat", "publishdate", "publicationdate", "datepublished"),
    "leaflet:reviewed": ("lastreviewed", "datereviewed", "lastreviewdate"),
    "leaflet:review-due": ("nextreview", "nextreviewdate", "reviewdue", "reviewduedate"),
}
"""Names of dates in whatever way a site joins the words and marks them as its own: `site:last_reviewed`."""
_SCHEMA = {
    "description": ("description",), "leaflet:author": ("author", "creator", "publisher"),
    "leaflet:published": ("datePublished", "dateCreated"), "leaflet:reviewed": ("lastReviewed",),
}  # fmt: skip
"""Properties of schema.org for each of ours."""
NAMES = tuple(_SOURCES)
"""Our names, in the order in which a page has them."""
_DATES = ("leaflet:published", "leaflet:reviewed", "leaflet:review-due")
_PAGES = ("WebPage", "Article", "CreativeWork", "FAQPage", "ItemPage", "NewsArticle", "MedicalWebPage")
MODIFIED = (
    "article:modified_time",
    "dcterms.modified",
    "last-modified",
    "og:updated_time",
    "datemodified",
    "dc.date.modified",
)


@dataclass(frozen=True, slots=True)
class Head:
    """What a page says of itself. `metadata` are our names with their values, dates in ISO form.

    `title` is that of the browser's tab, `site` the name of the site in it, `modified` when it was last changed:
    no review, but the nearest there is.
    """

    title: str = ""
    site: str = ""
    language: str = ""
    direction: str = ""
    base: str = ""
    metadata: tuple[tuple[str, str], ...] = ()
    modified: str = ""


def head_of(tree: Tree, html: str) -> Head:
    """What the page's head, its schema.org data and its microdata say."""
    root = tree.elements[0]
    metas = _metas(tree)
    schema = _schema(tree)
    found = []
    for ours, names in _SOURCES.items():
        value = next((metas[name] for name in names if metas.get(name)), "")
        value = value or next((metas[name] for name in _SHORT.get(ours, ()) if metas.get(name)), "")
        value = value or next((schema[name] for name in _SCHEMA.get(ours, ()) if schema.get(name)), "")
        if ours in _DATES:
            value = iso(value)
        if ours == "leaflet:author" and "://" in value:
            value = ""
        if value:
            found.append((ours, value))
    modified = next((metas[name] for name in MODIFIED if metas.get(name)), "") or schema.get("dateModified", "")
    body = next((e for e in root.elements if e.name == "body"), root)
    language = next(
        filter(
            None,
            (
                root.get("lang"),
                root.get("xml:lang"),
                metas.get("content-language", "").split(",")[0],
                metas.get("dc.language", ""),
                body.get("lang"),
            ),
        ),
        "",
    )
    written = next((" ".join(_text(e).split()) for e in tree.elements if e.name == "title" and not e.drawn), "")
    return Head(
        title=written or metas.get("og:title", ""),
        site=metas.get("og:site_name", "") or metas.get("application-name", ""),
        language=tag_of(language.strip())
        if re.fullmatch(r"[A-Za-z]{2,3}([-_][0-9A-Za-z]+)*", language.strip())
        else "",
        direction=root.get("dir").lower()
        or next((e.get("dir").lower() for e in root.elements if e.name == "body"), ""),
        base=_base(tree, metas, html),
        metadata=tuple(found),
        modified=iso(modified),
    )


def iso(text: str) -> str:
    """The date at the start of an ISO date and time or in words, if it is a day of the calendar; otherwise empty."""
    match = _ISO.match(text.strip())
    if not match:
        written = date_in(ascii_digits(folded(text)))
        return written.iso if written and written.confidence == 1.0 else ""
    try:
        return date(*map(int, match.groups())).isoformat()
    except ValueError:
        return ""


def without_site(title: str, site: str) -> tuple[str, str]:
    """A title of a browser's tab as the title of the page, and the rest of it: the name of the site after a bar."""
    parts = _BARS.split(title)
    if len(parts) < 2:
        return title, ""
    if site and parts[0].casefold() == site.casefold():
        first = title.index(parts[1], len(parts[0]))
        return title[first:], title[:first]
    if site and parts[-1].casefold() != site.casefold():
        return title, ""
    if not site and not re.search(r"\s[|–—·•»]\s|\|", title):
        return title, ""
    cut = re.match(r"(.*?)(?:\s+[|–—·•»:\-]\s+|\s*\|\s*)", title)
    return (cut[1], title[len(cut[1]) :]) if cut and cut[1] else (title, "")


def _text(element: Element) -> str:
    return "".join(child.data for child in element.children if not isinstance(child, Element))


def _metas(tree: Tree) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.elements:
        if element.name == "meta":
            for name in (
                element.get("name"),
                element.get("property"),
                element.get("itemprop"),
                element.get("http-equiv"),
            ):
                if name:
                    short = re.sub("[-_ ]", "", re.split("[:.]", name)[-1]).lower()
                    found.setdefault(short, " ".join(element.get("content").split()))
                    found.setdefault(name.strip().lower(), " ".join(element.get("content").split()))
    return found


def _base(tree: Tree, metas: dict[str, str], html: str) -> str:
    """The address of the page: canonical, og:url or where it was saved from, against which `<base>` may stand."""
    saved = _SAVED.search(html[:5000])
    links = [
        e.get("href").strip() for e in tree.elements if e.name == "link" and "canonical" in e.get("rel").lower().split()
    ]
    address = next((a for a in (*links, metas.get("og:url", ""), saved[1] if saved else "") if _is_web(a)), "")
    based = next((e.get("href").strip() for e in tree.elements if e.name == "base" and e.get("href")), "")
    try:
        found = urljoin(address, based) if based else address
    except ValueError:
        return address
    return found if _is_web(found) else address


def _is_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme.lower() in ("http", "https") and bool(parts.netloc)


def _schema(tree: Tree) -> dict[str, str]:
    """The properties of the page itself in JSON-LD, then in microdata."""
    found: dict[str, str] = {}
    for element in tree.elements:
        if element.name == "script" and element.get("type").strip().lower() == "application/ld+json":
            for thing in _things(_json(_text(element))):
                for name, value in thing.items():
                    said = _said(value)
                    if said and isinstance(name, str):
                        found.setdefault(name, said)
    for element in tree.elements:
        for name in element.get("itemprop").split():
            value = element.get("content") or element.get("datetime")
            if value:
                found.setdefault(name, value)
    return found


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _things(value: Any) -> Iterator[dict[str, Any]]:
    """The things that are the page, in whatever a site wraps them."""
    if isinstance(value, list):
        for one in value:
            yield from _things(one)
    elif isinstance(value, dict):
        kinds = value.get("@type", "")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(kind, str) and kind.endswith(_PAGES) for kind in kinds):
            yield value
        yield from _things(value.get("@graph"))
        yield from _things(value.get("mainEntity"))


def _said(value: Any) -> str:
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, list):
        return ", ".join(filter(None, map(_said, value)))
    if isinstance(value, dict):
        return _said(value.get("name", ""))
    return ""
