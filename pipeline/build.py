"""A build: withdraw what is stale, then print files, then pages, then the library and the reports."""

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from pipeline import fonts, run, store
from pipeline.assets import Assets, collect
from pipeline.catalogs.template import EXTRACTOR
from pipeline.compose import Composer, Printed, output_path
from pipeline.config import SOURCE, VARIANTS, Config
from pipeline.fonts import Face
from pipeline.leaflets import library, screen, update_page
from pipeline.manifest import facts_of, manifest
from pipeline.model import Finding, Language, Severity
from pipeline.plan import Job, print_job
from pipeline.project import OUTPUT, Project, load, page_names
from pipeline.reports import report_files
from pipeline.versions import Version, findings, overdue, versions


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for; empty tuples stand for everything."""

    locales: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    workers: int = 0
    scheduler: str = ""
    output: Path | None = None
    force: bool = False


@dataclass(frozen=True, slots=True)
class Failure:
    """A leaflet that was not made, and why."""

    page: str
    locale: str
    variant: str
    error: str


@dataclass(slots=True)
class Summary:
    """What a build did; grows while it works. `withheld` counts files that must wait for words."""

    output: Path
    built: int = 0
    fresh: int = 0
    withheld: int = 0
    withdrawn: list[str] = field(default_factory=list)
    failed: list[Failure] = field(default_factory=list)
    findings: tuple[Finding, ...] = ()
    exit_code: int = 0


Progress = Callable[[Iterable[run.Outcome], int], Iterable[run.Outcome]]


def build(config: Config, request: Request, today: date, progress: Progress) -> Summary:
    """Bring the output up to date. Raises PlainleafError only where nothing at all could be done."""
    with store.lock(config.root):
        record = store.Record(config.root, request.output or config.root / OUTPUT)
        try:
            return _Build(config, request, today, progress, record).run()
        finally:
            record.close()


class _Build:
    def __init__(self, config: Config, request: Request, today: date, progress: Progress, record: store.Record) -> None:
        self.config, self.request, self.today, self.progress, self.record = (
            config,
            request,
            today,
            progress,
            record,
        )
        self.output = request.output or config.root / OUTPUT
        self.summary = Summary(self.output)
        self.project: Project = load(config)
        self.versions = versions(self.project, config.languages)
        self.printed: dict[tuple[str, str], Printed] = {}
        self.wanted: set[str] = set()

    def run(self) -> Summary:
        for broken in self.project.broken:
            self.summary.failed.append(Failure(broken.page, broken.locale, "", str(broken.error)))
            self.summary.exit_code = max(self.summary.exit_code, broken.error.exit_code)
        found = (*findings(self.project, self.versions), *overdue(self.project, self.today))
        if self.versions:
            faces = self._faces()
            assets = collect(self.config.root / SOURCE, self.output, self.versions, faces, self.record)
            composer = self._composer(assets)
            if "pdf" in self._variants():
                found += self._print_files(composer, faces, assets)
            self._remember_prints()
            composer = self._composer(assets)
            if "html" in self._variants():
                self._pages(composer)
            self._put("index.html", library.render(composer.library()).encode(), {})
        self._keep_addresses()
        self.summary.findings = tuple(dict.fromkeys(found))
        self._reports()
        return self.summary

    # -- what is asked for ----------------------------------------------------------------------

    def _variants(self) -> tuple[str, ...]:
        return self.request.variants or self.config.variants

    def _chosen(self) -> list[Version]:
        pages, locales = self.request.pages, self.request.locales
        return [
            version
            for version in self.versions
            if (not pages or version.page.name in pages) and (not locales or version.language.tag in locales)
        ]

    def _faces(self) -> dict[str, tuple[Face, ...]]:
        shown = (*self.config.languages, self.config.staff_language)
        wanted = {family for language in shown for family in (*language.fonts, *language.symbols)}
        return {family: fonts.faces((family,)) for family in sorted(wanted)}

    def _composer(self, assets: Assets) -> Composer:
        return Composer(self.config, self.versions, self.today, self.printed, assets.styles, assets.files)

    # -- print files ----------------------------------------------------------------------------

    def _print_files(
        self, composer: Composer, faces: Mapping[str, tuple[Face, ...]], assets: Assets
    ) -> tuple[Finding, ...]:
        from pipeline import typeset

        tools = {**typeset.tool_versions(), "extractor": EXTRACTOR}
        jobs: list[Job] = []
        for version in self._chosen():
            if not version.pdf:
                self.summary.withheld += 1
                self._withdraw(output_path(version.language, version.page.name, "pdf"))
                continue
            job = print_job(composer, version, assets.print_style, faces, assets.digests, tools)
            if self._fresh(job):
                self.summary.fresh += 1
            else:
                jobs.append(job)
        workers = self.request.workers or os.cpu_count() or 1
        outcomes = run.run(
            tuple(jobs),
            lambda job: _of(faces, job.families),
            self.config.root / SOURCE,
            workers,
            self.request.scheduler,
        )
        found: list[Finding] = []
        by_path = {output_path(v.language, v.page.name, "pdf"): v for v in self.versions}
        for outcome in self.progress(outcomes, len(jobs)):
            found += outcome.findings
            job = outcome.job
            if outcome.failed:
                self.summary.failed.append(Failure(job.page, job.locale, job.variant, outcome.error))
                self._withdraw(job.path)
                continue
            store.write(self.output / job.path, outcome.content)
            facts = {
                **facts_of(by_path[job.path], "pdf"),
                "pages": outcome.pages,
                "bytes": len(outcome.content),
            }
            facts["findings"] = [[f.check, f.severity.value, f.message, f.excerpt, f.fix] for f in outcome.findings]
            self.record.put(store.Built(job.path, job.key, store.digest(outcome.content), facts))
            self.summary.built += 1
        return tuple(sorted(found, key=lambda f: (f.where.page, f.where.locale, f.check, f.message)))

    def _fresh(self, job: Job) -> bool:
        if self.request.force:
            return False
        built = self.record.get(job.path)
        file = self.output / job.path
        return (
            built is not None
            and built.key == job.key
            and file.is_file()
            and store.digest(file.read_bytes()) == built.sha256
        )

    def _withdraw(self, path: str) -> None:
        if store.remove(self.output / path):
            self.summary.withdrawn.append(path)
        self.record.drop(path)

    def _remember_prints(self) -> None:
        for version in self.versions:
            path = output_path(version.language, version.page.name, "pdf")
            built = self.record.get(path)
            if built is not None and version.pdf and (self.output / path).is_file():
                facts = built.facts
                printed = Printed(path, int(str(facts["bytes"])), int(str(facts["pages"])))
                self.printed[version.page.name, version.language.tag] = printed

    # -- pages ----------------------------------------------------------------------------------

    def _pages(self, composer: Composer) -> None:
        for version in self._chosen():
            path = output_path(version.language, version.page.name, "html")
            facts = facts_of(version, "html")
            if version.html:
                html = screen.render(composer.leaflet(version, "html"))
            else:
                if version.furniture.missing:
                    count = len(version.furniture.missing)
                    error = f"{version.language.locale}: {count} strings of the page furniture are missing"
                    self.summary.failed.append(Failure(version.page.name, version.language.locale, "html", error))
                self.summary.withheld += 1
                html, facts["fallback"] = update_page.render(composer.update(version)), True
            self._put(path, html.encode(), facts)

    def _put(self, path: str, content: bytes, facts: dict[str, object]) -> None:
        digest = store.digest(content)
        if store.write(self.output / path, content):
            self.summary.built += 1
        else:
            self.summary.fresh += 1
        self.record.put(store.Built(path, "", digest, facts))

    def _keep_addresses(self) -> None:
        """Pages whose source is gone or unreadable: their print files go, their addresses stay."""
        known = {version.page.name for version in self.versions}
        for built in self.record.all():
            page, variant = str(built.facts.get("page", "")), built.facts.get("variant")
            if not page or page in known:
                continue
            if variant == "pdf":
                self._withdraw(built.path)
            elif variant == "html" and not built.facts.get("gone"):
                self._put_gone(built)

    def _put_gone(self, built: store.Built) -> None:
        from pipeline.compose import gone

        html = gone(self.config, built.path, str(built.facts.get("title", "")))
        self._put(built.path, html.encode(), {**built.facts, "gone": True, "fallback": True})

    # -- reports --------------------------------------------------------------------------------

    def _reports(self) -> None:
        for path, content in report_files(
            self.versions, self.summary.findings, self.config.source_language.locale, self.project.title
        ):
            store.write(self.output / path, content)
        failed = [(f.page, f.locale, f.variant, f.error) for f in self.summary.failed]
        store.write(self.output / "manifest.json", manifest(self.record.all(), self.output, failed))
        errors = any(finding.severity is Severity.ERROR for finding in self.summary.findings)
        if self.summary.failed or errors:
            self.summary.exit_code = max(self.summary.exit_code, 1)


def _of(faces: Mapping[str, tuple[Face, ...]], wanted: tuple[str, ...]) -> tuple[Face, ...]:
    return tuple(face for family in wanted for face in faces[family])


def languages_named(config: Config, names: Iterable[str]) -> tuple[str, ...]:
    """The tags of the languages named on the command line. Raises UsageError for one not built."""
    from pipeline.errors import UsageError
    from pipeline.text import did_you_mean, tag_of

    known: dict[str, Language] = {language.tag: language for language in config.languages}
    for name in names:
        if tag_of(name) not in known:
            raise UsageError(
                f"the locale “{name}” is not one of this project’s",
                fix=did_you_mean(tag_of(name), list(known))
                or f"the locales are: {', '.join(known)}; to add one: plainleaf locale add {name}",
            )
    return tuple(tag_of(name) for name in names)


def known_pages(config: Config, names: tuple[str, ...]) -> tuple[str, ...]:
    """The page names given on the command line. Raises UsageError for one that is not there."""
    from pipeline.errors import UsageError
    from pipeline.text import did_you_mean

    known = page_names(config.root)
    for name in names:
        if name not in known:
            raise UsageError(
                f"there is no page “{name}”",
                fix=did_you_mean(name, known) or f"the pages are: {', '.join(known)}",
            )
    return names


def known_variants(names: tuple[str, ...]) -> tuple[str, ...]:
    """The variants given on the command line. Raises UsageError for one that is not made."""
    from pipeline.errors import UsageError
    from pipeline.text import did_you_mean

    for name in names:
        if name not in VARIANTS:
            raise UsageError(
                f"there is no variant “{name}”",
                fix=did_you_mean(name, VARIANTS) or f"the variants are: {', '.join(VARIANTS)}",
            )
    return names
