"""The end of a line: what it swallows, and then the line's order from left to right."""

from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline

from pipeline.typeset import bidi, breaks

_split = inline.split_first_line
_may_break = inline.can_break_text
_cut, _cut_text = inline.split_inline_box, inline.split_text_box
# The texts on each line that is being cut, up to the one at hand; a line in a line's box comes last.
_lines: list[list[tuple[Any, str]]] = []
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
    elif (last := _last_text(line)) is not None and _text(source, -1).endswith((" ", "\n")):
        # Text of the same element may follow after a rule, which has no tag.
        last.hidden_space = True
    _clean(line)
    bidi.reorder(line)


def cut(context: Any, box: Any, *others: Any) -> Any:
    """Cut a line, or what a line has of an inline element, as WeasyPrint does."""
    if not isinstance(box, boxes.LineBox):
        return _cut(context, box, *others)
    _lines.append([])
    try:
        return _cut(context, box, *others)
    finally:
        _lines.pop()


def cut_text(context: Any, box: Any, width: Any, skip: int, is_line_start: bool = True) -> Any:
    """Cut a text, but no word of it where the line may end before that word.

    `overflow-wrap: break-word` is for words that have a line to themselves; WeasyPrint takes all
    that is in the first element of a line for such words, and prints “Take 1” and, on the next line, “2.5 mg”.
    """
    line = _lines[-1] if _lines else []
    # A box may be cut more than once.
    del line[next((index for index, (other, _) in enumerate(line) if other is box), len(line)) :]
    before = "".join(text for _, text in line)
    after = box.text.encode()[skip:].decode()[:1]
    if before and after and may_break(before + after, box.style["lang"]):
        is_line_start = False
    found = _cut_text(context, box, width, skip, is_line_start=is_line_start)
    if found[1] is not None and _torn(box, skip, found[1]):
        # As long as before in bytes, for resuming counts them.
        box.text = box.text.replace(" " + breaks.JOINER, " " + breaks.BREAK)
        found = _cut_text(context, box, width, skip, is_line_start=is_line_start)
    if found[0] is not None:
        line.append((box, found[0].text))
    return found


def _torn(box: Any, skip: int, resume: int) -> bool:
    # Whether a word was cut that could have been spared: narrow columns may part a number from its unit.
    content = box.text.encode()
    before, after = content[skip:resume].decode(), content[resume:].decode()[:1]
    kept = " " + breaks.JOINER in before
    return kept and bool(after) and not may_break(before[-1:] + after, box.style["lang"])


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


def _clean(box: Any) -> None:
    # Signs that only say where lines may end are neither drawn nor said: some fonts have a glyph for them.
    for child in box.children:
        if isinstance(child, boxes.TextBox):
            child.text = breaks.without_signs(child.text)
            child.pango_layout.text = breaks.drawn(child.pango_layout.text)
        elif isinstance(child, boxes.InlineBox):
            _clean(child)


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
    if isinstance(box, boxes.InlineBox | boxes.LineBox):
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
