"""The plainleaf command: reads arguments, speaks to the terminal, ends with an exit status."""

import json
import os
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click

from pipeline import __version__
from pipeline.config import Config, find_root, load
from pipeline.errors import ExitCode, OutputError, PlainleafError, UsageError
from pipeline.model import Severity
from pipeline.places import LOCALES, STORE


def say(text: str) -> None:
    """A message for people goes to standard error, so that results can be piped."""
    click.echo(text, err=True)


class _Group(click.Group):
    """Suggests the command that was meant."""

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        from pipeline.text import did_you_mean

        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            hint = did_you_mean(args[0], list(self.commands))
            raise click.UsageError(f"{error.message} {hint}".strip(), ctx) from None


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="plainleaf")
@click.option("-C", "folder", metavar="DIR", type=click.Path(path_type=Path), help="The project's folder.")
@click.pass_context
def plainleaf(ctx: click.Context, folder: Path | None) -> None:
    """Health leaflets in every language: catalogs, checks, readability, HTML and PDF."""
    ctx.obj = folder


def _root(ctx: click.Context) -> Path:
    folder: Path | None = ctx.obj
    if folder is None:
        return find_root(Path.cwd())
    if not folder.is_dir():
        raise UsageError(f"there is no folder {folder}", fix="name the project's folder after -C")
    return folder.resolve()


def _config(ctx: click.Context) -> Config:
    return load(_root(ctx))


def _today(value: str | None) -> date:
    """The day it is for this command: --today, else SOURCE_DATE_EPOCH, else the clock."""
    if value:
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise UsageError(f"“{value}” is not a date", fix="write it as --today 2026-03-01") from None
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch:
        if not epoch.isdigit():
            raise UsageError(f"SOURCE_DATE_EPOCH is “{epoch}”, not a number of seconds", fix="unset it, or mend it")
        return datetime.fromtimestamp(int(epoch), UTC).date()
    return datetime.now().astimezone().date()


FAIL_ON = {
    "error": (Severity.ERROR,),
    "warning": (Severity.ERROR, Severity.WARNING),
    "never": (),
}
fail_option = click.option(
    "--fail-on",
    type=click.Choice(list(FAIL_ON)),
    default="error",
    show_default=True,
    help="What ends with status 1.",
)
today_option = click.option("--today", metavar="DATE", help="Take this day for today (year-month-day).")


@plainleaf.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--source-language", default="en", show_default=True, metavar="L", help="The language you write in.")
@click.option("--locale", "locales", multiple=True, metavar="L", help="A language to translate into.")
def init(folder: Path, source_language: str, locales: tuple[str, ...]) -> None:
    """Start a project in FOLDER that builds at once."""
    from pipeline import store
    from pipeline.remembered import look
    from pipeline.start import new_project

    files = new_project(source_language, locales)
    if standing := [path for path in files if (folder / path).exists()]:
        raise UsageError(
            f"{folder / standing[0]} is there already",
            why="init writes a new project and overwrites nothing",
            fix="name a new folder, or write the [tool.plainleaf] table into your own pyproject.toml",
        )
    for path, content in files.items():
        store.write(folder / path, content)
    root = folder.resolve()
    _extract(load(root), look(root))
    say(f"The project is in {folder}. Next: plainleaf -C {folder} build")


@plainleaf.group()
def locale() -> None:
    """Languages of a project."""


@locale.command("add")
@click.argument("locales", nargs=-1, required=True, metavar="LOCALE...")
@click.pass_context
def locale_add(ctx: click.Context, locales: tuple[str, ...]) -> None:
    """Add languages, with catalogs ready for translators."""
    from pipeline import store
    from pipeline.remembered import look
    from pipeline.start import add_locales

    config = _config(ctx)
    found = tuple(config.language(name) for name in locales)
    settings = config.root / "pyproject.toml"
    text = add_locales(settings.read_text("utf-8"), found)
    for one in found:
        (config.root / LOCALES / one.locale / "LC_MESSAGES").mkdir(parents=True, exist_ok=True)
    store.write(settings, text.encode())
    _extract(load(config.root), look(config.root))


@plainleaf.command()
@click.pass_context
def extract(ctx: click.Context) -> None:
    """Bring every template and catalog up to date with the source pages."""
    from pipeline.remembered import look, recall

    root = _root(ctx)
    seen = look(root)
    lines = recall(root, seen)
    if lines is None:
        _extract(load(root), seen)
    else:
        say("\n".join(lines))


