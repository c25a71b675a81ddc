"""What is told about a project: findings, scores, and how far each translation is."""

import json
import sys
from pathlib import Path
from typing import Any

import click

from pipeline.commands.shared import FAIL_ON, config_of, counted, day_of, end, fail_option, say, today_option
from pipeline.errors import UsageError


@click.command()
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

    config = config_of(ctx)
    project = load_project(config)
    found = (*unreadable(project), *findings(project, versions(project, config.languages)), *of_sites(project))
    found += overdue(project, day_of(today))
    if form == "text":
        for finding in found:
            click.echo(report.as_text(finding))
        say(counted(found))
    else:
        click.echo(report.as_json(found) if form == "json" else report.as_sarif(found), nl=False)
    end([item.error for item in project.broken], FAIL_ON[fail_on], found)


@click.command()
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

        config = config_of(ctx)
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


@click.command()
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@today_option
@click.pass_context
def status(ctx: click.Context, form: str, today: str | None) -> None:
    """Tell how far each translation is, and what blocks print."""
    from pipeline.project import load as load_project
    from pipeline.reports import findings as report
    from pipeline.reports import translation
    from pipeline.versions import overdue, versions

    config = config_of(ctx)
    day = day_of(today)
    project = load_project(config)
    found = versions(project, config.languages)
    if form == "json":
        click.echo(translation.as_json(found), nl=False)
    else:
        click.echo(translation.as_text(found))
        for finding in overdue(project, day):
            say(report.as_text(finding))
    end([item.error for item in project.broken])
