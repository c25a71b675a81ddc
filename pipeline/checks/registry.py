"""Every check on a translation: a function from a pair of texts to what is wrong with it.

A check is decorated with its name and how much it matters. The first line of its docstring is its
title. Modules of checks are imported by `pipeline.checks`, and so register what they hold.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from pipeline.checks.pair import Pair
from pipeline.checks.problem import Problem
from pipeline.model import Severity

__all__ = ["Check", "Function", "Problem", "check", "registered"]


Function = Callable[[Pair], Iterator[Problem]]


@dataclass(frozen=True, slots=True)
class Check:
    """A registered check. One that `needs_list` says nothing about a language without word lists."""

    name: str
    severity: Severity
    title: str
    run: Function
    needs_list: bool = False


_checks: dict[str, Check] = {}


def check(name: str, severity: Severity, *, needs_list: bool = False) -> Callable[[Function], Function]:
    """Register a function as a check."""

    def register(run: Function) -> Function:
        title = (run.__doc__ or "").strip().partition("\n")[0]
        _checks[name] = Check(name, severity, title, run, needs_list)
        return run

    return register


def registered() -> Mapping[str, Check]:
    """Every check by name, in the order of registration."""
    return MappingProxyType(_checks)
