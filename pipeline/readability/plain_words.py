"""Words that many readers do not know, and what to say instead.

`data/readability/plain-words/LANGUAGE.toml` lists them; a project's own rows come first. Nothing here
says that a word is wrong: it may stay where an editor explains it.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import product
from typing import Any

import regex

from pipeline.errors import ConfigError
from pipeline.meaning import UNSPACED
from pipeline.readability.data import base
from pipeline.text import did_you_mean, nfc

_KEYS = ("term", "also", "say", "note", "explain", "keep")
_APOSTROPHES = "’‘ʼ＇`´"
_SPACES = "\u00a0\u202f\u2007\u2009\t\n\r-\u2010\u2011"
_ALIKE = str.maketrans(dict.fromkeys(_APOSTROPHES, "'") | dict.fromkeys(_SPACES, " "))
_CHOICE = re.compile(r"\(([^()]*)\)")
_UNSPACED = regex.compile(f"[{UNSPACED}]")
_LETTER = r"[\p{L}\p{M}\p{N}]"


@dataclass(frozen=True, slots=True)
class PlainWord:
    """A row of a list: a term, its further forms, what to say instead.

    `explain`: readers must learn this word, so it stays and is explained once. `keep`: the term is fine,
    and nothing is said about it, nor about shorter terms inside it.
    """

    term: str
    forms: tuple[str, ...]
    alternatives: tuple[str, ...] = ()
    note: str = ""
    explain: bool = False
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A term found in a text: its row's facts, the form as written and where it stands."""

    term: str
    form: str
    start: int
    end: int
    alternatives: tuple[str, ...]
    note: str
    explain: bool


@dataclass(frozen=True, slots=True)
class PlainWords:
    """A list ready to search with: rows by comparable form, and one pattern of all forms."""

    language: str
    rows: Mapping[str, PlainWord]
    pattern: "regex.Pattern[str] | None"


def plain_words(language: str, project_rows: Sequence[Any] = (), where: str = "") -> PlainWords:
    """The list of a language (a tag, with or without region) under a project's own rows.

    A project's row replaces ours for the same term, and its forms win over ours. `where` names the
    project's file in errors. Raises ConfigError, which says what is wrong with which row.
    """
    return _table(base(language), _parsed(project_rows, where))


def find(text: str, table: PlainWords) -> list[Hit]:
    """The terms of a list in a text (NFC), from left to right, the longest where several begin.

    Upper and lower case are alike, so are straight and curly apostrophes, hyphens and white space.
    """
    if table.pattern is None:
        return []
    found = []
    for match in table.pattern.finditer(_comparable(text)):
        row = table.rows[" ".join(match[0].split())]
        if not row.keep:
            start, end = match.span()
            found.append(Hit(row.term, text[start:end], start, end, row.alternatives, row.note, row.explain))
    return found


@lru_cache(maxsize=256)
def _table(language: str, own: tuple[PlainWord, ...]) -> PlainWords:
    replaced = {_key(row.term) for row in own}
    shipped = (row for row in _shipped(language) if _key(row.term) not in replaced)
    rows = {_key(form): row for row in (*shipped, *own) for form in (row.term, *row.forms)}
    return PlainWords(language, rows, _pattern(rows))


@lru_cache(maxsize=64)
def _shipped(language: str) -> tuple[PlainWord, ...]:
    name = f"data/readability/plain-words/{language}.toml"
    file = files("pipeline").joinpath(name)
    return _parsed(tomllib.loads(file.read_text("utf-8"))["words"], name) if file.is_file() else ()


def _comparable(text: str) -> str:
    """The text in lower case with one apostrophe and one space, character for character."""
    lowered = text.lower()
    if len(lowered) != len(text):
        # Only the Turkish capital İ becomes two characters.
        lowered = "".join(small if len(small := one.lower()) == 1 else "i" for one in text)
    return lowered.translate(_ALIKE)


def _key(form: str) -> str:
    return " ".join(_comparable(form).split())


