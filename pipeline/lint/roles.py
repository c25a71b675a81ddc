"""What an element is to assistive technology: its role, whether it can be reached by keyboard (WAI-ARIA 1.2)."""

from functools import lru_cache

from pipeline.lint.data import rows
from pipeline.lint.document import Document
from pipeline.sources.tree import Element

NONE = ("none", "presentation")


@lru_cache(maxsize=32)
def words(key: str) -> frozenset[str]:
    """A list of roles or attributes from data/lint/aria.toml."""
    return frozenset(rows("aria")[key].split())


def explicit(element: Element) -> str:
    """The first role that the author wrote and that there is; empty without one."""
    if "role" not in element.attributes:
        return ""
    known = words("roles")
    return next((role for role in element.get("role").lower().split() if role in known), "")


def role(doc: Document, element: Element) -> str:
    """The role that holds: the author's, else the element's own; empty for none.

    An author's `none` does not hold on what can be reached by keyboard or has an attribute that every
    role takes (section 5.3.3, conflict resolution).
    """
    said = explicit(element)
    if said in NONE and conflicts(doc, element):
        return implicit(element)
    return said or implicit(element)


def conflicts(doc: Document, element: Element) -> bool:
    """Whether an element that is said to be mere decoration is something all the same."""
    return focusable(doc, element) or bool(
        element.attributes.keys() & (words("global") - words("quiet"))
        and any(element.get(name).strip() for name in element.attributes.keys() & (words("global") - words("quiet")))
    )


def implicit(element: Element) -> str:
    """The role that an element has by itself (ARIA in HTML, section 4)."""
    name, attributes = element.name, element.attributes
    if element.drawn:
        if name == "a":
            return "link" if "href" in attributes or "xlink:href" in attributes else ""
        return "graphics-document" if name == "svg" else ""
    if name in ("a", "area"):
        return "link" if "href" in attributes else ""
    if name == "img":
        return "none" if "alt" in attributes and not attributes["alt"] else "img"
    if name == "input":
        kind = attributes.get("type", "text").lower()
        if "list" in attributes and kind in ("text", "search", "tel", "url", "email"):
            return "combobox"
        return str(rows("aria")["inputs"].get(kind, "" if kind in ("hidden", "color", "file", "date") else "textbox"))
    if name == "select":
        return (
            "listbox" if "multiple" in attributes or attributes.get("size", "1") not in ("", "0", "1") else "combobox"
        )
    if name == "summary":
        return "button" if _is_handle(element) else ""
    if name == "th" and attributes.get("scope", "").lower() in ("row", "rowgroup"):
        return "rowheader"
    if name in ("header", "footer") and not any(
        up.name in ("article", "aside", "main", "nav", "section") for up in element.ancestors()
    ):
        return "banner" if name == "header" else "contentinfo"
    return str(rows("aria")["elements"].get(name, ""))


def _is_handle(element: Element) -> bool:
    """Whether a `<summary>` opens a `<details>`: it is the first one in it."""
    parent = element.parent
    if parent is None or parent.name != "details":
        return False
    return next((child for child in parent.elements if child.name == "summary"), None) is element


def focusable(doc: Document, element: Element) -> bool:
    """Whether an element takes the focus: by itself, or because the author lets it."""
    if not doc.seen[element.index] or _disabled(element):
        return False
    name, attributes = element.name, element.attributes
    index = attributes.get("tabindex", "").strip()
    if index.lstrip("+-").isdecimal():
        return True
    if name in ("a", "area"):
        return "href" in attributes or (element.drawn and "xlink:href" in attributes)
    if name in ("button", "select", "textarea", "iframe", "embed"):
        return True
    if name == "input":
        return attributes.get("type", "").lower() != "hidden"
    if name == "summary":
        return _is_handle(element)
    if name in ("audio", "video"):
        return "controls" in attributes
    return attributes.get("contenteditable", "false").lower() in ("", "true", "plaintext-only")


def tabbable(doc: Document, element: Element) -> bool:
    """Whether the Tab key comes to an element."""
    return focusable(doc, element) and not element.get("tabindex").strip().startswith("-")


def _disabled(element: Element) -> bool:
    if element.name not in ("button", "input", "select", "textarea", "fieldset", "option", "optgroup"):
        return False
    return element.has("disabled") or any(up.name == "fieldset" and up.has("disabled") for up in element.ancestors())


def inactive(element: Element) -> bool:
    """Whether an element is, or stands in, a part that is switched off."""
    return any(
        _disabled(node) or (node.name == "fieldset" and node.has("disabled"))
        or node.get("aria-disabled").strip().lower() == "true"
        for node in (element, *element.ancestors())
    )  # fmt: skip
