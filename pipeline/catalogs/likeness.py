"""How alike two source texts of one page are.

Texts are compared as bags of words: sentences may change places, and a bag needs no alignment. Words
that stand in few texts of the page weigh more, so that “take”, “the” and “tablets” make no pair.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import log

from rapidfuzz.distance import Indel

from pipeline.catalogs.wordlists import worth_offering
from pipeline.catalogs.words import words

NEAR, WEIGHTED = 0.55, 0.40
"""Least likeness of a pair in the same place, by words and by what the words weigh."""

FAR = 0.75
"""Least likeness of a pair anywhere on the page, or of a new text and one that left it some time ago."""

PART = 4
"""A text that lies wholly within another continues it if it has so many words."""


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

    def nearest(self, text: str, rivals: Iterable[str], chosen: str, *, strict: bool) -> bool:
        """Whether none of `rivals` is nearer to `text` than `chosen`; nor, if `strict`, as near to a vague one."""
        limit = self.distance(text, chosen)
        if strict and self.share(text, chosen) < FAR:
            limit += 1
        return all(rival == chosen or self.distance(text, rival) >= limit for rival in rivals)

    def makes_up(self, parts: Iterable[str], whole: str) -> bool:
        """Whether the words of `parts`, taken together, are those of `whole`, but for one in eight."""
        together: Counter[str] = Counter()
        for part in parts:
            together += self._texts[part].counts
        sought = self._texts[whole].counts
        different = (together - sought).total() + (sought - together).total()
        return 8 * different <= together.total() + sought.total()

    def close(self, one: str, other: str) -> bool:
        """Whether one may be the other after an edit, wherever they stand.

        They have most words in common, or the shorter one lies wholly in the longer one and makes
        up a third of it.
        """
        if self.share(one, other, FAR):
            return True
        shorter, longer = sorted((self.size(one), self.size(other)))
        return shorter > PART and longer <= 3 * shorter and self.distance(one, other) == longer - shorter

    def near(self, one: str, other: str) -> bool:
        """Whether one may be the other after an edit, given that they stand in the same place."""
        a, b = self._texts[one], self._texts[other]
        common = a.counts & b.counts
        shared, smaller = common.total(), min(len(a.bag), len(b.bag))
        weight = sum(self._weights[sign] * count for sign, count in common.items())
        if 2 * shared > NEAR * (len(a.bag) + len(b.bag)):
            return 2 * weight >= WEIGHTED * (a.weight + b.weight)
        # A sentence came or went: nearly all of the shorter text lies in the longer one.
        return smaller >= PART and 10 * shared >= 9 * smaller and weight >= NEAR * min(a.weight, b.weight)


def misspelt(text: str, candidates: Iterable[str]) -> str | None:
    """The candidate that differs from `text` by a slip of the pen, if all others differ by much more.

    It only decides between texts with as many words in common. A slip is at most two characters
    put in or left out; the next candidate has to be three times as far away.
    """
    ranked = sorted((int(Indel.distance(text, candidate)), candidate) for candidate in candidates)
    if not ranked or ranked[0][0] > 2 or (len(ranked) > 1 and ranked[1][0] < 3 * ranked[0][0]):
        return None
    return ranked[0][1]
