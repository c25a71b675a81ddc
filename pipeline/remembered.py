"""What the last extract saw and said, so that an extract with nothing to do takes no time.

Files are known by their bytes, never by their dates: a file that was touched changes nothing, and a
file that was changed back is as it was.
"""

import json
import os
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

import pipeline
from pipeline import store
from pipeline.config import FILE, LOCALES, SOURCE

NAME = "extract.json"
KINDS = {SOURCE: (".html",), LOCALES: (".po", ".pot")}


def fingerprint(root: Path) -> str:
    """A digest of all that an extract reads: settings, pages, catalogs, and Plainleaf itself."""
    seen = blake2b(digest_size=16)
    for path, size, changed in _files(str(Path(pipeline.__file__).parent), ("",)):
        seen.update(f"{path}\0{size}\0{changed}\0".encode())
    for folder, kinds in KINDS.items():
        for path, _size, _changed in _files(str(root / folder), kinds):
            seen.update(f"{path}\0".encode() + _digest(path))
    return (seen.digest() + _digest(str(root / FILE))).hex()


def _files(folder: str, kinds: tuple[str, ...]) -> Iterator[tuple[str, int, int]]:
    """Path, size and time of every file with one of these endings, in order of names."""
    try:
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return
    for entry in found:
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _files(entry.path, kinds)
        elif entry.name.endswith(kinds):
            state = entry.stat()
            yield entry.path, state.st_size, state.st_mtime_ns


def _digest(path: str) -> bytes:
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - hundreds of files: pathlib doubles the time
            return blake2b(file.read(), digest_size=16).digest()
    except OSError:
        return b"unreadable"


def recall(root: Path) -> list[str] | None:
    """The lines that the last extract ended with, where nothing has changed since; else None."""
    try:
        known = json.loads((root / store.FOLDER / NAME).read_text("utf-8"))
        if known["fingerprint"] == fingerprint(root):
            return [str(line) for line in known["lines"]]
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return None


def remember(root: Path, lines: list[str]) -> None:
    """Keep the lines of an extract that read everything. Raises OutputError."""
    known = {"fingerprint": fingerprint(root), "lines": lines}
    store.write(root / store.FOLDER / NAME, json.dumps(known, ensure_ascii=False).encode())
