"""Tags and kept text: what the page needs to be put together."""

from collections.abc import Iterator

from pipeline.checks.pair import Pair
from pipeline.checks.registry import Problem, check
from pipeline.model import Inline, Severity
from pipeline.sources.inline import MarkupError, render

LONGEST, TIMES = 10_000, 20
"""Characters, and times the length of the source, beyond which a text is no translation of it."""


@check("oversize", Severity.ERROR)
def oversized(pair: Pair) -> Iterator[Problem]:
    """The text is far too long to be a translation of the source."""
    if len(pair.text) > max(LONGEST, TIMES * len(pair.key.text)):
        yield Problem(
            f"the translation has {len(pair.text)} characters, the source {len(pair.key.text)}",
            "look whether another text was pasted into it",
        )


@check("tags", Severity.ERROR)
def other_tags(pair: Pair) -> Iterator[Problem]:
    """The tags are not those of the source, or a kept text was changed."""
    for inline in pair.inlines:
        try:
            render(pair.text, inline, _nothing)
        except MarkupError as error:
            yield Problem(str(error), "use the tags of the source text, each one as often as it stands there")
            return


def _nothing(_item: Inline) -> str:
    return ""
