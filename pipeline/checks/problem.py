"""What a check says."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, in words for a translator, and what to do about it."""

    message: str
    fix: str = ""
