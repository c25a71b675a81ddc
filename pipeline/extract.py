"""Pages to templates, merged into every locale's catalogs. Returns the files; writes nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline import furniture
from pipeline.catalogs import po
from pipeline.catalogs.align import Matching
from pipeline.catalogs.headers import with_header
from pipeline.catalogs.merge import keys_of, merge
from pipeline.catalogs.siblings import Sibling, Siblings, siblings
from pipeline.catalogs.template import new_catalog, template
from pipeline.catalogs.waivers import with_stamps
from pipeline.config import Config
from pipeline.model import Catalog, Finding, Language
from pipeline.orphans import orphans, renamed
from pipeline.project import Project, catalog_path, template_path


@dataclass(frozen=True, slots=True)
class Change:
    """One file as it should be, and what a translator finds in it."""

    path: Path
    content: bytes
    page: str
    locale: str = ""
    untranslated: int = 0
    fuzzy: int = 0
    obsolete: int = 0
    words: int = 0


def extract(project: Project) -> tuple[Change, ...]:
    """The templates and catalogs of a project, each as it should lie on disk.

    A catalog that cannot be read is left out: it stays as it is until a person mends it.
    """
    changes: list[Change] = []
    unreadable = {(broken.page, broken.locale) for broken in project.broken}
    source = project.config.source_language
    values = project.values.of(source)
    templates = {page.name: template(page, source, project.title, values) for page in project.pages}
    knowledge = {language.locale: _Knowledge(project, language, templates) for language in project.config.locales}
    for name, found in templates.items():
        content = po.write(found)
        changes.append(Change(template_path(name), content, name))
        settled = _lies_there(project.config.root / template_path(name), content)
        matching = Matching([entry.key for entry in found.entries])
        for language in project.config.locales:
            if (name, language.locale) not in unreadable:
                old = knowledge[language.locale].catalog(name)
                merged = merge(
                    old,
                    found,
                    matching.of(*keys_of(old)),
                    knowledge[language.locale].siblings(old, found),
                    settled=settled,
                )
                changes.append(_change(with_stamps(merged), name, language))
    for language in project.config.locales:
        if (furniture.CATALOG, language.locale) not in unreadable:
            changes += _furniture(project, language)
    return tuple(changes)


class _Knowledge:
    """All that a locale's catalogs hold, as they stood before; files without a page are read if need be."""

    def __init__(self, project: Project, language: Language, templates: Mapping[str, Catalog]) -> None:
        self.project, self.language, self.templates = project, language, templates
        self._orphans: dict[str, Catalog] | None = None
        self._siblings: Siblings | None = None

    def catalog(self, page: str) -> Catalog:
        """The catalog of a page: its own, that of the page's former name, or an empty one."""
        old = self.project.catalogs.get((page, self.language.locale))
        if old is None and self.orphans:
            others = (found for name, found in self.templates.items() if name != page)
            elsewhere = {entry.key for found in others for entry in found.entries}
            path = catalog_path(page, self.language.locale).as_posix()
            old = renamed(self.orphans, self.templates[page], elsewhere, path)
        new = new_catalog(page, self.language, self.project.config.source_language, self.project.title)
        return with_header(old, new) if old else new

    @property
    def orphans(self) -> dict[str, Catalog]:
        """The locale's catalogs without a page, by name."""
        if self._orphans is None:
            self._orphans = orphans(self.project.config, self.language)
        return self._orphans

    def siblings(self, old: Catalog, found: Catalog) -> Siblings | None:
        """What the other catalogs know, if `found` asks for anything that `old` does not have."""
        present = {entry.key for entry in old.entries}
        if all(entry.key in present for entry in found.entries):
            return None
        if self._siblings is None:
            self._siblings = siblings([*self._of_pages(), *(Sibling(n, c) for n, c in self.orphans.items())])
        return self._siblings

    def _of_pages(self) -> list[Sibling]:
        """The catalogs of pages. Of a page that cannot be read, nothing counts as gone."""
        found = []
        for (page, locale), catalog in self.project.catalogs.items():
            if locale == self.language.locale:
                source = self.templates.get(page, catalog)
                found.append(Sibling(page, catalog, frozenset(entry.key for entry in source.entries)))
        return found


def _lies_there(file: Path, content: bytes) -> bool:
    """Whether a file holds these bytes already: the page has not changed since it was written."""
    try:
        return file.read_bytes() == content
    except OSError:
        return False


def _furniture(project: Project, language: Language) -> list[Change]:
    """The project's own furniture catalog, where it has one or the package has none."""
    old = project.overrides.get(language.locale)
    needed = set(furniture.furniture(language).missing)
    if old is None and not needed:
        return []
    new = new_catalog(furniture.CATALOG, language, project.config.source_language, project.title)
    old = with_header(old, new) if old else new
    present = [entry.key for entry in old.entries if not entry.obsolete]
    found = furniture.template()
    wanted = tuple(entry for entry in found.entries if entry.key in present or entry.key.text in needed)
    change = _change(merge(old, replace(found, entries=wanted)), furniture.CATALOG, language)
    # A string that is left empty here is taken from the package, where the package has it.
    return [change if needed else replace(change, untranslated=0, fuzzy=0, words=0)]


def _change(catalog: Catalog, page: str, language: Language) -> Change:
    live = [entry for entry in catalog.entries if not entry.obsolete]
    open_entries = [entry for entry in live if not entry.translated]
    return Change(
        path=catalog_path(page, language.locale),
        content=po.write(catalog),
        page=page,
        locale=language.locale,
        untranslated=sum(not entry.filled for entry in live),
        fuzzy=sum(entry.fuzzy and entry.filled for entry in live),
        obsolete=sum(entry.obsolete for entry in catalog.entries),
        words=sum(len(entry.key.text.split()) for entry in open_entries),
    )


_TOLD = ("locale-unknown", "locale-not-listed", "catalog-damaged")
"""Findings of what an extract had to leave aside."""


def summary(config: Config, changes: tuple[Change, ...], findings: tuple[Finding, ...] = ()) -> list[str]:
    """What each locale's translators have to do, and what was left aside, as lines for a terminal."""
    told = [finding for finding in findings if finding.check in _TOLD]
    lines = [f"{finding.where}: {finding.message}; {finding.fix}" for finding in told]
    for language in config.locales:
        mine = [
            change for change in changes if change.locale == language.locale and (change.untranslated or change.fuzzy)
        ]
        if not mine:
            lines.append(f"{language.locale}: complete")
            continue
        untranslated, fuzzy, words = (sum(getattr(c, n) for c in mine) for n in ("untranslated", "fuzzy", "words"))
        lines.append(f"{language.locale}: {untranslated} to translate, {fuzzy} to look at again ({words} words)")
        lines += [f"  {c.path}: {c.untranslated} to translate, {c.fuzzy} to look at again" for c in mine]
    return lines
