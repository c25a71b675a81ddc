"""Addresses on the web, e-mail addresses and telephone numbers: nobody reads them as words."""

import re

from pipeline.readability.data import address_endings

_WEB = re.compile(
    r"(?:https?://|www\.)[^\s<>\"]*[^\s<>\".,;:!?)\]،。，]"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    rf"|(?<![\w.@-])(?:[a-z0-9][a-z0-9-]+\.)+(?:{'|'.join(address_endings())})\b(?:/[^\s<>\"]*[^\s<>\".,;:!?)\]])?"
)
_MAYBE_WEB = re.compile(r"://|www\.|@|[a-z0-9]\.[a-z]")
_MAYBE_TELEPHONE = re.compile(r"(?:\d[^\w,:;]{0,3}){7}")
_JOIN = r"(?: ?[-\u2013/] ?|\.| ?\)[ \-/]?| ?\(| )"
_CANDIDATE = re.compile(rf"(?<![\w.,:\u066b\u066c])(?P<plus>\+ ?)?\(?\d(?:{_JOIN}?\d){{6,}}(?![\w%])(?![.,]\d)")
_GROUP = re.compile(r"\d+")
_DATE = re.compile(r"\d{4}[-./]\d{1,2}[-./]\d{1,2}(?!\d)|\d{1,2}[-./]\d{1,2}[-./](?:19|20)\d\d(?!\d)")
_YEAR = r"(?:1[89]|20)\d\d"
_YEARS = re.compile(rf"{_YEAR}(?: ?[-\u2013/] ?{_YEAR}| )")
_AMOUNT = r"[1-9]\d{0,2}(?:[ .]\d{3})*|[1-9]\d*"
_RANGE = re.compile(rf"(?:{_AMOUNT}) ?[-\u2013/] ?(?:{_AMOUNT})")
_THOUSANDS = re.compile(r"[1-9]\d?([ .])\d{3}(?:\1\d{3})*|[1-9]\d{0,2}(?:[ .]\d{3})*[ .]000")


def blank(text: str) -> str:
    """The text, as long as before, with spaces in place of addresses and telephone numbers."""
    if _MAYBE_WEB.search(text):
        text = _WEB.sub(_spaces, text)
    if _MAYBE_TELEPHONE.search(text):
        text = _CANDIDATE.sub(lambda match: _spaces(match) if is_telephone(match[0]) else match[0], text)
    return text


def _spaces(match: re.Match[str]) -> str:
    return " " * len(match[0])


def is_telephone(text: str) -> bool:
    """Whether digits with what stands between them are a telephone number: no date, amount or range.

    Up to 15 digits, as the plan of international numbers has it (ITU-T E.164).
    """
    groups: list[str] = _GROUP.findall(text)
    digits = sum(map(len, groups))
    if not 7 <= digits <= 15:
        return False
    trunk = text.lstrip("+ (")
    if text.startswith("+") or ("(" in text and ")" in text):
        return True
    if _DATE.match(trunk) or _YEARS.match(trunk):
        return False
    if int(groups[0][0]) == 0:
        return True
    if len(groups) == 1:
        return digits >= 9
    return not (_RANGE.fullmatch(trunk) or _THOUSANDS.fullmatch(trunk))
