"""What a build shows on a terminal: a bar while it works, and a summary when it ends."""

import sys
from collections.abc import Iterable, Iterator

import click

from pipeline.model import Severity
from pipeline.reports.findings import as_text
from pipeline.run import Outcome
from pipeline.summary import Summary

SHOWN = 10


def progress(outcomes: Iterable[Outcome], total: int) -> Iterator[Outcome]:
    """Pass outcomes on; on a terminal, with a bar."""
    if not total or not sys.stderr.isatty():
        yield from outcomes
        return
    with click.progressbar(outcomes, length=total, label="typesetting", file=sys.stderr) as bar:
        yield from bar


def told(summary: Summary) -> list[str]:
    """The closing summary: built, fresh, failed, findings, and where to look first."""
    errors = [finding for finding in summary.findings if finding.severity is Severity.ERROR]
    warnings = sum(finding.severity is Severity.WARNING for finding in summary.findings)
    lines = [f"failed: {failure.error}" for failure in summary.failed]
    lines += [as_text(finding) for finding in errors[:SHOWN]]
    if len(errors) > SHOWN:
        lines.append(f"… and {len(errors) - SHOWN} more errors: run plainleaf check")
    lines += [f"withdrawn: {path}" for path in summary.withdrawn]
    lines += [as_text(finding) for finding in summary.findings if finding.check == "site-stale"]
    lines.append(
        f"built {summary.built}, fresh {summary.fresh}, failed {len(summary.failed)}"
        + (f", waiting for translation {summary.withheld}" if summary.withheld else "")
    )
    lines.append(f"findings: {len(errors)} errors, {warnings} warnings")
    lines.append(f"look first at {summary.output / 'index.html'}")
    lines.append(f"for editors: {summary.output / 'reports' / 'readability.html'}")
    return lines
