"""What to do first over all pages and languages: the gravest, and what helps most versions at once."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from pipeline.readability import HardSentence, HardWord, Version
from pipeline.readability.records import quoted
from pipeline.reports.readability.wording import HARDER, STEP, step
from pipeline.text import excerpt

FIRST = 20
SAME_KIND = 12
"""How many tasks of one kind there may be while another kind waits."""

ONE_LANGUAGE, ONE_LEAFLET = 0.03, 0.15
"""What a task gains with each further language, or leaflet, that it helps."""

MOST = 10
"""Leaflets from which on a task gains nothing more: a very long sentence must come before a word used everywhere."""

REASONS = 4
"""Reasons that a task gives; more stand on the page of the leaflet."""

NAMED = 3
"""Leaflets that a task names beside its own."""

LOST = 0.7
"""How long a translation is beside the expected length when something is likely to be missing."""


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do first: what, in which version, the words in question, why, and where else it helps.

    `kind` keeps the list mixed; `anchor` and `where` lead to the place, `quote` is in the version's
    language. `why` begins with the gravest reasons, `instead` is what to say or do.
    """

    kind: str
    what: str
    version: Version
    why: tuple[str, ...]
    quote: str = ""
    anchor: str = ""
    where: str = ""
    instead: str = ""
    also: str = ""
    weight: float = 0.0


def tasks(versions: Sequence[Version], source_locale: str) -> tuple[Task, ...]:
    """What to do first over all versions, at most twenty, the most urgent first."""
    found = [
        *_sentences(versions, source_locale),
        *_translations(versions),
        *_regressions(versions),
        *_words(versions, source_locale),
        *_acronyms(versions, source_locale),
    ]
    found.sort(key=lambda task: (-task.weight, task.version.page, task.version.language, task.quote))
    return tuple(_mixed(found)[:FIRST])


def _mixed(found: list[Task]) -> list[Task]:
    """The same with what is too many of one kind at the end."""
    seen: Counter[str] = Counter()
    first: list[Task] = []
    rest: list[Task] = []
    for task in found:
        seen[task.kind] += 1
        (first if seen[task.kind] <= SAME_KIND else rest).append(task)
    return first + rest


def _sentences(versions: Sequence[Version], source_locale: str) -> Iterable[Task]:
    """A message that is hard in several languages is one task, in the source language if it is hard there too.

    So is a sentence of the source that stands in several leaflets.
    """
    groups: dict[tuple[str, ...], list[tuple[Version, HardSentence]]] = {}
    for one in versions:
        for number, sentence in enumerate(one.sentences):
            own = () if sentence.msgid else (one.locale, str(number))
            groups.setdefault((one.page, sentence.msgid, *own), []).append((one, sentence))
    same: dict[tuple[str, str], list[list[tuple[Version, HardSentence]]]] = {}
    for group in groups.values():
        group.sort(key=lambda pair: (pair[0].locale != source_locale, -pair[1].severity))
        same.setdefault((group[0][0].locale, group[0][1].text), []).append(group)
    for group, *others in same.values():
        version, sentence = group[0]
        pages = {other[0][0].page: other[0][0] for other in others if other[0][0].page != version.page}
        elsewhere = list(pages.values())
        also = tuple(sorted({one.language_name for one, _ in group[1:] if one.locale != version.locale}))
        here = version.locale == source_locale and also
        yield Task(
            kind="sentence",
            what="Make this sentence easier" + (" in the source, then in its translations" if here else ""),
            version=version,
            why=_first(sentence.reasons),
            quote=sentence.text,
            anchor=sentence.anchor,
            where=sentence.where,
            also=". ".join(filter(None, (f"Also hard in {', '.join(also)}" if also else "", _also(elsewhere)))),
            weight=sentence.severity + ONE_LANGUAGE * len(also) + ONE_LEAFLET * min(MOST, len(elsewhere)),
        )


def _first(reasons: tuple[str, ...]) -> tuple[str, ...]:
    """The first reasons; the page of the leaflet has all of them."""
    more = len(reasons) - REASONS
    return reasons if more <= 1 else (*reasons[:REASONS], f"and {more} more reasons")


