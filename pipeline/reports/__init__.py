"""Reports for editors and translators: what to do first, why, and then the numbers."""

from collections.abc import Iterable

from pipeline.model import Finding
from pipeline.readability import Version as Scored
from pipeline.readability import relate, score_page, tools
from pipeline.versions import Version

FOLDER = "reports"


def scored(found: Iterable[Version], source_locale: str) -> tuple[Scored, ...]:
    """The readability of every version that has words of its own to score."""
    return relate((score_page(one.content) for one in found if one.content.translated), source_locale)


def report_files(
    found: tuple[Version, ...], findings: tuple[Finding, ...], source_locale: str, title: str
) -> list[tuple[str, bytes]]:
    """Every report as (path in the output, bytes)."""
    from pipeline.reports import findings as findings_report
    from pipeline.reports import readability, translation

    scores, used = scored(found, source_locale), tools()
    return [
        (
            f"{FOLDER}/readability.html",
            readability.readability_html(scores, used, source_locale=source_locale, title=title),
        ),
        (f"{FOLDER}/readability.csv", readability.readability_csv(scores)),
        (f"{FOLDER}/readability.json", readability.readability_json(scores, used)),
        (f"{FOLDER}/translation.html", translation.as_html(found)),
        (f"{FOLDER}/translation.csv", translation.as_csv(found)),
        (f"{FOLDER}/translation.json", translation.as_json(found)),
        (f"{FOLDER}/findings.json", findings_report.as_json(findings)),
        (f"{FOLDER}/findings.sarif", findings_report.as_sarif(findings)),
    ]
