"""The words that a project has agreed on: names that stay, and terms with their translations.

`source/glossary.toml` lists under `keep` what stays as it is in every language;
`locales/LOCALE/glossary.toml` has a table `[terms]` from a term of the source to one or several
translations.
"""

from collections.abc import Mapping
from typing import Any

from pipeline.config import Config
from pipeline.errors import ConfigError
from pipeline.meaning import fold
from pipeline.places import LOCALES, SOURCE
from pipeline.tables import line_of, read_table
from pipeline.text import did_you_mean

NAME = "glossary.toml"

Glossary = Mapping[str, tuple[str, ...]]
"""Terms of the source, folded, and what they may become; nothing for a name that stays."""


def read(config: Config) -> Mapping[str, Glossary]:
    """The glossary of each locale. Raises ConfigError, which names the line."""
    names = _keep(config)
    return {language.locale: {**names, **_terms(config, language.locale)} for language in config.locales}


def _keep(config: Config) -> dict[str, tuple[str, ...]]:
    path = f"{SOURCE}/{NAME}"
    table, text = read_table(config.root, path)
    _known(table, ("keep",), path, text)
    kept = table.get("keep", [])
    if not isinstance(kept, list) or not all(isinstance(name, str) for name in kept):
        raise ConfigError(
            "“keep” must be a list of names", where=f"{path}:{line_of(text, 'keep')}", fix='write keep = ["Keytruda"]'
        )
    return {fold(name): () for name in kept if name.strip()}


def _terms(config: Config, locale: str) -> dict[str, tuple[str, ...]]:
    path = f"{LOCALES}/{locale}/{NAME}"
    table, text = read_table(config.root, path)
    _known(table, ("terms",), path, text)
    terms = table.get("terms", {})
    if not isinstance(terms, dict):
        raise ConfigError("“terms” must be a table", where=path, fix='write [terms] and under it "term" = "word"')
    found = {}
    for term, words in terms.items():
        listed = [words] if isinstance(words, str) else words
        if not isinstance(listed, list) or not listed or not all(isinstance(w, str) and w.strip() for w in listed):
            raise ConfigError(
                f"“{term}” must have one or several translations",
                where=f"{path}:{line_of(text, term)}",
                fix=f'write "{term}" = ["word", "other word"]',
            )
        found[fold(term)] = tuple(listed)
    return found


def _known(table: Mapping[str, Any], keys: tuple[str, ...], path: str, text: str) -> None:
    for key in table:
        if key not in keys:
            raise ConfigError(
                f"“{key}” is not known here",
                where=f"{path}:{line_of(text, key) or 1}",
                fix=did_you_mean(key, keys) or f"the keys are: {', '.join(keys)}",
            )
