"""Reports for editors and translators: what to do first, why, and then the numbers."""

from collections.abc import Iterable

from pipeline.model import Finding
from pipeline.project import Project
from pipeline.readability import Version as Scored
from pipeline.readability import rank, relate, score_page, since, tools
from pipeline.readability.gates import failures
from pipeline.versions import Version

FOLDER = "reports"
DETAILS = f"{FOLDER}/readability"
"""Where the page of each leaflet lies."""

OTHER_COUNTING = (
    "The baseline was made by another version of Plainleaf or of its data, whose figures cannot be compared with "
    "these. Make it anew with: plainleaf score --save-baseline."
)


def scored(project: Project, found: Iterable[Version]) -> tuple[Scored, ...]:
    """The readability of every version that has words of its own to score."""
    versions = tuple(found)
    sources = {one.page.name: one.content for one in versions if one.is_source}
    scores = (
        score_page(
            one.content,
            None if one.is_source else sources.get(one.page.name),
            project.plain_words.get(one.language.locale, ()),
        )
        for one in versions
        if one.content.translated
    )
    locale = project.config.source_language.locale
    return since(rank(relate(scores, locale)), project.baseline)


def gated(project: Project, scores: Iterable[Scored]) -> tuple[Finding, ...]:
    """An error for each version that does not pass a gate of the project."""
    return tuple(failures(scores, project.config.gates, project.config.source_language.locale))


def report_files(
    project: Project, found: tuple[Version, ...], findings: tuple[Finding, ...], scores: tuple[Scored, ...], style: str
) -> list[tuple[str, bytes]]:
    """Every report as (path in the output, bytes); `style` is the path there of a sheet with fonts."""
    from pipeline.reports import findings as findings_report
    from pipeline.reports import readability, translation

    notes = (OTHER_COUNTING,) if project.baseline and not project.baseline.comparable else ()
    written = readability.report(
        scores, tools(), source_locale=project.config.source_language.locale, title=project.title, notes=notes,
        style=style,
    )  # fmt: skip
    return [
        *((f"{FOLDER}/{path}", content) for path, content in written),
        (f"{FOLDER}/translation.html", translation.as_html(found)),
        (f"{FOLDER}/translation.csv", translation.as_csv(found)),
        (f"{FOLDER}/translation.json", translation.as_json(found)),
        (f"{FOLDER}/findings.json", findings_report.as_json(findings)),
        (f"{FOLDER}/findings.sarif", findings_report.as_sarif(findings)),
    ]
