"""Counts the units of a text, and asks textstat for its own figures where it has an offline path.

Our counts rule. textstat's are shown beside them: it takes only raw text, drops sentences of two
words, and for English downloads a dictionary, so it is never asked for English syllables.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from pipeline.readability.data import formulas, measures, needs_dictionary
from pipeline.readability.japanese import script_runs
from pipeline.readability.osman import load
from pipeline.readability.records import Counts
from pipeline.readability.sentences import ended, spans
from pipeline.readability.syllables import has_rules, syllables
from pipeline.readability.units import Unit, UnitKind
from pipeline.readability.words import is_number, letters, plain, show, words

COMPARED = 20_000
"""Words of the longest text that textstat is asked about."""


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
    every = Counter(word for one in scored for word in one.words)
    counts = replace(
        _counts(every, language),
        sentences=len(scored),
        blocks=sum(unit.kind.scored for unit in units),
        runs=script_runs(one.plain for one in scored) if "cp" in measures(language) else None,
    )
    forms: Counter[str] = Counter()
    for word, times in every.items():
        if not is_number(word):
            forms[word.lower()] += times
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


def _counts(every: Counter[str], language: str) -> Counts:
    """What is counted of words, each of them once, however often it stands in the text."""
    lengths = {word: letters(word) for word in every}
    basic = Counts(sentences=0, words=None, letters=sum(lengths[word] * times for word, times in every.items()))
    if needs_dictionary(language):
        return basic
    long = sum(times for word, times in every.items() if lengths[word] > 6)
    basic = replace(basic, words=every.total(), long_words=long)
    wanted = measures(language)
    if "osman" in wanted:
        return replace(basic, load=load(every))
    if "psw30" in wanted:
        return replace(basic, aksharas3=_aksharas3(every, lengths))
    if not has_rules(language):
        return basic
    parts: Counter[int] = Counter()
    for word, times in every.items():
        parts[syllables(word, language)] += times
    return replace(
        basic,
        syllables=sum(size * times for size, times in parts.items()),
        polysyllables=sum(times for size, times in parts.items() if size >= 3),
        polysyllables4=sum(times for size, times in parts.items() if size >= 4),
        monosyllables=parts[1],
    )


def _aksharas3(every: Counter[str], lengths: dict[str, int]) -> int:
    return sum(times for word, times in every.items() if lengths[word] >= 3 and not is_number(word))


def textstat_figures(sentences: Iterable[CountedSentence], language: str) -> dict[str, float]:
    """What textstat computes for the methods of a language, by method, from the same sentences.

    Only methods whose row names a function of textstat: those use data inside its own package.
    None for a text of more than `COMPARED` words: hyphenating it would take longer than all the rest.
    """
    wanted = {row.method: row.textstat for row in formulas(language) if row.textstat}
    sentences = tuple(sentences)
    if sum(len(one.words) for one in sentences) > COMPARED:
        return {}
    # A full stop within a sentence would end it for textstat.
    text = "\n".join(" ".join(one.words).replace(".", "") + "." for one in sentences if one.unit.kind.scored)
    if not wanted or not text or language == "en":
        return {}
    from textstat.textstat import textstatistics

    instance = textstatistics()
    if any(name in {"flesch_reading_ease", "szigriszt_pazos", "crawford"} for name in wanted.values()):
        instance.set_lang(language)
    return {method: round(float(getattr(instance, name)(text)), 2) for method, name in wanted.items()}
