"""The signs before items of a list in a plain text: bullets, dashes, numbers and letters."""

from dataclasses import dataclass

import regex

_BULLET = regex.compile(r"[•◦▪▫●○■□‣⁃∙➢➤►✓✔❖⚫⬤\uf0b7\uf0a7\uf0d8]\s*|[·*–—+-](?:\s+|$)|o(?:\t|\s{2,})")
_NUMBER = regex.compile(
    r"(?P<open>[(（])?(?P<value>\p{Nd}{1,3}|[ivxIVX]{1,5}|[a-zA-Z])(?P<close>[.)）、．])(?:\s+|$|(?<=[、．）]))"
)
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")


@dataclass(frozen=True, slots=True)
class Marker:
    """A sign before an item. `style` tells apart the signs of one list; `values` are the numbers it may mean.

    `values` holds (type, number) of a numbered list; it is empty for bullets. `length` is that of the sign
    with the spaces after it; `weak` signs are signs of other things too, such as a dash in a sentence.
    """

    style: str
    length: int
    values: tuple[tuple[str, int], ...] = ()
    weak: bool = False

    @property
    def numbered(self) -> bool:
        """Whether it counts."""
        return bool(self.values)

    def number(self, kind: str) -> int:
        """The number it means in a list of a type; 0 where it means none."""
        return dict(self.values).get(kind, 0)


def marker(text: str) -> Marker | None:
    """The sign at the start of a line's text, if one is there."""
    if match := _BULLET.match(text):
        sign = match[0][0]
        return Marker(sign, match.end(), weak=sign in "-–—*+·")
    match = _NUMBER.match(text)
    if match is None or (match["open"] and match["close"] not in ")）"):
        return None
    values = _values(match["value"])
    if not values:
        return None
    return Marker(f"{match['open'] or ''}1{match['close']}", match.end(), values, weak=True)


def _values(written: str) -> tuple[tuple[str, int], ...]:
    if written.isdecimal():
        return (("1", int(written)),) if int(written) else ()
    found = []
    lower = written.lower()
    upper = written.isupper()
    if len(written) == 1:
        found.append(("A" if upper else "a", ord(lower) - ord("a") + 1))
    if lower in _ROMANS and written in (lower, lower.upper()):
        found.append(("I" if upper else "i", _ROMANS.index(lower) + 1))
    return tuple(found)
