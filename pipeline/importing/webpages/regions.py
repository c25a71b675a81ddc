"""Parts of a page that belong to the site and not to the text: navigation, cookie notices, buttons to share."""

from pipeline.sources.tree import Element


def region(node: Element, whole: bool) -> str:
    """What part of the site an element is, in the words of the report; empty for a part of the text."""
    if whole:
        return ""
    return "navigation" if node.name == "nav" else ""
