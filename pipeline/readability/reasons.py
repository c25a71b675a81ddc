"""Which sentences to mend first, and why, in words an editor can act on."""

import re
from collections.abc import Iterable

from pipeline.readability.counts import CountedSentence
from pipeline.readability.data import needs_dictionary, reference, sentence_limits
from pipeline.readability.records import HardSentence, HardWord
from pipeline.readability.syllables import has_rules, syllables
from pipeline.readability.units import UnitKind
from pipeline.readability.words import letters

MOST_SENTENCES = 10
MOST_WORDS = 20
COMMAS = 4
LONG_WORDS = 5
_COMMAS = re.compile("[,;،؛，；、]")
_BRACKETS = re.compile(r"[(\[（][^)\]）]*[(\[（]")
_ASIDE = re.compile(r"[(（][^)）]{40,}[)）]")


def hard_sentences(sentences: Iterable[CountedSentence], language: str) -> tuple[HardSentence, ...]:
    """The sentences with something to mend, hardest first, at most ten."""
    found = []
    for order, sentence in enumerate(sentences):
        if sentence.unit.kind is UnitKind.HEADING:
            continue
        size, reasons = _reasons(sentence, language)
        if reasons:
            found.append((-size - len(reasons), order, sentence, reasons, size))
    found.sort(key=lambda one: one[:2])
    return tuple(
        HardSentence(
            text=sentence.text,
            words=None if needs_dictionary(language) else len(sentence.words),
            reasons=tuple(reasons),
            where=sentence.unit.where,
            anchor=sentence.unit.anchor,
            msgid=sentence.unit.msgid,
            severity=round(size, 2),
        )
        for _, _, sentence, reasons, size in found[:MOST_SENTENCES]
    )


def _reasons(sentence: CountedSentence, language: str) -> tuple[float, list[str]]:
    long, too_long = sentence_limits(language)
    characters = needs_dictionary(language)
    size = sum(map(letters, sentence.words)) if characters else len(sentence.words)
    unit = "characters" if characters else "words"
    reasons = []
    if size > too_long:
        reasons.append(f"too long: {size} {unit}, aim for {long} or fewer")
    elif size > long:
        reasons.append(f"long: {size} {unit}, aim for {long} or fewer")
    commas = len(_COMMAS.findall(sentence.plain))
    if (commas >= COMMAS and not characters) or commas >= 2 * COMMAS:
        reasons.append(f"{commas} commas: a list or several sentences may be easier")
    if _BRACKETS.search(sentence.plain):
        reasons.append("brackets inside brackets")
    elif _ASIDE.search(sentence.plain):
        reasons.append("a long aside in brackets")
    heavy = 0 if characters else sum(_long(word, language) for word in sentence.words)
    if heavy >= LONG_WORDS:
        reasons.append(f"{heavy} long words")
    return size / long, reasons


def _long(word: str, language: str) -> bool:
    """Whether a word is twice as long as usual in the language, or has four syllables in English."""
    own = reference(language)
    limit = 2 * own.awl if own else 12
    return letters(word) > limit or (language == "en" and syllables(word, language) >= 4)


def hard_words(forms: Iterable[tuple[str, int]], language: str) -> tuple[HardWord, ...]:
    """The long words of a text, the most used first, at most twenty; none where words need a dictionary."""
    if needs_dictionary(language):
        return ()
    rules = has_rules(language)
    found = [
        HardWord(form, count, letters(form), syllables(form, language) if rules else None)
        for form, count in forms
        if _long(form, language)
    ]
    found.sort(key=lambda word: (-word.count, -word.letters, word.form))
    return tuple(found[:MOST_WORDS])
