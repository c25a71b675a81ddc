"""A catalog of any tool as units."""

from pipeline.catalogs import po
from pipeline.catalogs.template import REVIEW_FIELD, awaits_review
from pipeline.importing.translations.units import Unit, as_message
from pipeline.model import Catalog
from pipeline.sources.inline import well_formed


def read(content: bytes, name: str, locale: str) -> tuple[tuple[Unit, ...], str, bool]:
    """The units of a PO file, the language that it names, and whether it says that it was reviewed.

    An entry is finished if it is not fuzzy and the file is a catalog that Plainleaf wrote: its header
    says so, and its msgids are cut from pages like ours. Raises UnreadableInput.
    """
    catalog = po.read(content, locale, name)
    ours = bool(catalog.field(REVIEW_FIELD))
    return tuple(_units(catalog, ours)), catalog.field("Language").strip(), ours and not awaits_review(catalog)


def _units(catalog: Catalog, ours: bool) -> list[Unit]:
    found = []
    for entry in catalog.entries:
        text = entry.text or next(iter(entry.texts), "")
        if not text or not entry.key.text:
            continue
        # Of several plural forms a leaflet has use for none in particular: a person chooses.
        state = "fuzzy" if entry.fuzzy else "obsolete" if entry.obsolete else "plural" if entry.texts else ""
        found.append(
            Unit(
                source=entry.key.text if well_formed(entry.key.text) else as_message(entry.key.text),
                target=text if well_formed(text) else as_message(text),
                context=entry.key.context,
                place=f"line {entry.line}",
                state=state,
                comments=entry.translator,
                finished=ours and not state,
            )
        )
    return found
