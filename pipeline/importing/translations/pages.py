"""A page in another language beside its source: which text is the translation of which message."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.catalogs.words import SHORT, length
from pipeline.importing.draft import Fate, Told
from pipeline.importing.translations.align import SURE, Link, align
from pipeline.importing.translations.found import Found, Places
from pipeline.importing.translations.segments import Segment, content, head
from pipeline.model import Key, Language, Page
from pipeline.text import excerpt

LEAST = 0.25
"""Share of the source's texts that have to meet theirs; below, the page is no translation of it."""


@dataclass(frozen=True, slots=True)
class Paired:
    """What two pages gave: translations, the report, and the share of the source's texts that met one."""

    found: tuple[Found, ...]
    told: tuple[Told, ...]
    share: float


@dataclass(frozen=True, slots=True)
class _Pair:
    source: Segment
    target: Segment
    sure: float


def pair(source: Page, translation: Page, name: str, languages: tuple[Language, Language], country: str) -> Paired:
    """The translations that `translation`, read as a page in its language, has for the messages of `source`.

    `languages` are the source's and the translation's. Only one text beside one text is taken; what is
    unsure, what became two texts or one, and what says other numbers is told and left out.
    """
    ours, theirs = content(source), content(translation)
    links, merged = (alignment := align(ours, theirs)).links, alignment.merged
    pairs = [_Pair(ours[link.source], theirs[link.target], link.sure) for link in links if link.sure >= SURE]
    heads = head(source), head(translation)
    pairs += [_Pair(heads[0][place], heads[1][place], SURE) for place in heads[0] if place in heads[1]]
    places = Places(source)
    found: dict[Key, Found] = {}
    told: list[Told] = []
    for one in pairs:
        text, notes = places.with_tags(one.target.key.text, one.target.key.text, one.source.key, one.target.inline)
        if problem := _problem(one, text, places, languages, country):
            told.append(_left_out(one, problem))
        elif one.source.key not in found:
            sure = f"{min(one.sure, 0.99):.0%}"
            comment = f"Imported from {name}; that it belongs here is {sure} sure. Compare it with the source text."
            found[one.source.key] = Found(one.source.key, text, (comment, *notes), one.sure)
            told += [Told(Fate.UNSURE, "tags", excerpt(one.source.words), one.source.line, why=note) for note in notes]
        elif found[one.source.key].text != text and one.source.role != "title":
            why = f"this text is translated in another way, too: “{excerpt(text)}”"
            told.append(
                Told(Fate.UNSURE, "text", excerpt(one.source.words), one.target.line, words=one.target.words, why=why)
            )
    told += _unpaired(ours, theirs, links, merged)
    told += [
        Told(Fate.MISSING, "translation", f"“{excerpt(segment.words)}”", segment.line, why=f"the page has no {place}")
        for place, segment in heads[0].items()
        if place not in heads[1] and segment.key not in found
    ]
    known = {segment.key for segment in ours}
    return Paired(tuple(found.values()), tuple(told), len(known & {p.source.key for p in pairs}) / max(len(known), 1))


def _problem(one: _Pair, text: str, places: Places, languages: tuple[Language, Language], country: str) -> str:
    """Why a pair is not taken; empty where it is."""
    if one.source.words == one.target.words and length(one.source.key.text) > SHORT:
        return "it is not translated: both pages have the same words"
    return places.other_facts(one.source.key, text, *languages, country)


def _left_out(one: _Pair, why: str) -> Told:
    shown = f"“{excerpt(one.source.words)}” beside “{excerpt(one.target.words)}”"
    return Told(Fate.DROPPED, "text", shown, one.target.line, one.sure, words=one.target.words, why=why)


def _unpaired(
    ours: tuple[Segment, ...], theirs: tuple[Segment, ...], links: tuple[Link, ...],
    merged: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...],
) -> Iterator[Told]:  # fmt: skip
    """What the report says of texts that met none: with the likeliest one beside it where there is one."""
    sure = [link for link in links if link.sure >= SURE]
    done = {link.source for link in sure}, {link.target for link in sure}
    for mine, its in merged:
        words = " ".join(theirs[n].words for n in its)
        why = (
            f"{len(mine)} text of the source is {len(its)} here"
            if len(mine) == 1
            else f"{len(mine)} texts of the source are one here"
        )
        shown = f"“{excerpt(' '.join(ours[n].words for n in mine))}” beside “{excerpt(words)}”"
        yield Told(Fate.DROPPED, "text", shown, theirs[its[0]].line, words=words, why=why)
        done[0].update(mine)
        done[1].update(its)
    likely: dict[int, Link] = {}
    for link in links:
        if link.target not in done[1] and link.sure > likely.get(link.target, Link(0, 0, 0.0)).sure:
            likely[link.target] = link
    for number, segment in enumerate(theirs):
        if number in done[1]:
            continue
        if number in likely:
            link = likely[number]
            shown = f"“{excerpt(segment.words)}” may be “{excerpt(ours[link.source].words)}”"
            why = "not sure enough to be taken"
            yield Told(Fate.DROPPED, "text", shown, segment.line, link.sure, words=segment.words, why=why)
        else:
            yield Told(
                Fate.DROPPED, "text", f"“{excerpt(segment.words)}”", segment.line, words=segment.words,
                why="no text of the source fits it",
            )  # fmt: skip
    keys = {ours[n].key for n in (*done[0], *(link.source for link in likely.values()))}
    for segment in ours:
        if segment.key not in keys:
            keys.add(segment.key)
            yield Told(
                Fate.MISSING, "translation", f"“{excerpt(segment.words)}”", segment.line, why="not found on the page"
            )
