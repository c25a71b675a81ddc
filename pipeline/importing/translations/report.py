"""What came of a file of translations, for whoever imports it."""

from collections.abc import Mapping

from pipeline.importing import report
from pipeline.importing.draft import Draft
from pipeline.importing.translations.bringing import Brought


def as_text(brought: Brought, file: str, paths: Mapping[str, str]) -> str:
    """How many texts each catalog got, and what was left out and why; `paths` are the catalogs' by page."""
    got = [name for name, count in brought.counts.items() if count] or list(brought.counts)[:1]
    lines = [f"{file} → {', '.join(paths[name] for name in got)}"]
    for name in got:
        count = brought.counts[name]
        lines.append(f"  imported   {count} {'text' if count == 1 else 'texts'}{' of ' + name if len(got) > 1 else ''}")
    if brought.kept:
        lines.append(f"  kept       {brought.kept} for texts to come (#~ at the end of the catalog)")
    # The first line of that report names the file once more.
    return "\n".join([*lines, *report.as_text(Draft(told=brought.told), file, "").split("\n")[1:]])
