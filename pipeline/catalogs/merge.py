"""An old catalog and a new template make the new catalog. No translation is ever lost.

Old and new messages are aligned as two ordered lists; inside the parts that changed, what is
alike is paired. So an edited sentence meets its own old translation and not a look-alike from
another part of the page. The pairing looks at source texts only: once per page, not per locale.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from pipeline.catalogs.template import REVIEW_FIELD
from pipeline.model import Catalog, Entry, Key

NEAR, FAR = 0.30, 0.60
"""Least likeness for a pair inside one changed part, and for one anywhere on the page."""

SHORT = 3
_WORD = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Match:
    """How a new message meets an old one; `fuzzy` when a translator has to look at it again."""

    old: Key
    fuzzy: bool


def match(old: Sequence[Key], new: Sequence[Key]) -> Mapping[Key, Match]:
    """Which old message each new one continues; a new message that continues none is left out."""
    known = set(old)
    matches = {key: Match(key, False) for key in new if key in known}
    taken = set(matches)
    orphans = [key for key in old if key not in taken]
    openings = [key for key in new if key not in matches]
    same_words: dict[str, list[Key]] = {}
    for key in orphans:
        same_words.setdefault(key.text, []).append(key)
    for key in openings:
        if candidates := same_words.get(key.text):
            matches[key] = Match(candidates.pop(0), True)
    for olds, news in _hunks(old, new):
        _pair([k for k in olds if k in set(orphans)], [k for k in news if k not in matches], NEAR, matches)
    _pair(orphans, [key for key in openings if key not in matches], FAR, matches)
    return matches


def _hunks(old: Sequence[Key], new: Sequence[Key]) -> list[tuple[Sequence[Key], Sequence[Key]]]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [(old[a:b], new[c:d]) for tag, a, b, c, d in matcher.get_opcodes() if tag == "replace"]


def _pair(olds: list[Key], news: list[Key], floor: float, matches: dict[Key, Match]) -> None:
    used = {found.old for found in matches.values()}
    scored = [
        (likeness(old.text, key.text), -abs(i - j), old, key)
        for i, old in enumerate(olds)
        if old not in used and worth_offering(old.text)
        for j, key in enumerate(news)
        if worth_offering(key.text)
    ]
    for score, _distance, old, key in sorted(scored, key=lambda row: (-row[0], -row[1], row[2], row[3])):
        if score >= floor and key not in matches and old not in used:
            matches[key] = Match(old, True)
            used.add(old)


def likeness(one: str, other: str) -> float:
    """How alike two texts are, 0 to 1: shared words or shared runs of characters."""
    words, others = _WORD.findall(one), _WORD.findall(other)
    bag = SequenceMatcher(None, sorted(words), sorted(others), autojunk=False).ratio()
    return max(bag, SequenceMatcher(None, one, other, autojunk=False).ratio())


def worth_offering(text: str) -> bool:
    """Whether an old translation may be offered: a few words, or a dose, are safer done anew."""
    return len(_WORD.findall(text)) > SHORT


def merge(old: Catalog, template: Catalog, matches: Mapping[Key, Match] | None = None) -> Catalog:
    """The catalog that follows `template` with all that `old` holds.

    Entries nobody has to touch keep their text in the file. What the template no longer has
    becomes obsolete, and an obsolete entry comes back when its msgid does. `matches` is what
    `match` gave for these messages.
    """
    current = old.current()
    obsolete = {entry.key: entry for entry in old.entries if entry.obsolete}
    if matches is None:
        matches = match([*current, *(key for key in obsolete if key not in current)], [e.key for e in template.entries])
    entries: list[Entry] = []
    used: set[Key] = set()
    for wanted in template.entries:
        found = matches.get(wanted.key)
        source = (current.get(found.old) or obsolete.get(found.old)) if found else None
        if found is None or source is None:
            entries.append(wanted)
        elif not found.fuzzy:
            used.add(found.old)
            entries.append(_renewed(source, wanted))
        elif source.filled:
            entries.append(_offered(source, wanted))
        else:
            entries.append(replace(wanted, translator=source.translator))
    kept = {entry.key for entry in entries}
    for entry in old.entries:
        if entry.key not in kept and (entry.filled or entry.translator):
            entries.append(
                entry if entry.obsolete else replace(entry, obsolete=True, extracted=(), references=(), raw="")
            )
    merged = replace(old, entries=tuple(entries))
    return old if merged == old and _same_text(merged, old) else merged


def _same_text(one: Catalog, other: Catalog) -> bool:
    return [entry.raw for entry in one.entries] == [entry.raw for entry in other.entries]


def _renewed(entry: Entry, wanted: Entry) -> Entry:
    """An entry whose msgid stayed: only its comments may change."""
    new = replace(entry, extracted=wanted.extracted, references=wanted.references, obsolete=False)
    return entry if new == entry else replace(new, raw="")


def _offered(source: Entry, wanted: Entry) -> Entry:
    """An old translation offered for a changed msgid: fuzzy, with the old msgid beside it."""
    previous = source.previous if source.fuzzy and source.previous else source.key
    return replace(
        source,
        key=wanted.key,
        fuzzy=True,
        obsolete=False,
        extracted=wanted.extracted,
        references=wanted.references,
        previous=previous,
        previous_plural="",
        plural="",
        text=source.text or (source.texts[0] if source.texts else ""),
        texts=(),
        raw="",
    )


def awaits_review(catalog: Catalog) -> bool:
    """Whether the header says that no clinical translator has checked the translation yet."""
    return catalog.field(REVIEW_FIELD).strip().lower() not in ("done", "reviewed", "approved")
