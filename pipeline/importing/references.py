"""A block of references: where one ends and the next begins, when each takes several lines."""

from collections.abc import Sequence

import regex

_YEAR = regex.compile(r"(?<![\p{N}-])(?:19|20)\p{N}\p{N}(?![\p{N}-])|(?:19|20)\d\d年")
_MORE = regex.compile(
    r"(?i)(?:https?:|www\.|doi\b|pmid\b|isbn\b|available\b|accessed\b|retrieved\b|\[?online\b|vol(?:ume|\.)?\s?\d|pages?\s?\d|pp?\.\s?\d"
    r"|disponible\b|consulté\b|abgerufen\b|\d+\s?[(:;]|(?-i:[\p{Ll}(]))"
)
"""How a line begins that goes on with the reference before it."""
FULL = 55
"""Characters of a line that may have been ended because it was full."""
PERIODS = range(1, 7)
"""Lines that one reference may take."""


def has_year(line: str) -> bool:
    """Whether a line holds the year of a publication."""
    return _YEAR.search(line) is not None


def parted(lines: Sequence[str], gaps: Sequence[int]) -> tuple[tuple[tuple[int, ...], ...], float]:
    """The numbers of the lines of each reference, and how sure that is (0 to 1).

    `gaps` are the empty lines before each line. Empty lines part references, unless they stand between
    all lines. Where they do not, references end alike: every third line has a year, for example.
    """
    if not lines:
        return (), 1.0
    inner = gaps[1:]
    groups = _groups(gaps)
    if any(inner) and not all(inner):
        sure = all(any(has_year(lines[i]) for i in group) for group in groups)
        return tuple(map(tuple, groups)), 0.95 if sure else 0.8
    for period in PERIODS:
        several = len(lines) > period or sum(map(has_year, lines)) == 1
        if len(lines) % period == 0 and several and _regular(lines, period):
            parts = tuple(tuple(range(start, start + period)) for start in range(0, len(lines), period))
            return parts, 0.9 if len(parts) > 1 else 0.7
    return _by_years(lines), 0.6


def _groups(gaps: Sequence[int]) -> list[list[int]]:
    groups: list[list[int]] = []
    for number, gap in enumerate(gaps):
        if gap or not groups:
            groups.append([])
        groups[-1].append(number)
    return groups


def _regular(lines: Sequence[str], period: int) -> bool:
    """Whether each reference takes as many lines, its year in the last one."""
    return all(has_year(line) for line in lines[period - 1 :: period]) and not any(
        _MORE.match(line) for line in lines[period::period]
    )


def _by_years(lines: Sequence[str]) -> tuple[tuple[int, ...], ...]:
    """Each reference ends with the line that has its year, and those that go on with it."""
    parts: list[list[int]] = [[]]
    dated = False
    for number, line in enumerate(lines):
        if dated and not _MORE.match(line):
            parts.append([])
            dated = False
        parts[-1].append(number)
        dated = dated or has_year(line)
    return tuple(map(tuple, parts))


def likely(lines: Sequence[str]) -> bool:
    """Whether lines are references, and not sentences: years, and hardly a verb-like ending of a sentence."""
    dated = sum(has_year(line) for line in lines)
    return dated >= 1 and dated * 5 >= len(lines)
