"""Puts local values into their places on a page: words, address, language and direction."""

from collections.abc import Iterable, Mapping, Sequence

from pipeline.links import address_for, is_address
from pipeline.model import Filled, Language, Local, Slot, SlotKind, State, Value
from pipeline.sources.inline import escape, escape_value
from pipeline.text import direction_of

KINDS = (SlotKind.LOCAL, SlotKind.LOCAL_LINK, SlotKind.LOCAL_TAG)


def placed(
    slot: Slot, local: Local, values: Mapping[str, Value], reader: Language, source: Language,
    filled: Sequence[Filled | None],
) -> Filled:  # fmt: skip
    """A slot of a local value. Without a value it shows what stands there in the source page."""
    value = values.get(local.key)
    language = value.language if value is not None else source
    text = value.text if value is not None else local.text
    if slot.kind is SlotKind.LOCAL_LINK:
        fragment, shown = escape_value(link(local, value)), ""
    elif slot.kind is SlotKind.LOCAL_TAG:
        fragment, shown = _attributes(local, text, value, source, reader), ""
    elif value is None:
        fragment, shown = joined(local.parts, filled), local.text
    else:
        fragment, shown = "<br>".join(map(escape, text.split("\n"))), text
    return Filled(fragment, " ".join(shown.split("\n")), language.tag, State.SOURCE)


def link(local: Local, value: Value | None) -> str:
    """Where the link of a local value leads; where its source does if the value is no such address."""
    if value is None:
        return local.href
    return value.href or address_for(value.text, local.href) or local.href


def leads_astray(local: Local, value: Value) -> bool:
    """Whether a link would lead where its source does, because the value is no address of its kind."""
    return bool(local.href) and not value.href and not address_for(value.text, local.href)


def _attributes(local: Local, text: str, value: Value | None, source: Language, reader: Language) -> str:
    """The language of words that are not in the reader's, and the direction of what has its own."""
    of_source = value is None or value.language == source
    tag = (of_source and local.lang) or (source if value is None else value.language).tag
    # Of a translated page each says its own: the text round it may have fallen back.
    worded = reader != source and any(map(str.isalpha, text)) and not is_address(text)
    said = f' lang="{escape_value(tag)}"' if worded or (of_source and local.lang) else ""
    direction = direction_of(text)
    if not local.dir and (worded or direction != reader.direction):
        said += f' dir="{direction}"'
    return said


def joined(parts: Iterable[str | int], filled: Sequence[Filled | None]) -> str:
    """Markup with the slots in it filled; those that are not yet are empty."""
    return "".join(part if isinstance(part, str) else _fragment(filled[part]) for part in parts)


def _fragment(filled: Filled | None) -> str:
    return filled.fragment if filled is not None else ""
