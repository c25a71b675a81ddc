"""The forms in which a leaflet is published: a page, and files for every way to print it (data/variants.toml)."""

import tomllib
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files

HTML, PDF = "html", "pdf"
DEFAULT = (HTML, PDF)
"""What a project makes that does not say otherwise."""


@dataclass(frozen=True, slots=True)
class Variant:
    """One form of a leaflet; `points` is the size of its running text, and the rest as data/variants.toml says.

    `special` marks a size that somebody asked for.
    """

    name: str
    label: str = ""
    styles: tuple[str, ...] = ()
    points: float = 12
    smallest: int = 0
    largest: int = 0
    fold: str = ""
    how: str = ""
    bilingual: bool = False
    press: bool = False
    special: bool = False

    @property
    def kind(self) -> str:
        """What tells its files from those of other variants: “large-print”, “large-print-22”."""
        return f"{self.name}-{self.points:g}" if self.special else self.name

    def at(self, points: int) -> "Variant":
        """The same in a size of its range; raises ValueError for another size."""
        if not self.smallest <= points <= self.largest:
            raise ValueError(points)
        return self if points == self.points else replace(self, points=points, special=True)


@lru_cache(maxsize=1)
def variants() -> dict[str, Variant]:
    """Every variant by name, in the order in which pages list them."""
    rows = tomllib.loads(files("pipeline").joinpath("data", "variants.toml").read_text("utf-8"))
    return {name: Variant(name, **{**row, "styles": tuple(row.get("styles", ()))}) for name, row in rows.items()}


@lru_cache(maxsize=1)
def prints() -> dict[str, Variant]:
    """Every file that is printed, by its kind: all sizes that can be asked for are among them."""
    found: dict[str, Variant] = {}
    for variant in variants().values():
        if variant.name == HTML:
            continue
        found[variant.kind] = variant
        if variant.largest:
            sized = (variant.at(points) for points in range(variant.smallest, variant.largest + 1))
            found |= {one.kind: one for one in sized}
    return found
