"""Which language a text is really in, by its script and by the commonest words of each language.

Not a full language identifier: it answers one question, whether a text is in another language than it
says, and keeps silent when it cannot be sure. The words are in data/readability/common-words.toml.
"""

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import regex

from pipeline.languages import known_tags, script_of
from pipeline.readability.data import base
from pipeline.scripts import letters, written_in

LEAST_WORDS = 40
"""Words below which a text is too short to tell its language."""

MOST_WORDS = 2000
"""Words that are looked at, evenly from the whole text: more would not change the answer."""

SURE = 0.2
"""The weight of a language in a text, over that in its Declaration, from which on it may be told."""

MARGIN, KIN_MARGIN = 3.0, 4.5
"""How many times the weight of the language that a text says it is in must be; kin need more.

Both were chosen so that no piece of 60 words of professional health translations, and none of a
Declaration, is said to be in another language than it is.
"""

SHORT_WORDS = 8
"""Words from which on a single paragraph may be told to be in another language; see `short_unlike`."""

SHORT_SURE, SHORT_MARGIN, SHORT_KIN_MARGIN = 0.55, 4.0, 8.0
"""As `SURE`, `MARGIN` and `KIN_MARGIN`, for a single paragraph: there is less to go by, so more is asked."""

_PARTS = regex.compile(r"['\-\u05be]")


@dataclass(frozen=True, slots=True)
class Guess:
    """The likeliest language of a text and the next one.

    `share` is how often its common words stand in the text, over how often they stand in its own
    Declaration of Human Rights; `other` is that of the runner-up.
    """

    tag: str
    share: float
    runner_up: str = ""
    other: float = 0.0


@dataclass(frozen=True, slots=True)
class _Common:
    """The common words of the languages.

    Which languages have a word, what their words weigh in their own Declaration, and the languages
    nearest to each.
    """

    tags: dict[str, tuple[str, ...]]
    shares: dict[str, float]
    kin: dict[str, frozenset[str]]


@lru_cache(maxsize=1)
def _common() -> _Common:
    path = files("pipeline").joinpath("data", "readability", "common-words.toml")
    data = tomllib.loads(path.read_text("utf-8"))
    kin: dict[str, set[str]] = {}
    for group in data["kin"]["groups"]:
        for tag in group:
            kin.setdefault(tag, set()).update(group)
    return _Common(
        tags=by_word({tag: (*row["words"], *row.get("more", ())) for tag, row in data["languages"].items()}),
        shares={tag: float(row["share"]) for tag, row in data["languages"].items()},
        kin={tag: frozenset(group) for tag, group in kin.items()},
    )


