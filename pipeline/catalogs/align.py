"""Which old message each new one continues, seen from the two ordered lists of a page.

Messages that stayed are anchors. Between two anchors old and new texts are compared with one
another, so that an edited sentence meets its own translation and not a look-alike from another
part of the page. What then is left is looked for over the whole page, and taken only if nothing
else on the page is as much like it. In doubt nothing is paired: a translator who starts anew
makes fewer mistakes than one who mends a neighbour's dose.

Only source texts are compared: once per page, whatever the number of locales.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.catalogs.cosmetic import folded
from pipeline.catalogs.likeness import Likeness
from pipeline.catalogs.newcomers import Families
from pipeline.catalogs.pairing import pair
from pipeline.catalogs.strays import strays
from pipeline.catalogs.wordlists import worth_offering
from pipeline.model import Key

_Stretch = tuple[Sequence[Key], Sequence[Key], bool]
"""Old messages, new messages, and whether they surely stand in the same place."""


@dataclass(frozen=True, slots=True)
class Match:
    """How a new message meets an old one; `fuzzy` unless the two are the very same message."""

    old: Key
    fuzzy: bool


class Matching:
    """What one page's new messages continue, asked by the catalogs of all its locales.

    Catalogs that hold the same messages get the same answer, which is worked out once.
    """

    def __init__(self, new: Sequence[Key]) -> None:
        self.new = new
        self._placed: dict[Sequence[Key], Mapping[Key, Match]] = {}
        self._known: dict[tuple[Sequence[Key], Sequence[Key]], Mapping[Key, Match]] = {}

    def of(self, old: tuple[Key, ...], obsolete: tuple[Key, ...] = ()) -> Mapping[Key, Match]:
        """Which old message each new one continues; a new message that continues none is left out.

        `old` is in the order of the page; `obsolete` messages left it some time ago.
        """
        if old not in self._placed:
            self._placed[old] = _placed(old, self.new)
        if (old, obsolete) not in self._known:
            self._known[old, obsolete] = _revived(self._placed[old], old, obsolete, self.new)
        return self._known[old, obsolete]


def match(old: Sequence[Key], new: Sequence[Key], obsolete: Sequence[Key] = ()) -> Mapping[Key, Match]:
    """The answer of `Matching` for one catalog."""
    return Matching(new).of(tuple(old), tuple(obsolete))


def _placed(old: Sequence[Key], new: Sequence[Key]) -> Mapping[Key, Match]:
    """What the new messages continue among those that were on the page."""
    known = set(old)
    matches = {key: Match(key, False) for key in new if key in known}
    if len(matches) == len(set(new)):
        return matches
    used: set[Key] = set(matches)
    families = Families(key.text for key in old)

    def take(pairs: Iterable[tuple[Key, Key]]) -> None:
        for before, after in pairs:
            if not families.joined_by(after.text, before.text):
                matches[after] = Match(before, True)
                used.add(before)

    take(_same_words(old, [key for key in new if key not in matches]))
    likeness = Likeness(key.text for key in (*old, *new))
    at_old = {key: number for number, key in enumerate(old)}
    anchors = _rising([(at_old[key], number) for number, key in enumerate(new) if key in at_old])
    away = (known & set(new)) - {old[number] for number, _at in anchors}
    orphans = [key for key in old if key not in used and likeness.comparable(key.text)]
    for olds, news, certain in _between(old, new, anchors):
        # A text that stands elsewhere now can still have been edited here, where it stood first.
        for free in ([key for key in olds if key not in used], [key for key in olds if key in away]):
            offers = [key for key in free if likeness.comparable(key.text)]
            wanted = [key for key in news if key not in matches and likeness.comparable(key.text)]
            if not offers or not wanted:
                continue
            found = pair([key.text for key in offers], [key.text for key in wanted], likeness)
            pairs = [(offers[i], wanted[j]) for i, j in found]
            # Nor may the place speak for a stranger while a nearer text has lost its own place.
            loose = [key.text for key in orphans if key not in used]
            strict = bool(away) and not certain
            take([(a, b) for a, b in pairs if likeness.nearest(b.text, loose, a.text, strict=strict)])
    wanted = [key for key in new if key not in matches and likeness.comparable(key.text)]
    take(strays([key for key in old if key not in used], wanted, old, likeness))
    return matches


def _revived(
    placed: Mapping[Key, Match], old: Sequence[Key], obsolete: Sequence[Key], new: Sequence[Key]
) -> Mapping[Key, Match]:
    """The matches with what comes back from among messages that left the page earlier."""
    gone = set(obsolete) - set(old)
    matches = {**placed, **{key: Match(key, False) for key in new if key in gone}}
    wanted = [key for key in new if key not in matches]
    if not gone or not wanted:
        return matches
    matches |= {after: Match(before, True) for before, after in _same_words(obsolete, wanted)}
    wanted = [key for key in wanted if key not in matches and worth_offering(key.text)]
    few = Likeness(key.text for key in (*obsolete, *wanted))
    texts = [left.text for left in obsolete]
    if any(few.closest(key.text, texts)[1] for key in wanted):
        likeness = Likeness(key.text for key in (*old, *obsolete, *new))
        found = strays([key for key in obsolete if key in gone], wanted, (*old, *obsolete), likeness)
        matches |= {after: Match(before, True) for before, after in found}
    return matches


def _same_words(old: Sequence[Key], wanted: Sequence[Key]) -> Iterator[tuple[Key, Key]]:
    """Pairs that differ in typography or context only, where there is one candidate."""
    forms: dict[Key, list[Key]] = {}
    for key in dict.fromkeys(old):
        forms.setdefault(Key(folded(key.text), key.context), []).append(key)
    for key in wanted:
        found = forms.get(Key(folded(key.text), key.context), ())
        if len(found) == 1:
            yield found[0], key


def _between(old: Sequence[Key], new: Sequence[Key], anchors: Sequence[tuple[int, int]]) -> list[_Stretch]:
    """The stretches of both lists that lie in the same place.

    First those between two messages that are neighbours of the same stretch in both lists, be it in
    a section that moved; then those between anchors that kept their order, where a section that
    moved in or out may put strangers side by side.
    """
    common = set(old) & set(new)
    runs = {ends: run for ends, run in _runs(old, common) if run}
    found: list[_Stretch] = [(runs[ends], run, True) for ends, run in _runs(new, common) if run and ends in runs]
    a = b = -1
    for i, j in (*anchors, (len(old), len(new))):
        if j > b + 1 and i > a + 1:
            found.append((old[a + 1 : i], new[b + 1 : j], False))
        a, b = i, j
    return found


def _runs(keys: Sequence[Key], common: set[Key]) -> Iterator[tuple[tuple[Key | None, Key | None], list[Key]]]:
    """The runs of keys that the other list does not have, with the neighbours that it has."""
    left: Key | None = None
    run: list[Key] = []
    for key in keys:
        if key in common:
            yield (left, key), run
            left, run = key, []
        else:
            run.append(key)
    yield (left, None), run


def _rising(points: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest subsequence that rises: the anchors that kept their order."""
    tails: list[int] = []
    ends: list[int] = []
    before = [-1] * len(points)
    for number, (value, _place) in enumerate(points):
        at = bisect_left(tails, value)
        before[number] = ends[at - 1] if at else -1
        if at == len(tails):
            tails.append(value)
            ends.append(number)
        else:
            tails[at], ends[at] = value, number
    found = []
    number = ends[-1] if ends else -1
    while number >= 0:
        found.append(points[number])
        number = before[number]
    return found[::-1]
