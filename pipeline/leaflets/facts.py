"""What a leaflet says of itself: notices above the text, dates and provenance below it."""

import re
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup, escape

from pipeline.leaflets.untranslated import interpreter
from pipeline.leaflets.view import Leaflet, ReviewState, Words
from pipeline.leaflets.wording import isolate, language_name, say


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to know before reading; `heading` may be empty. `kind` chooses its look."""

    kind: str
    heading: Markup
    text: Markup


def day(when: date, words: Words) -> Markup:
    """A date in words that machines can read too."""
    shown = isolate(words.date(when, words.language))
    return Markup('<time datetime="{}">{}</time>').format(when.isoformat(), shown)


def notices(leaflet: Leaflet) -> tuple[Notice, ...]:
    """The notices above a leaflet, what matters most first."""
    words, page = leaflet.words, leaflet.page
    found = []
    if page.unsafe:
        text = say(words, "safety-text", count=page.unsafe_parts)
        text += interpreter(leaflet.site, words, before=" ")
        found.append(Notice("warning", say(words, "safety-heading"), text))
    if leaflet.review.state is ReviewState.OVERDUE and leaflet.review.due:
        text = say(words, "overdue-text", date=day(leaflet.review.due, words))
        found.append(Notice("overdue", say(words, "overdue-heading"), text))
    if page.fallback > len(page.unsafe):
        language = language_name(leaflet.site.source, words)
        text = say(words, "partial-text", count=page.fallback, language=language)
        if not page.unsafe:
            text += interpreter(leaflet.site, words, before=" ")
        found.append(Notice("partial", say(words, "partial-heading"), text))
    if leaflet.provenance.awaits_review:
        found.append(Notice("awaits", Markup(""), say(words, "awaits-review")))
    return tuple(found)


def facts(leaflet: Leaflet) -> tuple[tuple[Markup, Markup], ...]:
    """Dates, version and names as (label, value); what is not known is left out."""
    words, about, origin = leaflet.words, leaflet.page.page.metadata, leaflet.provenance
    rows: list[tuple[str, Markup | str | date | None]] = [
        ("last-reviewed", about.reviewed),
        ("review-due", leaflet.review.due),
        ("published", about.published),
        ("version", about.version),
        ("leaflet-code", about.id),
        ("author", about.author),
        ("original", _original(leaflet)),
        ("source-version", origin.source_version),
        ("translated-by", origin.translator),
        ("translated-on", origin.translated_on),
        ("reviewed-by", origin.reviewer),
    ]
    return tuple((say(words, key), _shown(value, words)) for key, value in rows if value)


def _shown(value: Markup | str | date | None, words: Words) -> Markup:
    if isinstance(value, date):
        return day(value, words)
    return value if isinstance(value, Markup) else isolate(str(value))


def _original(leaflet: Leaflet) -> Markup:
    """A link to the leaflet in its first language; nothing on that leaflet itself."""
    source = leaflet.site.source
    if leaflet.page.language.tag == source.tag:
        return Markup("")
    name = language_name(source, leaflet.words)
    for edition in leaflet.editions:
        if edition.language.tag == source.tag:
            return Markup('<a href="{}" hreflang="{}">{}</a>').format(edition.href, source.tag, name)
    return name


def foot(leaflet: Leaflet, words: Words, title: str, language: Markup, address: str = "") -> tuple[Markup, ...]:
    """What every printed sheet says of itself, in one language; `address` is that of the newest version."""
    about, review = leaflet.page.page.metadata, leaflet.review
    parts = [isolate(title), language]
    if about.id:
        parts.append(isolate(about.id))
    if about.version:
        parts.append(say(words, "version-number", version=about.version))
    if review.due:
        key = "overdue-short" if review.state is ReviewState.OVERDUE else "review-due-on"
        parts.append(say(words, key, date=day(review.due, words)))
    if address:
        parts.append(isolate(re.sub(r"^https?://", "", address)))
    return tuple(escape(part) for part in parts)
