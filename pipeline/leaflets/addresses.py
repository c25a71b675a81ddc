"""Web addresses on paper, where a link cannot be followed.

An address is put at the end of the paragraph, list item or cell that holds its link, never inside a
sentence, so that the text on paper reads as the text on screen does.
"""

import re
from html import unescape

from markupsafe import Markup

_PIECE = re.compile(
    r'<a\b[^>]*\shref="(?P<address>https?://[^"]*)"[^>]*>(?P<text>.*?)</a>'
    r"|</(?:p|li|dd|dt|td|th|h[1-6]|figcaption|caption|address|blockquote|div|section|main)\s*>"
    r"|<(?:p|ul|ol|dl|table|div|section|blockquote|figure)\b",
    re.DOTALL,
)
_TAGS = re.compile(r"<[^>]*>")
_SCHEME = re.compile(r"https?://")


def write_out(markup: str) -> str:
    """The markup with the addresses of its outward links written at the end of their blocks."""
    pieces, waiting, start = [], [], 0
    for found in _PIECE.finditer(markup):
        address = found["address"]
        if address is not None:
            if _bare(_TAGS.sub("", found["text"])) not in (
                _bare(address),
                _bare(address).removeprefix("www."),
            ):
                waiting.append(_bare(address))
        elif waiting:
            pieces += [markup[start : found.start()], *map(_shown, waiting)]
            waiting, start = [], found.start()
    return "".join([*pieces, markup[start:], *map(_shown, waiting)])


def _bare(address: str) -> str:
    """An address as people write it: no scheme, no slash at the end."""
    return _SCHEME.sub("", unescape(address).strip()).rstrip("/")


def _shown(address: str) -> str:
    return str(Markup(' <bdi class="plainleaf-link" dir="ltr">{}</bdi>').format(address))
