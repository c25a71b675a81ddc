"""One leaflet through WeasyPrint, with the pinned fonts and no others."""

import os
import tempfile
import warnings
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from pipeline.errors import MissingDependency
from pipeline.fonts import Face
from pipeline.model import Finding, Where
from pipeline.typeset import libraries
from pipeline.typeset.form import Form

# The tagger stands in for functions inside this version. The tests are the gate to another one.
WEASYPRINT = "70.0"

_CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><cachedir>{folder}/cache</cachedir></fontconfig>
"""


@lru_cache(maxsize=1)
def start() -> None:
    """Import WeasyPrint where it can see no font of the system, and put our functions into it."""
    libraries.require()
    if (found := version("weasyprint")) != WEASYPRINT:
        raise MissingDependency(
            f"WeasyPrint {found} is installed, {WEASYPRINT} is needed",
            why="the tags of a PDF are made by functions that stand in for parts of this very version",
            fix=f"run `pip install weasyprint=={WEASYPRINT}`",
        )
    _without_system_fonts(_import)


def typeset(
    html: str, styles: tuple[str, ...], faces: tuple[Face, ...], root: Path, where: Where, form: Form
) -> tuple[bytes, int, tuple[Finding, ...]]:
    """The bytes of a PDF, its number of pages, and what is wrong with it."""
    start()
    fonts = _fonts(faces)
    from pipeline.typeset import job

    return job.run(html, styles, fonts, root, where, form)


@lru_cache(maxsize=16)
def _fonts(faces: tuple[Face, ...]) -> Any:
    # One configuration for each set of faces: it keeps Pango's caches warm, and no leaflet ever
    # finds a glyph in a font that only another leaflet declared.
    from pipeline.typeset.faces import Fonts

    fonts = _without_system_fonts(Fonts)
    for face in faces:
        fonts.declare(face)
    return fonts


def _import() -> None:
    with warnings.catch_warnings():
        # There are no fonts on purpose, and the missing library was looked for above.
        warnings.simplefilter("ignore")
        import weasyprint  # noqa: F401
    from pipeline.typeset.hooks import install

    install()


def _without_system_fonts(work: Any) -> Any:
    # The environment is put back at once: programs started later (a browser) need their fonts.
    # Fontconfig reads its configuration only inside these calls.
    before = os.environ.get("FONTCONFIG_FILE")
    with tempfile.TemporaryDirectory(prefix="plainleaf-") as folder:
        file = Path(folder, "fonts.conf")
        file.write_text(_CONFIGURATION.format(folder=folder), encoding="utf-8")
        os.environ["FONTCONFIG_FILE"] = str(file)
        try:
            return work()
        finally:
            if before is None:
                del os.environ["FONTCONFIG_FILE"]
            else:
                os.environ["FONTCONFIG_FILE"] = before
