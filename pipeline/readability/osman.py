"""What OSMAN counts in Arabic words (El-Haj & Rayson 2016).

The load of a text is the sum of its words of six letters or more, its syllables, its words of five
syllables or more, and those of them that are faseeh. Without vowel signs, syllables are estimated
from letters, as the authors do: then OSMAN says little that words per sentence do not.
"""

import re
from functools import lru_cache

_SHORT_SIGNS = "\u064e\u064f\u0650"
_LONG_LETTERS = "\u0627\u0648\u064a"
_STRESS = re.compile("[\u064b\u064c\u064d\u0651]")
_SILENT = re.compile("[\u0627\u0649]")
_SIGNS = re.compile("[\u064b-\u0652\u0670\u0640]")
_FASEEH = re.compile("[\u0621\u0626\u0624\u0638\u0630]|(?:\u0648\u0646|\u0648\u0627)$")


@lru_cache(maxsize=65536)
def syllables(word: str) -> int:
    """OSMAN's estimate of the syllables of an Arabic word, with or without vowel signs."""
    short = long = 0
    for position, sign in enumerate(word):
        if sign in _SHORT_SIGNS:
            if word[position + 1 : position + 2] in tuple(_LONG_LETTERS):
                long += 1
            else:
                short += 1
    if short == 0:
        short = max(0, len(_SILENT.sub("", _SIGNS.sub("", word))) - 2)
    return short + 2 * (long + len(_STRESS.findall(word)))


def load(words: list[str]) -> int:
    """The sum that OSMAN divides by the number of words."""
    total = 0
    for word in words:
        bare, count = _SIGNS.sub("", word), syllables(word)
        hard = count > 4
        total += (len(bare) >= 6) + count + hard + (hard and _FASEEH.search(bare) is not None)
    return total
