"""The plainleaf command: its subcommands, and how errors end it."""

import sys
from pathlib import Path
from typing import Any

import click

from pipeline import __version__
from pipeline.commands.building import build, fonts, preview
from pipeline.commands.extracting import extract
from pipeline.commands.importing import import_pages
from pipeline.commands.projects import init, locale
from pipeline.commands.reading import check, status
from pipeline.commands.scoring import score
from pipeline.commands.shared import say
from pipeline.errors import ExitCode, PlainleafError


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


for command in (init, import_pages, locale, extract, check, score, build, status, preview, fonts):
    plainleaf.add_command(command)


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
