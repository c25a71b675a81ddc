"""The page that a reader opens: semantic HTML that reads well with no style and no script."""

from pipeline.leaflets.engine import fill
from pipeline.leaflets.facts import facts, notices
from pipeline.leaflets.joining import join, language_of_title
from pipeline.leaflets.view import Leaflet


def render(leaflet: Leaflet) -> str:
    """The whole HTML document of a leaflet in one language."""
    return fill(
        "screen.html.j2",
        leaflet=leaflet,
        words=leaflet.words,
        site=leaflet.site,
        content=join(leaflet),
        foreign_title=language_of_title(leaflet),
        notices=notices(leaflet),
        facts=facts(leaflet),
    )
