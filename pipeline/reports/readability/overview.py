"""readability.html: what to do first, the index of every language, then one row for each version."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from pipeline.readability import Score, Version
from pipeline.readability.data import index_bands
from pipeline.reports import pages
from pipeline.reports.charts import MOST_DOTS, Strip, Zone, strip_chart
from pipeline.reports.readability import wording
from pipeline.reports.readability.tasks import tasks

OPEN = 12
"""Up to so many leaflets every table is open when the page is."""


@dataclass(frozen=True, slots=True)
class LanguageRow:
    """The figures of the chart: how the index of a language's leaflets lies."""

    name: str
    values: tuple[float, ...]

    @property
    def middle(self) -> float:
        """The median of the index."""
        return median(self.values)


@dataclass(frozen=True, slots=True)
class Leaflet:
    """The versions of one leaflet, the source first."""

    page: str
    source: Version
    versions: tuple[Version, ...]

    @property
    def hardest(self) -> Version | None:
        """The version with the highest index."""
        scored = [one for one in self.versions if one.index is not None]
        return max(scored, key=lambda one: one.index or 0.0, default=None)


def overview(
    versions: Iterable[Version],
    counted_with: dict[str, str],
    *,
    source_locale: str,
    title: str = "",
    notes: Sequence[str] = (),
    style: str = "",
) -> bytes:
    """The page. `title` is the project's, `style` the path in the output of a sheet with fonts.

    Links lead to the pages as they lie beside the folder of reports.
    """
    shown = tuple(sorted(versions, key=lambda one: (one.page, one.locale != source_locale, one.language)))
    rows, found, methods = _languages(shown), leaflets(shown, source_locale), _methods(shown)
    return pages.fill(
        "report-readability.html.j2",
        project=title,
        versions=shown,
        leaflets=found,
        unfolded=len(found) <= OPEN,
        languages=len({one.language for one in shown}),
        tasks=tasks(shown, source_locale),
        summary=_summary(shown),
        changes=_changes(shown),
        percentiles=any(one.percentile is not None for one in shown),
        notes=notes,
        rows=rows,
        chart=_chart(rows),
        methods=methods,
        method_numbers={(score.method, score.citation): number for number, (score, _) in enumerate(methods, 1)},
        tools=sorted(counted_with.items()),
        source_locale=source_locale,
        wording=wording,
        style=style,
        up="../",
    )


def leaflets(versions: Sequence[Version], source_locale: str) -> tuple[Leaflet, ...]:
    """The versions page by page, each with its source version first."""
    grouped: dict[str, list[Version]] = {}
    for one in versions:
        grouped.setdefault(one.page, []).append(one)
    return tuple(
        Leaflet(page, next((one for one in found if one.locale == source_locale), found[0]), tuple(found))
        for page, found in grouped.items()
    )


def _summary(versions: Sequence[Version]) -> str:
    judged = [one.main for one in versions if one.main and one.main.tier == "A" and one.main.target is not None]
    met, without = sum(map(wording.meets, judged)), sum(one.index is None for one in versions)
    parts = []
    if judged:
        parts.append(f"Of {len(judged)} with a validated formula, {met} reach{'es' if met == 1 else ''} the target.")
    if without:
        parts.append(f"{without} cannot be scored; the reason stands with each.")
    return " ".join(parts)


def _changes(versions: Sequence[Version]) -> str:
    """What became of all versions since the baseline, in a sentence; empty where there is none."""
    known = [wording.since(one) for one in versions if wording.since(one)]
    if not known:
        return ""
    easier, harder = known.count("easier"), known.count("harder")
    return f"Since the baseline {easier} got easier, {harder} got harder, and {len(known) - easier - harder} stayed."


def _languages(versions: Sequence[Version]) -> tuple[LanguageRow, ...]:
    values: dict[str, list[float]] = {}
    for one in versions:
        if one.index is not None:
            values.setdefault(one.language_name, []).append(one.index)
    rows = (LanguageRow(name, tuple(sorted(found))) for name, found in values.items())
    return tuple(sorted(rows, key=lambda row: (-row.middle, row.name)))


def _chart(rows: Sequence[LanguageRow]) -> str:
    if not rows:
        return ""
    many = any(len(row.values) > MOST_DOTS for row in rows)
    dots = "A dot for each leaflet" + (
        f"; in languages with more than {MOST_DOTS}, a dot for the median and a line from the lowest to the highest"
        if many
        else ""
    )
    return strip_chart(
        [Strip(row.name, row.values) for row in rows],
        [Zone(name, edge) for name, edge in index_bands()],
        name="index-chart",
        title="The index of every leaflet, by language",
        description=(
            f"{dots}; hardest languages first. {rows[0].name} has a median of "
            f"{rows[0].middle:.2f}, {rows[-1].name} of {rows[-1].middle:.2f}. "
            "The table after the chart has the figures."
        ),
        axis="Index: 1.00 is as hard as the Declaration of Human Rights in the same language",
    )


def _methods(versions: Sequence[Version]) -> tuple[tuple[Score, tuple[str, ...]], ...]:
    scores: dict[tuple[str, str], tuple[Score, set[str]]] = {}
    for one in versions:
        for score in one.scores:
            scores.setdefault((score.method, score.citation), (score, set()))[1].add(one.language_name)
    return tuple((score, tuple(sorted(names))) for score, names in scores.values())
