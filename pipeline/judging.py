"""What the checks say of an entry, and what a translator has answered to them."""

from collections.abc import Iterable
from functools import lru_cache

from pipeline.catalogs.waivers import Waiver, misspelt, waivers
from pipeline.checks import Check, Pair, Problem, check_pair, registered
from pipeline.checks.slipped import Slip
from pipeline.meaning import meaning
from pipeline.model import Entry, Finding, Language, Severity, Where
from pipeline.places import LOCALES
from pipeline.text import did_you_mean, excerpt

NEVER_WAIVED = ("tags", "control-characters")
"""Checks without which a page cannot be put together."""

OTHER_NUMBERS = frozenset({"numbers", "units", "dates", "times", "phones", "separators"})
"""Checks that tell that a translation speaks of something else."""

_checked = lru_cache(maxsize=1 << 15)(check_pair)


def judge(pair: Pair, entry: Entry, where: Where) -> list[Finding]:
    """All findings on an entry, errors first. A waived one is told as a remark."""
    said = {waiver.name: waiver for waiver in waivers(entry)}
    found = [_finding(check, problem, said.get(check.name), pair.text, where) for check, problem in _checked(pair)]
    order = list(Severity)
    told = [*found, *_waivers(said, pair.text, where), *_misspelt(entry, pair.text, where)]
    return sorted(told, key=lambda finding: order.index(finding.severity))


def _finding(check: Check, problem: Problem, waiver: Waiver | None, text: str, where: Where) -> Finding:
    accepted = waiver is not None and waiver.valid and waiver.reason and check.name not in NEVER_WAIVED
    if accepted and waiver is not None:
        message = f"{problem.message} (accepted: {waiver.reason})"
        return Finding(check.name, Severity.INFO, message, where, excerpt(text), msgstr=text)
    return Finding(check.name, check.severity, problem.message, where, excerpt(text), problem.fix, msgstr=text)


def _waivers(said: dict[str, Waiver], text: str, where: Where) -> list[Finding]:
    """What is wrong with the waivers themselves."""
    found = []
    for name, waiver in said.items():
        if name not in registered():
            what = f"there is no check “{name}”"
            fix = did_you_mean(name, list(registered())) or "write the name that stands in brackets behind the finding"
        elif not waiver.reason:
            what, fix = f"no reason is given why “{name}” is accepted", f"write: # plainleaf-ok: {name}, reason"
        elif not waiver.valid:
            what = f"the text has changed since “{name}” was accepted ({waiver.reason})"
            fix = f"look again; if it still holds, take the sign [{waiver.stamp}] away, else the whole line"
        else:
            continue
        found.append(Finding("waiver", Severity.WARNING, what, where, excerpt(text), fix, msgstr=text))
    return found


def _misspelt(entry: Entry, text: str, where: Where) -> list[Finding]:
    return [
        Finding(
            "waiver",
            Severity.WARNING,
            f"the comment “{excerpt(line, 60)}” accepts nothing",
            where,
            excerpt(text),
            "write it as: # plainleaf-ok: NAME, reason (NAME stands in brackets behind the finding)",
            msgstr=text,
        )
        for line in misspelt(entry)
    ]


def mistaken(found: Iterable[Finding]) -> bool:
    """Whether findings say that a translation has other numbers than its text, and nobody has accepted it."""
    return any(finding.check in OTHER_NUMBERS and finding.severity is Severity.ERROR for finding in found)


def slipped(found: Slip, first: Where, last: Where) -> Finding:
    """The finding on a run of translations that stand beside the wrong texts."""
    places = abs(found.by)
    text = f"{places} {'text' if places == 1 else 'texts'} {'further down' if found.by > 0 else 'further up'}"
    return Finding(
        "slipped",
        Severity.ERROR,
        f"{found.fits} translations from here to line {last.line} fit the text {text}, not their own; "
        f"so none of the {found.last - found.first + 1} between them is shown",
        first,
        excerpt(first.msgid),
        "look whether rows have moved in the table that they were pasted from, or whether their numbers were changed",
    )


def unlisted(languages: Iterable[Language]) -> list[Finding]:
    """A warning for each language without word lists: what cannot be checked is not passed in silence."""
    silent = ", ".join(check.name for check in registered().values() if check.needs_list)
    return [
        Finding(
            "no-word-lists",
            Severity.WARNING,
            f"there are no word lists for {language.english_name}, so these are not checked: {silent}",
            Where(LOCALES, locale=language.locale),
            fix="have a second reader look for lost negations and changed doses; docs/checks.md says how to add a list",
        )
        for language in languages
        if not meaning(language.tag).listed
    ]
