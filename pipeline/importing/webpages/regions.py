"""Parts of a page that belong to the site and not to the text: navigation, cookie notices, buttons to share."""

from pipeline.importing.webpages import names
from pipeline.importing.webpages.wording import text_of
from pipeline.sources.elements import BLOCK, HEADINGS
from pipeline.sources.tree import Element, Text

ROLES = {
    "navigation": "navigation", "search": "search form", "banner": "site header", "contentinfo": "site footer",
    "menu": "navigation", "menubar": "navigation", "dialog": "pop-up window", "alertdialog": "pop-up window",
}  # fmt: skip
DATED = ("lines about the page", "history of the page")
"""Parts that say when the page was written and reviewed."""
_NEVER = frozenset("html body main".split())
_TEXT = frozenset("h1 h2 h3 h4 h5 h6 p strong b em i td th tr tbody thead table caption summary details".split())
"""Elements that hold text: a class on them says how they look."""
LINKS = 0.5
"""Share of the text that stands in links, from which a part with a doubtful name is taken for one of the site's."""
_FEWEST = {
    "navigation": 25, "share buttons": 25, "feedback form": 40, "advertisement": 40, "sidebar": 60,
    "newsletter form": 60,
    "lines about the page": 60, "lines about the author": 80, "terms of use": 100,
    "pop-up window": 60, "search form": 60, "related links": 80,
}  # fmt: skip
"""Words from which a part of each kind is text after all, if most of them stand in no link: a class `social` may be
a section on social care."""
_SECTION = 300
"""The same for every other kind: a wrapper of the page says `cookies-accepted`."""
EDITING = "link to edit"
BESIDE = 3
"""Words beside an element that make it a part of a line of text."""
MOST_IN_CONTROL = 20
"""Elements in a button with its signs and wrappers."""
_IMAGES = ("img", "picture")
_TOGGLES = frozenset("div a button span p li dt".split())
LONGEST_TOGGLE = 20
"""Words of what opens a text."""
FEW = 8
"""Elements in a wrapper round an image."""
_WAITING = ("aria-labelledby", "data-parent", "data-bs-parent", "aria-controls")


def region(node: Element) -> str:
    """What part of the site an element is, in the words of the report; empty for a part of the text."""
    if node.name in _NEVER:
        return ""
    if node.name == "nav":
        return "" if _is_contents(node) else "navigation"
    if node.get("role").lower() in ROLES:
        return ROLES[node.get("role").lower()]
    if is_hidden(node):
        return "hidden part"
    if node.name == "dialog":
        return "pop-up window"
    if node.name == "noscript":
        # One that is not closed well swallows the rest of the page.
        return "" if _holds_text(node) or _holds_late_image(node) else "text for browsers without scripts"
    if node.name in ("a", "button", "p", "span", "div", "li", "small") and _is_control(node):
        return "button or link of the site"
    if node.get("aria-hidden") == "true" and not any(map(str.isalnum, text_of(node))):
        return "sign for the eye"
    if node.name in _TEXT:
        return _about(node)
    if node.name in ("header", "footer", "aside"):
        return _edge(node)
    if node.name == "form":
        return _form(node)
    found = names.kind(node, "regions")
    if found not in ("", EDITING) and _is_in_a_line(node):
        return ""
    if found == "related links" and not any(link.has("href") for link in _links(node)):
        return ""
    if not found or names.kind(node, "content") or any(e.name == "h1" for e in _within(node)):
        return ""
    return "" if found != "comments" and _holds_text(node, _FEWEST.get(found, _SECTION)) else found


def _is_in_a_line(node: Element) -> bool:
    """Whether an element is a part of a line of text: a word that opens its explanation has a class `popup`, too."""
    if node.name not in ("a", "span", "label", "abbr", "dfn") or node.parent is None:
        return False
    beside = " ".join(child.data for child in node.parent.children if isinstance(child, Text))
    return len(beside.split()) >= BESIDE


def _about(node: Element) -> str:
    """A paragraph about the page: one of text is not called after what it is."""
    if node.name not in ("p", "time") or names.kind(node, "regions") != DATED[0]:
        return ""
    return DATED[0] if len(text_of(node).split()) <= _FEWEST[DATED[0]] else ""


def _edge(node: Element) -> str:
    """A header, footer or sidebar: the site's own where it stands in no part of the text, or is all links."""
    if any(e.name == "h1" for e in _within(node)):
        return ""
    inner = any(e.name in ("article", "section", "main", "aside") or e.get("role") == "main" for e in node.ancestors())
    words = len(text_of(node).split())
    linked = sum(len(text_of(link).split()) for link in _links(node))
    if linked > words * LINKS:
        return (
            "related links" if inner else {"header": "site header", "footer": "site footer"}.get(node.name, "sidebar")
        )
    if node.name == "aside":
        named = names.kind(node, "regions")
        return named if named and not names.kind(node, "content") and not _holds_text(node) else ""
    return "" if inner or _holds_text(node) else f"site {node.name}"


