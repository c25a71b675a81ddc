"""Which sentences to mend first, and why, in words an editor can act on."""

import re
from bisect import insort
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from pipeline.readability.counts import CountedSentence
from pipeline.readability.data import needs_dictionary, sentence_limits
from pipeline.readability.frequency import is_rare
from pipeline.readability.hard_words import is_long, is_medicine, names
from pipeline.readability.jargon import Jargon
from pipeline.readability.plain_words import Hit
from pipeline.readability.records import HardSentence, quoted
from pipeline.readability.units import UnitKind
from pipeline.readability.wording import Acronym, negations, passive
from pipeline.readability.words import letters, words

MOST_SENTENCES = 10
COMMAS = 4
LONG_WORDS = 5
RARE_WORDS = 2
NAMED = 3
"""Words that a reason names."""

WEIGHT, MOST_WEIGHT = 0.15, 0.75
"""What a further reason adds to a sentence's place in the list, beside its length, and all of them at most."""

_COMMAS = re.compile("[,;،؛，；、]")
_BRACKETS = re.compile(r"[(\[（][^)\]）]*[(\[（]")
_ASIDE = re.compile(r"[(（][^)）]{40,}[)）]")


def hard_sentences(
    sentences: Sequence[CountedSentence], language: str, jargon: Jargon, found: Sequence[Acronym]
) -> tuple[HardSentence, ...]:
    """The sentences with something to mend, hardest first, at most ten; `found` are acronyms never explained."""
    unexplained: dict[int, tuple[str, ...]] = {}
    for acronym in found:
        unexplained[acronym.first] = (*unexplained.get(acronym.first, ()), acronym.form)
    hits, known = jargon.first, names(sentences, language)
    known |= {part for form in jargon.explained for part in words(form, language)}
    long, _ = sentence_limits(language)
    severities = [_size(one, language) / long for one in sentences]
    hardest: list[tuple[float, int, tuple[str, ...]]] = []
    for order in sorted(range(len(sentences)), key=lambda order: -severities[order]):
        if len(hardest) >= MOST_SENTENCES and severities[order] + MOST_WEIGHT < -hardest[MOST_SENTENCES - 1][0]:
            break  # no sentence that is shorter still can come before the ten
        if sentences[order].unit.kind is UnitKind.HEADING:
            continue
        reasons = tuple(_reasons(sentences[order], language, hits[order], unexplained.get(order, ()), known))
        if reasons:
            weight = severities[order] + min(MOST_WEIGHT, WEIGHT * (len(reasons) - 1))
            insort(hardest, (-weight, order, reasons))
    return tuple(
        HardSentence(
            text=sentences[order].text,
            words=None if needs_dictionary(language) else len(sentences[order].words),
            reasons=reasons,
            where=sentences[order].unit.where,
            anchor=sentences[order].unit.anchor,
            msgid=sentences[order].unit.msgid,
            severity=round(severities[order], 2),
        )
        for _, order, reasons in hardest[:MOST_SENTENCES]
    )


def too_long(sentences: Iterable[CountedSentence], language: str) -> tuple[str, ...]:
    """Every sentence over the upper limit of its language, in order."""
    _, limit = sentence_limits(language)
    return tuple(
        one.text for one in sentences if one.unit.kind is not UnitKind.HEADING and _size(one, language) > limit
    )


def _size(sentence: CountedSentence, language: str) -> int:
    """The words of a sentence, or its characters where words cannot be told apart."""
    return sum(map(letters, sentence.words)) if needs_dictionary(language) else len(sentence.words)


def _reasons(
    sentence: CountedSentence,
    language: str,
    hits: Sequence[Hit],
    unexplained: tuple[str, ...],
    known: AbstractSet[str],
) -> Iterator[str]:
    long, limit = sentence_limits(language)
    characters = needs_dictionary(language)
    size, unit = _size(sentence, language), "characters" if characters else "words"
    if size > limit:
        yield f"too long: {size} {unit}, aim for {long} or fewer"
    elif size > long:
        yield f"long: {size} {unit}, aim for {long} or fewer"
    commas = len(_COMMAS.findall(sentence.plain))
    if (commas >= COMMAS and not characters) or commas >= 2 * COMMAS:
        yield f"{commas} commas: a list or several sentences may be easier"
    if _BRACKETS.search(sentence.plain):
        yield "brackets inside brackets"
    elif _ASIDE.search(sentence.plain):
        yield "a long aside in brackets"
    yield from _words(sentence, language, hits, known)
    done = passive(sentence.text, language)
    if done:
        yield f"passive (“{quoted(done)}”): say who does it, if that matters"
    nots = negations(sentence.text, language)
    if len(nots) > 1:
        yield f"{len(nots)} negations ({' … '.join(map(quoted, nots))}): say what is so, or what to do"
    for form in unexplained:
        yield f"“{quoted(form)}” is not explained anywhere: write it out the first time"


def _words(sentence: CountedSentence, language: str, hits: Sequence[Hit], known: AbstractSet[str]) -> Iterator[str]:
    """What is hard in the words of a sentence; `known` names and medicines are not."""
    for hit in hits[:NAMED]:
        alternatives = " or ".join(f"“{quoted(one)}”" for one in hit.alternatives)
        if hit.explain:
            yield f"“{quoted(hit.form)}” may be new to readers: keep it and explain it once, such as {alternatives}"
        else:
            yield f"“{quoted(hit.form)}” has a plainer word: say {alternatives}"
    told = {*known, *(word for hit in hits for word in words(hit.form.lower(), language))}
    new = [
        word for word in dict.fromkeys(sentence.words) if word.lower() not in told and not is_medicine(word, language)
    ]
    rare = [word for word in new if is_rare(word, language)]
    if len(rare) >= RARE_WORDS:
        yield f"{len(rare)} rare words ({_named(rare)})"
    if needs_dictionary(language):
        return
    named = set(rare[:NAMED]) if len(rare) >= RARE_WORDS else set()
    heavy = [word for word in new if is_long(word, language) and word not in named]
    if len(heavy) >= LONG_WORDS:
        yield f"{len(heavy)} long words ({_named(heavy)})"


def _named(words: Iterable[str]) -> str:
    listed = list(dict.fromkeys(words))
    return ", ".join(map(quoted, listed[:NAMED])) + (" …" if len(listed) > NAMED else "")
