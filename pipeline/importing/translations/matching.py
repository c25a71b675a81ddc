"""Units of a file met with the messages of a page: the same text, the same words, nearly the same words."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.catalogs.cosmetic import folded
from pipeline.catalogs.likeness import Likeness
from pipeline.catalogs.strays import strays
from pipeline.importing.draft import Fate, Told
from pipeline.importing.translations.found import Found, Places
from pipeline.importing.translations.units import Unit, form, words_of
from pipeline.model import Entry, Key, Language
from pipeline.sources.inline import escape
from pipeline.text import excerpt, has_words

MOST_KEPT = 2000
"""Units without a message that a catalog takes as memory; a whole translation memory would bury its page."""


@dataclass(frozen=True, slots=True)
class Met:
    """What the units gave for one page, the report, and the numbers of the units that no message has."""

    found: tuple[Found, ...]
    told: tuple[Told, ...]
    left: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a page asks for: the messages that nobody has translated, and those that somebody has, with their texts."""

    open: tuple[Key, ...]
    standing: Mapping[Key, str]


def meet(
    units: Sequence[Unit], wanted: Wanted, places: Places, name: str, languages: tuple[Language, Language], country: str
) -> Met:
    """The translations that units have for the messages of a page, the surest way first.

    A unit that a translator finished in a catalog of this kind stays finished where msgid and msgctxt are
    the very same; every other one is for review.
    """
    meeting = _Meeting(units, wanted)
    found: list[Found] = []
    told: list[Told] = []
    for key, number, how in meeting.pairs():
        unit = units[number]
        text, notes = places.with_tags(unit.target, unit.source, key)
        exact = how == _EXACT
        if how == _NEAR:
            found.append(Found(key, text, (_comment(name, unit, how), *notes), previous=Key(unit.source, unit.context)))
            told.append(
                Told(
                    Fate.UNSURE,
                    "text",
                    f"“{excerpt(words_of(key.text))}” from “{excerpt(words_of(unit.source))}”",
                    why="nearly the same words",
                )
            )
            continue
        finished = exact and unit.finished and not notes
        problem = places.other_facts(key, text, *languages, country)
        if problem:
            told.append(
                Told(
                    Fate.UNSURE, "text", f"“{excerpt(words_of(key.text))}” as “{excerpt(words_of(text))}”", why=problem
                )
            )
        comments = unit.comments if finished else (*unit.comments, _comment(name, unit, how), *notes)
        found.append(Found(key, text, comments, fuzzy=not finished))
        told += [Told(Fate.UNSURE, "tags", excerpt(words_of(key.text)), why=note) for note in notes]
    told += meeting.told()
    return Met(tuple(found), tuple(told), meeting.left())


def _comment(name: str, unit: Unit, how: str) -> str:
    """Where a translation came from, for whoever reviews it."""
    place = f", {unit.place}" if unit.place else ""
    state = f", “{unit.state}” there" if unit.state else ""
    return f"Imported from {name}{place}{state}: {how}. Compare it with the source text."


_EXACT = "the same source text"
_SAME = "the same source text but for spaces"
_WORDS = "the same words, other tags or signs"
_NEAR = "nearly the same words"
_WAYS: tuple[tuple[str, Callable[[Key], Hashable]], ...] = (
    (_EXACT, lambda key: key),
    (_SAME, lambda key: (form(key.text), key.context)),
    (_SAME, lambda key: form(key.text)),
    (_WORDS, lambda key: folded(escape(words_of(key.text))).casefold()),
)
"""How a unit and a message are the same, from the strictest way to the loosest."""


class _Meeting:
    """Messages and units, and which have met."""

    def __init__(self, units: Sequence[Unit], wanted: Wanted) -> None:
        self.units, self.wanted = units, wanted
        self.keys = [Key(unit.source, unit.context) for unit in units]
        self.used: set[int] = set()
        self.several: list[tuple[Key, list[str]]] = []
        self.present: list[tuple[Key, str]] = []

    def pairs(self) -> Iterable[tuple[Key, int, str]]:
        """Each message with the number of its unit, and how they are the same."""
        waiting = dict.fromkeys(self.wanted.open)
        standing = dict.fromkeys(self.wanted.standing)
        for how, same in _WAYS:
            index: dict[Hashable, list[int]] = {}
            for number, key in enumerate(self.keys):
                index.setdefault(same(key), []).append(number)
            for key in list(waiting):
                if numbers := index.get(same(key)):
                    yield key, self._chosen(key, numbers), how
                    del waiting[key]
            for key in list(standing):
                if numbers := index.get(same(key)):
                    self.used.update(numbers)
                    self._compared(key, numbers)
                    del standing[key]
        lost = [self.keys[number] for number in range(len(self.units)) if number not in self.used]
        likeness = Likeness(key.text for key in (*self.keys, *waiting))
        near = [key for key in waiting if likeness.comparable(key.text)]
        at = {key: number for number, key in reversed(list(enumerate(self.keys)))}
        for old, new in strays(lost, near, self.keys, likeness):
            self.used.add(at[old])
            yield new, at[old], _NEAR

    def _chosen(self, key: Key, numbers: list[int]) -> int:
        """The unit to take: one that is finished, of the same context, with the commonest text, the first."""
        self.used.update(numbers)
        texts = [self.units[n].target for n in numbers]
        if len(set(texts)) > 1:
            self.several.append((key, list(dict.fromkeys(texts))))
        return min(
            numbers,
            key=lambda n: (
                not self.units[n].finished,
                self.units[n].context != key.context,
                -texts.count(self.units[n].target),
                n,
            ),
        )

    def _compared(self, key: Key, numbers: list[int]) -> None:
        text = self.wanted.standing[key]
        if all(form(self.units[n].target) != form(text) for n in numbers):
            self.present.append((key, self.units[numbers[0]].target))

    def told(self) -> Iterable[Told]:
        """What had more than one answer, and what the catalog says in another way."""
        for key, texts in self.several:
            shown = "; ".join(f"“{excerpt(words_of(text), 40)}”" for text in texts)
            yield Told(
                Fate.UNSURE,
                "text",
                f"“{excerpt(words_of(key.text))}”",
                why=f"the file has several translations: {shown}",
            )
        for key, text in self.present:
            why = f"the catalog has a translation already, and keeps it; the file says “{excerpt(words_of(text))}”"
            yield Told(Fate.DROPPED, "text", f"“{excerpt(words_of(key.text))}”", words=words_of(text), why=why)

    def left(self) -> tuple[int, ...]:
        """The units that no message of the page has."""
        return tuple(number for number in range(len(self.units)) if number not in self.used)


def memory(units: Iterable[Unit], name: str) -> tuple[Entry, ...]:
    """Units as obsolete entries, for review: `extract` offers them when a page takes their text up."""
    return tuple(
        Entry(
            Key(unit.source, unit.context), unit.target, fuzzy=True, obsolete=True,
            translator=(*unit.comments, f"Imported from {name}{', ' + unit.place if unit.place else ''}."),
        )
        for unit in units
        if has_words(words_of(unit.source))
    )  # fmt: skip


def cleaned(units: Iterable[Unit]) -> tuple[Unit, ...]:
    """Units that have both texts, without the white space round them."""
    found = (replace(unit, source=unit.source.strip(), target=unit.target.strip()) for unit in units)
    return tuple(unit for unit in found if unit.source and unit.target)
