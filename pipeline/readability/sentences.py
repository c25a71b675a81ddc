"""Where sentences end, in every script, by rules of data/readability/sentences.toml."""

import re
from functools import lru_cache

from pipeline.readability.data import SentenceRules, lettered_words, sentence_rules

_ALWAYS = "。！？｡؟۔।॥።፧៕။։"
_CLOSERS = "\"')]}»”’」』）】"
_CLOSING = re.compile(rf"(?:\s?»|[{re.escape(_CLOSERS)}])*")
_OPENERS = "\"'([{«“‘¿¡「『（"
_TOKEN = re.compile(r"[^\s\"'(\[{«¿¡/]+$")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")


@lru_cache(maxsize=64)
def _stops(ends: str) -> re.Pattern[str]:
    signs = "".join(sorted(set(_ALWAYS + ends)))
    return re.compile(f"(?P<always>[{re.escape(signs)}]+)|(?P<strong>[.…]*[!?][.!?…]*)|(?P<dots>[.…]+)")


def spans(text: str, language: str) -> list[tuple[int, int]]:
    """Start and end of each sentence in a prepared text; a piece without a word joins the one before.

    `language` is a tag without region. The text must be as `words.plain` gives it.
    """
    rules = sentence_rules(language)
    found: list[tuple[int, int]] = []
    start = 0
    for stop in _stops(rules.ends).finditer(text):
        closing = _CLOSING.match(text, stop.end())
        end = closing.end() if closing else stop.end()
        if _ends(text, start, stop, end, rules):
            _add(found, text, start, end)
            start = end
    _add(found, text, start, len(text))
    return found


def _add(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    begin = start + len(piece) - len(piece.lstrip())
    end = start + len(piece.rstrip())
    if any(map(str.isalnum, piece)):
        found.append((begin, end))
    elif found and begin < end:
        found[-1] = (found[-1][0], end)


def ended(text: str) -> bool:
    """Whether the text ends as a sentence does, and not open, as an item of a list may."""
    stripped = text.rstrip().rstrip(_CLOSERS).rstrip()
    return bool(stripped) and (stripped[-1] in ".!?…" or stripped[-1] in _ALWAYS)


def _ends(text: str, start: int, stop: re.Match[str], end: int, rules: SentenceRules) -> bool:
    if stop["always"]:
        return True
    if end < len(text) and not text[end].isspace():
        return _glued(text, stop.start(), end)
    following = text[end:].lstrip().lstrip(_OPENERS)
    if not following:
        return True
    if stop["strong"]:
        # “Stop!” she said: only a quotation goes on in lower case.
        return not (following[0].islower() and end > stop.end())
    if following[0].islower():
        return False
    before = text[start : stop.start()].lstrip()
    if stop[0] != ".":
        return True
    return not _abbreviated(before, following, rules)


def _glued(text: str, dot: int, end: int) -> bool:
    """Whether only the space is missing: a word in lower case, a stop, a word with a capital."""
    before, after = text[max(0, dot - 2) : dot], text[end : end + 2]
    return len(before) == 2 and before.islower() and before.isalpha() and after.istitle() and after.isalpha()


def _abbreviated(before: str, following: str, rules: SentenceRules) -> bool:
    match = _TOKEN.search(before)
    if match is None:
        return False
    token = match[0]
    if token.isdigit():
        first = following.split(maxsplit=1)[0].rstrip(".,;:)")
        return (match.start() == 0 and len(token) < 3) or first in rules.months
    lowered = token.lower()
    capital = following[0].isupper()
    last = lowered.rpartition(".")[2]
    if lowered in rules.may_end:
        return not capital
    if lowered in rules.inside or ("." in lowered and last in rules.inside and len(last) > 1):
        return True
    if len(token) == 1 and token.isupper():
        return _initial(before[: match.start()])
    return _DOTTED.fullmatch(token) is not None and not capital


def _initial(before: str) -> bool:
    """Whether a capital letter with a full stop is the initial of a name: not after “vitamin”."""
    words = before.lower().split()
    return not words or not words[-1].lstrip(_OPENERS).startswith(lettered_words())
