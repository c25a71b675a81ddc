"""New comments in the old text of an entry, whose msgid and msgstr keep their line breaks."""

import re

from pipeline.catalogs.po_write import format_entry
from pipeline.model import Entry

_TRANSLATOR = re.compile(r"#(?![,.:|~=])")
_OURS = ("#.", "#:")
"""Extracted comments and references: the lines that follow the source."""


def commented(raw: str, entry: Entry) -> str:
    """The text of an entry in its file with the extracted comments and references of `entry`.

    They go where gettext has them: below what translators wrote, above flags and msgid.
    """
    end = "\r" if "\r\n" in raw else ""
    lines = [line for line in raw.split("\n") if not line.startswith(_OURS)]
    ours = [line + end for line in format_entry(entry).split("\n") if line.startswith(_OURS)]
    at = next(n for n, line in enumerate(lines) if line.strip() and not _TRANSLATOR.match(line))
    return "\n".join([*lines[:at], *ours, *lines[at:]])
