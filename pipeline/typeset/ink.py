"""From colours of a screen to amounts of ink: text and pictures through the profile of a print shop.

Little CMS, which comes with Pillow, does the sums. Greys become black ink alone, so that text stays
sharp when the four plates do not quite meet; the ink in any one place is kept below a limit.
"""

from bisect import bisect_left
from functools import lru_cache
from io import BytesIO
from math import floor
from typing import Any, cast

from PIL import Image, ImageChops, ImageCms, ImageMath

from pipeline.typeset.form import Press

Amounts = tuple[float, float, float, float]
"""Cyan, magenta, yellow and black, each 0 to 1."""

_FULL = 255
# Colours darker than this (L* 15) look black on any paper; as one ink their lines stay sharp.
_NEARLY_BLACK = 0.15
_STRIP = 256
_GREY_MODES = ("1", "L", "LA", "La")
_ALPHA_MODES = ("RGBA", "RGBa", "LA", "La", "PA")
# Of the colours of CIELAB as Pillow holds them, the first byte: lightness 0 to 100 as 0 to 255.
_LIGHTNESS = 0


class Inks:
    """The inks of one press. Colours go in as sRGB, 0 to 1, and come out as amounts of ink."""

    def __init__(self, press: Press) -> None:
        self.most = press.most_ink
        self._profile = press.profile
        profile, screen = ImageCms.ImageCmsProfile(BytesIO(press.profile)), ImageCms.createProfile("sRGB")
        self._flat = ImageCms.buildTransform(
            screen, profile, "RGB", "CMYK",
            ImageCms.Intent.RELATIVE_COLORIMETRIC, ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )  # fmt: skip
        self._black = _ramp(profile)
        self._known: dict[tuple[int, int, int], Amounts] = {}

    def of(self, red: float, green: float, blue: float) -> Amounts:
        """The inks of a colour; of a grey and of what is nearly black, black alone."""
        key = _byte(red), _byte(green), _byte(blue)
        if key not in self._known:
            luminance = _luminance(*(part / _FULL for part in key))
            if key[0] == key[1] == key[2]:
                found = (0, 0, 0, self._black[key[0]])
            elif _lightness(luminance) < _NEARLY_BLACK:
                found = (0, 0, 0, self._black[_byte(_grey(luminance))])
            else:
                pixel = ImageCms.applyTransform(Image.new("RGB", (1, 1), key), self._flat)
                assert pixel is not None  # noqa: S101 - Pillow returns nothing only where it works in place
                found = limit(pixel, self.most).getpixel((0, 0))  # type: ignore[assignment]
            self._known[key] = tuple(floor(part * 10000 / _FULL) / 10000 for part in found)  # type: ignore[assignment]
        return self._known[key]

    def picture(self, image: Image.Image) -> Image.Image:
        """A picture in CMYK, on white where it was transparent, smooth tones kept (perceptual intent)."""
        own = image.info.get("icc_profile")
        image = _plain(image)
        if image.mode == "CMYK":
            found = self._through(image, own) if own else image
        elif image.mode == "L" or _is_grey(image):
            black = image.convert("L").point([round(amount) for amount in self._black])
            none = Image.new("L", image.size)
            return Image.merge("CMYK", (none, none, none, black))
        else:
            found = self._through(image, own)
        return limit(found, self.most)

    def _through(self, image: Image.Image, own: bytes | None) -> Image.Image:
        # A profile inside the picture says what its numbers mean; one that is broken is left aside.
        for content in (own, None):
            source = ImageCms.ImageCmsProfile(BytesIO(content)) if content else ImageCms.createProfile("sRGB")
            try:
                found = ImageCms.profileToProfile(
                    image, source, BytesIO(self._profile), ImageCms.Intent.PERCEPTUAL, "CMYK",
                    flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
                )  # fmt: skip
            except (ImageCms.PyCMSError, OSError):
                if image.mode == "CMYK":
                    return image
                continue
            assert found is not None  # noqa: S101 - Pillow returns nothing only where it works in place
            return found
        return image.convert("CMYK")


@lru_cache(maxsize=4)
def inks(press: Press) -> Inks:
    """The inks of a press, made once for each."""
    return Inks(press)


