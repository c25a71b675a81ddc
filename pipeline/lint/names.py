"""The name of an element as it is read out (W3C, Accessible Name and Description Computation 1.2)."""

from pipeline.lint.document import Document
from pipeline.lint.roles import NONE, explicit, role, words
from pipeline.sources.tree import Element, Text
from pipeline.text import collapse

BUTTONS = {"submit": "Submit", "reset": "Reset"}
"""What browsers write on these inputs by themselves."""


def name(doc: Document, element: Element) -> str:
    """The accessible name; empty where there is none."""
    found = doc.names.get(element.index)
    if found is None:
        found = doc.names[element.index] = collapse(_name(doc, element, frozenset())).strip()
    return found


def _name(doc: Document, node: Element, visited: frozenset[int], *, inside: bool = False, hidden: bool = False) -> str:
    """The steps of section 4.3.2.

    `inside` the name of another element; `hidden` where hidden text counts, too; `visited` are the
    elements that references led to before.
    """
    if (not hidden and not doc.read[node.index]) or (inside and node.index in visited):
        return ""
    label = _referred(doc, node, visited) or node.get("aria-label").strip()
    if label:
        return label
    native = _native(doc, node, visited)
    if native is not None and (native.strip() or node.name in ("img", "area")):
        return native
    return _content(doc, node, visited, inside, hidden).strip() or node.get("title").strip()


def _referred(doc: Document, node: Element, visited: frozenset[int]) -> str:
    """The words of the elements that `aria-labelledby` names; hidden ones say what is in them."""
    pieces = []
    for key in node.get("aria-labelledby").split():
        target = doc.ids.get(key, [None])[0]
        if target is None or target.index in visited:
            continue
        beyond = visited | {node.index, target.index}
        own = target.get("aria-label").strip() or _native(doc, target, beyond) or ""
        pieces.append(own.strip() or _children(doc, target, beyond, not doc.read[target.index]) or target.get("title"))
    return " ".join(pieces).strip()


def _native(doc: Document, node: Element, visited: frozenset[int]) -> str | None:
    """What HTML itself offers as a name (HTML Accessibility API Mappings 1.0, section 4.1); None for nothing."""
    tag = node.name
    if node.drawn:
        if tag == "a" and node.has("xlink:title"):
            return node.get("xlink:title")
        title = next((child for child in node.elements if child.name == "title"), None)
        return doc.words(title) if title is not None and doc.words(title) else None
    if tag in ("img", "area") or (tag == "input" and node.get("type").lower() == "image"):
        return node.get("alt") if node.has("alt") else None
    if tag == "input" and node.get("type").lower() in ("submit", "reset", "button"):
        return node.get("value") if node.has("value") else BUTTONS.get(node.get("type").lower())
    if tag in ("input", "select", "textarea", "meter", "progress", "output", "button"):
        return _labels(doc, node, visited) or (
            node.get("placeholder") if tag in ("input", "textarea") and not node.has("title") else None
        )
    part = {"table": "caption", "fieldset": "legend", "figure": "figcaption"}.get(tag)
    if part:
        first = next((child for child in node.elements if child.name == part), None)
        return _children(doc, first, visited, False) if first is not None else None
    if tag in ("optgroup", "track") or (tag == "option" and node.has("label")):
        return node.get("label") or None
    return None


def _labels(doc: Document, node: Element, visited: frozenset[int]) -> str:
    labels = [up for up in node.ancestors() if up.name == "label"][:1]
    if node.get("id"):
        labels += [label for label in doc.all("label") if label.get("for") == node.get("id") and label not in labels]
    # The field itself stands in its label, and is no part of its name.
    beyond = visited | {node.index}
    return " ".join(_children(doc, label, beyond, not doc.read[label.index]) for label in labels).strip()


def _content(doc: Document, node: Element, visited: frozenset[int], inside: bool, hidden: bool) -> str:
    found = role(doc, node)
    if not inside and found not in words("named-by-content") and node.name not in ("summary", "label", "legend"):
        return ""
    if explicit(node) in NONE and node.name == "img" and found in NONE:
        return ""
    return _children(doc, node, visited, hidden)


def _children(doc: Document, node: Element, visited: frozenset[int], hidden: bool) -> str:
    pieces = []
    for child in node.children:
        if isinstance(child, Text):
            pieces.append(child.data)
            continue
        if child.name in ("script", "style", "template", "noscript"):
            continue
        if child.drawn and child.name in ("title", "desc", "metadata"):
            continue
        text = _name(doc, child, visited, inside=True, hidden=hidden)
        # A block stands apart from what is beside it; an inline element does not.
        pieces.append(f" {text} " if child.name in _APART or child.name == "br" else text)
    return "".join(pieces)


_APART = frozenset("p div li ul ol dl dt dd h1 h2 h3 h4 h5 h6 td th tr table section article img svg input".split())
