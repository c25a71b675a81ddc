"""What can go wrong, and the exit status that says so.

PlainleafError
├── UsageError            2   the command was called with something it does not know
├── MissingDependency     3   a system library or a font is not there
├── ConfigError           4   pyproject.toml or a file of local settings is wrong
├── UnreadableInput       5   a page or a catalog cannot be read
└── OutputError           1   a file could not be written
"""

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit statuses that scripts may rely on."""

    OK = 0
    FINDINGS = 1
    USAGE = 2
    MISSING_DEPENDENCY = 3
    CONFIG = 4
    UNREADABLE = 5
    INTERRUPTED = 130


class PlainleafError(Exception):
    """An error to show to a person: where it is, what is wrong, why it matters, what to do."""

    exit_code = ExitCode.FINDINGS

    def __init__(self, what: str, *, where: str = "", why: str = "", fix: str = "") -> None:
        super().__init__(what)
        self.what, self.where, self.why, self.fix = what, where, why, fix

    def __str__(self) -> str:
        head = f"{self.where}: {self.what}" if self.where else self.what
        lines = [head]
        if self.why:
            lines.append(f"  why: {self.why}")
        if self.fix:
            lines.append(f"  what to do: {self.fix}")
        return "\n".join(lines)

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.what, self.where, self.why, self.fix)


def _rebuild(kind: type[PlainleafError], what: str, where: str, why: str, fix: str) -> PlainleafError:
    return kind(what, where=where, why=why, fix=fix)


class UsageError(PlainleafError):
    """The command was called with something it does not know."""

    exit_code = ExitCode.USAGE


class MissingDependency(PlainleafError):
    """A system library or a font that the work needs is not on this machine."""

    exit_code = ExitCode.MISSING_DEPENDENCY


class ConfigError(PlainleafError):
    """A setting is wrong; ``where`` names the file and line."""

    exit_code = ExitCode.CONFIG


class UnreadableInput(PlainleafError):
    """A source page or a catalog cannot be read; ``where`` names the file and line."""

    exit_code = ExitCode.UNREADABLE


class OutputError(PlainleafError):
    """A file could not be written; nothing half-written is left behind."""

    exit_code = ExitCode.FINDINGS
