"""A translated page joined into markup: literal parts and the fragments of filled slots.

Every literal part comes from the source page and every fragment has been checked when its slot was
filled, so what is joined here is the one kind of text that is not escaped again.
"""

import re
from dataclasses import dataclass

from markupsafe import Markup, escape

from pipeline.leaflets.boxes import name_boxes
from pipeline.leaflets.tags import direct, relink, tags
from pipeline.leaflets.untranslated import line
from pipeline.leaflets.view import Leaflet
from pipeline.leaflets.wording import plain, trusted
from pipeline.model import Filled, Language

LONG_PAGE = 5

_DRAWN = re.compile(r'(<(?:title|desc|text|tspan)\s[^<>]*?lang="[^"<>]*") dir="(?:ltr|rtl)"')
"""Words of a drawing that fell back: SVG knows `lang`, and no `dir`."""


@dataclass(frozen=True, slots=True)
class Joined:
    """The content of a leaflet: up to and with its level-1 heading, and the rest."""

    lead: Markup
    text: Markup
    summary: Markup
    contents: tuple[tuple[str, Markup], ...]
    description: str = ""


def join(leaflet: Leaflet, *, wrap_tables: bool = True) -> Joined:
    """The content of a leaflet as markup.

    A page without a level-1 heading gets its title as one. `wrap_tables` puts each table into a
    region of its own that can be moved sideways where it is wider than the screen.
    """
    page = leaflet.page.page
    said = {number: str(line(leaflet, number)) for number in leaflet.page.parts}
    pieces = [
        part if isinstance(part, str) else said.get(part, leaflet.page.slots[part].fragment) for part in page.parts
    ]
    lead, text = "".join(pieces[: page.lead]), "".join(pieces[page.lead :])
    # First of all, because from here on nothing in a value looks like a tag.
    lead, text = (direct(relink(part, leaflet.files), leaflet.page.language.direction) for part in (lead, text))
    text = _DRAWN.sub(r"\1", name_boxes(text, leaflet.words))
    if wrap_tables:
        text = _wrap(text, leaflet)
    if not any(block.tag == "h1" for block in page.blocks):
        lead = str(Markup("<h1>{}</h1>").format(_foreign(leaflet.page.slots[page.title], leaflet)))
    summary, description = Markup(""), ""
    if page.description >= 0:
        filled = leaflet.page.slots[page.description]
        summary, description = _foreign(filled, leaflet), filled.text
    return Joined(trusted(lead), trusted(text), summary, _contents(leaflet), description)


def _contents(leaflet: Leaflet) -> tuple[tuple[str, Markup], ...]:
    """Links to the sections of a long page: (id, words)."""
    chapters = [(anchor, slot) for anchor, slot, level in leaflet.page.page.anchors if level == 2 and anchor]
    if len(chapters) < LONG_PAGE:
        return ()
    return tuple((anchor, _foreign(leaflet.page.slots[slot], leaflet)) for anchor, slot in chapters)


def _foreign(filled: Filled, leaflet: Leaflet) -> Markup:
    """Words of the page repeated as plain text, marked where they are not in its language."""
    if filled.language == leaflet.page.language.tag:
        return escape(filled.text)
    source = leaflet.site.source
    return Markup('<span lang="{}" dir="{}">{}</span>').format(filled.language, source.direction, filled.text)


def language_of_title(leaflet: Leaflet) -> Language | None:
    """The language of a title that fell back, None where it is the page's own."""
    title = leaflet.page.slots[leaflet.page.page.title]
    return None if title.language == leaflet.page.language.tag else leaflet.site.source


def _wrap(markup: str, leaflet: Leaflet) -> str:
    """Each outermost table inside a scrolling region that a keyboard can reach."""
    pieces, start, depth, number = [], 0, 0, 0
    for found in tags(markup):
        if found["name"].lower() != "table":
            continue
        opening = not found["end"]
        depth += 1 if opening else -1
        if opening and depth == 1:
            number += 1
            label = escape(plain(leaflet.words, "table-region", number=number))
            pieces += [
                markup[start : found.start()],
                f'<div class="plainleaf-table" role="region" tabindex="0" aria-label="{label}">',
            ]
            start = found.start()
        elif not opening and depth == 0:
            pieces += [markup[start : found.end()], "</div>"]
            start = found.end()
    return "".join([*pieces, markup[start:]])
