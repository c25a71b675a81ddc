"""One leaflet: parse, mend, lay out, tag, write, and tell what is wrong."""

from pathlib import Path
from typing import Any
from xml.etree.ElementTree import SubElement

from weasyprint import CSS, HTML

from pipeline.model import Finding, Where
from pipeline.typeset import (
    breaks,
    colours,
    fitting,
    glyphs,
    journal,
    lost,
    marks,
    mend,
    metadata,
    pdfx,
    separations,
    sheets,
)
from pipeline.typeset.fetch import BASE, Fetcher
from pipeline.typeset.form import Form
from pipeline.typeset.plates import CMYK, DPI, Plates
from pipeline.typeset.roles import BLOCKS
from pipeline.typeset.walk import excerpt, parents

# PDF/A-2a brings tags and a colour profile; PDF/UA-1 is claimed beside it.
VARIANT = "pdf/a-2a"

COLOURS = "--srgb"

# WeasyPrint marks lists inside lists with ◦ and ▪, which the fonts of most scripts do not have; and
# a link around blocks is none unless it is a block itself. It shows the hidden parts of tables.
_DEFAULTS = """
:where(a:has(BLOCKS)) { display: block }
:where(thead, tbody, tfoot, tr, td, th, colgroup, col)[hidden] { display: none }
@counter-style circle { system: cyclic; symbols: "–"; suffix: " " }
@counter-style square { system: cyclic; symbols: "•"; suffix: " " }
""".replace("BLOCKS", ", ".join(BLOCKS))


def run(
    html: str, styles: tuple[str, ...], fonts: Any, root: Path, where: Where, form: Form
) -> tuple[bytes, int, tuple[Finding, ...]]:
    """The bytes of a PDF, its number of pages, and its findings in a fixed order."""
    fetcher = Fetcher(root)
    with journal.listen() as notes:
        source = HTML(string=html, base_url=BASE, url_fetcher=fetcher)
        tree = source.etree_element
        head = tree.find("head")
        plates = Plates(form.press) if form.press is not None else None
        for style in (_DEFAULTS, *styles, pdfx.STYLE if plates else ""):
            SubElement(head if head is not None else tree, "style").text = style
        findings = mend.before_layout(tree, where) + breaks.findings("".join(tree.itertext()), where)

        def lay_out(style: str) -> Any:
            return source.render(
                stylesheets=[CSS(string=style)],
                font_config=fonts,
                presentational_hints=True,
                **(_for_press() if plates else _for_reading()),
            )

        with lost.watch() as written:
            document = fitting.fit(lay_out)
        findings += mend.after_layout(document, where)
        above = parents(tree)
        findings += lost.findings(document, written, above, where)
        with marks.session(document, plates) as session:
            if form.fold and (unfit := sheets.impose(document, form.fold, where)):
                return b"", 0, tuple(findings + unfit)
            content = _plated(document, plates) if plates else _readable(document)
    missing = [(codepoint, excerpt(box.element, above) or box.text) for codepoint, box in session.missing]
    findings += glyphs.findings(missing, session.wrong, where)
    findings += journal.findings(notes, fetcher.refused, where)
    findings += plates.findings(above, where) if plates else []
    return content, len(document.pages), tuple(dict.fromkeys(findings))


def _for_reading() -> dict[str, Any]:
    return {"pdf_variant": VARIANT, "color_profiles": {COLOURS: colours.srgb()}, "output_intent": COLOURS}


def _readable(document: Any) -> bytes:
    document.metadata = metadata.for_both_standards(document.metadata)
    content: bytes = document.write_pdf(pdf_variant=VARIANT, output_intent=COLOURS)
    return content


def _for_press() -> dict[str, Any]:
    return {"output_intent": CMYK, "dpi": DPI}


def _plated(document: Any, plates: Plates) -> bytes:
    def finish(document: Any, pdf: Any) -> None:
        pdfx.finish(document, pdf, plates.press)
        if not plates.faults:
            for problem in separations.problems(pdf, plates.press.most_ink):
                plates.box = None
                plates.fault(problem, "leave out what draws it; no page should bring this about, so please report it")

    pdfx.prepare(document)
    try:
        content: bytes = document.write_pdf(
            finisher=finish, pdf_version=pdfx.VERSION, pdf_identifier=True, pdf_tags=True
        )
    except NotImplementedError:
        # By WeasyPrint, which can mix and shade the colours of a screen only.
        plates.written()
        return b""
    return content
