"""Words between tags, each with its place, and new words put there without touching a tag."""

import html
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

import regex

from pipeline.importing.draft import INLINE
from pipeline.sources.elements import VOID

_PIECE = regex.compile(
    r"(?P<gone><!--.*?-->|</?[A-Za-z](?:[^>\"']|\"[^\"]*\"|'[^']*')*>)|(?P<sign>&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z]\w*);)",
    regex.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Place:
    """A word, and the parts of the text that it is written in: several where tags stand inside the word."""

    word: str
    parts: tuple[tuple[int, int], ...]


def places_in(text: str, start: int, end: int) -> tuple[Place, ...]:
    """The words of a piece of markup, parted by white space of any kind, a no-break space and a <br> too."""
    found: list[Place] = []
    word = ""
    parts: list[tuple[int, int]] = []

    def close() -> None:
        nonlocal word, parts
        if word:
            found.append(Place(word, tuple(parts)))
        word, parts = "", []

    position = start
    while position < end:
        match = _PIECE.match(text, position, end)
        if match is not None and match["gone"]:
            if match[0].lower().startswith("<br"):
                close()
            position = match.end()
            continue
        shown, after = (html.unescape(match[0]), match.end()) if match is not None else (text[position], position + 1)
        if not shown.strip():
            close()
        elif parts and parts[-1][1] == position:
            word, parts[-1] = word + shown, (parts[-1][0], after)
        else:
            word += shown
            parts.append((position, after))
        position = after
    close()
    return tuple(found)


def words_of(text: str) -> tuple[str, ...]:
    """The words of a plain text, parted as those of a page are."""
    return tuple(text.split())


@dataclass(frozen=True, slots=True)
class Edit:
    """New markup for a piece of the text."""

    start: int
    end: int
    markup: str


def edits(text: str, old: Sequence[Place], new: Sequence[str], markup: Sequence[str]) -> list[Edit]:
    """What has to change in a text for words to become others. Tags and words that stay are not touched.

    `markup` is how each new word is written. Words that are replaced across tags stand where the first
    of them stood.
    """
    made: list[Edit] = []
    matcher = SequenceMatcher(None, [place.word for place in old], list(new), autojunk=False)
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind == "insert":
            made.append(_inserted(text, old, first, " ".join(markup[start:end])))
        elif kind == "delete":
            made += _deleted(text, old, first, last)
        elif kind == "replace":
            if last - first == end - start:
                for place, word, written in zip(old[first:last], new[start:end], markup[start:end], strict=True):
                    made += _one(place, word, written)
            else:
                made += _replaced(text, old[first:last], " ".join(markup[start:end]))
    return made


def _inserted(text: str, old: Sequence[Place], at: int, words: str) -> Edit:
    """New words before the old word number `at`, outside the tags between it and the one before."""
    if at == len(old):
        end = old[-1].parts[-1][1]
        return Edit(end, end, f" {words}")
    start = old[at].parts[0][0]
    if at:
        before = old[at - 1].parts[-1][1]
        space = regex.search(r"[ \t\r\n]+", text[before:start])
        if space is None:
            return Edit(before, before, f" {words}")
        start = before + space.end()
    return Edit(start, start, f"{words} ")


def _deleted(text: str, old: Sequence[Place], first: int, last: int) -> list[Edit]:
    """The words go, with the space that parted them from their neighbours."""
    made = _replaced(text, old[first:last], "")
    if last < len(old) and "<" not in (gap := text[made[-1].end : old[last].parts[0][0]]):
        made[-1] = Edit(made[-1].start, made[-1].end + len(gap), "")
    elif first and "<" not in (gap := text[old[first - 1].parts[-1][1] : made[0].start]):
        made[0] = Edit(made[0].start - len(gap), made[0].end, "")
    return made


def _one(place: Place, word: str, written: str) -> list[Edit]:
    """One word for another: what stands behind a tag, such as a full stop, stays there where it is the same."""
    tail = place.parts[-1]
    length = tail[1] - tail[0]
    if len(place.parts) == 2 and len(word) > length and word[-length:] == place.word[-length:] and word == written:
        return [Edit(*place.parts[0], written[:-length])]
    return [Edit(*place.parts[0], written), *(Edit(start, end, "") for start, end in place.parts[1:])]


def _replaced(text: str, old: Sequence[Place], words: str) -> list[Edit]:
    """The words go, and others stand where the first one stood. White space between those that go is taken along."""
    joined: list[tuple[int, int]] = []
    for start, end in (part for place in old for part in place.parts):
        if joined and "<" not in text[joined[-1][1] : start]:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return [Edit(*joined[0], words), *(Edit(start, end, "") for start, end in joined[1:])]


_TAG = regex.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][\w-]*)(?P<rest>(?:[^>\"']|\"[^\"]*\"|'[^']*')*)>")


def around(text: str, start: int, at: int) -> list[str]:
    """The opening tags with attributes of the inline elements that a place stands in, from `start` on.

    Their attributes say something of the words in them: an address, a moment, a language.
    """
    open_tags: list[tuple[str, str]] = []
    for match in _TAG.finditer(text, start, at):
        name = match["name"].lower()
        if match["close"]:
            place = next((n for n in reversed(range(len(open_tags))) if open_tags[n][0] == name), None)
            if place is not None:
                del open_tags[place:]
        elif name not in VOID:
            open_tags.append((name, match[0] if match["rest"].strip() and name in INLINE else ""))
    return [shown for _name, shown in open_tags if shown]


def applied(text: str, changes: Sequence[Edit]) -> str:
    """The text with all its changes made."""
    # From the end on; of two at one place, the one that was made first stands first.
    in_order = sorted(changes, key=lambda edit: (edit.start, edit.end))
    for one in in_order[::-1]:
        text = text[: one.start] + one.markup + text[one.end :]
    return text


def shown(old: Sequence[str], new: Sequence[str], context: int = 3) -> str:
    """The words that differ, as [old → new], with a few words around them."""
    pieces: list[str] = []
    opcodes = SequenceMatcher(None, list(old), list(new), autojunk=False).get_opcodes()
    for number, (kind, first, last, start, end) in enumerate(opcodes):
        if kind == "equal":
            same = list(old[first:last])
            head = same[:context] if number else []
            tail = same[-context:] if number < len(opcodes) - 1 else []
            if len(head) + len(tail) >= len(same):
                pieces += same
            else:
                pieces += [*head, "…", *tail]
        else:
            before, after = " ".join(old[first:last]), " ".join(new[start:end])
            pieces.append(f"[{before} → {after}]" if before and after else f"[+ {after}]" if after else f"[– {before}]")
    return " ".join(pieces)
