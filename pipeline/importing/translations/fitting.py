"""How well two texts fit one another as a text and its translation, by what both show without their words."""

from math import inf, sqrt

from pipeline.importing.translations.segments import Segment

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CELLS = frozenset({"td", "th"})
_VARIANCE = 6.8
"""Variance of the length of a translation for each character of the source (Gale and Church 1993)."""


def length_fit(ours: int, theirs: int, ratio: float) -> float:
    """How well two lengths fit: the log of the normal density over that of a perfect fit."""
    spread = sqrt(_VARIANCE * max((ours * ratio + theirs) / 2, 1.0))
    return max(-0.5 * ((theirs - ours * ratio) / spread) ** 2, -8.0)


def likelihood(one: Segment, other: Segment, ratio: float) -> float:
    """How well two texts fit, as a log over what two unrelated texts of one length would have."""
    if one.role != other.role:
        return -inf
    found = length_fit(one.length, other.length, ratio) + _elements(one, other)
    same, differ = (one.numbers & other.numbers).total(), abs(one.numbers.total() - other.numbers.total())
    apart = max((one.numbers - other.numbers).total(), (other.numbers - one.numbers).total())
    found += 1.5 * min(same, 3) - 1.2 * min(max(apart, differ), 3)
    # The other page may not have marked a name, and yet keeps it.
    names = sum(name in other.words for name in one.names) + sum(name in one.words for name in other.names)
    found += 3.0 * min(len(one.marks & other.marks) + names, 2)
    if one.words == other.words:
        found += 3.0
    if one.stems and other.stems:
        alike = 2 * len(one.stems & other.stems) / (len(one.stems) + len(other.stems))
        found += 5.0 * max(alike - 0.1, -0.1)
    return found


def _elements(one: Segment, other: Segment) -> float:
    """How well the elements fit in which two texts stand."""
    found = -0.7 * min(len(set(one.inside) ^ set(other.inside)), 4)
    if one.tag == other.tag:
        return found
    headings = {one.tag, other.tag} & HEADINGS
    if len(headings) == 2:
        return found - 1.5
    if headings:
        return found - 5.0
    return found - (1.0 if {one.tag, other.tag} <= _CELLS else 2.5)
