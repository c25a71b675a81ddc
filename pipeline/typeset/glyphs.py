"""Whether every glyph is the character that the text says: no box for a letter, no other letter.

WeasyPrint maps each glyph to the text it first stood for. That map is checked against the font's
own one, then mended where a letter of several glyphs left it empty or too long.
"""

import unicodedata
from io import BytesIO
from typing import Any

from fontTools.ttLib import TTFont

from pipeline.model import Finding, Severity, Where

# Scripts whose letters split into parts, change places or share a joined form, as Pashto ک and
# Arabic ك do: Arabic with its presentation forms, Indic to Myanmar, Khmer. Within one of them a
# glyph may stand for another letter's part.
_SHAPED = (((0x0600, 0x08FF), (0xFB50, 0xFEFF)), ((0x0900, 0x109F),), ((0x1780, 0x17FF),))
_NOTHING = "\u200b"
# From here on Unicode has ligatures and joined forms of letters, “ﬁ” for “fi”.
_PRESENTATION = "\ufb00"


def correct(fonts: dict[Any, Any]) -> list[tuple[str, str, str]]:
    """Mend the glyph-to-text maps of a document's fonts; return glyphs that are not their text.

    Each of them is (family, the character of the text, the characters of the glyph).
    """
    wrong = []
    for font in fonts.values():
        characters = _characters(bytes(font.file_content), font.index)
        for sign, text in font.to_unicode.items():
            own = characters.get(sign.pieces[0][0], "")
            if not own:
                font.to_unicode[sign] = text.strip("\u200d") or _NOTHING
            elif len(text) == 1 and not _same(text, own):
                wrong.append((font.family, text, own))
            elif sign.text:
                font.to_unicode[sign] = text or _NOTHING
            elif len(text) == 1 and _is_part(own[0], text):
                font.to_unicode[sign] = own[0]
            elif len(text) != 1 and _spelled(text) != _spelled(own[0]):
                font.to_unicode[sign] = _spelled(own[0]) if own[0] >= _PRESENTATION else own[0]
    return wrong


def missing_glyph(codepoint: int) -> str:
    """A character and its name, for people: “◦” U+25E6 WHITE BULLET."""
    character = chr(codepoint)
    name = unicodedata.name(character, "a character without a name")
    return f"“{character}” U+{codepoint:04X} {name}"


def findings(missing: list[tuple[int, str]], wrong: list[tuple[str, str, str]], where: Where) -> list[Finding]:
    """An error for each character without a glyph, with its block, and for each wrong glyph."""
    found = [
        Finding(
            "print-glyph",
            Severity.ERROR,
            f"no font of this leaflet has {missing_glyph(codepoint)}",
            where,
            excerpt=block,
            fix="use another character, or add a font that has it to the language's fonts",
        )
        for codepoint, block in dict.fromkeys(missing)
    ]
    found += [
        Finding(
            "print-glyph",
            Severity.ERROR,
            f"{family} would print {missing_glyph(ord(own[0]))} where the text has {missing_glyph(ord(text))}",
            where,
            fix="install the fonts again with `plainleaf fonts`; if it stays, the font is broken",
        )
        for family, text, own in wrong
    ]
    return found


def _same(text: str, own: str) -> bool:
    if text in own:
        return True
    if unicodedata.mirrored(text) and any(unicodedata.mirrored(character) for character in own):
        return True
    for character in own:
        whole, part = unicodedata.normalize("NFKD", text), unicodedata.normalize("NFKD", character)
        if part in whole or whole in part:
            return True
        if any(_among(text, ranges) and _among(character, ranges) for ranges in _SHAPED):
            return True
    return False


def _among(character: str, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(low <= ord(character) <= high for low, high in ranges)


def _is_part(own: str, text: str) -> bool:
    """Whether a glyph is no more than a letter or a mark of what the text has: the dot of “ị”."""
    whole, part = unicodedata.normalize("NFD", text), unicodedata.normalize("NFD", own)
    return part != whole and part in whole


def _spelled(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def _characters(content: bytes, index: int) -> dict[int, str]:
    # A font's table directory holds the checksum of every table: enough to tell files apart.
    head = content[: 12 + 16 * int.from_bytes(content[4:6], "big")]
    if head not in _maps:
        _maps[head] = _reversed_cmap(content, index)
    return _maps[head]


_maps: dict[bytes, dict[int, str]] = {}


def _reversed_cmap(content: bytes, index: int) -> dict[int, str]:
    font = TTFont(BytesIO(content), fontNumber=index, lazy=True)
    found: dict[int, str] = {}
    for codepoint, name in sorted((font.getBestCmap() or {}).items()):
        glyph = font.getGlyphID(name)
        found[glyph] = found.get(glyph, "") + chr(codepoint)
    return found
