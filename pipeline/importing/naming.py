"""Which page of a project a file becomes."""

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath

from pipeline.errors import UsageError
from pipeline.importing.page import id_of
from pipeline.importing.reading import SUFFIXES
from pipeline.project import ASSETS, RESERVED


def files_of(paths: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    """The files to import, each with the page it becomes: those named, and all that can be read in folders named.

    Hidden files are left alone. Raises UsageError for what is not there, and for a folder with nothing to read.
    """
    for path in paths:
        if path.is_dir():
            inside = sorted(
                file
                for file in path.rglob("*")
                if file.suffix.lower() in SUFFIXES and file.is_file()
                and not any(part.startswith(".") for part in file.relative_to(path).parts)
            )  # fmt: skip
            if not inside:
                raise UsageError(
                    f"there is nothing to import in {path}", fix=f"the files that are read end in {_listed()}"
                )
            for file in inside:
                yield file, page_for(file.relative_to(path))
        elif path.exists():
            yield path, page_for(PurePath(path.name))
        else:
            raise UsageError(f"there is no file {path}", fix="check its name and the folder you are in")


def _listed() -> str:
    *some, last = SUFFIXES
    return f"{', '.join(some)} or {last}"


def page_for(path: PurePath) -> str:
    """A name for the page that a file becomes, from the file's own: small letters, digits and hyphens."""
    parts = [id_of(part) for part in (*path.parent.parts, path.name.partition(".")[0] or path.name)]
    if parts[-1] in RESERVED or parts[0] == ASSETS:
        parts[-1] = f"{parts[-1]}-page"
    return "/".join(parts)


def checked(name: str) -> str:
    """A page's name as somebody gives it. Raises UsageError for one that cannot be."""
    parts = name.removesuffix(".html").split("/")
    wrong = any(
        not part or part in (".", "..") or part != part.strip() or set(part) & set('\\:*?"<>|\0') for part in parts
    )
    if wrong or "." in parts[-1] or parts[-1] in RESERVED or parts[0] == ASSETS or parts[-1].startswith("."):
        raise UsageError(
            f"a page cannot have the name “{name}”",
            why="it is the name of a file below source/ and part of the leaflet's address",
            fix="write it in small letters, digits and hyphens, such as --as ct-scan or --as scans/ct",
        )
    return "/".join(parts)
