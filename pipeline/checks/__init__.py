"""Checks on translations: one small function each, in a registry."""

from pipeline.checks import (
    amounts,
    contacts,
    markup,
    medicines,
    moments,
    order,
    rates,
    script,
    style,
    weekdays,
    wording,
)
from pipeline.checks.pair import Pair
from pipeline.checks.registry import Check, Problem, registered

MODULES = (amounts, contacts, markup, medicines, moments, order, rates, script, style, weekdays, wording)
"""What registers checks when it is imported."""

__all__ = ["Check", "Pair", "Problem", "check_pair", "registered"]


FIRST = ("oversize", "tags")
"""What is found by these makes looking at the words useless."""


def check_pair(pair: Pair) -> tuple[tuple[Check, Problem], ...]:
    """All that is wrong with a translation. Of one with wrong tags nothing else is told."""
    every = registered()
    for name in FIRST:
        if found := tuple((every[name], problem) for problem in every[name].run(pair)):
            return found
    listed = pair.source.meaning.listed and pair.target.meaning.listed
    rest = (one for one in every.values() if one.name not in FIRST and (listed or not one.needs_list))
    return tuple((one, problem) for one in rest for problem in one.run(pair))
