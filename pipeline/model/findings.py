"""What an author, a translator or a clinic should know, and where to look."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters: an error must never reach a reader."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Where:
    """A place to look at: a file, a line in it, and the page, locale and msgid it belongs to."""

    path: str = ""
    line: int = 0
    page: str = ""
    locale: str = ""
    msgid: str = ""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" if self.line else self.path


NOWHERE = Where()


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that an author, a translator or a clinic should know."""

    check: str
    severity: Severity
    message: str
    where: Where = NOWHERE
    excerpt: str = ""
    fix: str = ""
    msgstr: str = ""
    wcag: str = ""
