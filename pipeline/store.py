"""The only writer to disk: whole files or none, one build at a time, and the record of what was built."""

import contextlib
import hashlib
import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import OutputError
from pipeline.places import STORE

WRITERS = 8


def digest(content: bytes) -> str:
    """SHA-256 of the bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def write(path: Path, content: bytes) -> bool:
    """Put a whole file in place, or leave the old one; False when it holds these bytes already.

    The bytes go to a file beside it, are flushed to the disk, and the file is renamed over the old
    one, so that a reader or a crash never meets a part of it. Raises OutputError.
    """
    try:
        if path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
        try:
            with temporary.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise _not_written(path, error) from None
    return True


def write_all(files: Iterable[tuple[Path, bytes]]) -> int:
    """Put many whole files in place; returns how many were new or changed. Raises OutputError.

    Several wait for the disk at once: hundreds of small files are there in a fraction of the time.
    """
    with ThreadPoolExecutor(WRITERS) as pool:
        waiting = [pool.submit(write, path, content) for path, content in files]
    return sum(one.result() for one in waiting)


def remove(path: Path) -> bool:
    """Take a file away; False when it was not there. Raises OutputError."""
    try:
        path.unlink()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise _not_written(path, error) from None
    return True


def _not_written(path: Path, error: OSError) -> OutputError:
    return OutputError(
        f"cannot be written ({error.strerror or error})",
        where=str(path),
        why="the file that was there before, if any, is as it was",
        fix="check that the folder exists, that it is yours, and that the disk is not full",
    )


@contextlib.contextmanager
def lock(root: Path) -> Iterator[None]:
    """Hold the project, so that two builds do not write into each other. Raises OutputError."""
    import fcntl

    folder = root / STORE
    try:
        folder.mkdir(exist_ok=True)
        file = (folder / "lock").open("a")
    except OSError as error:
        raise _not_written(folder, error) from None
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise OutputError(
                "another plainleaf command is writing here",
                where=str(root),
                fix="wait until it has finished, then run this one again",
            ) from None
        yield


@dataclass(frozen=True, slots=True)
class Built:
    """A file of the output as the record knows it. `facts` is what the manifest says of it."""

    path: str
    key: str
    sha256: str
    facts: dict[str, object]


class Record:
    """What was built from what: a small SQLite database in `.plainleaf/`.

    A row is committed after its file is in place, so after a crash a file can be newer than its
    row, never older: then it is built once more.
    """

    def __init__(self, root: Path, output: Path) -> None:
        # Each output folder has a record of its own, so that a draft built aside never counts as published.
        file = root / STORE / f"build-{digest(os.fsencode(os.path.relpath(output, root)))[:10]}.sqlite3"
        try:
            file.parent.mkdir(exist_ok=True)
            self._connection = sqlite3.connect(file)
            self._connection.execute(
                "CREATE TABLE IF NOT EXISTS built (path TEXT PRIMARY KEY, key TEXT, sha256 TEXT, facts TEXT)"
            )
        except sqlite3.DatabaseError:
            raise OutputError(
                "the build record is damaged", where=str(file), fix="delete it; the next build makes it anew"
            ) from None
        except OSError as error:
            raise _not_written(file, error) from None

    def close(self) -> None:
        """Let go of the database."""
        self._connection.close()

    def get(self, path: str) -> Built | None:
        """The row of one file."""
        row = self._connection.execute("SELECT * FROM built WHERE path = ?", (path,)).fetchone()
        return Built(row[0], row[1], row[2], json.loads(row[3])) if row else None

    def all(self) -> tuple[Built, ...]:
        """Every row, by path."""
        rows = self._connection.execute("SELECT * FROM built ORDER BY path").fetchall()
        return tuple(Built(row[0], row[1], row[2], json.loads(row[3])) for row in rows)

    def put(self, built: Built) -> None:
        """Remember a file that is in place."""
        facts = json.dumps(built.facts, sort_keys=True, ensure_ascii=False)
        with self._connection:
            self._connection.execute(
                "INSERT OR REPLACE INTO built VALUES (?, ?, ?, ?)",
                (built.path, built.key, built.sha256, facts),
            )

    def drop(self, path: str) -> None:
        """Forget a file."""
        with self._connection:
            self._connection.execute("DELETE FROM built WHERE path = ?", (path,))
