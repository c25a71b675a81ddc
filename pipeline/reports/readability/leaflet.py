"""The page of one leaflet: every language version with its figures, and what to mend in it."""

from pipeline.readability import Version
from pipeline.readability.data import index_bands
from pipeline.reports import pages
from pipeline.reports.charts import Strip, Zone, strip_chart
from pipeline.reports.readability import wording
from pipeline.reports.readability.overview import Leaflet

ENTRIES = 20
"""Entries of another shape than their source that are shown of one version."""


def leaflet_page(leaflet: Leaflet, *, source_locale: str, title: str = "", style: str = "") -> bytes:
    """The page. `title` is the project's, `style` the path in the output of a sheet with fonts."""
    depth = leaflet.page.count("/")
    return pages.fill(
        "report-leaflet.html.j2",
        project=title,
        leaflet=leaflet,
        chart=_chart(leaflet),
        source_locale=source_locale,
        entries=ENTRIES,
        wording=wording,
        style=style,
        up="../" * (depth + 2),
        overview="../" * (depth + 1) + "readability.html",
    )


def _chart(leaflet: Leaflet) -> str:
    scored = [one for one in leaflet.versions if one.index is not None]
    if len(scored) < 2:
        return ""
    scored.sort(key=lambda one: -(one.index or 0.0))
    return strip_chart(
        [Strip(one.language_name, _values(one)) for one in scored],
        [Zone(name, edge) for name, edge in index_bands()],
        name="index-chart",
        title="The index of each language version",
        description=(
            f"A dot for each language; the hardest first. {scored[0].language_name} has {scored[0].index:.2f}, "
            f"{scored[-1].language_name} {scored[-1].index:.2f}. The table after the chart has the figures."
        ),
        axis="Index: 1.00 is as hard as the Declaration of Human Rights in the same language",
    )


def _values(version: Version) -> tuple[float, ...]:
    return () if version.index is None else (version.index,)
