"""The pinned faces, made known to Fontconfig by their files and by no other way."""

from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from weasyprint.text.constants import FONTCONFIG_STYLE, FONTCONFIG_WEIGHT
from weasyprint.text.ffi import ffi, fontconfig, pangoft2
from weasyprint.text.fonts import FontConfiguration

from pipeline.errors import MissingDependency
from pipeline.fonts import Face, flaws

_HEADER = b'<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n'


class Fonts(FontConfiguration):  # type: ignore[misc]
    """A font configuration that holds pinned faces only.

    WeasyPrint would copy each font of a `@font-face` rule to a temporary folder; here Fontconfig
    reads the pinned file where it lies.
    """

    def declare(self, face: Face) -> None:
        """Make a face known under its family, weight and style."""
        if not face.path.is_file():
            raise MissingDependency(
                f"{face.path.name}: this font is not on this machine",
                where=str(face.path),
                why="PDF files carry their fonts",
                fix="run `plainleaf fonts`",
            )
        xml = _HEADER + tostring(_rule(face), encoding="utf-8")
        fontconfig.FcConfigParseAndLoadFromMemory(self._config, xml, True)
        if not fontconfig.FcConfigAppFontAddFile(self._config, str(face.path).encode()):
            raise MissingDependency(
                f"{face.path.name}: this font cannot be read",
                where=str(face.path),
                why="the file is damaged or is not a font",
                fix="remove its folder, then run `plainleaf fonts`",
            )
        pangoft2.pango_fc_font_map_config_changed(ffi.cast("PangoFcFontMap *", self.font_map))

    def add_font_face(self, rule_descriptors: dict[str, Any], url_fetcher: Any) -> None:
        """Do nothing with a `@font-face` rule: a font of one leaflet must not reach another."""


def _rule(face: Face) -> Element:
    # The name is prepended, not replaced: Pango fails where it is not one of the file's own.
    root = Element("fontconfig")
    match = SubElement(root, "match", target="scan")
    test = SubElement(match, "test", name="file", compare="eq")
    SubElement(test, "string").text = str(face.path)
    family = SubElement(match, "edit", name="family", mode="prepend")
    SubElement(family, "string").text = face.family
    slant = SubElement(match, "edit", name="slant", mode="assign_replace")
    SubElement(slant, "const").text = FONTCONFIG_STYLE[face.style]
    weight = SubElement(match, "edit", name="weight", mode="assign_replace")
    SubElement(weight, "int").text = str(FONTCONFIG_WEIGHT[face.weight])
    if unfit := flaws(face):
        # What is not in its set of characters, Pango looks for in the next font.
        characters = SubElement(match, "edit", name="charset", mode="assign")
        fewer = SubElement(characters, "minus")
        SubElement(fewer, "name").text = "charset"
        taken = SubElement(fewer, "charset")
        for codepoint in sorted(unfit):
            SubElement(taken, "int").text = str(codepoint)
    return root
