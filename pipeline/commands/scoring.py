"""How easy texts are to read: every version of a project, one text, or two wordings of one."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline.commands.shared import config_of, end, say
from pipeline.config import find_root, load
from pipeline.errors import ConfigError, PlainleafError, UnreadableInput, UsageError
from pipeline.model import Language, Severity

if TYPE_CHECKING:
    from pipeline.readability import Version
    from pipeline.readability.units import Unit

PAGE_ENDINGS = (".html", ".htm", ".xhtml")


@click.command()
@click.option("--format", "form", type=click.Choice(["text", "json", "csv", "html"]), default="text")
@click.option("--text", "file", metavar="FILE", help="Score this text or page (- for standard input), not the project.")
@click.option("--compare", nargs=2, metavar="OLD NEW", help="Show two wordings side by side, for a clinician.")
@click.option("--lang", metavar="L", help="The language of the text.")
@click.option("--save-baseline", is_flag=True, help="Keep these scores in locales/readability.json, to compare with.")
@click.pass_context
def score(
    ctx: click.Context, form: str, file: str | None, compare: tuple[str, str] | None, lang: str | None,
    save_baseline: bool,
) -> None:  # fmt: skip
    """Score how easy every language version is to read, or any text."""
    _usage(form, file, compare, lang, save_baseline=save_baseline)
    if compare is not None:
        _compare(ctx, form, compare, str(lang))
    elif file is not None:
        _show(form, (_score_file(ctx, file, str(lang)),), alone=True)
    else:
        _project(ctx, form, save_baseline=save_baseline)


def _usage(
    form: str, file: str | None, compare: tuple[str, str] | None, lang: str | None, *, save_baseline: bool
) -> None:
    """Raise UsageError for options that do not go together."""
    if file is not None and compare is not None:
        raise UsageError("--text and --compare do not go together", fix="leave one of them out")
    if (file is not None or compare is not None) and lang is None:
        raise UsageError("the language of the text is not given", fix="add --lang, such as --lang en")
    if (file is not None or compare is not None) and save_baseline:
        raise UsageError("a baseline is that of a project", fix="leave --save-baseline out")
    if lang is not None and file is None and compare is None:
        raise UsageError("--lang is the language of a text", fix="name the text: --text FILE or --compare OLD NEW")
    if form == "html" and compare is None:
        raise UsageError(
            "--format html is for --compare", fix="run plainleaf build: the report is output/reports/readability.html"
        )
    if form == "csv" and compare is not None:
        raise UsageError("--compare has no CSV", fix="use --format text, html or json")


def _project(ctx: click.Context, form: str, *, save_baseline: bool) -> None:
    from pipeline import store
    from pipeline.editing import BASELINE
    from pipeline.project import load as load_project
    from pipeline.readability import to_baseline
    from pipeline.reports import OTHER_COUNTING, gated, scored
    from pipeline.reports.findings import as_text
    from pipeline.versions import versions

    config = config_of(ctx)
    project = load_project(config)
    scores = scored(project, versions(project, config.languages))
    _show(form, scores)
    if project.baseline is not None and not project.baseline.comparable and not save_baseline:
        say(OTHER_COUNTING)
    found = gated(project, scores)
    if save_baseline:
        store.write(config.root / BASELINE, to_baseline(scores))
        say(f"the baseline is {BASELINE}: commit it")
        found = ()
    for finding in found:
        say(as_text(finding))
    end([item.error for item in project.broken], (Severity.ERROR,), found)


def _show(form: str, scores: "tuple[Version, ...]", *, alone: bool = False) -> None:
    from pipeline.readability import tools, version_json
    from pipeline.reports import readability as report

    if form == "json" and alone:
        click.echo(json.dumps(version_json(scores[0]), ensure_ascii=False, indent=1))
    elif form == "json":
        click.echo(report.as_json(scores, tools()), nl=False)
    elif form == "csv":
        click.echo(report.as_csv(scores), nl=False)
    else:
        click.echo(report.as_text(scores))


def _compare(ctx: click.Context, form: str, compare: tuple[str, str], lang: str) -> None:
    from pipeline.languages import closest
    from pipeline.reports import rewording as report
    from pipeline.rewording import compare as compare_units

    old, new = compare
    if old == new == "-":
        raise UsageError("only one of the two can be standard input", fix="name a file for the other")
    language = closest(lang)
    found = compare_units(_units(old, language), _units(new, language), language, _own_words(ctx, lang))
    if form == "json":
        click.echo(report.as_json(found))
    elif form == "html":
        click.echo(report.as_html(found, old, new), nl=False)
    else:
        click.echo(report.as_text(found, old, new))


def _score_file(ctx: click.Context, file: str, lang: str) -> "Version":
    from pipeline.languages import closest
    from pipeline.readability import score_units

    language = closest(lang)
    return score_units(_units(file, language), language, _own_words(ctx, lang))


def _units(file: str, language: Language) -> "tuple[Unit, ...]":
    """What is counted of a file, a plain text or a page. Raises UnreadableInput."""
    from pipeline.readability import decode
    from pipeline.readability.plain_text import text_units
    from pipeline.readability.text_file import check
    from pipeline.readability.units import page_units

    try:
        content = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise UnreadableInput(f"cannot be read ({error.strerror})", where=file, fix="check the file’s name") from None
    if file.lower().endswith(PAGE_ENDINGS):
        from pipeline.sources.html import read
        from pipeline.translate import fill

        page = read(content, Path(file).stem, file, language.tag)
        return page_units(fill(page, None, language, language))[0]
    text = decode(content, file)
    check(text, file)
    return text_units(text, language.tag)


def _own_words(ctx: click.Context, lang: str) -> tuple[Any, ...]:
    """The plain words of the project that the command is in, if it is in one."""
    from pipeline.editing import read_plain_words

    try:
        config = config_of(ctx) if ctx.obj is not None else load(find_root(Path.cwd()))
    except ConfigError:
        return ()
    try:
        language = config.language(lang)
    except PlainleafError:
        return ()
    return tuple(read_plain_words(config).get(language.locale, ()))
