"""Bytes of a page to text, as a browser decodes them."""

import codecs
import re

from pipeline.errors import UnreadableInput

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_META = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.IGNORECASE)
PRESCAN_BYTES = 1024


def decode(content: bytes, where: str) -> str:
    """The text of a page: byte order mark, then `<meta charset>`, then UTF-8, then windows-1252.

    Labels mean what the WHATWG Encoding Standard says, so `iso-8859-1` is windows-1252.
    Raises UnreadableInput for bytes that are not text.
    """
    import webencodings

    for mark, marked in _BOMS:
        if content.startswith(mark):
            return _strict(content[len(mark) :], marked, where)
    if b"\0" in content:
        raise UnreadableInput(
            "is not a text file",
            where=where,
            why="it holds NUL bytes, as pictures and office documents do",
            fix="save the page as HTML in UTF-8",
        )
    label = _META.search(content[:PRESCAN_BYTES])
    encoding = webencodings.lookup(label[1].decode("ascii")) if label else None
    if encoding is not None:
        name = encoding.codec_info.name
        # A <meta> that could be read cannot itself be in UTF-16 (HTML Standard, 13.2.3.2).
        return _strict(content, "utf-8" if name.startswith("utf-16") else name, where)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("windows-1252", "replace")


def _strict(content: bytes, encoding: str, where: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "cp1252":
            return content.decode("latin-1")
        line = content[: error.start].count(b"\n") + 1
        raise UnreadableInput(
            f"is said to be in {encoding}, but byte {content[error.start]:#04x} is not",
            where=f"{where}:{line}",
            why="the words would come out garbled",
            fix='save the page as UTF-8 and write <meta charset="utf-8">',
        ) from None
