"""What a text is when typography and the numbering of tags are looked through.

Two texts with the same folded form say the same, word for word. Marks beside a digit are never
folded: there a quote is a foot or a minute, a dash a minus or a range, a space a thousands separator.
"""

import unicodedata
from functools import lru_cache

import regex

TAG = regex.compile(r"<(/?)([A-Za-z][\w.-]*?)(\d*)\s*(/?)>")
SPACES = "\u00a0\u202f\u2009\u2007\u200a \t\n\r\f"

_MARK = "\ue000"
"""Stands for a tag while the text between tags is folded."""

_EMPHASIS = {"b": "strong", "i": "em"}
_AFTER_DIGIT = rf"(?<!\p{{N}}{_MARK}*)"
_BEFORE_DIGIT = rf"(?!{_MARK}*\p{{N}})"
_FOLDS = tuple(
    (regex.compile(pattern), shown)
    for pattern, shown in (
        (rf"{_AFTER_DIGIT}[\u00ad\u200b\u2060]{_BEFORE_DIGIT}", ""),
        (rf"{_AFTER_DIGIT}[{SPACES}]+|[{SPACES}]+{_BEFORE_DIGIT}", " "),
        (rf"{_AFTER_DIGIT}[“”„‟\"]{_BEFORE_DIGIT}", '"'),
        (rf"{_AFTER_DIGIT}[‘’‚‛ʼ']{_BEFORE_DIGIT}", "'"),
        (rf"(?<!\p{{N}}[{_MARK} ]*)[-‐‑–—](?![{_MARK} ]*\p{{N}})", "-"),
        (rf"{_AFTER_DIGIT}\.\.\.{_BEFORE_DIGIT}", "…"),
    )
)


@lru_cache(maxsize=1 << 14)
def folded(text: str) -> str:
    """The text without differences of typography and of tags' numbers."""
    tags = [f"<{closing}{_EMPHASIS.get(name, name)}{void}>" for closing, name, _number, void in TAG.findall(text)]
    shown = unicodedata.normalize("NFC", TAG.sub(_MARK, text.replace(_MARK, "\ufffd")))
    for pattern, sign in _FOLDS:
        shown = pattern.sub(sign, shown)
    pieces = shown.strip().split(_MARK)
    return pieces[0] + "".join(tag + piece for tag, piece in zip(tags, pieces[1:], strict=True))
