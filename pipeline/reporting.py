"""Writes the reports of a build, and takes away those of leaflets that are gone."""

from pathlib import Path

from pipeline import store
from pipeline.model import Finding
from pipeline.project import Project
from pipeline.reports import DETAILS, gated, report_files, scored
from pipeline.versions import Version


def write_reports(
    project: Project, versions: tuple[Version, ...], findings: tuple[Finding, ...], output: Path, style: str
) -> tuple[Finding, ...]:
    """Put every report in place; `style` is the path in the output of a sheet with fonts.

    Returns the findings with those of the project's readability gates. Raises OutputError.
    """
    scores = scored(project, versions)
    findings = (*findings, *gated(project, scores))
    written = [(output / path, content) for path, content in report_files(project, versions, findings, scores, style)]
    store.write_all(written)
    kept = {path for path, _ in written} | {output / DETAILS / f"{one.page}.html" for one in project.broken}
    for path in (output / DETAILS).rglob("*.html"):
        if path not in kept:
            store.remove(path)
    return findings
