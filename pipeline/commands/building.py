"""Building pages and print files, and showing them while they are written."""

import sys
from pathlib import Path

import click

from pipeline.commands.shared import FAIL_ON, config_of, day_of, fail_option, say, today_option
from pipeline.config import load
from pipeline.errors import ExitCode, PlainleafError
from pipeline.places import STORE


@click.command()
@click.option("--locale", "locales", multiple=True, metavar="L", help="Only this language.")
@click.option("--page", "pages", multiple=True, metavar="P", help="Only this page.")
@click.option("--variant", "variants", multiple=True, metavar="V", help="Only this output: html, pdf, large-print, …")
@click.option("--size", type=int, metavar="PT", help="Large print in this size, 14 to 28 points.")
@click.option("--jobs", type=click.IntRange(1), help="How many leaflets at a time (default: one for each core).")
@click.option("--scheduler", default="", metavar="ADDRESS", help="Send the work to this Dask scheduler.")
@click.option("--output", type=click.Path(path_type=Path, file_okay=False), help="Build into this folder.")
@click.option("--site", default="", metavar="SITE", help="Build for this place, with the values in sites/SITE.toml.")
@click.option("--inline", is_flag=True, help="Make each page one file with everything it shows, for offline use.")
@click.option("--force", is_flag=True, help="Build what is fresh, too.")
@fail_option
@today_option
@click.pass_context
def build(
    ctx: click.Context, locales: tuple[str, ...], pages: tuple[str, ...], variants: tuple[str, ...], size: int | None,
    jobs: int | None, scheduler: str, output: Path | None, site: str, inline: bool, force: bool,
    fail_on: str, today: str | None,
) -> None:  # fmt: skip
    """Build everything stale into output/."""
    from pipeline.asked import Request, known_pages, known_variants, languages_named
    from pipeline.build import build
    from pipeline.local import at_site
    from pipeline.terminal import progress, told

    config = config_of(ctx)
    if site:
        config = at_site(config, site)
    request = Request(
        locales=languages_named(config, locales),
        pages=known_pages(config, pages),
        variants=known_variants(variants, size),
        workers=jobs or 0,
        scheduler=scheduler,
        output=output.resolve() if output else None,
        force=force,
        inline=inline,
    )
    summary = build(config, request, day_of(today), progress)
    for line in told(summary):
        say(line)
    code = summary.exit_code
    if not code and any(finding.severity in FAIL_ON[fail_on] for finding in summary.findings):
        code = ExitCode.FINDINGS
    sys.exit(code)


@click.command()
@click.option("--port", default=8000, show_default=True, metavar="N", help="The port on this machine.")
@today_option
@click.pass_context
def preview(ctx: click.Context, port: int, today: str | None) -> None:
    """Show the pages in a browser and reload them at every change."""
    from pipeline.asked import Request
    from pipeline.build import build
    from pipeline.preview import FOLDER, Changes, serve, stamp, watch
    from pipeline.terminal import progress, told
    from pipeline.variants import HTML, variants

    config = config_of(ctx)
    output = config.root / STORE / FOLDER
    request = Request(variants=(variants()[HTML],), output=output)

    def rebuild() -> None:
        try:
            summary = build(load(config.root), request, day_of(today), progress)
        except PlainleafError as error:
            say(str(error))
        else:
            say("\n".join(told(summary)[:-2]))

    seen = stamp(config.root)
    rebuild()
    changes = Changes()
    say(f"Preview: {serve(output, port, changes)} (stop with Ctrl-C)")
    watch(config.root, seen, rebuild, changes)


@click.command()
def fonts() -> None:
    """Fetch the pinned fonts into the cache that all projects share."""
    from pipeline.fonts import install

    say(f"fonts are in {install(say)}")
