"""The end of a line: what it swallows, and then the line's order from left to right."""

from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline

from pipeline.typeset import bidi

_split = inline.split_first_line
_may_break = inline.can_break_text
# Of what `split_first_line` returns: where the next line resumes.
_RESUME = 2
# No script sets more letters than this into the width of its font size.
_NARROWEST = 4
_PAIR = 2
_COLLAPSING = ("normal", "nowrap", "pre-line")


def finish(line: Any, source: Any, resume_at: Any) -> None:
    """Mend a line that was just cut from the line box `source`; the next one starts at `resume_at`."""
    if resume_at is not None:
        _note_end(line, source, resume_at)
    bidi.reorder(line)


def split(text: str, style: Any, context: Any, max_width: Any, spacing: float, **others: Any) -> Any:
    """Cut the first line from a text, as WeasyPrint does, and not where all of it has room.

    WeasyPrint counts the space at the end of a text, and where only that space is too much it keeps
    no more than the first word.
    """
    found = _split(text, style, context, max_width, spacing, **others)
    if found[_RESUME] is None or not text.endswith(" ") or style["white_space"] not in ("normal", "pre-line"):
        return found
    stripped = text.rstrip(" ")
    if max_width is None or not stripped or len(text) * style["font_size"] > max_width * _NARROWEST:
        return found
    if _split(stripped, style, context, max_width, spacing, **others)[_RESUME] is not None:
        return found
    return _split(text, style, context, None, spacing, **others)


def may_break(text: str, language: str) -> bool:
    """Whether a line may end inside a text, which is often only the two letters where elements meet.

    UAX #14 keeps “120/80” together (LB25: SY × NU); two letters are too few for Pango to see it.
    """
    if len(text) == _PAIR and text[0] == "/" and text[1].isdecimal():
        return False
    return bool(_may_break(text, language))


def strip(context: Any, line: Any) -> None:
    """Take the spaces from the end of a line, and from what is drawn of it.

    WeasyPrint leaves them in the drawing, to the left of right-to-left text, and shifts the line
    instead; that goes wrong as soon as the last text of a line is not its leftmost one.
    """
    around, box = [], line
    while isinstance(box, boxes.LineBox | boxes.InlineBox) and box.children:
        around.append(box)
        box = box.children[-1]
    if not isinstance(box, boxes.TextBox) or box.style["white_space"] not in _COLLAPSING:
        return
    text = box.text.rstrip(" ")
    if text == box.text:
        return
    width = box.width
    box.text, box.width = text, 0
    if text:
        stripped, _, _ = inline.split_text_box(context, box, None, 0)
        box.width, box.pango_layout = stripped.width, stripped.pango_layout
    for outer in around:
        outer.width -= width - box.width


def _note_end(line: Any, source: Any, resume_at: Any) -> None:
    # The last text of the line learns whether a space or a hyphen of the layout follows it.
    last = _last_text(line)
    if last is None:
        return
    before, after = _around(source, resume_at)
    last.hidden_space = before.endswith((" ", "\n")) or after.startswith((" ", "\n"))
    hyphen = last.style["hyphenate_character"]
    last.hyphenated = bool(hyphen) and last.text.endswith(hyphen) and not before.endswith(last.text)


def _around(box: Any, skip: Any) -> tuple[str, str]:
    # The texts before and after the place that a skip stack of WeasyPrint points at.
    ((index, rest),) = skip.items()
    if isinstance(box, boxes.TextBox):
        content = box.text.encode()
        return content[:index].decode(), content[index:].decode()
    if rest is not None:
        return _around(box.children[index], rest)
    before = next((text for child in reversed(box.children[:index]) if (text := _text(child, -1))), "")
    after = next((text for child in box.children[index:] if (text := _text(child, 0))), "")
    return before, after


def _text(box: Any, which: int) -> str:
    if isinstance(box, boxes.TextBox):
        return str(box.text)
    if isinstance(box, boxes.InlineBox):
        children = box.children if which == 0 else box.children[::-1]
        return next((text for child in children if (text := _text(child, which))), "")
    return ""


def _last_text(box: Any) -> Any:
    for child in reversed(box.children):
        if isinstance(child, boxes.TextBox) and child.text:
            return child
        if isinstance(child, boxes.InlineBox) and (found := _last_text(child)) is not None:
            return found
    return None
