"""Two wordings side by side: the sheet that an editor takes to a clinician, for a terminal, print or a program."""

import json
from collections.abc import Iterable
from difflib import SequenceMatcher
from itertools import groupby

from pipeline.readability import version_json
from pipeline.reports import pages
from pipeline.rewording import Change, Pair, Rewording

CAVEAT = "Whether the new wording is right is for a clinician to say. This sheet shows where to look."
NOTHING = "No number, unit, negation or other fact that is looked for has changed."
LOOKED_FOR = "numbers, units, negations, telephone numbers, addresses, how often, more or less, medicines"


def as_text(found: Rewording, old: str, new: str) -> str:
    """The sheet for a terminal; `old` and `new` are the names of the files."""
    lines = [f"Two wordings in {found.old.language_name}: {old} → {new}", ""]
    lines += ["Facts that changed: ask a clinician" if found.changes else NOTHING]
    for pair, changed_facts in by_pair(found.changes):
        lines += [f"  ! {told(change)}" for change in changed_facts]
        lines += _sides(pair, "      ")
    lines += ["", "Easier or harder"]
    lines += [f"  {one.verdict:8}  {one.name}: {one.old:g} → {one.new:g}  ({one.rule})" for one in found.measures]
    lines += [f"  note: {note}" for note in found.notes]
    changed = [pair for pair in found.pairs if pair.changed]
    lines += ["", f"Wordings: {len(changed)} changed, {len(found.pairs) - len(changed)} as they were"]
    for number, pair in enumerate(changed, 1):
        lines += [f"  {number}.", *_sides(pair, "    ")]
    return "\n".join([*lines, "", CAVEAT])


def told(change: Change) -> str:
    """A change of facts in a line."""
    moved = "; the text still has it elsewhere" if change.moved else ""
    lost, new = (", ".join(f"“{words}”" for words in side) for side in (change.lost, change.new))
    if lost and new:
        return f"{change.kind}: {lost} became {new}{moved}"
    verb = "is" if len(change.lost or change.new) == 1 else "are"
    return f"{change.kind}: {lost} {verb} gone{moved}" if lost else f"{change.kind}: {new} {verb} new{moved}"


def by_pair(changes: Iterable[Change]) -> list[tuple[Pair, list[Change]]]:
    """The changes of each pair of wordings together, in their order."""
    return [(pair, list(found)) for pair, found in groupby(changes, key=lambda change: change.pair)]


def _sides(pair: Pair, indent: str) -> list[str]:
    return [f"{indent}old: {' '.join(pair.old) or '(nothing)'}", f"{indent}new: {' '.join(pair.new) or '(nothing)'}"]


def as_json(found: Rewording) -> str:
    """Everything of the sheet, and both versions as readability.json has them."""
    data = {
        "schema": 1,
        "old": version_json(found.old),
        "new": version_json(found.new),
        "changes": [
            {
                "kind": change.kind,
                "lost": list(change.lost),
                "new": list(change.new),
                "moved": change.moved,
                "old_wording": " ".join(change.pair.old),
                "new_wording": " ".join(change.pair.new),
            }
            for change in found.changes
        ],
        "measures": [
            {"name": one.name, "old": one.old, "new": one.new, "verdict": one.verdict, "rule": one.rule}
            for one in found.measures
        ],
        "wordings": [{"old": list(pair.old), "new": list(pair.new)} for pair in found.pairs],
        "notes": list(found.notes),
    }
    return json.dumps(data, ensure_ascii=False, indent=1)


def as_html(found: Rewording, old: str, new: str) -> bytes:
    """The sheet as a page to print."""
    return pages.fill(
        "report-rewording.html.j2",
        found=found,
        old=old,
        new=new,
        told=told,
        by_pair=by_pair,
        marked=marked,
        nothing=NOTHING,
        caveat=CAVEAT,
        looked_for=LOOKED_FOR,
        up="",
        style="",
    )


def marked(pair: Pair) -> tuple[list[tuple[str, bool]], list[tuple[str, bool]]]:
    """The words of both sides in runs, each with whether it stands on that side only."""
    one, two = " ".join(pair.old).split(" "), " ".join(pair.new).split(" ")
    sides: tuple[list[tuple[str, bool]], list[tuple[str, bool]]] = ([], [])
    for kind, start, end, start_new, end_new in SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        for runs, words in zip(sides, (one[start:end], two[start_new:end_new]), strict=True):
            if words:
                runs.append((" ".join(words), kind != "equal"))
    return sides
