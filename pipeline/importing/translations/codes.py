"""Tags of a translation made those of the msgid, as far as they correspond; words are never lost."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import regex

from pipeline.model import Inline
from pipeline.sources.inline import MarkupError, Token, escape, plain, render, tokens
from pipeline.text import collapse

_NUMBER = regex.compile(r"\d+$")
_ALIKE = {"b": "strong", "i": "em"}
_ADDRESS = regex.compile(r'\s(?:href|src|datetime|title)="([^"]*)"')
NEUTRAL = frozenset({"g", "x", "ph", "bx", "ex"})
"""Names of tags that tell nothing of what they stand for: codes of translation memories."""


@dataclass(frozen=True, slots=True)
class Mapped:
    """A translation with the tags of its msgid; `note` says what could not be done."""

    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Tag:
    """A tag of a message: its name, what it is without its number, the words in it, and its address."""

    name: str
    base: str
    void: bool
    inner: str
    address: str = ""


def mapped(
    target: str, source: str, msgid: str, inlines: Sequence[tuple[Inline, ...]] = ((),),
    values: Mapping[str, str] | None = None, own: tuple[Inline, ...] = (),
) -> Mapped:  # fmt: skip
    """`target`, whose tags are those of `source`, with the tags of `msgid`.

    `inlines` are the tags of each place of the msgid, `own` those of `target` where it was read from a page;
    `values` are the local values as the source shows them, by the name of their tag. A tag that the msgid
    needs, and whose very words or value stand in the translation once, is put round them.
    """
    names = _names(_tags(source, own), _tags(msgid, inlines[0] if inlines else ()))
    text = _renamed(target, names)
    text = _with_missing(text, msgid, values or {})
    if fits(text, msgid, inlines):
        return Mapped(text)
    bare = _with_missing(escape(plain(target)), msgid, values or {})
    missing = ", ".join(f"<{tag.name}>" for tag in _tags(msgid) if tag.name not in {t.name for t in _tags(bare)})
    note = f"The tags of the source text could not be placed: {missing}" if missing else ""
    return Mapped(bare if _readable(bare) else escape(plain(target)), note)


def fits(text: str, msgid: str, inlines: Sequence[tuple[Inline, ...]]) -> bool:
    """Whether a translation has the tags of its msgid; without `inlines`, each one as often as there."""
    if not any(inlines):
        return sorted(t.name for t in _tags(text)) == sorted(t.name for t in _tags(msgid)) and _readable(text)
    try:
        for inline in inlines:
            render(text, inline, lambda _item: "")
    except MarkupError:
        return False
    return True


def _readable(text: str) -> bool:
    try:
        return bool(list(tokens(text))) or not text
    except MarkupError:
        return False


def _tags(message: str, inline: Iterable[Inline] = ()) -> list[_Tag]:
    """The tags of a message in the order in which they open."""
    known = {item.name: item for item in inline}
    try:
        found = list(tokens(message))
    except MarkupError:
        return []
    tags = []
    for number, token in enumerate(found):
        if token.kind not in ("open", "void"):
            continue
        base = _NUMBER.sub("", token.value)
        inner = "" if token.kind == "void" else _inside(found, number)
        tags.append(
            _Tag(token.value, _ALIKE.get(base, base), token.kind == "void", inner, _address(known, token.value))
        )
    return tags


def _inside(found: Sequence[Token], start: int) -> str:
    depth, words = 0, ""
    for token in found[start:]:
        if token.kind == "open":
            depth += 1
        elif token.kind == "close":
            depth -= 1
            if not depth:
                break
        elif token.kind == "text":
            words += token.value
    return collapse(words).strip()


def _address(known: Mapping[str, Inline], name: str) -> str:
    if name not in known:
        return ""
    markup = "".join(part for part in known[name].opening if isinstance(part, str))
    match = _ADDRESS.search(markup)
    return match[1] if match else known[name].text


def _names(theirs: Sequence[_Tag], ours: Sequence[_Tag]) -> dict[str, str]:
    """Which tag of the msgid each tag of the other text is."""
    if len(theirs) == len(ours) and all(_alike(a, b) for a, b in zip(theirs, ours, strict=True)):
        by_order = {a.name: b.name for a, b in zip(theirs, ours, strict=True)}
        swapped = any(a.address and b.address and a.address != b.address for a, b in zip(theirs, ours, strict=True))
        if not swapped:
            return by_order
    names: dict[str, str] = {}
    for same in (_same_address, _same_words, _same_name, _alike):
        for tag in theirs:
            free = [other for other in ours if other.name not in names.values() and same(tag, other)]
            if tag.name not in names and free:
                names[tag.name] = free[0].name
    return names


def _alike(one: _Tag, other: _Tag) -> bool:
    return one.void == other.void and (one.base == other.base or bool(NEUTRAL & {one.base, other.base}))


def _same_address(one: _Tag, other: _Tag) -> bool:
    return bool(one.address) and one.address == other.address and _alike(one, other)


def _same_words(one: _Tag, other: _Tag) -> bool:
    return bool(one.inner) and one.inner == other.inner and _alike(one, other)


def _same_name(one: _Tag, other: _Tag) -> bool:
    return one.name == other.name and _alike(one, other)


def _renamed(target: str, names: Mapping[str, str]) -> str:
    """A text with its tags renamed; a tag that corresponds to none goes, its words stay."""
    try:
        found = list(tokens(target))
    except MarkupError:
        return escape(plain(target))
    pieces = []
    for token in found:
        if token.kind == "text":
            pieces.append(escape(token.value))
        elif token.value in names:
            name = names[token.value]
            pieces.append({"open": f"<{name}>", "close": f"</{name}>", "void": f"<{name}/>"}[token.kind])
        elif token.value == "br":
            pieces.append(" ")
    return "".join(pieces)


def _with_missing(text: str, msgid: str, values: Mapping[str, str]) -> str:
    """A text with those tags of the msgid put in whose very words, or whose value, stand in it just once."""
    present = {tag.name for tag in _tags(text)}
    for tag in _tags(msgid):
        words = values.get(tag.name, "") if tag.void else tag.inner
        if tag.name in present or not words or not _NUMBER.search(tag.name):
            continue
        # A space that does not break is as good as another: “01632 960 123” is one number.
        sought = r"[\s\u00a0\u202f]+".join(map(regex.escape, escape(words).split()))
        outside = regex.compile(rf"(?<![\p{{Latin}}\p{{N}}<])(?:{sought})(?![\p{{Latin}}\p{{N}}>])")
        places = list(outside.finditer(text))
        if len(places) == 1:
            start, end = places[0].span()
            put = f"<{tag.name}/>" if tag.void else f"<{tag.name}>{text[start:end]}</{tag.name}>"
            text = text[:start] + put + text[end:]
    return text
