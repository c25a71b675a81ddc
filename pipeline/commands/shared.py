"""What the commands share: the project they work in, the day it is, options, and how they end."""

import os
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click

from pipeline.config import Config, find_root, load
from pipeline.errors import ExitCode, PlainleafError, UsageError
from pipeline.model import Severity


def say(text: str) -> None:
    """A message for people goes to standard error, so that results can be piped."""
    click.echo(text, err=True)


def root_of(ctx: click.Context) -> Path:
    """The project's folder: the one after -C, else the nearest from here upwards. Raises ConfigError, UsageError."""
    folder: Path | None = ctx.obj
    if folder is None:
        return find_root(Path.cwd())
    if not folder.is_dir():
        raise UsageError(f"there is no folder {folder}", fix="name the project's folder after -C")
    return folder.resolve()


def config_of(ctx: click.Context) -> Config:
    """The project's settings. Raises ConfigError, UsageError."""
    return load(root_of(ctx))


def day_of(value: str | None) -> date:
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


def counted(found: tuple[Any, ...]) -> str:
    """How many findings there are of each severity, for a terminal."""
    numbers = [sum(finding.severity is severity for finding in found) for severity in Severity]
    return f"{numbers[0]} errors, {numbers[1]} warnings, {numbers[2]} remarks"


def end(errors: list[PlainleafError], levels: tuple[Severity, ...] = (), found: tuple[Any, ...] = ()) -> None:
    """End with the gravest exit status of what could not be read, else with that of the findings."""
    for error in errors:
        say(str(error))
    if errors:
        sys.exit(max(error.exit_code for error in errors))
    if any(finding.severity in levels for finding in found):
        sys.exit(ExitCode.FINDINGS)
