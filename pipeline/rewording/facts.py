"""The facts of a text that a new wording must not change: numbers, units, “not”, how often, more or less."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.checks.sides import Side, side
from pipeline.meaning import meaning
from pipeline.rewording.pairs import Pair

SAME = {"above": "more", "below": "less"}
"""Words for comparing that say the same."""

NUMBER, UNIT, NEGATION = "number", "unit", "negation"


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that a text says: `said` is the same for all ways to say it, `words` are those used.

    `value` is the number that a unit stands with, empty for other kinds.
    """

    kind: str
    said: str
    words: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """A fact that stands in one wording only. `lost` and `new` are its words there; `pair` its sentences.

    `moved` says that the whole text still has it, elsewhere.
    """

    kind: str
    lost: tuple[str, ...]
    new: tuple[str, ...]
    pair: Pair
    moved: bool = False


def comparable(tag: str) -> bool:
    """Whether negations and words for comparing are known in a language; numbers are in every one."""
    return meaning(tag).listed


def changes(found: Iterable[Pair], tag: str) -> tuple[Change, ...]:
    """The facts that changed, pair by pair, gravest kinds first in each."""
    found = tuple(found)
    whole = [Counter[tuple[str, str]](), Counter[tuple[str, str]]()]
    for pair in found:
        for counted, sentences in zip(whole, (pair.old, pair.new), strict=True):
            counted.update((fact.kind, fact.said) for fact in facts(" ".join(sentences), tag))
    return tuple(change for pair in found if pair.changed for change in _changes(pair, tag, whole[0], whole[1]))


def _changes(
    pair: Pair, tag: str, old_text: Counter[tuple[str, str]], new_text: Counter[tuple[str, str]]
) -> Iterator[Change]:
    old, new = facts(" ".join(pair.old), tag), facts(" ".join(pair.new), tag)
    other: set[str] = set()
    for kind in dict.fromkeys(fact.kind for fact in (*old, *new)):
        # What is told as another number need not be told once more with its unit.
        here = [fact for fact in old if fact.kind == kind and fact.value not in other]
        there = [fact for fact in new if fact.kind == kind and fact.value not in other]
        lost, added = _without(here, there), _without(there, here)
        if kind == NUMBER:
            other = {fact.said for fact in (*lost, *added)}
        moved = all(old_text[kind, fact.said] == new_text[kind, fact.said] for fact in (*lost, *added))
        if lost or added:
            yield Change(kind, _words(lost), _words(added), pair, moved)
        elif kind == NUMBER and [fact.said for fact in here] != [fact.said for fact in there]:
            other = {fact.said for fact in (*here, *there)}
            yield Change("order of numbers", _words(here), _words(there), pair)


def _without(facts_here: list[Fact], facts_there: list[Fact]) -> list[Fact]:
    """The facts of one side that the other side does not have, as often as it lacks them."""
    left = Counter(fact.said for fact in facts_there)
    found = []
    for fact in facts_here:
        if left[fact.said]:
            left[fact.said] -= 1
        else:
            found.append(fact)
    return found


def _words(found: Iterable[Fact]) -> tuple[str, ...]:
    return tuple(fact.words for fact in found)


def facts(text: str, tag: str) -> tuple[Fact, ...]:
    """The facts of a text in a language, kind by kind, in the order of the text within each."""
    one = side(text, tag)
    return (
        *_numbers(one),
        *(Fact(NEGATION, "not", words) for words in one.negations),
        *(Fact("telephone number", number, number) for number in one.phones),
        *(Fact("address", link, link) for link in (*one.links, *one.emails)),
        *(Fact("how often", said, words) for said, words in one.concepts("frequency").items()),
        *(Fact("period", said, words) for said, words in one.concepts("period").items()),
        *(Fact("comparison", SAME.get(said, said), words) for said, _start, words in one.comparisons),
        *(Fact("medicine", said, words) for said, words in one.concepts("medicines").items()),
    )


def _numbers(one: Side) -> Iterator[Fact]:
    """Numbers in digits and in words, and beside them the units that they stand with.

    “Once” and “twice” are told as how often.
    """
    often = {match.start for match in one.meaning.frequency.find(one.counted)}
    placed = [(number.start, number.value, number.text) for number in one.numbers]
    spelled = tuple(one.meaning.numbers.find(one.counted))
    placed += [(match.start, match.label, match.words) for match in spelled if match.start not in often]
    times = {match.label for match in spelled if match.start in often}
    for _start, value, text in sorted(placed):
        yield Fact(NUMBER, f"{value:g}", text)
    units = [(number.value, number.text, unit.name) for number, unit in one.units.items()]
    units += [(value, f"{value:g}", unit.name) for value, unit in one.spelled_quantities if value not in times]
    for value, text, unit in units:
        yield Fact(UNIT, f"{value:g} {unit}", f"{text} {unit}", f"{value:g}")
