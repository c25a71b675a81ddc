"""A project as it lies on disk: its pages and catalogs, read and named. Nothing is written here."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from pipeline.catalogs import po
from pipeline.catalogs.duplicates import duplicates
from pipeline.catalogs.headers import headers
from pipeline.config import Config
from pipeline.editing import PlainRows, read_plain_words, read_scores
from pipeline.errors import PlainleafError, UnreadableInput, UsageError
from pipeline.furniture import CATALOG
from pipeline.glossary import Glossary
from pipeline.glossary import read as read_glossaries
from pipeline.local import LocalValues
from pipeline.local import read as read_values
from pipeline.model import Catalog, Finding, Language, Page, Severity, Where
from pipeline.places import LOCALES, SOURCE, catalog_file, source_file
from pipeline.readability.baseline import Baseline
from pipeline.text import did_you_mean

OUTPUT, ASSETS = "output", "assets"
RESERVED = ("index", CATALOG)


@dataclass(frozen=True, slots=True)
class Broken:
    """A page or a catalog that could not be read; `locale` is empty for a page."""

    page: str
    locale: str
    error: PlainleafError


@dataclass(frozen=True, slots=True)
class Project:
    """Everything a command works on. `catalogs` is keyed by (page name, locale)."""

    config: Config
    pages: tuple[Page, ...]
    catalogs: Mapping[tuple[str, str], Catalog]
    overrides: Mapping[str, Catalog]
    broken: tuple[Broken, ...] = ()
    findings: tuple[Finding, ...] = ()
    values: LocalValues = field(default_factory=LocalValues)
    glossaries: Mapping[str, Glossary] = field(default_factory=dict)
    plain_words: PlainRows = field(default_factory=dict)
    baseline: Baseline | None = None

    @property
    def title(self) -> str:
        """What catalogs call the project."""
        folder = os.fsencode(self.config.root.name).decode("utf-8", "replace")
        return self.config.title or self.config.organisation or folder


def catalog_path(page: str, locale: str) -> Path:
    """Where a page's catalog lies, from the project's folder."""
    return Path(catalog_file(page, locale))


def template_path(page: str) -> Path:
    """Where a page's template lies, from the project's folder."""
    return Path(LOCALES, f"{page}.pot")


def page_names(root: Path) -> tuple[str, ...]:
    """The names of the source pages, in order. Raises UnreadableInput for a name that cannot be."""
    folder = root / SOURCE
    files = [
        file
        for file in folder.rglob("*.html")
        if ASSETS not in file.relative_to(folder).parts[:1] and not file.name.startswith(".")
    ]
    _spelt(files, root)
    names = sorted(file.relative_to(folder).with_suffix("").as_posix() for file in files)
    seen: dict[str, str] = {}
    for name in names:
        where = source_file(name)
        last = name.rpartition("/")[2]
        if last in RESERVED or "." in last:
            why = (
                "it would stand where the library or the furniture stands"
                if last in RESERVED
                else "a dot marks a variant"
            )
            raise UnreadableInput(
                "cannot have this name", where=where, why=why, fix="rename the file, such as about-us.html"
            )
        if name.lower() in seen:
            raise UnreadableInput(
                f"differs only in case from {SOURCE}/{seen[name.lower()]}.html",
                where=where,
                why="on many disks the two are one file",
                fix="rename one of them",
            )
        seen[name.lower()] = name
    return tuple(names)


def _spelt(files: Iterable[Path], root: Path) -> None:
    """Raise UnreadableInput for a path below the project's folder that is not UTF-8."""
    for file in files:
        name = os.fsencode(file.relative_to(root))
        try:
            name.decode()
        except UnicodeDecodeError:
            raise UnreadableInput(
                "has a name that is not UTF-8",
                where=repr(name)[1:],
                why="catalogs and addresses cannot name it",
                fix="rename it, such as about-us",
            ) from None


def load(config: Config, only: tuple[str, ...] = ()) -> Project:
    """Read every page, or those named in `only`, with the catalogs of every locale.

    What cannot be read is kept in `broken`, so that the rest can go on. Raises UsageError for an
    unknown page, ConfigError for local values, a glossary, plain words or a baseline that cannot be
    read, UnreadableInput for a name that cannot be.
    """
    names, values, glossaries = page_names(config.root), read_values(config), read_glossaries(config)
    for name in only:
        if name not in names:
            raise UsageError(
                f"there is no page “{name}”",
                fix=did_you_mean(name, names) or f"the pages are: {', '.join(names)}",
            )
    pages, broken = [], []
    catalogs: dict[tuple[str, str], Catalog] = {}
    for name in only or names:
        try:
            pages.append(read_page(config, name))
        except PlainleafError as error:
            broken.append(Broken(name, "", error))
        for language in config.locales:
            try:
                catalog = read_catalog(config, name, language)
            except PlainleafError as error:
                broken.append(Broken(name, language.locale, error))
            else:
                if catalog is not None:
                    catalogs[name, language.locale] = catalog
    overrides: dict[str, Catalog] = {}
    for language in config.languages:
        try:
            catalog = read_catalog(config, CATALOG, language)
        except PlainleafError as error:
            broken.append(Broken(CATALOG, language.locale, error))
        else:
            if catalog is not None:
                overrides[language.locale] = catalog
    findings = [] if only else _strays(config, names)
    languages = {language.locale: language for language in config.languages}
    named = [*catalogs.items(), *(((CATALOG, locale), catalog) for locale, catalog in overrides.items())]
    for (name, locale), catalog in named:
        findings += [*duplicates(catalog, name), *headers(catalog, name, languages[locale])]
    return Project(
        config, tuple(pages), MappingProxyType(catalogs), MappingProxyType(overrides), tuple(broken), tuple(findings),
        values, glossaries, read_plain_words(config), read_scores(config.root),
    )  # fmt: skip


