"""Questions about bs4 nodes in a run of inline text."""

from typing import Any

from bs4.element import PreformattedString, Tag

from pipeline.sources.elements import ATOMIC, EDGE, STRUCTURE, VOID
from pipeline.text import HTML_SPACE, collapse

TRANSLATORS = "TRANSLATORS:"
LOCAL = "data-local"


def note_to_translators(comment: Any) -> str:
    """The note in a comment that begins with “TRANSLATORS:”, or an empty string."""
    text = str(comment).strip()
    return collapse(text[len(TRANSLATORS) :]).strip() if text.startswith(TRANSLATORS) else ""


def note_of(attributes: dict[str, str]) -> str:
    """The author's note to translators in the attributes of an element (ours, or that of ITS 2.0)."""
    note = attributes.get("data-i18n-note") or attributes.get("its-loc-note") or attributes.get("its:locnote") or ""
    return collapse(note).strip()


def shown_text(node: Any) -> str:
    """The text of an element without white space and without what stands in it as one thing."""
    if not isinstance(node, Tag):
        return "" if isinstance(node, PreformattedString) else str(node).strip(HTML_SPACE)
    return "".join(shown_text(child) for child in node.children if getattr(child, "name", None) not in ATOMIC)


def is_local(node: Any) -> bool:
    """Whether an element shows a local value: a phone number, an address, a price of one place."""
    return isinstance(node, Tag) and node.has_attr(LOCAL) and not is_atom(node)


def is_atom(node: Tag) -> bool:
    """Whether an element is one thing that holds no words, so that no value can stand in it."""
    return node.name in ATOMIC or node.name in VOID or node.name in STRUCTURE


def suggests(node: Tag) -> bool:
    """Whether an element is a suggestion for a field that shows its value, having no other words."""
    return (
        node.name == "option"
        and not node.get("label")
        and not node.get_text(strip=True)
        and node.find_parent("datalist") is not None
    )


def at_edge(node: Any) -> bool:
    """Whether a node leaves the message when it stands at the start or end of it."""
    if isinstance(node, Tag):
        if node.find(is_local) is not None or is_local(node):
            return False
        return node.name in EDGE or (not node.get_text(strip=True) and node.find(True) is None)
    return not str(node).strip(HTML_SPACE)


def split_breaks(run: list[Any]) -> list[tuple[list[Any], bool]]:
    """Cut a run where two or more `<br>` follow each other; True marks such breaks."""
    if sum(map(is_break, run)) < 2:
        return [(run, False)] if run else []
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
    return not isinstance(node, (Tag, PreformattedString)) and not str(node).strip(HTML_SPACE)
