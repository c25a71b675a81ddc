"""XLIFF 1.2 and 2.0/2.1 (OASIS standards of 1 February 2008, 5 August 2014 and 13 February 2018) as units."""

from collections.abc import Iterator

from pipeline.errors import UnreadableInput
from pipeline.importing.translations.inside import message
from pipeline.importing.translations.units import Unit
from pipeline.importing.translations.xml import Node, parse

UNTRANSLATED = frozenset({"new", "needs-translation", "initial"})
"""States of a target that is a copy of the source, or a guess that nobody has looked at."""


def read(content: bytes, name: str) -> tuple[tuple[Unit, ...], str, str]:
    """The units of an XLIFF file, and the languages that it says it has (source, target; empty: not said).

    Raises UnreadableInput for what is broken or of another version.
    """
    root = parse(content, name)
    if root.name != "xliff":
        raise UnreadableInput(
            f"is no XLIFF file: it begins with <{root.name}>", where=name, fix="give the file its right ending"
        )
    version = root.get("version")
    if version.startswith("2."):
        return tuple(_second(root)), root.get("srcLang"), root.get("trgLang")
    if version.startswith("1."):
        file = root.first("file")
        languages = (file.get("source-language"), file.get("target-language")) if file else ("", "")
        return tuple(_first(root)), *languages
    raise UnreadableInput(
        f"is XLIFF of an unknown version, “{version[:20]}”", where=name, fix="export it as XLIFF 1.2 or 2.0"
    )


def _first(root: Node) -> Iterator[Unit]:
    """Version 1: a unit has one source and one target; proposals beside them (`alt-trans`) are none."""
    for unit in root.every("trans-unit"):
        source, target = unit.first("source"), unit.first("target")
        if source is None or target is None or unit.get("translate") == "no":
            continue
        state = target.get("state") or ("approved" if unit.get("approved") == "yes" else "")
        found = Unit(message(source), message(target), place=_place(unit), state=state, comments=_notes(unit))
        if not _is_copy(found):
            yield found


def _second(root: Node) -> Iterator[Unit]:
    """Version 2: a unit has segments, and what stands between them (`ignorable`); together they are one text."""
    for unit in root.every("unit"):
        if unit.get("translate") == "no":
            continue
        texts: tuple[list[str], list[str]] = ([], [])
        states = []
        whole = True
        for piece in unit.nodes():
            if piece.name not in ("segment", "ignorable"):
                continue
            source, target = piece.first("source"), piece.first("target")
            if source is None:
                continue
            texts[0].append(message(source))
            texts[1].append(message(target if target is not None else source))
            if piece.name == "segment":
                whole = whole and target is not None
                states.append(piece.get("state"))
        if not whole or not states:
            continue
        state = states[0] if len(set(states)) == 1 else ""
        notes = unit.first("notes")
        found = Unit(
            "".join(texts[0]), "".join(texts[1]), place=_place(unit), state=state,
            comments=_notes(notes) if notes else (),
        )  # fmt: skip
        if not _is_copy(found):
            yield found


def _is_copy(unit: Unit) -> bool:
    return unit.state in UNTRANSLATED and (unit.source == unit.target or not unit.target.strip())


def _place(unit: Node) -> str:
    said = unit.get("resname") or unit.get("name") or unit.get("id")
    return f"unit {said}" if said and len(said) <= 60 and said.isprintable() else f"line {unit.line}"


def _notes(unit: Node) -> tuple[str, ...]:
    """What translators noted; notes of the developer stand in the source page."""
    return tuple(
        line
        for note in unit.nodes("note")
        if note.get("from") not in ("developer", "po-source") and note.get("category") != "developer"
        for line in note.text().strip().splitlines()
    )
