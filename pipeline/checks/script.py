"""Letters: those of the language, whole and in order."""

import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import regex

from pipeline.checks.pair import Pair
from pipeline.checks.registry import Problem, check
from pipeline.model import Severity
from pipeline.scripts import CLASSES
from pipeline.text import balanced_bidi

_LATIN = regex.compile(r"\p{Latin}")
_ANY = regex.compile(r"\p{L}")
_EVERYWHERE = regex.compile(r"[\p{Latin}\p{Greek}\p{Common}\p{Inherited}]")
LEAST = 3
"""Letters of another script from which on a text is not in its language's script."""

_COMPOSED = regex.compile(r"[\p{Latin}\p{Greek}\p{Cyrillic}\p{Hangul}\p{Hiragana}\p{Katakana}]\p{M}+|\p{Hangul}{2,}")
_WORD = regex.compile(r"[\p{L}\p{M}]+")


@cache
def _letters() -> Mapping[str, Any]:
    return tomllib.loads(files("pipeline").joinpath("data/scripts.toml").read_text("utf-8"))


@cache
def _own(script: str) -> regex.Pattern[str] | None:
    letters = CLASSES.get(script)
    return regex.compile(f"[{letters}]") if letters else None


@check("bidi", Severity.ERROR)
def unbalanced_bidi(pair: Pair) -> Iterator[Problem]:
    """A control character for the direction of text is opened and not closed."""
    if balanced_bidi(pair.key.text) and not balanced_bidi(pair.text):
        yield Problem("a bidi control is opened and not closed", "take the control out, or close it with U+2069")


@check("control-characters", Severity.ERROR)
def control_characters(pair: Pair) -> Iterator[Problem]:
    """A control character stands in the text."""
    if any(ord(c) < 32 and c not in "\t\n\r" and c not in pair.key.text for c in pair.text):
        yield Problem("the translation holds a control character", "delete it and type the text anew")


@check("normal-form", Severity.ERROR)
def normal_form(pair: Pair) -> Iterator[Problem]:
    """The text is not in Unicode normal form C, so searching and hyphenating fail."""
    if unicodedata.is_normalized("NFC", pair.text) or not unicodedata.is_normalized("NFC", pair.key.text):
        return
    # In other scripts keyboards give forms that NFC joins, parts or orders; they look the same to everybody.
    if any(not unicodedata.is_normalized("NFC", letters) for letters in _COMPOSED.findall(pair.text)):
        yield Problem("letters and their marks are stored apart", "save the text in Unicode normal form C (NFC)")


@check("script", Severity.ERROR)
def other_script(pair: Pair) -> Iterator[Problem]:
    """The text is in the script of another language."""
    own = _own(pair.language.script)
    if own is None:
        return
    allowed = set(pair.source.text)
    foreign = [
        letter for letter in _ANY.findall(pair.target.text) if not (own.match(letter) or _EVERYWHERE.match(letter))
    ]
    strange = [letter for letter in foreign if letter not in allowed]
    if len(strange) >= LEAST:
        name = unicodedata.name(strange[0], "?").split()[0].title()
        yield Problem(
            f"the translation holds letters of another script ({name}: “{''.join(strange[:8])}”)",
            f"write it in the script of {pair.language.english_name}",
        )


@check("letters", Severity.WARNING)
def sister_letters(pair: Pair) -> Iterator[Problem]:
    """A letter of a sister language stands where another one belongs."""
    table = _letters()["sisters"].get(pair.language.tag.partition("-")[0], {})
    found = [letter for letter in table if letter in pair.target.text and letter not in pair.source.text]
    if found:
        pairs = ", ".join(
            f"“{letter}” (U+{ord(letter):04X}) for “{table[letter]}” (U+{ord(table[letter][0]):04X})"
            for letter in found
        )
        yield Problem(f"letters of a sister language: {pairs}", "type them with a keyboard of this language")


@check("look-alikes", Severity.WARNING)
def look_alikes(pair: Pair) -> Iterator[Problem]:
    """A Latin letter stands inside a Cyrillic or Greek word."""
    own = _own(pair.language.script)
    if own is None or CLASSES[pair.language.script] not in (r"\p{Cyrillic}", r"\p{Greek}"):
        return
    for word in _WORD.findall(pair.target.text):
        latin = _LATIN.findall(word)
        if latin and len(latin) < len(word) and own.search(word):
            right = _letters()["look-alikes"].get(latin[0], "")
            name = f" for “{right}” (U+{ord(right):04X})" if right else ""
            yield Problem(f"the Latin letter “{latin[0]}”{name} stands in “{word}”", "type the word anew")
            return
