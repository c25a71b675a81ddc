"""Whether a picture can be printed: whole, of a size that fits a sheet, and what its name says."""

import re
import warnings
from io import BytesIO

from PIL import Image, ImageFile, UnidentifiedImageError

MOST_PIXELS = 50_000_000
"""A sheet of A4 at 600 dots an inch has 35 million; a picture in memory takes 4 bytes for each."""

_ELSEWHERE = re.compile(
    r"""(?:<(?:\w+:)?use\b[^>]*?\bhref\s*=\s*["']|\burl\(\s*["']?|@import\s+["']|<\?xml-stylesheet[^>]*?\bhref\s*=\s*["'])"""
    r"""\s*(?!\#|data:)([^"')\s>]+)"""
)

SUFFIXES = frozenset((".png", ".jpg", ".jpeg", ".gif", ".webp", ".tif", ".tiff", ".bmp"))


def fault(content: bytes) -> str:
    """Why a file that is called a picture of pixels cannot be printed; nothing if it can."""
    if b"<svg" in content[:4096]:
        return "it is an SVG drawing under another name, so call it .svg"
    tolerant, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        with warnings.catch_warnings():
            # Its own limit is a warning only, and ours is lower.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content)) as picture:
                if (pixels := picture.width * picture.height) > MOST_PIXELS:
                    return _too_large(pixels)
                picture.load()
    except Image.DecompressionBombError:
        return _too_large(2 * (Image.MAX_IMAGE_PIXELS or MOST_PIXELS))
    except UnidentifiedImageError:
        return "it is not an image that can be read"
    except (OSError, SyntaxError, ValueError):
        return "it is broken: the end of it is missing, or some of its data are wrong"
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = tolerant
    return ""


def foreign(drawing: str) -> str:
    """Why an SVG drawing cannot be printed: it asks for a part or a style of another file. Nothing if it does not.

    WeasyPrint leaves such parts out in silence (SVG 2, section 5.5: external references).
    """
    found = _ELSEWHERE.search(drawing)
    return f"it takes “{found[1]}” from elsewhere, and a drawing can only show what is in it" if found else ""


def _too_large(pixels: int) -> str:
    return (
        f"it has {pixels // 1_000_000} million pixels or more, and a whole sheet needs 35 million at most; "
        "make it smaller"
    )
