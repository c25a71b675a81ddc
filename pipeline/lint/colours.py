"""Colours: whether words stand out from what is behind them (WCAG 2.2, contrast ratio)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

from pipeline.lint.document import Document
from pipeline.lint.registry import Problem, rule
from pipeline.lint.roles import inactive
from pipeline.model import Severity
from pipeline.sources.tree import Element

if TYPE_CHECKING:
    from pipeline.typeset.cascade import Colour, Computed

Rgb = tuple[float, float, float]

WHITE: Rgb = (1.0, 1.0, 1.0)
HIDDEN = 1.005
"""A contrast below which nothing is seen at all; mostly that is on purpose."""

LARGE, LARGE_BOLD, BOLD = 24.0, 56 / 3, 700
"""Pixels from which on letters are large (18 pt, or 14 pt in bold), and the weight of bold."""

_WORD = regex.compile(r"[\p{L}\p{N}]{2}")


@dataclass(frozen=True, slots=True)
class Contrast:
    """The contrast of the words of an element, what they need, and whether something else may be behind them."""

    element: Element
    ratio: float
    large: bool
    sure: bool


def ratio(one: Rgb, other: Rgb) -> float:
    """The contrast ratio of two opaque colours, 1 to 21 (WCAG 2.2)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Rgb) -> float:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _over(colour: "Colour", behind: Rgb) -> Rgb:
    share = colour[3]
    return (
        colour[0] * share + behind[0] * (1 - share),
        colour[1] * share + behind[1] * (1 - share),
        colour[2] * share + behind[2] * (1 - share),
    )


def _contrasts(doc: Document) -> tuple[Contrast, ...]:
    found = doc.kept.get("contrasts")
    if found is None:
        found = doc.kept["contrasts"] = tuple(_measured(doc))
    return found


def _measured(doc: Document) -> Iterator[Contrast]:
    styles = doc.computed
    if not styles:
        return
    shadowed = regex.search(r"text-shadow|mix-blend-mode|(?<![-\w])filter\s*:|-webkit-text", doc.text) is not None
    labels = _of_inactive(doc)
    told: set[int] = set()
    for text in doc.tree.texts:
        element = text.parent
        if element.index in told or not doc.seen[element.index] or not _WORD.search(text.data) or element.drawn:
            continue
        told.add(element.index)
        chain = [node for node in (element, *element.ancestors()) if node.index in styles][::-1]
        if not chain or any(styles[node.index].off for node in chain) or inactive(element):
            continue
        if any(node.index in labels for node in chain) or element.name in ("option", "optgroup"):
            continue
        front, back = _painted([styles[node.index] for node in chain], WHITE)
        own = styles[element.index]
        large = own.size >= LARGE or (own.size >= LARGE_BOLD and own.weight >= BOLD)
        yield Contrast(element, ratio(front, back), large, not shadowed and _is_sure(chain, styles))


def _painted(chain: "list[Computed]", behind: Rgb) -> tuple[Rgb, Rgb]:
    """The colour of the words and of what is behind them; a part with an opacity is painted as one."""
    style = chain[0]
    back = _over(style.background, behind)
    front, below = _painted(chain[1:], back) if len(chain) > 1 else (_over(style.colour, back), back)
    if style.opacity >= 1:
        return front, below
    return _over((*front, style.opacity), behind), _over((*below, style.opacity), behind)


def _is_sure(chain: list[Element], styles: "Mapping[int, Computed]") -> bool:
    """Whether what is behind the words is a plain colour: no picture, and nothing put over something else."""
    for node in reversed(chain):
        style = styles[node.index]
        if style.picture:
            return False
        if style.background[3] >= 1:
            return True
        if style.placed:
            return False
    return True


def _of_inactive(doc: Document) -> set[int]:
    """The elements that name a field which is switched off."""
    found: set[int] = set()
    for element in doc.elements:
        if element.name not in ("input", "select", "textarea", "button") and "aria-disabled" not in element.attributes:
            continue
        if not inactive(element):
            continue
        found.update(up.index for up in element.ancestors() if up.name == "label")
        found.update(
            label.index for label in doc.all("label") if label.get("for") and label.get("for") == element.get("id")
        )
        for key in element.get("aria-labelledby").split():
            found.update(target.index for target in doc.ids.get(key, ()))
    return found


def _problem(doc: Document, one: Contrast, least: float, why: str) -> Problem:
    return Problem(
        one.element,
        f"these words have a contrast of {one.ratio:.1f} to 1 and need {least:g}: {why}",
        "make the words darker, or what is behind them lighter",
        doc.shown(one.element),
    )


@rule("contrast", Severity.ERROR, wcag="1.4.3", act=("afw4f7", "09o5cg"))
def low(doc: Document) -> Iterator[Problem]:
    """Words hardly stand out from what is behind them."""
    for one in _contrasts(doc):
        least = 3.0 if one.large else 4.5
        if one.sure and HIDDEN < one.ratio < least:
            yield _problem(doc, one, least, "who sees badly, or reads in the sun, cannot make them out")


@rule("contrast-unsure", Severity.WARNING, wcag="1.4.3")
def unsure(doc: Document) -> Iterator[Problem]:
    """Words may hardly stand out: a picture, a shadow or another part may be behind them."""
    for one in _contrasts(doc):
        least = 3.0 if one.large else 4.5
        if one.ratio < least and (not one.sure or one.ratio <= HIDDEN):
            yield _problem(
                doc, one, least, "unless something behind them makes up for it, or they are hidden on purpose"
            )


@rule("contrast-enhanced", Severity.WARNING, wcag="1.4.6")
def enhanced(doc: Document) -> Iterator[Problem]:
    """Words stand out less than old eyes need."""
    for one in _contrasts(doc):
        enough, least = (3.0, 4.5) if one.large else (4.5, 7.0)
        if one.sure and enough <= one.ratio < least:
            yield _problem(doc, one, least, "many older readers find them hard to make out")


@rule("link-colour-only", Severity.WARNING, wcag="1.4.1")
def colour_only(doc: Document) -> Iterator[Problem]:
    """A link in a sentence is told from the words round it by its colour only."""
    styles = doc.computed
    if not styles:
        return
    for element in doc.all("a"):
        own = styles.get(element.index)
        around = styles.get(element.parent.index) if element.parent is not None else None
        if own is None or around is None or not element.has("href") or not doc.seen[element.index]:
            continue
        if own.underlined or own.bordered or own.weight > around.weight:
            continue
        words = doc.shown(element)
        if words and len(doc.shown(doc.block_of(element))) > len(words):
            yield Problem(
                element,
                "the link has no underline: who does not tell the colours apart does not see that it is one",
                "leave the underline",
                words,
            )