def _extract(config: Config, seen: dict[str, str]) -> None:
    from pipeline import store
    from pipeline.extract import extract as changes_of
    from pipeline.extract import summary
    from pipeline.project import load as load_project
    from pipeline.remembered import disturbed, remember

    with store.lock(config.root):
        project = load_project(config)
        changes = changes_of(project)
        files = {config.root / change.path: change.content for change in changes}
        if late := disturbed(seen, files):
            raise OutputError(
                "was saved while plainleaf extract was reading",
                where=str(late[0].relative_to(config.root)),
                why="what was written into it since would have been lost, so nothing was written",
                fix="run plainleaf extract again",
            )
        written = store.write_all(files.items())
        lines = summary(config, changes, project.findings)
        total = f"{len(project.pages)} pages, {len(config.locales)} locales"
        if not project.broken:
            remember(config.root, seen, files, [*lines, f"{total}, 0 files changed"])
    say("\n".join([*lines, f"{total}, {written} files changed"]))
    _end([item.error for item in project.broken])


@plainleaf.command()
@click.option("--format", "form", type=click.Choice(["text", "json", "sarif"]), default="text")
@fail_option
@today_option
@click.pass_context
def check(ctx: click.Context, form: str, fail_on: str, today: str | None) -> None:
    """Tell every finding on sources, catalogs and pages."""
    from pipeline.local_checks import of_sites
    from pipeline.project import load as load_project
    from pipeline.project import unreadable
    from pipeline.reports import findings as report
    from pipeline.versions import findings, overdue, versions

    config = _config(ctx)
    project = load_project(config)
    found = (*unreadable(project), *findings(project, versions(project, config.languages)), *of_sites(project))
    found += overdue(project, _today(today))
    if form == "text":
        for finding in found:
            click.echo(report.as_text(finding))
        say(_counted(found))
    else:
        click.echo(report.as_json(found) if form == "json" else report.as_sarif(found), nl=False)
    _end([item.error for item in project.broken], FAIL_ON[fail_on], found)


@plainleaf.command()
@click.option("--format", "form", type=click.Choice(["text", "json", "csv"]), default="text")
@click.option("--text", "file", metavar="FILE", help="Score this text (- for standard input), not the project.")
@click.option("--lang", metavar="L", help="The language of the text.")
@click.pass_context
def score(ctx: click.Context, form: str, file: str | None, lang: str | None) -> None:
    """Score how easy every language version is to read, or any text."""
    from pipeline.readability import tools
    from pipeline.reports import readability as report

    if file is not None:
        if lang is None:
            raise UsageError("the language of the text is not given", fix="add --lang, such as --lang en")
        scores: tuple[Any, ...] = (_score_text(file, lang),)
    else:
        from pipeline.project import load as load_project
        from pipeline.reports import scored
        from pipeline.versions import versions

        config = _config(ctx)
        project = load_project(config)
        scores = scored(versions(project, config.languages), config.source_language.locale)
    if form == "json" and file is not None:
        click.echo(json.dumps(scores[0].to_json(), ensure_ascii=False, indent=1))
    elif form == "json":
        click.echo(report.readability_json(scores, tools()), nl=False)
    elif form == "csv":
        click.echo(report.readability_csv(scores), nl=False)
    else:
        click.echo(report.readability_text(scores))


def _score_text(file: str, lang: str) -> Any:
    from pipeline.errors import UnreadableInput
    from pipeline.readability import decode, score_text

    try:
        content = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise UnreadableInput(f"cannot be read ({error.strerror})", where=file, fix="check the file’s name") from None
    return score_text(decode(content, file), lang)


