"""What a person asks for on the command line, held against what the project has."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pipeline.config import VARIANTS, Config
from pipeline.errors import UsageError
from pipeline.local import SITES
from pipeline.model import Language
from pipeline.project import OUTPUT, page_names
from pipeline.text import did_you_mean, tag_of


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for; empty tuples stand for everything."""

    locales: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    workers: int = 0
    scheduler: str = ""
    output: Path | None = None
    force: bool = False
    inline: bool = False

    def wanted(self, variants: tuple[str, ...]) -> tuple[str, ...]:
        """The variants to make, of those that the project makes where none is named."""
        return self.variants or variants


def output_folder(config: Config) -> Path:
    """Where a project's output lies; that of a place below it."""
    return config.root / OUTPUT / SITES / config.site if config.site else config.root / OUTPUT


def languages_named(config: Config, names: Iterable[str]) -> tuple[str, ...]:
    """The tags of the languages named on the command line. Raises UsageError for one not built."""
    known: dict[str, Language] = {language.tag: language for language in config.languages}
    for name in names:
        if tag_of(name) not in known:
            raise UsageError(
                f"the locale “{name}” is not one of this project’s",
                fix=did_you_mean(tag_of(name), list(known))
                or f"the locales are: {', '.join(known)}; to add one: plainleaf locale add {name}",
            )
    return tuple(tag_of(name) for name in names)


def known_pages(config: Config, names: tuple[str, ...]) -> tuple[str, ...]:
    """The page names given on the command line. Raises UsageError for one that is not there."""
    return _known("page", names, page_names(config.root))


def known_variants(names: tuple[str, ...]) -> tuple[str, ...]:
    """The variants given on the command line. Raises UsageError for one that is not made."""
    return _known("variant", names, VARIANTS)


def _known(what: str, names: tuple[str, ...], known: tuple[str, ...] | list[str]) -> tuple[str, ...]:
    for name in names:
        if name not in known:
            raise UsageError(
                f"there is no {what} “{name}”",
                fix=did_you_mean(name, known) or f"the {what}s are: {', '.join(known)}",
            )
    return names
