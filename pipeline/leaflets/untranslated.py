"""What a page says of itself where a safety text is not translated: a line at each part, a count on top."""

from markupsafe import Markup, escape

from pipeline.leaflets.view import Leaflet, Site, Words
from pipeline.leaflets.wording import isolate, language_name, say
from pipeline.links import address_for
from pipeline.sources.elements import PART_INSIDE

CLASS = "plainleaf-part"


def line(leaflet: Leaflet, number: int) -> Markup:
    """The line in the reader's language for a PART slot.

    Inside an item or a cell it is short; before a block it also says whom to call for an interpreter.
    """
    page, words = leaflet.page.page, leaflet.words
    slot = page.slots[number]
    text = say(words, "untranslated-part", language=language_name(leaflet.site.source, words))
    if page.blocks[slot.block].tag not in PART_INSIDE:
        text += interpreter(leaflet.site, words, before=" ")
    template = Markup('<{0} class="{1}" lang="{2}" dir="{3}">{4}</{0}>')
    return template.format(slot.target, CLASS, words.language.tag, words.language.direction, text)


def interpreter(site: Site, words: Words, before: str = "") -> Markup:
    """Whom to contact for an interpreter, after `before`, where the project says so; else nothing."""
    value = site.interpreter
    if value is None:
        contact = isolate(site.contact)
    else:
        contact = isolate(" ".join(value.text.split("\n")))
        if value.language != words.language and any(map(str.isalpha, value.text)):
            contact = Markup('<span lang="{}">{}</span>').format(value.language.tag, contact)
        if href := value.href or address_for(value.text):
            contact = Markup('<a href="{}">{}</a>').format(href, contact)
    if value is None and not site.contact:
        return Markup("")
    return escape(before) + say(words, "interpreter", contact=contact)