def limit(image: Image.Image, most: int) -> Image.Image:
    """A CMYK picture with at most so much ink in each place (per cent); black stays, the others give way."""
    found = image.copy()
    for top in range(0, image.height, _STRIP):
        # In strips, for the sums take sixteen times the room of the picture.
        strip = image.crop((0, top, image.width, min(top + _STRIP, image.height)))
        found.paste(_limited(strip, most * _FULL // 100), (0, top))
    return found


def _limited(image: Image.Image, ceiling: int) -> Image.Image:
    channels = dict(zip("cmyk", image.split(), strict=True))

    def thinned(name: str) -> Image.Image:
        def work(args: dict[str, Any]) -> Any:
            c, m, y, k = (args["int"](args[one]) for one in "cmyk")
            colour = args["max"](c + m + y, 1)
            room = args["min"](args["max"](ceiling - k, 0), colour)
            return args["convert"]({"c": c, "m": m, "y": y}[name] * room / colour, "L")

        return cast("Image.Image", ImageMath.lambda_eval(work, **channels))

    return Image.merge("CMYK", (thinned("c"), thinned("m"), thinned("y"), channels["k"]))


def _plain(image: Image.Image) -> Image.Image:
    """A picture as L, RGB or CMYK, without transparency."""
    if image.mode.startswith(("I", "F")):
        # Sixteen bits a sample; nothing else of this kind comes out of a PNG.
        image = image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    if image.mode in _ALPHA_MODES or "transparency" in image.info:
        grey = image.mode in _GREY_MODES
        over = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", over.size, "white"), over).convert("L" if grey else "RGB")
    if image.mode in ("L", "RGB", "CMYK"):
        return image
    return image.convert("L" if image.mode in _GREY_MODES else "RGB")


def _is_grey(image: Image.Image) -> bool:
    red, green, blue = image.split()
    return not ImageChops.difference(red, green).getbbox() and not ImageChops.difference(green, blue).getbbox()


def _ramp(profile: ImageCms.ImageCmsProfile) -> list[float]:
    """How much black (0 to 255) each of the 256 greys of sRGB is, by the lightness of black ink on paper.

    The darkest grey is all the black there is, the lightest is paper (black point compensation).
    """
    lab = ImageCms.createProfile("LAB")
    relative = ImageCms.Intent.RELATIVE_COLORIMETRIC
    inked = Image.frombytes("CMYK", (256, 1), b"".join(bytes((0, 0, 0, black)) for black in range(256)))
    measured = ImageCms.applyTransform(inked, ImageCms.buildTransform(profile, lab, "CMYK", "LAB", relative))
    assert measured is not None  # noqa: S101 - Pillow returns nothing only where it works in place
    lightness = list(measured.getchannel(_LIGHTNESS).tobytes())
    paper, darkest = lightness[0], lightness[-1]
    # Rising with less ink, whatever the noise of the measurement.
    rising = [max(lightness[255 - index :]) for index in range(256)]
    amounts = []
    for grey in range(256):
        wanted = darkest + (paper - darkest) * _lightness(_linear(grey / _FULL))
        place = bisect_left(rising, wanted)
        if place == 0:
            amounts.append(float(_FULL))
            continue
        place = min(place, 255)
        low, high = rising[place - 1], rising[place]
        part = (wanted - low) / (high - low) if high > low else 1.0
        amounts.append(_FULL - (place - 1 + min(part, 1.0)))
    amounts[0], amounts[-1] = float(_FULL), 0.0
    return amounts


def _linear(value: float) -> float:
    """The light of a channel of sRGB (IEC 61966-2-1)."""
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _grey(luminance: float) -> float:
    """The grey of sRGB that is as bright."""
    return luminance * 12.92 if luminance <= 0.0031308 else 1.055 * luminance ** (1 / 2.4) - 0.055


def _luminance(red: float, green: float, blue: float) -> float:
    return 0.2126 * _linear(red) + 0.7152 * _linear(green) + 0.0722 * _linear(blue)


def _lightness(luminance: float) -> float:
    """L* of CIELAB, 0 to 1 (CIE 15)."""
    if luminance > 216 / 24389:
        return float(1.16 * luminance ** (1 / 3) - 0.16)
    return luminance * 24389 / 2700


def _byte(value: float) -> int:
    return round(min(max(value, 0.0), 1.0) * _FULL)
