"""What makes a file one for a print shop: PDF/X-4 (ISO 15930-7) boxes, marks, output intent, metadata.

Nothing comes from a clock or from chance: the identifiers of the file are made from its content, and
its dates are those of the leaflet (`dcterms.created`, `dcterms.modified`), else a fixed one.
"""

from hashlib import sha256
from itertools import product
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape

import pydyf

from pipeline.typeset.form import Press

VERSION = "1.6"
"""Of PDF: the one that PDF/X-4 is made from."""

_MM = 72 / 25.4
BLEED = 3 * _MM
"""How far what touches the edge goes on past it, to allow for the knife; points."""
_GAP, _MARK, _SLUG = 4 * _MM, 5 * _MM, 10 * _MM
_HAIRLINE = 0.25

STYLE = "@page { bleed: 3mm; marks: none }"
"""The room for the bleed; marks are drawn here, outside it."""

UNDATED = "2000-01-01T00:00:00Z"
"""The date of a file whose leaflet has none: PDF/X-4 wants one, and a clock would change every file."""

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">
<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<pdf:Producer>{producer}</pdf:Producer>
<pdf:Trapped>False</pdf:Trapped>
<xmp:CreateDate>{created}</xmp:CreateDate>
<xmp:ModifyDate>{modified}</xmp:ModifyDate>
<xmp:MetadataDate>{modified}</xmp:MetadataDate>
<xmpMM:DocumentID>uuid:{identifier}</xmpMM:DocumentID>
<xmpMM:VersionID>1</xmpMM:VersionID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
</rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


def prepare(document: Any) -> None:
    """Before drawing: no profile of the page's own, no links, and dates for the file.

    PDF/X-4 allows annotations only outside the bleed, and a link does nothing on paper.
    """
    document.color_profiles = {}
    for page in document.pages:
        page.links = []
    found = document.metadata
    found.created = found.created or found.modified or UNDATED
    found.modified = found.modified or found.created


def finish(document: Any, pdf: Any, press: Press) -> None:
    """After drawing: what PDF/X-4 asks of each page and of the file."""
    for entry in pdf.objects:
        if isinstance(entry, dict) and entry.get("Type") == "/Page":
            _page(pdf, entry)
        elif isinstance(entry, dict) and "lab-d50" in entry:
            # The colour spaces that WeasyPrint declares and nothing here uses.
            entry.clear()
    _intent(pdf, press)
    pdf.info["Trapped"] = "/False"
    pdf.info.setdefault("Title", pydyf.String(""))
    content = sha256(b"".join(entry.data for entry in pdf.objects if entry.free != "f")).hexdigest()
    packet = _PACKET.format(
        title=escape(document.metadata.title or ""),
        producer=escape(pdf.info["Producer"].string),
        created=escape(document.metadata.created),
        modified=escape(document.metadata.modified),
        identifier=uuid5(NAMESPACE_URL, content),
    )
    metadata = pydyf.Stream([packet.encode()], {"Type": "/Metadata", "Subtype": "/XML"})
    pdf.add_object(metadata)
    pdf.catalog["Metadata"] = metadata.reference


def _page(pdf: Any, page: Any) -> None:
    left, bottom, right, top = page["TrimBox"]
    page["BleedBox"] = _grown(page["TrimBox"], BLEED)
    page["MediaBox"] = _grown(page["TrimBox"], _SLUG)
    # What is half transparent mixes as ink does.
    page["Group"] = pydyf.Dictionary({"Type": "/Group", "S": "/Transparency", "CS": "/DeviceCMYK"})
    marks = pydyf.Stream([b"/Artifact BMC", b"q", b"0 0 0 1 K", f"{_HAIRLINE} w"])
    for (x, outward), (y, upward) in product(((left, -1), (right, 1)), ((bottom, -1), (top, 1))):
        marks.stream.append(_line(x + outward * _GAP, y, x + outward * (_GAP + _MARK), y))
        marks.stream.append(_line(x, y + upward * _GAP, x, y + upward * (_GAP + _MARK)))
    marks.stream += [b"Q", b"EMC"]
    pdf.add_object(marks)
    drawn = page["Contents"]
    # WeasyPrint turns the page upside down and leaves it so; the marks come first.
    page["Contents"] = pydyf.Array([marks.reference, drawn])


def _grown(box: Any, by: float) -> Any:
    left, bottom, right, top = (float(value) for value in box)
    return pydyf.Array([left - by, bottom - by, right + by, top + by])


def _line(x: float, y: float, to_x: float, to_y: float) -> str:
    return f"{x:.3f} {y:.3f} m {to_x:.3f} {to_y:.3f} l S"


def _intent(pdf: Any, press: Press) -> None:
    profile = pydyf.Stream([press.profile], {"N": 4}, compress=True)
    pdf.add_object(profile)
    condition = pydyf.String(press.condition)
    intent = {
        "Type": "/OutputIntent",
        "S": "/GTS_PDFX",
        "OutputConditionIdentifier": condition,
        "OutputCondition": condition,
        "Info": condition,
        "DestOutputProfile": profile.reference,
    }
    pdf.catalog["OutputIntents"] = pydyf.Array([pydyf.Dictionary(intent)])
