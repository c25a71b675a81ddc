"""Signs before items of lists that were typed, or written by an office program: `•`, `1.`, `(a)`, `iv)`."""

from dataclasses import dataclass

import regex

from pipeline.links import ascii_digits

_BULLETS = "•‣⁃∙●○◦▪▫■□◆◇►▸➢➤✓✔✗·\uf0b7\uf0a7\uf0d8\uf0fc*–—-"
_BULLET = regex.compile(rf"(?:(?P<sign>[{regex.escape(_BULLETS)}])[ \u00a0\t]+|(?P<sign>[・●■◆])[ \u3000]*)(?=\S)")
_ANY = regex.compile(r"(?P<sign>[^\s\p{N}])[ \u00a0\t]+(?=\S)")
"""One sign of a symbol font: which letter stands for it says nothing."""
_NUMBER = regex.compile(
    r"(?P<open>\(?)(?P<above>(?:\d{1,3}\.)*)"
    r"(?P<number>\d{1,3}|[a-z]|[A-Z]|[ivx]{1,6}|[IVX]{1,6})"
    r"(?:(?P<close>[.)]|(?<=\.\d{1,3}))[ \u00a0\t]+|(?P<close>[．、）])[ \u3000]*(?!\d))(?=\S)"
)
_ROMAN = {"i": 1, "v": 5, "x": 10}


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign before an item: its length with the space after it, and what list it belongs to.

    `kind` is `ul`, or the `type` of a numbered list: 1, a, A, i, I. `look` is equal for items of one list. `number`
    counts from 1; `above` are the numbers of the items round it (“2.1” in “2.1.3”).
    """

    length: int
    kind: str
    look: str
    number: int = 0
    above: str = ""
    written: str = ""


def sign(text: str, *, marked: bool = False) -> Sign | None:
    """The sign at the start of a text. `marked` says that it is an item for sure, so that any single sign counts."""
    found = _BULLET.match(text)
    if found:
        return Sign(found.end(), "ul", found["sign"])
    found = _NUMBER.match(text)
    if found and not (found["open"] and found["close"] != ")"):
        kind, number = _numbered(ascii_digits(found["number"]))
        if number and (kind == "1" or not found["above"]):
            above = found["above"].rstrip(".")
            return Sign(found.end(), kind, f"{found['open']}{kind}{found['close']}", number, above, found["number"])
    found = _ANY.match(text) if marked else None
    return Sign(found.end(), "ul", found["sign"], written=found["sign"]) if found else None


def _numbered(written: str) -> tuple[str, int]:
    if written.isdecimal():
        return ("1", int(written)) if written.isascii() and not written.startswith("0") else ("", 0)
    kind = "a" if written.islower() else "A"
    # A single i, v or x can be a letter as well; what follows decides, and lists of letters seldom reach i.
    if all(letter in _ROMAN for letter in written.lower()):
        values = [_ROMAN[letter] for letter in written.lower()]
        total = sum(-value if value < max(values[place:]) else value for place, value in enumerate(values))
        return ("i" if kind == "a" else "I"), total
    return (kind, ord(written.lower()) - ord("a") + 1) if len(written) == 1 else ("", 0)
