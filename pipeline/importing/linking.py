"""Addresses in a text as links, where it is certain that they are such."""

from functools import cache

import regex

from pipeline.importing.draft import Element
from pipeline.importing.wordlists import words
from pipeline.links import phone_digits

_ADDRESS = regex.compile(
    r"(?P<web>(?:https?://|(?<![\w@./-])www\.)[^\s<>\"“”«»（）]+)"
    r"|(?P<mail>(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<site>(?<![\w@./-])(?:[a-z0-9][a-z0-9-]*\.)+(?:org\.uk|nhs\.uk|gov\.uk|ac\.uk|co\.uk|org|com|gov|int|net|edu|info)"
    r"(?:/[^\s<>\"“”«»]*)?(?![\w@-]|\.\w))"
    r"|(?P<phone>(?<![\w.,/+:-])(?:\+\p{Nd}{1,3}[ \u00a0]?(?:\(0\)[ \u00a0]?)?|\(0\p{Nd}{1,5}\)[ \u00a0]?"
    r"|0(?!\p{Nd}*[.,/]))"
    r"\p{Nd}[\p{Nd}\u00a0\u202f ‑-]{5,20}\p{Nd}(?![\w/]|[.,]\p{Nd}))",
)
_TRAIL = ".,;:!?'’”\"»。，；：！？、"
FEWEST, MOST = 9, 15
"""Digits of a phone number with its area code (ITU-T E.164: 15 at most)."""


@cache
def _short() -> regex.Pattern[str]:
    listed = "|".join(regex.escape(word) for word in words("dial"))
    return regex.compile(
        rf"(?i)(?<!\p{{L}})(?:{listed})[\s:：\u00a0]+(?P<phone>\p{{Nd}}{{3}}|116[ \u00a0]?\p{{Nd}}{{3}})"
        r"(?![\w%°/]|[.,:–-]\p{Nd}|[\s\u00a0]*(?:\p{Nd}|mg\b|ml\b|days?\b|hours?\b|people\b|times\b))"
    )


def linked(text: str, *, phones: bool = True) -> tuple[Element | str, ...]:
    """The text with its web addresses, e-mail addresses and (`phones`) phone numbers as links."""
    found = [span for match in _ADDRESS.finditer(text) if (span := _span(match)) and (phones or match["phone"] is None)]
    if phones:
        found += [
            (match.start("phone"), match.end("phone"), f"tel:{phone_digits(match['phone'])}")
            for match in _short().finditer(text)
        ]
    pieces: list[Element | str] = []
    place = 0
    for start, end, address in sorted(found):
        if start < place:
            continue
        pieces += [text[place:start], Element("a", (("href", address),), (text[start:end],))]
        place = end
    pieces.append(text[place:])
    return tuple(piece for piece in pieces if piece)


def _span(match: regex.Match[str]) -> tuple[int, int, str] | None:
    kind = match.lastgroup or ""
    shown = match[0]
    if kind in ("web", "site"):
        shown = shown.rstrip(_TRAIL)
        while shown.endswith(")") and shown.count(")") > shown.count("("):
            shown = shown[:-1].rstrip(_TRAIL)
        address = shown if shown.startswith("http") else f"https://{shown}"
        return (match.start(), match.start() + len(shown), address) if "." in shown else None
    if kind == "mail":
        shown = shown.rstrip(".-")
        return match.start(), match.start() + len(shown), f"mailto:{shown}"
    digits = phone_digits(shown)
    if not FEWEST <= len(digits.lstrip("+")) <= MOST or regex.search(r"[ \u00a0–-]{2}\p{Nd}|\p{Nd}[ ]?–[ ]", shown):
        return None
    return match.start(), match.end(), f"tel:{digits}"
