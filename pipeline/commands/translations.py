"""Bringing in translations that people have already: `plainleaf import --translation L`."""

from dataclasses import replace
from pathlib import Path

from pipeline.commands.shared import end, say
from pipeline.config import Config
from pipeline.errors import OutputError, PlainleafError, UnreadableInput, UsageError
from pipeline.importing.translations.bringing import Brought, Target, bring, kind_of
from pipeline.importing.translations.reading import readings
from pipeline.importing.translations.report import as_text


def bring_in(config: Config, files: list[Path], page: str | None, tag: str, *, dry_run: bool) -> None:
    """Put the translations of files into the catalogs of a language, and tell what came of each.

    `page` is the page that a file is a translation of; files of units go to every page without it.
    Catalogs are brought up to date with the source first. One file that cannot be read stops no other;
    of one that cannot, nothing is written. Raises UsageError, OutputError.
    """
    from pipeline import store
    from pipeline.remembered import disturbed, look

    language = config.language(tag)
    if language not in config.locales:
        raise UsageError(
            f"{language.tag} is not among the project's languages", fix=f"run plainleaf locale add {language.tag} first"
        )
    _one_each(files, page)
    errors: list[PlainleafError] = []
    with store.lock(config.root):
        seen = look(config.root)
        target = _target(config, language.locale, page)
        done: list[tuple[Path, Brought]] = []
        for file in files:
            try:
                brought = _brought(file, target)
            except PlainleafError as error:
                errors.append(error)
                continue
            done.append((file, brought))
            target = _after(target, brought)
        paths = {found.name: config.root / catalog.path for found, catalog in target.pages}
        changed = {paths[name]: content for _file, one in done for name, content in one.catalogs.items()}
        if late := disturbed(seen, changed):
            raise OutputError(
                "was saved while plainleaf import was reading",
                where=str(late[0].relative_to(config.root)),
                why="what was written into it since would have been lost, so nothing was written",
                fix="run plainleaf import again",
            )
        written = 0 if dry_run else store.write_all(changed.items())
    for file, brought in done:
        say(
            as_text(
                brought, str(file), {name: path.relative_to(config.root).as_posix() for name, path in paths.items()}
            )
        )
    if dry_run:
        say("nothing was written (--dry-run)")
    elif done:
        say(f"{written} catalogs changed. Next: compare the texts marked fuzzy with the source, then plainleaf check")
    end(errors)


def _one_each(files: list[Path], page: str | None) -> None:
    for file in files:
        if page is None and kind_of(file.name) is None:
            raise UsageError(
                f"{file} is a page, and nobody says which one it translates",
                fix="name that page: --as PAGE --translation L",
            )
    if page is not None and sum(kind_of(file.name) is None for file in files) > 1:
        raise UsageError(
            "several files cannot be the translation of one page", fix="import each with its own --as PAGE"
        )


def _target(config: Config, locale: str, only: str | None) -> Target:
    """The pages and their catalogs as an extract would leave them. Raises what makes one unreadable."""
    from pipeline.catalogs import po
    from pipeline.extract import extract
    from pipeline.project import load
    from pipeline.text import did_you_mean

    project = load(config)
    names = [page.name for page in project.pages]
    for broken in project.broken:
        if broken.page == only or (only is None and broken.locale in ("", locale)):
            raise broken.error
    if only is not None and only not in names:
        raise UsageError(f"there is no page “{only}”", fix=did_you_mean(only, names) or "import the source page first")
    pages = {page.name: page for page in project.pages}
    found = tuple(
        (pages[change.page], po.read(change.content, locale, change.path.as_posix()))
        for change in extract(project)
        if change.locale == locale and change.page in pages and only in (None, change.page)
    )
    return Target(config.source_language, config.language(locale), config.country, found)


def _after(target: Target, brought: Brought) -> Target:
    """The target for the next file: with what this one brought."""
    from pipeline.catalogs import po

    pages = tuple(
        (page, po.read(brought.catalogs[page.name], catalog.locale, catalog.path)) for page, catalog in target.pages
    )
    return replace(target, pages=pages)


def _brought(file: Path, target: Target) -> Brought:
    try:
        content = file.read_bytes()
    except OSError as error:
        raise UnreadableInput(
            f"cannot be read ({error.strerror})", where=str(file), fix="check that the file is there and may be read"
        ) from None
    ways = () if kind_of(file.name) or not content.strip() else readings(content, str(file), target.language)
    return bring(content, str(file), target, ways)
