"""TOML files that people of a project write: read whole, or told with the line that is wrong."""

import re
import tomllib
from pathlib import Path
from typing import Any

from pipeline.errors import ConfigError


def read_table(root: Path, path: str) -> tuple[dict[str, Any], str]:
    """The table in a file and the file's text; both empty where there is no file. Raises ConfigError."""
    file = root / path
    try:
        text = file.read_text("utf-8-sig") if file.is_file() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"cannot be read ({error})", where=path, fix="save it as UTF-8 text") from None
    try:
        return tomllib.loads(text), text
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        raise ConfigError(f"is not valid TOML: {error}", where=f"{path}:{line}", fix="mend that line") from None


def line_of(text: str, key: str) -> int:
    """The line in which a key is set, 0 where it cannot be found."""
    pattern = re.compile(rf"^\s*[\"']?{re.escape(key)}[\"']?\s*=", re.MULTILINE)
    found = pattern.search(text)
    return text.count("\n", 0, found.start()) + 1 if found else 0
