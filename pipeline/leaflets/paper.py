"""The same leaflet as a document for the typesetter: no links to follow, a foot on every sheet."""

from dataclasses import replace
from io import BytesIO

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
        "feet": _feet(leaflet, endonym, for_staff),
        "page_of": _page_of,
        "counting": _counting(leaflet),
        "code": _code(leaflet),
        "page_rules": page_rules(Fold(variant.fold), leaflet.site.paper),
        "points": f"{variant.points:g}",
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
