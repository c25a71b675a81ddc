"""Why a translation has to be looked at again: what changed in the source, in a few words.

The reason is a function of the two source texts and their language, so that every later extract
writes the same one. It names at most three things, those first that change the meaning most.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

import regex

from pipeline.catalogs.cosmetic import folded
from pipeline.catalogs.likeness import Likeness
from pipeline.catalogs.wordlists import SIGNS, WordLists, wordlists
from pipeline.model import Key
from pipeline.sources.inline import unescape

START = "Changed: "
MOST = 3
_LONG = 40
_ENDLESS = 1_000_000
"""Pairs of tokens up to which two sentences are compared word by word; beyond, that takes seconds."""

_MEASURES = frozenset("%°℃℉")
_TOKEN = regex.compile(
    r"</?[A-Za-z][\w.-]*\s*/?>|\p{N}+(?:[.,:/]\p{N}+)*|[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*|\s+|.", regex.DOTALL
)
_SENTENCE = regex.compile(r"(?<=[.!?…]['\"”’)\]]*)\s+|(?<=[。！？।؟])\s*")
_NEGATION, _NUMBER, _UNIT, _SIGN, _SENTENCES, _WORDS, _REST = range(7)
Found = tuple[int, str]
"""Rank and words of one reason."""

_Token = tuple[str, bool]
"""A token, and whether it is a unit."""


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
    bare_old, bare_new = _without_tags(old), _without_tags(new)
    tags = Counter(_tags(old)), Counter(_tags(new))
    if bare_old == bare_new:
        kinds = {name.strip("</>0123456789 ") for name in (tags[0] - tags[1]) + (tags[1] - tags[0])}
        yield _REST, "link only" if kinds == {"a"} else "tags only"
        return
    if folded(bare_old) == folded(bare_new):
        yield _REST, "quotes, dashes or spaces"
    else:
        yield from _sentences(bare_old, bare_new, words)
    if tags[0] != tags[1]:
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
    one, other = _tokens(old), _tokens(new)
    folds = [_fold(token) for token in one], [_fold(token) for token in other]
    if folds[0] == folds[1]:
        yield (
            _REST,
            "capital letters"
            if [t.replace("’", "'") for t in one] != [t.replace("’", "'") for t in other]
            else "quotes, dashes or spaces",
        )
        return
    if sorted(folds[0]) == sorted(folds[1]) and _numbers(one) == _numbers(other):
        yield _WORDS, "words in another order"
        return
    if len(one) * len(other) > _ENDLESS:
        yield _WORDS, "words in a very long sentence"
        return
    units = _units(one, words), _units(other, words)
    for kind, a, b, c, d in SequenceMatcher(None, *folds, autojunk=False).get_opcodes():
        if kind != "equal":
            yield from _replaced(
                [(one[n], n in units[0]) for n in range(a, b)], [(other[n], n in units[1]) for n in range(c, d)], words
            )


def _numbers(tokens: Sequence[str]) -> list[str]:
    return [token for token in tokens if token[0].isnumeric()]


def _units(tokens: Sequence[str], words: WordLists) -> set[int]:
    """Where units stand: right after a number. Elsewhere “day” or “m” is a word like others."""
    return {n for n in range(1, len(tokens)) if tokens[n - 1][0].isnumeric() and _fold(tokens[n]) in words.units}


def _replaced(gone: Sequence[_Token], came: Sequence[_Token], words: WordLists) -> Iterator[Found]:
    """The reasons for one stretch of tokens that stands in the place of another."""
    gone, came = ([token for token in tokens if _means(token[0])] for tokens in (gone, came))
    if not gone and not came:
        yield _REST, "punctuation"
    for rank, name, belongs in _classes(words):
        old, new = ([token for token in tokens if belongs(token)] for tokens in (gone, came))
        if old or new:
            yield rank, _changed(name, [text for text, _unit in old], [text for text, _unit in new])
        rest = words.auxiliaries if rank == _NEGATION and (old or new) else ()
        gone, came = (
            [token for token in tokens if not belongs(token) and _fold(token[0]) not in rest] for tokens in (gone, came)
        )
    rest_old, rest_new = ([text for text, _unit in tokens] for tokens in (gone, came))
    if rest_old or rest_new:
        name = "word" if max(len(rest_old), len(rest_new)) == 1 else "words"
        if rest_old and rest_new:
            yield _WORDS, f"{name} {_quoted(rest_old)} → {_quoted(rest_new)}"
        else:
            yield _WORDS, f"{name} {'removed' if rest_old else 'added'}: {_quoted(rest_old or rest_new)}"


def _classes(words: WordLists) -> tuple[tuple[int, str, Callable[[_Token], bool]], ...]:
    return (
        (_NEGATION, "", lambda token: _fold(token[0]) in words.negations),
        (_NUMBER, "number ", lambda token: token[0][0].isnumeric()),
        (_UNIT, "unit ", lambda token: token[1]),
        (_SIGN, "sign ", lambda token: token[0] in SIGNS),
    )


def _changed(name: str, old: list[str], new: list[str]) -> str:
    show = _quoted if not name else " ".join
    if old and new:
        return f"{name or 'word '}{show(old)} → {show(new)}"
    return f"{name}{show(old or new)} {'removed' if old else 'added'}"


def _quoted(tokens: Sequence[str]) -> str:
    text = " ".join(tokens)
    return f"“{text}”" if len(text) <= _LONG else f"“{text[: _LONG - 1].rsplit(' ', 1)[0]}…”"


def _means(token: str) -> bool:
    """Whether a token is more than punctuation."""
    return token[0].isalnum() or token in SIGNS or token in _MEASURES


def _fold(token: str) -> str:
    return token.replace("’", "'").casefold()


def _tokens(text: str) -> list[str]:
    return [token for token in _TOKEN.findall(text) if not token.isspace()]


def _tags(text: str) -> list[str]:
    return [token for token in _TOKEN.findall(text) if len(token) > 2 and token[0] == "<"]


def _without_tags(text: str) -> str:
    shown = (_shown(token) for token in _TOKEN.findall(text))
    return " ".join(unescape("".join(shown)).split())


def _shown(token: str) -> str:
    """What is left of a token without its tags: a line break parts words as a space does."""
    if len(token) > 2 and token[0] == "<":
        return " " if token.startswith("<br") else ""
    return token


def _bare(sentence: str) -> str:
    return sentence.rstrip(".!?… ")
