"""How much the linter finds of what the ACT rules of the W3C call a failure, and how often it is wrong.

The cases lie beside this repository, not in it: small pages, each made for one rule and said to fail it,
to pass it, or to be none of its business. A failed case is found if it gets an error of a check that
decides this rule; an error of such a check on any other case is a false alarm. Then the time for a
leaflet, and for a page of more than 100,000 words.
"""

import json
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from pipeline.lint import Document, lint, registered
from pipeline.model import Severity

CASES = Path("../shared/data/act-rules")
WORDS = 114_000
PART = (
    "<h2>Part {n}</h2><p>You may take <b>one</b> tablet a day, if your doctor tells you to. Ask your nurse before you "
    'take more than that, please see <a href="#a">the part about doses</a>.</p><ul><li>one tablet</li><li>two</li>'
    "</ul>\n"
)


def main(folder: Path = CASES) -> None:
    """Print recall and false alarms for each rule and in all, and the times."""
    if folder.is_dir():
        _rules(folder)
    for page in sorted(Path("source").glob("*.html")):
        print(f"  {page.name}: {1000 * _seconds(page.read_text('utf-8')):.1f} ms")
    parts = "".join(PART.format(n=n) for n in range(WORDS // len(PART.split())))
    whole = f'<!DOCTYPE html><html lang="en"><title>A long page</title><main id="a"><h1>A long page</h1>{parts}</main>'
    print(f"  a page of {len(whole.split()):,} words: {_seconds(whole):.2f} s")


def _rules(folder: Path) -> None:
    checks: dict[str, set[str]] = {}
    for rule in registered().values():
        for act in rule.act:
            checks.setdefault(act, set()).add(rule.name)
    cases = json.loads((folder / "cases.json").read_text("utf-8"))
    totals: Counter[str] = Counter()
    for act in dict.fromkeys(case["rule"] for case in cases):
        own = [case for case in cases if case["rule"] == act]
        counted = Counter(_outcome(folder, case, checks.get(act, set())) for case in own)
        totals += counted
        print(f"  {act} {own[0]['name']}: {_told(counted)}  [{', '.join(sorted(checks.get(act, ())) or ['no check'])}]")
    print(f"  all: {_told(totals)}")


def _outcome(folder: Path, case: Mapping[str, str], checks: set[str]) -> str:
    document = Document((folder / case["file"]).read_text("utf-8"), case["file"])
    errors = {found.check for found in lint(document, "page") if found.severity is Severity.ERROR}
    return f"{'failed' if case['expected'] == 'failed' else 'other'} {bool(errors & checks)}"


def _told(counted: Counter[str]) -> str:
    failed, other = (counted[f"{kind} True"] + counted[f"{kind} False"] for kind in ("failed", "other"))
    found, wrong = counted["failed True"], counted["other True"]
    recall = f" ({found / failed:.0%})" if failed else ""
    alarms = f" ({wrong / other:.1%})" if other else ""
    return f"{found} of {failed} found{recall}, {wrong} false alarms in {other}{alarms}"


def _seconds(text: str) -> float:
    """The shortest of three runs, in time of the processor."""
    times = []
    for _ in range(3):
        start = time.process_time()
        lint(Document(text, language="en"))
        times.append(time.process_time() - start)
    return min(times)
