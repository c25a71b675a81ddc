"""When a text cannot be scored, and what must be said with a score."""

from collections import Counter

import regex

from pipeline.languages import language as language_row
from pipeline.model import Language
from pipeline.readability import dictionary
from pipeline.readability.counts import Counted
from pipeline.readability.data import base, formulas, has_spaces, needs_dictionary, reference, without_formula
from pipeline.readability.identify import unlike
from pipeline.readability.records import Score
from pipeline.scripts import CLASSES

MIN_WORDS = 100
MIN_SENTENCES = 10
MIN_CHARACTERS = 160
"""Where words are not counted: as many characters as 100 Chinese words have."""

OWN_SCRIPT, MOST = 0.6, 0.8
"""The share of letters in the script of the language below which nothing is scored, and below which it is told."""

VARIED = 5
"""Different words that a text must have before its language is doubted."""


def cannot_score(counted: Counted, row: Language) -> str:
    """Why a text cannot be scored in a language, or an empty string."""
    counts = counted.counts
    if not counts.sentences:
        return f"cannot score: there is no sentence in {row.english_name}"
    if own_script(counted, row) < OWN_SCRIPT:
        return f"cannot score: too many letters are not of the script of {row.english_name}"
    words = [word for one in counted.sentences for word in one.words]
    other = unlike(words, row.tag) if len(set(words)) >= VARIED else None
    if other:
        return f"cannot score: this looks like {language_row(other).english_name}, not {row.english_name}"
    if counts.words is None:
        if counts.letters < MIN_CHARACTERS or counts.sentences < MIN_SENTENCES:
            return (
                f"too short to score: {counts.letters} characters in {counts.sentences} sentences "
                f"({MIN_CHARACTERS} characters and {MIN_SENTENCES} sentences are needed)"
            )
    elif counts.words < MIN_WORDS or counts.sentences < MIN_SENTENCES:
        return (
            f"too short to score: {counts.words} words in {counts.sentences} sentences "
            f"({MIN_WORDS} words and {MIN_SENTENCES} sentences are needed)"
        )
    return ""


def own_script(counted: Counted, row: Language) -> float:
    """The share of a text's letters that are of its language's script, 0 to 1."""
    letters_of = CLASSES.get(row.script, rf"\p{{Script={row.script}}}")
    own = regex.compile(f"[{letters_of}]")
    found: Counter[str] = Counter()
    for sentence in counted.sentences:
        found.update(sentence.plain)
    letters = {character: number for character, number in found.items() if character.isalpha()}
    every = sum(letters.values())
    return sum(number for character, number in letters.items() if own.match(character)) / every if every else 0.0


def cautions(found: tuple[Score, ...], counted: Counted, row: Language) -> list[str]:
    """What an editor must know of the scores of a text."""
    language, counts, notes = base(row.tag), counted.counts, []
    share = own_script(counted, row)
    if share < MOST:
        notes.append(f"{round(100 - 100 * share)} % of the letters are not of the script of {row.english_name}")
    if not found:
        notes.append(f"no validated formula exists for {row.english_name}: indicators only")
        notes.append(without_formula(language).rstrip("."))
    elif found[0].tier != "A":
        notes.append(f"{found[0].method} is experimental: compare versions, do not judge by it")
    notes += [
        f"{formula.method} needs {formula.needs} sentences: with {counts.sentences} its value is an estimate"
        for formula in formulas(language)
        if counts.sentences < formula.needs
    ]
    if needs_dictionary(language):
        notes.append(
            f"words are not counted in {row.english_name}, which is written without spaces: "
            "the index rests on characters per sentence alone"
        )
    elif not has_spaces(language):
        notes.append(f"words are those of the dictionary of ICU {dictionary.version()}")
    if reference(language) is None:
        notes.append(f"there is no Declaration of Human Rights in {row.english_name} to compare with: no index")
    return notes
