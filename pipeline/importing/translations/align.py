"""Which text of a page is which text of the same page in another language.

Both lists are in the order of reading. Dynamic programming over the ways in which the one can become the
other, as Gale and Church (“A program for aligning sentences in bilingual corpora”, Computational
Linguistics 19, 1993) do it for sentences: a text stands beside one text, beside two, or beside none, and
how likely that is follows from the lengths. Here elements, lists, boxes, ids, addresses, numbers and
cognates speak, too. A link between two texts is as sure as all alignments that have it, summed over all
alignments (forward and backward, as for hidden Markov models: Rabiner, Proceedings of the IEEE 77, 1989):
where two neighbours could change places with no loss, neither of them is sure.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import exp, inf, log, log1p

from pipeline.importing.translations.fitting import HEADINGS, length_fit, likelihood
from pipeline.importing.translations.segments import Segment

SURE = 0.9
"""Share of all alignments, weighed, that a link has to be in to be used."""

_ONE, _NONE, _TWO = log(0.89), log(0.01), log(0.02)
"""How likely a text stands beside one, none, two (Gale and Church 1993; headings and lists make two rarer)."""

_BREAK = log(0.05)
"""How likely a section stands elsewhere in the translation."""

_MARGIN, _DOUBT = 2.0, 0.6
"""By how much a section must fit better than any other to be surely known again, and how sure its links are else."""

_MOST_SECTIONS = 900
"""Pairs of sections that are compared."""

_BAND = 60
"""Texts by which an alignment may stray from the diagonal of two long pages."""


@dataclass(frozen=True, slots=True)
class Link:
    """A text of the source (by number) beside one of the translation; `sure` is 0 to 1."""

    source: int
    target: int
    sure: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """What was found: links, sure and unsure, and runs that became one or two texts (numbers of both sides)."""

    links: tuple[Link, ...]
    merged: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...] = ()


def align(source: Sequence[Segment], target: Sequence[Segment]) -> Alignment:
    """The links between two lists of texts. Sections that changed places are followed where they are known again."""
    ratio = _ratio(source, target)
    orders = _orders(source, target, ratio)
    order, doubtful = (
        orders[0] if len(orders) == 1 else max(orders, key=lambda one: _worth(source, target, one[0], ratio))
    )
    moved = [target[number] for number in order]
    found = _aligned(source, moved, ratio)
    # The first alignment says how much longer this translation is; with that the second is made.
    pairs = [link for link in found.links if link.sure >= SURE]
    ratio = _ratio([source[p.source] for p in pairs], [moved[p.target] for p in pairs]) if pairs else 1.0
    found = _aligned(source, moved, ratio)
    links = _supported(found.links, source, moved)
    return Alignment(
        tuple(
            Link(link.source, order[link.target], min(link.sure, _DOUBT if order[link.target] in doubtful else 1.0))
            for link in links
        ),
        tuple((ours, tuple(order[number] for number in theirs)) for ours, theirs in found.merged),
    )


def _supported(links: Sequence[Link], source: Sequence[Segment], target: Sequence[Segment]) -> list[Link]:
    """The links, those in doubt that stand alone: with no link beside them, and no number, name or address in both.

    A heading goes with what follows it: the headings of two sections that have nothing else in common fit
    one another well, being headings.
    """
    sure = {(link.source, link.target) for link in links if link.sure >= SURE}
    found = []
    for link in links:
        i, j = link.source, link.target
        one, other = source[i], target[j]
        below = {(i + a, j + b) for a in (1, 2, 3) for b in (1, 2, 3)}
        beside = below if one.tag in HEADINGS - {"h1"} else {(i - 1, j - 1), (i + 1, j + 1)}
        alone = not beside & sure
        names = any(name in other.words for name in one.names)
        speaks = names or one.words == other.words or one.marks & other.marks or one.numbers & other.numbers
        small = len(source) < 3 or len(target) < 3
        found.append(Link(i, j, min(link.sure, _DOUBT)) if alone and not speaks and not small else link)
    return found


def _orders(
    source: Sequence[Segment], target: Sequence[Segment], ratio: float
) -> list[tuple[tuple[int, ...], frozenset[int]]]:
    """The orders of the translation's texts that are worth a try: its own, and that of the source's sections.

    Each with the texts whose section fits another one nearly as well, so that its place there is in doubt.
    """
    own = tuple(range(len(target)))
    here, there = _sections(source), _sections(target)
    if len(here) < 3 or len(there) < 3 or len(here) * len(there) > _MOST_SECTIONS:
        return [(own, frozenset())]
    gains = [[_gain(source[a.start : a.stop], target[b.start : b.stop], ratio) for b in there] for a in here]
    scored = sorted(((gains[i][j], i, j) for i in range(len(here)) for j in range(len(there))), reverse=True)
    places: dict[int, float] = {0: -1.0}
    taken: set[int] = set()
    doubtful: set[int] = set()
    for gain, i, j in scored:
        if gain > 0 and i not in taken and j not in places:
            places[j] = float(i)
            taken.add(i)
            rivals = [*(row[j] for n, row in enumerate(gains) if n != i), *(gains[i][:j] + gains[i][j + 1 :])]
            if gain < max(rivals) + _MARGIN:
                doubtful.update(there[j])
    for j in range(len(there)):
        # A section that only the translation has stays behind the one before it.
        places.setdefault(j, places.get(j - 1, -1.0) + 0.001)
    found = tuple(number for j in sorted(places, key=lambda j: (places[j], j)) for number in there[j])
    return [(own, frozenset())] + ([(found, frozenset(doubtful))] if found != own else [])


def _sections(segments: Sequence[Segment]) -> list[range]:
    """The stretches between the headings of the level that most headings have; the first is what stands above."""
    levels = Counter(segment.tag for segment in segments if segment.tag in HEADINGS - {"h1"})
    if not levels:
        return [range(len(segments))]
    level = min(levels, key=lambda tag: (-levels[tag], tag))
    starts = [0, *(n for n, segment in enumerate(segments) if segment.tag == level), len(segments)]
    return [range(a, b) for a, b in pairwise(starts)]


def _gain(source: Sequence[Segment], target: Sequence[Segment], ratio: float) -> float:
    """How much likelier two lists stand beside one another than each alone."""
    total = _Lattice(source, target, ratio).forward()[len(source)][len(target)]
    return total - _NONE * (len(source) + len(target))


def _worth(source: Sequence[Segment], target: Sequence[Segment], order: tuple[int, ...], ratio: float) -> float:
    """The likelihood of the best alignments in an order; each place where it leaves the page's own costs."""
    breaks = sum(b != a + 1 for a, b in pairwise(order))
    total = _Lattice(source, [target[n] for n in order], ratio).forward()[len(source)][len(target)]
    return total + _BREAK * breaks


