"""Starting a project, and adding languages to it."""

from pathlib import Path

import click

from pipeline.commands.extracting import bring_up_to_date
from pipeline.commands.shared import config_of, say
from pipeline.config import load
from pipeline.errors import UsageError
from pipeline.places import LOCALES


@click.command()
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
    bring_up_to_date(load(root), look(root))
    say(f"The project is in {folder}. Next: plainleaf -C {folder} build")


@click.group()
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

    config = config_of(ctx)
    found = tuple(config.language(name) for name in locales)
    settings = config.root / "pyproject.toml"
    text = add_locales(settings.read_text("utf-8"), found)
    for one in found:
        (config.root / LOCALES / one.locale / "LC_MESSAGES").mkdir(parents=True, exist_ok=True)
    store.write(settings, text.encode())
    bring_up_to_date(load(config.root), look(config.root))
