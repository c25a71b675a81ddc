"""The print files of a build: what is stale is typeset, what must not be given out is withdrawn."""

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from pipeline import press, run, stale, store
from pipeline.asked import Request
from pipeline.assets import Assets
from pipeline.catalogs.template import EXTRACTOR
from pipeline.compose import Composer, Printed, output_path
from pipeline.config import Config
from pipeline.errors import ConfigError
from pipeline.fonts import Face
from pipeline.model import Finding, Severity
from pipeline.places import SOURCE
from pipeline.plan import Job, print_job
from pipeline.summary import Summary
from pipeline.typeset import Press
from pipeline.variants import HTML, PDF, Variant, prints, variants
from pipeline.versions import Version

Progress = Callable[[Iterable[run.Outcome], int], Iterable[run.Outcome]]
Faces = Mapping[str, tuple[Face, ...]]
"""The faces of each family."""


class Printer:
    """Makes print files for one build. `printed` are those that stand in the output, by (page, tag).

    A file that was made because somebody asked for its variant, and not by the settings, is kept as
    fresh as the others for as long as it stands.
    """

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
        self.printed: dict[tuple[str, str], tuple[Printed, ...]] = {}
        self.requested = {
            row.path for row in record.all() if row.facts.get("asked") and (output / row.path).is_file()
        }  # fmt: skip
        self.unmade: set[str] = set()

    def may_give_out(self, version: Version) -> bool:
        """Whether a print file of a version may be given out, as far as is known yet."""
        made = [name for name in self.config.variants if name != HTML]
        chief = PDF if PDF in made or not made else made[0]
        return not made or (version.pdf and _path(version, variants()[chief]) not in self.unmade)

    def make(
        self, chosen: Iterable[Version], composer: Composer, faces: Faces, assets: Assets, progress: Progress
    ) -> tuple[Finding, ...]:
        """Typeset what is stale; where only pages are asked for, withdraw it instead."""
        asked = {variant.kind for variant in self.request.wanted_prints(self.config)}
        shop = self._press(asked)
        jobs: list[Job] = []
        for version in chosen:
            for kind, variant in prints().items():
                path = _path(version, variant)
                stands = (self.output / path).is_file()
                wanted = kind in asked or (path in self.requested and not self.request.variants)
                if not (wanted or stands) or not self._has(version, variant):
                    continue
                if not self._may_print(composer, version, variant):
                    self.summary.withheld += wanted
                    continue
                if variant.press and shop is None:
                    self.withdraw(path)
                    continue
                job = self._job(composer, version, variant, faces, assets, shop)
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
            found = []
            for variant in prints().values():
                path = _path(version, variant)
                built = self.record.get(path) if version.pdf and (self.output / path).is_file() else None
                if built is not None:
                    facts = built.facts
                    found.append(Printed(variant, path, int(str(facts["bytes"])), int(str(facts["pages"]))))
            if found:
                self.printed[version.page.name, version.language.tag] = tuple(found)

    def withdraw(self, path: str) -> None:
        """Take a print file away, and tell that it went."""
        if store.remove(self.output / path):
            self.summary.withdrawn.append(path)
        self.record.drop(path)

    def _press(self, asked: set[str]) -> Press | None:
        """What files for a print shop are made with, where any are; without it none is made, and once it is told."""
        made = {kind for kind, variant in prints().items() if variant.press}
        standing = {path for path in self.requested if any(path.endswith(f".{kind}.pdf") for kind in made)}
        if made.isdisjoint(asked) and not standing:
            return None
        try:
            return press.of(self.config)
        except ConfigError as error:
            for kind in sorted(made):
                self.summary.fail("", "", kind, str(error))
            self.summary.exit_code = max(self.summary.exit_code, error.exit_code)
            return None

    def _has(self, version: Version, variant: Variant) -> bool:
        """Whether there is such a thing: the source has no other language beside itself."""
        return not (variant.bilingual and version.is_source)

    def _may_print(self, composer: Composer, version: Version, variant: Variant) -> bool:
        """Whether all that stands on a sheet may be printed."""
        return version.pdf and (not variant.bilingual or composer.source(version.page.name).pdf)

    def _job(
        self, composer: Composer, version: Version, variant: Variant, faces: Faces, assets: Assets, shop: Press | None
    ) -> Job | None:
        """A print file of a version; None if not even its document can be made."""
        from pipeline import typeset

        tools = {**typeset.tool_versions(), "extractor": EXTRACTOR}
        try:
            return print_job(
                composer, version, variant, assets.print_styles, faces, assets.digests, tools, shop
            )  # fmt: skip
        except Exception as error:  # noqa: BLE001 - whatever is wrong with one leaflet, the others go on
            path = _path(version, variant)
            self._failed(version, variant.name, path, f"{path}: cannot be laid out ({type(error).__name__}: {error})")
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
        by_path = {
            _path(version, variant): (version, variant) for version in self.versions for variant in prints().values()
        }
        for outcome in progress(outcomes, len(jobs)):
            found += outcome.findings
            job = outcome.job
            version, variant = by_path[job.path]
            if outcome.failed:
                told = any(finding.severity is Severity.ERROR for finding in outcome.findings)
                self._failed(version, job.variant, job.path, outcome.error, told=told)
                continue
            if not outcome.content:
                self.withdraw(job.path)
                continue
            store.write(self.output / job.path, outcome.content)
            facts = {
                **self.freshness.facts(version, job.variant),
                "points": variant.points,
                "asked": variant.special or variant.name not in self.config.variants,
                "pages": outcome.pages,
                "bytes": len(outcome.content),
            }
            facts["findings"] = [[f.check, f.severity.value, f.message, f.excerpt, f.fix] for f in outcome.findings]
            self.record.put(store.Built(job.path, job.key, store.digest(outcome.content), facts))
            self.summary.built += 1
        return tuple(sorted(found, key=lambda f: (f.where.page, f.where.locale, f.check, f.message)))

    def _failed(self, version: Version, variant: str, path: str, error: str, *, told: bool = False) -> None:
        self.summary.fail(version.page.name, version.language.locale, variant, error, told=told)
        self.unmade.add(path)
        self.withdraw(path)

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


def _path(version: Version, variant: Variant) -> str:
    return output_path(version.language, version.page.name, variant.kind)
