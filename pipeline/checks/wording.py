"""Words that turn the meaning round: not, once and twice, above and below; and the terms of a glossary."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

import regex

from pipeline.checks.bounds import bounds
from pipeline.checks.matching import shown
from pipeline.checks.pair import Pair
from pipeline.checks.registry import Problem, check
from pipeline.checks.sides import Side
from pipeline.meaning import fold
from pipeline.model import Severity

OPPOSED = {
    "more": "less", "above": "below", "before": "after", "at-least": "at-most", "increase": "decrease",
    "left": "right", "start": "stop", "morning": "evening",
}  # fmt: skip
SAME = {"above": "more", "below": "less"}
NEAR = {"more": "at-least", "less": "at-most"}
OPPOSITES = {**OPPOSED, **{two: one for one, two in OPPOSED.items()}}


@check("negation", Severity.WARNING, needs_list=True)
def lost_negation(pair: Pair) -> Iterator[Problem]:
    """A “not” stands on one side only."""
    yield from pair.first(_negation)


def _negation(source: Side, target: Side) -> Iterator[Problem]:
    here, there = source.negations, target.negations
    if here and not there:
        yield Problem(
            f"the source denies or forbids (“{here[0]}”), the translation has no such word",
            "look whether the translation says the opposite",
        )
    elif there and not here:
        yield Problem(
            f"the translation denies or forbids (“{there[0]}”), the source has no such word",
            "look whether the translation says the opposite",
        )


@check("frequency", Severity.WARNING, needs_list=True)
def other_frequency(pair: Pair) -> Iterator[Problem]:
    """Once, twice, or another number of times."""
    yield from pair.first(partial(_other, group="frequency"))


@check("period", Severity.WARNING, needs_list=True)
def other_period(pair: Pair) -> Iterator[Problem]:
    """An hour, a day, every other day, a week or a month."""
    yield from pair.first(partial(_other, group="period"))


def _other(source: Side, target: Side, group: str) -> Iterator[Problem]:
    here, there = source.concepts(group), target.concepts(group)
    lost = [concept for concept in here if concept not in there]
    new = [concept for concept in there if concept not in here]
    if lost and new:
        yield Problem(
            f"the source says “{here[lost[0]]}”, the translation “{there[new[0]]}” ({new[0].replace('-', ' ')})",
            "write how often as the source has it",
        )


@check("opposites", Severity.WARNING, needs_list=True)
def opposite_words(pair: Pair) -> Iterator[Problem]:
    """More for less, above for below, before for after, left for right."""
    yield from pair.first(_opposite)


def _opposite(source: Side, target: Side) -> Iterator[Problem]:
    here, there = (_sides(side.comparisons) for side in (source, target))
    for concept, words in here.items():
        opposite = OPPOSITES[concept]
        fewer = len(there.get(concept, ())) < len(words)
        # “38 or more” says “more” without being the pair of “less”.
        said = len(here.get(opposite, ())) + len(here.get(NEAR.get(opposite, ""), ()))
        if fewer and len(there.get(opposite, ())) > said:
            yield Problem(
                f"the source says “{words[0]}”, the translation “{there[opposite][0]}” ({opposite.replace('-', ' ')})",
                "look whether the translation says the opposite",
            )
    yield from _turned_bounds(bounds(source), bounds(target))


def _turned_bounds(here: Mapping[float, frozenset[int]], there: Mapping[float, frozenset[int]]) -> Iterator[Problem]:
    for value, ways in here.items():
        if len(ways) == 1 and 0 not in ways and there.get(value) == frozenset({-min(ways)}):
            words = ("or more", "or less") if min(ways) > 0 else ("or less", "or more")
            yield Problem(
                f"the source says {shown(value)} {words[0]}, the translation {shown(value)} {words[1]}",
                "look whether the translation says the opposite",
            )


def _sides(found: Iterable[tuple[str, int, str]]) -> dict[str, tuple[str, ...]]:
    """The words of each side, each once; many languages have one word for more and above, and for less and below."""
    sides: dict[str, dict[int, str]] = {}
    for concept, start, words in found:
        sides.setdefault(SAME.get(concept, concept), {})[start] = words
    return {concept: tuple(words.values()) for concept, words in sides.items()}


@check("glossary", Severity.WARNING)
def glossary(pair: Pair) -> Iterator[Problem]:
    """A term of the glossary is translated otherwise, or a name that stays is not there."""
    for term, allowed in pair.glossary.items():
        if not regex.search(rf"(?<!\p{{L}}){regex.escape(term)}(?!\p{{L}})", pair.source.folded):
            continue
        wanted = [fold(word) for word in allowed] or [term]
        if not any(word in pair.target.folded for word in wanted):
            yield Problem(
                f"“{term}” is “{'” or “'.join(allowed) or term}” in the glossary", "use the word of the glossary"
            )
