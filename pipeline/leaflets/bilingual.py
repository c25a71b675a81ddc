"""The source and a translation side by side, block by block, for the typesetter.

The source stands at the left, whichever way the translation is written: staff find theirs in one place.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from pipeline.leaflets import paper
from pipeline.leaflets.addresses import write_out
from pipeline.leaflets.boxes import WORDS
from pipeline.leaflets.joining import Joined, join
from pipeline.leaflets.tags import tags
from pipeline.leaflets.view import Leaflet
from pipeline.leaflets.wording import trusted
from pipeline.sources.pairs import rows
from pipeline.variants import Variant

_KEEP = frozenset({*WORDS, "note"})
_LINES = frozenset({"plainleaf-part", "plainleaf-word"})
_KINDS = {"heads": re.compile(r"\s*<h[1-6]\b"), "boxed": re.compile(r"\s*<(?:div|section|aside|article|blockquote)\b")}
_ID = re.compile(r"""\sid\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pair:
    """A block in the source and in the translation. `kind`: “wide” ones stand one above the other, what
    “heads” others stays with the next one, “boxed” ones may go on on the next sheet.
    """

    original: Markup
    translation: Markup
    kind: str = ""


def render(leaflet: Leaflet, original: Leaflet, variant: Variant) -> str:
    """The HTML document of a leaflet beside its original."""
    content, first = (join(one, wrap_tables=False) for one in (leaflet, original))
    return paper.fill_sheet(
        "bilingual.html.j2", leaflet, variant, content,
        pairs=tuple(_pairs(first, content)), original=original.page.language,
    )  # fmt: skip


def _pairs(first: Joined, second: Joined) -> Iterator[Pair]:
    yield Pair(trusted(_without_ids(first.lead)), second.lead, "heads")
    if first.summary or second.summary:
        summary = Markup('<p class="plainleaf-summary">{}</p>')
        yield Pair(summary.format(first.summary), summary.format(second.summary))
    for row in rows(write_out(first.text), write_out(second.text), keep=_KEEP, lines=_LINES):
        kind = "wide" if row.wide else next((kind for kind, looks in _KINDS.items() if looks.match(row.first)), "")
        yield Pair(trusted(_without_ids(row.first)), trusted(row.second), kind)


def _without_ids(markup: str) -> str:
    """The markup without ids: each stands on the page once, in the translation."""
    pieces, start = [], 0
    for found in tags(markup):
        pieces += [markup[start : found.start()], _ID.sub("", found[0])]
        start = found.end()
    return "".join([*pieces, markup[start:]])
