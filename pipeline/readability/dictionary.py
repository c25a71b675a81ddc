"""Words of the languages that are written without spaces, told apart by ICU's dictionaries.

ICU comes with the package icu4py, which is optional. Without it only the characters of these
languages are counted, and reports say so.
"""

from collections.abc import Iterable
from functools import lru_cache
from importlib.util import find_spec


@lru_cache(maxsize=1)
def available() -> bool:
    """Whether ICU is installed."""
    return find_spec("icu4py") is not None


def segments(text: str, language: str) -> Iterable[str]:
    """The words of a text, and what stands between them, in order. ICU must be available."""
    from icu4py.breakers import WordBreaker

    return WordBreaker(text, language)


def version() -> str | None:
    """The version of ICU, or None where it is not installed; its dictionaries change with it."""
    if not available():
        return None
    from icu4py import icu_version

    return str(icu_version)
