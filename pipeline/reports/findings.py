"""Findings as text for a terminal, as JSON for scripts, and as SARIF for code review."""

import json
from collections.abc import Iterable

from pipeline import __version__
from pipeline.lint import registered
from pipeline.lint.wcag import criterion
from pipeline.model import Finding, Severity
from pipeline.text import excerpt

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def as_rows(findings: Iterable[Finding]) -> list[dict[str, object]]:
    """One JSON object for each finding, with the fields that scripts rely on."""
    return [
        {
            "check": found.check,
            "severity": found.severity.value,
            "message": found.message,
            "path": found.where.path,
            "line": found.where.line,
            "page": found.where.page,
            "locale": found.where.locale,
            "msgid": found.where.msgid,
            "msgstr": found.msgstr,
            "excerpt": found.excerpt,
            "fix": found.fix,
            "wcag": found.wcag,
        }
        for found in findings
    ]


def as_json(findings: Iterable[Finding]) -> bytes:
    """All findings in one JSON document."""
    return (json.dumps({"schema": 1, "findings": as_rows(findings)}, ensure_ascii=False, indent=1) + "\n").encode()


def as_text(finding: Finding) -> str:
    """One finding as lines for a person: where, what, the words, what to do."""
    lines = [f"{finding.where}: {finding.severity.value}: {finding.message} [{finding.check}]"]
    if finding.where.msgid:
        lines.append(f"  source text: {excerpt(finding.where.msgid)}")
    if finding.excerpt:
        lines.append(f"  words: {finding.excerpt}")
    if finding.fix:
        lines.append(f"  what to do: {finding.fix}")
    about = criterion(finding.wcag)
    if about is not None:
        lines.append(f"  criterion: WCAG 2.2, {about.number} {about.name}")
    return "\n".join(lines)


def _rule(check: str, number: str) -> dict[str, object]:
    """A check as SARIF has it: what it looks for, and where W3C explains the criterion."""
    found: dict[str, object] = {"id": check}
    known, about = registered().get(check), criterion(number)
    if known is not None:
        found["shortDescription"] = {"text": known.title}
        found["defaultConfiguration"] = {"level": LEVELS[known.severity]}
    if about is not None:
        found["helpUri"] = about.address
        found["help"] = {"text": f"WCAG 2.2, success criterion {about.number} {about.name} (level {about.level})"}
    tags = [f"wcag{about.number.replace('.', '')}", f"wcag2{about.level.lower()}"] if about is not None else []
    tags += [f"act-{act}" for act in known.act] if known is not None else []
    if tags:
        found["properties"] = {"tags": ["accessibility", *tags]}
    return found


def _region(found: Finding) -> dict[str, object]:
    region: dict[str, object] = {"startLine": max(1, found.where.line)}
    if found.excerpt:
        region["snippet"] = {"text": found.excerpt}
    return region


def as_sarif(findings: Iterable[Finding]) -> bytes:
    """All findings as SARIF 2.1.0 (OASIS Standard, 2020)."""
    rows = list(findings)
    criteria = {found.check: found.wcag for found in rows}
    rules = [_rule(check, criteria[check]) for check in sorted(criteria)]
    results = [
        {
            "ruleId": found.check,
            "level": LEVELS[found.severity],
            "message": {"text": found.message + (f" What to do: {found.fix}." if found.fix else "")},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": found.where.path},
                        "region": _region(found),
                    }
                }
            ],
        }
        for found in rows
    ]
    driver = {"name": "plainleaf", "version": __version__, "rules": rules}
    data = {
        "version": "2.1.0",
        "$schema": SARIF_SCHEMA,
        "runs": [{"tool": {"driver": driver}, "results": results}],
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
