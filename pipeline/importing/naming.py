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
            inside = [file for file in _inside(path) if file.suffix.lower() in SUFFIXES]
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


def _inside(folder: Path) -> list[Path]:
    """The files in a folder and its folders, but for hidden ones and what a browser put beside a page that it saved."""
    files = [
        file
        for file in folder.rglob("*")
        if file.is_file() and not any(part.startswith(".") for part in file.relative_to(folder).parts)
    ]
    pages = {file.with_suffix("") for file in files if file.suffix.lower() in (".html", ".htm")}
    beside = {page.with_name(f"{page.name}{ending}") for page in pages for ending in BESIDE}
    return sorted(file for file in files if beside.isdisjoint(file.parents))


BESIDE = ("_files", ".files", "-Dateien", "_fichiers", "-filer", "_archivos", "_pliki", "_arquivos", "_file")
"""What browsers and word processors add to a page's name for the folder of its pictures, in some of their languages."""
OTHERS = frozenset(".doc .dot .odt .ott .rtf .pdf .pages .wpd .pub .epub .ppt .pptx .odp .xls .xlsx .ods .zip".split())
"""Endings of documents that are not read."""


def others_in(paths: Iterable[Path]) -> list[Path]:
    """The documents in the folders named that are not read, so that nobody takes them for imported."""
    return [file for path in paths if path.is_dir() for file in _inside(path) if file.suffix.lower() in OTHERS]


def _listed() -> str:
    *some, last = SUFFIXES
    return f"{', '.join(some)} or {last}"


def page_for(path: PurePath) -> str:
    """A name for the page that a file becomes, from the file's own: small letters, digits and hyphens."""
    known = path.suffix.lower() in {*SUFFIXES, *OTHERS}
    parts = [id_of(part) for part in (*path.parent.parts, path.stem if known else path.name)]
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
