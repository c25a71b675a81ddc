"""Every rule on a page: a function from a document to what its readers would suffer.

A rule is decorated with its name, how much it matters, the WCAG success criterion and, where there is
one, the ACT rule (W3C, Accessibility Conformance Testing) that it decides. The first line of its
docstring is its title. Modules of rules are imported by `pipeline.lint`, and so register what they hold.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from pipeline.lint.document import Document
from pipeline.model import Severity
from pipeline.sources.tree import Element


class Scope(StrEnum):
    """On which pages a rule runs.

    What an author got wrong is wrong in every translation, too, and told once, on the SOURCE. WORDS is
    for what a translator can get wrong: source pages and translations. PAGE is for what the frame of
    a built page can break as well. BUILT is for what only a built page can show.
    """

    SOURCE = "source"
    WORDS = "source and translations"
    PAGE = "source and every built page"
    BUILT = "built pages"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: where, what a reader suffers from it, and how to mend it.

    `at` is the element, `line` where it stands if that is not the line of the element.
    """

    at: Element | None
    message: str
    fix: str
    excerpt: str = ""
    line: int = 0


Function = Callable[[Document], Iterator[Problem]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A registered rule. `act` are the ids of ACT rules whose failures are errors of this one."""

    name: str
    severity: Severity
    title: str
    wcag: str
    act: tuple[str, ...]
    scope: Scope
    run: Function


_rules: dict[str, Rule] = {}


def rule(
    name: str, severity: Severity, *, wcag: str = "", act: tuple[str, ...] = (), scope: Scope = Scope.SOURCE
) -> Callable[[Function], Function]:
    """Register a function as a rule."""

    def register(run: Function) -> Function:
        title = (run.__doc__ or "").strip().partition("\n")[0]
        _rules[name] = Rule(name, severity, title, wcag, act, scope, run)
        return run

    return register


def registered() -> Mapping[str, Rule]:
    """Every rule by name, in the order of registration."""
    return MappingProxyType(_rules)
