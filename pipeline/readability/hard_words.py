"""The words of a text to look at: jargon with a plain word for it, rare words, long words."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from pipeline.meaning import fold, meaning
from pipeline.readability.counts import CountedSentence
from pipeline.readability.data import needs_dictionary, reference
from pipeline.readability.frequency import is_rare, noun_capitals, zipf
from pipeline.readability.jargon import Jargon
from pipeline.readability.plain_words import Hit
from pipeline.readability.records import HardWord
from pipeline.readability.syllables import has_rules, syllables
from pipeline.readability.words import is_number, letters, words
from pipeline.text import excerpt

MOST_WORDS = 30
SHOWN = 60
"""Characters of a word that are shown: beyond them it is no word but a key that stuck."""

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
    forms_told = (*jargon.explained, *(hit.form.lower() for hit in jargon.every))
    told = {part for form in forms_told for part in words(form, language)}
    if not needs_dictionary(language):
        forms: Counter[str] = Counter()
        written: dict[str, str] = {}
        for sentence in sentences:
            for word in sentence.words:
                if not is_number(word) and not _shouted(word):
                    forms[word.lower()] += 1
                    if noun_capitals(language):
                        written.setdefault(word.lower(), word)
        known = names(sentences, language)
        for form, times in forms.items():
            why = _why(form, language)
            if why and form not in told and form not in known and not is_medicine(form, language):
                found.append(_word(written.get(form, form), times, why, language))
    found.sort(key=lambda word: (_ORDER[word.why], -word.count, -word.letters, word.form))
    return tuple(found[:MOST_WORDS])


def _jargon(jargon: Jargon, language: str) -> list[HardWord]:
    """A row for each term, under the form of it that the text uses most: there an editor looks for it."""
    forms: dict[str, Counter[str]] = {}
    rows: dict[str, Hit] = {}
    for hit in jargon.every:
        forms.setdefault(hit.term, Counter())[_as_in_text(hit)] += 1
        rows.setdefault(hit.term, hit)
    return [
        HardWord(
            form=form,
            count=forms[term].total(),
            letters=letters(form),
            syllables=_syllables(form, language),
            why=JARGON,
            instead=row.alternatives,
            note=row.note or ("readers need this word: explain it once" if row.explain else ""),
            zipf=zipf(form, language),
        )
        for term, row in rows.items()
        for form, _times in forms[term].most_common(1)
    ]


def _as_in_text(hit: Hit) -> str:
    """The form in the text, small if only a sentence made it begin with a capital."""
    return hit.form.lower() if hit.term.islower() and hit.form[1:].islower() else hit.form


def _word(form: str, times: int, why: str, language: str) -> HardWord:
    return HardWord(
        excerpt(form, SHOWN), times, letters(form), _syllables(form, language), why, zipf=zipf(form, language)
    )


def _why(form: str, language: str) -> str:
    if is_rare(form, language):
        return RARE
    frequency = zipf(form, language)
    return LONG if is_long(form, language) and (frequency is None or frequency < COMMON) else ""


def _syllables(form: str, language: str) -> int | None:
    return sum(syllables(part, language) for part in form.split()) if has_rules(language) else None


def _shouted(word: str) -> bool:
    """Whether a word has capitals inside: an acronym, of which remarks speak, or a name."""
    return any(map(str.isupper, word[1:]))


@lru_cache(maxsize=65536)
def is_medicine(word: str, language: str) -> bool:
    """Whether a word is the name of a medicine, which no plain word replaces."""
    return next(meaning(language).medicines.find(fold(word)), None) is not None


def names(sentences: Sequence[CountedSentence], language: str) -> set[str]:
    """Words that always begin with a capital, also within a sentence: names, which no plain word replaces.

    None where all nouns have a capital.
    """
    if noun_capitals(language):
        return set()
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
