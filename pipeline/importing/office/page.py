"""What is known of a Word document while its parts are made plain, and what is told of it."""

from dataclasses import dataclass, field

from pipeline.importing.draft import Fate, Told
from pipeline.importing.office.numbering import Numbering
from pipeline.importing.office.package import Package
from pipeline.importing.office.styles import Styles
from pipeline.text import excerpt


@dataclass(slots=True)
class Page:
    """The document, and what is told of it.

    `paths` are the names of the styles that were made, by their signs and paths in HTML. `large` are headings that are
    such by their size only, by the `id()` of their elements. `language` and `direction` are those of most of the text.
    `lowered` is whether headings of level one are those of parts; `titled` is whether the title has been met.
    """

    package: Package
    styles: Styles
    numbering: Numbering
    large: dict[int, str] = field(default_factory=dict)
    language: str = ""
    direction: str = "ltr"
    paths: dict[tuple[str, str], str] = field(default_factory=dict)
    told: list[Told] = field(default_factory=list)
    notes: dict[str, frozenset[str]] = field(default_factory=dict)
    insertions: int = 0
    titled: bool = False
    lowered: bool = False
    _said: set[str] = field(default_factory=set)

    def named(self, path: str, sign: str) -> str:
        """The name of the style with this path; `sign` is p for paragraphs, r for runs."""
        return self.paths.setdefault((sign, path), f"{sign}{len(self.paths) + 1}")

    def drop(self, kind: str, words: str, why: str = "") -> None:
        """Tell words that do not come into the page."""
        if words:
            self.told.append(Told(Fate.DROPPED, kind, excerpt(words), words=words, why=why))

    def once(self, kind: str, text: str, why: str) -> None:
        """Tell something the first time it is met."""
        if kind not in self._said:
            self._said.add(kind)
            self.told.append(Told(Fate.UNSURE, kind, text, why=why))
