"""What is told about a project: findings, and how far each translation is."""

import click

from pipeline.commands.shared import FAIL_ON, config_of, counted, day_of, end, fail_option, say, today_option


@click.command()
@click.option("--format", "form", type=click.Choice(["text", "json", "sarif"]), default="text")
@fail_option
@today_option
@click.pass_context
def check(ctx: click.Context, form: str, fail_on: str, today: str | None) -> None:
    """Tell every finding on sources, catalogs and pages, built ones too."""
    from pipeline.linting import of_output, of_sources
    from pipeline.local_checks import of_sites
    from pipeline.project import load as load_project
    from pipeline.project import unreadable
    from pipeline.reports import findings as report
    from pipeline.reports import gated, scored
    from pipeline.versions import findings, overdue, versions

    config = config_of(ctx)
    project = load_project(config)
    every = versions(project, config.languages)
    sources = of_sources(project)
    found = (
        *unreadable(project), *findings(project, every), *of_sites(project), *sources, *of_output(project, sources),
        *overdue(project, day_of(today)),
    )  # fmt: skip
    if config.gates:
        found += gated(project, scored(project, every))
    if form == "text":
        for finding in found:
            click.echo(report.as_text(finding))
        say(counted(found))
    else:
        click.echo(report.as_json(found) if form == "json" else report.as_sarif(found), nl=False)
    end([item.error for item in project.broken], FAIL_ON[fail_on], found)


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
