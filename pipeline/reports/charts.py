"""Charts as inline SVG: a title and a description inside, no colour that carries meaning alone.

Colours and letters come from the style sheet of the page, so that charts follow its dark mode and
print in grey. The page that shows a chart puts its figures in a table beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from statistics import median

WIDTH = 800
LEFT, RIGHT, TOP = 190, 24, 40
ROW = 30
MOST_DOTS = 40
"""Values of a row beyond which their dots would only cover each other."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A row of a strip chart: a name and the values that stand on its line."""

    label: str
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Zone:
    """A part of the axis with a name; its end is None where it goes on for ever."""

    label: str
    end: float | None


def strip_chart(
    strips: Sequence[Strip], zones: Sequence[Zone], *, name: str, title: str, description: str, axis: str
) -> str:
    """A row of dots per strip over named zones, as SVG. `name` makes ids: letters
    and hyphens, new on the page. A row of very many values has its line, and a dot for their median.
    """
    low, high = _range(strips, zones)
    height = TOP + ROW * len(strips) + 46
    bottom = TOP + ROW * len(strips)

    def x(value: float) -> float:
        return round(LEFT + (value - low) / (high - low) * (WIDTH - LEFT - RIGHT), 1)

    parts = [
        f'<svg class="chart" viewBox="0 0 {WIDTH} {height}" role="img"',
        f' aria-labelledby="{name}-title {name}-desc">',
        f'<title id="{name}-title">{escape(title)}</title>',
        f'<desc id="{name}-desc">{escape(description)}</desc>',
    ]
    start = low
    for number, zone in enumerate(zones):
        end = high if zone.end is None else min(zone.end, high)
        left, right = x(start), x(end)
        parts.append(
            f'<rect class="zone zone-{number % 2}" x="{left}" y="{TOP - 8}" '
            f'width="{round(right - left, 1)}" height="{bottom - TOP + 12}"/>'
            f'<text class="zone-name" x="{round((left + right) / 2, 1)}" y="{TOP - 18}" '
            f'text-anchor="middle">{escape(zone.label)}</text>'
        )
        if zone.end is not None and zone.end < high:
            parts.append(
                f'<line class="edge" x1="{right}" x2="{right}" y1="{TOP - 8}" y2="{bottom + 4}"/>'
                f'<text class="tick" x="{right}" y="{bottom + 20}" text-anchor="middle">{zone.end:.2f}</text>'
            )
        start = end
    parts.append(f'<text class="tick" x="{LEFT}" y="{height - 6}">{escape(axis)}</text>')
    for number, strip in enumerate(strips):
        y = TOP + ROW * number + ROW // 2
        parts.append(f'<text class="name" x="{LEFT - 14}" y="{y + 5}" text-anchor="end">{escape(strip.label)}</text>')
        if strip.values:
            first, last = x(min(strip.values)), x(max(strip.values))
            parts.append(f'<line class="span" x1="{first}" x2="{last}" y1="{y}" y2="{y}"/>')
        dots = strip.values if len(strip.values) <= MOST_DOTS else (median(strip.values),)
        parts += [f'<circle class="dot" cx="{x(value)}" cy="{y}" r="6"/>' for value in dots]
    return "".join([*parts, "</svg>"])


def _range(strips: Sequence[Strip], zones: Sequence[Zone]) -> tuple[float, float]:
    values = [value for strip in strips for value in strip.values]
    edges = [zone.end for zone in zones if zone.end is not None]
    inner = (edges[-1] - edges[0]) / max(1, len(edges) - 1) if edges else 0.1
    low = min([*values, edges[0] - inner]) if edges else min(values, default=0.0)
    high = max([*values, edges[-1] + inner]) if edges else max(values, default=1.0)
    margin = inner / 4
    return low - margin, high + margin
