"""A page whose slots are filled; only renderers join it into markup."""

from dataclasses import dataclass
from enum import StrEnum

from pipeline.model.catalogs import Key
from pipeline.model.findings import Finding
from pipeline.model.languages import Language
from pipeline.model.pages import Page


class State(StrEnum):
    """Where the words in a slot come from."""

    SOURCE = "source"
    TRANSLATED = "translated"
    FUZZY = "fuzzy"
    MISSING = "missing"
    INVALID = "invalid"

    @property
    def current(self) -> bool:
        """Whether the reader gets today's words in the page's own language."""
        return self in (State.SOURCE, State.TRANSLATED)


@dataclass(frozen=True, slots=True)
class Filled:
    """A slot with its words: markup for TEXT, an escaped value for ATTRIBUTE, attributes for OWNER.

    `text` is what a reader reads: no tags, no escapes.
    """

    fragment: str
    text: str
    language: str
    state: State


@dataclass(frozen=True, slots=True)
class TranslatedPage:
    """A page in one language. `language` is the reader's; `findings` tell why a slot fell back.

    `unsafe` are the safety texts that are not current; `parts` the PART slots where the page says
    so, and `unsafe_parts` how many parts a reader would count.
    """

    page: Page
    language: Language
    slots: tuple[Filled, ...]
    findings: tuple[Finding, ...] = ()
    translated: int = 0
    fuzzy: int = 0
    missing: int = 0
    fallback: int = 0
    unsafe: tuple[Key, ...] = ()
    parts: tuple[int, ...] = ()
    unsafe_parts: int = 0
    header: tuple[tuple[str, str], ...] = ()

    @property
    def coverage(self) -> float:
        """The share of the page's messages that are current, 0 to 1."""
        total = self.translated + self.fuzzy + self.missing
        return self.translated / total if total else 1.0

    @property
    def title(self) -> str:
        """The title as plain text."""
        return self.slots[self.page.title].text
