"""Pictures that come with a page: found beside its file, and named after it.

Two documents in one project both have a first picture.
"""

from dataclasses import replace
from pathlib import Path, PurePath
from urllib.parse import unquote, urlsplit

from pipeline.importing.draft import Draft, Element
from pipeline.importing.page import id_of

SHOWN = frozenset(".png .jpg .jpeg .gif .svg .webp .avif".split())
"""Endings of pictures that browsers show."""
LARGEST = 20_000_000
"""Bytes."""


def beside(page: str, written: str) -> Path | None:
    """The picture that an address in a page means, if it lies in the folder of the page's file or below.

    Nothing outside of that folder is looked at, whatever the address says, nor through links out of it.
    """
    try:
        parts = urlsplit(written)
        if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
            return None
        folder = Path(page).parent.resolve()
        found = (folder / unquote(parts.path)).resolve()
        fits = found.is_relative_to(folder) and found.suffix.lower() in SHOWN and found.is_file()
        return found if fits and found.stat().st_size <= LARGEST else None
    except (OSError, ValueError):
        return None


def with_own_names(draft: Draft, name: str) -> Draft:
    """The draft with pictures called after its page: `scans-ct-1.png` for the first one of `scans/ct`."""
    if not draft.pictures:
        return draft
    stem = id_of(name.replace("/", "-"))
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
