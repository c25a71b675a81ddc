"""From a whole HTML document to a tagged PDF: the only room that knows WeasyPrint.

`render` lays a document out with the pinned fonts and nothing else, tags it from its HTML tree as
PDF/UA-1 and PDF/A-2a in one file, and tells what no reader should find out: characters without a
glyph, images that are not there, text that runs off the sheet. WeasyPrint is imported by the first
call of `render` or `warm`, not before.
"""

from dataclasses import dataclass
from pathlib import Path

from pipeline.fonts import Face
from pipeline.model import Finding, Where
from pipeline.typeset.form import PLAIN, Fold, Form, Press
from pipeline.typeset.libraries import tool_versions

__all__ = ["PLAIN", "Fold", "Form", "Pdf", "Press", "render", "tool_versions", "warm"]


@dataclass(frozen=True, slots=True)
class Pdf:
    """A finished file, how many pages it has, and what is wrong with it.

    A file with a finding of severity error must not be published. `content` is empty where the leaflet
    does not fit its form; a finding says so.
    """

    content: bytes
    pages: int
    findings: tuple[Finding, ...] = ()


def render(
    html: str, *, styles: tuple[str, ...], faces: tuple[Face, ...], root: Path, where: Where, form: Form = PLAIN
) -> Pdf:
    """Typeset a whole HTML document.

    `styles` are CSS texts, the later ones stronger; `faces` the only fonts there are, `@font-face`
    rules are refused. Addresses of images and style sheets are relative to the folder `root`;
    nothing outside it is read. `where` is the place that findings point at, `form` what becomes of
    the pages. Same arguments and same tool versions give the same bytes.

    Raises MissingDependency where a system library or a font file is not on this machine.
    """
    from pipeline.typeset import engine

    content, pages, findings = engine.typeset(html, styles, faces, root, where, form)
    return Pdf(content, pages, findings)


def warm() -> None:
    """Do once what every first leaflet of a process would wait for; for a fork server's preload.

    Raises MissingDependency where a system library is not on this machine.
    """
    from pipeline.typeset import engine

    engine.start()
