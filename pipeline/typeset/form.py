"""What becomes of laid-out pages: one on each side of a sheet, several to fold, or plates for a print shop."""

from dataclasses import dataclass
from enum import StrEnum


class Fold(StrEnum):
    """How sheets are folded once they are printed."""

    NONE = ""
    BOOKLET = "booklet"
    """Two pages on each side of a sheet, folded in the middle and stapled."""
    TRIFOLD = "trifold"
    """Six narrow pages on the two sides of one sheet, folded twice."""


@dataclass(frozen=True, slots=True)
class Press:
    """What a print shop is given: colours of ink by the ICC profile `profile`, room to cut at the edges.

    `condition` names the printing condition that the profile describes, as printers know it.
    """

    profile: bytes
    condition: str
    most_ink: int = 280
    """Most ink in one place, in per cent of all inks together."""


@dataclass(frozen=True, slots=True)
class Form:
    """The form of a print file; by default one page on each side, for any printer."""

    fold: Fold = Fold.NONE
    press: Press | None = None


PLAIN = Form()


def page_size(fold: Fold, paper: str) -> str:
    """The size of a laid-out page as CSS writes it, for sheets of a paper (“A4” or “letter”)."""
    return paper
