"""Zip archives from anybody, opened without trust: how much comes out is measured, not believed.

Sizes in an archive's list of contents are claims. A bomb claims little and gives gigabytes (Fifield, A better zip
bomb, WOOT 2019), so each member is read up to a limit and no further.
"""

import io
import zipfile
import zlib
from dataclasses import dataclass, field

from pipeline.errors import UnreadableInput

MOST_MEMBERS = 10_000
LARGEST_MEMBER = 100_000_000
"""Bytes of one member when it is unpacked."""
LARGEST = 250_000_000
"""Bytes of all members that are read, unpacked."""
STEEPEST = 400
"""How many times larger a member may become when it is unpacked; text of an office document reaches some 50."""
_STEEP_FROM = 5_000_000
"""Bytes from which that is looked at: little files of spaces are steep, too."""
_PIECE = 1 << 20


@dataclass(slots=True)
class Archive:
    """An open archive; `name` is its file, for messages."""

    name: str
    file: zipfile.ZipFile
    unpacked: int = 0
    names: frozenset[str] = field(default=frozenset())

    def read(self, member: str) -> bytes:
        """A member, unpacked. Raises UnreadableInput where it is damaged, encrypted or too large."""
        try:
            packed = self.file.getinfo(member).compress_size
            pieces, size = [], 0
            with self.file.open(member) as stream:
                while piece := stream.read(_PIECE):
                    size += len(piece)
                    self.unpacked += len(piece)
                    if size > LARGEST_MEMBER or self.unpacked > LARGEST:
                        raise _bomb(self.name, f"“{member}” in it unpacks to more than {size / 1e6:.0f} MB")
                    if size > _STEEP_FROM and size > STEEPEST * max(packed, 1):
                        raise _bomb(self.name, f"“{member}” in it becomes more than {STEEPEST} times as large")
                    pieces.append(piece)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
            raise _broken(self.name, f"“{member}” in it cannot be unpacked ({error})") from None
        except RuntimeError:
            # What zipfile raises where a password is asked for.
            raise UnreadableInput(
                "is protected with a password", where=self.name, fix="save it without a password, and import that"
            ) from None
        return b"".join(pieces)


def opened(content: bytes, name: str) -> Archive:
    """The archive in some bytes. Raises UnreadableInput where they are none, or where it has too many members."""
    try:
        file = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError) as error:
        raise _broken(name, f"its list of contents cannot be read ({error})") from None
    names = file.namelist()
    if len(names) > MOST_MEMBERS:
        raise _bomb(name, f"there are {len(names)} files in it")
    return Archive(name, file, names=frozenset(names))


def _bomb(name: str, what: str) -> UnreadableInput:
    return UnreadableInput(
        "is larger inside than any document is",
        where=name,
        why=f"{what}; such files are made to fill up a computer",
        fix="if it is a true document, make its pictures smaller, or copy its text into a .txt file",
    )


def _broken(name: str, what: str) -> UnreadableInput:
    return UnreadableInput(
        "is broken",
        where=name,
        why=what,
        fix="copy or download it once more; a word processor may be able to repair it and save it again",
    )
