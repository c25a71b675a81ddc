"""Sentences with two negations that a reader must work out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import regex

from pipeline.meaning import Matched, Matcher, fold, meaning, words_of
from pipeline.readability.data import base
from pipeline.readability.wording_data import table

_CLAUSE = regex.compile(r"[,;:.!?…()\[\]–—]|\s-\s")
APART = 12
"""How many words may stand between two negations that a reader must hold together."""

REACH = 3
"""How many words after a negation a word with a negative sense is still denied by it."""


@dataclass(frozen=True, slots=True)
class _Rules:
    ignored: Matcher
    neutral: Matcher
    concord: Matcher
    main: Matcher
    turning: Matcher
    joins: frozenset[str]
    negative: frozenset[str]


def negations(sentence: str, language: str) -> tuple[str, ...]:
    """The negating words of a double negation, folded, in order; empty where there is none.

    Empty too for a language without a rule. Words that only go along with a negation, as French “ne … jamais”
    or Polish “nigdy nie”, are one; two clauses with a negation each are no double negation.
    """
    rules = _rules(base(language))
    if rules is None:
        return ()
    text = fold(sentence)
    for match in rules.neutral.find(text):
        text = text[: match.start] + "," * (match.end - match.start) + text[match.end :]
    found: dict[int, str] = {}
    before: Matched | None = None
    for match in _single(text, base(language), rules):
        if before and (_is(rules.turning, match.words) or not _joined(text[before.end : match.start], rules)):
            found[before.start], found[match.start] = before.words, match.words
        for word, start in _denied(text, match.end, rules):
            found[match.start], found[start] = match.words, word
        before = match
    return tuple(found[start] for start in sorted(found))


@lru_cache(maxsize=64)
def _rules(language: str) -> _Rules | None:
    rows = table("negations", language)
    if rows is None:
        return None
    return _Rules(
        ignored=_matcher(rows["ignored"]),
        neutral=_matcher(rows["neutral"]),
        concord=_matcher(rows["concord"]),
        main=_matcher(rows["main"]),
        turning=_matcher(rows["turning"]),
        joins=frozenset(map(fold, rows["joins"])),
        negative=frozenset(map(fold, rows["negative"])),
    )


def _matcher(entries: Iterable[str]) -> Matcher:
    return Matcher((entry, True) for entry in entries)


def _is(matcher: Matcher, words: str) -> bool:
    return any(match.start == 0 and match.end == len(words) for match in matcher.find(words))


def _single(text: str, language: str, rules: _Rules) -> Iterator[Matched]:
    """The negations of a text, one for each group of words that go together."""
    last: Matched | None = None
    only_concord = False
    for match in meaning(language).negations.find(text):
        if not match.label or _is(rules.ignored, match.words):
            continue
        concord, main = _is(rules.concord, match.words), _is(rules.main, match.words)
        together = last is not None and not _joined(text[last.end : match.start], rules)
        if together and (concord or (main and only_concord)):
            only_concord = only_concord and concord
        else:
            yield match
            only_concord = concord
        last = match


def _joined(between: str, rules: _Rules) -> bool:
    """Whether another clause begins in a stretch of text, or it is too long for its ends to meet."""
    words = words_of(between)
    return len(words) > APART or _CLAUSE.search(between) is not None or any(word in rules.joins for word, _, _ in words)


def _denied(text: str, start: int, rules: _Rules) -> Iterator[tuple[str, int]]:
    """Words with a negative sense that stand close after a negation, in the same clause."""
    clause = _CLAUSE.split(text[start:], maxsplit=1)[0]
    for word, place, _end in words_of(clause)[:REACH]:
        if word in rules.joins:
            return
        if word in rules.negative:
            yield word, start + place
