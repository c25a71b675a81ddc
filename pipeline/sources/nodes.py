"""Questions about bs4 nodes in a run of inline text."""

from typing import Any

from bs4.element import Tag

from pipeline.sources.elements import EDGE
from pipeline.text import HTML_SPACE, collapse

TRANSLATORS = "TRANSLATORS:"


def note_to_translators(comment: Any) -> str:
    """The note in a comment that begins with “TRANSLATORS:”, or an empty string."""
    text = str(comment).strip()
    return collapse(text[len(TRANSLATORS) :]).strip() if text.startswith(TRANSLATORS) else ""


def at_edge(node: Any) -> bool:
    """Whether a node leaves the message when it stands at the start or end of it."""
    if isinstance(node, Tag):
        return node.name in EDGE or (not node.get_text(strip=True) and node.find(True) is None)
    return not str(node).strip(HTML_SPACE)


def split_breaks(run: list[Any]) -> list[tuple[list[Any], bool]]:
    """Cut a run where two or more `<br>` follow each other; True marks such breaks."""
    pieces: list[tuple[list[Any], bool]] = [([], False)]
    index = 0
    while index < len(run):
        end, breaks = index, 0
        while end < len(run) and (is_break(run[end]) or (breaks and blank(run[end]))):
            breaks += is_break(run[end])
            end += 1
        if breaks >= 2:
            pieces += [(run[index:end], True), ([], False)]
            index = end
        else:
            pieces[-1][0].append(run[index])
            index += 1
    return [piece for piece in pieces if piece[0]]


def is_break(node: Any) -> bool:
    """Whether a node is `<br>`."""
    return isinstance(node, Tag) and node.name == "br"


def blank(node: Any) -> bool:
    """Whether a node is white space only."""
    return not isinstance(node, Tag) and not str(node).strip(HTML_SPACE)
