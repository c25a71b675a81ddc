"""Counts the units of a text, and asks textstat for its own figures where it has an offline path.

Our counts rule. textstat's are shown beside them: it takes only raw text, drops sentences of two
words, and for English downloads a dictionary, so it is never asked for English syllables.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from pipeline.readability.data import formulas, needs_dictionary
from pipeline.readability.osman import load
from pipeline.readability.records import Counts
from pipeline.readability.sentences import ended, spans
from pipeline.readability.syllables import has_rules, syllables
from pipeline.readability.units import Unit, UnitKind
from pipeline.readability.words import is_number, letters, plain, show, words


@dataclass(frozen=True, slots=True)
class CountedSentence:
    """A sentence as it is shown, the text that was counted, its words and the unit it stands in."""

    text: str
    plain: str
    words: tuple[str, ...]
    unit: Unit


@dataclass(frozen=True, slots=True)
class Counted:
    """A text, counted: `joined` takes an unfinished list and its stem as one sentence."""

    counts: Counts
    joined: Counts
    sentences: tuple[CountedSentence, ...]
    forms: tuple[tuple[str, int], ...]


def count(units: Iterable[Unit], language: str) -> Counted:
    """Counts units in a language (a tag without region)."""
    units = tuple(units)
    sentences: list[CountedSentence] = []
    scored: list[CountedSentence] = []
    joins, group, open_ = 0, -1, False
    for unit in units:
        own = _sentences(unit, language)
        sentences += own
        if not unit.kind.scored or not own:
            continue
        scored += own
        if unit.kind is UnitKind.ITEM:
            joins += open_ and group in (-1, unit.group)
            group, open_ = unit.group, not ended(own[-1].plain)
        else:
            group, open_ = -1, unit.kind is UnitKind.STEM
    counts = _counts(scored, units, language)
    forms = Counter(word.lower() for one in scored for word in one.words if not is_number(word))
    return Counted(
        counts=counts,
        joined=replace(counts, sentences=max(1, counts.sentences - joins)) if counts.sentences else counts,
        sentences=tuple(sentences),
        forms=tuple(sorted(forms.items())),
    )


def _sentences(unit: Unit, language: str) -> list[CountedSentence]:
    shown = show(unit.text)
    text = plain(shown)
    found = []
    for start, end in spans(text, language):
        piece = text[start:end]
        own = tuple(words(piece, language))
        if own:
            found.append(CountedSentence(" ".join(shown[start:end].split()), piece, own, unit))
    return found


def _counts(scored: list[CountedSentence], units: tuple[Unit, ...], language: str) -> Counts:
    every = [word for sentence in scored for word in sentence.words]
    lengths = [letters(word) for word in every]
    basic = Counts(
        sentences=len(scored),
        words=None,
        letters=sum(lengths),
        blocks=sum(unit.kind.scored for unit in units),
    )
    if needs_dictionary(language):
        return basic
    basic = replace(basic, words=len(every), long_words=sum(length > 6 for length in lengths))
    if language == "ar":
        return replace(basic, load=load(every))
    if not has_rules(language):
        return basic
    parts = [syllables(word, language) for word in every]
    return replace(
        basic,
        syllables=sum(parts),
        polysyllables=sum(part >= 3 for part in parts),
        polysyllables4=sum(part >= 4 for part in parts),
        monosyllables=sum(part == 1 for part in parts),
    )


def textstat_figures(sentences: Iterable[CountedSentence], language: str) -> dict[str, float]:
    """What textstat computes for the methods of a language, by method, from the same sentences.

    Only methods whose row names a function of textstat: those use data inside its own package.
    """
    wanted = {row.method: row.textstat for row in formulas(language) if row.textstat}
    # A full stop within a sentence would end it for textstat.
    text = "\n".join(" ".join(one.words).replace(".", "") + "." for one in sentences if one.unit.kind.scored)
    if not wanted or not text or language == "en":
        return {}
    from textstat.textstat import textstatistics

    instance = textstatistics()
    if any(name in {"flesch_reading_ease", "szigriszt_pazos"} for name in wanted.values()):
        instance.set_lang(language)
    return {method: round(float(getattr(instance, name)(text)), 2) for method, name in wanted.items()}
