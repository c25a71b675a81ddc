"""How far every translation is: the rows that `status` prints and the translation report shows."""

import csv
import io
import json
from collections.abc import Iterable

from pipeline.reports import pages
from pipeline.sources.inline import plain
from pipeline.text import excerpt
from pipeline.versions import Version

COLUMNS = ("page", "locale", "translated", "fuzzy", "missing", "words_left", "html", "pdf", "blocking")


def rows(found: Iterable[Version]) -> list[dict[str, object]]:
    """One JSON object for each page and locale; the source language has none."""
    return [
        {
            "page": version.page.name,
            "locale": version.language.locale,
            "translated": version.content.translated,
            "fuzzy": version.content.fuzzy,
            "missing": version.content.missing,
            "words_left": version.words_left,
            "publishable": {"html": version.html, "pdf": version.pdf},
            "blocking": [key.text for key in version.blocking],
            "safety": [key.text for key in version.content.unsafe],
            "local_missing": list(version.lacking),
        }
        for version in found
        if not version.is_source
    ]


def as_json(found: Iterable[Version]) -> bytes:
    """The state of every translation in one JSON document."""
    return (json.dumps({"schema": 1, "versions": rows(found)}, ensure_ascii=False, indent=1) + "\n").encode()


def as_text(found: Iterable[Version]) -> str:
    """A table for a terminal, and under it what blocks print, safety first."""
    shown = [version for version in found if not version.is_source]
    width = max((len(version.page.name) for version in shown), default=4)
    lines = [f"{'page':{width}}  locale    current  fuzzy  missing  words left  page  print"]
    for version in shown:
        content = version.content
        lines.append(
            f"{version.page.name:{width}}  {version.language.locale:8}  {content.translated:7}  {content.fuzzy:5}"
            f"  {content.missing:7}  {version.words_left:10}  {_yes(version.html):4}  {_yes(version.pdf)}"
        )
    for version in shown:
        if version.blocking or version.lacking:
            lines.append(f"\n{version.page.name} in {version.language.locale}: print waits for")
            lines += [f"  local value: {key}" for key in version.lacking]
            unsafe = set(version.content.unsafe)
            for key in version.blocking[:10]:
                lines.append(f"  {'safety: ' if key in unsafe else ''}{excerpt(key.text)}")
            if len(version.blocking) > 10:
                lines.append(f"  … and {len(version.blocking) - 10} more")
    return "\n".join(lines)


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def as_csv(found: Iterable[Version]) -> bytes:
    """One row for each page and locale, with the byte order mark that spreadsheets look for."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for version in found:
        if not version.is_source:
            content = version.content
            writer.writerow(
                (version.page.name, version.language.locale, content.translated, content.fuzzy, content.missing,
                 version.words_left, _yes(version.html), _yes(version.pdf), len(version.blocking))
            )  # fmt: skip
    return "\ufeff".encode() + out.getvalue().encode()


def as_html(found: Iterable[Version]) -> bytes:
    """The report as a page: what blocks print first, then every version."""
    shown = [version for version in found if not version.is_source]
    return pages.fill(
        "report-translation.html.j2",
        versions=shown,
        waiting=[version for version in shown if version.blocking or version.lacking],
        plain=plain,
    )
