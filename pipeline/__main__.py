"""The plainleaf command, also as `python -m pipeline`.

An extract that finds nothing new is answered here: to load the command itself takes longer than to
look at hundreds of files (docs/decisions/0008).
"""

import sys
from pathlib import Path

from pipeline.remembered import look, recall


def main() -> None:
    """Run the command."""
    lines = _as_last_time(sys.argv[1:])
    if lines is None:
        from pipeline.cli import main as command

        command()
    else:
        sys.stderr.write("\n".join(lines) + "\n")


def _as_last_time(arguments: list[str]) -> list[str] | None:
    """What `extract` said last time, where that is asked for, in the project's folder, and nothing has changed."""
    match arguments:
        case ["extract"]:
            root = Path.cwd()
        case ["-C", folder, "extract"]:
            root = Path(folder).resolve()
        case _:
            return None
    return recall(root, look(root))


if __name__ == "__main__":
    main()