def _form(node: Element) -> str:
    """A form, unless it stands round the whole text, as some systems write it."""
    return "" if _holds_text(node) else names.kind(node, "regions") or "form"


def _is_contents(node: Element) -> bool:
    """Whether navigation is the list of contents of this very page: its links lead into the page."""
    links = [element for element in _links(node) if element.get("href")]
    return False if not links else all(link.get("href").startswith("#") and len(link.get("href")) > 1 for link in links)


def _links(node: Element) -> list[Element]:
    found = []
    for child in node.elements:
        found += [child] if child.name == "a" else _links(child)
    return found


def _holds_text(node: Element, fewest: int = 60) -> bool:
    """Whether a part is long and mostly not links: text after all, whatever it is called."""
    words = len(text_of(node).split())
    linked = sum(len(text_of(link).split()) for link in _links(node))
    return words > fewest and linked < words * LINKS


def _holds_late_image(node: Element) -> bool:
    """Whether the only image of a place stands here, until a script puts it there."""
    if not any(e.name == "img" and e.get("alt") for e in _within(node)):
        return False
    beside = [e for e in (node.before, node.after) if e is not None]
    return not any(e.name in _IMAGES or (e.end - e.index < FEW and _holds_image(e)) for e in beside)


def _holds_image(node: Element) -> bool:
    return any(e.name in _IMAGES for e in _within(node))


def _is_control(node: Element) -> bool:
    """Whether all the words of an element are those of a small button."""
    if len(node.children) > 4 or node.end - node.index > MOST_IN_CONTROL:
        return False
    if _holds_image(node):
        return False
    words = text_of(node)
    return 0 < len(words) < 40 and words.casefold() in names.controls()


def is_label(node: Element) -> bool:
    """Whether an element names a box to screen readers only, as “Information:”; boxes of ours have their own word."""
    if node.name != "span" or not names.is_one_of(node, "unseen"):
        return False
    words = text_of(node)
    return words.endswith((":", "：")) and len(words.split()) <= 3


def is_said_again(node: Element) -> bool:
    """Whether an element says the header of its column again in a cell."""
    return node.name == "span" and names.is_one_of(node, "said-again") and any(e.name == "td" for e in node.ancestors())


def is_hidden(node: Element) -> bool:
    """Whether an element is never shown; one that a script opens is shown, and one that is read aloud."""
    return _is_styled_away(node) and not _opens(node)


def _is_styled_away(node: Element) -> bool:
    style = node.get("style").replace(" ", "").lower()
    return node.has("hidden") or "display:none" in style or "visibility:hidden" in style or "mso-hide:all" in style


def _opens(node: Element) -> bool:
    """Whether a hidden part is a panel of an accordion or of tabs, which the reader can open."""
    if node.get("hidden") == "until-found" or node.get("role") in ("tabpanel", "region"):
        return True
    if names.kind(node, "content") or any(node.has(name) for name in _WAITING):
        return True
    before = node.before
    return before is not None and (
        toggles(before) or before.has("aria-expanded") or any(e.has("aria-expanded") for e in _within(before))
    )


def toggles(node: Element) -> bool:
    """Whether an element opens the text after it, so that its words are the heading of that text."""
    if node.name not in _TOGGLES or node.get("role") in ("tab", "tabpanel", "region"):
        return False
    pressed = node.name in ("a", "button") or node.get("role") == "button"
    said = pressed and (
        node.has("aria-expanded")
        or (node.name != "button" and node.has("aria-controls"))
        or "collapse" in (node.get("data-toggle"), node.get("data-bs-toggle"))
    )
    if not (said or names.is_one_of(node, "toggles", classes=True) or _is_opener(node)):
        return False
    if any(element.name in HEADINGS for element in _within(node)):
        return False
    return 0 < len(text_of(node).split()) <= LONGEST_TOGGLE


def _is_opener(node: Element) -> bool:
    """Whether a link leads nowhere, right before a hidden part."""
    following = node.after if node.name == "a" and node.get("href").startswith(("#", "javascript:")) else None
    # A hidden line beside a word explains it: it shows when a mouse is over it.
    return following is not None and following.name in BLOCK and _is_styled_away(following)


def _within(node: Element) -> list[Element]:
    found = list(node.elements)
    for child in node.elements:
        found += _within(child)
    return found
