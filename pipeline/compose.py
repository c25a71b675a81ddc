"""Versions of pages to the records that the leaflet room renders: links, editions, dates."""

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import PurePosixPath

from pipeline.catalogs.template import NEVER
from pipeline.config import Config
from pipeline.downloads import file_name, plain_title
from pipeline.furniture import furniture
from pipeline.languages import date_words, language
from pipeline.leaflets.view import (
    Edition,
    Leaflet,
    PrintFile,
    Provenance,
    Site,
    Update,
    Words,
    review_of,
)
from pipeline.model import Language, Page, SlotKind
from pipeline.sources.builder import local_file
from pipeline.variants import DEFAULT, HTML, PDF, Variant
from pipeline.versions import Version

LIBRARY, POINT, WAITING = "index.html", "point-to-your-language.html", "leaflet-list.html"
"""Where the library and the sheets for staff lie in the output."""


def output_path(language: Language, page: str, kind: str) -> str:
    """Where a file lies, from the output folder; `kind` is that of its variant."""
    return f"{language.tag}/{page}.{kind if kind in DEFAULT else f'{kind}.pdf'}"


def library_path(language: Language) -> str:
    """Where the library of one language lies, from the output folder."""
    return f"{language.tag}/index.html"


def relative(target: str, origin: str) -> str:
    """The link from one file of the output to another."""
    up = PurePosixPath(origin).parent
    depth = 0
    while not PurePosixPath(target).is_relative_to(up):
        up = up.parent
        depth += 1
    return "../" * depth + PurePosixPath(target).relative_to(up).as_posix()


def local_files(page: Page) -> dict[str, str]:
    """The local files of a page: as the page names them → as a path from the source folder."""
    found = {}
    for slot in page.slots:
        if slot.kind is SlotKind.FILE:
            path = posixpath.normpath(posixpath.join(posixpath.dirname(page.name), local_file(slot.target)))
            if not path.startswith("../"):
                found[slot.target] = path
    return found


@dataclass(frozen=True, slots=True)
class Printed:
    """A print file that stands in the output: its variant, path, size in bytes and number of pages."""

    variant: Variant
    path: str
    size: int
    pages: int


