"""Bytes of a text file to text, whatever program on whatever machine wrote them."""

import codecs

import regex

from pipeline.errors import UnreadableInput

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"), (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
_NO_TEXT = regex.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffe\uffff]")
_WINDOWS_ONLY = regex.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_WESTERN = regex.compile(
    r"[A-Za-z0-9\s!-/:-@\[-`{-~£©®°±²³µ·¼½¾×÷€‚„…†‡‰‹›‘’“”•–—™«»¿¡§¶ªº\xa0"
    r"ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜßàáâãäåæçèéêëìíîïñòóôõöøùúûüýÿŒœŠšŽž]+"
)
_ODD_LETTERS = regex.compile(r"\p{Ll}\p{Lu}\p{Ll}|[A-Za-z][×÷¤¦¨¬¯¸¹¿¡][A-Za-z]|[À-ÿ]{3}")
"""What western text never has, and other charsets read as western do."""


def is_text(content: bytes) -> bool:
    """Whether bytes can be a text in some encoding."""
    encoding = _marked(content)
    if encoding:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            return False
        return not _NO_TEXT.search(text)
    return b"\0" not in content and len(_NO_TEXT.findall(content[:100_000].decode("latin-1"))) == 0


def decode(content: bytes, where: str) -> tuple[str, str, float]:
    """The text, the encoding it was read in, and how sure that is (0 to 1).

    A byte order mark decides, then UTF-8; else windows-1252 where that gives western text, else what
    charset-normalizer holds likely. Raises UnreadableInput for bytes that are no text.
    """
    encoding = _marked(content)
    try:
        if encoding:
            return content.decode(encoding).removeprefix("\ufeff"), encoding, 1.0
        return content.decode("utf-8"), "utf-8", 1.0
    except UnicodeDecodeError:
        if encoding:
            raise _unreadable(where) from None
    if not _WINDOWS_ONLY.search(content):
        text = content.decode("cp1252")
        if _WESTERN.fullmatch(text) and not _ODD_LETTERS.search(text):
            return text, "windows-1252", 0.9
    from charset_normalizer import from_bytes

    best = from_bytes(content).best()
    if best is None:
        raise _unreadable(where)
    return str(best).removeprefix("\ufeff"), best.encoding, 0.7


def _marked(content: bytes) -> str:
    """The encoding that a byte order mark, or the NUL bytes of UTF-16 without one, tell."""
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return encoding
    start = content[:2000]
    if len(start) >= 4 and b"\0" in start:
        even, odd = start[::2].count(0), start[1::2].count(0)
        if odd > len(start) * 0.2 and not even:
            return "utf-16-le"
        if even > len(start) * 0.2 and not odd:
            return "utf-16-be"
    return ""


def _unreadable(where: str) -> UnreadableInput:
    return UnreadableInput(
        "is in an encoding that cannot be told",
        where=where,
        why="the words would come out garbled",
        fix="open it in an editor and save it as UTF-8",
    )
