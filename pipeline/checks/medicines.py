"""Names of medicines: in the word lists of a language, or known by their endings."""

import tomllib
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import regex

from pipeline.checks.pair import Pair
from pipeline.checks.registry import Problem, check
from pipeline.checks.sides import Side
from pipeline.meaning import fold
from pipeline.model import Severity

SHORTEST = 7
"""Letters of the shortest word whose ending tells."""

BEGINNING = 4
"""So many letters at the beginning of a name are the same in all languages with Latin letters."""

_WORD = regex.compile(r"\p{Latin}+")
_SOUNDS = (
    ("ph", "f"),
    ("th", "t"),
    ("ch", "k"),
    ("qu", "k"),
    ("c", "k"),
    ("q", "k"),
    ("y", "i"),
    ("x", "ks"),
    ("z", "s"),
)
"""How languages spell one sound of a name: amoxicillin, amoksycylina; ceftriaxone, keftriaksoni."""


@check("medicines", Severity.WARNING, needs_list=True)
def lost_medicines(pair: Pair) -> Iterator[Problem]:
    """The name of a medicine is missing, or is another one."""
    yield from pair.first(_lost)


def _lost(source: Side, target: Side) -> Iterator[Problem]:
    here, there = source.concepts("medicines"), target.concepts("medicines")
    for name, words in here.items():
        if name not in there and fold(words) not in target.folded:
            yield Problem(f"the medicine “{words}” of the source is not there", "name the medicine")
    if source.tag.partition("-")[0] != "en" or not _is_latin(target.text):
        return
    listed = {word for words in here.values() for word in fold(words).split()}
    spoken = _sounds(target.text)
    for word in _by_ending(source.folded):
        if word not in listed and _sounds(word)[:BEGINNING] not in spoken:
            yield Problem(f"the medicine “{word}” of the source is not there", "name the medicine")


@check("medicines-order", Severity.WARNING, needs_list=True)
def exchanged_medicines(pair: Pair) -> Iterator[Problem]:
    """Two medicines stand in another order: take this one, not that one."""
    here, there = (list(side.concepts("medicines")) for side in (pair.source, pair.target))
    if here != there and sorted(here) == sorted(there):
        yield Problem(
            f"the source names first {', then '.join(here)}, the translation {', then '.join(there)}",
            "look whether what is said of each is still the same",
        )


def _by_ending(folded: str) -> Iterator[str]:
    """The words of an English text that end like the name of a medicine."""
    stems, everyday = _endings()
    for word in dict.fromkeys(_WORD.findall(folded)):
        if len(word) >= SHORTEST and word.endswith(stems) and word not in everyday:
            yield word


@cache
def _endings() -> tuple[tuple[str, ...], frozenset[str]]:
    table = tomllib.loads(files("pipeline").joinpath("data/inn-stems.toml").read_text("utf-8"))
    return tuple(table["stems"]), frozenset(table["words"])


def _is_latin(text: str) -> bool:
    """Whether most letters of a text are Latin: names in other scripts are spelled by sound."""
    letters = [character for character in text if character.isalpha()]
    return 2 * sum(bool(_WORD.match(letter)) for letter in letters) > len(letters)


def _sounds(text: str) -> str:
    """A text as it sounds, roughly: no accents, one letter for each sound."""
    bare = "".join(c for c in unicodedata.normalize("NFD", fold(text)) if not unicodedata.combining(c))
    for written, sound in _SOUNDS:
        bare = bare.replace(written, sound)
    return regex.sub(r"(.)\1", r"\1", bare)