@dataclass(frozen=True, slots=True)
class Composer:
    """Makes records for one build. `printed` is keyed by (page, tag); paths are in the output.

    `unprinted` are the (page, tag) whose print file must not be given out, or could not be made;
    `namesakes` the pages whose downloads would be called like those of another one.
    """

    config: Config
    versions: tuple[Version, ...]
    today: date
    printed: Mapping[tuple[str, str], tuple[Printed, ...]]
    styles: Mapping[str, tuple[str, ...]]
    assets: Mapping[str, str]
    unprinted: frozenset[tuple[str, str]] = frozenset()
    namesakes: frozenset[str] = frozenset()

    def site(self, version: Version | None = None) -> Site:
        """Who publishes, and whom readers of a version ask for an interpreter."""
        config, interpreter = self.config, version.interpreter if version is not None else None
        about = config.title, config.organisation, config.contact, config.paper
        return Site(config.source_language, *about, interpreter)

    def words(self, version: Version) -> Words:
        """Furniture and dates in a version's language; where its furniture has gaps the source's, else English."""
        dates = partial(date_of, country=self.config.country)
        for one in (version, self.source(version.page.name)):
            if not one.furniture.missing:
                return Words(one.language, one.furniture.strings, dates)
        english = language("en")
        return Words(english, furniture(english).strings, dates)

    def leaflet(self, version: Version, kind: str) -> Leaflet:
        """A leaflet with all that is shown around it."""
        path = output_path(version.language, version.page.name, kind)
        staff = self.staff(version)
        on_screen = kind == HTML
        files = {}
        for target, file in local_files(version.page).items():
            if not on_screen:
                files[target] = file
            elif file in self.assets:
                files[target] = relative(self.assets[file], path)
        styles = self.styles.get(version.language.tag, ()) if on_screen else ()
        return Leaflet(
            page=version.content,
            site=self.site(version),
            words=self.words(version),
            staff=self.words(staff),
            staff_title=staff.content.title,
            review=review_of(version.page.metadata, self.today),
            provenance=_provenance(version),
            editions=self._editions(version, path) if on_screen else (),
            prints=self.prints(version, path) if on_screen else (),
            styles=tuple(relative(style, path) for style in styles),
            home=relative(library_path(version.language), path),
            address=self.address(output_path(version.language, version.page.name, "html")),
            files=files,
            print_updating=on_screen and self.is_unprinted(version),
            instead=self.instead(version, path) if on_screen else (),
        )

    def update(self, version: Version) -> Update:
        """The page that stands in the place of a leaflet that cannot be shown."""
        path = output_path(version.language, version.page.name, "html")
        source = self.source(version.page.name)
        target = output_path(source.language, version.page.name, "html")
        return Update(
            site=self.site(version),
            words=self.words(version),
            title=source.content.title,
            original=Edition(source.language, relative(target, path), address=self.address(target))
            if version.language != source.language
            else None,
            whole=version.language == source.language,
            editions=self._editions(version, path),
            prints=self.prints(source, path) if source.html else (),
            styles=tuple(relative(style, path) for style in self.styles.get(version.language.tag, ())),
            home=relative(library_path(version.language), path),
        )

    def is_unprinted(self, version: Version) -> bool:
        """Whether the print file of a version must not be given out, or could not be made."""
        return (version.page.name, version.language.tag) in self.unprinted

    def instead(self, version: Version, path: str) -> tuple[PrintFile, ...]:
        """The print files of the source, where those of a version must not be given out."""
        source = self.source(version.page.name)
        return self.prints(source, path) if self.is_unprinted(version) and version is not source else ()

    def _of(self, page: str, tag: str) -> Version | None:
        return next((v for v in self.versions if v.page.name == page and v.language.tag == tag), None)

    def source(self, page: str) -> Version:
        """The version of a page in the language that it was written in."""
        tag = self.config.source_language.tag
        return next(v for v in self.versions if v.page.name == page and v.language.tag == tag)

    def staff(self, version: Version) -> Version:
        """The version that the staff can read; the source where theirs may not be published."""
        found = self._of(version.page.name, self.config.staff_language.tag)
        return found if found is not None and found.html else self.source(version.page.name)

    def _editions(self, version: Version, path: str) -> tuple[Edition, ...]:
        found = []
        for other in self.versions:
            if other.page.name == version.page.name and (other.html or other.language == version.language):
                target = output_path(other.language, other.page.name, "html")
                current = other.language == version.language
                found.append(Edition(other.language, relative(target, path), current, self.address(target)))
        return tuple(found)

    def prints(self, version: Version, path: str) -> tuple[PrintFile, ...]:
        """The print files of a version that stand in the output, linked from a path there."""
        return tuple(
            PrintFile(
                relative(found.path, path), found.size, found.pages, self.config.paper, found.variant.label,
                self.print_name(version, found.variant), int(found.variant.points) if found.variant.special else 0,
                found.variant.how,
            )
            for found in self.printed.get((version.page.name, version.language.tag), ())
        )  # fmt: skip

    def print_name(self, version: Version, variant: Variant) -> str:
        """What a print file of a version is called where somebody saves it."""
        return self.download(version, self.config.paper if variant.name == PDF else variant.kind, "pdf")

    def download(self, version: Version, kind: str, ending: str) -> str:
        """What a file of a version is called where somebody saves it."""
        about, page = version.page.metadata, version.page.name
        title = plain_title(self.staff(version).content.title)
        if page in self.namesakes or not title:
            title = f"{page} {title}"
        return file_name(about.id, title, version.language, about.version, kind, ending)

    def address(self, path: str) -> str:
        """The absolute address of a path in the output; empty where the project does not say where it lives."""
        return f"{self.config.url}/{path}" if self.config.url else ""


def date_of(day: date, language: Language, country: str) -> str:
    """A date in words, in the form of a country."""
    return date_words(day, language, country)


def namesakes(versions: Iterable[Version], config: Config) -> frozenset[str]:
    """The pages that have code, version and title, as the staff read it, in common with another one."""
    shown: dict[str, Version] = {}
    for version in versions:
        if version.language == config.source_language:
            shown.setdefault(version.page.name, version)
        elif version.language == config.staff_language and version.html:
            shown[version.page.name] = version
    called: dict[tuple[str, str, str], list[str]] = {}
    for page, version in shown.items():
        about = version.page.metadata
        called.setdefault((about.id, plain_title(version.content.title), about.version), []).append(page)
    return frozenset(page for pages in called.values() if len(pages) > 1 for page in pages)


def _whole(version: Version) -> bool:
    """Whether every text of a translation is that of today's source page."""
    content = version.content
    return not version.is_source and not content.fuzzy and not content.missing


def _provenance(version: Version) -> Provenance:
    fields = {name.lower(): value for name, value in version.content.header}
    changed = fields.get("po-revision-date", "")[:10]
    try:
        translated_on = date.fromisoformat(changed) if changed and not NEVER.startswith(changed) else None
    except ValueError:
        translated_on = None
    translator = fields.get("last-translator", "").partition("<")[0].strip()
    return Provenance(
        translator="" if translator.upper() == "FULL NAME" else translator,
        reviewer=fields.get("x-plainleaf-reviewer", ""),
        translated_on=translated_on,
        source_version=version.page.metadata.version if _whole(version) else "",
        awaits_review=version.awaits_review,
    )
