"""Bytes of a page to text, as a browser decodes them."""

import codecs

from pipeline.errors import UnreadableInput

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_WIDER = {"GBK": "gb18030"}
"""Encodings that browsers decode by a wider one (Encoding Standard, section 10.1)."""


def decode(content: bytes, where: str) -> str:
    """The text of a page: byte order mark, then `<meta charset>`, then UTF-8, then windows-1252.

    Labels mean what the WHATWG Encoding Standard says, so `iso-8859-1` is windows-1252.
    Raises UnreadableInput for bytes that are not text.
    """
    import turbohtml
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
    label = turbohtml.parse(content, positions=False).encoding or "UTF-8"
    encoding = webencodings.lookup(label)
    if encoding is None or label == "replacement":
        raise UnreadableInput(
            "names a charset that browsers refuse to read",
            where=where,
            why="it can hide scripts, so browsers show such a page as one sign",
            fix='save the page as UTF-8 and write <meta charset="utf-8">',
        )
    if label == "windows-1252":
        return content.decode("latin-1").translate(_windows())
    return _strict(content, _WIDER.get(label, encoding.codec_info.name), where)


def _windows() -> dict[int, str]:
    """What windows-1252 has where ISO 8859-1 has control characters; five bytes stay what they are."""
    return {
        byte: bytes([byte]).decode("cp1252") for byte in range(0x80, 0xA0) if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
    }


def _strict(content: bytes, encoding: str, where: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise UnreadableInput(
            f"is said to be in {encoding}, but byte {content[error.start]:#04x} is not",
            where=f"{where}:{line}",
            why="the words would come out garbled",
            fix='save the page as UTF-8 and write <meta charset="utf-8">',
        ) from None
