"""What WeasyPrint writes to its log, as findings."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from pipeline.model import Finding, Severity, Where
from pipeline.typeset import marks
from pipeline.typeset.fetch import readable

_IMAGE = "Failed to load image at"
_DRAWING = ("Failed to render SVG image", "Failed to load inline SVG")
_ANCHOR = "No anchor #"
_GLYPH = ".notdef glyph rendered"


class _Notes(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        if str(record.msg).startswith(_GLYPH) and isinstance(record.args, tuple):
            now = marks.current()
            now.missing.append((int(str(record.args[1])), now.box))
        else:
            self.records.append(record)


@contextmanager
def listen() -> Iterator[list[logging.LogRecord]]:
    """Collect what WeasyPrint would say to nobody."""
    logger, notes = logging.getLogger("weasyprint"), _Notes()
    logger.addHandler(notes)
    try:
        yield notes.records
    finally:
        logger.removeHandler(notes)


def findings(records: list[logging.LogRecord], refused: dict[str, str], where: Where) -> list[Finding]:
    """Errors for what could not be read, warnings for links that lead nowhere, and the rest as it is.

    Missing glyphs are noted with the box they stand in; `glyphs` tells of them.
    """
    found = [
        Finding(
            "print-file",
            Severity.ERROR,
            f"“{readable(url)}” is not in the PDF: {reason}",
            where,
            excerpt=readable(url),
            fix="put the file into the project and write its address relative to the page",
        )
        for url, reason in refused.items()
    ]
    for record in records:
        message, arguments = str(record.msg), record.args if isinstance(record.args, tuple) else ()
        if message.startswith(_IMAGE):
            url = str(arguments[0])
            if url not in refused:
                found.append(
                    Finding(
                        "print-file",
                        Severity.ERROR,
                        f"“{readable(url)}” is not an image that can be read",
                        where,
                        excerpt=readable(url),
                        fix="save the image again as PNG, JPEG or SVG",
                    )
                )
        elif message.startswith(_DRAWING):
            name = readable(str(arguments[0])) if message.startswith(_DRAWING[0]) else "an inline SVG"
            told = f"{name} cannot be drawn"
            fix = "save the drawing again as plain SVG, without elements that hold themselves"
            found.append(Finding("print-file", Severity.ERROR, told, where, name, fix))
        elif message.startswith(_ANCHOR):
            found.append(
                Finding(
                    "print-link",
                    Severity.WARNING,
                    f"a link leads to “#{arguments[0]}”, and nothing has that id",
                    where,
                    fix="correct the link, or give the id to what it means",
                )
            )
        else:
            found.append(Finding("print-style", Severity.INFO, record.getMessage(), where))
    return found
