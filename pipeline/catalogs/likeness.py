"""How alike two source texts of one page are.

Texts are compared as bags of words: sentences may change places, and a bag needs no alignment. Words
that stand in few texts of the page weigh more, so that “take”, “the” and “tablets” make no pair.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log

from rapidfuzz import process
from rapidfuzz.distance import Indel

from pipeline.catalogs.wordlists import worth_offering
from pipeline.catalogs.words import words

NEAR, WEIGHTED = 0.55, 0.40
"""Least likeness of a pair in the same place, by words and by what the words weigh."""

FAR = 0.75
"""Least likeness of a pair anywhere on the page, or of a new text and one that left it some time ago."""

PART = 4
"""A text that lies wholly within another continues it if it has so many words."""


SLIP = 2
"""Characters put in or left out that a slip of the pen may have."""


@dataclass(frozen=True, slots=True)
class _Text:
    """A text as a sorted string with one character for each word, and as counts with their weight."""

    bag: str
    counts: Counter[str]
    weight: float
    comparable: bool


class Likeness:
    """Compares the texts of one page, old and new. All comparisons are symmetric."""

    def __init__(self, texts: Iterable[str]) -> None:
        bags = {text: words(text) for text in texts}
        spread = Counter(word for bag in bags.values() for word in set(bag))
        # One character stands for each word; above the surrogates there is room for a million.
        codes = {word: chr(0x10000 + number) for number, word in enumerate(spread)}
        self._weights = {codes[word]: log(1 + len(bags) / count) for word, count in spread.items()}
        self._texts: dict[str, _Text] = {}
        for text, bag in bags.items():
            coded = "".join(sorted(codes[word] for word in bag))
            weight = sum(self._weights[sign] for sign in coded)
            self._texts[text] = _Text(coded, Counter(coded), weight, worth_offering(text))

    def comparable(self, text: str) -> bool:
        """Whether the text may be offered, or be offered to, at all."""
        return self._texts[text].comparable

    def size(self, text: str) -> int:
        """The number of words."""
        return len(self._texts[text].bag)

    def distance(self, one: str, other: str) -> int:
        """How many words have to be taken out of the two until the same are left."""
        return int(Indel.distance(self._texts[one].bag, self._texts[other].bag))

    def share(self, one: str, other: str, floor: float = 0.0) -> float:
        """The share of words that the two have in common, 0 to 1; 0 where it is below `floor`."""
        return float(
            Indel.normalized_similarity(self._texts[one].bag, self._texts[other].bag, score_cutoff=floor or None)
        )

    def ranked(self, text: str, others: Sequence[str], floor: float) -> list[tuple[float, int]]:
        """The share of words of each of `others` that reaches `floor`, with its number, the most alike first."""
        bags = [self._texts[other].bag for other in others]
        found = process.extract(
            self._texts[text].bag, bags, scorer=Indel.normalized_similarity, score_cutoff=floor, limit=None
        )
        return [(share, number) for _bag, share, number in found]

    def nearest(self, text: str, rivals: Sequence[str], chosen: str, *, strict: bool) -> bool:
        """Whether none of `rivals` is nearer to `text` than `chosen`; nor, if `strict`, as near to a vague one."""
        limit = self.distance(text, chosen)
        if strict and self.share(text, chosen) < FAR:
            limit += 1
        if limit < 1:
            return True
        bags = [self._texts[rival].bag for rival in rivals]
        found = process.extract(self._texts[text].bag, bags, scorer=Indel.distance, score_cutoff=limit - 1, limit=None)
        return all(rivals[number] == chosen for _bag, _distance, number in found)

    def makes_up(self, parts: Iterable[str], whole: str) -> bool:
        """Whether the words of `parts`, taken together, are those of `whole`, but for one in eight."""
        together: Counter[str] = Counter()
        for part in parts:
            together += self._texts[part].counts
        sought = self._texts[whole].counts
        different = (together - sought).total() + (sought - together).total()
        return 8 * different <= together.total() + sought.total()

    def closest(self, text: str, others: Sequence[str]) -> tuple[int, list[int]]:
        """How far the nearest of those `others` is that may be `text` after an edit, wherever it stands.

        With the numbers of all that are as near; none if there is no such text. It has most words in
        common, or the shorter one lies wholly in the longer one and makes up a third of it.
        """
        bag = self._texts[text].bag
        bags = [self._texts[other].bag for other in others]
        least, found = 0, list[int]()
        for other, distance, number in process.extract(bag, bags, scorer=Indel.distance, limit=None):
            if found and distance > least:
                break
            if _close(int(distance), len(bag), len(other)):
                least = int(distance)
                found.append(number)
        return least, found

    def near(self, one: str, other: str) -> bool:
        """Whether one may be the other after an edit, given that they stand in the same place."""
        a, b = self._texts[one], self._texts[other]
        total, smaller = len(a.bag) + len(b.bag), min(len(a.bag), len(b.bag))
        shared = (total - self.distance(one, other)) // 2
        same_length = 2 * shared > NEAR * total
        # A sentence came or went: nearly all of the shorter text lies in the longer one.
        if not same_length and (smaller < PART or 10 * shared < 9 * smaller):
            return False
        weight = sum(self._weights[sign] * count for sign, count in (a.counts & b.counts).items())
        if same_length:
            return 2 * weight >= WEIGHTED * (a.weight + b.weight)
        return weight >= NEAR * min(a.weight, b.weight)


def _close(distance: int, one: int, other: int) -> bool:
    """Whether two texts of so many words, so far apart, may be one another after an edit."""
    if distance <= (1 - FAR) * (one + other):
        return True
    shorter, longer = sorted((one, other))
    return shorter > PART and longer <= 3 * shorter and distance == longer - shorter


def misspelt(text: str, candidates: Iterable[str]) -> str | None:
    """The candidate that differs from `text` by a slip of the pen, if all others differ by much more.

    It only decides between texts with as many words in common. A slip is at most two characters
    put in or left out; the next candidate has to be three times as far away.
    """
    ranked = process.extract(text, list(candidates), scorer=Indel.distance, score_cutoff=3 * SLIP, limit=2)
    if not ranked or ranked[0][1] > SLIP or (len(ranked) > 1 and ranked[1][1] < 3 * ranked[0][1]):
        return None
    return str(ranked[0][0])
