"""Where sentences end, in every script: enough to lay the sentences of two texts side by side."""

from functools import lru_cache

import regex

from pipeline.meaning import UNSPACED

ENDS = {
    ".": ".。．।॥۔።။។·…։᙮๚ฯ",
    "?": "?？؟;՞፧",
    "!": "!！¡՜",
    ":": ":：፡：፥",
}
"""Signs that end a sentence in the scripts of the world, by what they mean in English."""

_SIGNS = regex.escape(ENDS["."] + ENDS["?"] + ENDS["!"])
# A point behind a capital or one or two digits ends an initial or an ordinal more often than a sentence.
_END = regex.compile(rf"(?:[^\s\d\p{{Lu}}]|\d{{3}}|°\p{{Lu}})[{_SIGNS}]+(?=\s+[\p{{Lu}}\p{{Lo}}]|[{UNSPACED}]|\s*$)")


@lru_cache(maxsize=1 << 12)
def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text that end with a sign, and what follows the last of them, if anything does."""
    found, start = [], 0
    for match in _END.finditer(text):
        found.append(text[start : match.end()].strip())
        start = match.end()
    rest = text[start:].strip()
    return (*found, rest) if rest else tuple(found)


def count(text: str) -> int:
    """The number of sentences that end with a sign."""
    return len(_END.findall(text))
