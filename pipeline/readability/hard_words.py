"""The words of a text to look at: jargon with a plain word for it, rare words, long words."""

from collections import Counter
from collections.abc import Sequence

from pipeline.readability.counts import CountedSentence
from pipeline.readability.data import needs_dictionary, reference
from pipeline.readability.frequency import is_rare, zipf
from pipeline.readability.jargon import Jargon
from pipeline.readability.plain_words import Hit
from pipeline.readability.records import HardWord
from pipeline.readability.syllables import has_rules, syllables
from pipeline.readability.words import is_number, letters

MOST_WORDS = 30
TWICE = 2
"""How many times the usual length makes a word long."""

COMMON = 4.0
"""The frequency on the Zipf scale from which on a long word is known to most readers: ten in a million."""

USUAL = 6.0
"""Letters of a usual word where there is no Declaration to tell."""

JARGON, RARE, LONG = "jargon", "rare", "long"
_ORDER = {JARGON: 0, RARE: 1, LONG: 2}


def is_long(word: str, language: str) -> bool:
    """Whether a word is twice as long as usual in the language, or has four syllables in English."""
    own = reference(language)
    limit = TWICE * (own.awl if own else USUAL)
    return letters(word) > limit or (language == "en" and syllables(word, language) >= 4)


def hard_words(sentences: Sequence[CountedSentence], language: str, jargon: Jargon) -> tuple[HardWord, ...]:
    """The words to look at: those with a plain word first, then rare, then long ones, the most used first.

    At most thirty. Rare words are known with wordfreq only; words written without spaces need a
    dictionary to be rare or long.
    """
    found = _jargon(jargon, language)
    told = {part for word in found for part in word.form.lower().split()}
    if not needs_dictionary(language):
        forms: Counter[str] = Counter()
        for sentence in sentences:
            forms.update(word.lower() for word in sentence.words if not is_number(word) and not _shouted(word))
        names = _names(sentences)
        for form, times in forms.items():
            why = _why(form, language)
            if why and form not in told and form not in names:
                found.append(_word(form, times, why, language))
    found.sort(key=lambda word: (_ORDER[word.why], -word.count, -word.letters, word.form))
    return tuple(found[:MOST_WORDS])


def _jargon(jargon: Jargon, language: str) -> list[HardWord]:
    counted: Counter[str] = Counter()
    rows: dict[str, Hit] = {}
    for hit in jargon.every:
        counted[hit.term] += 1
        rows.setdefault(hit.term, hit)
    return [
        HardWord(
            form=term,
            count=times,
            letters=letters(term),
            syllables=_syllables(term, language),
            why=JARGON,
            instead=rows[term].alternatives,
            note=rows[term].note or ("readers need this word: explain it once" if rows[term].explain else ""),
            zipf=zipf(term, language),
        )
        for term, times in counted.items()
    ]


def _word(form: str, times: int, why: str, language: str) -> HardWord:
    return HardWord(form, times, letters(form), _syllables(form, language), why, zipf=zipf(form, language))


def _why(form: str, language: str) -> str:
    if is_rare(form, language):
        return RARE
    frequency = zipf(form, language)
    return LONG if is_long(form, language) and (frequency is None or frequency < COMMON) else ""


def _syllables(form: str, language: str) -> int | None:
    return sum(syllables(part, language) for part in form.split()) if has_rules(language) else None


def _shouted(word: str) -> bool:
    """Whether a word is in capitals: an acronym, of which remarks speak."""
    return len(word) > 1 and word.isupper() and word.lower() != word


def _names(sentences: Sequence[CountedSentence]) -> set[str]:
    """Words that always begin with a capital, also within a sentence: names, which no plain word replaces."""
    capital: set[str] = set()
    small: set[str] = set()
    for sentence in sentences:
        for number, word in enumerate(sentence.words):
            if word[:1].isupper():
                if number:
                    capital.add(word.lower())
            else:
                small.add(word)
    return capital - small
