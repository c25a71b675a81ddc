"""A leaflet in two languages as a document for the typesetter: original and translation side by side.

The original stands at the left for the staff, the translation at the right, whichever way they are
written: whoever points at a line with a patient finds it at the same place in every language, and
two people who sit side by side look at one sheet.
"""

from dataclasses import replace

from markupsafe import Markup

from pipeline.leaflets.engine import fill
from pipeline.leaflets.facts import notices
from pipeline.leaflets.joining import Joined, join
from pipeline.leaflets.pairing import pair
from pipeline.leaflets.paper import around, content_on_paper
from pipeline.leaflets.view import Leaflet
from pipeline.leaflets.wording import trusted
from pipeline.model import Language
from pipeline.variants import Variant


def render(leaflet: Leaflet, original: Leaflet, variant: Variant) -> str:
    """The HTML document of a translation beside its original: the same page in the source language.

    What stands around the text, the notices apart, is in the languages of the print file alone.
    """
    source, reader = original.page.language, leaflet.page.language
    content = content_on_paper(join(leaflet, wrap_tables=False))
    # The same is said to the staff of what the reader gets, so it is said of the translation.
    told = zip(notices(replace(leaflet, words=original.words)), notices(leaflet), strict=True)
    return fill(
        "bilingual.html.j2",
        content=content,
        pairs=pair(_whole(content_on_paper(join(original, wrap_tables=False))), _whole(content), source, reader),
        sides=(("source", source), ("translation", reader)),
        told=tuple(told),
        rules=_rules(source, reader),
        **around(leaflet, variant, (source, reader)),
    )


def _rules(source: Language, reader: Language) -> Markup:
    """Style rules: the original in its own size, and the first lines of both columns at one height.

    Half of what a line is higher than its letters stands above them (CSS 2.2, section 10.8.1).
    """
    ratio = source.size / reader.size
    lower = (reader.leading - source.leading * ratio) / 2
    cells = [(source.tag, ratio, lower / ratio), (reader.tag, 1.0, -lower)]
    # Weak, so that a summary or a small print keeps the size that the style sheet gives it.
    place = ":where(.plainleaf-cell,.plainleaf-whole)"
    rules = (
        f'{place}[lang="{tag}"]{{font-size:{size:.4g}em;--lower:{max(depth, 0):.3g}}}' for tag, size, depth in cells
    )
    return trusted("".join(rules))


def _whole(content: Joined) -> str:
    summary = Markup('<p class="plainleaf-summary">{}</p>').format(content.summary) if content.summary else ""
    return content.lead + summary + content.text
