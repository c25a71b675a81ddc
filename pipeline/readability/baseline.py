"""What scores were when somebody last said that they may stand: a small file that is committed.

It holds a line for each version, so that a difference in it can be read, and marks of the sentences
that were too long then, so that a new one is told from an old one.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.metadata import version as installed
from importlib.resources import files
from typing import Any

from pipeline.errors import ConfigError
from pipeline.readability.records import Change, Version

SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Baseline:
    """The figures of versions by page and locale, and the mark of what they were counted with."""

    counting: str
    rows: Mapping[tuple[str, str], Mapping[str, Any]]

    @property
    def comparable(self) -> bool:
        """Whether today's counting is that of the baseline; figures of another cannot be compared."""
        return self.counting == counting()


@lru_cache(maxsize=1)
def counting() -> str:
    """A mark of everything that has a part in a figure: rules, data, and the libraries that cut words."""
    mark = hashlib.blake2b(digest_size=6)
    package = files("pipeline")
    parts = [package.joinpath("data/formulas.toml"), *package.joinpath("data/readability").iterdir()]
    parts += [part for part in package.joinpath("readability").iterdir() if part.name.endswith(".py")]
    for part in sorted(parts, key=lambda one: one.name):
        if part.is_file():
            mark.update(part.read_bytes())
    mark.update(f"{installed('regex')} {installed('unicode-segmentation-rs')}".encode())
    return mark.hexdigest()


def to_baseline(versions: Iterable[Version]) -> bytes:
    """The file for these versions; versions that were not scored have no line."""
    rows = [
        {
            "page": one.page,
            "locale": one.locale,
            "method": one.headline,
            "value": one.main.value if one.main else None,
            "band": one.main.band if one.main else None,
            "index": one.index,
            "too_long": sorted(map(_mark, one.too_long)),
        }
        for one in sorted(versions, key=lambda one: (one.page, one.locale))
        if one.index is not None or one.main is not None
    ]
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return f'{{"schema": {SCHEMA}, "counting": "{counting()}", "versions": [\n{lines}\n]}}\n'.encode()


def read_baseline(content: bytes, where: str) -> Baseline:
    """A baseline from its file. Raises ConfigError for a file that is none."""
    try:
        data = json.loads(content)
        rows = {(row["page"], row["locale"]): row for row in data["versions"]}
        for row in rows.values():
            float(row["index"] or 0), float(row["value"] or 0), list(row["too_long"])
        return Baseline(str(data["counting"]), rows)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ConfigError(
            f"is no baseline of scores ({type(error).__name__})",
            where=where,
            fix="take it back from version control, or write it anew with: plainleaf score --save-baseline",
        ) from None


def since(versions: Iterable[Version], baseline: Baseline | None) -> tuple[Version, ...]:
    """The versions with their `change` since the baseline, where it knows them and counted as we do."""
    if baseline is None or not baseline.comparable:
        return tuple(versions)
    return tuple(_since(one, baseline.rows.get((one.page, one.locale))) for one in versions)


def _since(version: Version, row: Mapping[str, Any] | None) -> Version:
    if row is None:
        return version
    known = set(row["too_long"])
    same = row["method"] == version.headline
    change = Change(
        value=row["value"] if same else None,
        index=row["index"],
        band=row["band"] if same else None,
        new_long=tuple(text for text in version.too_long if _mark(text) not in known),
    )
    return replace(version, change=change)


def _mark(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=6).hexdigest()
