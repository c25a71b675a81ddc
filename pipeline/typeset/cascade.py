"""What the style sheets of a page make of each of its elements, by the cascade of WeasyPrint.

`get_all_computed_styles` is internal to the pinned version: it is called here and nowhere else, and
what the linter needs of it is put into records.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.typeset import engine

MARK = "data-plainleaf-number"
"""The attribute by which an element is found again: its value is any number."""

# What browsers have by themselves and the style sheet of print has not.
_BROWSER = "a[href]{color:#0000ee;text-decoration:underline}button,input{color:#000;background-color:#efefef}"

Colour = tuple[float, float, float, float]
"""Red, green, blue and opacity, each 0 to 1 (sRGB)."""


@dataclass(frozen=True, slots=True)
class Computed:
    """What holds for an element on screen. Lengths are CSS pixels; a line height without unit is a factor.

    `spacing` is between letters, `word_spacing` between words; both are 0 where nothing is declared.
    `leading` is the height of a line in pixels, or None where the font decides.
    """

    colour: Colour
    background: Colour
    picture: bool
    opacity: float
    size: float
    weight: int
    spacing: float
    word_spacing: float
    leading: float | None
    underlined: bool
    bordered: bool
    placed: bool
    off: bool


def cascade(markup: str) -> Mapping[int, Computed]:
    """The styles of every element of a page that has the attribute `MARK`, by its number.

    Only sheets in the page itself count: nothing is fetched. Raises MissingDependency.
    """
    engine.start()
    from weasyprint import CSS, HTML
    from weasyprint.css import get_all_computed_styles

    log = logging.getLogger("weasyprint")
    before = log.disabled
    log.disabled = True
    try:
        page = HTML(string=markup, base_url="file:///", url_fetcher=_refuse, media_type="screen")
        style_of = get_all_computed_styles(page, [CSS(string=_BROWSER)], presentational_hints=True)
        return {
            int(element.get(MARK)): _computed(style)
            for element in page.etree_element.iter()
            if isinstance(element.tag, str) and element.get(MARK) and (style := style_of(element)) is not None
        }
    finally:
        log.disabled = before


def _refuse(_url: str, **_more: Any) -> Any:
    raise ValueError("nothing is fetched")


def _computed(style: Any) -> Computed:
    size = float(style["font_size"])
    spacing, leading = style["letter_spacing"], style["line_height"]
    left, top = style["left"], style["top"]
    return Computed(
        colour=_colour(style["color"], style),
        background=_colour(style["background_color"], style),
        picture=any(kind != "none" for kind, _image in style["background_image"]),
        opacity=float(style["opacity"]),
        size=size,
        weight=int(style["font_weight"]),
        spacing=0.0 if spacing == "normal" else _pixels(spacing),
        word_spacing=_pixels(style["word_spacing"]),
        leading=_leading(leading, size),
        underlined=style["text_decoration_line"] != "none",
        bordered=float(style["border_bottom_width"] or 0) > 0,
        placed=style["position"] not in ("static", "relative"),
        off=style["position"] in ("absolute", "fixed") and any(_far(one) for one in (left, top)),
    )


def _colour(colour: Any, style: Any) -> Colour:
    if colour == "currentcolor":
        colour = style["color"]
    red, green, blue = (float(part) for part in colour.to("srgb").coordinates)
    return red, green, blue, float(colour.alpha)


def _pixels(value: Any) -> float:
    return float(getattr(value, "value", value) or 0)


def _leading(value: Any, size: float) -> float | None:
    if value == "normal":
        return None
    unit = getattr(value, "unit", None)
    number = _pixels(value)
    if unit == "px":
        return number
    return number * size / 100 if unit == "%" else number * size


def _far(value: Any) -> bool:
    """Whether a distance is so far below zero that the element is off the screen."""
    return value != "auto" and getattr(value, "unit", "") == "px" and float(value.value) <= -500
