"""What Unicode CLDR knows of a language, through Babel."""

from functools import cache
from typing import Any


@cache
def cldr(tag: str) -> Any:
    """Babel's locale for a BCP 47 tag, None where CLDR does not have it."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(tag.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None
