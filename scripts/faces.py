"""Write pipeline/data/fonts/faces.toml anew from the locked font packages (part of `make lock`).

Regular and bold of every family, with the italics where there are any: what leaflets use.
"""

import re
import tempfile
from hashlib import sha256
from json import loads
from pathlib import Path

from fontTools.ttLib import TTFont

from pipeline import fonts

DATA = Path(__file__).parents[1] / "pipeline" / "data" / "fonts"
STYLES = (("400Regular", 400, "normal"), ("400Regular_Italic", 400, "italic"),
          ("700Bold", 700, "normal"), ("700Bold_Italic", 700, "italic"))  # fmt: skip
# Its bold breaks words apart, so Urdu is never set in bold.
REGULAR_ONLY = {"noto-nastaliq-urdu"}

HEAD = """\
# The font files that leaflets use, one row each; written by `make lock`, not by hand.
# package   below @expo-google-fonts, at the version of package-lock.json
# file      inside the package; its last part is its name in the cache
# sha256    of the file, checked when it is put into the cache
"""


def main() -> None:
    packages = loads((DATA / "package.json").read_text())["dependencies"]
    with tempfile.TemporaryDirectory() as scratch:
        fonts.fetch(Path(scratch))
        blocks = [
            _block(Path(scratch) / fonts.SCOPE / name, path, weight, style)
            for name in sorted((package.rpartition("/")[2] for package in packages), key=_order)
            for folder, weight, style in STYLES
            if weight == 400 or name not in REGULAR_ONLY
            for path in sorted((Path(scratch) / fonts.SCOPE / name / folder).glob("*.ttf"))
        ]
    (DATA / "faces.toml").write_text(HEAD + "".join(blocks))


def _order(name: str) -> tuple[bool, bool, str]:
    """Latin first, symbols last: a character is taken from the first family that has it."""
    return name != "noto-sans", bool(re.search("symbols|math", name)), name


def _block(package: Path, path: Path, weight: int, style: str) -> str:
    names = TTFont(path, lazy=True)["name"]
    family = names.getDebugName(16) or names.getDebugName(1)
    return f"""
[[face]]
package = "{package.name}"
file = "{path.relative_to(package)}"
family = "{family}"
weight = {weight}
style = "{style}"
sha256 = "{sha256(path.read_bytes()).hexdigest()}"
"""


main()
