"""Numbers and bullets that a word processor writes by itself (17.9): which list an item is in, and its number there."""

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

import regex

from pipeline.importing.account import numeral
from pipeline.importing.office.package import Package, W, number, value
from pipeline.importing.office.styles import Styles

_TYPES = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}
_PLACE = regex.compile(r"%(\d)")
DEEPEST = 8
"""The last level, counted from 0 (17.9.3)."""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list. `kind` is `bullet`, `none`, or the type of an ordered list in HTML (1, a, A, i, I).

    `indent` is where its text begins, in twentieths of a point.
    """

    kind: str
    start: int
    text: str
    indent: int

    @property
    def has_words(self) -> bool:
        """Whether there are letters beside the number, as in “Step 1:”."""
        return self.kind not in ("bullet", "none") and bool(regex.search(r"\p{L}", _PLACE.sub("", self.text)))

    @property
    def is_compound(self) -> bool:
        """Whether the numbers of the levels above are shown, too, as in 1.2."""
        return self.kind != "bullet" and len(_PLACE.findall(self.text)) > 1


@dataclass(slots=True)
class Numbering:
    """The lists of a document: those that are used (`w:num`), and those they are made after (`w:abstractNum`)."""

    styles: Styles
    used: dict[str, Element] = field(default_factory=dict)
    models: dict[str, Element] = field(default_factory=dict)
    _counts: dict[tuple[str, int], int] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def of(self, properties: Element | None) -> tuple[str, int] | None:
        """The list and the level of a paragraph; None where it is in none."""
        found = self.styles.of_paragraph(properties, f"{W}numPr/{W}numId")
        name = "" if found is None else found.get(f"{W}val", "")
        if name in ("", "0") or name not in self.used:
            return None
        stated = self.styles.of_paragraph(properties, f"{W}numPr/{W}ilvl")
        level = self._level_of_style(name, properties) if stated is None else number(stated.get(f"{W}val"))
        return name, min(max(level, 0), DEEPEST)

    def _level_of_style(self, name: str, properties: Element | None) -> int:
        style = self.styles.name(properties)
        for one in self._model(name)[1].findall(f"{W}lvl"):
            if value(one, f"{W}pStyle") == style:
                return number(one.get(f"{W}ilvl"))
        return 0

    def _model(self, name: str) -> tuple[str, Element]:
        """The model of a list and its name, through the style that may stand between the two (17.9.21)."""
        seen: set[str] = set()
        while name not in seen and name in self.used:
            seen.add(name)
            model = value(self.used[name], f"{W}abstractNumId")
            if model not in self.models:
                break
            linked = value(self.models[model], f"{W}numStyleLink")
            following = (
                value(self.styles.known[linked].element, f"{W}pPr/{W}numPr/{W}numId")
                if linked in self.styles.known
                else ""
            )
            if not following:
                return model, self.models[model]
            name = following
        return "", Element("none")

    def level(self, name: str, at: int) -> Level | None:
        """A level of a list; None where the document does not say what it is."""
        found = next(
            (one for one in self._model(name)[1].findall(f"{W}lvl") if number(one.get(f"{W}ilvl")) == at), None
        )
        changed = self._override(name, at)
        if changed is not None and changed.find(f"{W}lvl") is not None:
            found = changed.find(f"{W}lvl")
        if found is None:
            return None
        form = value(found, f"{W}numFmt") or "decimal"
        kind = form if form in ("bullet", "none") else _TYPES.get(form, "1")
        left = found.find(f"{W}pPr/{W}ind")
        indent = 0 if left is None else number(left.get(f"{W}left") or left.get(f"{W}start"))
        return Level(kind, number(value(found, f"{W}start"), 1), value(found, f"{W}lvlText"), indent)

    def _override(self, name: str, at: int) -> Element | None:
        listed = self.used[name].findall(f"{W}lvlOverride")
        return next((one for one in listed if number(one.get(f"{W}ilvl")) == at), None)

    def count(self, name: str, at: int) -> int:
        """The number of the next item on a level; those on deeper levels begin anew after it."""
        model = self._model(name)[0]
        level = self.level(name, at)
        start = 1 if level is None else level.start
        changed = self._override(name, at)
        again = value(changed, f"{W}startOverride")
        if again and (name, at) not in self._begun:
            self._begun.add((name, at))
            self._counts[model, at] = number(again, start)
        else:
            self._counts[model, at] = self._counts[model, at] + 1 if (model, at) in self._counts else start
        for deeper in range(at + 1, DEEPEST + 1):
            self._counts.pop((model, deeper), None)
        return self._counts[model, at]

    def label(self, name: str, at: int) -> str:
        """What stands before the item that was counted last: “Step 1:”."""
        model = self._model(name)[0]

        def shown(found: "regex.Match[str]") -> str:
            place = number(found[1]) - 1
            level = self.level(name, place)
            kind = "1" if level is None or level.kind in ("bullet", "none") else level.kind
            return numeral(self._counts.get((model, place), 1), kind)

        level = self.level(name, at)
        return "" if level is None else str(_PLACE.sub(shown, level.text))


def numbering(package: Package, styles: Styles) -> Numbering:
    """The lists of a document."""
    found = Numbering(styles)
    part = next(package.related(package.main, "numbering"), "word/numbering.xml")
    if package.has(part):
        root = package.tree(part)
        found.models = {one.get(f"{W}abstractNumId", ""): one for one in root.findall(f"{W}abstractNum")}
        found.used = {one.get(f"{W}numId", ""): one for one in root.findall(f"{W}num")}
    return found
