"""The readability report, as pages and data: pure functions from versions to bytes."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files as resources
from statistics import median
from typing import TYPE_CHECKING

from pipeline.model import Language
from pipeline.readability import HardSentence, Score, Version, relate, score_page, to_json, tools
from pipeline.readability.data import index_bands
from pipeline.reports.charts import Strip, Zone, strip_chart
from pipeline.versions import Version as PageVersion

if TYPE_CHECKING:
    from jinja2 import Template

FIRST = 20
HARDER = 1.10
SIMILAR = 0.07
COLUMNS = (
    "page", "locale", "language", "title", "tier", "method", "value", "low", "high", "band", "grade",
    "target", "target_met", "index", "index_band", "source_ratio", "sentences", "words", "letters",
    "syllables", "polysyllables", "long_words", "blocks", "words_per_sentence", "warnings",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do first: what, in which version, the words, why, and which languages it is in."""

    what: str
    version: Version
    sentence: HardSentence | None
    why: tuple[str, ...]
    also: tuple[str, ...] = ()
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class LanguageRow:
    """The figures of the chart: how the index of a language's leaflets lies."""

    name: str
    values: tuple[float, ...]

    @property
    def middle(self) -> float:
        """The median of the index."""
        return median(self.values)


def files(found: Iterable[PageVersion], source: Language) -> list[tuple[str, bytes]]:
    """The report in its three forms, as (name, bytes)."""
    versions = relate((score_page(one.content) for one in found), source.locale)
    return [
        ("readability.html", readability_html(versions, tools(), source_locale=source.locale)),
        ("readability.csv", readability_csv(versions)),
        ("readability.json", readability_json(versions, tools())),
    ]


def readability_json(versions: Iterable[Version], counted_with: dict[str, str]) -> bytes:
    """readability.json."""
    text = json.dumps(to_json(versions, counted_with), ensure_ascii=False, indent=1)
    return (text + "\n").encode()


