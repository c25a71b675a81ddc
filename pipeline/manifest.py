"""`manifest.json`: every published file with its digest, and what was not made."""

import json
from collections.abc import Iterable
from importlib.metadata import version as installed
from pathlib import Path

from pipeline.store import Built
from pipeline.versions import Version

FIELDS = (
    "path", "page", "locale", "variant", "id", "version", "review_due", "sha256", "bytes", "pages",
    "title", "translated", "fuzzy", "missing", "fallback", "built_from",
)  # fmt: skip


def facts_of(version: Version, variant: str) -> dict[str, object]:
    """What the manifest says of a file besides its digest; JSON values."""
    about, content = version.page.metadata, version.content
    return {
        "page": version.page.name,
        "locale": version.language.locale,
        "variant": variant,
        "id": about.id,
        "version": about.version,
        "review_due": about.review_due.isoformat() if about.review_due else None,
        "title": content.title,
        "translated": content.translated,
        "fuzzy": content.fuzzy,
        "missing": content.missing,
        "fallback": content.fallback,
        "built_from": version.page.digest,
    }


def manifest(built: Iterable[Built], output: Path, failed: Iterable[tuple[str, str, str, str]]) -> bytes:
    """The manifest of an output folder. Files that are not there any more are left out."""
    rows = []
    for row in built:
        if row.facts.get("page") and (output / row.path).is_file():
            size = (output / row.path).stat().st_size
            facts = {**row.facts, "path": row.path, "sha256": row.sha256, "bytes": size}
            rows.append({name: facts[name] for name in FIELDS if name in facts})
    data = {
        "schema": 1,
        "tools": {"plainleaf": installed("plainleaf"), "weasyprint": installed("weasyprint")},
        "files": rows,
        "failed": [
            {"page": page, "locale": locale, "variant": variant, "error": error}
            for page, locale, variant, error in failed
        ],
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
