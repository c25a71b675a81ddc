"""Translations that stand beside their neighbours' texts: pasted from a table whose rows had moved.

Only texts with numbers give themselves away. Where several translations do not fit their own text, but
all fit the one so many places below or above, every translation between them is in the wrong place, too,
though nothing else tells: none of them may be shown, and one finding says more than a hundred.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from pipeline.checks.amounts import missing_and_extra
from pipeline.checks.pair import Pair

FURTHEST = 3
"""Places that translations may have moved."""

LEAST = 4
"""So many of them have to fit the text in the same distance."""

SHARE = 0.2
"""Least share of those that do not fit their own text: not every text has numbers that tell."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A run of translations, from `first` to `last`, that belong to the texts `by` places on (below 0: back)."""

    first: int
    last: int
    by: int
    fits: int


def slip(pairs: Sequence[Pair | None], suspects: Collection[int]) -> Slip | None:
    """The run of translations that have slipped, if there is one.

    `pairs` are those of a page in its order, None where nothing is translated; `suspects` are the
    numbers of those that say other numbers than their text.
    """
    if len(suspects) < LEAST:
        return None
    fits: dict[int, list[int]] = defaultdict(list)
    for number in sorted(suspects):
        for by in range(-FURTHEST, FURTHEST + 1):
            if by and 0 <= number + by < len(pairs) and _fits(pairs[number], pairs[number + by]):
                fits[by].append(number)
    if not fits:
        return None
    by, found = max(fits.items(), key=lambda item: (len(item[1]), -abs(item[0])))
    if len(found) < max(LEAST, SHARE * len(suspects)):
        return None
    return Slip(found[0], found[-1], by, len(found))


def _fits(pair: Pair | None, other: Pair | None) -> bool:
    """Whether a translation says just the numbers of another text, and that text has any."""
    if pair is None or other is None or not other.source.numbers:
        return False
    return not any(missing_and_extra(replace(pair, key=other.key)))
