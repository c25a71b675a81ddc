"""`manifest.json`: every published file with its digest, and what was not made."""

import json
from collections.abc import Iterable
from importlib.metadata import version as installed
from pathlib import Path

from pipeline.sources.inline import plain
from pipeline.store import Built
from pipeline.versions import Version

FIELDS = (
    "path", "page", "locale", "variant", "id", "version", "review_due", "sha256", "bytes", "pages", "points",
    "title", "translated", "fuzzy", "missing", "fallback", "built_from",
)  # fmt: skip


def facts_of(version: Version, variant: str) -> dict[str, object]:
    """What the manifest says of a file besides its digest, and its title in the source; JSON values."""
    about, content, page = version.page.metadata, version.content, version.page
    title = page.slots[page.title]
    return {
        "page": version.page.name,
        "locale": version.language.locale,
        "variant": variant,
        "id": about.id,
        "version": about.version,
        "review_due": about.review_due.isoformat() if about.review_due else None,
        "title": content.title,
        "source_title": plain(page.messages[title.message].key.text) if title.message >= 0 else title.target,
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


def published(output: Path) -> tuple[Built, ...]:
    """What the manifest in an output folder lists: all that is known where the build record is lost."""
    try:
        rows = json.loads((output / "manifest.json").read_text("utf-8"))["files"]
        return tuple(Built(str(row["path"]), "", str(row["sha256"]), dict(row)) for row in rows)
    except (OSError, ValueError, KeyError, TypeError):
        return ()
