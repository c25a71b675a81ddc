"""The page that stands at a published address while its leaflet cannot be shown."""

from pipeline.leaflets.engine import fill
from pipeline.leaflets.view import Update


def render(update: Update) -> str:
    """A whole HTML document that says so and links the leaflet in its first language."""
    return fill("update.html.j2", update=update, words=update.words, site=update.site)
