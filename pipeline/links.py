"""Addresses that links lead to, made from what people read: phone numbers, e-mail and web addresses."""

import re
import unicodedata

SCHEMES = ("tel", "mailto", "https", "http", "sms")
"""Schemes that an address in the local values may have."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_PHONE = re.compile(r"\+?[\d(][\d\s\u00a0\u202f\u2009().\-‐‑–]*")
_OPTIONAL_ZERO = re.compile(r"\(0\)")
_EMAIL = re.compile(r"[^\s@<>\"]+@[^\s@<>\"]+\.[^\s@<>\"]+")
_WEB = re.compile(r"(?:https?://|www\.)?[\w-]+(?:\.[\w-]+)+(?:[/?#]\S*)?")
_INVISIBLE = re.compile(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_LEADS = re.compile(
    r"https?://[^\s/\\?#]+(?:[/?#][^\s\\]*)?|mailto:[^\s\\]+|(?:tel|sms):(?=[^?]*\d)[^\\\r\n\t]+"
    r"|\#[^\s\\]+|/?[^\s\\/:?#]+(?:[/?#][^\s\\]*)?",
    re.IGNORECASE,
)
LEAST_DIGITS = 2


def ascii_digits(text: str) -> str:
    """The text with the digits of any script as 0 to 9, and without bidi controls."""
    shown = (str(unicodedata.digit(c)) if c.isdecimal() else c for c in _INVISIBLE.sub("", text))
    return "".join(shown)


def phone_digits(text: str) -> str:
    """The first phone number in a text as it is dialled: digits, a + before them if it has one.

    A zero in brackets behind a country code is left out, as everybody who dials has to.
    """
    found = _PHONE.search(ascii_digits(text))
    if found is None:
        return ""
    written = found[0]
    if written.lstrip("(").startswith("+"):
        return "+" + re.sub(r"\D", "", _OPTIONAL_ZERO.sub("", written))
    digits = re.sub(r"\D", "", written)
    return digits if len(digits) >= LEAST_DIGITS else ""


def scheme_of(address: str) -> str:
    """The scheme of an address in lower case, or nothing. Browsers see through blanks and controls."""
    found = _SCHEME.match(re.sub(r"[\x00-\x20\x7f]", "", address))
    return found[1].lower() if found else ""


def may_lead_to(address: str) -> bool:
    """Whether a local value may lead there: a whole address of a scheme we know, a path or a #part."""
    return scheme_of(address) in ("", *SCHEMES) and _LEADS.fullmatch(address) is not None


def address_for(text: str, like: str = "") -> str:
    """The address for a text that is one: of the kind of the address `like`, else of what it looks like.

    Empty where the text is no address of that kind.
    """
    words, scheme = _INVISIBLE.sub("", text).strip(), scheme_of(like)
    if scheme in ("tel", "sms"):
        number = phone_digits(words)
        return f"{scheme}:{number}" if number else ""
    if scheme == "mailto" or (not scheme and _EMAIL.fullmatch(words)):
        return f"mailto:{words}" if _EMAIL.fullmatch(words) else ""
    if scheme in ("http", "https") or (not scheme and _WEB.fullmatch(words)):
        if not _WEB.fullmatch(words):
            return ""
        return words if scheme_of(words) in ("http", "https") else f"https://{words}"
    if not scheme and is_phone(words):
        return f"tel:{phone_digits(words)}"
    return ""


def is_phone(text: str) -> bool:
    """Whether a text is a phone number and nothing else."""
    found = _PHONE.fullmatch(ascii_digits(text).strip())
    return found is not None and len(re.sub(r"\D", "", found[0])) >= LEAST_DIGITS


def is_address(text: str) -> bool:
    """Whether a text is an e-mail or a web address: letters that belong to no language."""
    words = _INVISIBLE.sub("", text).strip()
    return bool(_EMAIL.fullmatch(words) or _WEB.fullmatch(words))
