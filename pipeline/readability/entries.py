"""A translation beside its source, entry by entry: sentences added or merged, length, longest sentence.

A difference of shape is a place to look at, no mistake in itself: two short sentences for one long
one are often better.
"""

from dataclasses import dataclass
from functools import lru_cache

from pipeline.model import Language, SlotKind, TranslatedPage
from pipeline.places import catalog_file
from pipeline.readability.counts import CountedSentence, count
from pipeline.readability.data import base, needs_dictionary, sentence_limits
from pipeline.readability.records import Entry
from pipeline.readability.units import Unit, UnitKind
from pipeline.readability.words import letters
from pipeline.text import excerpt

LEAST_WORDS = 8
"""Words of the source below which the length of a translation says nothing."""

SHORT, LONG = 0.7, 1.4
"""Lengths over the expected one that are told: outside these lie few translations of whole sentences."""

SHOWN = 240


@dataclass(frozen=True, slots=True)
class _Shape:
    sentences: int
    size: int
    words: int
    letters: int
    longest: int


def differences(source: TranslatedPage, translated: TranslatedPage) -> tuple[Entry, ...]:
    """The entries of a translated page that differ in shape from the source page, gravest first.

    Both must be of the same page. Texts that are not translated are left out.
    """
    page, found = translated.page, []
    for number, slot in enumerate(page.slots):
        filled = translated.slots[number]
        if slot.kind is not SlotKind.TEXT or slot.message < 0 or not filled.state.current:
            continue
        message = page.messages[slot.message]
        entry = _entry(source.slots[number].text, filled.text, source.language, translated.language)
        if entry is not None:
            path = catalog_file(page.name, translated.language.locale)
            found.append((entry, message.key.text, message.anchor, path))
    found.sort(key=lambda one: (-len(one[0].reasons), one[0].ratio))
    return tuple(
        Entry(
            msgid=msgid,
            msgstr=entry.msgstr,
            sentences=entry.sentences,
            longest=entry.longest,
            ratio=entry.ratio,
            reasons=entry.reasons,
            where=path,
            anchor=anchor,
        )
        for entry, msgid, anchor, path in found
    )


def _entry(source: str, target: str, source_language: Language, language: Language) -> Entry | None:
    if not source.strip() or not target.strip():
        return None
    before, after = _shape(source, base(source_language.tag)), _shape(target, base(language.tag))
    if not before.sentences or not after.sentences:
        return None
    ratio = _ratio(before, after, source_language, language)
    reasons = []
    if after.sentences > before.sentences:
        reasons.append(f"{_sentences(after.sentences)}, the source has {before.sentences}: one was split or added")
    elif after.sentences < before.sentences:
        reasons.append(f"{_sentences(after.sentences)}, the source has {before.sentences}: some were merged or lost")
    if before.words >= LEAST_WORDS and ratio < SHORT:
        reasons.append(f"{ratio:.2f} times as long as is usual beside this source: something may be missing")
    elif before.words >= LEAST_WORDS and ratio > LONG:
        reasons.append(f"{ratio:.2f} times as long as is usual beside this source: something may have been added")
    _, limit = sentence_limits(base(language.tag))
    _, source_limit = sentence_limits(base(source_language.tag))
    if after.longest > limit and before.longest <= source_limit:
        unit = "characters" if needs_dictionary(base(language.tag)) else "words"
        reasons.append(f"a sentence of {after.longest} {unit}, where the source stays within its limit")
    if not reasons:
        return None
    return Entry(
        msgid=source,
        msgstr=excerpt(target, SHOWN),
        sentences=(after.sentences, before.sentences),
        longest=(after.longest, before.longest),
        ratio=round(ratio, 2),
        reasons=tuple(reasons),
    )


def _sentences(number: int) -> str:
    return "1 sentence" if number == 1 else f"{number} sentences"


def _ratio(before: _Shape, after: _Shape, source: Language, language: Language) -> float:
    """The length of a translation over the expected one, by words where both have them."""
    if before.words and after.words:
        return after.words / before.words / (language.words / source.words)
    return after.letters / max(1, before.letters) / (language.characters / source.characters)


@lru_cache(maxsize=16384)
def _shape(text: str, language: str) -> _Shape:
    counted = count([Unit(UnitKind.PROSE, text)], language)
    sizes = [_size(sentence, language) for sentence in counted.sentences]
    counts = counted.counts
    return _Shape(counts.sentences, sum(sizes), counts.words or 0, counts.letters, max(sizes, default=0))


def _size(sentence: CountedSentence, language: str) -> int:
    if needs_dictionary(language):
        return sum(map(letters, sentence.words))
    return len(sentence.words)
