"""The text in a file that somebody wants scored, or a clear error."""

import codecs

from pipeline.errors import UnreadableInput

MOST_BAD = 0.01
"""The share of characters that could not be read above which a file is taken for no text."""


def decode(data: bytes, where: str = "") -> str:
    """The text of a file: UTF-8, with or without a byte order mark, or UTF-16 with one.

    Raises UnreadableInput for anything else.
    """
    encoding = "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableInput(
            f"this is not text in UTF-8 (byte {error.start + 1})",
            where=where,
            fix="save it as plain text in UTF-8",
        ) from error


def check(text: str, where: str = "") -> None:
    """Raise UnreadableInput for a text that holds no letter, or that is no text."""
    if "\x00" in text or text.count("\ufffd") > len(text) * MOST_BAD:
        raise UnreadableInput("this is not a text", where=where, fix="give a plain text file in UTF-8")
    if not any(map(str.isalpha, text)):
        raise UnreadableInput(
            "there is nothing to score",
            where=where,
            why="the text holds no letter of any script",
            fix="give a file with sentences in it",
        )
