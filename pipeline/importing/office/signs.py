"""Signs of fonts that have pictures in the places of letters (Symbol, Wingdings), as signs of Unicode."""

from xml.etree.ElementTree import Element

from pipeline.importing.office.package import W


def font_of(properties: Element | None) -> str:
    """The font of pictures that a run is set in; empty for a font of letters."""
    fonts = None if properties is None else properties.find(f"{W}rFonts")
    name = "" if fonts is None else fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or ""
    return name if name in ("Symbol", "Webdings") or name.startswith("Wingdings") else ""


def sign(code: int, font: str) -> str:
    """The sign at a place of such a font; empty where none is known. Word adds F000 to the place."""
    from mammoth.docx.dingbats import dingbats

    found = dingbats.get((font, code & 0xFF if 0xF000 <= code <= 0xF0FF else code))
    return chr(found) if found else ""


def text_in(text: str, font: str) -> str:
    """A text that is set in such a font, as it looks; without one, only what Word moved out of the way is looked up."""
    shown = []
    for one in text:
        moved = "\uf000" <= one <= "\uf0ff"
        shown.append(sign(ord(one), font or "Symbol") or one if font or moved else one)
    return "".join(shown)
