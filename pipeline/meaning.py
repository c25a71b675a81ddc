"""Words that change what a text means for a patient, one file of data for each language.

`data/meaning/LANGUAGE.toml` says how they are written; here they become matchers. A language
without a file has empty lists, and `Meaning.listed` says so.
"""

import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import regex

UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
"""Scripts that write no spaces between words."""

_UNSPACED = regex.compile(f"[{UNSPACED}]")
INDEXED = 3
"""How many first letters of a word entries are looked up by."""

_LETTER = r"[\p{L}\p{M}]"
# Latin letters are a word by themselves beside other scripts: “5mg을”, “38°C以上”.
_WORD = regex.compile(
    rf"[µμ]?\p{{Latin}}[\p{{Latin}}\p{{M}}]*|[[\p{{L}}\p{{M}}]--[\p{{Latin}}{UNSPACED}]]+|[{UNSPACED}\p{{M}}]+",
    regex.V1,
)
_OTHER = rf"[[\p{{L}}\p{{M}}]--[\p{{Hangul}}{UNSPACED}]]"
_SPACED_WORD = regex.compile(rf"\*?[[\p{{L}}\p{{M}}]--[{UNSPACED}]]+\*?", regex.V1)
_MARKS = regex.compile(r"[\u064b-\u065f\u0670\u0640\u0591-\u05c7\u200b-\u200d\u2060\ufeff\u00ad]")
_FOLDED = str.maketrans("أإآٱىیکہۃ’ʼ‘`´", "اااايي" + "كهة" + "'" * 5)


def fold(text: str) -> str:
    """The text as words are compared: NFC, no case, no vowel points, one form of each Arabic letter."""
    # Case folding makes two characters of the Turkish capital İ.
    folded = unicodedata.normalize("NFC", text).casefold().replace("i\u0307", "i")
    return _MARKS.sub("", folded).translate(_FOLDED)


@dataclass(frozen=True, slots=True)
class Matched:
    """Words found in a folded text, and what they stand for."""

    label: Any
    start: int
    end: int
    words: str


class Matcher:
    """Finds words of a list in folded text, the longest first; each entry stands for a label.

    Entries of words with spaces between them are looked up word by word; only those with other signs
    in them, and those in scripts without spaces, need a pattern.
    """

    def __init__(self, entries: Iterable[tuple[str, Any]]) -> None:
        self.labels: dict[str, list[Any]] = {}
        for entry, label in entries:
            folded = fold(entry).strip()
            if folded.strip("* "):
                self.labels.setdefault(folded, []).append(label)
        # Entries by the first letters of their first word; under "" those that may begin anyhow.
        self._spaced: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        patterns = []
        for entry in sorted(self.labels, key=lambda entry: (-len(entry), entry)):
            words = tuple(entry.split())
            if all(_SPACED_WORD.fullmatch(word) for word in words):
                first = "" if words[0][0] == "*" else words[0].rstrip("*")[:INDEXED]
                self._spaced.setdefault(first, []).append((entry, words))
            else:
                patterns.append(entry)
        self._names = patterns
        joined = "|".join(f"({_pattern(entry)})" for entry in patterns)
        self._regex = regex.compile(joined, regex.V1) if joined else None

    def __bool__(self) -> bool:
        return bool(self.labels)

    def find(self, folded: str) -> Iterator[Matched]:
        """Every entry in a text that went through `fold`, one for each label of it."""
        found = list(self._by_words(folded)) if self._spaced else []
        if self._regex is not None:
            found += [
                (match.start(), match.start() - match.end(), self._names[(match.lastindex or 1) - 1])
                for match in self._regex.finditer(folded)
            ]
        end = 0
        for start, length, entry in sorted(found):
            if start >= end:
                end = start - length
                for label in self.labels[entry]:
                    yield Matched(label, start, end, folded[start:end])

    def _by_words(self, folded: str) -> Iterator[tuple[int, int, str]]:
        """The longest entry at each word: (where it starts, minus its length, the entry)."""
        tokens = words_of(folded)
        for number, (word, start, _end) in enumerate(tokens):
            best = 0
            for length in range(min(INDEXED, len(word)), -1, -1):
                for entry, words in self._spaced.get(word[:length], ()):
                    last = number + len(words) - 1
                    if (
                        _fits(words[0], word)
                        and last < len(tokens)
                        and tokens[last][2] - start > best
                        and (len(words) == 1 or _follow(tokens, number, words, folded))
                    ):
                        best = tokens[last][2] - start
                        yield start, -best, entry


Token = tuple[str, int, int]


@lru_cache(maxsize=64)
def words_of(folded: str) -> tuple[Token, ...]:
    """The words of a text with their places. Every matcher asks for those of the same text."""
    return tuple((match[0], match.start(), match.end()) for match in _WORD.finditer(folded))


def _follow(tokens: tuple[Token, ...], number: int, words: tuple[str, ...], folded: str) -> bool:
    """Whether the words after the first one stand there too, with nothing but spaces between."""
    return all(
        _fits(word, tokens[number + step][0])
        and folded[tokens[number + step - 1][2] : tokens[number + step][1]].isspace()
        for step, word in enumerate(words[1:], 1)
    )


def _fits(entry: str, word: str) -> bool:
    """Whether a word is an entry, or has the part before, after or between its stars."""
    if "*" not in entry:
        return entry == word
    bare = entry.strip("*")
    if entry[0] != "*":
        return word.startswith(bare)
    return bare in word if entry[-1] == "*" else word.endswith(bare)


def _pattern(entry: str) -> str:
    spaced = r"[\s\u00a0]+"
    body = f"{_LETTER}*".join(spaced.join(map(regex.escape, piece.split(" "))) for piece in entry.split("*"))
    if _UNSPACED.search(entry):
        return body
    before = "" if entry.startswith("*") else f"(?<!{_OTHER})"
    after = "" if entry.endswith("*") else f"(?!{_OTHER})"
    return before + body + after


@dataclass(frozen=True, slots=True)
class Meaning:
    """The lists of one language. `firm_separators`: its decimal sign is the same for all who write it."""

    tag: str
    listed: bool
    firm_separators: bool
    negations: Matcher
    frequency: Matcher
    period: Matcher
    opposites: Matcher
    numbers: Matcher
    scales: Matcher
    units: Matcher
    medicines: Matcher


@cache
def rows(tag: str) -> Mapping[str, Any]:
    """The data of a language as it stands in its file; empty where there is none."""
    parts = tag.split("-")
    for length in range(len(parts), 0, -1):
        file = files("pipeline").joinpath(f"data/meaning/{'-'.join(parts[:length])}.toml")
        if file.is_file():
            return tomllib.loads(file.read_text("utf-8"))
    return {}


@cache
def meaning(tag: str) -> Meaning:
    """The matchers for a BCP 47 tag: those of the tag itself, else of its primary language."""
    data = rows(tag)
    negations = [(entry, True) for entry in data.get("negations", ())]
    negations += [(entry, False) for entry in data.get("not-negations", ())]
    return Meaning(
        tag,
        bool(data),
        bool(data.get("firm-separators")),
        Matcher(negations),
        _labelled(data.get("frequency", {})),
        _labelled(data.get("period", {})),
        _labelled(data.get("opposites", {})),
        Matcher((word, float(value)) for word, value in data.get("numbers", {}).items()),
        Matcher((word, float(value)) for word, value in data.get("scales", {}).items()),
        _labelled(data.get("units", {})),
        _labelled(data.get("medicines", {})),
    )


def _labelled(table: Mapping[str, Iterable[str]]) -> Matcher:
    return Matcher((entry, label) for label, entries in table.items() for entry in entries)