def _translations(versions: Sequence[Version]) -> Iterable[Task]:
    harder: dict[str, list[Version]] = {}
    for one in versions:
        if one.source_ratio is not None and one.source_ratio > HARDER:
            harder.setdefault(one.locale, []).append(one)
    for found in harder.values():
        yield _whole(sorted(found, key=lambda one: -(one.source_ratio or 0.0)))
    for one in versions:
        for entry in one.entries:
            fewer, short = entry.sentences[0] < entry.sentences[1], entry.ratio < LOST
            if fewer and short:
                yield Task(
                    kind="entry",
                    what="Compare this translation with its source",
                    version=one,
                    why=entry.reasons,
                    quote=entry.msgstr,
                    anchor=entry.anchor,
                    where=entry.where,
                    weight=2 - entry.ratio,
                )


def _whole(found: Sequence[Version]) -> Task:
    """The translations of one language that are harder than their sources, the hardest first: one task."""
    one, *others = found
    hardest = next(iter(one.sentences), None)
    return Task(
        kind="translation",
        what=f"Make the {one.language_name} wording easier as a whole" + (", from this sentence on" if hardest else ""),
        version=one,
        why=(f"its index is {one.source_ratio:.2f} times that of the source page",),
        quote=hardest.text if hardest else "",
        anchor=hardest.anchor if hardest else "",
        also=_also(others),
        weight=(one.source_ratio or 0.0) + 0.5,
    )


def _regressions(versions: Sequence[Version]) -> Iterable[Task]:
    for one in versions:
        moved = step(one)
        if moved < 2 * STEP or one.change is None:
            continue
        why = [f"its index went from {one.change.index:.2f} to {one.index:.2f}"]
        if one.change.new_long:
            number = len(one.change.new_long)
            why.append(f"{number} new sentence{'s are' if number > 1 else ' is'} too long")
        quote = excerpt(one.change.new_long[0], 300) if one.change.new_long else ""
        yield Task(
            "regression", "This version got harder since the baseline", one, tuple(why), quote, weight=1.5 + 5 * moved
        )


def _words(versions: Sequence[Version], source_locale: str) -> Iterable[Task]:
    """A word that readers may not know is one task for all the leaflets of the source language that have it."""
    groups: dict[str, list[tuple[Version, HardWord]]] = {}
    for one in versions:
        if one.locale == source_locale:
            for word in one.words:
                if word.instead:
                    groups.setdefault(word.form, []).append((one, word))
    for form, group in groups.items():
        version, word = max(group, key=lambda pair: pair[1].count)
        times = sum(one.count for _, one in group)
        also = _also([one for one, _ in group if one is not version])
        yield Task(
            kind="word",
            what=f"Replace or explain “{quoted(form)}”",
            version=version,
            why=(_times(times, len(group)), *((word.note,) if word.note else ())),
            instead=" or ".join(f"“{quoted(one)}”" for one in word.instead),
            anchor=f":~:text={quote(form)}",
            also=also,
            weight=1 + ONE_LEAFLET * min(MOST, len(group) - 1) + ONE_LANGUAGE * min(5, times - 1) / 2,
        )


def _acronyms(versions: Sequence[Version], source_locale: str) -> Iterable[Task]:
    groups: dict[str, list[Version]] = {}
    for one in versions:
        if one.locale == source_locale:
            for remark in one.remarks:
                if remark.kind == "acronym":
                    groups.setdefault(remark.text, []).append(one)
    for form, found in groups.items():
        remark = next(r for r in found[0].remarks if r.kind == "acronym" and r.text == form)
        yield Task(
            kind="acronym",
            what=f"Explain “{quoted(form)}” where it first stands",
            version=found[0],
            why=(remark.why,),
            anchor=remark.anchor,
            where=remark.where,
            also=_also(found[1:]),
            weight=0.95 + ONE_LEAFLET * min(MOST, len(found) - 1),
        )


def _also(versions: Sequence[Version]) -> str:
    """Where else, with three of the leaflets by name."""
    if not versions:
        return ""
    more = f" and {len(versions) - NAMED} more" if len(versions) > NAMED else ""
    return f"Also in {', '.join(f'“{quoted(one.title or one.page)}”' for one in versions[:NAMED])}{more}"


def _times(number: int, leaflets: int) -> str:
    if number == 1:
        return "used once"
    return f"used {number} times" + (f" in {leaflets} leaflets" if leaflets > 1 else "")
