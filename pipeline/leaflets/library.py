"""The library: every leaflet in every language, with its print files and its state."""

from markupsafe import Markup

from pipeline.leaflets.engine import fill
from pipeline.leaflets.view import Library, ReviewState, Version, Words
from pipeline.leaflets.wording import percentage, say

_STATES = {
    ReviewState.CURRENT: "state-current",
    ReviewState.DUE: "state-due",
    ReviewState.OVERDUE: "state-overdue",
}


def render(library: Library) -> str:
    """The whole HTML document of the library."""
    return fill("library.html.j2", library=library, words=library.words, site=library.site, states=states)


def states(version: Version, words: Words) -> tuple[Markup, ...]:
    """What the staff should know before handing a leaflet out, what matters most first."""
    if version.updating:
        return (say(words, "state-updating"),)
    found = []
    # What is not printed because a part of it is stale is not up to date, whenever its review is due.
    if version.review.state is not ReviewState.CURRENT or version.share == 1 or not version.print_updating:
        found.append(say(words, _STATES[version.review.state]))
    if version.share < 1:
        found.append(say(words, "state-partial", share=percentage(version.share, words.language)))
    if version.awaits_review:
        found.append(say(words, "state-awaits-review"))
    return tuple(found)
