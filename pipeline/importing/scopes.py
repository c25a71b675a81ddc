"""Headers of tables: each says whether it heads a column or a row."""

from dataclasses import replace

from pipeline.importing.draft import Draft, Element


def with_scopes(draft: Draft) -> Draft:
    """The draft with a scope on every header in the head of a table that has none."""
    return replace(draft, blocks=tuple(_scoped(block, in_head=False) for block in draft.blocks))


def _scoped(element: Element, *, in_head: bool) -> Element:
    in_head = in_head or element.tag == "thead"
    children = tuple(child if isinstance(child, str) else _scoped(child, in_head=in_head) for child in element.children)
    scope = () if not in_head or element.tag != "th" or element.get("scope") else (("scope", "col"),)
    return replace(element, attributes=(*scope, *element.attributes), children=children)
