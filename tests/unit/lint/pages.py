"""Small pages for the rules, and what is told of them."""

from pipeline.lint import Document, lint
from pipeline.lint.names import name

HEAD = '<!DOCTYPE html><html lang="{lang}"{more}><head><title>Living with asthma</title>{head}</head><body>{body}</body></html>'


def whole(body: str, head: str = "", lang: str = "en", more: str = "") -> str:
    return HEAD.format(body=body, head=head, lang=lang, more=more)


def checks(body: str, kind: str = "page", head: str = "", lang: str = "en", more: str = "", **options) -> set[str]:
    """The names of the checks that tell something of a page with this content."""
    text = whole(f"<main><h1>Asthma</h1>{body}</main>", head, lang, more)
    return {finding.check for finding in lint(Document(text, language=lang, **options), kind)}


def named(markup: str) -> str:
    """The accessible name of the element with the id `x`."""
    document = Document(whole(markup))
    return name(document, document.ids["x"][0])
