"""The plainleaf command, also as `python -m pipeline`.

An extract that finds nothing new is answered here: to load the command itself takes longer than to
look at hundreds of files (docs/decisions/0008).
"""

import os
import sys
from pathlib import Path

from pipeline.remembered import look, recall


def main() -> None:
    """Run the command."""
    try:
        lines = _as_last_time(sys.argv[1:])
        if lines is None:
            from pipeline.cli import main as command

            command()
        else:
            sys.stderr.write("\n".join(lines) + "\n")
    except FileNotFoundError:
        if _stands_somewhere():
            raise
        _end_nowhere()


def _stands_somewhere() -> bool:
    """Whether the folder that the command was called in is there."""
    try:
        Path.cwd()
    except FileNotFoundError:
        return False
    return True


def _end_nowhere() -> None:
    from pipeline.errors import ConfigError

    error = ConfigError(
        "the folder that you are in is not there any more",
        why="it was deleted, or made anew, after you went there",
        fix="change to the project's folder, then run this command again",
    )
    sys.stderr.write(f"{error}\n")
    sys.exit(error.exit_code)


def _as_last_time(arguments: list[str]) -> list[str] | None:
    """What `extract` said last time, where that is asked for, in the project's folder, and nothing has changed."""
    match arguments:
        case ["extract"]:
            root = Path.cwd()
        case ["-C", folder, "extract"]:
            root = Path(os.path.realpath(folder))
        case _:
            return None
    return recall(root, look(root))


if __name__ == "__main__":
    main()
