"""Small, pure helpers on text: white space, letters, bidi controls, tags of languages."""

import re
import unicodedata
from difflib import get_close_matches

HTML_SPACE = " \t\n\r\f"
# A space that stands alone is no match: there is nothing to do, and it is what most texts have.
_SPACES = re.compile(rf" ?[\t\n\r\f][{HTML_SPACE}]*|  [{HTML_SPACE}]*")
_BIDI_OPEN = {"\u2066", "\u2067", "\u2068", "\u202a", "\u202b", "\u202d", "\u202e"}
_BIDI_CLOSE = {"\u2069", "\u202c"}


def collapse(text: str) -> str:
    """Each run of HTML white space as one space; no-break and zero-width characters stay."""
    return _SPACES.sub(" ", text)


def has_words(text: str) -> bool:
    """Whether the text has something to translate: a letter of any script, or a number with a sign.

    Languages write “5%” and “£5” in their own ways; a bare number or a bullet stays as it is.
    """
    return any(map(str.isalpha, text)) or (
        any(map(str.isdecimal, text)) and any(c in "%‰°" or unicodedata.category(c) == "Sc" for c in text)
    )


def nfc(text: str) -> str:
    """The text in Unicode normalisation form C."""
    return unicodedata.normalize("NFC", text)


def direction_of(text: str, default: str = "ltr") -> str:
    """The direction of a text by its first strong character, as HTML's dir=auto finds it."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in ("R", "AL"):
            return "rtl"
        if kind == "L":
            return "ltr"
    return default


def balanced_bidi(text: str) -> bool:
    """Whether every bidi embedding or isolate that is opened is closed again in the text."""
    depth = 0
    for character in text:
        if character in _BIDI_OPEN:
            depth += 1
        elif character in _BIDI_CLOSE:
            depth -= 1
            if depth < 0:
                return False
    return depth == 0


def excerpt(text: str, length: int = 80) -> str:
    """The text on one line, cut at `length` characters with an ellipsis."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def tag_of(name: str) -> str:
    """A BCP 47 tag in canonical case from a tag or a gettext locale (`pt_br` → `pt-BR`)."""
    parts = re.split(r"[-_]", name.strip().partition(".")[0].partition("@")[0])
    canonical = [parts[0].lower()]
    for part in parts[1:]:
        if len(part) == 4 and part.isalpha():
            canonical.append(part.title())
        elif len(part) in (2, 3) and (part.isalpha() or part.isdigit()):
            canonical.append(part.upper())
        else:
            canonical.append(part.lower())
    return "-".join(canonical)


def locale_of(tag: str) -> str:
    """A locale as gettext writes it (`pt-BR` → `pt_BR`)."""
    return tag_of(tag).replace("-", "_")


def did_you_mean(word: str, known: tuple[str, ...] | list[str]) -> str:
    """A suggestion such as “did you mean ‘locales’?”, or an empty string."""
    close = get_close_matches(word, known, n=1, cutoff=0.6)
    return f"did you mean “{close[0]}”?" if close else ""
