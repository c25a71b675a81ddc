"""What a project adds to the checks: its glossary and its country."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Rules:
    """`glossary` maps terms of the source, folded, to what is allowed for them (nothing: they stay)."""

    glossary: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    country: str = "GB"


EVERYWHERE = Rules()
"""Without a project: no glossary."""
