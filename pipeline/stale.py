"""What was published and does not hold today's words any more: files to withdraw, places that are behind."""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline import store
from pipeline.compose import output_path
from pipeline.config import Config
from pipeline.local import SITES
from pipeline.manifest import facts_of, published
from pipeline.model import Finding, Severity, Where
from pipeline.project import Project
from pipeline.variants import HTML, prints, variants
from pipeline.versions import Version, safety_digest, words_digest


@dataclass(frozen=True, slots=True)
class Place:
    """What stands in the output of one place: its folder there, and the files that were published in it."""

    site: str
    path: str
    rows: tuple[store.Built, ...]


def rows_of(record: store.Record, output: Path) -> tuple[store.Built, ...]:
    """All that was published, as the record knows it, or the manifest where the record is lost."""
    known = {row.path: row for row in published(output)}
    return tuple({**known, **{row.path: row for row in record.all()}}.values())


class Freshness:
    """Today's words of every version, to hold against what a file was made of."""

    def __init__(self, project: Project, versions: tuple[Version, ...]) -> None:
        self.project, self.versions = project, versions
        self.safety: Mapping[tuple[str, str], str] = {
            (version.page.name, version.language.tag): safety_digest(project, version) for version in versions
        }

    def facts(self, version: Version, variant: str) -> dict[str, object]:
        """What the record keeps of a file that is made of today's words; JSON values."""
        return {
            **facts_of(version, variant),
            "safety": self.safety[version.page.name, version.language.tag],
            "words": words_digest(self.project, version),
        }

    def outdated(self, rows: Iterable[store.Built], output: Path) -> set[str]:
        """The files that stand in the output and hold other safety texts than today's."""
        known = {row.path: row for row in rows}
        paths = {
            output_path(version.language, version.page.name, kind): version
            for version in self.versions
            for kind in (HTML, *prints())
        }
        return {
            path
            for path, version in paths.items()
            if (output / path).is_file() and not self._as_safe(known.get(path), version)
        }

    def behind(self, place: Place) -> bool:
        """Whether a place shows anything but today's words."""
        return any(version is None or not self._same_words(row, version) for row, version in self._of(place))

    def barred(self, place: Place) -> tuple[str, ...]:
        """The print files that a place must not hand out any more, whatever its local values are."""
        return tuple(
            row.path
            for row, version in self._of(place)
            if row.facts.get("variant") != HTML
            and (version is None or _barred(version, row, self.project.config) or not self._as_safe(row, version))
        )

    def _of(self, place: Place) -> Iterator[tuple[store.Built, Version | None]]:
        made = {(version.page.name, version.language.locale): version for version in self.versions}
        for row in place.rows:
            yield row, made.get((str(row.facts.get("page")), str(row.facts.get("locale"))))

    def _as_safe(self, row: store.Built | None, version: Version) -> bool:
        """Whether a file was made of the safety texts of today; where that is not known, of this source."""
        if row is None:
            return False
        if "safety" in row.facts:
            return row.facts["safety"] == self.safety[version.page.name, version.language.tag]
        return row.facts.get("built_from") == version.page.digest

    def _same_words(self, row: store.Built, version: Version) -> bool:
        """Whether a file was made of the words of today."""
        if "words" in row.facts:
            return row.facts["words"] == words_digest(self.project, version)
        return row.facts.get("built_from") == version.page.digest


def places(root: Path, output: Path) -> Iterator[Place]:
    """The places that were built below an output folder, with the pages and print files of each."""
    for file in sorted((output / SITES).rglob("manifest.json")):
        record = store.Record(root, file.parent)
        try:
            rows = rows_of(record, file.parent)
        finally:
            record.close()
        leaflets = tuple(row for row in rows if row.facts.get("variant") in variants())
        site = file.parent.relative_to(output / SITES).as_posix()
        yield Place(site, file.parent.relative_to(output).as_posix(), leaflets)


def is_behind(place: Place, output: Path, root: Path) -> Finding:
    """The warning that a place was not built again."""
    where = Where(os.path.relpath(output / place.path, root))
    what, fix = f"{where.path} was built from older words", f"run plainleaf build --site {place.site}"
    return Finding("site-stale", Severity.WARNING, what, where, fix=fix)


def given_up(row: store.Built, config: Config) -> bool:
    """Whether a project made a print file and does not want its kind any more.

    One that was made because somebody asked for it, and not by the settings, stays.
    """
    return not row.facts.get("asked") and row.facts.get("variant") not in config.variants


def _barred(version: Version, row: store.Built, config: Config) -> bool:
    """Whether no place may print a version, whatever its local values are."""
    short = not version.is_source and version.content.coverage < config.thresholds.pdf
    return bool(version.content.unsafe or version.furniture.missing or short or given_up(row, config))
