"""Drawing for a print shop: every colour and every picture of a leaflet in CMYK.

Our functions in the place of WeasyPrint's (see `hooks`) ask the session whether there are plates; if
so, colours go through the inks of the press. What ink cannot do is noted with the box it stands in:
soft transparency, and amounts of ink written in the page that are too much.
"""

import zlib
from dataclasses import dataclass, field
from io import BytesIO
from math import ceil
from typing import Any

import pydyf
from PIL import Image, ImageChops

from pipeline.model import Finding, Severity, Where
from pipeline.typeset.form import Press
from pipeline.typeset.ink import Amounts, Inks, inks
from pipeline.typeset.walk import excerpt

CMYK = "device-cmyk"
"""The name under which WeasyPrint and CSS know amounts of ink."""

DPI = 300
"""Pictures with more pixels than this for each inch are made smaller: no press shows more."""

_SOFT = "a soft shadow, a mask or a colour that fades out cannot be divided into inks"
_HARDEN = "use plain colours: a gradient between two of them, a shadow without blur, a picture instead of a mask"
_BLEND = "a blend mode cannot be divided into inks"
_WRITTEN = "amounts of ink (device-cmyk) cannot be used in a gradient, or in a border of two shades"
_PLAIN = "write these colours as #rrggbb; the profile of the print shop makes inks of them"


@dataclass(slots=True)
class Plates:
    """What is drawn with the inks of one press, and what could not be, each with its box."""

    press: Press
    faults: list[tuple[str, str, Any]] = field(default_factory=list)
    box: Any = None

    @property
    def inks(self) -> Inks:
        """The inks of the press."""
        return inks(self.press)

    def fault(self, message: str, fix: str) -> None:
        """Note what cannot be printed in the box that is being drawn."""
        self.faults.append((message, fix, self.box))

    def soft(self) -> None:
        """Note transparency that is not the same all over."""
        self.fault(_SOFT, _HARDEN)

    def blend(self) -> None:
        """Note colours that mix with those below."""
        self.fault(_BLEND, "use plain colours")

    def written(self) -> None:
        """Note amounts of ink where WeasyPrint wants a colour of a screen."""
        self.fault(_WRITTEN, _PLAIN)

    def amounts(self, colour: Any) -> Amounts:
        """The inks of a colour of a style sheet or a drawing."""
        if colour.space == CMYK:
            cyan, magenta, yellow, black = colour.coordinates
            total = ceil(round((cyan + magenta + yellow + black) * 100, 6))
            if total > self.press.most_ink:
                fix = f"use less: {self.press.most_ink} % is the most this press dries"
                self.fault(f"a colour has {total} % of ink", fix)
            return cyan, magenta, yellow, black
        try:
            return self.inks.of(*colour.to("srgb").coordinates)
        except NotImplementedError:
            self.fault(f"“{colour.space}” is no colour space that can be printed", _PLAIN)
            return 0, 0, 0, 1

    def paint(self, stream: Any, colour: Any, *, stroke: bool) -> None:
        """Set the colour of what a stream draws next."""
        stream.set_alpha(colour.alpha, stroke)
        amounts = self.amounts(colour)
        known = "_current_color_stroke" if stroke else "_current_color"
        if getattr(stream, known) != amounts:
            setattr(stream, known, amounts)
            stream.stream.append(" ".join(f"{amount:.4f}".rstrip("0").rstrip(".") for amount in amounts))
            stream.stream.append(b"K" if stroke else b"k")

    def stop(self, colour: Any) -> Any:
        """A colour where a gradient has one, or the interpolation of its opacity, as it is."""
        return self.inks.of(*colour) if len(colour) == 3 else colour

    def picture(self, image: Any, ratio: float) -> Any:
        """An image of WeasyPrint as an object of the file, `ratio` of its size."""
        pixels = self._pixels(image, ratio)
        before = Image.new("CMYK", pixels.size)
        before.paste(pixels, (1, 0))
        extra = {
            "Type": "/XObject",
            "Subtype": "/Image",
            "Width": pixels.width,
            "Height": pixels.height,
            "ColorSpace": "/DeviceCMYK",
            "BitsPerComponent": 8,
            "Filter": "/FlateDecode",
            # Each sample as its difference from the one to the left (ISO 32000-1, 7.4.4.4).
            "DecodeParms": pydyf.Dictionary({"Predictor": 2, "Colors": 4, "Columns": pixels.width}),
        }
        return pydyf.Stream([zlib.compress(ImageChops.subtract_modulo(pixels, before).tobytes())], extra)

    def _pixels(self, image: Any, ratio: float) -> Image.Image:
        found: Image.Image = Image.open(BytesIO(image.image_data.data))
        if found.mode == "CMYK" and not image.invert_colors:
            # Pillow takes every CMYK JPEG for one of Adobe's, which hold the opposite.
            found = ImageChops.invert(found)
        if ratio < 1:
            size = (max(1, round(image.width * ratio)), max(1, round(image.height * ratio)))
            profile = found.info.get("icc_profile")
            found = found.convert("RGBA" if "transparency" in found.info else _depth(found.mode)).resize(size)
            found.info["icc_profile"] = profile
        return self.inks.picture(found)

    def findings(self, above: dict[Any, Any], where: Where) -> list[Finding]:
        """An error for each thing that could not be printed."""
        return [
            Finding("print-ink", Severity.ERROR, message, where, excerpt(getattr(box, "element", None), above), fix)
            for message, fix, box in self.faults
        ]


def _depth(mode: str) -> str:
    # Palettes and single bits have no colours in between to make a smaller picture of.
    return {"1": "L", "P": "RGB", "PA": "RGBA"}.get(mode, mode)
