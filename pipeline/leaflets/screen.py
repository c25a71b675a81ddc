"""The page that a reader opens: semantic HTML that reads well with no style and no script."""

from dataclasses import replace

from pipeline.leaflets.described import dublin_core, structured
from pipeline.leaflets.engine import fill
from pipeline.leaflets.facts import facts, notices
from pipeline.leaflets.folding import fold_references, opening
from pipeline.leaflets.joining import join, language_of_title
from pipeline.leaflets.view import Leaflet
from pipeline.leaflets.wording import trusted


def render(leaflet: Leaflet) -> str:
    """The whole HTML document of a leaflet in one language."""
    content = join(leaflet)
    text = fold_references(content.text)
    contents = tuple((opening(text, anchor), label) for anchor, label in content.contents)
    return fill(
        "screen.html.j2",
        leaflet=leaflet,
        words=leaflet.words,
        site=leaflet.site,
        content=replace(content, text=trusted(text), contents=contents),
        structured=structured(leaflet, content.description),
        dublin_core=dublin_core(leaflet),
        foreign_title=language_of_title(leaflet),
        notices=notices(leaflet),
        facts=facts(leaflet),
    )
