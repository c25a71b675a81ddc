"""After a line is laid out: what its end swallowed, and its order from left to right."""

from typing import Any

from weasyprint.formatting_structure import boxes

from pipeline.typeset import bidi


def finish(line: Any, source: Any, resume_at: Any) -> None:
    """Mend a line that was just cut from the line box `source`; the next one starts at `resume_at`."""
    if resume_at is not None:
        _note_end(line, source, resume_at)
    bidi.reorder(line)


def _note_end(line: Any, source: Any, resume_at: Any) -> None:
    # The last text of the line learns whether a space or a hyphen of the layout follows it.
    last = _last_text(line)
    if last is None:
        return
    before, after = _around(source, resume_at)
    last.hidden_space = before.endswith(" ") or after.startswith(" ")
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
        if isinstance(child, boxes.TextBox):
            return child
        if isinstance(child, boxes.InlineBox) and (found := _last_text(child)) is not None:
            return found
    return None
