"""sitemap.xml: every page with its editions in other languages (sitemaps.org; hreflang in xhtml:link)."""

from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape, quoteattr

Alternates = Sequence[tuple[str, str]]
"""The editions of a leaflet as (language tag, absolute address)."""


def sitemap(leaflets: Iterable[Alternates], default: str) -> bytes:
    """The sitemap of leaflets; `default` is the tag of the language for readers of none of them."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    for editions in leaflets:
        links = [_link(tag, address) for tag, address in editions]
        links += [_link("x-default", address) for tag, address in editions if tag == default]
        for _tag, address in editions:
            lines += ["<url>", f"<loc>{escape(address)}</loc>", *links, "</url>"]
    return ("\n".join([*lines, "</urlset>"]) + "\n").encode()


def _link(tag: str, address: str) -> str:
    return f'<xhtml:link rel="alternate" hreflang={quoteattr(tag)} href={quoteattr(address)}/>'
