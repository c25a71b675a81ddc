"""Lays the sentences of two wordings side by side, as people see that they belong together."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

MOST = 250_000
"""Pairs of sentences beyond which a stretch that was written anew is shown as one."""

ALONE = 0.72
"""What it costs to leave a sentence without a partner: two that share less than a third are none."""

JOINED = 0.08
"""What it costs to set one sentence beside two."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Sentences of the old wording and those that stand for them in the new one; one side may be empty."""

    old: tuple[str, ...]
    new: tuple[str, ...]

    @property
    def changed(self) -> bool:
        """Whether the two are not word for word the same."""
        return self.old != self.new


def pairs(old: Sequence[str], new: Sequence[str]) -> tuple[Pair, ...]:
    """Both texts from beginning to end, sentence beside sentence."""
    found: list[Pair] = []
    matcher = SequenceMatcher(None, [_key(one) for one in old], [_key(one) for one in new], autojunk=False)
    for kind, start, end, start_new, end_new in matcher.get_opcodes():
        if kind == "equal":
            found += [Pair((one,), (two,)) for one, two in zip(old[start:end], new[start_new:end_new], strict=True)]
        else:
            found += _stretch(old[start:end], new[start_new:end_new])
    return tuple(found)


def _key(sentence: str) -> str:
    return " ".join(sentence.split())


def _stretch(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """A stretch that was changed: the cheapest way to lay it side by side, one, two or none at a time."""
    if not old or not new or len(old) * len(new) > MOST:
        return [Pair(tuple(old), tuple(new))]
    bags_old, bags_new = [_bag(one) for one in old], [_bag(one) for one in new]
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for at in range(len(old) + 1):
        for beside in range(len(new) + 1):
            for taken, given in _steps(at, beside):
                before = best[at - taken, beside - given][0]
                cost = before + _cost(bags_old[at - taken : at], bags_new[beside - given : beside])
                if (at, beside) not in best or cost < best[at, beside][0]:
                    best[at, beside] = (cost, (taken, given))
    found = []
    at, beside = len(old), len(new)
    while at or beside:
        taken, given = best[at, beside][1]
        found.append(Pair(tuple(old[at - taken : at]), tuple(new[beside - given : beside])))
        at, beside = at - taken, beside - given
    return found[::-1]


def _steps(at: int, beside: int) -> Iterator[tuple[int, int]]:
    for taken, given in ((1, 1), (1, 0), (0, 1), (1, 2), (2, 1), (1, 3), (3, 1)):
        if taken <= at and given <= beside:
            yield taken, given


def _bag(sentence: str) -> Counter[str]:
    """The words of a sentence by their beginnings, so that forms of one word are alike; characters where
    there are no spaces.
    """
    words = ["".join(filter(str.isalnum, word))[:5] for word in sentence.lower().split()]
    return Counter(words if len(words) > 1 else sentence)


def _cost(old: Sequence[Counter[str]], new: Sequence[Counter[str]]) -> float:
    if not old or not new:
        return ALONE * (len(old) + len(new)) / 1.5
    one, two = sum(old, Counter()), sum(new, Counter())
    alike = 2 * (one & two).total() / max(1, one.total() + two.total())
    return (1 - alike) * max(len(old), len(new)) + JOINED * (len(old) + len(new) - 2)
