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


_SHEETS = {"A4": (297.0, 210.0), "letter": (279.4, 215.9)}
"""Width and height of a sheet in millimetres, its long edge at the top."""
INNER = 2.0
"""Millimetres by which the panel that is folded inwards is narrower than the others."""


def page_rules(fold: Fold, paper: str) -> str:
    """The CSS rules for the size of each page, for sheets of a paper (“A4” or “letter”)."""
    width, height = _SHEETS[paper]
    if fold is Fold.BOOKLET:
        return f"@page{{size:{width / 2:g}mm {height:g}mm}}"
    if fold is Fold.TRIFOLD:
        panel = (width + INNER) / 3
        inner = "".join(f"@page:nth({number}){{size:{panel - INNER:g}mm {height:g}mm}}" for number in (4, 5))
        return f"@page{{size:{panel:g}mm {height:g}mm}}{inner}"
    return f"@page{{size:{paper}}}"
