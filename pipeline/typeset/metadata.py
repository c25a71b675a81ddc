"""XMP metadata that claims PDF/UA-1 and PDF/A-2a in one file."""

from typing import Any

from weasyprint.pdf.metadata import DocumentMetadata

# PDF/A allows a property of another schema only where the file describes that schema
# (ISO 19005-2, 6.6.2.3).
_CLAIM = b"""\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
_END = b"</rdf:RDF>"


class _Metadata(DocumentMetadata):  # type: ignore[misc]
    def include_in_pdf(self, pdf: Any, variant: str, version: int, conformance: str, _compress: bool) -> None:
        # Some readers and checkers look for the packet as plain text.
        super().include_in_pdf(pdf, variant, version, conformance, compress=False)

    def generate_rdf_metadata(self, variant: str, version: int, conformance: str) -> bytes:
        packet = bytes(super().generate_rdf_metadata(variant, version, conformance))
        return packet.replace(_END, _CLAIM + _END)


def for_both_standards(found: Any) -> Any:
    """The metadata of a document, with the claim of PDF/UA-1 added to that of PDF/A."""
    return _Metadata(**vars(found))
