"""One leaflet: parse, mend, lay out, tag, write, and tell what is wrong."""

from pathlib import Path
from typing import Any
from xml.etree.ElementTree import SubElement

from weasyprint import CSS, HTML

from pipeline.model import Finding, Where
from pipeline.typeset import colours, fitting, glyphs, journal, marks, mend, metadata, sheets
from pipeline.typeset.fetch import BASE, Fetcher
from pipeline.typeset.form import Form
from pipeline.typeset.walk import excerpt, parents

# PDF/A-2a brings tags and a colour profile; PDF/UA-1 is claimed beside it.
VARIANT = "pdf/a-2a"

COLOURS = "--srgb"

# WeasyPrint marks lists inside lists with ◦ and ▪, which the fonts of most scripts do not have.
_MARKERS = """
@counter-style circle { system: cyclic; symbols: "–"; suffix: " " }
@counter-style square { system: cyclic; symbols: "•"; suffix: " " }
"""


def run(
    html: str, styles: tuple[str, ...], fonts: Any, root: Path, where: Where, form: Form
) -> tuple[bytes, int, tuple[Finding, ...]]:
    """The bytes of a PDF, its number of pages, and its findings in a fixed order."""
    fetcher = Fetcher(root)
    with journal.listen() as notes:
        source = HTML(string=html, base_url=BASE, url_fetcher=fetcher)
        tree = source.etree_element
        head = tree.find("head")
        for style in (_MARKERS, *styles):
            SubElement(head if head is not None else tree, "style").text = style
        findings = mend.before_layout(tree, where)

        def lay_out(style: str) -> Any:
            return source.render(
                stylesheets=[CSS(string=style)],
                font_config=fonts,
                pdf_variant=VARIANT,
                color_profiles={COLOURS: colours.srgb()},
                output_intent=COLOURS,
                presentational_hints=True,
            )

        document = fitting.fit(lay_out)
        findings += mend.after_layout(document, where)
        document.metadata = metadata.for_both_standards(document.metadata)
        with marks.session(document) as session:
            if form.fold and (unfit := sheets.impose(document, form.fold, where)):
                return b"", 0, tuple(findings + unfit)
            content = document.write_pdf(pdf_variant=VARIANT, output_intent=COLOURS)
    above = parents(tree)
    missing = [(codepoint, excerpt(box.element, above) or box.text) for codepoint, box in session.missing]
    findings += glyphs.findings(missing, session.wrong, where)
    findings += journal.findings(notes, fetcher.refused, where)
    return content, len(document.pages), tuple(dict.fromkeys(findings))
