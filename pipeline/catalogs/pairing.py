"""Pairs old and new texts that stand in the same place of the page, without crossing."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from pipeline.catalogs.likeness import Likeness, misspelt

Pair = tuple[int, int]
"""Numbers of an old and of a new text."""

_PLACE = 2_500
"""Number of pairs up to which a stretch is a place where one can tell that a text was cut in two."""

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


class _Pairing:
    """One run of `pair`: the scores, and what is taken so far."""

    def __init__(self, olds: Sequence[str], news: Sequence[str], likeness: Likeness, taken: list[Pair]) -> None:
        self.olds, self.news, self.taken = olds, news, sorted(taken)
        self.closed_old, self.closed_new = {i for i, _j in taken}, {j for _i, j in taken}
        self.scores: dict[Pair, float] = {}
        self.rows: dict[int, list[Pair]] = defaultdict(list)
        self.columns: dict[int, list[Pair]] = defaultdict(list)
        for i, old in enumerate(olds):
            for j, new in enumerate(news):
                share = likeness.share(old, new, _LEAST)
                if share and likeness.near(old, new):
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
        cluster, waiting = {start}, [start]
        while waiting:
            at = waiting.pop()
            for other in (*self.rows[at[0]], *self.columns[at[1]]):
                if other not in cluster and self._tied(start, other) and self._allowed(other):
                    cluster.add(other)
                    waiting.append(other)
        return cluster

    def _tied(self, one: Pair, other: Pair) -> bool:
        words = self.sizes_old[one[0]] + self.sizes_new[one[1]]
        return abs(self.scores[one] - self.scores[other]) * words < 1

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
