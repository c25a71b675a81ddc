"""Compares two wordings: both scored, laid side by side, their facts compared."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.model import Language
from pipeline.readability import Version, score_units
from pipeline.readability.counts import count
from pipeline.readability.data import base
from pipeline.readability.units import Unit
from pipeline.rewording.facts import Change, changes, comparable
from pipeline.rewording.measures import Measure, measures
from pipeline.rewording.pairs import Pair, pairs


@dataclass(frozen=True, slots=True)
class Rewording:
    """Two wordings of a text. `notes` say what could not be compared."""

    old: Version
    new: Version
    pairs: tuple[Pair, ...]
    measures: tuple[Measure, ...]
    changes: tuple[Change, ...]
    notes: tuple[str, ...] = ()


def compare(old: Sequence[Unit], new: Sequence[Unit], language: Language, rows: Sequence[Any] = ()) -> Rewording:
    """The two wordings of a text in a language, `rows` being a project's plain words."""
    one, two = score_units(old, language, rows), score_units(new, language, rows)
    found = pairs(_sentences(old, language), _sentences(new, language))
    notes = []
    if not one.scores or not two.scores:
        notes += [
            f"{name}: {version.warnings[0]}" for name, version in (("old", one), ("new", two)) if version.warnings
        ]
    if not comparable(language.tag):
        notes.append(
            f"only numbers, telephone numbers and addresses are compared: no word lists for {language.english_name}"
        )
    return Rewording(one, two, found, measures(one, two), changes(found, language.tag), tuple(notes))


def _sentences(units: Sequence[Unit], language: Language) -> list[str]:
    return [one.text for one in count(units, base(language.tag)).sentences]
