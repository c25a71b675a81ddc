"""What is in a Word document beside its text: headers and footers, comments, and what the file says of itself."""

from xml.etree.ElementTree import Element

from pipeline.importing import dates
from pipeline.importing.draft import Fate, Told
from pipeline.importing.office.package import Package, W
from pipeline.importing.office.words import paragraphs_of, words_of
from pipeline.text import excerpt

_DC = "{http://purl.org/dc/elements/1.1/}"


def around(package: Package) -> tuple[dict[str, str], list[Told]]:
    """The dates in headers and footers as metadata, and what is told of these and of comments."""
    metadata: dict[str, str] = {}
    told: list[Told] = []
    for kind, name in (("comments", "comment"), ("header", "header of the sheets"), ("footer", "footer of the sheets")):
        for part in package.related(package.main, kind):
            root = package.tree(part)
            if kind == "comments":
                for one in root.findall(f"{W}comment"):
                    told += _dropped(name, words_of(one), "it was meant for those who wrote the text")
                continue
            why = "a leaflet gets a header and a footer of its own; see if it says something the page has to say"
            told += _dropped(name, words_of(root), why)
            for found in dates.labelled(paragraphs_of(root)):
                for meaning, written in found.dates:
                    if metadata.setdefault(meaning, written.iso) == written.iso:
                        text = f"{name} → {written.iso}"
                        sure = min(written.confidence, 0.8)
                        told.append(Told(Fate.GUESSED, meaning, text, confidence=sure, why=written.why))
    return metadata, told


def _dropped(kind: str, words: str, why: str) -> list[Told]:
    return [Told(Fate.DROPPED, kind, excerpt(words), words=words, why=why)] if words else []


def properties(package: Package) -> dict[str, str]:
    """What the file says of itself: `title`, `creator`, `description`, `language`, where it does."""
    part = next(package.related("", "core-properties"), "docProps/core.xml")
    root: Element = package.tree(part) if package.has(part) else Element("none")
    found = {name: root.find(f"{_DC}{name}") for name in ("title", "creator", "description", "language")}
    return {name: " ".join((one.text or "").split()) for name, one in found.items() if one is not None and one.text}
