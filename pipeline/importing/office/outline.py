"""The outline of a Word document where its styles do not say it: headings made by hand, and several of level one."""

from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from pipeline.importing.headings import looks_like
from pipeline.importing.office.package import W, number
from pipeline.importing.office.styles import Styles
from pipeline.importing.office.words import words_of

PLAIN = 20
"""Half points of text whose size is nowhere said (17.3.2.38): ten points."""
LARGER = 1.1
"""How many times larger than the text a heading is, at least."""


def by_size(body: Element, styles: Styles) -> dict[int, str]:
    """What the large paragraphs of a body are, `title` or `h1` to `h6`, by the `id()` of their elements.

    Where a style marks so much as one heading, only a title above them is guessed. The largest size is the title's if
    only the first paragraph of the document has it.
    """
    paragraphs = _paragraphs(body)
    marked = {_role(one, styles) for one in paragraphs} - {""}
    if "title" in marked or (marked and _role(paragraphs[0], styles)):
        return {}
    sizes = {id(one): _size(one, styles) for one in paragraphs}
    letters: Counter[int] = Counter()
    for one in paragraphs:
        letters[sizes[id(one)]] += len(words_of(one))
    text = max(letters, key=lambda size: letters[size], default=PLAIN)
    large = [one for one in paragraphs if sizes[id(one)] >= text * LARGER and looks_like(words_of(one))]
    levels = sorted({sizes[id(one)] for one in large}, reverse=True)
    if not levels:
        return {}
    most = [one for one in paragraphs if sizes[id(one)] == levels[0]]
    first = len(most) == 1 and most[0] is paragraphs[0]
    if marked:
        return {id(most[0]): "title"} if first else {}
    roles = ["title", *(f"h{level}" for level in range(1, 6))] if first else [f"h{level}" for level in range(2, 7)]
    return {id(one): roles[min(levels.index(sizes[id(one)]), len(roles) - 1)] for one in large}


def has_no_title(body: Element, styles: Styles) -> bool:
    """Whether the headings of level one are those of parts: there are several, and text stands above the first."""
    roles = [_role(one, styles) for one in _paragraphs(body)]
    return "title" not in roles and roles.count("h1") > 1 and roles[0] != "h1"


def _paragraphs(body: Element) -> list[Element]:
    return [one for one in body.findall(f"{W}p") if words_of(one)]


def _role(paragraph: Element, styles: Styles) -> str:
    """What a paragraph is by its style, if it is a title or a heading."""
    role = styles.role(paragraph.find(f"{W}pPr"))
    return role if role[:1] in ("t", "h") else ""


def _size(paragraph: Element, styles: Styles) -> int:
    """The size of all the words of a paragraph, in half points; that of plain text where they have several."""
    sizes = set(_sizes(paragraph, styles))
    return sizes.pop() if len(sizes) == 1 else PLAIN


def _sizes(paragraph: Element, styles: Styles) -> Iterator[int]:
    for run in paragraph.iter(f"{W}r"):
        if words_of(run):
            found = styles.of_run(run.find(f"{W}rPr"), paragraph.find(f"{W}pPr"), f"{W}sz")
            yield PLAIN if found is None else number(found.get(f"{W}val"), PLAIN)
