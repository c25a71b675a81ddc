"""The checks on translations: how often they are wrong about good texts, and what they catch of bad ones."""

import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import parallel
import seeding
from parallel import NAMES, findings
from seeding import Seed

from pipeline.checks import registered
from pipeline.checks.slipped import slips
from pipeline.judging import OTHER_NUMBERS
from pipeline.meaning import meaning

WRITTEN = Path(__file__).with_name("seeds.toml")
KINDS = {
    "dose-tablet": "dose x10", "dose-syrup": "dose x10", "micrograms": "mg for mcg", "not-alcohol": "lost not",
    "not-drive": "lost not", "emergency": "999/111", "once": "once/twice", "twice": "once/twice", "period": "day/week",
    "date": "date in words", "above": "above/below", "below": "above/below", "before": "before/after",
    "after": "before/after", "more": "more/less", "at-least": "least/most", "medicine": "medicine",
}  # fmt: skip
"""The kinds of the sentences in seeds.toml."""

MEANING = frozenset(
    "numbers number-missing separators separators-unsure units signs ranges dates dates-ambiguous times phones "
    "exchanged exchanged-order ratios ratios-direction weekdays months "
    "negation frequency period opposites medicines".split()
)
"""Checks that see a mistake for what it is: a text of another length is not one that was caught."""

Cell = tuple[str, str]
"""A language and a kind of mistake."""

MOST = 40
"""Seeds of one kind in one language, so that no kind outweighs the others."""
SHOWN = 3
ENOUGH = 0.95


def main() -> None:
    """Print false alarms, then seeds caught."""
    names = parallel.corpora()
    if names:
        false_alarms(names)
    else:
        print(f"  {parallel.CORPORA} is not there: no false alarms, and seeds from this repository only")
    caught("in short sentences, written by hand", written())
    caught("in real texts, made by rule", made(names))


def false_alarms(names: Iterable[str]) -> None:
    """Print, per language, the share of segments about which something is said.

    Each file is taken for a catalog: a run of translations that stand beside the wrong texts gets one
    error, as it does in a project, and its segments are counted apart.
    """
    segments, errors = 0, 0
    told: Counter[str] = Counter()
    print("  Professional translations (TICO-19): share of segments with an error, then with each warning")
    for name in names:
        tag = NAMES.get(name, name)
        pairs = [parallel.pair_of(source, target, tag) for source, target in parallel.corpus(name)]
        found = [parallel.found_in(pair) for pair in pairs]
        runs = slips(pairs, [number for number, said in enumerate(found) if _other_numbers(said)])
        kinds: Counter[str] = Counter(error=len(runs))
        for number, said in enumerate(found):
            if not any(run.first <= number <= run.last for run in runs):
                kinds.update({check for _severity, check, _message in said})
                kinds["error"] += any(severity == "error" for severity, _check, _message in said)
        segments, errors = segments + len(pairs), errors + kinds["error"]
        told.update(kinds)
        print(f"  {name:7}{_share(kinds['error'], len(pairs))}  {_warnings(kinds, len(pairs), tag)}")
        for run in runs:
            print(f"          lines {run.first + 1} to {run.last + 1} have slipped by {run.by}: told as one error")
    print(f"  all    {_share(errors, segments)}  {errors} of {segments} segments; {_warnings(told, segments)}")


def _other_numbers(said: set[parallel.Found]) -> bool:
    return any(severity == "error" and check in OTHER_NUMBERS for severity, check, _message in said)


def _warnings(kinds: Counter[str], total: int, tag: str = "en") -> str:
    listed = "" if meaning(tag).listed else " (no word lists)"
    warned = [(name, count) for name, count in kinds.most_common() if name != "error" and not _is_error(name)]
    return ", ".join(f"{name} {100 * count / total:.2f}" for name, count in warned) + listed


def _is_error(name: str) -> bool:
    return str(registered()[name].severity) == "error"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole if whole else 0:7.2f} %"


def written() -> Iterator[Seed]:
    """The seeds of seeds.toml."""
    table = tomllib.loads(WRITTEN.read_text("utf-8"))
    english = table.pop("english")
    for tag, rows in table.items():
        for name, (right, wrong) in rows.items():
            yield Seed(KINDS[name], tag, english[name], right, wrong)


def made(names: Iterable[str]) -> Iterator[Seed]:
    """Seeds from the catalogs of this repository and from the parallel texts, in languages with lists.

    A text with an error is no good translation to begin with.
    """
    pairs = defaultdict(list)
    for tag, source, target in parallel.catalogs():
        pairs[tag].append((source, target))
    for name in names:
        pairs[NAMES.get(name, name)] += parallel.corpus(name)
    for tag in sorted({*pairs, *parallel.listed()}):
        if not meaning(tag).listed:
            continue
        counted: Counter[str] = Counter()
        yield from seeding.made_up(tag)
        for source, target in pairs.get(tag, ()):
            if len(source) > seeding.LONGEST or _wrong(source, target, tag):
                continue
            for seed in seeding.seeds(source, target, tag):
                counted[seed.kind] += 1
                if counted[seed.kind] <= MOST:
                    yield seed


def caught(title: str, found: Iterable[Seed]) -> None:
    """Print how many of the seeds something new is said about, by kind and language."""
    right: Counter[Cell] = Counter()
    total: Counter[Cell] = Counter()
    slipped = defaultdict(list)
    wronged = []
    for seed in found:
        before = _seen(seed.source, seed.right, seed.tag)
        after = _seen(seed.source_after or seed.source, seed.wrong, seed.tag)
        cell = seed.tag, seed.kind
        total[cell] += 1
        right[cell] += bool(after - before)
        if not after - before:
            slipped[cell].append(seed)
        wronged += [(seed, message) for severity, _check, message in before if severity == "error"]
    kinds = list(dict.fromkeys(kind for _tag, kind in total))
    tags = list(dict.fromkeys(tag for tag, _kind in total))
    print(f"\n  Seeded mistakes {title}: caught/all ({len(wronged)} errors about the right ones)")
    for tag in tags:
        low = [
            f"{kind} {right[tag, kind]}/{total[tag, kind]}"
            for kind in kinds
            if right[tag, kind] < ENOUGH * total[tag, kind]
        ]
        _line(tag, [(tag, kind) for kind in kinds], right, total, f"  below 95 %: {', '.join(low)}" if low else "")
    for kind in kinds:
        _line(kind, [(tag, kind) for tag in tags], right, total)
    _line("all", list(total), right, total)
    for seed, message in wronged[:SHOWN]:
        print(f"    wrong about: {seed.tag} {seed.kind}: {seed.source} | {seed.right} | {message}")
    for (tag, kind), missed in slipped.items():
        for seed in missed[:SHOWN]:
            print(f"    slipped: {tag} {kind}: {seed.source_after or seed.source} | {seed.wrong}")


def _wrong(source: str, target: str, tag: str) -> bool:
    return any(severity == "error" for severity, _check, _message in findings(source, target, tag))


def _line(name: str, cells: list[Cell], right: Counter[Cell], total: Counter[Cell], more: str = "") -> None:
    part, whole = (sum(count[cell] for cell in cells) for count in (right, total))
    print(f"  {name:18}{_share(part, whole)}  {part}/{whole}{more}")


def _seen(source: str, target: str, tag: str) -> set[tuple[str, str, str]]:
    return {one for one in findings(source, target, tag) if one[1] in MEANING}