def unreadable(project: Project) -> tuple[Finding, ...]:
    """An error for each page and catalog that could not be read, for those who read findings only."""
    found = []
    for broken in project.broken:
        error = broken.error
        path, line = error.where, 0
        head, colon, tail = error.where.rpartition(":")
        if colon and tail.isdecimal():
            path, line = head, int(tail)
        where = Where(path, line, broken.page, broken.locale)
        what = f"{error.what} ({error.why})" if error.why else error.what
        found.append(Finding("unreadable", Severity.ERROR, what, where, fix=error.fix))
    return tuple(found)


def read_page(config: Config, name: str) -> Page:
    """One source page. Raises UnreadableInput."""
    from pipeline.sources.html import read

    where = source_file(name)
    return read(_bytes(config.root / where, where), name, where, config.source_language.tag)


def read_catalog(config: Config, page: str, language: Language) -> Catalog | None:
    """One catalog, or None where there is none. Raises UnreadableInput."""
    where = catalog_path(page, language.locale)
    file = config.root / where
    if not file.exists():
        return None
    return po.read(_bytes(file, where.as_posix()), language.locale, where.as_posix())


def _bytes(file: Path, where: str) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise UnreadableInput(
            f"cannot be read ({error.strerror})",
            where=where,
            fix="check that the file is there and may be read",
        ) from None


def _strays(config: Config, names: tuple[str, ...]) -> list[Finding]:
    """A finding for each folder of a locale and each catalog that nothing is built from."""
    found = []
    folder = config.root / LOCALES
    locales = {language.locale for language in config.languages}
    # Editors keep hidden files beside those that they have open.
    files = sorted(file for file in folder.glob("**/*.po") if not file.name.startswith("."))
    inside = list(folder.glob("*/LC_MESSAGES"))
    _spelt([*files, *inside], config.root)
    folders = {file.relative_to(folder).parts[0] for file in files if file.parent != folder}
    folders |= {path.parent.name for path in inside}
    for name in sorted(folders - locales):
        found.append(_no_such_locale(config, name))
    for file in files:
        locale, *below = file.relative_to(folder).parts
        if below and locale not in locales:
            continue
        page = Path(*below[1:]).with_suffix("").as_posix() if below[:1] == ["LC_MESSAGES"] and below[1:] else ""
        if not page:
            check, what = "catalog-misplaced", "no catalog is looked for here"
            fix = f"move it to {catalog_path('PAGE', locale if below else 'LOCALE')}, under the name of its page"
        elif page not in (*names, CATALOG):
            check, what = "catalog-without-page", f"there is no page {SOURCE}/{page}.html for this catalog"
            fix = "give the catalog the new name of its page, or move it away; nothing in it is lost meanwhile"
            found += _damage(config, page, config.language(locale))
        else:
            continue
        where = Where(file.relative_to(config.root).as_posix(), 0, page, locale if below else "")
        found.append(Finding(check, Severity.WARNING, what, where, fix=fix))
    return found


def _damage(config: Config, page: str, language: Language) -> list[Finding]:
    """A finding for a catalog without a page that cannot be read: no text moves from it to another page."""
    try:
        read_catalog(config, page, language)
    except UnreadableInput as error:
        path, _colon, line = error.where.partition(".po:")
        where = Where(path + ".po" if line else path, int(line or 0), page, language.locale)
        what = f"the catalog {error.what}, so no text of it can move to another page"
        return [Finding("catalog-damaged", Severity.WARNING, what, where, fix=error.fix)]
    return []


def _no_such_locale(config: Config, folder: str) -> Finding:
    """Why a folder is not one of the project's locales."""
    check, severity = "locale-unknown", Severity.ERROR
    try:
        language = config.language(folder)
    except PlainleafError as error:
        what = f"“{folder}” is no locale that Plainleaf knows, so its catalogs are left alone"
        fix = f"rename the folder as gettext writes the locale; {error.fix}"
    else:
        if language.locale != folder:
            what = f"the folder is not read: gettext writes this locale {language.locale}"
            fix = f"rename it to {LOCALES}/{language.locale}"
        else:
            check, severity = "locale-not-listed", Severity.WARNING
            what = f"the locale {folder} is not among the project's locales"
            fix = f"add “{folder}” to locales in pyproject.toml, or remove the folder"
    return Finding(check, severity, what, Where(f"{LOCALES}/{folder}", 0, "", folder), fix=fix)