@plainleaf.command()
@click.option("--locale", "locales", multiple=True, metavar="L", help="Only this language.")
@click.option("--page", "pages", multiple=True, metavar="P", help="Only this page.")
@click.option("--variant", "variants", multiple=True, metavar="V", help="Only this output: html or pdf.")
@click.option("--jobs", type=click.IntRange(1), help="How many leaflets at a time (default: one for each core).")
@click.option("--scheduler", default="", metavar="ADDRESS", help="Send the work to this Dask scheduler.")
@click.option("--output", type=click.Path(path_type=Path, file_okay=False), help="Build into this folder.")
@click.option("--site", default="", metavar="SITE", help="Build for this place, with the values in sites/SITE.toml.")
@click.option("--force", is_flag=True, help="Build what is fresh, too.")
@fail_option
@today_option
@click.pass_context
def build(
    ctx: click.Context, locales: tuple[str, ...], pages: tuple[str, ...], variants: tuple[str, ...], jobs: int | None,
    scheduler: str, output: Path | None, site: str, force: bool, fail_on: str, today: str | None,
) -> None:  # fmt: skip
    """Build everything stale into output/."""
    from pipeline.asked import Request, known_pages, known_variants, languages_named
    from pipeline.build import build
    from pipeline.local import at_site
    from pipeline.terminal import progress, told

    config = _config(ctx)
    if site:
        config = at_site(config, site)
    request = Request(
        locales=languages_named(config, locales),
        pages=known_pages(config, pages),
        variants=known_variants(variants),
        workers=jobs or 0,
        scheduler=scheduler,
        output=output.resolve() if output else None,
        force=force,
    )
    summary = build(config, request, _today(today), progress)
    for line in told(summary):
        say(line)
    code = summary.exit_code
    if not code and any(finding.severity in FAIL_ON[fail_on] for finding in summary.findings):
        code = ExitCode.FINDINGS
    sys.exit(code)


@plainleaf.command()
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@today_option
@click.pass_context
def status(ctx: click.Context, form: str, today: str | None) -> None:
    """Tell how far each translation is, and what blocks print."""
    from pipeline.project import load as load_project
    from pipeline.reports import findings as report
    from pipeline.reports import translation
    from pipeline.versions import overdue, versions

    config = _config(ctx)
    day = _today(today)
    project = load_project(config)
    found = versions(project, config.languages)
    if form == "json":
        click.echo(translation.as_json(found), nl=False)
    else:
        click.echo(translation.as_text(found))
        for finding in overdue(project, day):
            say(report.as_text(finding))
    _end([item.error for item in project.broken])


@plainleaf.command()
@click.option("--port", default=8000, show_default=True, metavar="N", help="The port on this machine.")
@today_option
@click.pass_context
def preview(ctx: click.Context, port: int, today: str | None) -> None:
    """Show the pages in a browser and reload them at every change."""
    from pipeline.asked import Request
    from pipeline.build import build
    from pipeline.preview import FOLDER, Changes, serve, stamp, watch
    from pipeline.terminal import progress, told

    config = _config(ctx)
    output = config.root / STORE / FOLDER
    request = Request(variants=("html",), output=output)

    def rebuild() -> None:
        try:
            summary = build(load(config.root), request, _today(today), progress)
        except PlainleafError as error:
            say(str(error))
        else:
            say("\n".join(told(summary)[:-2]))

    seen = stamp(config.root)
    rebuild()
    changes = Changes()
    say(f"Preview: {serve(output, port, changes)} (stop with Ctrl-C)")
    watch(config.root, seen, rebuild, changes)


@plainleaf.command()
def fonts() -> None:
    """Fetch the pinned fonts into the cache that all projects share."""
    from pipeline.fonts import install

    say(f"fonts are in {install(say)}")


def _counted(found: tuple[Any, ...]) -> str:
    numbers = [sum(finding.severity is severity for finding in found) for severity in Severity]
    return f"{numbers[0]} errors, {numbers[1]} warnings, {numbers[2]} remarks"


def _end(errors: list[PlainleafError], levels: tuple[Severity, ...] = (), found: tuple[Any, ...] = ()) -> None:
    """End with the gravest exit status of what could not be read, else with that of the findings."""
    for error in errors:
        say(str(error))
    if errors:
        sys.exit(max(error.exit_code for error in errors))
    if any(finding.severity in levels for finding in found):
        sys.exit(ExitCode.FINDINGS)


def main() -> None:
    """Run the command; an error we know is one message and its exit status."""
    try:
        plainleaf.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(ExitCode.USAGE)
    except (click.Abort, KeyboardInterrupt):
        say("interrupted; every file is whole")
        sys.exit(ExitCode.INTERRUPTED)
    except PlainleafError as error:
        say(str(error))
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.exit(ExitCode.OK)
