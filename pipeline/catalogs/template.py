"""A page's messages as a template (.pot) and as the header of a locale's catalog."""

import re
from collections.abc import Mapping

from pipeline.model import Catalog, Entry, Language, Message, Page, Value
from pipeline.sources.inline import plain
from pipeline.text import excerpt

EXTRACTOR = "2"
"""Version of the rules that cut pages into messages; it changes when a msgid may."""

AWAITS_REVIEW = "This translation awaits review by a clinical translator."
REVIEW_FIELD = "X-Plainleaf-Review"
SOURCE_FIELD = "X-Source-Language"
TEMPLATE_LOCALE = ""
NEVER = "1970-01-01 00:00+0000"
"""When a catalog was last worked on that nobody has opened yet. gettext warns of the usual
“YEAR-MO-DA”, and Babel cannot read an empty date; every editor writes the true one when it saves."""

_QUANTITY = re.compile(r"\d[\d.,:\u2009\u00a0]*\s?(?:%|°C|°F|[µm]?g|mcg|ml|mL|l|mm|cm|kg|units?|am|pm)?(?!\w)")


def template(page: Page, source: Language, project: str, values: Mapping[str, Value] | None = None) -> Catalog:
    """The template of a page: every message in document order, with comments for translators.

    `values` are the local values in the source language, which comments name.
    """
    entries = tuple(
        Entry(
            key=message.key,
            extracted=comments(message, _named(page, message, values or {})),
            references=(f"{page.path}#{message.anchor}" if message.anchor else page.path,),
        )
        for message in page.messages
    )
    header = (
        ("Project-Id-Version", project),
        ("Report-Msgid-Bugs-To", ""),
        ("Language", ""),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=UTF-8"),
        ("Content-Transfer-Encoding", "8bit"),
        (SOURCE_FIELD, source.tag),
        ("X-Extractor", EXTRACTOR),
    )
    return Catalog(TEMPLATE_LOCALE, header=header, comment=(f"Template of the leaflet {page.name}.",), entries=entries)


def _named(page: Page, message: Message, values: Mapping[str, Value]) -> tuple[str, ...]:
    """What each local value in a message is, and what it says now."""
    lines = []
    for name, number in message.locals:
        local = page.locals[number]
        shown = values[local.key].text if local.key in values else local.text
        lines.append(f"<{name}/> = {local.key}, now “{excerpt(shown, 60)}”")
    return tuple(dict.fromkeys(lines))


def comments(message: Message, named: tuple[str, ...] = ()) -> tuple[str, ...]:
    """What a translator reads above a message: place, tags, values, the author's notes, what to keep."""
    inside = message.section and message.kind != "Heading"
    place = f"{message.kind} in “{message.section}”" if inside else message.kind
    lines = [place, *message.tags, *named, *message.notes]
    if message.safety:
        lines.append("Safety information: until this is translated, no print file is made.")
    if quantities := list(dict.fromkeys(found.strip() for found in _QUANTITY.findall(plain(message.key.text)))):
        lines.append("Keep: " + ", ".join(quantities))
    return tuple(lines)


def awaits_review(catalog: Catalog) -> bool:
    """Whether the header says that no clinical translator has checked the translation yet."""
    return catalog.field(REVIEW_FIELD).strip().lower() not in ("done", "reviewed", "approved")


def new_catalog(page_name: str, language: Language, source: Language, project: str) -> Catalog:
    """An empty catalog of a locale, with the header that translators and their tools need."""
    header = (
        ("Project-Id-Version", project),
        ("Report-Msgid-Bugs-To", ""),
        ("PO-Revision-Date", NEVER),
        ("Last-Translator", ""),
        ("Language-Team", language.english_name),
        ("Language", language.locale),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=UTF-8"),
        ("Content-Transfer-Encoding", "8bit"),
        *((("Plural-Forms", language.plural_forms),) if language.plural_forms else ()),
        (SOURCE_FIELD, source.tag),
        (REVIEW_FIELD, "awaiting"),
    )
    comment = (f"{language.english_name} translation of the leaflet {page_name}.", AWAITS_REVIEW)
    return Catalog(language.locale, header=header, comment=comment)
