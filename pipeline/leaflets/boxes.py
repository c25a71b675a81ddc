"""The word on a box: warnings must not depend on colour, and a style sheet may not add text.

(WCAG technique F87: text that matters, put in by CSS, is lost to whoever reads without it.) A box
whose author gave it a heading, or whose text begins with the word, keeps its own words.
"""

import re

from markupsafe import Markup, escape

from pipeline.leaflets.view import Words

WORDS = ("emergency", "urgent", "warning", "dont", "do")
_BOX = re.compile(r'<(div|section|aside|article|blockquote|p|ul|ol)\b([^>]*\sclass="([^"]*)"[^>]*)>')
_HEADING_FIRST = re.compile(r"\s*(?:<(?:header|div)\b[^>]*>\s*)?<h[1-6]\b")
_LINE = r'<p class="plainleaf-part"(?:(?!</p>).)*</p>'
_HEADING_LAST = re.compile(rf"</h[1-6]\s*>\s*(?:{_LINE}\s*)?\Z", re.DOTALL)
LONGEST_LINE = 2000
"""How far before a list its heading may stand, a line between them that the list is not translated."""

_TAGS = re.compile(r"<[^>]*>")


def name_boxes(markup: str, words: Words) -> str:
    """The markup with a word in front of the text of each box that has no heading of its own."""

    def named(found: re.Match[str]) -> str:
        tag, attributes, classes = found.groups()
        kind = next((name for name in WORDS if name in classes.split()), None)
        if kind is None or _has_own_words(markup, found, words.texts[f"word-{kind}"]):
            return found[0]
        word = _word(tag, kind, words, marked=" lang=" in attributes)
        return word + found[0] if tag in ("ul", "ol") else found[0] + word

    return _BOX.sub(named, markup)


def _has_own_words(markup: str, box: re.Match[str], word: str) -> bool:
    after = markup[box.end() : box.end() + 400]
    if box[1] in ("ul", "ol"):
        return bool(_HEADING_LAST.search(markup, max(0, box.start() - LONGEST_LINE), box.start()))
    text = _TAGS.sub("", after).strip().casefold()
    return bool(_HEADING_FIRST.match(after)) or text.startswith(str(escape(word)).casefold())


def _word(tag: str, kind: str, words: Words, *, marked: bool) -> str:
    """The word as an element that may stand there; with its language where the box has another."""
    element = "strong" if tag == "p" else "p"
    language = words.language
    own = Markup(' lang="{}" dir="{}"').format(language.tag, language.direction) if marked else Markup("")
    template = Markup('<{0} class="plainleaf-word plainleaf-word-{1}"{2}>{3}</{0}> ')
    return str(template.format(element, kind, own, words.texts[f"word-{kind}"]))
