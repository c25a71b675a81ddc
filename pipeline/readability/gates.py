"""Gates that a project may choose: what must not get worse. None is set unless it is asked for.

Only versions with a method of tier A are put to them, and never one that is too short to score.
"""

from collections.abc import Iterable, Iterator

from pipeline.config import GATES
from pipeline.model import Finding, Severity, Where
from pipeline.places import catalog_file, source_file
from pipeline.readability.data import base, formulas
from pipeline.readability.records import Score, Version
from pipeline.text import excerpt

REGRESSION, NEW_LONG, BAND = GATES

INDEX_STEP = 0.05
"""How much the index R may rise: less is within what a few words do to a leaflet."""

HARD_BANDS = 2
"""How many bands at the hard end of a scale the gate on bands refuses."""

ACCEPT = "accept it with: plainleaf score --save-baseline"


def failures(versions: Iterable[Version], gates: Iterable[str], source_locale: str) -> Iterator[Finding]:
    """An error for each version that does not pass a gate it is put to."""
    chosen = set(gates)
    for version in versions:
        if version.tier != "A" or version.main is None:
            continue
        where = _where(version, source_locale)
        if REGRESSION in chosen:
            yield from _regression(version, version.main, where)
        if NEW_LONG in chosen:
            yield from _new_long(version, where)
        if BAND in chosen:
            yield from _band(version, version.main, where)


def _where(version: Version, source_locale: str) -> Where:
    is_source = version.locale == source_locale
    path = source_file(version.page) if is_source else catalog_file(version.page, version.locale)
    return Where(path, 0, version.page, version.locale)


def _regression(version: Version, main: Score, where: Where) -> Iterator[Finding]:
    change = version.change
    if change is None:
        return
    order = _bands(version, main.method)
    if change.band in order and main.band in order and order.index(main.band) > order.index(change.band):
        what = f"{main.method} went from {change.value:g} ({change.band}) to {main.value:g} ({main.band})"
    elif version.index is not None and change.index is not None and version.index - change.index > INDEX_STEP:
        what = f"the index went from {change.index:.2f} to {version.index:.2f}"
    else:
        return
    yield _finding("readability-regression", what, where, f"make the new sentences easier, or {ACCEPT}")


def _new_long(version: Version, where: Where) -> Iterator[Finding]:
    for text in version.change.new_long if version.change else ():
        what = f"a new sentence is too long: “{excerpt(text)}”"
        yield _finding("readability-long-sentence", what, where, f"say it in two sentences, or {ACCEPT}")


def _band(version: Version, main: Score, where: Where) -> Iterator[Finding]:
    if main.band in _bands(version, main.method)[-HARD_BANDS:]:
        what = f"{main.method} is {main.value:g}: {main.band}"
        fix = f"the report names the sentences to begin with: output/reports/readability/{version.page}.html"
        yield _finding("readability-band", what, where, fix)


def _bands(version: Version, method: str) -> list[str]:
    """The names of a method's bands, the easiest first."""
    rows = formulas(base(version.language))
    return [name for row in rows if row.method == method for name, _edge in row.bands]


def _finding(check: str, what: str, where: Where, fix: str) -> Finding:
    return Finding(check, Severity.ERROR, what, where, fix=fix)
