"""The library: every leaflet in every language, each language by itself, and the sheets that staff print."""

from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

from markupsafe import Markup

from pipeline.leaflets.engine import fill
from pipeline.leaflets.facts import day
from pipeline.leaflets.view import Library, ReviewState, Version, Words
from pipeline.leaflets.wording import file_size, percentage, say, trusted

_STATES = {
    ReviewState.CURRENT: "state-current",
    ReviewState.DUE: "state-due",
    ReviewState.OVERDUE: "state-overdue",
}


def render(library: Library) -> str:
    """The whole HTML document of a library."""
    return fill(
        "library.html.j2",
        library=library,
        words=library.words,
        site=library.site,
        states=states,
        english_name=english_name,
        file_size=file_size,
        day=day,
        search=_search(),
    )


def pointing(library: Library, greetings: Sequence[Words]) -> str:
    """The sheet that staff hold out to a patient: one line in each language, to point to."""
    return fill("point.html.j2", library=library, words=library.words, site=library.site, greetings=greetings)


def waiting(library: Library) -> str:
    """The list of leaflets and their languages that hangs in a waiting room."""
    return fill("waiting.html.j2", library=library, words=library.words, site=library.site)


@lru_cache(maxsize=1)
def _search() -> Markup:
    return trusted(files("pipeline").joinpath("templates/search.js").read_text("utf-8").strip())


def english_name(version: Version, words: Words) -> str:
    """The English name of a language, where neither the staff nor the language itself is English."""
    english = version.language.english_name
    spoken = {words.language.tag.partition("-")[0], version.language.tag.partition("-")[0]}
    return "" if "en" in spoken else english


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
