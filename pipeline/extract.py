"""Pages to templates, merged into every locale's catalogs. Returns the files; writes nothing."""

from dataclasses import dataclass, replace
from pathlib import Path

from pipeline import furniture
from pipeline.catalogs import po
from pipeline.catalogs.merge import match, merge
from pipeline.catalogs.template import new_catalog, template
from pipeline.config import Config
from pipeline.model import Catalog, Language, Page
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
    for page in project.pages:
        found = template(page, project.config.source_language, project.title)
        changes.append(Change(template_path(page.name), po.write(found), page.name))
        for language in project.config.locales:
            if (page.name, language.locale) not in unreadable:
                changes.append(_merged(project, page, language, found))
    for language in project.config.locales:
        if (furniture.CATALOG, language.locale) not in unreadable:
            changes += _furniture(project, language)
    return tuple(changes)


def _merged(project: Project, page: Page, language: Language, found: Catalog) -> Change:
    old = project.catalogs.get((page.name, language.locale))
    if old is None:
        old = new_catalog(page.name, language, project.config.source_language, project.title)
    return _change(merge(old, found), page.name, language)


def _furniture(project: Project, language: Language) -> list[Change]:
    """The project's own furniture catalog, where it has one or the package has none."""
    old = project.overrides.get(language.locale)
    needed = set(furniture.furniture(language).missing)
    if old is None:
        if not needed:
            return []
        old = new_catalog(furniture.CATALOG, language, project.config.source_language, project.title)
    present = [entry.key for entry in old.entries if not entry.obsolete]
    found = furniture.template()
    wanted = tuple(entry for entry in found.entries if entry.key in present or entry.key.text in needed)
    matches = match(present, [entry.key for entry in wanted])
    change = _change(merge(old, replace(found, entries=wanted), matches), furniture.CATALOG, language)
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


def summary(config: Config, changes: tuple[Change, ...]) -> list[str]:
    """What each locale's translators have to do, as lines for a terminal."""
    lines = []
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
