"""The words of a file against the words of the page made from it: none may be lost, none added, none moved.

It counts for itself, from the bytes on both sides, and trusts no importer. A word is a run of letters and digits.
The signs before items of a list (• - *) are no words; the numbers and letters of a numbered list are, and a page
says them in the attributes `start`, `type` and `value`.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import regex

from pipeline.importing.draft import Told

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_UNSEEN = regex.compile(r"[\u00ad\u200b\u2060\ufeff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_LETTER_O = regex.compile(r"(?m)(?:^|(?<=\r))[ \t\u00a0]*o(?:\t|[ \u00a0]{2,})")
"""Word's second bullet, as it comes out of a copied list."""
_INTEGER = regex.compile(r"[ \t\n\f\r]*([+-]?[0-9]{1,9})(?![0-9])")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
UNREAD = ("script", "style", "template", "head", "noembed", "noframes")
APART = ("br", "title", "text")
"""Elements beside blocks that end a word: line breaks, and the texts of a drawing."""


@dataclass(frozen=True, slots=True)
class Account:
    """What does not come out even; all empty where every word is where it belongs.

    `lost` are words of the file that are neither in the page nor told as left out, `added` the other
    way round. `moved` is the first word that stands out of its order.
    """

    lost: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    moved: str = ""

    @property
    def holds(self) -> bool:
        """Whether no word was lost, added or moved."""
        return not (self.lost or self.added or self.moved)


def words(text: str) -> tuple[str, ...]:
    """The words of a plain text, in order. Digits of any script count as 0 to 9, letters by their meaning (NFKC)."""
    seen = unicodedata.normalize("NFKC", _UNSEEN.sub("", text))
    return tuple(_WORD.findall("".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in seen)))


def text_words(text: str) -> tuple[str, ...]:
    """The words of a text file, less the letter that stands for a bullet."""
    return words(_LETTER_O.sub("", text))


def page_words(content: bytes, where: str = "", *, title: bool = True) -> tuple[str, ...]:
    """The words that a reader of an HTML page meets, with the numbers of its lists.

    `title` False leaves out the h1: it was not in the file. Raises UnreadableInput.
    """
    from pipeline.sources.decode import decode
    from pipeline.sources.parser import deep, document, soup, with_doctype

    with deep():
        tree = soup(document(with_doctype(decode(content, where))))
        found: list[str] = []
        _add_pieces(tree, title, found)
        return words("".join(found))


def _add_pieces(element: Any, title: bool, found: list[str]) -> None:
    from pipeline.sources.elements import ATOMIC, BLOCK

    numbers = _numbers(element) if element.name == "ol" else {}
    for child in element.contents:
        name = getattr(child, "name", None)
        if name is None:
            # Comments and doctypes are kinds of strings; words are of the plain kind.
            if type(child).__name__ == "NavigableString":
                found.append(str(child))
        elif name not in UNREAD and (title or name != "h1"):
            # Unknown elements, such as <font> and <o:p>, are inline in a browser, too.
            edge = " " if name in BLOCK or name in ATOMIC or name in APART else ""
            found.append(edge)
            if id(child) in numbers:
                found.append(f"{numbers[id(child)]} ")
            _add_pieces(child, title, found)
            found.append(edge)


def _numbers(numbered: Any) -> dict[int, str]:
    kind = numbered.get("type", "1")
    start = whole(numbered.get("start") or "")
    count = 1 if start is None else start
    found = {}
    for item in numbered.find_all("li", recursive=False):
        given = whole(item.get("value") or "")
        count = count if given is None else given
        found[id(item)] = numeral(count, kind)
        count += 1
    return found


def whole(value: str) -> int | None:
    """A whole number as browsers read it from an attribute: what follows its digits does not count; None for none."""
    found = _INTEGER.match(value)
    return int(found[1]) if found else None


