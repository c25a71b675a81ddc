"""Every character of every built page is in the fonts that the page brings along, on any machine."""

import re
from functools import lru_cache
from html import unescape

from fontTools.ttLib import TTFont

from tests.output.test_build import CONFIG

SHEET = re.compile(r'rel="stylesheet" href="([^"]*)"')
FILE = re.compile(r'url\("([^"]+)"\)')
NOT_TEXT = re.compile(r"(?s)<(script|style)[^>]*>.*?</\1>|<[^>]+>")
CONTROLS = frozenset("\u00ad\u200b\u200c\u200d\u2060\u2066\u2067\u2068\u2069")


@lru_cache(maxsize=256)
def characters(file):
    return frozenset(TTFont(file).getBestCmap())


def test_no_page_depends_on_the_fonts_of_a_machine(built):
    output = built / "output"
    for language in CONFIG.languages:
        for page in sorted((output / language.tag).glob("*.html")):
            html = page.read_text("utf-8")
            covered = set()
            for sheet in SHEET.findall(html):
                style = (page.parent / sheet).resolve()
                for name in FILE.findall(style.read_text("utf-8")):
                    covered |= characters(style.parent / name)
            text = unescape(NOT_TEXT.sub("", html))
            lacking = {c for c in text if ord(c) not in covered and c.isprintable() and not c.isspace()} - CONTROLS
            assert lacking == set(), page
