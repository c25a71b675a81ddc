"""What a build did, as it tells a person when it ends."""

from dataclasses import dataclass, field
from pathlib import Path

from pipeline.model import Finding


@dataclass(frozen=True, slots=True)
class Failure:
    """A leaflet that was not made, and why; `told` says that an error among the findings tells it, too."""

    page: str
    locale: str
    variant: str
    error: str
    told: bool = False


@dataclass(slots=True)
class Summary:
    """What a build did; grows while it works. `withheld` counts files that must wait for words."""

    output: Path
    built: int = 0
    fresh: int = 0
    withheld: int = 0
    withdrawn: list[str] = field(default_factory=list)
    failed: list[Failure] = field(default_factory=list)
    findings: tuple[Finding, ...] = ()
    exit_code: int = 0

    def fail(self, page: str, locale: str, variant: str, error: str, *, told: bool = False) -> None:
        """Remember a leaflet that was not made; the same failure counts once."""
        failure = Failure(page, locale, variant, error, told)
        if failure not in self.failed:
            self.failed.append(failure)
