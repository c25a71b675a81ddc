"""Footnotes of Markdown: set one after another, numbered alike at every reference, and known when left out."""

from typing import Any

_OPEN, _CLOSE = "footnote_reference_open", "footnote_reference_close"


def prepare(reader: Any) -> None:
    """Let a MarkdownIt with its plugin for footnotes render notes as a page needs them."""
    # Readers come back from a note with the button of their browser: a sign that leads there is one more thing to hear.
    reader.add_render_rule("footnote_anchor", lambda *_: "")
    reader.add_render_rule("footnote_caption", _caption)
    reader.core.ruler.before("footnote_tail", "notes_apart", _set_apart)


def _caption(_self: Any, tokens: Any, number: int, *_: Any) -> str:
    """The same number for every reference to a note; the plugin would write [1:1] for the second."""
    return f"[{tokens[number].meta['id'] + 1}]"


def _set_apart(state: Any) -> None:
    """A note in a note stands by itself: the plugin would forget what the outer one says before the inner one."""
    apart: list[Any] = []
    open_notes: list[list[Any]] = []
    for token in state.tokens:
        if token.type == _OPEN:
            open_notes.append([])
        (open_notes[-1] if open_notes else apart).append(token)
        if token.type == _CLOSE:
            apart += open_notes.pop()
    state.tokens = apart


def left_out(state: Any) -> dict[int, str]:
    """Notes that come to no page, by the number of the token that opens them, each with the reason."""
    opened = {number: token.meta["label"] for number, token in enumerate(state.tokens) if token.type == _OPEN}
    last = {label: number for number, label in opened.items()}
    refs = state.env.get("footnotes", {}).get("refs", {})
    found = {}
    for number, label in opened.items():
        if number != last[label]:
            found[number] = "another note has the same name"
        elif refs.get(f":{label}", -1) < 0:
            found[number] = "nothing refers to it"
    return found
