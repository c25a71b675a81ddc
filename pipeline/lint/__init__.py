"""Looks at a page as its readers will meet it: what somebody who sees, hears or reads it would suffer.

Rules are functions of a `Document` (see `registry`); nothing here opens a browser. `lint` runs those that
fit a page and returns findings with the line, the words, the WCAG criterion and how to mend it.
"""

from collections.abc import Iterable

from pipeline.lint import registry
from pipeline.lint.document import Document
from pipeline.lint.registry import Problem, Rule, Scope, registered
from pipeline.model import Finding, Where
from pipeline.sources.parser import deep
from pipeline.text import excerpt

from pipeline.lint import (  # isort: skip  # noqa: F401 - they register what they hold
    page, language, direction, headings, lists, images, links, tables, controls, media, aria, colours, spacing, styles,
    wording, profiles,
)  # fmt: skip

__all__ = ["Document", "Problem", "Rule", "Scope", "findings", "lint", "registered"]

SCOPES = {
    "page": tuple(Scope),
    "source": (Scope.SOURCE, Scope.WORDS, Scope.PAGE),
    "original": (Scope.PAGE, Scope.BUILT),
    "translation": (Scope.WORDS, Scope.PAGE, Scope.BUILT),
}
"""Which rules run on any page, on a source page, on the page built from it, and on one built from a translation."""


def lint(document: Document, kind: str = "source") -> tuple[Finding, ...]:
    """What is wrong with a page, in order of lines; `kind` is a key of `SCOPES`."""
    with deep():
        found = [
            finding(document, rule, problem)
            for rule in registry.registered().values()
            if rule.scope in SCOPES[kind]
            for problem in rule.run(document)
        ]
    return findings(found)


def finding(document: Document, rule: Rule, problem: Problem) -> Finding:
    """A problem as a finding of the page."""
    line = problem.line or _line(problem)
    return Finding(
        rule.name,
        rule.severity,
        problem.message,
        Where(document.path, line, document.page, document.locale),
        excerpt=excerpt(problem.excerpt),
        fix=problem.fix,
        wcag=rule.wcag,
    )


def findings(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings in order of lines, each once."""
    return tuple(sorted(dict.fromkeys(found), key=lambda one: one.where.line))


def _line(problem: Problem) -> int:
    """The line of the element, or of the nearest one round it that stands in the text."""
    node = problem.at
    while node is not None and not node.line:
        node = node.parent
    return node.line if node is not None else 1
