"""What a file is called when somebody saves it, so that nobody hands out the wrong one, and a zip for each language.

On the web a print file is `ur/warfarin.pdf`; on a nurse's desktop that would be one “warfarin.pdf” among
forty. Its name there says code, title, language, version and paper.
"""

import re
import unicodedata
import zipfile
from collections.abc import Iterable
from io import BytesIO

from pipeline.model import Language

_NOT_PLAIN = re.compile(r"[^A-Za-z0-9.]+")
LONGEST = 60
"""Characters of a title in a name: with all the rest it must still fit a list of files."""

STILL = (1980, 1, 1, 0, 0, 0)
"""The date of every file in a zip, the earliest there is: the same content makes the same bytes."""


def file_name(code: str, title: str, language: Language, version: str, kind: str, ending: str) -> str:
    """The name of a download: `PL-002-taking-warfarin-safely-Urdu-ur-v1.0-A4.pdf`.

    `title` is in the language of the staff; `kind` is the paper or the variant. What is not known is
    left out, and so are letters that not every disk can hold.
    """
    parts = (code, plain_title(title), _plain(language.english_name), language.tag,
             f"v{version}" if version else "", kind)  # fmt: skip
    return "-".join(plain for part in parts if (plain := _plain(part))) + f".{ending}"


def plain_title(title: str) -> str:
    """A title as it stands in names; empty where none of its letters can."""
    return _plain(title).lower()[:LONGEST].strip("-")


def archive_name(collection: str, language: Language) -> str:
    """The name of the zip of a language."""
    parts = (_plain(collection)[:LONGEST].strip("-"), _plain(language.english_name), language.tag)
    return "-".join(part for part in parts if part) + ".zip"


def _plain(text: str) -> str:
    """The text in letters, digits and hyphens that every file system and every mail program takes."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return _NOT_PLAIN.sub("-", bare.replace("’", "").replace("'", "")).strip("-")


def archive(files: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip of files as (name, bytes), in the order of their names; a second one of the same name gets a number."""
    out = BytesIO()
    taken: set[str] = set()
    with zipfile.ZipFile(out, "w") as bundle:
        for name, content in sorted(files):
            info = zipfile.ZipInfo(_free(name, taken), STILL)
            # Print files and fonts are compressed already.
            info.compress_type = zipfile.ZIP_STORED if name.endswith(".pdf") else zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            bundle.writestr(info, content)
    return out.getvalue()


def _free(name: str, taken: set[str]) -> str:
    stem, dot, ending = name.rpartition(".")
    free, number = name, 2
    while free.lower() in taken:
        free, number = f"{stem}-{number}{dot}{ending}", number + 1
    taken.add(free.lower())
    return free
