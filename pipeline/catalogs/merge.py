"""An old catalog and a new template make the new catalog. No translation is ever lost.

`align` says which old message each new one continues, `carry` which translations stay current all
the same, `reasons` what a translator is told of the others, `siblings` what the other catalogs of
the locale know. This module only puts entries together.
"""

from collections.abc import Mapping
from dataclasses import replace

from pipeline.catalogs.align import Match, Matching
from pipeline.catalogs.carry import carried, carry
from pipeline.catalogs.comments import commented
from pipeline.catalogs.reasons import reason
from pipeline.catalogs.siblings import TAKEN, Siblings
from pipeline.catalogs.template import SOURCE_FIELD, awaits_review
from pipeline.catalogs.wordlists import worth_offering
from pipeline.model import Catalog, Entry, Key

ALSO = "Also translated: "
"""Starts a translator comment that keeps the second of two translations of one msgid."""


def keys_of(catalog: Catalog) -> tuple[tuple[Key, ...], tuple[Key, ...]]:
    """The keys of a catalog in its order: current ones, and those that are only obsolete.

    Catalogs with the same keys have the same matches, whatever their locale.
    """
    current = tuple(key for key in catalog.current() if key != Key(""))
    gone = dict.fromkeys(entry.key for entry in catalog.entries if entry.obsolete and _holds(entry))
    return current, tuple(key for key in gone if key not in catalog.current())


def merge(
    old: Catalog,
    template: Catalog,
    matches: Mapping[Key, Match] | None = None,
    siblings: Siblings | None = None,
    *,
    settled: bool = False,
) -> Catalog:
    """The catalog that follows `template` with all that `old` holds.

    Entries nobody has to touch keep their text in the file. What the template no longer has
    becomes obsolete, and an obsolete entry comes back when its msgid does.

    `matches` is what a `Matching` of the template's keys says of `keys_of(old)`; `siblings` knows
    the other catalogs of the locale. `settled` says that the template is the one the catalog was
    last merged with: then its order is left as it is.
    """
    if matches is None:
        matches = Matching([entry.key for entry in template.entries]).of(*keys_of(old))
    return _Merging(old, template, matches, siblings).run(settled)


