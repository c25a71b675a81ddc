"""The same leaflet as a document for the typesetter: no links to follow, a foot on every sheet."""

from dataclasses import replace
from io import BytesIO
from unicodedata import east_asian_width

from markupsafe import Markup

from pipeline.languages import name_in
from pipeline.leaflets.addresses import write_out
from pipeline.leaflets.engine import fill
from pipeline.leaflets.facts import facts, foot, notices
from pipeline.leaflets.joining import Joined, join, language_of_title
from pipeline.leaflets.view import Leaflet, Words
from pipeline.leaflets.wording import isolate, plain, say, trusted
from pipeline.model import Language
from pipeline.typeset.form import Fold, page_rules
from pipeline.variants import Variant


def render(leaflet: Leaflet, variant: Variant) -> str:
    """The HTML document that is typeset into a print file of a variant."""
    content = content_on_paper(join(leaflet, wrap_tables=False))
    return fill("paper.html.j2", content=content, **around(leaflet, variant, (leaflet.page.language,)))


def content_on_paper(content: Joined) -> Joined:
    """The content of a leaflet with the addresses of its links written out."""
    return replace(content, text=trusted(write_out(content.text)))


def around(leaflet: Leaflet, variant: Variant, shown: tuple[Language, ...]) -> dict[str, object]:
    """What a template puts around the content of a printed leaflet; `shown` are its languages."""
    staff = leaflet.staff.language
    own = Markup('<bdi lang="{}" dir="{}">{}</bdi>')
    endonym = _BETWEEN.join(own.format(one.tag, one.direction, one.name) for one in shown)
    for_staff = _BETWEEN.join(isolate(name_in(one, staff)) for one in shown)
    feet = _feet(leaflet, endonym, for_staff)
    return {
        "leaflet": leaflet,
        "words": leaflet.words,
        "staff": leaflet.staff,
        "site": leaflet.site,
        "foreign_title": language_of_title(leaflet),
        "notices": notices(leaflet),
        "facts": facts(leaflet),
        "endonym": endonym,
        "staff_name": for_staff,
        "feet": feet,
        "page_of": _page_of,
        "counting": _counting(leaflet),
        "code": _code(leaflet),
        "page_rules": page_rules(Fold(variant.fold), leaflet.site.paper),
        "points": variant.points,
        "foot_room": _foot_room(feet, variant.foot) if variant.foot else 0,
    }


_BETWEEN = Markup(" – ")


def _feet(leaflet: Leaflet, endonym: Markup, for_staff: Markup) -> list[tuple[Words, tuple[Markup, ...]]]:
    # The first line is the one that the staff reads, and the web address stands in it.
    own, staff = leaflet.words, leaflet.staff
    if staff.language.tag == own.language.tag:
        return [(own, foot(leaflet, own, leaflet.page.title, endonym, leaflet.address))]
    return [
        (staff, foot(leaflet, staff, leaflet.staff_title, for_staff, leaflet.address)),
        (own, foot(leaflet, own, leaflet.page.title, endonym, "")),
    ]


_LINE = 400
"""Points of a line at the foot that are left beside the number of the page, on A4 and Letter."""


def _foot_room(feet: list[tuple[Words, tuple[Markup, ...]]], points: float) -> float:
    """The height in points that the foot of a sheet takes at most, with letters of a size.

    A foot that WeasyPrint finds too high runs off the sheet: it has to be given its room beforehand.
    """
    height = 0.0
    for words, parts in feet:
        widths = (2 if east_asian_width(letter) in "WF" else 1 for part in parts for letter in part.striptags() + " · ")
        lines = -(-sum(widths) * points * words.language.size * 0.55 // _LINE)
        height += lines * points * words.language.size * words.language.leading * 0.85
    return round(height + 2 * points)


_COUNTERS = {"page-number": "page", "page-count": "pages"}


def _counting(leaflet: Leaflet) -> Markup:
    """The style rules that count sheets in the digits of each language at the foot."""
    styles = {words.language.digits or "decimal" for words in (leaflet.words, leaflet.staff)}
    rules = (
        f".{kind}.digits-{style}::before{{content:counter({counter},{style})}}"
        for style in sorted(styles)
        for kind, counter in _COUNTERS.items()
    )
    return trusted("".join(rules))


def _page_of(words: Words) -> Markup:
    """“Page n of m”, the numbers left to the style sheet's counters."""
    digits = words.language.digits or "decimal"
    number, count = (Markup('<span class="{} digits-{}"></span>').format(kind, digits) for kind in _COUNTERS)
    return say(words, "page-of", page=number, pages=count)


def _code(leaflet: Leaflet) -> Markup:
    """A square code of the page's address as inline SVG; nothing where there is no address."""
    if not leaflet.address:
        return Markup("")
    import segno

    out = BytesIO()
    segno.make(leaflet.address, error="m", micro=False).save(
        out,
        kind="svg",
        xmldecl=False,
        border=4,
        omitsize=True,
        nl=False,
        title=plain(leaflet.words, "qr-alt"),
        svgclass="code",
        lineclass=None,
    )
    return trusted(out.getvalue().decode("utf-8"))
