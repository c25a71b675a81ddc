"""Words and letters of a prepared text.

Words are those of Unicode's word boundaries (UAX 29) with four rules on top, which UAX 29 leaves to
whoever counts:

- a hyphenated word is one word (x-ray, COVID-19, anti-inflammatory), as Flesch (1948), Kincaid et al.
  (1975) and the instructions of SMOG have it; between two numbers a hyphen is a range, and both count;
- a slash parts words (and/or: two), but a fraction, a date or a time is one number (1/2, 10:30);
- elisions are split where the language does (l'hôpital: two);
- a number is one word, thousands apart or not (10 000), and signs raised, lowered or joined by an
  ampersand stay with their word (CO₂, A&E).

Where a language writes no spaces the boundaries are ICU's, from its dictionary, if that is installed.
Addresses on the web, e-mail addresses and telephone numbers are no words at all.
"""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

import regex

from pipeline.readability import dictionary
from pipeline.readability.addresses import blank, is_telephone
from pipeline.readability.data import has_spaces, needs_dictionary, sentence_rules

_ALIKE = str.maketrans(
    {
        "’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "ʹ": "'", "＇": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"',
        "\u2010": "-", "\u2011": "-",
        "\u00a0": " ", "\u202f": " ", "\u2007": " ", "\u2009": " ", "\t": " ", "\n": " ", "\r": " ",
    }
)  # fmt: skip
_INVISIBLE = regex.compile(r"[\u00ad\u200b\u200e\u200f\u061c\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
# A space that does not break stands between thousands, and in telephone numbers; a plain one stands between
# thousands only before three noughts.
_FIRM = "[\u00a0\u202f\u2007\u2009]"
_AMOUNT = regex.compile(rf"(?<![\d+(]|\d{_FIRM})[1-9]\d{{0,2}}(?:{_FIRM}\d{{3}})+(?!{_FIRM}?\d|-\d)")
_FIRM_SPACE = regex.compile(_FIRM)
_NOUGHTS = regex.compile(r"(?<=\d) (?=000(?!\d))")
# The Ethiopic word space; two of them are a full stop.
_ETHIOPIC_SPACE = regex.compile("(?<!፡)፡(?!፡)")
_CLUSTER = regex.compile(r"\X")
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_NUMBER = regex.compile(rf"[\d.,٫٬'/⁄:{_RAISED}]+")
_RAISED_DIGITS = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
# The number of a note: [3], [1, 4–6].
_NOTE = regex.compile(r"\[\d{1,3}(?:[,–-] ?\d{1,3})*\]")
_HYPHENS = "-־֊"
_IN_NUMBERS = "/⁄:"
_TATWEEL = "\u0640"
# Before it stand scripts whose letters are each one letter to a reader, and all of a word: Latin to Arabic.
_COMBINING_SCRIPTS = "\u0900"


def show(text: str) -> str:
    """The text in NFC, without characters that nobody sees: what is quoted in reports."""
    if text.isascii():
        return text
    return _INVISIBLE.sub("", unicodedata.normalize("NFC", text))


def plain(shown: str) -> str:
    """The same text, character for character, with quotes straight and addresses blank: to be counted."""
    if not shown.isascii():
        shown = _NOUGHTS.sub("'", _AMOUNT.sub(_thousands, shown).translate(_ALIKE))
        if "፡" in shown:
            shown = _ETHIOPIC_SPACE.sub(" ", shown)
    elif " 000" in shown or "\n" in shown or "\t" in shown or "\r" in shown or "`" in shown:
        shown = _NOUGHTS.sub("'", shown.translate(_ALIKE))
    return blank(shown)


def _thousands(match: regex.Match[str]) -> str:
    return match[0] if is_telephone(match[0].translate(_ALIKE)) else _FIRM_SPACE.sub("'", match[0])


def words(text: str, language: str) -> list[str]:
    """The words of a prepared text in a language (without region). The number of a note is none."""
    if "[" in text:
        text = _NOTE.sub(" ", text)
    if not has_spaces(language) and not needs_dictionary(language):
        return _joined(dictionary.segments(text, language))
    found: list[str] = []
    for token in text.split():
        found += _words(token, language)
    return found


@lru_cache(maxsize=200_000)
def _words(token: str, language: str) -> tuple[str, ...]:
    """The words of a stretch without spaces."""
    if token.isalpha() and max(token) < _COMBINING_SCRIPTS:
        return (token,)
    from unicode_segmentation_rs import split_word_bounds

    found = _joined(split_word_bounds(token))
    elisions = sentence_rules(language).elisions if "'" in token else frozenset()
    if not elisions:
        return tuple(found)
    split: list[str] = []
    for word in found:
        head, mark, rest = word.partition("'")
        while mark and rest and head.lower() in elisions:
            split.append(head)
            head, mark, rest = rest.partition("'")
        split.append(head + mark + rest)
    return tuple(split)


def _joined(segments: Iterable[str]) -> list[str]:
    """The segments that are words, those that are read as one put together."""
    found: list[str] = []
    between = ""
    for segment in segments:
        if not any(map(str.isalnum, segment)) or (between and _RAISED_DIGITS.issuperset(segment)):
            between += segment
            continue
        if found and _is_one(found[-1], between, segment):
            found[-1] += between + segment
        else:
            found.append(segment)
        between = ""
    return found


def _is_one(before: str, between: str, after: str) -> bool:
    if not between:
        return after[0] in _RAISED or before[-1] in _RAISED
    if len(between) != 1:
        return False
    numbers = before[-1].isdecimal() and after[0].isdecimal()
    if between in _HYPHENS:
        return not numbers
    return between in _IN_NUMBERS if numbers else between == "&"


@lru_cache(maxsize=65536)
def letters(word: str) -> int:
    """How many letters and digits a word has, as a reader sees them: marks belong to their letter."""
    if word.isascii():
        return len(word) if word.isalnum() else sum(map(str.isalnum, word))
    word = word.replace(_TATWEEL, "")
    if word.isalpha() and max(word) < _COMBINING_SCRIPTS:
        return len(word)
    clusters = _CLUSTER.findall(word)
    return sum(1 for cluster in clusters if any(map(str.isalnum, cluster)))


def is_number(word: str) -> bool:
    """Whether the word is written in digits."""
    return not word.isalpha() and _NUMBER.fullmatch(word) is not None