def _pattern(forms: Iterable[str]) -> "regex.Pattern[str] | None":
    """One pattern for all forms: a tree by letters, so that a word is looked at once, not once a form."""
    tree: dict[str, Any] = {}
    for form in forms:
        node = tree
        for character in form:
            node = node.setdefault(character, {})
        node[""] = {}
    if not tree:
        return None
    # No boundary where a script writes no spaces.
    return regex.compile(f"(?:(?<!{_LETTER})|(?=[{UNSPACED}])){_branches(tree)}", regex.V1)


def _branches(node: Mapping[str, Any], before: str = "") -> str:
    """The pattern for what may follow, the longest first; where a form may end, its word must end."""
    longer = [
        (r"\s+" if character == " " else regex.escape(character)) + _branches(below, character)
        for character, below in node.items()
        if character
    ]
    if "" in node:
        longer.append("" if _UNSPACED.match(before) else f"(?!{_LETTER})")
    return longer[0] if len(longer) == 1 else f"(?:{'|'.join(longer)})"


def _parsed(rows: Sequence[Any], where: str) -> tuple[PlainWord, ...]:
    if not isinstance(rows, list | tuple):
        raise ConfigError("“words” must be a list of rows", where=where, fix=_EXAMPLE)
    return tuple(_row(row, number, where) for number, row in enumerate(rows, start=1))


_EXAMPLE = 'write { term = "hypertension", say = ["high blood pressure"] }'


def _row(row: Any, number: int, where: str) -> PlainWord:
    if not isinstance(row, Mapping):
        raise ConfigError(f"row {number} of “words” must be a table", where=where, fix=_EXAMPLE)
    term = row.get("term")
    if not isinstance(term, str) or not any(map(str.isalnum, term)):
        raise ConfigError(f"row {number} of “words” has no “term”", where=where, fix=_EXAMPLE)
    for key in row:
        if key not in _KEYS:
            raise ConfigError(
                f"“{term}” has a key “{key}” that is not known",
                where=where,
                fix=did_you_mean(key, _KEYS) or f"the keys are: {', '.join(_KEYS)}",
            )
    say = _texts(row, "say", term, where)
    keep, explain = _flag(row, "keep", term, where), _flag(row, "explain", term, where)
    note = row.get("note", "")
    if not isinstance(note, str):
        raise ConfigError(f"“note” of “{term}” must be a text", where=where, fix='write note = "why"')
    if keep and say:
        raise ConfigError(
            f"“{term}” is kept and has something to say instead", where=where, fix="delete “keep” or “say”"
        )
    if not keep and not say:
        raise ConfigError(f"“{term}” has nothing to say instead", where=where, fix=f"{_EXAMPLE}, or keep = true")
    forms = tuple(form for entry in _texts(row, "also", term, where) for form in _spread(entry, term, where))
    return PlainWord(nfc(term), forms, say, note, explain, keep)


def _texts(row: Mapping[str, Any], key: str, term: str, where: str) -> tuple[str, ...]:
    value = row.get(key, [])
    texts = [value] if isinstance(value, str) else value
    if not isinstance(texts, list | tuple) or not all(isinstance(one, str) and one.strip() for one in texts):
        raise ConfigError(
            f"“{key}” of “{term}” must be a text or a list of texts", where=where, fix=f'write {key} = ["word"]'
        )
    return tuple(map(nfc, texts))


def _flag(row: Mapping[str, Any], key: str, term: str, where: str) -> bool:
    value = row.get(key, False)
    if not isinstance(value, bool):
        raise ConfigError(f"“{key}” of “{term}” must be true or false", where=where, fix=f"write {key} = true")
    return value


def _spread(entry: str, term: str, where: str) -> list[str]:
    """Every form that a short form stands for: “utili(s|z)(e|ed)” is four words, “a(n|)” is two."""
    pieces = _CHOICE.split(entry)
    if any(sign in piece for piece in pieces[::2] for sign in "()|") or "" in pieces[1::2]:
        raise ConfigError(
            f"“{entry}”, a form of “{term}”, has a bracket too many or too few",
            where=where,
            fix='write forms such as "utili(s|z)(e|es|ed|ing)"',
        )
    choices = [piece.split("|") if number % 2 else [piece] for number, piece in enumerate(pieces)]
    return ["".join(parts) for parts in product(*choices)]
