"""Every pair of colours that the screen's style sheet can put together is readable."""

import re
from importlib.resources import files

import pytest

SHEET = files("pipeline").joinpath("styles/screen.css").read_text("utf-8")
PAIRS = [
    ("ink", "paper"), ("ink", "tint"), ("ink", "alarm-paper"), ("ink", "notice-paper"),
    ("accent", "paper"), ("accent", "tint"), ("accent", "alarm-paper"), ("accent", "notice-paper"),
    ("quiet", "paper"), ("alarm", "paper"), ("alarm", "alarm-paper"), ("alarm", "notice-paper"),
    ("notice", "notice-paper"), ("notice", "paper"), ("on-alarm", "alarm"),
]  # fmt: skip


def palettes():
    for block in re.findall(r":root \{([^}]*--ink[^}]*)\}", SHEET):
        yield dict(re.findall(r"--([a-z-]+): #([0-9a-f]{6});", block))


def luminance(colour):
    channels = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("palette", list(palettes()), ids=["light", "dark", "print"])
@pytest.mark.parametrize("pair", PAIRS, ids="-on-".join)
def test_contrast_is_at_least_seven_to_one(palette, pair):
    lighter, darker = sorted((luminance(palette[name]) for name in pair), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 7


def test_only_logical_properties():
    physical = r"(?:margin|padding|border|inset)-(?:left|right)\b|text-align:\s*(?:left|right)"
    for name in ("screen.css", "print.css"):
        sheet = files("pipeline").joinpath("styles", name).read_text("utf-8")
        assert not re.search(physical, sheet)
        # The typesetter has no logical floats, so each is written for both directions.
        assert sheet.count("float: right") == sheet.count("float: left") == len(re.findall(r'rtl"\].*float', sheet))
