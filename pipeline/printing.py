"""The print files of a build: what is stale is typeset, what must not be given out is withdrawn."""

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from pipeline import run, stale, store
from pipeline.asked import Request
from pipeline.assets import Assets
from pipeline.catalogs.template import EXTRACTOR
from pipeline.compose import Composer, Printed, output_path
from pipeline.config import Config
from pipeline.fonts import Face
from pipeline.model import Finding, Severity
from pipeline.places import SOURCE
from pipeline.plan import PDF, Job, print_job
from pipeline.summary import Summary
from pipeline.versions import Version

Progress = Callable[[Iterable[run.Outcome], int], Iterable[run.Outcome]]
Faces = Mapping[str, tuple[Face, ...]]
"""The faces of each family."""


class Printer:
    """Makes print files for one build. `printed` are those that stand in the output, by (page, tag)."""

    def __init__(
        self,
        config: Config,
        request: Request,
        versions: tuple[Version, ...],
        freshness: stale.Freshness,
        output: Path,
        record: store.Record,
        summary: Summary,
    ) -> None:
        self.config, self.request, self.versions, self.freshness = config, request, versions, freshness
        self.output, self.record, self.summary = output, record, summary
        self.printed: dict[tuple[str, str], Printed] = {}
        self.unmade: set[str] = set()

    def may_give_out(self, version: Version) -> bool:
        """Whether a print file of a version may be given out, as far as is known yet."""
        return PDF not in self.config.variants or (version.pdf and _path(version) not in self.unmade)

    def make(
        self, chosen: Iterable[Version], composer: Composer, faces: Faces, assets: Assets, progress: Progress
    ) -> tuple[Finding, ...]:
        """Typeset what is stale; where only pages are asked for, withdraw it instead."""
        wanted = PDF in self.request.wanted(self.config.variants)
        jobs: list[Job] = []
        for version in chosen:
            path = _path(version)
            if not version.pdf:
                self.summary.withheld += wanted
            elif wanted or (self.output / path).is_file():
                job = self._job(composer, version, faces, assets)
                if job is None:
                    continue
                if self._as_built(job) and not (wanted and self.request.force):
                    self.summary.fresh += wanted
                elif wanted:
                    jobs.append(job)
                else:
                    self.withdraw(path)
        return self._typeset(tuple(jobs), faces, progress)

    def remember(self) -> None:
        """Look which print files stand in the output."""
        self.printed.clear()
        for version in self.versions:
            path = _path(version)
            built = self.record.get(path)
            if built is not None and version.pdf and (self.output / path).is_file():
                facts = built.facts
                printed = Printed(path, int(str(facts["bytes"])), int(str(facts["pages"])))
                self.printed[version.page.name, version.language.tag] = printed

    def withdraw(self, path: str) -> None:
        """Take a print file away, and tell that it went."""
        if store.remove(self.output / path):
            self.summary.withdrawn.append(path)
        self.record.drop(path)

    def _job(self, composer: Composer, version: Version, faces: Faces, assets: Assets) -> Job | None:
        """The print file of a version; None if not even its document can be made."""
        from pipeline import typeset

        tools = {**typeset.tool_versions(), "extractor": EXTRACTOR}
        try:
            return print_job(composer, version, assets.print_style, faces, assets.digests, tools)
        except Exception as error:  # noqa: BLE001 - whatever is wrong with one leaflet, the others go on
            self._failed(version, f"{_path(version)}: cannot be laid out ({type(error).__name__}: {error})")
            return None

    def _typeset(self, jobs: tuple[Job, ...], faces: Faces, progress: Progress) -> tuple[Finding, ...]:
        workers = self.request.workers or os.cpu_count() or 1
        outcomes = run.run(
            jobs,
            lambda job: tuple(face for family in job.families for face in faces[family]),
            self.config.root / SOURCE,
            workers,
            self.request.scheduler,
        )
        found: list[Finding] = []
        by_path = {_path(version): version for version in self.versions}
        for outcome in progress(outcomes, len(jobs)):
            found += outcome.findings
            job = outcome.job
            if outcome.failed:
                told = any(finding.severity is Severity.ERROR for finding in outcome.findings)
                self._failed(by_path[job.path], outcome.error, told=told)
                continue
            store.write(self.output / job.path, outcome.content)
            facts = {
                **self.freshness.facts(by_path[job.path], PDF),
                "pages": outcome.pages,
                "bytes": len(outcome.content),
            }
            facts["findings"] = [[f.check, f.severity.value, f.message, f.excerpt, f.fix] for f in outcome.findings]
            self.record.put(store.Built(job.path, job.key, store.digest(outcome.content), facts))
            self.summary.built += 1
        return tuple(sorted(found, key=lambda f: (f.where.page, f.where.locale, f.check, f.message)))

    def _failed(self, version: Version, error: str, *, told: bool = False) -> None:
        self.summary.fail(version.page.name, version.language.locale, PDF, error, told=told)
        self.unmade.add(_path(version))
        self.withdraw(_path(version))

    def _as_built(self, job: Job) -> bool:
        """Whether the file in the output is what this job would make."""
        built = self.record.get(job.path)
        file = self.output / job.path
        return (
            built is not None
            and built.key == job.key
            and file.is_file()
            and store.digest(file.read_bytes()) == built.sha256
        )


def _path(version: Version) -> str:
    return output_path(version.language, version.page.name, PDF)
