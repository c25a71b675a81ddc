"""The report on an import, for the editor who looks at the page next."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from textwrap import fill

from pipeline.importing.draft import Draft, Fate, Told
from pipeline.text import excerpt

SURE = 0.9
"""Guesses as sure as this are told in a row; the others each on a line of its own."""
WIDTH = 100
_PLURAL = {"reference list": "reference lists", "paragraph of short lines": "paragraphs of short lines"}


def as_text(draft: Draft, file: str, target: str) -> str:
    """What became of a file, in plain words; `target` is the page that it became."""
    told = sorted(draft.told, key=lambda one: one.line)
    rows = [f"{file} → {target}"]
    if counts := _counts(told):
        rows.append(_row("became", counts))
    rows += _guesses([one for one in told if one.fate is Fate.GUESSED])
    rows += _each("left out", [one for one in told if one.fate is Fate.DROPPED])
    rows += _each("look at", [one for one in told if one.fate is Fate.UNSURE])
    rows += _each("to supply", [one for one in told if one.fate is Fate.MISSING])
    return "\n".join(rows)


def _counts(told: Iterable[Told]) -> str:
    """How many of each kind there are in the page, the guessed ones among them."""
    numbers: dict[str, int] = {}
    shown: list[str] = []
    for one in told:
        if one.fate in (Fate.BECAME, Fate.GUESSED):
            if " → " in one.text:
                shown.append(f"{one.kind} {one.text.rpartition(' → ')[2]}")
            else:
                numbers[one.kind] = numbers.get(one.kind, 0) + 1
    counted = [f"{count} {kind if count == 1 else _plural(kind)}" for kind, count in numbers.items()]
    return ", ".join([*counted, *dict.fromkeys(shown)])


def _plural(kind: str) -> str:
    if kind.startswith("box of"):
        return f"boxes{kind.removeprefix('box')}"
    return _PLURAL.get(kind) or (kind if kind.endswith("s") else f"{kind}s")


def _guesses(told: Sequence[Told]) -> list[str]:
    rows = []
    for kind, group in groupby(sorted(told, key=lambda one: one.kind), key=lambda one: one.kind):
        found = list(group)
        sure = [one for one in found if one.confidence >= SURE]
        if sure:
            least, most = (round(100 * value(one.confidence for one in sure)) for value in (min, max))
            share = f"{least} %" if least == most else f"{least} to {most} %"
            name = kind if len(sure) == 1 else _plural(kind)
            listed = " · ".join(f"{_line(one)}{excerpt(one.text, 60)}" for one in sure)
            rows.append(_row("guessed", f"{name} ({share}): {listed}"))
        for one in found:
            if one.confidence < SURE:
                why = f" – {one.why}" if one.why else ""
                share = f"{round(100 * one.confidence)} %"
                rows.append(_row("guessed", f"{kind} ({share}): {_line(one)}{excerpt(one.text, 100)}{why}"))
    return rows


def _each(label: str, told: Iterable[Told]) -> list[str]:
    rows = []
    for one in told:
        share = f" ({round(100 * one.confidence)} %)" if one.confidence < 1 else ""
        text = f": {_line(one)}{excerpt(one.text, 300)}" if one.text else ""
        why = f" – {one.why}" if one.why else ""
        rows.append(_row(label, f"{one.kind}{share}{text}{why}"))
    return rows


def _line(one: Told) -> str:
    return f"line {one.line}, " if one.line else ""


def _row(label: str, text: str) -> str:
    return fill(
        text, WIDTH, initial_indent=f"  {label:<11}", subsequent_indent=" " * 13,
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip
