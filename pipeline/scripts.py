"""Scripts: which letters are of which, and which run from right to left."""

import unicodedata
from collections import Counter
from functools import lru_cache

CLASSES = {
    "Hans": r"\p{Han}", "Hant": r"\p{Han}", "Jpan": r"\p{Han}\p{Hiragana}\p{Katakana}",
    "Kore": r"\p{Hangul}\p{Han}", "Arab": r"\p{Arabic}", "Aran": r"\p{Arabic}", "Cyrl": r"\p{Cyrillic}",
    "Grek": r"\p{Greek}", "Hebr": r"\p{Hebrew}", "Deva": r"\p{Devanagari}", "Beng": r"\p{Bengali}",
    "Guru": r"\p{Gurmukhi}", "Gujr": r"\p{Gujarati}", "Taml": r"\p{Tamil}", "Telu": r"\p{Telugu}",
    "Knda": r"\p{Kannada}", "Mlym": r"\p{Malayalam}", "Sinh": r"\p{Sinhala}", "Thai": r"\p{Thai}",
    "Laoo": r"\p{Lao}", "Khmr": r"\p{Khmer}", "Mymr": r"\p{Myanmar}", "Ethi": r"\p{Ethiopic}",
    "Armn": r"\p{Armenian}", "Geor": r"\p{Georgian}", "Latn": r"\p{Latin}", "Orya": r"\p{Oriya}",
    "Tibt": r"\p{Tibetan}", "Mong": r"\p{Mongolian}", "Thaa": r"\p{Thaana}",
}  # fmt: skip
"""ISO 15924 codes of scripts and their letters, as classes of the package regex."""

RIGHT_TO_LEFT = frozenset("Arab Aran Hebr Thaa Syrc Nkoo Adlm Rohg Mand Samr".split())

_NAMES = {
    "Latn": "LATIN", "Grek": "GREEK", "Cyrl": "CYRILLIC", "Arab": "ARABIC", "Hebr": "HEBREW", "Deva": "DEVANAGARI",
    "Beng": "BENGALI", "Guru": "GURMUKHI", "Gujr": "GUJARATI", "Orya": "ORIYA", "Taml": "TAMIL", "Telu": "TELUGU",
    "Knda": "KANNADA", "Mlym": "MALAYALAM", "Sinh": "SINHALA", "Ethi": "ETHIOPIC", "Thai": "THAI", "Laoo": "LAO",
    "Khmr": "KHMER", "Mymr": "MYANMAR", "Armn": "ARMENIAN", "Geor": "GEORGIAN", "Hans": "CJK", "Hant": "CJK",
    "Jpan": "HIRAGANA", "Kore": "HANGUL",
}  # fmt: skip
"""How Unicode's names of the letters of a script begin."""


def letters(text: str) -> Counter[str]:
    """How many letters of each script a text has, by the first word of their Unicode names; kana as one."""
    found: Counter[str] = Counter()
    for letter, times in Counter(text).items():
        if letter.isalpha():
            found[_name_of(letter)] += times
    return found


def written_in(script: str) -> str:
    """How the names of the letters of a script (ISO 15924) begin in Unicode; empty where it is not known here."""
    return _NAMES.get(script, "")


@lru_cache(maxsize=4096)
def _name_of(letter: str) -> str:
    first = unicodedata.name(letter, "").partition(" ")[0]
    return "HIRAGANA" if first == "KATAKANA" else first
