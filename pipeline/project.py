"""A project as it lies on disk: its pages and catalogs, read and named. Nothing is written here."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from pipeline.catalogs import po
from pipeline.config import Config
from pipeline.errors import PlainleafError, UnreadableInput, UsageError
from pipeline.furniture import CATALOG
from pipeline.model import Catalog, Finding, Language, Page, Severity, Where
from pipeline.text import did_you_mean

SOURCE, LOCALES, OUTPUT, ASSETS = "source", "locales", "output", "assets"
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

    @property
    def title(self) -> str:
        """What catalogs call the project."""
        return self.config.title or self.config.organisation or self.config.root.name


def catalog_path(page: str, locale: str) -> Path:
    """Where a page's catalog lies, from the project's folder."""
    return Path(LOCALES, locale, "LC_MESSAGES", f"{page}.po")


def template_path(page: str) -> Path:
    """Where a page's template lies, from the project's folder."""
    return Path(LOCALES, f"{page}.pot")


def page_names(root: Path) -> tuple[str, ...]:
    """The names of the source pages, in order. Raises UnreadableInput for a name that cannot be."""
    folder = root / SOURCE
    names = sorted(
        file.relative_to(folder).with_suffix("").as_posix()
        for file in folder.rglob("*.html")
        if ASSETS not in file.relative_to(folder).parts[:1] and not file.name.startswith(".")
    )
    seen: dict[str, str] = {}
    for name in names:
        where = f"{SOURCE}/{name}.html"
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


def load(config: Config, only: tuple[str, ...] = ()) -> Project:
    """Read every page, or those named in `only`, with the catalogs of every locale.

    What cannot be read is kept in `broken`, so that the rest can go on. Raises UsageError for an
    unknown page.
    """
    names = page_names(config.root)
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
    findings = () if only else tuple(_orphans(config, names))
    return Project(
        config, tuple(pages), MappingProxyType(catalogs), MappingProxyType(overrides), tuple(broken), findings
    )


def read_page(config: Config, name: str) -> Page:
    """One source page. Raises UnreadableInput."""
    from pipeline.sources.html import read

    where = f"{SOURCE}/{name}.html"
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


def _orphans(config: Config, names: tuple[str, ...]) -> list[Finding]:
    found = []
    folder = config.root / LOCALES
    for file in sorted(folder.glob("*/LC_MESSAGES/**/*.po")):
        locale = file.relative_to(folder).parts[0]
        page = file.relative_to(folder / locale / "LC_MESSAGES").with_suffix("").as_posix()
        where = Where(file.relative_to(config.root).as_posix(), 0, page, locale)
        if page not in (*names, CATALOG):
            found.append(
                Finding(
                    "catalog-without-page",
                    Severity.WARNING,
                    f"there is no page {SOURCE}/{page}.html for this catalog",
                    where,
                    fix="give the catalog the new name of its page, or move it away; nothing in it is lost meanwhile",
                )
            )
        elif locale not in {language.locale for language in config.languages}:
            found.append(
                Finding(
                    "locale-not-listed",
                    Severity.WARNING,
                    f"the locale {locale} is not among the project's locales",
                    where,
                    fix=f"add “{locale}” to locales in pyproject.toml, or remove the folder",
                )
            )
    return found
