"""What was published and cannot be made any more: its address stays, its print file goes.

A page may be gone or unreadable, or a locale may have been taken out of the settings. The addresses
that were given out then say so, in the reader's language, and link the leaflet in its first one.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from functools import partial

from pipeline.compose import LIBRARY, date_of, library_path, output_path, relative
from pipeline.config import Config
from pipeline.errors import UsageError
from pipeline.furniture import Furniture, furniture
from pipeline.languages import language as language_of
from pipeline.leaflets import update_page
from pipeline.leaflets.view import Edition, Library, Shelf, Site, Update, Version, Words
from pipeline.local import INTERPRETER
from pipeline.model import Language
from pipeline.project import Project
from pipeline.store import Built
from pipeline.variants import variants


def forsaken(rows: Iterable[Built], made: Iterable[tuple[str, str]]) -> tuple[Built, ...]:
    """The rows of pages and print files that nothing is made for; `made` are (page, locale)."""
    known = set(made)
    return tuple(
        row
        for row in rows
        if row.facts.get("variant") in variants()
        and (str(row.facts.get("page", "")), str(row.facts.get("locale", ""))) not in known
    )


def page_of(row: Built, project: Project, whole: bool, styles: Mapping[str, tuple[str, ...]]) -> str:
    """The page for an address whose leaflet cannot be made. `whole`: it cannot in any language."""
    config = project.config
    reader, words = _words(_reader(row, config), project)
    source = config.source_language
    name = str(row.facts["page"])
    original = output_path(source, name, "html")
    update = Update(
        site=replace(_site(config), interpreter=project.values.of(reader).get(INTERPRETER)),
        words=Words(reader, words.strings, partial(date_of, country=config.country)),
        title=str(row.facts.get("source_title") or row.facts.get("title", "")),
        original=None if row.path == original else Edition(source, relative(original, row.path)),
        whole=whole,
        styles=tuple(relative(style, row.path) for style in styles.get(reader.tag, ())),
        home=relative("index.html", row.path),
    )
    return update_page.render(update)


def _site(config: Config) -> Site:
    return Site(config.source_language, config.title, config.organisation, config.contact, config.paper)


def _reader(row: Built, config: Config) -> Language:
    """The language of an address; the project's own row for it, if it has one."""
    return _language(str(row.facts["locale"]), config)


def _language(name: str, config: Config) -> Language:
    try:
        return language_of(name, config.rows)
    except UsageError:
        return config.source_language


def _words(reader: Language, project: Project) -> tuple[Language, Furniture]:
    """The furniture of a language, else of the source, else English."""
    for tongue in (reader, project.config.source_language):
        found = furniture(tongue, project.overrides.get(tongue.locale))
        if not found.missing:
            return tongue, found
    english = language_of("en")
    return english, furniture(english)


def shelves(rows: Iterable[Built], pages: Iterable[str], config: Config) -> tuple[Shelf, ...]:
    """Pages that could not be read, as the library lists them: every language is being updated."""
    found = []
    for page in pages:
        mine = [row for row in rows if row.facts.get("page") == page and row.facts.get("variant") == "html"]
        if mine:
            facts = mine[0].facts
            title = str(facts.get("source_title") or facts.get("title", ""))
            listed = tuple(
                Version(_reader(row, config), title, row.path, updating=True, title_language=config.source_language)
                for row in mine
            )
            found.append(Shelf(page, title, str(facts.get("id", "")), listed, config.source_language))
    return tuple(found)


def library_of(listed: tuple[Shelf, ...], project: Project, styles: Mapping[str, tuple[str, ...]]) -> Library:
    """The library of a project none of whose pages can be read."""
    config = project.config
    reader, words = _words(config.staff_language, project)
    spoken = Words(reader, words.strings, partial(date_of, country=config.country))
    return Library(_site(config), spoken, listed, tuple(styles.get(reader.tag, ())))


def forsaken_libraries(rows: Iterable[Built], languages: Collection[Language]) -> tuple[str, ...]:
    """The paths of the libraries of languages that nothing is made in any more; `languages` are the others."""
    kept = {library_path(language) for language in languages}
    found = {row.path for row in rows if row.path.count("/") == 1 and row.path.endswith(f"/{LIBRARY}")}
    found |= {f"{row.path.partition('/')[0]}/{LIBRARY}" for row in rows if row.facts.get("variant") in variants()}
    return tuple(sorted(found - kept))


def empty_library(
    path: str, languages: Iterable[Language], project: Project, styles: Mapping[str, tuple[str, ...]]
) -> Library:
    """The library at the address of a language that has no leaflets now: it leads to those of `languages`."""
    config = project.config
    asked = _language(path.partition("/")[0], config)
    reader, words = _words(asked, project)
    return Library(
        replace(_site(config), interpreter=project.values.of(reader).get(INTERPRETER)),
        Words(reader, words.strings, partial(date_of, country=config.country)),
        (),
        tuple(relative(style, path) for style in styles.get(reader.tag, ())),
        tuple(Edition(language, relative(library_path(language), path)) for language in languages),
        relative(LIBRARY, path),
        language=asked,
    )
