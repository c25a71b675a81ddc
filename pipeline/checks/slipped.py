"""Translations that stand beside their neighbours' texts: pasted from a table whose rows had moved.

Only texts with numbers give themselves away. Where several translations do not fit their own text, but
all fit the one so many places below or above, every translation between them is in the wrong place, too,
though nothing else tells: none of them may be shown, and one finding says more than a hundred.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.checks.matching import missing_and_extra
from pipeline.checks.pair import Pair

FURTHEST = 3
"""Places that translations may have moved."""

LEAST = 4
"""So many of them have to fit the text in the same distance."""

SHARE = 0.2
"""Least share of the suspects within a run that fit so: not every text has numbers that tell."""

RIGHT = 2
"""So many more translations that are right where they stand than wrong ones end a run: nothing has moved there."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A run of translations, from `first` to `last`, that belong to the texts `by` places on (below 0: back)."""

    first: int
    last: int
    by: int
    fits: int


def slips(pairs: Sequence[Pair | None], suspects: Collection[int]) -> tuple[Slip, ...]:
    """The runs of translations that have slipped, in order, none of which touches another.

    `pairs` are those of a page in its order, None where nothing is translated; `suspects` are the
    numbers of those that say other numbers than their text.
    """
    if len(suspects) < LEAST:
        return ()
    fits = {
        by: [
            number
            for number in sorted(suspects)
            if 0 <= number + by < len(pairs) and _fits(pairs[number], pairs[number + by])
        ]
        for by in range(-FURTHEST, FURTHEST + 1)
        if by
    }
    runs = [run for by in fits for run in _runs(fits, by, pairs, suspects)]
    found: list[Slip] = []
    for run in sorted(runs, key=lambda run: (-run.fits, abs(run.by), run.first)):
        if all(run.last < other.first or other.last < run.first for other in found):
            found.append(run)
    return tuple(sorted(found, key=lambda run: run.first))


def _runs(
    fits: Mapping[int, Sequence[int]], by: int, pairs: Sequence[Pair | None], suspects: Collection[int]
) -> Iterator[Slip]:
    """The runs of one distance. What fits as often in another distance, such as exchanged neighbours, is none."""
    groups: list[list[int]] = []
    for number in fits[by]:
        if groups and not _moved_back(pairs, range(groups[-1][-1] + 1, number), by, suspects):
            groups[-1].append(number)
        else:
            groups.append([number])
    for group in groups:
        first, last = group[0], group[-1]
        within = sum(first <= number <= last for number in suspects)
        rivals = (sum(first <= number <= last for number in found) for other, found in fits.items() if other != by)
        if len(group) >= max(LEAST, SHARE * within) and 2 * max(rivals, default=0) <= len(group):
            yield Slip(first, last, by, len(group))


def _moved_back(pairs: Sequence[Pair | None], between: range, by: int, suspects: Collection[int]) -> bool:
    """Whether most translations between two that fit elsewhere are right where they stand."""
    wrong = sum(number in suspects for number in between)
    right = sum(_stands_right(pairs, number, by) for number in between if number not in suspects)
    return right > wrong + RIGHT


def _stands_right(pairs: Sequence[Pair | None], number: int, by: int) -> bool:
    """Whether a translation says the numbers of its own text, and not those of the text so many places on."""
    pair = pairs[number]
    if pair is None or not pair.source.numbers or not pair.target.numbers:
        return False
    other = pairs[number + by] if 0 <= number + by < len(pairs) else None
    return not _fits(pair, other)


def _fits(pair: Pair | None, other: Pair | None) -> bool:
    """Whether a translation says just the numbers of another text, and that text has any."""
    if pair is None or other is None or not other.source.numbers:
        return False
    return not any(missing_and_extra(replace(pair, key=other.key)))
