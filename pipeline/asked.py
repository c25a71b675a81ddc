"""What a person asks for on the command line, held against what the project has."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pipeline.config import Config
from pipeline.errors import UsageError
from pipeline.local import SITES
from pipeline.model import Language
from pipeline.project import OUTPUT, page_names
from pipeline.text import did_you_mean, tag_of
from pipeline.variants import HTML, Variant, variants


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for; empty tuples stand for everything."""

    locales: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    variants: tuple[Variant, ...] = ()
    workers: int = 0
    scheduler: str = ""
    output: Path | None = None
    force: bool = False
    inline: bool = False

    def wants_pages(self, config: Config) -> bool:
        """Whether pages for the screen are to be made."""
        return any(one.name == HTML for one in self.variants) if self.variants else HTML in config.variants

    def wanted_prints(self, config: Config) -> tuple[Variant, ...]:
        """The print files to make: those named, else all that the project makes."""
        made = self.variants or tuple(variants()[name] for name in config.variants)
        return tuple(one for one in made if one.name != HTML)


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


def known_variants(names: tuple[str, ...], points: int | None = None) -> tuple[Variant, ...]:
    """The variants given on the command line, in a size if one is asked for. Raises UsageError."""
    named = [variants()[name] for name in _known("variant", names, list(variants()))]
    if points is None:
        return tuple(named)
    sized = [one for one in variants().values() if one.largest]
    if not named:
        named = sized
    elif not any(one in sized for one in named):
        raise UsageError(
            f"--size {points}: “{named[0].name}” has one size only",
            fix=f"leave --size out, or add --variant {sized[0].name}",
        )
    for one in named:
        if one.largest and not one.smallest <= points <= one.largest:
            raise UsageError(
                f"--size {points}: “{one.name}” is made in sizes from {one.smallest} to {one.largest} points",
                fix=f"name one of them, like --size {one.points}",
            )
    return tuple(one.at(points) if one.largest else one for one in named)


def _known(what: str, names: tuple[str, ...], known: tuple[str, ...] | list[str]) -> tuple[str, ...]:
    for name in names:
        if name not in known:
            raise UsageError(
                f"there is no {what} “{name}”",
                fix=did_you_mean(name, known) or f"the {what}s are: {', '.join(known)}",
            )
    return names
