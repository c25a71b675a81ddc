"""A page as one file: style sheets, fonts and pictures inside it, for a USB stick or a phone without a network."""

import re
from base64 import b64encode
from collections.abc import Callable
from html import unescape
from mimetypes import guess_type
from posixpath import dirname, join, normpath

from markupsafe import escape

from pipeline.leaflets.tags import tags

_SHEET = re.compile(r'<link rel="stylesheet" href="([^"]*)">')
_URL = re.compile(r'url\("?([^")]+)"?\)')
_SOURCE = re.compile(r'(\s(?:src|poster|data)=")([^"]*)(")')
_ELSEWHERE = re.compile(r"(?:[a-z][a-z0-9+.-]*:|//|#)", re.IGNORECASE)
_LINK = re.compile(r'\shref="([^"]*)"')
_MENU = re.compile(r'<nav class="plainleaf-languages".*?</nav>\n?', re.DOTALL)
_NOWHERE = re.compile(r"<p><span>[^<]*</span></p>\n?")
"""A paragraph that was nothing but a link, such as that to the library."""

TYPES = {".woff2": "font/woff2", ".svg": "image/svg+xml", ".webp": "image/webp", ".avif": "image/avif"}

Read = Callable[[str], bytes | None]
"""The bytes of a file by its path in the output, or None where it is not there."""

Address = Callable[[str], str]
"""Where a file of the output is reached from elsewhere; empty where it is not."""


def inline(html: str, path: str, read: Read) -> str:
    """The page at `path` of the output with everything that it shows inside it.

    Links to other pages and to print files stay links. A file that is not there stays an address.
    """
    html = _SHEET.sub(lambda found: _sheet(found, path, read), html)
    pieces, start = [], 0
    for tag in tags(html):
        if tag["end"] or tag["name"].lower() not in ("img", "source", "video", "audio", "object", "embed", "input"):
            continue
        pieces += [html[start : tag.start()], _SOURCE.sub(lambda found: _picture(found, path, read), tag[0])]
        start = tag.end()
    return "".join([*pieces, html[start:]])


def detach(html: str, path: str, address: Address) -> str:
    """The page at `path` of the output as it stands by itself, away from the others.

    Each link to a file of the output leads to its `address`; one that has none becomes plain words, and
    the list of languages goes where no other language can be reached.
    """
    menu = _MENU.search(html)
    if menu and not any(address(_target(unescape(link), path)) for link in _LINK.findall(menu[0])):
        html = html[: menu.start()] + html[menu.end() :]
    pieces, start, dead = [], 0, False
    for tag in tags(html):
        name, new = tag["name"].lower(), None
        if name == "a" and tag["end"]:
            new, dead = ("</span>" if dead else None), False
        elif name in ("a", "link") and not tag["end"]:
            link = _LINK.search(tag[0])
            if link and not _ELSEWHERE.match(unescape(link[1])):
                target, sign, part = unescape(link[1]).partition("#")
                found = address(_target(target, path))
                dead = name == "a" and not found
                gone = "<span>" if dead else ""
                new = tag[0].replace(link[0], f' href="{escape(found + sign + part)}"', 1) if found else gone
        if new is not None:
            pieces += [html[start : tag.start()], new]
            start = tag.end()
    return _NOWHERE.sub("", "".join([*pieces, html[start:]]))


def _sheet(found: re.Match[str], path: str, read: Read) -> str:
    target = _target(unescape(found[1]), path)
    content = read(target)
    if content is None:
        return found[0]

    def embedded(url: re.Match[str]) -> str:
        data = None if _ELSEWHERE.match(url[1]) else read(_target(url[1], target))
        return url[0] if data is None else f'url("{_data(url[1], data)}")'

    css = _URL.sub(embedded, content.decode()).replace("</", r"<\/")
    return f"<style>\n{css}\n</style>"


def _picture(found: re.Match[str], path: str, read: Read) -> str:
    address = unescape(found[2])
    data = None if _ELSEWHERE.match(address) else read(_target(address, path))
    return found[0] if data is None else f"{found[1]}{escape(_data(address, data))}{found[3]}"


def _target(address: str, origin: str) -> str:
    """The path in the output that an address in a file there means."""
    return normpath(join(dirname(origin), address.partition("#")[0].partition("?")[0]))


def _data(name: str, content: bytes) -> str:
    ending = "." + name.rpartition(".")[2].lower()
    kind = TYPES.get(ending) or guess_type(name)[0] or "application/octet-stream"
    return f"data:{kind};base64,{b64encode(content).decode()}"
