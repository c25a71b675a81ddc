"""What the last extract saw and said, so that an extract with nothing to do takes no time.

Files are known by their bytes, never by their dates: a file that was touched changes nothing, and a
file that was changed back is as it was.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from pathlib import Path

import pipeline
from pipeline.places import FILE, LOCALES, SOURCE, STORE

NAME = "extract.txt"
"""A digest of all that was seen, and below it the lines that were said."""

MISSING = "missing"
KINDS = {SOURCE: (".html", ".toml"), LOCALES: (".po", ".pot", ".toml")}
"""How the names of all that is read there end: pages, catalogs, local values and glossaries."""

Seen = dict[str, str]
"""Everything that an extract reads, with a digest of its bytes; folders have none.

A file is known by the real path of its folder, so that it is one file however links lead there.
"""


def look(root: Path) -> Seen:
    """All that an extract reads: settings, pages, catalogs, and Plainleaf itself."""
    code = blake2b(digest_size=16)
    for path, size, changed in _files(str(Path(pipeline.__file__).parent), ("",), set()):
        code.update(f"{path}\0{size}\0{changed}\0".encode())
    seen = {"": code.hexdigest(), str(root / FILE): _digest(str(root / FILE))}
    for folder, kinds in KINDS.items():
        # Pages are not looked for in folders that are links (project.page_names); catalogs are read there.
        for path, size, _changed in _files(os.path.realpath(root / folder), kinds, set(), links=folder == LOCALES):
            seen[path] = _digest(path) if size >= 0 else ""
    return seen


def disturbed(seen: Seen, paths: Iterable[Path]) -> tuple[Path, ...]:
    """Those of these files that are no longer as they were seen: somebody saved them meanwhile."""
    return tuple(path for path in paths if _digest(str(path)) != seen.get(_key(path), MISSING))


def _key(path: Path) -> str:
    """What a file or a folder is called among all that was seen."""
    return str(Path(os.path.realpath(path.parent), path.name))


def _files(
    folder: str, kinds: tuple[str, ...], walked: set[str], *, links: bool = False
) -> Iterator[tuple[str, int, int]]:
    """Path, size and time of every file with one of these endings, in order of names; a folder's size is -1.

    A folder counts, because that of a new locale has no file yet. What lies in one that is a link
    counts where `links` are followed; no folder in `walked` is walked again.
    """
    walked.add(folder)
    try:
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return
    for entry in found:
        try:
            if entry.is_dir():
                size, changed = -1, 0
            elif entry.name.endswith(kinds):
                state = entry.stat()
                size, changed = state.st_size, state.st_mtime_ns
            else:
                continue
        except OSError:
            # A link that leads nowhere, as Emacs puts beside a file that is being edited, or in a circle.
            size, changed = 0, 0
        if size >= 0:
            yield entry.path, size, changed
        elif entry.name != "__pycache__":
            yield entry.path, size, changed
            real = os.path.realpath(entry.path) if entry.is_symlink() else entry.path
            if real not in walked and (links or real == entry.path):
                yield from _files(real, kinds, walked, links=links)


def _digest(path: str) -> str:
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - hundreds of files: pathlib doubles the time
            return _of(file.read())
    except FileNotFoundError:
        return MISSING
    except OSError:
        return "unreadable"


def _of(content: bytes) -> str:
    return blake2b(content, digest_size=16).hexdigest()


def recall(root: Path, seen: Seen) -> list[str] | None:
    """The lines that the last extract ended with, where nothing has changed since; else None."""
    try:
        known, *lines = (root / STORE / NAME).read_text("utf-8").split("\n")
    except (OSError, ValueError):
        return None
    return lines if known == _fingerprint(seen) else None


def remember(root: Path, seen: Seen, written: Mapping[Path, bytes], lines: list[str]) -> None:
    """Keep the lines of an extract that read what was seen and wrote these files. Raises OutputError.

    What was saved by others while it worked is not in it, and so is read the next time.
    """
    from pipeline import store

    after = dict(seen)
    for path, content in written.items():
        after |= {_key(folder): "" for folder in path.parents if root / LOCALES in folder.parents}
        after[_key(path)] = _of(content)
    store.write(root / STORE / NAME, "\n".join([_fingerprint(after), *lines]).encode())


def _fingerprint(seen: Seen) -> str:
    known = "\0".join(f"{path}\0{digest}" for path, digest in sorted(seen.items()))
    # A name that is not UTF-8 counts, too: `project.load` refuses it in words.
    return _of(os.fsencode(known))