def _ratio(source: Sequence[Segment], target: Sequence[Segment]) -> float:
    """Characters of the translation for each of the source."""
    ours, theirs = (sum(segment.length for segment in side) for side in (source, target))
    return min(max(theirs / ours, 0.15), 6.0) if ours and theirs else 1.0


def _aligned(source: Sequence[Segment], target: Sequence[Segment], ratio: float) -> Alignment:
    """One pass: the sums over all alignments from both ends, and the links that follow from them."""
    lattice = _Lattice(source, target, ratio)
    forward, backward = lattice.forward(), lattice.backward()
    total = forward[len(source)][len(target)]
    if total == -inf:
        return Alignment(())
    links, merged = [], []
    for i, j in lattice.cells():
        for di, dj in ((1, 1), (1, 2), (2, 1)):
            step = lattice.step(i, j, di, dj)
            if step == -inf:
                continue
            share = exp(min(0.0, forward[i][j] + step + backward[i + di][j + dj] - total))
            if di == dj == 1 and share > 0.2:
                links.append(Link(i, j, share))
            elif share > 0.5:
                merged.append((tuple(range(i, i + di)), tuple(range(j, j + dj))))
    return Alignment(tuple(links), tuple(merged))


class _Lattice:
    """All ways from the start of both lists to their end, step by step, each with the log of its likelihood."""

    def __init__(self, source: Sequence[Segment], target: Sequence[Segment], ratio: float) -> None:
        self.source, self.target, self.ratio = source, target, ratio
        self._known: dict[tuple[int, int, int, int], float] = {}

    def row(self, i: int) -> range:
        """The columns that are looked at in a row."""
        n, m = len(self.source), len(self.target)
        middle = i * m // n if n else 0
        wide = _BAND + abs(n - m)
        return range(max(0, middle - wide), min(m, middle + wide) + 1)

    def cells(self) -> Iterator[tuple[int, int]]:
        """Every place of the lattice, in order."""
        for i in range(len(self.source) + 1):
            for j in self.row(i):
                yield i, j

    def step(self, i: int, j: int, di: int, dj: int) -> float:
        """How likely the next `di` texts of the source stand beside the next `dj` of the translation."""
        if not di or not dj:
            return _NONE if i + di <= len(self.source) and j + dj <= len(self.target) else -inf
        key = (i, j, di, dj)
        if key not in self._known:
            self._known[key] = self._step(i, j, di, dj)
        return self._known[key]

    def _step(self, i: int, j: int, di: int, dj: int) -> float:
        if i + di > len(self.source) or j + dj > len(self.target):
            return -inf
        ours, theirs = self.source[i : i + di], self.target[j : j + dj]
        if di == dj:
            return _ONE + likelihood(ours[0], theirs[0], self.ratio)
        if len({(segment.role, segment.tag, segment.inside) for segment in (*ours, *theirs)}) > 1:
            return -inf
        return _TWO + length_fit(sum(s.length for s in ours), sum(s.length for s in theirs), self.ratio)

    def forward(self) -> list[dict[int, float]]:
        """For every place, the sum over all ways that lead to it."""
        n, m = len(self.source), len(self.target)
        sums: list[dict[int, float]] = [{} for _ in range(n + 1)]
        for i, j in self.cells():
            found = 0.0 if i == j == 0 else -inf
            for di, dj in _STEPS:
                before = sums[i - di].get(j - dj, -inf) if i >= di and j >= dj else -inf
                if before > -inf:
                    found = _plus(found, before + self.step(i - di, j - dj, di, dj))
            sums[i][j] = found
        sums[n].setdefault(m, -inf)
        return sums

    def backward(self) -> list[dict[int, float]]:
        """For every place, the sum over all ways that lead from it to the end."""
        n, m = len(self.source), len(self.target)
        sums: list[dict[int, float]] = [{} for _ in range(n + 3)]
        for i in range(n, -1, -1):
            for j in reversed(self.row(i)):
                found = 0.0 if (i, j) == (n, m) else -inf
                for di, dj in _STEPS:
                    after = sums[i + di].get(j + dj, -inf)
                    if after > -inf:
                        found = _plus(found, self.step(i, j, di, dj) + after)
                sums[i][j] = found
            for ahead in range(1, 3):
                sums[i].setdefault(self.row(i)[-1] + ahead, -inf)
        return [_Row(row) for row in sums]


class _Row(dict[int, float]):
    """A row in which every place outside the band is out of reach."""

    def __missing__(self, _key: int) -> float:
        return -inf


_STEPS = ((1, 1), (1, 0), (0, 1), (1, 2), (2, 1))


def _plus(one: float, other: float) -> float:
    """The log of the sum of two numbers given by their logs."""
    if one < other:
        one, other = other, one
    return one if other == -inf else one + log1p(exp(other - one))