class _Merging:
    """One merge: the entries by key, and which of them the new catalog has taken up."""

    def __init__(
        self, old: Catalog, template: Catalog, matches: Mapping[Key, Match], siblings: Siblings | None
    ) -> None:
        self.old, self.template, self.matches, self.siblings = old, template, matches, siblings
        self.language, self.reviewed = template.field(SOURCE_FIELD), not awaits_review(old)
        self.current = old.current()
        self.obsolete: dict[Key, Entry] = {}
        for entry in old.entries:
            if entry.obsolete and _holds(entry):
                self.obsolete.setdefault(entry.key, entry)
        # What the new catalog has taken up. By identity: a file may hold two entries with one key.
        self.settled: set[int] = set()

    def run(self, settled: bool) -> Catalog:
        """The new catalog; the old one itself where nothing changed."""
        doubles = self._doubles()
        entries = [*doubles.pop(Key(""), ())]
        for wanted in self.template.entries:
            entries += [self._entry(wanted), *doubles.get(wanted.key, ())]
        same = {id(entry) for entry in entries}
        if settled and same == {id(entry) for entry in self.old.entries if not entry.obsolete}:
            return self.old
        merged = replace(self.old, entries=(*entries, *self._left_over(entries)))
        return self.old if _same(merged, self.old) else merged

    def _doubles(self) -> dict[Key, list[Entry]]:
        """Entries that stand twice, a second header too: they stay, since `check` asks a person to choose."""
        wanted = {Key(""), *(entry.key for entry in self.template.entries)}
        found: dict[Key, list[Entry]] = {}
        for entry in self.old.entries:
            first = self.current.get(entry.key)
            if not entry.obsolete and entry.key in wanted and (entry is not first or entry.key == Key("")):
                found.setdefault(entry.key, []).append(entry)
                self.settled.add(id(entry))
        return found

    def _entry(self, wanted: Entry) -> Entry:
        """The entry for one message of the template."""
        found = self.matches.get(wanted.key)
        if found is not None and not found.fuzzy:
            source = self._held(wanted.key)
            if source is not None:
                return self._renewed(source, wanted)
        source = self._held(found.old) if found is not None else None
        if found is not None and source is not None:
            kept = self._carried(source, wanted)
            if kept is not None:
                return kept
        known = self.siblings.find(wanted.key, reviewed=self.reviewed) if self.siblings else None
        if known is not None:
            new = replace(known, extracted=wanted.extracted, references=wanted.references)
            return self._with_reason(new, known.extracted)
        if source is not None and worth_offering(source.key.text) and worth_offering(wanted.key.text):
            return self._offered(source, wanted)
        return wanted

    def _held(self, key: Key) -> Entry | None:
        """The old entry with a key: the current one, or the obsolete one if that has more to say."""
        current, obsolete = self.current.get(key), self.obsolete.get(key)
        if current is None or (obsolete is not None and not current.filled and obsolete.filled):
            return obsolete
        return current

    def _renewed(self, entry: Entry, wanted: Entry) -> Entry:
        """An entry whose msgid stayed: only its comments may change."""
        self.settled.add(id(entry))
        blank = self.current.get(entry.key)
        if blank is not None and blank is not entry:
            self.settled.add(id(blank))
            entry = replace(entry, translator=_united(blank.translator, entry.translator), raw="")
        new = replace(entry, extracted=wanted.extracted, references=wanted.references, obsolete=False)
        new = self._with_reason(new, entry.extracted)
        if new == entry:
            return entry
        only_comments = replace(new, extracted=entry.extracted, references=entry.references) == entry
        return replace(new, raw=commented(entry.raw, new) if only_comments and entry.raw else "")

    def _carried(self, source: Entry, wanted: Entry) -> Entry | None:
        """The old translation as a current one, if the source text only changed its looks."""
        if source.fuzzy or not source.text or source.texts or source.key.context != wanted.key.context:
            return None
        how = carry(source.key.text, wanted.key.text, self.language)
        text = carried(source.text, how, wanted.key.text) if how else None
        if text is None:
            return None
        if text == source.text:
            self.settled.add(id(source))
        return replace(
            source,
            key=wanted.key,
            text=text,
            obsolete=False,
            extracted=wanted.extracted,
            references=wanted.references,
            raw="",
        )

    def _offered(self, source: Entry, wanted: Entry) -> Entry:
        """An old translation for a changed msgid: fuzzy, with the msgid it was made from beside it."""
        if not source.text and not any(source.texts):
            # There is nothing to offer but the translator's remarks; the empty entry itself can go.
            self.settled.add(id(source))
            return replace(wanted, translator=source.translator)
        if source.fuzzy and not source.plural:
            self.settled.add(id(source))
        previous = source.previous if source.fuzzy and source.previous else source.key
        return self._with_reason(
            replace(
                source,
                key=wanted.key,
                fuzzy=True,
                obsolete=False,
                extracted=wanted.extracted,
                references=wanted.references,
                previous=previous,
                previous_plural="",
                plural="",
                text=source.text or next(filter(None, source.texts), ""),
                texts=(),
                raw="",
            )
        )

    def _with_reason(self, entry: Entry, said: tuple[str, ...] = ()) -> Entry:
        """The entry with the reason of its mark on top of its comments, if it is fuzzy and has one.

        Where no other text was there before, the reason is among the comments it had (`said`).
        """
        why = ""
        if entry.fuzzy and entry.previous:
            why = reason(entry.previous, entry.key, self.language)
        elif entry.fuzzy:
            why = next((line for line in said if line.startswith(TAKEN)), "")
        return replace(entry, extracted=(why, *entry.extracted)) if why else entry

    def _left_over(self, entries: list[Entry]) -> list[Entry]:
        """What the template does not have, obsolete, in the order of the old catalog.

        gettext refuses a file in which one msgid stands twice, be it obsolete. So the second
        translation becomes a translator comment of the first.
        """
        places: dict[Key, int] = {}
        for number, entry in enumerate(entries):
            places.setdefault(entry.key, number)
        left: list[Entry] = []
        for entry in self.old.entries:
            if id(entry) in self.settled or not _holds(entry):
                continue
            gone = entry if entry.obsolete else replace(entry, obsolete=True, extracted=(), references=(), raw="")
            if entry.key not in places:
                places[entry.key] = len(entries) + len(left)
                left.append(gone)
                continue
            place = places[entry.key]
            pool, at = (entries, place) if place < len(entries) else (left, place - len(entries))
            pool[at] = _keeping(pool[at], entry)
        return left


def _holds(entry: Entry) -> bool:
    """Whether a person wrote anything into the entry."""
    return bool(entry.text or any(entry.texts) or entry.translator)


def _keeping(entry: Entry, other: Entry) -> Entry:
    """An entry with the words of another one that has the same key."""
    words = [text for text in (other.text, *other.texts) if text and text not in (entry.text, *entry.texts)]
    also = tuple(line for text in words for line in (ALSO + text).split("\n"))
    translator = _united(entry.translator, (*other.translator, *also))
    return entry if translator == entry.translator else replace(entry, translator=translator, raw="")


def _united(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return (*one, *(line for line in other if line not in one))


def _same(one: Catalog, other: Catalog) -> bool:
    return one == other and [entry.raw for entry in one.entries] == [entry.raw for entry in other.entries]
