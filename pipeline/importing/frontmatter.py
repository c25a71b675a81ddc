"""What stands at the top of a Markdown file between two lines of signs: keys and values on the page.

It is YAML between `---` or TOML between `+++`. Only what people write there by hand is understood: keys with values on
one line, quotes, lists and texts over several lines. Whatever else it is, its lines are handed back as they are.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import regex

_FENCE = regex.compile(r"\A(?P<sign>---|\+\+\+)[ \t]*\n(?P<text>(?:.*\n)*?)(?:(?P=sign)|\.\.\.)[ \t]*(?:\n|\Z)")
_ENTRY = regex.compile(r"(?P<key>[\p{L}_][\p{L}\p{M}\p{N} _.\-]*):(?:[ \t]+(?P<value>.*))?")
_QUOTED = regex.compile(r"""(?P<sign>["'])(?P<inside>.*)(?P=sign)(?:\s+\#.*)?""")
_COMMENT = regex.compile(r"(?:^|\s+)#.*$")
_BLOCK = regex.compile(r"[|>][+-]?\d?")
_ESCAPES = {r"\"": '"', r"\\": "\\", r"\n": " ", r"\t": " "}


@dataclass(frozen=True, slots=True)
class Entry:
    """A key with its value as text, and the lines it stood on; `key` is empty where they were not understood."""

    key: str
    value: str
    raw: str
    line: int


def parted(text: str) -> tuple[tuple[Entry, ...], str, int]:
    """The entries at the top of a text, the text below them, and the number of lines above that text."""
    found = _FENCE.match(text)
    if not found or not _is_keys(found):
        return (), text, 0
    inside = found["text"]
    entries = tuple(_toml(inside)) if found["sign"] == "+++" else tuple(_yaml(inside))
    return entries, text[found.end() :], found[0].count("\n")


def _is_keys(found: regex.Match[str]) -> bool:
    """Whether there is an entry: two lines of dashes may also be two rules with text between them."""
    lines = [line for line in found["text"].split("\n") if line.strip() and not line.lstrip().startswith("#")]
    return not lines or found["sign"] == "+++" or _ENTRY.fullmatch(lines[0]) is not None


def _toml(text: str) -> Iterator[Entry]:
    in_table = False
    for number, line in enumerate(text.split("\n"), 2):
        if not line.strip():
            continue
        in_table = in_table or line.lstrip().startswith("[")
        try:
            found = {} if in_table or "#" in line else tomllib.loads(line)
        except tomllib.TOMLDecodeError:
            found = {}
        key, value = next(iter(found.items()), ("", ""))
        plain = not isinstance(value, dict)
        yield Entry(key if plain else "", _shown(value) if plain else "", line, number)


def _shown(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(_shown(one) for one in value)
    return value.isoformat() if isinstance(value, date) else str(value)


def _yaml(text: str) -> Iterator[Entry]:
    lines = text.split("\n")
    place = 0
    while place < len(lines):
        start, line = place, lines[place]
        place += 1
        if not line.strip():
            continue
        # What belongs to a key stands indented below it; items of a list may also stand level with it.
        while place < len(lines) and _goes_on(lines[place], lines[place + 1 :]):
            place += 1
        raw = "\n".join(lines[start:place]).rstrip()
        found = _ENTRY.fullmatch(line)
        value = _value(found["value"] or "", raw.split("\n")[1:]) if found else None
        if found is None or value is None:
            yield Entry("", "", raw, start + 2)
        else:
            yield Entry(found["key"].strip(), value, raw, start + 2)


def _goes_on(line: str, following: list[str]) -> bool:
    if not line.strip():
        return any(one.strip() for one in following) and next(one for one in following if one.strip())[0] in " \t"
    return line[0] in " \t" or line.startswith("- ")


def _value(first: str, below: list[str]) -> str | None:
    """The value as text; None where it is of a kind that is not understood."""
    first = first.strip()
    if _BLOCK.fullmatch(first):
        return " ".join(line.strip() for line in below if line.strip())
    if below:
        lines = [line.strip() for line in below if line.strip()]
        if not first and all(line.startswith("- ") for line in lines):
            items = [_scalar(line[2:]) for line in lines]
            return None if any(item is None for item in items) else ", ".join(str(item) for item in items)
        if not first or any(_ENTRY.fullmatch(line) or line.startswith("- ") for line in lines):
            return None
        return _scalar(" ".join([first, *lines]))
    if first.startswith("[") and first.endswith("]"):
        items = [_scalar(item) for item in _items(first[1:-1])]
        return None if any(item is None for item in items) else ", ".join(str(item) for item in items)
    return _scalar(first)


def _items(text: str) -> list[str]:
    return [item for item in regex.findall(r"""\s*("(?:[^"\\]|\\.)*"|'[^']*'|[^,]+)\s*(?:,|$)""", text) if item.strip()]


def _scalar(text: str) -> str | None:
    text = text.strip()
    if found := _QUOTED.fullmatch(text):
        if found["sign"] == "'":
            return str(found["inside"]).replace("''", "'")
        return regex.sub(r"\\[\"\\nt]", lambda escape: _ESCAPES[escape[0]], found["inside"])
    if text[:1] in ("{", "[", "&", "*", "!", "|", ">", "%", "@", "`", '"', "'"):
        return None
    return "" if text in ("~", "null") else _COMMENT.sub("", text)
