"""Pairs old and new texts that stand in the same place of the page, without crossing."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.catalogs.likeness import Likeness, misspelt

Pair = tuple[int, int]
"""Numbers of an old and of a new text."""

_PLACE = 2_500
"""Number of pairs up to which a stretch is a place where one can tell that a text was cut in two."""

_MANY = 100_000
"""Number of pairs from which on a stretch is looked at coarsely: all its pairs would take minutes."""

_FEW = 12
"""How many texts each text is compared with closely in such a stretch."""

_LEAST = 0.2
"""Share of common words below which a pair is not looked at more closely."""


def pair(olds: Sequence[str], news: Sequence[str], likeness: Likeness) -> list[Pair]:
    """Which of `olds` each of `news` continues.

    A text that was cut in two is continued by both halves; of two that were joined the longer one
    goes on. Then the most alike pair is taken, then the next one that crosses none.
    """
    explained = _split_and_joined(olds, news, likeness) if len(olds) * len(news) <= _PLACE else []
    return sorted([*explained, *_Pairing(olds, news, likeness, explained).run()])


def _split_and_joined(olds: Sequence[str], news: Sequence[str], likeness: Likeness) -> list[Pair]:
    found: list[Pair] = []
    for i, old in enumerate(olds):
        for j in range(len(news) - 1):
            if likeness.makes_up(news[j : j + 2], old):
                found += [(i, j), (i, j + 1)]
                break
    for j, new in enumerate(news):
        for i in range(len(olds) - 1):
            if likeness.makes_up(olds[i : i + 2], new):
                found.append((i if likeness.size(olds[i]) >= likeness.size(olds[i + 1]) else i + 1, j))
                break
    return found


def _alike(olds: Sequence[str], news: Sequence[str], likeness: Likeness) -> Iterator[tuple[Pair, float]]:
    """Every pair that may be one, with the share of words in common."""
    for i, old in enumerate(olds):
        for share, j in likeness.ranked(old, news, _LEAST):
            if likeness.near(old, news[j]):
                yield (i, j), share


def _foremost(olds: Sequence[str], news: Sequence[str], likeness: Likeness) -> Iterator[tuple[Pair, float]]:
    """Of a place with very many pairs those that are the first for either text, and what their order tells.

    A text that more than a few others are equally like belongs to a crowd. As many old as new texts,
    all like one another: their order tells. Else no text of a crowd is paired: nobody could say with which.
    """
    found: dict[Pair, float] = {}
    crowds: list[dict[tuple[int, ...], list[int]]] = []
    for texts, others in ((olds, news), (news, olds)):
        crowds.append({})
        for number, text in enumerate(texts):
            ranked = likeness.ranked(text, others, _LEAST)
            first = _tied(0, ranked, text, others, likeness)
            if len(first) > _FEW:
                crowds[-1].setdefault(tuple(sorted(first)), []).append(number)
                continue
            # Equals stay together: of those that would be cut in two none is looked at.
            cut = _tied(_FEW, ranked, text, others, likeness)
            for share, other in ranked[:_FEW]:
                if other not in cut and likeness.near(text, others[other]):
                    found[(number, other) if texts is olds else (other, number)] = share
    crowded = [{number for numbers in crowd.values() for number in numbers} for crowd in crowds]
    yield from ((at, share) for at, share in found.items() if at[0] not in crowded[0] and at[1] not in crowded[1])
    for like, numbers in crowds[0].items():
        if crowds[1].get(tuple(numbers)) == list(like) and len(numbers) == len(like):
            for i, j in zip(numbers, like, strict=True):
                if likeness.near(olds[i], news[j]):
                    yield (i, j), likeness.share(olds[i], news[j])


def _tied(
    at: int, ranked: Sequence[tuple[float, int]], text: str, others: Sequence[str], likeness: Likeness
) -> set[int]:
    """Which of the `ranked` others are as much like a text as the one at a place of that list, itself too."""
    size = likeness.size(text)
    return {
        other
        for share, other in (ranked if at < len(ranked) else ())
        if abs(ranked[at][0] - share) * (size + likeness.size(others[other])) < 1
    }


class _Pairing:
    """One run of `pair`: the scores, and what is taken so far."""

    def __init__(self, olds: Sequence[str], news: Sequence[str], likeness: Likeness, taken: list[Pair]) -> None:
        self.olds, self.news, self.taken = olds, news, sorted(taken)
        self.closed_old, self.closed_new = {i for i, _j in taken}, {j for _i, j in taken}
        self.scores: dict[Pair, float] = {}
        self.rows: dict[int, list[Pair]] = defaultdict(list)
        self.columns: dict[int, list[Pair]] = defaultdict(list)
        many = len(olds) * len(news) > _MANY
        for (i, j), share in (_foremost if many else _alike)(olds, news, likeness):
            self.scores[i, j] = share
            self.rows[i].append((i, j))
            self.columns[j].append((i, j))
        self.sizes_old, self.sizes_new = ([likeness.size(text) for text in texts] for texts in (olds, news))

    def run(self) -> list[Pair]:
        """The pairs that are left to find, the most alike first."""
        found: list[Pair] = []
        for start in sorted(self.scores, key=lambda at: (-self.scores[at], abs(at[0] - at[1]), at)):
            if self._allowed(start):
                cluster = self._equals(start)
                chosen = self._settled(cluster)
                found += chosen
                for at in chosen:
                    insort(self.taken, at)
                self.closed_old |= {i for i, _j in cluster}
                self.closed_new |= {j for _i, j in cluster}
        return found

    def _allowed(self, at: Pair) -> bool:
        i, j = at
        if i in self.closed_old or j in self.closed_new:
            return False
        place = bisect_left(self.taken, at)
        return (place == 0 or self.taken[place - 1][1] < j) and (place == len(self.taken) or j < self.taken[place][1])

    def _equals(self, start: Pair) -> set[Pair]:
        """The pair with all that compete with it, be it through others, and are as much alike."""
        cluster, waiting, seen = {start}, [start], set()
        while waiting:
            at = waiting.pop()
            for line in (self.rows[at[0]], self.columns[at[1]]):
                # What is tied with a pair depends on its likeness and length; a line is walked once for each.
                walk = (id(line), self.scores[at], self._words(at))
                if walk in seen:
                    continue
                seen.add(walk)
                for other in line:
                    if other not in cluster and self._tied(at, other) and self._allowed(other):
                        cluster.add(other)
                        waiting.append(other)
        return cluster

    def _words(self, at: Pair) -> int:
        return self.sizes_old[at[0]] + self.sizes_new[at[1]]

    def _tied(self, one: Pair, other: Pair) -> bool:
        return abs(self.scores[one] - self.scores[other]) * self._words(one) < 1

    def _settled(self, cluster: set[Pair]) -> list[Pair]:
        """The pairs among equals that can be told.

        As many old as new texts: their order tells. Else only a slip of the pen gives itself away;
        of the others nobody can say which one went.
        """
        olds, news = sorted({i for i, _j in cluster}), sorted({j for _i, j in cluster})
        turns = list(zip(olds, news, strict=False))
        if len(olds) == len(news) and cluster.issuperset(turns):
            return turns
        found = []
        for j in news:
            rivals = {self.olds[i]: i for i in olds}
            meant = misspelt(self.news[j], rivals)
            if meant is not None and (rivals[meant], j) in cluster:
                found.append((rivals[meant], j))
        rising = all(a[0] < b[0] for a, b in pairwise(found))
        return found if rising else []
