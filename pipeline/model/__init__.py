"""The frozen records that the rooms hand to one another.

A source page is read once into a `Page`: literal markup with numbered slots, and the messages
that translators fill them from. A `Catalog` holds the translations of one page into one locale.
A `TranslatedPage` is a page whose slots are filled; only renderers join it into markup.
"""

from pipeline.model.catalogs import Catalog, Entry, Key
from pipeline.model.findings import Finding, Severity, Where
from pipeline.model.languages import Language, Value
from pipeline.model.pages import Block, Inline, Local, Message, Metadata, Page, Slot, SlotKind
from pipeline.model.translated import Filled, State, TranslatedPage

__all__ = [
    "Block",
    "Catalog",
    "Entry",
    "Filled",
    "Finding",
    "Inline",
    "Key",
    "Language",
    "Local",
    "Message",
    "Metadata",
    "Page",
    "Severity",
    "Slot",
    "SlotKind",
    "State",
    "TranslatedPage",
    "Value",
    "Where",
]