def readability_csv(versions: Iterable[Version]) -> bytes:
    """readability.csv: one row per version, with the byte order mark that spreadsheets look for."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for one in versions:
        counts, main = one.counts, one.main
        score = (
            (main.method, main.value, main.low, main.high, main.band, main.grade, main.target,
             "" if main.target is None else "yes" if meets(main) else "no")
            if main
            else ("",) * 8
        )  # fmt: skip
        writer.writerow(
            _cell(value)
            for value in (
                one.page, one.locale, one.language, one.title, one.tier, *score, one.index,
                one.index_band, one.source_ratio, counts.sentences, counts.words, counts.letters,
                counts.syllables, counts.polysyllables, counts.long_words, counts.blocks,
                per_sentence(one), " | ".join(one.warnings),
            )
        )  # fmt: skip
    return ("\ufeff" + out.getvalue()).encode()


def _cell(value: object) -> object:
    """A value for a spreadsheet: what could be taken for a formula is marked as text."""
    if value is None:
        return ""
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@") else value


def readability_html(
    versions: Iterable[Version], counted_with: dict[str, str], *, source_locale: str, title: str = ""
) -> bytes:
    """readability.html: what to do first, the index of every language, then each version in detail.

    `title` is the project's. Links point to the pages as they lie beside the folder of reports.
    """
    versions = tuple(sorted(versions, key=lambda one: (one.page, one.locale != source_locale, one.language)))
    rows = _languages(versions)
    text = _template().render(
        project=title,
        versions=versions,
        pages=_pages(versions, source_locale),
        tasks=tasks(versions, source_locale),
        summary=_summary(versions),
        rows=rows,
        chart=_chart(rows),
        methods=_methods(versions),
        tools=sorted(counted_with.items()),
        source_locale=source_locale,
        meets=meets,
        per_sentence=per_sentence,
        against_source=against_source,
        css=resources("pipeline").joinpath("styles/report.css").read_text("utf-8"),
    )
    return text.encode()


@lru_cache(maxsize=1)
def _template() -> "Template":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("pipeline"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    return environment.get_template("report-readability.html.j2")


def meets(score: Score) -> bool:
    """Whether a score reaches its target."""
    if score.target is None:
        return False
    return score.value >= score.target if score.better == "high" else score.value <= score.target


def per_sentence(version: Version) -> float | None:
    """Words in a sentence on average, to one decimal; None where words are not counted."""
    counts = version.counts
    return round(counts.words / counts.sentences, 1) if counts.words and counts.sentences else None


def against_source(version: Version) -> str:
    """How a translation stands beside its source, in words."""
    ratio = version.source_ratio
    if ratio is None:
        return ""
    if ratio > HARDER:
        return "harder"
    if ratio > 1 + SIMILAR:
        return "a little harder"
    return "easier" if ratio < 1 - SIMILAR else "similar"


def tasks(versions: Sequence[Version], source_locale: str) -> tuple[Task, ...]:
    """What to do first over all versions, at most twenty.

    A message that is long in several languages is one task, in the source language where it is long
    there too: mended once, it helps them all.
    """
    groups: dict[tuple[str, ...], list[tuple[Version, HardSentence]]] = {}
    for one in versions:
        for number, sentence in enumerate(one.sentences):
            own = () if sentence.msgid else (one.locale, str(number))
            groups.setdefault((one.page, sentence.msgid, *own), []).append((one, sentence))
    found = [_sentence_task(group, source_locale) for group in groups.values()]
    for one in versions:
        if one.source_ratio is not None and one.source_ratio > HARDER:
            why = f"its index is {one.source_ratio:.2f} times that of the source page"
            found.append(Task("Look at this translation as a whole", one, None, (why,), weight=one.source_ratio + 0.5))
    found.sort(key=lambda task: (-task.weight, task.version.page, task.version.language))
    return tuple(found[:FIRST])


def _sentence_task(group: list[tuple[Version, HardSentence]], source_locale: str) -> Task:
    group = sorted(group, key=lambda pair: (pair[0].locale != source_locale, -pair[1].severity))
    version, sentence = group[0]
    also = tuple(sorted({one.language_name for one, _ in group[1:] if one.locale != version.locale}))
    if version.locale == source_locale and also:
        what = "Make this sentence easier in the source, then in its translations"
    else:
        what = "Make this sentence easier"
    return Task(what, version, sentence, sentence.reasons, also, sentence.severity + 0.1 * len(also))


def _summary(versions: Sequence[Version]) -> str:
    judged = [one.main for one in versions if one.main and one.main.tier == "A" and one.main.target is not None]
    met, without = sum(map(meets, judged)), sum(one.index is None for one in versions)
    parts = []
    if judged:
        parts.append(f"Of {len(judged)} with a validated formula, {met} reach{'es' if met == 1 else ''} the target.")
    if without:
        parts.append(f"{without} cannot be scored; the reason stands with each.")
    return " ".join(parts)


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
    return strip_chart(
        [Strip(row.name, row.values) for row in rows],
        [Zone(name, edge) for name, edge in index_bands()],
        name="index-chart",
        title="The index of every leaflet, by language",
        description=(
            f"A dot for each leaflet; hardest languages first. {rows[0].name} has a median of "
            f"{rows[0].middle:.2f}, {rows[-1].name} of {rows[-1].middle:.2f}. "
            "The table after the chart has the figures."
        ),
        axis="Index: 1.00 is as hard as the Declaration of Human Rights in the same language",
    )


def _pages(versions: Sequence[Version], source_locale: str) -> tuple[tuple[str, Version, tuple[Version, ...]], ...]:
    pages: dict[str, list[Version]] = {}
    for one in versions:
        pages.setdefault(one.page, []).append(one)
    return tuple(
        (page, next((one for one in found if one.locale == source_locale), found[0]), tuple(found))
        for page, found in pages.items()
    )


def _methods(versions: Sequence[Version]) -> tuple[tuple[Score, tuple[str, ...]], ...]:
    scores: dict[tuple[str, str], tuple[Score, set[str]]] = {}
    for one in versions:
        for score in one.scores:
            scores.setdefault((score.method, score.citation), (score, set()))[1].add(one.language_name)
    return tuple((score, tuple(sorted(names))) for score, names in scores.values())


def readability_text(versions: Iterable[Version]) -> str:
    """The scores for a terminal; a single version comes with its hardest sentences."""
    shown = tuple(versions)
    lines = []
    for one in shown:
        main = one.main
        name = " ".join(part for part in (one.page, one.language) if part)
        if main is not None:
            band = f", {main.band}" if main.band else ""
            interval = f"{main.low:g} to {main.high:g}{band}; tier {main.tier}, {main.citation}"
            score = f"{main.method} {main.value:g} ({interval})"
        else:
            score = "no formula: indicators only" if one.tier == "C" else "not scored"
        index = f"; index {one.index:.2f}, {one.index_band}" if one.index is not None else ""
        lines.append(f"{name}: {score}{index}")
        lines += [f"  note: {warning}" for warning in one.warnings]
    if len(shown) == 1 and shown[0].sentences:
        lines.append("hardest sentences:")
        for sentence in shown[0].sentences:
            lines.append(f"  {sentence.text}\n    {', '.join(sentence.reasons)}")
    lines.append("Scores show where to look first. They do not approve a text.")
    return "\n".join(lines)