def numeral(number: int, kind: str) -> str:
    """A number as a list of this type (1, a, A, i, I) shows it; letters begin at 1."""
    if number < 1:
        return str(number)
    if kind in ("a", "A"):
        letters = ""
        while number > 0:
            number, rest = divmod(number - 1, 26)
            letters = chr(ord(kind) + rest) + letters
        return letters
    if kind in ("i", "I"):
        found = ""
        for value, sign in _ROMAN:
            found += sign * (number // value)
            number %= value
        return found if kind == "i" else found.upper()
    return str(number)


def account(before: Sequence[str], after: Sequence[str], told: Iterable[Told]) -> Account:
    """Whether the words before are those after, merged with the words told as not in the page, each in its order."""
    told = tuple(told)
    pieces = [piece for one in told if (piece := words(one.words))]
    dropped = [word for piece in pieces for word in piece]
    again = {piece for one in told if one.again and (piece := words(one.words))}
    here, there = Counter(before), Counter(after) + Counter(dropped)
    here.update(word for one in told if one.again for word in words(one.words))
    lost, added = here - there, there - here
    if lost or added:
        return Account(_in_order(before, lost), _in_order([*after, *dropped], added))
    moved = _first_moved(before, after, dropped, again)
    for last in (False, True):
        if moved:
            # What was mended last stands last in the report, wherever it stood in the file.
            placed = [word for piece in _placed(before, pieces, last=last) for word in piece]
            moved = _first_moved(before, after, placed, again)
    if moved and not again and _merges(before, after, pieces):
        moved = ""
    return Account(moved=moved)


_MOST = 200
"""Ways to merge that are followed side by side: pages that need more were told as moved before, too."""


def _merges(before: Sequence[str], after: Sequence[str], pieces: Sequence[tuple[str, ...]]) -> bool:
    """Whether the words before are those after, with the pieces among them in any order, each whole.

    A piece may stand inside another: in a heading that is said twice, what is hidden was told before.
    """
    begun_by: dict[str, list[int]] = {}
    for number, piece in enumerate(pieces):
        begun_by.setdefault(piece[0], []).append(number)
    # How many words of `after` were met, which pieces, and those that are open, with how far each was met.
    ways: set[tuple[int, frozenset[int], tuple[tuple[int, int], ...]]] = {(0, frozenset(), ())}
    for word in before:
        onward = set()
        for taken, met, inside in ways:
            if not inside and taken < len(after) and after[taken] == word:
                onward.add((taken + 1, met, inside))
            begun = {pieces[number]: number for number in begun_by.get(word, []) if number not in met}
            onward |= {(taken, met | {number}, _opened(inside, number, 1, pieces)) for number in begun.values()}
            if inside and pieces[inside[-1][0]][inside[-1][1]] == word:
                onward.add((taken, met, _opened(inside[:-1], inside[-1][0], inside[-1][1] + 1, pieces)))
        if not onward or len(onward) > _MOST:
            return False
        ways = onward
    return any(taken == len(after) and not inside for taken, _, inside in ways)


def _opened(
    inside: tuple[tuple[int, int], ...], number: int, far: int, pieces: Sequence[tuple[str, ...]]
) -> tuple[tuple[int, int], ...]:
    return inside if far == len(pieces[number]) else (*inside, (number, far))


def _placed(before: Sequence[str], pieces: Sequence[tuple[str, ...]], *, last: bool) -> list[tuple[str, ...]]:
    """The pieces that were left out in the order in which each stood as a whole, no two in one place.

    The longest is placed first: “Products” also begins “Products and services”. `last` takes the last place of a
    piece that stands in several: the same words may be in the page.
    """
    starts: dict[str, list[int]] = {}
    for at, word in enumerate(before):
        starts.setdefault(word, []).append(at)
    taken: set[int] = set()
    places = [len(before)] * len(pieces)
    for number in sorted(range(len(pieces)), key=lambda number: -len(pieces[number])):
        piece = pieces[number]
        found = starts.get(piece[0], [])
        for at in reversed(found) if last else found:
            if at not in taken and tuple(before[at : at + len(piece)]) == piece:
                places[number] = at
                taken.update(range(at, at + len(piece)))
                break
    return [pieces[number] for number in sorted(range(len(pieces)), key=places.__getitem__)]


def _in_order(sequence: Sequence[str], some: Counter[str]) -> tuple[str, ...]:
    left, found = some.copy(), []
    for word in sequence:
        if left[word] > 0:
            left[word] -= 1
            found.append(word)
    return tuple(found)


def _first_moved(
    before: Sequence[str], after: Sequence[str], dropped: Sequence[str], again: Iterable[tuple[str, ...]]
) -> str:
    """The first word that fits no merging of the two; empty where one fits.

    `reached` are the numbers of words taken from `after` and from `dropped` with which all words so far can be
    explained. A piece of `again` in `after` was left out in one place to stand in another, and explains none.
    """
    known = frozenset(again)
    lengths: dict[str, set[int]] = {}
    for piece in known:
        lengths.setdefault(piece[0], set()).add(len(piece))
    reached = _skipped({(0, 0)}, after, known, lengths)
    for word in before:
        onward = {(taken + 1, out) for taken, out in reached if taken < len(after) and after[taken] == word}
        onward |= {(taken, out + 1) for taken, out in reached if out < len(dropped) and dropped[out] == word}
        if not onward:
            return word
        reached = _skipped(onward, after, known, lengths) if known else onward
    return ""


def _skipped(
    reached: set[tuple[int, int]],
    after: Sequence[str],
    again: frozenset[tuple[str, ...]],
    lengths: dict[str, set[int]],
) -> set[tuple[int, int]]:
    """What can be reached when pieces that stand in another place as well are passed over.

    `lengths` are those of the pieces that begin with a word.
    """
    new = reached
    while new:
        new = {
            (taken + length, out)
            for taken, out in new
            if taken < len(after)
            for length in lengths.get(after[taken], ())
            if tuple(after[taken : taken + length]) in again
        } - reached
        reached = reached | new
    return reached
