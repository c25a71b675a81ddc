"""Pages and catalogs for tests, and what a browser makes of markup."""

import re
from dataclasses import replace

import html5lib

from pipeline.catalogs.merge import merge
from pipeline.catalogs.template import new_catalog, template
from pipeline.languages import language
from pipeline.model import Catalog, Page, TranslatedPage
from pipeline.sources.html import read
from pipeline.translate import fill

EN = language("en")


def page(markup: str, title: str = "A title") -> Page:
    """The page with this content in its <main>."""
    return read(whole(markup, title).encode(), "test", "source/test.html", "en")


def whole(markup: str, title: str = "A title") -> str:
    """A whole document round a piece of markup."""
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>{title}</title></head><body><main>{markup}</main></body></html>'
    )


def catalog(source: Page, locale: str = "fr", translation=None) -> Catalog:
    """A complete catalog: each msgid through `translation`, or as it is."""
    tongue = language(locale)
    empty = merge(new_catalog(source.name, tongue, EN, "Tests"), template(source, EN, "Tests"))
    translated = translation or (lambda text: text)
    entries = tuple(replace(entry, text=translated(entry.key.text), raw="") for entry in empty.entries)
    return replace(empty, entries=entries, path=f"locales/{locale}/LC_MESSAGES/test.po")


def filled(source: Page, found: Catalog | None = None, locale: str = "fr") -> TranslatedPage:
    """The page filled from a catalog; in the source language without one."""
    return fill(source, found, language(locale) if found is not None else EN, EN)


def joined(translated: TranslatedPage) -> str:
    """The content of a page as markup."""
    parts = translated.page.parts
    return "".join(part if isinstance(part, str) else translated.slots[part].fragment for part in parts)


_SPACE = re.compile("[ \t\n\r\f]+")
_KEEP = ("pre", "textarea", "script", "style")


def tree(content: str):
    """What a browser makes of the content of <main>: nested tuples, white space collapsed.

    Comments are left out; so is white space where a block starts or ends.
    """
    document = html5lib.parse(whole(content), treebuilder="etree", namespaceHTMLElements=False)
    return _normal(document.find(".//main"))


def _normal(element, preserve: bool = False):
    preserve = preserve or element.tag in _KEEP
    children = []

    def text(value):
        value = value or ""
        value = value if preserve else _SPACE.sub(" ", value)
        if value and children and isinstance(children[-1], str):
            value = children.pop() + value
            value = value if preserve else _SPACE.sub(" ", value)
        if value:
            children.append(value)

    text(element.text)
    for child in element:
        if isinstance(child.tag, str):
            children.append(_normal(child, preserve))
        text(child.tail)
    if not preserve:
        children = [c.strip(" ") if isinstance(c, str) and _edge(children, n) else c for n, c in enumerate(children)]
        children = [c for c in children if c != ""]
    return (element.tag, tuple(sorted(element.attrib.items())), tuple(children))


def _edge(children, number: int) -> bool:
    return number in (0, len(children) - 1) or not children[number].strip()
