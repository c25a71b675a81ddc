"""What editors of a project keep beside its pages: their plain words, and the baseline of scores.

`source/plain-words.toml` and `locales/LOCALE/plain-words.toml` have a list `words` in the form of
data/readability/plain-words/; their rows come before the package's own. `locales/readability.json`
is the baseline that `plainleaf score --save-baseline` writes.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pipeline.config import Config
from pipeline.errors import ConfigError
from pipeline.places import LOCALES, SOURCE
from pipeline.readability.baseline import Baseline, read_baseline
from pipeline.readability.plain_words import plain_words
from pipeline.tables import line_of, read_table
from pipeline.text import did_you_mean

NAME = "plain-words.toml"
BASELINE = f"{LOCALES}/readability.json"

PlainRows = Mapping[str, Sequence[Any]]
"""The rows of a project's own plain words by locale."""


def read_plain_words(config: Config) -> PlainRows:
    """The plain words of each language of the project. Raises ConfigError, which names file and line."""
    found = {}
    for language in config.languages:
        folder = SOURCE if language == config.source_language else f"{LOCALES}/{language.locale}"
        path = f"{folder}/{NAME}"
        table, text = read_table(config.root, path)
        for key in table:
            if key != "words":
                fix = did_you_mean(key, ("words",)) or 'write [[words]] and under it term = "…" and say = ["…"]'
                raise ConfigError(f"“{key}” is not known here", where=f"{path}:{line_of(text, key) or 1}", fix=fix)
        rows = table.get("words", [])
        if rows:
            plain_words(language.tag, rows, path)
            found[language.locale] = tuple(rows)
    return found


def read_scores(root: Path) -> Baseline | None:
    """The baseline of a project, or None where it has none. Raises ConfigError."""
    file = root / BASELINE
    if not file.is_file():
        return None
    try:
        return read_baseline(file.read_bytes(), BASELINE)
    except OSError as error:
        raise ConfigError(f"cannot be read ({error.strerror})", where=BASELINE, fix="make it readable") from None
