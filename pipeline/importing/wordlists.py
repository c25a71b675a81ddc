"""The words of data/importing.toml: how the parts of a copied page are called in many languages."""

import tomllib
import unicodedata
from functools import cache
from importlib import resources

import regex

KINDS = (
    "reviewed",
    "due",
    "published",
    "media",
    "overdue",
    "about",
    "navigation",
    "contents",
    "related",
    "home",
    "controls",
    "references",
    "dial",
)
_UNSEEN = regex.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u061c\u064b-\u0652]")


def folded(text: str) -> str:
    """A text to be compared: no capitals, one kind of apostrophe and of space, no Arabic vowel signs."""
    plain = _UNSEEN.sub("", unicodedata.normalize("NFKC", text)).casefold().replace("’", "'").replace("`", "'")
    return " ".join(plain.split())


@cache
def languages() -> tuple[str, ...]:
    """The languages that have words here."""
    return tuple(_data())


@cache
def words(kind: str) -> tuple[str, ...]:
    """The words of a kind in every language, folded, the longest first."""
    found = {folded(word) for rows in _data().values() for word in rows.get(kind, ())}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


def is_one(text: str, kind: str) -> bool:
    """Whether a text is one of these words and nothing else but a closing sign."""
    return folded(text).rstrip(" :.：。") in words(kind)


def starts_as(text: str, kind: str) -> bool:
    """Whether a text begins with one of these words."""
    plain = folded(text)
    return any(plain.startswith(f"{word} ") for word in words(kind))


@cache
def _some(kind: str) -> regex.Pattern[str]:
    listed = "|".join(map(regex.escape, words(kind)))
    return regex.compile(rf"(?:{listed})(?:[\s|·•,/]+(?:{listed}))+")


def are_some(text: str, kind: str) -> bool:
    """Whether a text is several of these words in a row and nothing else."""
    return len(text) < LONGEST_ROW and _some(kind).fullmatch(folded(text)) is not None


LONGEST_ROW = 200
"""Characters of a row of such words."""


@cache
def starting(kind: str) -> regex.Pattern[str]:
    """One of these words at the start of a folded text, as the group `word`."""
    return regex.compile(rf"(?P<word>{'|'.join(map(regex.escape, words(kind)))})")


@cache
def _data() -> dict[str, dict[str, list[str]]]:
    text = (resources.files("pipeline") / "data" / "importing.toml").read_text("utf-8")
    return tomllib.loads(text)
