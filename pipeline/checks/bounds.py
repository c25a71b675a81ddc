"""Words of comparison and the numbers that they belong to: “under 3 months”, “38 °C or more”."""

from collections.abc import Mapping

import regex

from pipeline.checks.sides import Side
from pipeline.meaning import rows

UP = {"more": 1, "above": 1, "at-least": 1, "less": -1, "below": -1, "at-most": -1}
"""Which way a word of comparison points (the groups of [opposites] in data/meaning)."""

NEAREST = 25
"""Most characters between a number and a word of comparison that belongs to it."""

SIDE = 8
"""So many characters a number may be further off on the side where a language has it: “above 15”, “15’in üzerinde”."""

DENIED = 15
"""Within so many characters a “not” turns a word of comparison round: “should not be more than 20”."""

_PAUSE = regex.compile(r"[.,;:!?…。，；：！？、،؛۔।॥()\n]")


def bounds(side: Side) -> Mapping[float, frozenset[int]]:
    """For each number: whether it is a least (1), a most (-1), or something denied (0).

    A word belongs to the number nearest to it, with no pause between the two.
    """
    found: dict[float, set[int]] = {}
    number_first = bool(rows(side.tag).get("number-first"))
    denials = [(match.start, match.end) for match in side.meaning.negations.find(side.folded) if match.label]
    for match in side.meaning.opposites.find(side.folded):
        if match.label not in UP:
            continue
        near = []
        for number in side.numbers:
            start, end = (number.end, match.start) if number.end <= match.start else (match.end, number.start)
            between = side.folded[start:end]
            if start <= end and len(between) <= NEAREST and not _PAUSE.search(between):
                # “38 or more” and “at least 38” are both said everywhere.
                usual = match.label.startswith("at-") or number_first == (number.end <= match.start)
                near.append((len(between) + (0 if usual else SIDE), number.value))
        if near:
            denied = any(match.start - end < DENIED and start - match.end < DENIED for start, end in denials)
            found.setdefault(min(near)[1], set()).add(0 if denied else UP[match.label])
    return {value: frozenset(ways) for value, ways in found.items()}
