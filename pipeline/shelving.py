"""Versions of pages to the records of the library: all leaflets, those of one language, and sheets for staff."""

from collections.abc import Iterable
from dataclasses import replace

from pipeline.compose import LIBRARY, POINT, WAITING, Composer, library_path, output_path, relative
from pipeline.leaflets.view import Archive, Edition, Library, Shelf, Words, review_of
from pipeline.leaflets.view import Version as Listed
from pipeline.model import Language
from pipeline.versions import Version


def library(composer: Composer, lost: tuple[Shelf, ...] = ()) -> Library:
    """Every leaflet in every language, in the language of the staff; `lost` are those not readable now."""
    staff = composer.staff(composer.versions[0])
    every = sorted((*_shelves(composer, composer.versions, LIBRARY), *lost), key=lambda shelf: shelf.name)
    return Library(
        composer.site(),
        composer.words(staff),
        tuple(every),
        styles=tuple(composer.styles.get(staff.language.tag, ())),
        editions=_libraries(composer, LIBRARY, staff.language),
        point=POINT,
        waiting=WAITING,
    )


def library_in(composer: Composer, language: Language, archive: Archive | None = None) -> Library:
    """The leaflets of one language, in that language."""
    mine = [version for version in composer.versions if version.language == language]
    path = library_path(language)
    return Library(
        composer.site(mine[0]),
        composer.words(mine[0]),
        tuple(_shelves(composer, mine, path)),
        styles=tuple(relative(style, path) for style in composer.styles.get(language.tag, ())),
        editions=_libraries(composer, path, language),
        home=relative(LIBRARY, path),
        archive=archive,
        language=language,
    )


def sheet(composer: Composer, path: str) -> Library:
    """The library for a sheet that staff print, from the path of that sheet."""
    whole = library(composer)
    return replace(whole, editions=(), point="", waiting="", home=relative(LIBRARY, path))


def greetings(composer: Composer) -> tuple[Words, ...]:
    """The words of every language whose furniture is complete."""
    shown: dict[str, Words] = {}
    for version in composer.versions:
        if not version.furniture.missing:
            shown.setdefault(version.language.tag, composer.words(version))
    return tuple(shown.values())


def _shelves(composer: Composer, versions: Iterable[Version], path: str) -> list[Shelf]:
    grouped: dict[str, list[Version]] = {}
    for version in versions:
        grouped.setdefault(version.page.name, []).append(version)
    found = []
    for name, mine in grouped.items():
        staff = composer.staff(mine[0])
        own = staff.content.slots[staff.page.title].language == composer.words(staff).language.tag
        tongue = None if own else composer.config.source_language
        listed = tuple(_listed(composer, version, path) for version in mine)
        found.append(Shelf(name, staff.content.title, mine[0].page.metadata.id, listed, tongue))
    return found


def _libraries(composer: Composer, path: str, current: Language) -> tuple[Edition, ...]:
    """The libraries of single languages; on the page of one of them it is the current one."""
    shown = dict.fromkeys(version.language for version in composer.versions)
    return tuple(
        Edition(
            language,
            relative(library_path(language), path),
            path != LIBRARY and language == current,
            composer.address(library_path(language)),
        )
        for language in shown
    )


def _listed(composer: Composer, version: Version, origin: str) -> Listed:
    path = output_path(version.language, version.page.name, "html")
    source = composer.source(version.page.name)
    own = version.html and version.content.slots[version.page.title].language == version.language.tag
    return Listed(
        language=version.language,
        title=(version if own else source).content.title,
        title_language=None if own else source.language,
        href=relative(path, origin),
        prints=composer.prints(version, origin),
        review=review_of(version.page.metadata, composer.today),
        reviewed=version.page.metadata.reviewed,
        summary=_description(version if own else source),
        share=version.content.coverage,
        awaits_review=version.awaits_review,
        updating=not version.html,
        print_updating=composer.is_unprinted(version),
        instead=composer.instead(version, origin),
    )


def _description(version: Version) -> str:
    """The description of a page as a reader reads it; empty where it has none."""
    number = version.page.description
    return version.content.slots[number].text if number >= 0 else ""
