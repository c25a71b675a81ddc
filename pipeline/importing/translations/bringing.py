"""One file of translations into the catalogs of one language. Returns what the catalogs become; writes nothing."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import PurePath

from pipeline.catalogs import po
from pipeline.catalogs.headers import same_locale
from pipeline.catalogs.template import awaits_review
from pipeline.errors import UnreadableInput
from pipeline.importing.draft import Fate, Told
from pipeline.importing.translations import gettext, table, tmx, xliff
from pipeline.importing.translations.found import Places, open_keys, put, standing
from pipeline.importing.translations.matching import MOST_KEPT, Wanted, cleaned, meet, memory
from pipeline.importing.translations.pages import LEAST, Paired, pair
from pipeline.importing.translations.units import Unit, words_of
from pipeline.model import Catalog, Entry, Language, Page
from pipeline.text import excerpt


class Kind(StrEnum):
    """Files that hold units."""

    PO = "PO"
    XLIFF = "XLIFF"
    TMX = "TMX"
    TABLE = "table"


SUFFIXES = {
    ".po": Kind.PO, ".pot": Kind.PO, ".xlf": Kind.XLIFF, ".xliff": Kind.XLIFF, ".mxliff": Kind.XLIFF,
    ".sdlxliff": Kind.XLIFF, ".tmx": Kind.TMX, ".csv": Kind.TABLE, ".tsv": Kind.TABLE, ".tab": Kind.TABLE,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Target:
    """Where translations go: languages, country, and pages with their catalogs as an extract leaves them."""

    source: Language
    language: Language
    country: str
    pages: tuple[tuple[Page, Catalog], ...]


@dataclass(frozen=True, slots=True)
class Brought:
    """What came of one file: the bytes of each page's catalog, how many texts it got, and the report."""

    catalogs: Mapping[str, bytes]
    counts: Mapping[str, int]
    told: tuple[Told, ...]
    kept: int = 0


def kind_of(name: str) -> Kind | None:
    """The kind of a file of units, by its ending; None for a page in another language."""
    return SUFFIXES.get(PurePath(name).suffix.lower())


def bring(content: bytes, name: str, target: Target, readings: Sequence[Callable[[], Page]] = ()) -> Brought:
    """What the catalogs of `target` become with the translations of a file.

    `name` is the file's, for messages and comments. A file without units is a page in the language of
    `target`, for its only page; `readings` are the ways to read it, and the one that fits best is taken.
    Raises UnreadableInput; nothing is written here.
    """
    if not content.strip():
        raise UnreadableInput("is empty", where=name, fix="check that you saved it, and that it is the right file")
    kind = kind_of(name)
    return _units_into(content, name, kind, target) if kind else _page_into(name, target, readings)


def _page_into(name: str, target: Target, readings: Sequence[Callable[[], Page]]) -> Brought:
    ((page, catalog),) = target.pages
    languages = (target.source, target.language)
    found: list[Paired] = []
    errors: list[UnreadableInput] = []
    for reading in readings:
        try:
            found.append(pair(page, reading(), PurePath(name).name, languages, target.country))
        except UnreadableInput as error:
            errors.append(error)
    if not found:
        raise errors[0]
    best = max(found, key=lambda paired: paired.share)
    if best.share < LEAST:
        raise UnreadableInput(
            f"does not look like a translation of {page.path}: {best.share:.0%} of its texts met one",
            where=name,
            why="below a quarter it is likelier another page, and its texts would stand beside wrong ones",
            fix="name the page that it is a translation of after --as",
        )
    there = standing(catalog)
    told = [
        Told(Fate.DROPPED, "text", f"“{excerpt(words_of(one.key.text))}”", words=words_of(one.text),
             why=f"the catalog has a translation already, and keeps it; the page says “{excerpt(words_of(one.text))}”")
        for one in best.found if one.key in there and words_of(one.text) != words_of(there[one.key])
    ]  # fmt: skip
    open_ = set(open_keys(catalog))
    count = sum(one.key in open_ for one in best.found)
    content = po.write(put(catalog, best.found))
    return Brought({page.name: content}, {page.name: count}, (*best.told, *told))


