"""The success criteria of WCAG 2.2 that findings name."""

from dataclasses import dataclass
from functools import lru_cache

from pipeline.lint.data import rows

UNDERSTANDING = "https://www.w3.org/WAI/WCAG22/Understanding/"


@dataclass(frozen=True, slots=True)
class Criterion:
    """A success criterion: its number, level (A, AA, AAA), name, and the page of W3C that explains it."""

    number: str
    level: str
    name: str
    address: str


@lru_cache(maxsize=64)
def criterion(number: str) -> Criterion | None:
    """The criterion with a number such as 1.4.3; None where no rule names it."""
    row = rows("wcag")["criteria"].get(number)
    return Criterion(number, row[0], row[1], UNDERSTANDING + row[2]) if row else None
