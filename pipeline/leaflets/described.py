"""What a page tells machines of itself: schema.org as JSON-LD, and Dublin Core.

The type is MedicalWebPage (schema.org, health and life sciences): it has `lastReviewed` and, for
translations, `translationOfWork` and `workTranslation`.
"""

import json
from typing import Any

from markupsafe import Markup

from pipeline.leaflets.view import Leaflet
from pipeline.leaflets.wording import trusted

_ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})
"""Signs that could end the element that the JSON stands in."""


def structured(leaflet: Leaflet, description: str) -> Markup:
    """The leaflet as a schema.org MedicalWebPage; what is not known is left out."""
    about, page = leaflet.page.page.metadata, leaflet.page
    source = leaflet.site.source.tag
    own = page.language.tag
    editions = [edition for edition in leaflet.editions if edition.language.tag != own]
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage",
        "name": page.title,
        "description": description,
        "inLanguage": own,
        "url": leaflet.address,
        "identifier": about.id,
        "version": about.version,
        "datePublished": about.published.isoformat() if about.published else "",
        "lastReviewed": about.reviewed.isoformat() if about.reviewed else "",
        "audience": {"@type": "Audience", "audienceType": about.audience} if about.audience else None,
        "author": _named(about.author),
        "publisher": _named(leaflet.site.organisation),
        "translator": _named(leaflet.provenance.translator),
        "translationOfWork": [_work(e.language.tag, e.address) for e in editions if own != source == e.language.tag],
        "workTranslation": [_work(e.language.tag, e.address) for e in editions if own == source],
    }
    told = {key: value for key, value in data.items() if value}
    return trusted(json.dumps(told, ensure_ascii=False).translate(_ESCAPES))


def _named(name: str) -> dict[str, str] | None:
    return {"@type": "Organization", "name": name} if name else None


def _work(tag: str, address: str) -> dict[str, str]:
    work = {"@type": "MedicalWebPage", "inLanguage": tag, "url": address}
    return {key: value for key, value in work.items() if value}


def dublin_core(leaflet: Leaflet) -> tuple[tuple[str, str], ...]:
    """The leaflet in Dublin Core terms as (name, content); what is not known is left out."""
    about, site = leaflet.page.page.metadata, leaflet.site
    rows = (
        ("dcterms.title", leaflet.page.title),
        ("dcterms.language", leaflet.page.language.tag),
        ("dcterms.identifier", about.id),
        ("dcterms.creator", about.author),
        ("dcterms.publisher", site.organisation),
        ("dcterms.issued", about.published.isoformat() if about.published else ""),
        ("dcterms.modified", about.reviewed.isoformat() if about.reviewed else ""),
        ("dcterms.audience", about.audience),
        ("dcterms.type", "Text"),
        ("dcterms.format", "text/html"),
    )
    return tuple(row for row in rows if row[1])
