"""Translation memories in TMX (1.4b, Localization Industry Standards Association, 26 April 2005) as units."""

from collections.abc import Sequence

from pipeline.catalogs.headers import same_locale
from pipeline.errors import UnreadableInput
from pipeline.importing.translations.inside import message
from pipeline.importing.translations.units import Unit
from pipeline.importing.translations.xml import Node, parse
from pipeline.text import tag_of


def read(content: bytes, name: str, source: str, target: str) -> tuple[tuple[Unit, ...], tuple[str, ...]]:
    """The units that have both languages (tags), and all languages that the file has. Raises UnreadableInput."""
    root = parse(content, name)
    if root.name != "tmx":
        raise UnreadableInput(
            f"is no TMX file: it begins with <{root.name}>", where=name, fix="give the file its right ending"
        )
    units, languages = [], dict[str, None]()
    for unit in root.every("tu"):
        variants = [(tag_of(v.get("xml:lang") or v.get("lang")), v) for v in unit.nodes("tuv")]
        languages.update(dict.fromkeys(tag for tag, _variant in variants))
        ours, theirs = _of(variants, source), _of(variants, target)
        if ours is None or theirs is None or ours is theirs:
            continue
        notes = tuple(
            line for node in (unit, theirs) for note in node.nodes("note") for line in note.text().split("\n")
        )
        place = f"unit {unit.get('tuid')}" if 0 < len(unit.get("tuid")) <= 60 else f"line {unit.line}"
        units.append(Unit(message(ours), message(theirs), place=place, comments=tuple(filter(None, notes))))
    return tuple(units), tuple(languages)


def _of(variants: Sequence[tuple[str, Node]], wanted: str) -> Node | None:
    """The segment in a language: that of the very tag, else of one that does not contradict it."""
    exact = [variant for tag, variant in variants if tag == wanted]
    near = [variant for tag, variant in variants if tag and same_locale(tag, wanted)]
    kin = [
        variant for tag, variant in variants if tag.partition("-")[0] == wanted.partition("-")[0] and "-" not in wanted
    ]
    found = next(iter((*exact, *near, *kin)), None)
    return found.first("seg") if found is not None else None
