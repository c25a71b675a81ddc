"""Pictures from a document get its name: two documents in one project both have a first picture."""

from dataclasses import replace
from pathlib import PurePath

from pipeline.importing.draft import Draft, Element
from pipeline.importing.page import id_of


def with_own_names(draft: Draft, name: str) -> Draft:
    """The draft with pictures called after its file: `skin-patch-1.png` for the first one of `Skin patch.docx`."""
    if not draft.pictures:
        return draft
    stem = id_of(PurePath(name).stem)
    names = {
        picture.name: f"{stem}-{number}{PurePath(picture.name).suffix}"
        for number, picture in enumerate(draft.pictures, 1)
    }
    return replace(
        draft,
        blocks=tuple(_renamed(block, names) for block in draft.blocks),
        pictures=tuple(replace(picture, name=names[picture.name]) for picture in draft.pictures),
    )


def _renamed(element: Element, names: dict[str, str]) -> Element:
    children = tuple(child if isinstance(child, str) else _renamed(child, names) for child in element.children)
    attributes = tuple(
        (key, f"assets/{names[value.removeprefix('assets/')]}")
        if key == "src" and value.removeprefix("assets/") in names
        else (key, value)
        for key, value in element.attributes
    )
    return replace(element, attributes=attributes, children=children)
