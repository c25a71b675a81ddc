"""The print shop that a project prints at: its ICC profile, read and found fit for use.

A profile describes one press with its inks and paper (ICC.1, the International Color Consortium). It
goes into every file, so it is used only where a licence allows that.
"""

import struct
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from io import BytesIO

from pipeline.config import Config
from pipeline.errors import ConfigError
from pipeline.places import FILE
from pipeline.typeset import Press

# Of ICC.1, 7.2 and 7.3: the header, and each row of the table of tags after it.
_HEADER, _ROW = 128, 12
_CLASS, _SPACE, _SIGNATURE = slice(12, 16), slice(16, 20), slice(36, 40)
_FIX = "ask the print shop for the CMYK profile of its press and paper, or see docs/print-shop.md"
_SETTING = 'print-profile = { file = "…", licence = "…" }'


def of(config: Config) -> Press:
    """The print shop of a project. Raises ConfigError where it has none, or its profile cannot be used."""
    setting = config.print_profile
    if setting is None:
        raise ConfigError(
            "no print shop is known",
            where=FILE,
            why="colours of ink are those of one press and its paper, and a profile describes them",
            fix=f"{_FIX}; then write {_SETTING}",
        )
    try:
        content = (config.root / setting.file).read_bytes()
    except OSError as error:
        raise ConfigError(
            f"the print profile cannot be read ({error.strerror})",
            where=setting.file,
            why=f"“print-profile” in {FILE} names this file, from the project's folder",
            fix="put the file there, or correct the name",
        ) from None
    return read_profile(content, setting.file, setting.licence, setting.condition)


def read_profile(content: bytes, name: str, licence: str, condition: str = "") -> Press:
    """The print shop that the ICC profile in the file `name` describes.

    `licence` is the one that the project says it uses the profile under; without it, the profile's own
    copyright must allow everybody to use it. `condition` names the printing condition, else the
    profile's description does. Raises ConfigError.
    """
    tags = _tags(content)
    if tags is None:
        why = "an ICC profile says so in its first bytes; this file does not, or part of it is missing"
        raise ConfigError("is not an ICC profile", where=name, why=why, fix=_FIX)
    if content[_SPACE] != b"CMYK" or content[_CLASS] != b"prtr" or b"B2A0" not in tags:
        space, kind = (content[part].decode("latin-1").strip() for part in (_SPACE, _CLASS))
        raise ConfigError(
            "is not the profile of a press with four inks",
            where=name,
            why=f"its colours are {space} and it is for devices of the kind “{kind}”; "
            "CMYK and “prtr” are needed, with a table from colours to inks",
            fix=_FIX,
        )
    if not _is_read(content):
        raise ConfigError("is a profile that Little CMS cannot read", where=name, why="it is damaged", fix=_FIX)
    copyright_text = _text(tags.get(b"cprt", b""))
    if not licence.strip() and not _is_free(copyright_text):
        raise ConfigError(
            "does not say that it may be used",
            where=name,
            why=f"its copyright reads “{copyright_text}”, and the profile goes into every file that is passed on",
            fix=f"find the licence that you have it under, and name it: {_SETTING}",
        )
    return Press(content, condition or _text(tags.get(b"desc", b"")) or name)


def _tags(content: bytes) -> dict[bytes, bytes] | None:
    """The tags of a profile by signature; None if this is no whole profile."""
    if len(content) < _HEADER + 4 or content[_SIGNATURE] != b"acsp":
        return None
    (size,), (count,) = struct.unpack_from(">I", content), struct.unpack_from(">I", content, _HEADER)
    if size > len(content) or _HEADER + 4 + count * _ROW > size:
        return None
    found = {}
    for row in range(count):
        tag, start, length = struct.unpack_from(">4sII", content, _HEADER + 4 + row * _ROW)
        if start + length > size:
            return None
        found[tag] = content[start : start + length]
    return found


def _text(tag: bytes) -> str:
    """The words of a tag of type text, description (version 2) or localised text (version 4)."""
    kind, body = tag[:4], tag[8:]
    if kind == b"text":
        return _words(body)
    if kind == b"desc" and len(body) >= 4:
        return _words(body[4 : 4 + int.from_bytes(body[:4], "big")])
    if kind == b"mluc":
        return " ".join(dict.fromkeys(_records(tag)))
    return ""


def _records(tag: bytes) -> Iterator[str]:
    # ICC.1:2010, 10.13: number and size of the records, then language, country, length and place of each.
    count, size = struct.unpack_from(">II", tag, 8) if len(tag) >= 16 else (0, 12)
    for record in range(count):
        if (at := 16 + record * size) + 12 > len(tag):
            return
        length, start = struct.unpack_from(">II", tag, at + 4)
        yield " ".join(tag[start : start + length].decode("utf-16-be", "replace").split())


def _words(content: bytes) -> str:
    return " ".join(content.split(b"\0")[0].decode("latin-1").split())


def _is_read(content: bytes) -> bool:
    from PIL import ImageCms

    try:
        profile = ImageCms.ImageCmsProfile(BytesIO(content))
        ImageCms.buildTransform(ImageCms.createProfile("sRGB"), profile, "RGB", "CMYK")
        ImageCms.buildTransform(profile, ImageCms.createProfile("LAB"), "CMYK", "LAB")
    except (OSError, ImageCms.PyCMSError):
        return False
    return True


def _is_free(copyright_text: str) -> bool:
    return any(phrase in copyright_text.lower() for phrase in _phrases())


@lru_cache(maxsize=1)
def _phrases() -> tuple[str, ...]:
    text = files("pipeline").joinpath("data", "print", "licences.toml").read_text("utf-8")
    return tuple(tomllib.loads(text)["phrases"])
