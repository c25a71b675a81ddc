"""Texts that can do harm when they are stale: doses, emergency numbers, warnings."""

import regex

from pipeline.checks.sides import side
from pipeline.checks.units import DOSED
from pipeline.emergency import numbers_of

EVERYWHERE = frozenset({"112", "911", "999"})
"""Emergency numbers that are known far beyond their territories."""

_NUMBER = regex.compile(r"(?<![\d.,:/-])\d{3,}(?![\d/:-]|[.,]\d)")


def hazardous(text: str, tag: str, country: str = "") -> bool:
    """Whether a plain text holds a dose (a number or number word with its unit), or an emergency number."""
    found = side(text, tag)
    if any(quantity.unit is not None and quantity.unit.measures in DOSED for quantity in found.quantities):
        return True
    if any(unit.measures in DOSED for _value, unit in found.spelled_quantities):
        return True
    united = {quantity.number.start for quantity in found.quantities if quantity.unit is not None}
    dialled = EVERYWHERE | numbers_of(country)
    return any(match[0] in dialled and match.start() not in united for match in _NUMBER.finditer(found.counted))
