"""Why a translation has to be looked at again: what changed in the source, in a few words.

The reason is a function of the two source texts and their language, so that every later extract
writes the same one. It names at most three things, those first that change the meaning most.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

import regex

from pipeline.catalogs.cosmetic import folded
from pipeline.catalogs.likeness import Likeness
from pipeline.catalogs.pieces import Kind, Piece, pieces, tags, without_tags
from pipeline.catalogs.wordlists import WordLists, wordlists
from pipeline.model import Key

START = "Changed: "
MOST = 3
_LONG = 40
_ENDLESS = 1_000_000
"""Pairs of tokens up to which two sentences are compared word by word; beyond, that takes seconds."""

_SENTENCE = regex.compile(r"(?<=[.!?…]['\"”’)\]]*)\s+|(?<=[。！？।؟])\s*")
# After what changes a negation, a number, a unit, a sign or a comparison.
_SENTENCES, _WORDS, _REST = range(len(Kind), len(Kind) + 3)
_NAMES = {Kind.NEGATION: "", Kind.NUMBER: "number ", Kind.UNIT: "unit ", Kind.SIGN: "sign "}
Found = tuple[int, str]
"""Rank and words of one reason."""

_Stretch = tuple[Sequence[Piece], Sequence[Piece]]
"""Pieces of the old sentence, and the pieces of the new one that stand in their place."""

_SAID = tuple(kind for kind in Kind if kind is not Kind.MARK)


@lru_cache(maxsize=1 << 14)
def reason(previous: Key, key: Key, language: str) -> str:
    """The line for translators, or an empty string where nothing differs. `language` is a tag."""
    if previous.text == key.text:
        return f"{START}the place or use of the text" if previous.context != key.context else ""
    found = list(_differences(previous.text, key.text, wordlists(language)))
    ranked = [text for _rank, text in sorted(dict.fromkeys(found), key=lambda row: row[0])]
    shown = ranked if len(ranked) <= MOST else [*ranked[:MOST], "and more"]
    return START + "; ".join(shown)


def _differences(old: str, new: str, words: WordLists) -> Iterator[Found]:
    bare_old, bare_new = without_tags(old), without_tags(new)
    marks = Counter(tags(old)), Counter(tags(new))
    if bare_old == bare_new:
        kinds = {name.strip("</>0123456789 ") for name in (marks[0] - marks[1]) + (marks[1] - marks[0])}
        yield _REST, "link only" if kinds == {"a"} else "tags only"
        return
    if bare_old.split() == bare_new.split():
        yield _REST, "spaces"
    elif folded(bare_old) == folded(bare_new):
        yield _REST, "quotes, dashes or spaces"
    else:
        yield from _sentences(" ".join(bare_old.split()), " ".join(bare_new.split()), words)
    if marks[0] != marks[1]:
        yield _REST, "tags"


def _sentences(old: str, new: str, words: WordLists) -> Iterator[Found]:
    """What differs, sentence by sentence: whole ones that came or went, and changes within the others."""
    olds, news = _SENTENCE.split(old), _SENTENCE.split(new)
    # A sentence whose full stop came or went is the same sentence.
    gone = Counter(map(_bare, olds)) - Counter(map(_bare, news))
    came = Counter(map(_bare, news)) - Counter(map(_bare, olds))
    if not gone and not came:
        if len(olds) > 1 and list(map(_bare, olds)) != list(map(_bare, news)):
            yield _SENTENCES, "sentences in another order"
        else:
            yield _REST, "punctuation"
        return
    left_old, left_new = [s for s in olds if _bare(s) in gone], [s for s in news if _bare(s) in came]
    pairs = _paired(left_old, left_new)
    for one, other in pairs:
        yield from _within(one, other, words)
    for count, what in ((len(left_new) - len(pairs), "added"), (len(left_old) - len(pairs), "removed")):
        if count > 0:
            yield _SENTENCES, f"sentence {what}" if count == 1 else f"{count} sentences {what}"


def _paired(olds: Sequence[str], news: Sequence[str]) -> list[tuple[str, str]]:
    """Sentences that are one another's new form: alone in their place, or with most words in common."""
    if len(olds) == len(news) == 1:
        return [(olds[0], news[0])]
    likeness = Likeness([*olds, *news])
    scored = sorted(
        ((likeness.share(one, other), -abs(i - j), i, j) for i, one in enumerate(olds) for j, other in enumerate(news)),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    for share, _distance, i, j in scored:
        if share >= 0.34 and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return [(olds[i], news[j]) for i, j in sorted(pairs.items())]


def _within(old: str, new: str, words: WordLists) -> Iterator[Found]:
    """What differs between two forms of one sentence; capital letters count only if nothing else does."""
    one, other = pieces(old, words), pieces(new, words)
    if [piece.fold for piece in one] == [piece.fold for piece in other]:
        same = [piece.text.replace("’", "'") for piece in one] == [piece.text.replace("’", "'") for piece in other]
        yield _REST, "quotes, dashes or spaces" if same else "capital letters"
        return
    if len(one) * len(other) > _ENDLESS:
        yield _WORDS, "words in a very long sentence"
        return
    steps = SequenceMatcher(None, [p.fold for p in one], [p.fold for p in other], autojunk=False).get_opcodes()
    stretches = [(one[a:b], other[c:d]) for kind, a, b, c, d in steps if kind != "equal"]
    said = _folds(one, *_SAID), _folds(other, *_SAID)
    if said[0] != said[1]:
        told = dict(_turned(one, other, stretches))
        yield from told.items()
        if sorted(said[0]) == sorted(said[1]):
            yield from _reordered(one, other, stretches, bool(told))
        else:
            for gone, came in stretches:
                yield from _replaced(gone, came, words, told)
    for kind, a, b, c, d in steps:
        if kind != "equal" and all(piece.kind is Kind.MARK for piece in (*one[a:b], *other[c:d])):
            beside = _beside(one, a, b) or _beside(other, c, d)
            yield (Kind.SIGN, f"punctuation beside {beside}") if beside else (_REST, "punctuation")


def _folds(found: Iterable[Piece], *kinds: Kind) -> list[str]:
    return [piece.fold for piece in found if piece.kind in kinds]


def _beside(found: Sequence[Piece], start: int, end: int) -> str:
    """The number that stands after or before a stretch of punctuation, if there is one."""
    near = [*found[end : end + 1], *found[max(start - 1, 0) : start]]
    return next((piece.text for piece in near if piece.kind is Kind.NUMBER), "")


def _turned(one: Sequence[Piece], other: Sequence[Piece], stretches: Sequence[_Stretch]) -> Iterator[tuple[Kind, str]]:
    """Negations, numbers, units and signs of which a sentence has the same as before, in other places."""
    for kind, name in _NAMES.items():
        before, after = _folds(one, kind), _folds(other, kind)
        moved = [piece.text for gone, came in stretches for piece in (*gone, *came) if piece.kind is kind]
        if moved and sorted(before) == sorted(after):
            if before != after and name:
                yield kind, f"{name.strip()}s in another order"
            else:
                yield kind, f"{name}{' '.join(dict.fromkeys(moved)) if name else _listed(moved)} moved"


def _reordered(
    one: Sequence[Piece], other: Sequence[Piece], stretches: Sequence[_Stretch], told: bool
) -> Iterator[Found]:
    """The reasons for words that changed places, those of more and less, before and after first."""
    moved = [piece.fold for gone, came in stretches for piece in (*gone, *came)]
    guarded = dict.fromkeys(_folds(one, Kind.NEGATION, Kind.COMPARISON))
    if named := [word for word in _folds(one, Kind.COMPARISON) if word in moved]:
        yield Kind.COMPARISON, f"{_listed(named)} moved"
    if _folds(one, Kind.WORD) != _folds(other, Kind.WORD) or not (named or told):
        still = [word for word in guarded if word not in moved]
        where = f" around {_listed(still)}" if still else ""
        yield (Kind.COMPARISON if still else _WORDS), f"words in another order{where}"


def _replaced(
    gone: Sequence[Piece], came: Sequence[Piece], words: WordLists, told: Collection[Kind]
) -> Iterator[Found]:
    """The reasons for one stretch of pieces in the place of another, but for the kinds that are `told` already."""
    aside: frozenset[str] = frozenset()
    for kind, name in _NAMES.items():
        old, new = ([piece.text for piece in side if piece.kind is kind] for side in (gone, came))
        if (old or new) and kind not in told:
            yield kind, _changed(name, old, new)
        if (old or new) and kind is Kind.NEGATION:
            aside = words.auxiliaries
    left = [
        [piece for piece in side if piece.kind in (Kind.COMPARISON, Kind.WORD) and piece.fold not in aside]
        for side in (gone, came)
    ]
    old, new = ([piece.text for piece in side] for side in left)
    if old or new:
        rank = Kind.COMPARISON if any(p.kind is Kind.COMPARISON for side in left for p in side) else _WORDS
        name = "word" if max(len(old), len(new)) == 1 else "words"
        if old and new:
            yield rank, f"{name} {_quoted(old)} → {_quoted(new)}"
        else:
            yield rank, f"{name} {'removed' if old else 'added'}: {_quoted(old or new)}"


def _changed(name: str, old: list[str], new: list[str]) -> str:
    show = _quoted if not name else " ".join
    if old and new:
        return f"{name or 'word '}{show(old)} → {show(new)}"
    return f"{name}{show(old or new)} {'removed' if old else 'added'}"


def _listed(found: Iterable[str]) -> str:
    shown = [f"“{word}”" for word in dict.fromkeys(found)]
    return ", ".join(shown[:MOST]) + ("…" if len(shown) > MOST else "")


def _quoted(tokens: Sequence[str]) -> str:
    text = " ".join(tokens)
    return f"“{text}”" if len(text) <= _LONG else f"“{text[: _LONG - 1].rsplit(' ', 1)[0]}…”"


def _bare(sentence: str) -> str:
    return sentence.rstrip(".!?… ")
