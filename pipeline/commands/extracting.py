"""Bringing catalogs up to date with the source pages."""

import click

from pipeline.commands.shared import end, root_of, say
from pipeline.config import Config, load
from pipeline.errors import OutputError


@click.command()
@click.pass_context
def extract(ctx: click.Context) -> None:
    """Bring every template and catalog up to date with the source pages."""
    from pipeline.remembered import look, recall

    root = root_of(ctx)
    seen = look(root)
    lines = recall(root, seen)
    if lines is None:
        bring_up_to_date(load(root), seen)
    else:
        say("\n".join(lines))


def bring_up_to_date(config: Config, seen: dict[str, str]) -> None:
    """Write every template and catalog anew that has to change.

    `seen` is what `remembered.look` saw before. Raises OutputError for a file that was saved since.
    """
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
    end([item.error for item in project.broken])