def by_word(lists: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    """The tags of the languages that have a word in their list, by word."""
    tags: dict[str, list[str]] = {}
    for tag, words in lists.items():
        for word in dict.fromkeys(words):
            tags.setdefault(word, []).append(tag)
    return {word: tuple(found) for word, found in tags.items()}


def weights(words: Sequence[str], tags: Mapping[str, tuple[str, ...]]) -> dict[str, float]:
    """The weight of each language in a text, 0 to 1.

    A word that one language lists counts whole, one that several list counts in parts; over all words.
    """
    found: dict[str, float] = {}
    for word, times in Counter(words).items():
        having = tags.get(word, ())
        for tag in having:
            found[tag] = found.get(tag, 0.0) + times / len(having)
    return {tag: weight / len(words) for tag, weight in found.items()}


def parts(words: Iterable[str]) -> list[str]:
    """The words as the lists have them: in lower case, parted at apostrophes and hyphens, no numbers."""
    found = []
    for word in words:
        lowered = word.lower()
        if lowered.isalpha():
            found.append(lowered)
        else:
            found += [part for part in _PARTS.split(lowered) if part and not part[0].isdecimal()]
    return found


def identify(words: Sequence[str], candidates: Iterable[str] | None = None) -> Guess | None:
    """The likeliest language of a text's words among all that have a row, or among `candidates` (tags).

    None where the text is too short or in no language that is known well enough to tell.
    """
    sample = _sample(words)
    if len(sample) < LEAST_WORDS:
        return None
    allowed = set(_of_script(_script(sample)))
    if candidates is not None:
        allowed &= set(candidates)
    if len(allowed) == 1:
        return Guess(allowed.pop(), 1.0)
    ranked = sorted(((share, tag) for tag, share in _shares(sample).items() if tag in allowed), reverse=True)
    if not ranked or ranked[0][0] == 0:
        return None
    (share, tag), (other, runner_up) = (*ranked, (0.0, ""))[:2]
    return Guess(tag, round(share, 2), runner_up, round(other, 2))


def unlike(words: Sequence[str], tag: str) -> str | None:
    """The tag of the language that a text is in, if that is surely another than `tag`; else None.

    None too where `tag` is of a language that has no row here: then nothing is known of its words.
    """
    sample = _sample(words)
    own = base(tag)
    common = _common()
    if len(sample) < LEAST_WORDS or own not in map(base, known_tags()):
        return None
    written = _of_script(_script(sample))
    others = [one for one in written if base(one) != own]
    if not others:
        return None
    if len(set(map(base, written))) == 1:
        return others[0]
    shares = _shares(sample)
    best = max(others, key=lambda one: shares.get(one, 0.0))
    mine = max((share for one, share in shares.items() if base(one) == own), default=0.0)
    margin = KIN_MARGIN if best in common.kin.get(tag, common.kin.get(own, frozenset())) else MARGIN
    return best if shares.get(best, 0.0) >= max(SURE, margin * mine) else None


def short_unlike(words: Sequence[str], tag: str) -> str | None:
    """The tag of the language that a paragraph is in, if that is surely another of the same script; else None.

    For texts from `SHORT_WORDS` words on. At least four of them, three different ones, must be common words
    of the other language, and three times as many as are common words of `tag`.
    """
    sample = parts(words)
    common, own = _common(), base(tag)
    mine = _rows_of(own)
    if len(sample) < SHORT_WORDS or not mine:
        return None
    known = max(sum(one in common.tags.get(word, ()) for word in sample) for one in mine)
    if 3 * known > len(sample):
        return None
    others = [one for one in _of_script(_script(sample)) if base(one) != own and one in common.shares]
    shares = _shares(sample)
    best = max(others, key=lambda one: shares.get(one, 0.0), default="")
    if not best:
        return None
    hits = [word for word in sample if best in common.tags.get(word, ())]
    if len(set(hits)) < 3 or len(hits) < max(4, 3 * known):
        return None
    margin = SHORT_KIN_MARGIN if best in common.kin.get(tag, common.kin.get(own, frozenset())) else SHORT_MARGIN
    return best if shares[best] >= max(SHORT_SURE, margin * max(shares.get(one, 0.0) for one in mine)) else None


@lru_cache(maxsize=64)
def _rows_of(own: str) -> tuple[str, ...]:
    """The tags that have common words and are of a language."""
    return tuple(one for one in _common().shares if base(one) == own)


def _sample(words: Sequence[str]) -> list[str]:
    return parts(words[:: max(1, len(words) // MOST_WORDS)])


def _shares(sample: list[str]) -> dict[str, float]:
    """The weight of each language in a text, over that in its own Declaration."""
    common = _common()
    return {tag: weight / common.shares[tag] for tag, weight in weights(sample, common.tags).items()}


_KANA = 0.1
"""The share of kana from which on a text with Chinese characters is Japanese."""


def _script(sample: list[str]) -> str:
    """The script that most letters are of, by the first word of their Unicode names; kana for Japanese."""
    found = letters("".join(sample[:: max(1, len(sample) // 800)]))
    if not found:
        return ""
    if found["HIRAGANA"] > _KANA * found.total():
        return "HIRAGANA"
    return found.most_common(1)[0][0]


@lru_cache(maxsize=64)
def _of_script(name: str) -> tuple[str, ...]:
    return tuple(tag for tag in known_tags() if written_in(script_of(tag)) == name)