def _units_into(content: bytes, name: str, kind: Kind, target: Target) -> Brought:
    told: list[Told] = []
    units, reviewed = _units(content, name, kind, target, told)
    units = cleaned(units)
    if not units:
        raise UnreadableInput(
            f"holds no translation into {target.language.english_name}",
            where=name,
            fix="check that it is the right file and language, and that its texts are translated",
        )
    shown = PurePath(name).name
    catalogs: dict[str, bytes] = {}
    counts: dict[str, int] = {}
    left = set(range(len(units)))
    for page, catalog in target.pages:
        # What nobody has reviewed never becomes current in a catalog whose header says that it is reviewed.
        mine = units if reviewed or awaits_review(catalog) else tuple(replace(unit, finished=False) for unit in units)
        wanted = Wanted(open_keys(catalog), standing(catalog))
        met = meet(mine, wanted, Places(page), shown, (target.source, target.language), target.country)
        left &= set(met.left)
        told += met.told
        counts[page.name] = len(met.found)
        kept: tuple[Entry, ...] = ()
        if len(target.pages) == 1 and len(left) <= MOST_KEPT:
            kept = memory((units[number] for number in sorted(left)), shown)
        catalogs[page.name] = po.write(put(catalog, met.found, kept))
    keeps = len(target.pages) == 1 and len(left) <= MOST_KEPT
    told += _leftovers(units, left, keeps)
    return Brought(catalogs, counts, tuple(told), len(left) if keeps else 0)


def _leftovers(units: Sequence[Unit], left: set[int], keeps: bool) -> list[Told]:
    """What the report says of units that no message has."""
    if keeps or not left:
        return []
    if len(left) > MOST_KEPT:
        why = f"more than {MOST_KEPT} would bury the catalog: keep the file, and import it again when pages are added"
    else:
        why = "no text of the pages is like them: name a page with --as to keep them in its catalog"
    words = "\n".join(f"{units[n].source} = {units[n].target}" for n in sorted(left))
    return [Told(Fate.DROPPED, "units", f"{len(left)} texts", words=words, why=why)]


def _units(content: bytes, name: str, kind: Kind, target: Target, told: list[Told]) -> tuple[tuple[Unit, ...], bool]:
    """The units of a file, and whether a reviewed catalog says them. Raises UnreadableInput."""
    ours, theirs = target.source.tag, target.language.tag
    if kind is Kind.PO:
        units, said, reviewed = gettext.read(content, name, target.language.locale)
        _right_language(said, theirs, name)
        return units, reviewed
    if kind is Kind.XLIFF:
        units, source, said = xliff.read(content, name)
        _right_language(source, ours, name)
        _right_language(said, theirs, name)
        return units, False
    if kind is Kind.TMX:
        units, languages = tmx.read(content, name, ours, theirs)
        if not units and languages:
            raise UnreadableInput(
                f"has no unit in both {ours} and {theirs}; its languages are: {', '.join(languages[:20])}",
                where=name,
                fix="name another language after --translation, or export these two languages",
            )
        return units, False
    known = {words_of(message.key.text) for page, _catalog in target.pages for message in page.messages}
    units, encoding = table.read(content, name, (target.source, target.language), known)
    if encoding not in ("utf-8", "utf-16-le", "utf-16-be"):
        told.append(
            Told(Fate.GUESSED, "encoding", f"read as {encoding}", confidence=0.7, why="look at letters with accents")
        )
    return units, False


def _right_language(said: str, wanted: str, name: str) -> None:
    """Raise UnreadableInput where a file says that it is in another language."""
    if said and not same_locale(said, wanted):
        raise UnreadableInput(
            f"says that it is in “{said[:40]}”, not in {wanted}",
            where=name,
            why="words of another language would be offered to readers of this one",
            fix="name the right language after --translation, or mend what the file says of itself",
        )
