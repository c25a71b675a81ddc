"""A small page in memory: blocks with one text each, as the reader of sources makes them."""

from pipeline.languages import language
from pipeline.model import Block, Filled, Key, Message, Page, Slot, SlotKind, State, TranslatedPage


def page(*rows, tag="en", source="en"):
    """A translated page from (tag, parent, text) or (tag, parent, text, attributes, state) rows."""
    blocks, slots, messages, filled = [], [], [], []
    for name, parent, text, *more in rows:
        attributes = tuple((more[0] if more else {}).items())
        state = more[1] if len(more) > 1 else (State.SOURCE if tag == source else State.TRANSLATED)
        own = ()
        if text:
            own = (len(slots),)
            messages.append(Message(Key(f"id {len(slots)}"), name, anchor="here"))
            slots.append(Slot(SlotKind.TEXT, message=len(messages) - 1, block=len(blocks)))
            shown = tag if state.current else source
            filled.append(Filled(text, text, shown, state))
        blocks.append(Block(name, attributes, len(blocks) + 1, parent, own))
    slots.append(Slot(SlotKind.TEXT))
    filled.append(Filled("A leaflet", "A leaflet", tag, State.SOURCE))
    model = Page(
        "leaflet",
        "source/leaflet.html",
        "",
        source,
        (),
        tuple(slots),
        tuple(messages),
        tuple(blocks),
        len(slots) - 1,
    )
    return TranslatedPage(model, language(tag), tuple(filled))
