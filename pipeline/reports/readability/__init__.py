"""The readability report: an overview, a page for each leaflet, tables for machines, text for terminals."""

from collections.abc import Iterable, Iterator, Sequence

from pipeline.readability import Version
from pipeline.reports.readability.leaflet import leaflet_page
from pipeline.reports.readability.overview import leaflets, overview
from pipeline.reports.readability.tables import as_csv, as_json, schema
from pipeline.reports.readability.text import as_text

__all__ = ["as_csv", "as_json", "as_text", "leaflet_page", "leaflets", "overview", "report", "schema"]


def report(
    versions: Iterable[Version],
    counted_with: dict[str, str],
    *,
    source_locale: str,
    title: str = "",
    notes: Sequence[str] = (),
    style: str = "",
) -> Iterator[tuple[str, bytes]]:
    """Every file of the report as (path in the folder of reports, bytes)."""
    shown = tuple(sorted(versions, key=lambda one: (one.page, one.locale != source_locale, one.language)))
    yield (
        "readability.html",
        overview(shown, counted_with, source_locale=source_locale, title=title, notes=notes, style=style),
    )
    for leaflet in leaflets(shown, source_locale):
        content = leaflet_page(leaflet, source_locale=source_locale, title=title, style=style)
        yield f"readability/{leaflet.page}.html", content
    yield "readability.csv", as_csv(shown)
    yield "readability.json", as_json(shown, counted_with)
    yield "readability.schema.json", schema()
