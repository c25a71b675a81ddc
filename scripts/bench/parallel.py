"""Translations to measure checks on: the parallel texts beside this repository, and its own catalogs."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from pipeline.catalogs import po
from pipeline.checks import Pair, check_pair
from pipeline.errors import UsageError
from pipeline.languages import known_tags, language
from pipeline.meaning import meaning
from pipeline.model import Key, Language
from pipeline.sources.inline import escape, plain

HOME = Path(__file__).resolve().parents[2]
CORPORA = HOME.parent / "shared/data/health-parallel"
"""English and one other language, professional translations of texts on COVID-19 (TICO-19, CC0)."""

NAMES = {
    "es-LA": "es-419", "prs": "fa-AF", "tl": "fil", "ti_ER": "ti", "ti_ET": "ti", "zh": "zh-Hans",
    # They are written in Latin letters there.
    "din": "din-Latn", "fuv": "fuv-Latn", "kr": "kr-Latn", "nus": "nus-Latn",
}  # fmt: skip
"""What the files call a language, where that is not its tag."""

ENGLISH = language("en")
Found = tuple[str, str, str]
"""A finding: severity, check, message."""


@cache
def language_of(tag: str) -> Language:
    """The language of a tag; one without a row gets the script of its likely subtags (Unicode CLDR)."""
    for name in (tag, tag.partition("-")[0]):
        try:
            found = language(name)
        except UsageError:
            continue
        return language(tag, {tag: {"group": "Latn", "script": found.script}}) if name != tag else found
    from babel.core import get_global

    likely = get_global("likely_subtags").get(tag.partition("-")[0], "")
    script = next((part for part in (*tag.split("-"), *likely.split("_")) if len(part) == 4), "Latn")
    return language(tag, {tag: {"group": "Latn", "script": script}})


def corpora() -> list[str]:
    """The names of the parallel texts; none where the folder is absent."""
    return sorted(file.stem.removeprefix("en-") for file in CORPORA.glob("en-*.tsv"))


def corpus(name: str) -> Iterator[tuple[str, str]]:
    """The pairs of a parallel text."""
    for line in (CORPORA / f"en-{name}.tsv").read_text("utf-8").split("\n"):
        source, tab, target = line.partition("\t")
        if tab:
            yield source, target


def catalogs() -> Iterator[tuple[str, str, str]]:
    """What is translated in the catalogs of this repository: (tag, source, translation), without tags."""
    for file in sorted(HOME.glob("locales/*/LC_MESSAGES/*.po")):
        tag = file.parents[1].name.replace("_", "-")
        for entry in po.read(file.read_bytes(), tag, file.name).entries:
            if entry.translated and not entry.texts:
                yield tag, plain(entry.key.text), plain(entry.text)


def pair_of(source: str, target: str, tag: str) -> Pair:
    """Two plain texts as the checks get them."""
    return Pair(Key(escape(source)), escape(target), ENGLISH, language_of(tag))


def findings(source: str, target: str, tag: str) -> set[Found]:
    """All that the checks say about two plain texts."""
    return found_in(pair_of(source, target, tag))


def found_in(pair: Pair) -> set[Found]:
    """All that the checks say about a pair."""
    return {(str(check.severity.value), check.name, problem.message) for check, problem in check_pair(pair)}


def listed() -> list[str]:
    """The tags of the languages that have word lists and a row in data/languages.toml."""
    return [tag for tag in known_tags() if tag != ENGLISH.tag and meaning(tag).listed]
