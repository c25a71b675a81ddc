"""A build: withdraw what is stale, then print files, then pages, then the library and the reports."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial

from pipeline import fonts, stale, store
from pipeline.asked import Request, output_folder
from pipeline.assets import Assets, collect, without_fonts
from pipeline.compose import LIBRARY, Composer, namesakes, output_path
from pipeline.config import Config
from pipeline.fonts import Face
from pipeline.inlining import inline
from pipeline.leaflets import library, screen, update_page
from pipeline.librarian import Librarian, read_from, withdraw, zips_beside
from pipeline.linting import of_sources
from pipeline.manifest import manifest
from pipeline.model import Finding
from pipeline.places import SOURCE
from pipeline.printing import Printer, Progress
from pipeline.project import Project, load
from pipeline.reporting import write_reports
from pipeline.standing import empty_library, forsaken, forsaken_libraries, library_of, page_of, shelves
from pipeline.summary import Failure, Summary
from pipeline.variants import HTML, prints
from pipeline.versions import Version, findings, overdue, versions


def build(config: Config, request: Request, today: date, progress: Progress) -> Summary:
    """Bring the output up to date. Raises PlainleafError only where nothing at all could be done."""
    with store.lock(config.root):
        record = store.Record(config.root, request.output or output_folder(config))
        try:
            return _Build(config, request, today, progress, record).run()
        finally:
            record.close()


class _Build:
    def __init__(self, config: Config, request: Request, today: date, progress: Progress, record: store.Record) -> None:
        self.config, self.request, self.today = config, request, today
        self.progress, self.record = progress, record
        self.output = request.output or output_folder(config)
        self.summary = Summary(self.output)
        self.project: Project = load(config)
        self.versions = versions(self.project, config.languages)
        self.written: dict[str, bool] = {}
        self.freshness = stale.Freshness(self.project, self.versions)
        self.printer = Printer(config, request, self.versions, self.freshness, self.output, record, self.summary)

    def run(self) -> Summary:
        for broken in self.project.broken:
            self.summary.failed.append(Failure(broken.page, broken.locale, "", str(broken.error)))
            self.summary.exit_code = max(self.summary.exit_code, broken.error.exit_code)
        outdated = self.freshness.outdated(self._rows(), self.output)
        self._withdraw_all(outdated)
        first = self._pages_first(outdated)
        found = (
            *self._sites(), *findings(self.project, self.versions), *of_sources(self.project),
            *overdue(self.project, self.today),
        )  # fmt: skip
        composer, assets = None, None
        if self.versions:
            faces = self._faces()
            assets = collect(self.config.root / SOURCE, self.output, self.versions, faces, self.record)
            found += self.printer.make(self._chosen(), self._composer(assets), faces, assets, self.progress)
            self.printer.remember()
            composer = self._composer(assets)
            pages = self._chosen() if self.request.wants_pages(self.config) else ()
            asked = {id(version) for version in (*first, *pages)}
            self._pages(composer, [version for version in self.versions if id(version) in asked])
        styles = {**self._known_styles(), **(composer.styles if composer else {})}
        self._keep_addresses(styles)
        self._library(composer, styles)
        self.summary.findings = tuple(dict.fromkeys(found))
        self._reports(assets.report_style if assets else "")
        self.summary.built += sum(self.written.values())
        self.summary.fresh += len(self.written) - sum(self.written.values())
        return self.summary

    # -- what is asked for ----------------------------------------------------------------------

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
        unprinted = frozenset(
            (version.page.name, version.language.tag)
            for version in self.versions
            if not self.printer.may_give_out(version)
        )
        return Composer(
            self.config, self.versions, self.today, self.printer.printed, assets.styles, assets.files, unprinted,
            namesakes(self.versions, self.config),
        )  # fmt: skip

    # -- withdrawals ----------------------------------------------------------------------------

    def _withdraw_all(self, outdated: set[str]) -> None:
        """Take away, before anything new is made, every print file that must not be given out any more."""
        made = [(version.page.name, version.language.locale) for version in self.versions]
        rows = {row.path: row for row in self._rows() if row.facts.get("variant") != HTML}
        lost = [row.path for row in forsaken(rows.values(), made)]
        barred = [
            path
            for version in self.versions
            for path in (output_path(version.language, version.page.name, kind) for kind in prints())
            if not version.pdf or path in outdated or (path in rows and stale.given_up(rows[path], self.config))
        ]
        withheld = [output_path(one.language, one.page.name, "html") for one in self.versions if not one.html]
        self.summary.withdrawn += withdraw(self.record, self.output, {*lost, *barred, *withheld, *outdated})
        for path in (*lost, *barred):
            self.printer.withdraw(path)

    def _pages_first(self, outdated: set[str]) -> list[Version]:
        """Before anything else is made, and without fonts: no page that stands shows what is not true any more.

        Returns the versions whose pages were concerned, whatever was asked for; they are written once
        more when fonts and print files are there.
        """
        styles = self._known_styles()
        self._keep_addresses(styles)
        known = {row.path for row in self._rows()}
        first = []
        for version in self.versions:
            path, *printed = (output_path(version.language, version.page.name, one) for one in (HTML, *prints()))
            if path not in known and not (self.output / path).is_file():
                continue
            withdrawn = not set(printed).isdisjoint(self.summary.withdrawn)
            if version.content.unsafe or not version.html or path in outdated or withdrawn:
                first.append(version)
        if first:
            self.printer.remember()
            assets = without_fonts(self.config.root / SOURCE, self.output, self.versions, styles)
            self._pages(self._composer(assets), first, counted=False)
        return first

    def _sites(self) -> tuple[Finding, ...]:
        """Withdraw what places must not hand out any more; a warning for each that is behind."""
        if self.config.site:
            return ()
        found = []
        for place in stale.places(self.config.root, self.output):
            barred = [f"{place.path}/{path}" for path in self.freshness.barred(place)]
            barred += zips_beside(self.output, barred)
            self.summary.withdrawn += [path for path in barred if store.remove(self.output / path)]
            if self.freshness.behind(place):
                found.append(stale.is_behind(place, self.output, self.config.root))
        return tuple(found)

    def _rows(self) -> tuple[store.Built, ...]:
        return stale.rows_of(self.record, self.output)

    # -- pages ----------------------------------------------------------------------------------

    def _pages(self, composer: Composer, wanted: Iterable[Version], *, counted: bool = True) -> None:
        for version in wanted:
            path = output_path(version.language, version.page.name, "html")
            facts, html = self.freshness.facts(version, "html"), self._page(composer, version)
            if html is None:
                self.summary.withheld += counted
                html, facts["fallback"] = update_page.render(composer.update(version)), True
            if self.request.inline:
                html = inline(html, path, partial(read_from, self.output))
            self._put(path, html.encode(), facts)

    def _page(self, composer: Composer, version: Version) -> str | None:
        """The page of a version, or None where only the page that says so can stand."""
        if version.furniture.missing:
            count = len(version.furniture.missing)
            error = f"{version.language.locale}: {count} strings of the page furniture are missing"
            self.summary.fail(version.page.name, version.language.locale, "html", error)
        if not version.html:
            return None
        try:
            return screen.render(composer.leaflet(version, "html"))
        except Exception as error:  # noqa: BLE001 - whatever is wrong with one leaflet, the others go on
            path = output_path(version.language, version.page.name, "html")
            what = f"{path}: cannot be shown ({type(error).__name__}: {error})"
            self.summary.fail(version.page.name, version.language.locale, "html", what)
            return None

    def _put(self, path: str, content: bytes, facts: dict[str, object]) -> None:
        digest = store.digest(content)
        changed = store.write(self.output / path, content)
        self.written[path] = self.written.get(path, False) or changed
        self.record.put(store.Built(path, "", digest, facts))

    def _keep_addresses(self, styles: Mapping[str, tuple[str, ...]]) -> None:
        """Addresses of pages and locales that are gone or unreadable say so, and lead on."""
        names = {version.page.name for version in self.versions}
        made = [(version.page.name, version.language.locale) for version in self.versions]
        for row in forsaken(self._rows(), made):
            if row.facts.get("variant") == "html":
                whole = row.facts.get("page") not in names
                html = page_of(row, self.project, whole, styles)
                self._put(row.path, html.encode(), {**row.facts, "fallback": True})

    def _known_styles(self) -> dict[str, tuple[str, ...]]:
        """The style sheets of each language as the last library was built with; they are never taken away."""
        row = self.record.get("index.html")
        known = row.facts.get("styles") if row else None
        return {tag: tuple(sheets) for tag, sheets in known.items()} if isinstance(known, dict) else {}

    def _library(self, composer: Composer | None, styles: Mapping[str, tuple[str, ...]]) -> None:
        lost = [broken.page for broken in self.project.broken if not broken.locale]
        listed = shelves(self._rows(), lost, self.config)
        facts: dict[str, object] = {"styles": {tag: [*styles[tag]] for tag in styles}}
        if composer:
            librarian = Librarian(composer, self.output, self.record, self._put)
            librarian.languages()
            librarian.whole(listed, facts)
            librarian.sitemap()
        elif (self.output / LIBRARY).is_file():
            self._put(LIBRARY, library.render(library_of(listed, self.project, styles)).encode(), facts)
        languages = tuple(dict.fromkeys(version.language for version in self.versions))
        for path in forsaken_libraries(self._rows(), languages):
            if (self.output / path).is_file():
                self._put(path, library.render(empty_library(path, languages, self.project, styles)).encode(), {})

    # -- reports --------------------------------------------------------------------------------

    def _reports(self, style: str) -> None:
        self.summary.findings = write_reports(
            self.project, self.versions, self.summary.findings, self.output, style
        )  # fmt: skip
        failed = [(f.page, f.locale, f.variant, f.error) for f in self.summary.failed]
        store.write(self.output / "manifest.json", manifest(self.record.all(), self.output, failed))
        # What the findings tell ends as --fail-on says.
        if not all(failure.told for failure in self.summary.failed):
            self.summary.exit_code = max(self.summary.exit_code, 1)
