"""What OSMAN counts in Arabic words (El-Haj & Rayson 2016).

The load of a text is the sum of its words of more than five letters, its syllables, its words of
more than four syllables and those of them that are faseeh. Thresholds are those of the paper; the
authors' own program has been released with others.

Leaflets are written without vowel signs. The authors' program then takes the letters of the text
without the silent ones, less two, for its syllables, and finds no word of more than four: OSMAN then
says little that letters per word and words per sentence do not. The same is done here, word by
word, so that one vocalised word does not make all others count for nothing.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

_SHORT = "\u064e\u064f\u0650"
_LONG = re.compile(f"[{_SHORT}](?=[\u0627\u0648\u064a])")
_VOWEL = re.compile(f"[{_SHORT}]")
_STRESS = re.compile("[\u064b\u064c\u064d\u0651]")
_SILENT = re.compile("[\u0627\u0649]")
_SIGNS = re.compile("[\u064b-\u0652\u0670\u0640]")
_FASEEH = re.compile("[\u0621\u0626\u0624\u0638\u0630]|(?:\u0648\u0646|\u0648\u0627)$")


@lru_cache(maxsize=65536)
def syllables(word: str) -> int:
    """OSMAN's syllables of a word: a long or stressed one counts two; letters where no vowel is signed."""
    doubles = 2 * len(_STRESS.findall(word))
    vowels = len(_VOWEL.findall(word))
    if vowels:
        return doubles + vowels + len(_LONG.findall(word))
    return doubles + len(_SILENT.sub("", _SIGNS.sub("", word)))


@lru_cache(maxsize=65536)
def _load(word: str) -> int:
    bare, count, signed = _SIGNS.sub("", word), syllables(word), _VOWEL.search(word) is not None
    # Without signs a word's syllables are its letters less two, as for a text: see above.
    hard = count > 4 if signed else count - 2 > 4
    faseeh = hard and _FASEEH.search(bare) is not None
    return (len(bare) > 5) + count + (hard and signed) + faseeh


def load(words: Mapping[str, int]) -> int:
    """The sum that OSMAN divides by the number of words, from how often each word stands in the text."""
    total = sum(_load(word) * times for word, times in words.items())
    return total if any(map(_VOWEL.search, words)) else max(0, total - 2)
