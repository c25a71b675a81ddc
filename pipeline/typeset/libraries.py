"""The system libraries behind the typesetter: whether they are here, and which versions."""

import ctypes
import sys
import zlib
from contextlib import suppress
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from pipeline.errors import MissingDependency

# The names are those that WeasyPrint's own loader tries.
_NAMES = {
    "Pango": ("libpango-1.0-0", "pango-1.0-0", "libpango-1.0.so.0", "libpango-1.0.dylib"),
    "PangoFT2": ("libpangoft2-1.0-0", "pangoft2-1.0-0", "libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib"),
    "HarfBuzz": ("libharfbuzz-0", "harfbuzz", "libharfbuzz.so.0", "libharfbuzz.0.dylib"),
    "HarfBuzz subset": (
        "libharfbuzz-subset-0",
        "harfbuzz-subset",
        "libharfbuzz-subset.so.0",
        "libharfbuzz-subset.0.dylib",
    ),
    "Fontconfig": ("libfontconfig-1", "fontconfig", "libfontconfig.so.1", "libfontconfig.1.dylib"),
}
_PACKAGES = (
    "weasyprint",
    "pydyf",
    "tinyhtml5",
    "tinycss2",
    "cssselect2",
    "pillow",
    "fonttools",
    "uharfbuzz",
    "deflate",
)


@lru_cache(maxsize=1)
def require() -> None:
    """Raise MissingDependency unless every library that a PDF needs can be loaded.

    WeasyPrint would do without HarfBuzz subset, but then takes up to fifty times as long.
    """
    for name in _NAMES:
        _load(name)


@lru_cache(maxsize=1)
def tool_versions() -> dict[str, str]:
    """The versions that decide the bytes of a PDF, by tool, without importing WeasyPrint.

    Raises MissingDependency where a system library is not on this machine.
    """
    versions = {package: version(package) for package in _PACKAGES}
    with suppress(PackageNotFoundError):
        # Where words end, and so lines, in scripts without spaces.
        versions["icu4py"] = version("icu4py")
    versions["pango"] = _text("Pango", "pango_version_string")
    versions["harfbuzz"] = _text("HarfBuzz", "hb_version_string")
    number = _load("Fontconfig").FcGetVersion()
    versions["fontconfig"] = f"{number // 10000}.{number // 100 % 100}.{number % 100}"
    versions["zlib"] = zlib.ZLIB_RUNTIME_VERSION
    versions["typesetter"] = str(int(_own(), 16))
    return versions


def _own() -> str:
    """A digest of what this room is made of: what it mends has to reach files that stand."""
    room = Path(__file__).parent
    found = sha256()
    for file in [*sorted(room.glob("*.py")), room.parent / "data/fonts/flaws.toml"]:
        found.update(file.name.encode() + b"\0" + file.read_bytes())
    return found.hexdigest()[:16]


def _text(library: str, function: str) -> str:
    call = getattr(_load(library), function)
    call.restype = ctypes.c_char_p
    return bytes(call()).decode()


def _load(name: str) -> ctypes.CDLL:
    for file in _NAMES[name]:
        try:
            return ctypes.CDLL(file)
        except OSError:
            continue
    raise MissingDependency(
        f"the system library {name} is not on this machine",
        why="leaflets are set in type with Pango and HarfBuzz",
        fix="run " + _COMMANDS.get(sys.platform, _COMMANDS["linux"]),
    )


_COMMANDS = {
    "darwin": "`brew install pango`",
    "linux": "`apt-get install --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0` "
    "as root (on other systems than Debian, install Pango and HarfBuzz)",
}
