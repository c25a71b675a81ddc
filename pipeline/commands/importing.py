"""Bringing in what people have: pages from text, HTML, Markdown and Word documents."""

from dataclasses import dataclass, replace
from pathlib import Path

import click

from pipeline.commands.shared import config_of, end, say
from pipeline.config import Config
from pipeline.errors import PlainleafError, UnreadableInput, UsageError
from pipeline.importing.draft import Draft, Fate, Told
from pipeline.places import SOURCE, source_file


@dataclass(frozen=True, slots=True)
class _Imported:
    """What a file becomes: the page's name, the files to write, and the report."""

    page: str
    files: dict[Path, bytes]
    report: str


@click.command("import")
@click.argument("paths", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.option("--as", "page", metavar="PAGE", help="The name of the page; otherwise that of the file.")
@click.option("--update", "update", metavar="PAGE", help="Bring the new words of a file into a page that is there.")
@click.option(
    "--translation", metavar="L", help="The files are translations into this language (docs/importing-translations.md)."
)
@click.option("--language", metavar="L", help="The language of the file, where it is not the project's.")
@click.option("--force", is_flag=True, help="Write over a page that is there.")
@click.option("--dry-run", is_flag=True, help="Only tell what would be written.")
@click.pass_context
def import_pages(
    ctx: click.Context,
    paths: tuple[Path, ...],
    page: str | None,
    update: str | None,
    translation: str | None,
    language: str | None,
    force: bool,
    dry_run: bool,
) -> None:
    """Make source pages of text, HTML, Markdown and Word files, or of all that are in a folder."""
    from pipeline import store
    from pipeline.importing.naming import checked, files_of, others_in

    config = config_of(ctx)
    if translation:
        from pipeline.commands.translations import bring_in

        bring_in(config, list(paths), page, translation, dry_run=dry_run)
        return
    tag = config.language(language).tag if language else ""
    wanted = list(files_of(paths))
    if (page is not None or update is not None) and len(wanted) != 1:
        raise UsageError(
            f"{len(wanted)} files cannot become one page", fix="name one file, or leave out --as and --update"
        )
    if page is not None and update is not None:
        raise UsageError("--as and --update name two pages", fix="leave out one of them")
    named = update if page is None else page
    if named is not None:
        wanted = [(wanted[0][0], checked(named))]
    _no_two(wanted)
    errors: list[PlainleafError] = []
    done: list[_Imported] = []
    for file, name in wanted:
        try:
            done.append(_imported(config, file, name, tag, force) if update is None else _updated(config, file, name))
        except PlainleafError as error:
            errors.append(error)
    if not dry_run:
        with store.lock(config.root):
            store.write_all((path, content) for one in done for path, content in one.files.items())
    for one in done:
        say(one.report)
    if left := others_in(paths):
        say(f"not read, as they are documents of other kinds: {', '.join(map(str, left))}")
    if done:
        say(_closing(done, dry_run))
    end(errors)


def _closing(done: list[_Imported], dry_run: bool) -> str:
    if dry_run:
        return "nothing was written (--dry-run)"
    count = "1 page" if len(done) == 1 else f"{len(done)} pages"
    return f"{count} written. Next: read it in {SOURCE}/, then plainleaf check and plainleaf build"


def _no_two(wanted: list[tuple[Path, str]]) -> None:
    seen: dict[str, Path] = {}
    for file, name in wanted:
        first = seen.setdefault(name.lower(), file)
        if first is not file:
            raise UsageError(
                f"{first} and {file} would both become {source_file(name)}",
                fix="rename one of them, or import it by itself with --as PAGE",
            )


def _imported(config: Config, file: Path, name: str, tag: str, force: bool) -> _Imported:
    from pipeline.importing.comparing import compared
    from pipeline.importing.mending import with_missing
    from pipeline.importing.page import page
    from pipeline.importing.pictures import with_own_names
    from pipeline.importing.report import as_text
    from pipeline.importing.text import title_from

    target = Path(source_file(name))
    draft = with_own_names(_draft(config, file, tag), name)
    title = title_from(file.name)
    made = page(draft, title, config.source_language.tag)
    draft = replace(draft, told=(*draft.told, *compared(_content(file), str(file), draft, made)))
    files = {config.root / target: made}
    for picture in draft.pictures:
        files[config.root / SOURCE / "assets" / picture.name] = picture.content
    if not force:
        for path, content in files.items():
            if path.exists() and path.read_bytes() != content:
                raise UsageError(
                    "is there already",
                    where=str(path.relative_to(config.root)),
                    why="it may hold somebody's work, so it is not written over",
                    fix=f"import under another name (--as PAGE), take over new words only (--update {name}),"
                    " or write over it (--force)",
                )
    return _Imported(name, files, as_text(with_missing(draft, title), str(file), target.as_posix()))


def _draft(config: Config, file: Path, tag: str) -> Draft:
    from pipeline.importing.reading import read

    draft = read(_content(file), str(file))
    if tag:
        draft = replace(draft, language=tag)
    return replace(draft, told=(*draft.told, *_of_language(draft, config.source_language.tag)))


def _of_language(draft: Draft, own: str) -> tuple[Told, ...]:
    """What is told of a draft that is, or seems to be, in another language than the project's pages."""
    from pipeline.lint.language import other

    if draft.language and draft.language.partition("-")[0] != own.partition("-")[0]:
        return (Told(Fate.UNSURE, "language", draft.language, why=f"the project's pages are in {own}"),)
    words = " ".join([draft.title, *(block.text() for block in draft.blocks if block.get("translate") != "no")])
    found = other(words, draft.language or own)
    if not found:
        return ()
    why = f"the page says it is in {draft.language or own}; name its language with --language"
    return (Told(Fate.UNSURE, "language", found, why=why),)


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise UnreadableInput(
            f"cannot be read ({error.strerror})", where=str(file), fix="check that the file is there and may be read"
        ) from None


def _updated(config: Config, file: Path, name: str) -> _Imported:
    from pipeline.importing.update import updated

    path = config.root / source_file(name)
    if not path.is_file():
        raise UsageError(f"there is no page {source_file(name)} to update", fix=f"import it: --as {name}")
    result = updated(path.read_bytes(), source_file(name), _draft(config, file, ""))
    return _Imported(name, {path: result.content}, result.report)
