"""Words and letters of a prepared text.

Words are those of Unicode's word boundaries (UAX 29), with elisions split where the language does.
A number is one word of one syllable, its digits count as letters. Addresses on the web, e-mail
addresses and telephone numbers are no words at all.
"""

import unicodedata
from functools import lru_cache

import regex

from pipeline.readability.data import sentence_rules

_ALIKE = str.maketrans(
    {
        "’": "'", "‘": "'", "ʼ": "'", "＇": "'", "“": '"', "”": '"', "„": '"',
        "\u00a0": " ", "\u202f": " ", "\u2007": " ", "\u2009": " ", "\t": " ", "\n": " ", "\r": " ",
    }
)  # fmt: skip
_INVISIBLE = regex.compile(r"[\u00ad\u200b\u200e\u200f\u061c\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_ADDRESS = regex.compile(
    r"(?:https?://|www\.)[^\s<>\"]*[^\s<>\".,;:!?)\]]"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|\b(?:[a-z0-9-]+\.)+(?:org|com|net|uk|eu|gov|edu|info|fr|es|de|pl|br|ro|ua|cn)\b(?:/[^\s<>\"]*[^\s<>\".,;:!?)\]])?"
    r"|(?<![\w.,])\+?\(?\d(?:[ ().\-/]{0,2}\d){6,}(?!\w)"
)
_CLUSTER = regex.compile(r"\X")
_NUMBER = regex.compile(r"[\d.,٫٬'/:%]+")


def show(text: str) -> str:
    """The text in NFC, without characters that nobody sees: what is quoted in reports."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFC", text))


def plain(shown: str) -> str:
    """The same text, character for character, with quotes straight and addresses blank: to be counted."""
    return _ADDRESS.sub(lambda match: " " * len(match[0]), shown.translate(_ALIKE))


def words(text: str, language: str) -> list[str]:
    """The words of a prepared text in a language (without region)."""
    from unicode_segmentation_rs import unicode_words

    elisions = sentence_rules(language).elisions
    found: list[str] = unicode_words(text)
    if not elisions or "'" not in text:
        return found
    split: list[str] = []
    for word in found:
        head, mark, rest = word.partition("'")
        while mark and rest and head.lower() in elisions:
            split.append(head)
            head, mark, rest = rest.partition("'")
        split.append(head + mark + rest)
    return split


@lru_cache(maxsize=65536)
def letters(word: str) -> int:
    """How many letters and digits a word has, as a reader sees them: marks belong to their letter."""
    if word.isascii():
        return sum(map(str.isalnum, word))
    return sum(1 for cluster in _CLUSTER.findall(word) if any(map(str.isalnum, cluster)))


def is_number(word: str) -> bool:
    """Whether the word is written in digits."""
    return _NUMBER.fullmatch(word) is not None
