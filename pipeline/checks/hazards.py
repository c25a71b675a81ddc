"""Texts that can do harm when they are stale: doses, emergency numbers, warnings."""

import regex

from pipeline.checks.sides import side
from pipeline.emergency import numbers_of

DOSED = frozenset("mass volume activity units drops pieces puffs doses teaspoons tablespoons spoons amount".split())
"""What the unit of a dose measures (data/units.toml)."""

EVERYWHERE = frozenset({"112", "911", "999"})
"""Emergency numbers that are known far beyond their territories."""

_NUMBER = regex.compile(r"(?<![\d.,:/-])\d{3,}(?![\d/:-]|[.,]\d)")


def hazardous(text: str, tag: str, country: str = "") -> bool:
    """Whether a plain text holds a dose (a number with its unit), or an emergency number of the country."""
    found = side(text, tag)
    if any(quantity.unit is not None and quantity.unit.measures in DOSED for quantity in found.quantities):
        return True
    united = {quantity.number.start for quantity in found.quantities if quantity.unit is not None}
    dialled = EVERYWHERE | numbers_of(country)
    return any(match[0] in dialled and match.start() not in united for match in _NUMBER.finditer(found.counted))
