"""What a reader fills in, presses or opens: each has to say what it is for."""

from collections.abc import Iterator

from pipeline.lint.data import rows
from pipeline.lint.document import Document
from pipeline.lint.names import name
from pipeline.lint.registry import Problem, Scope, rule
from pipeline.lint.roles import explicit, implicit, inactive, role, words
from pipeline.model import Severity
from pipeline.sources.tree import Element

MENTIONED = ("on", "off")


@rule("field-name-missing", Severity.ERROR, wcag="4.1.2", act=("e086e5",), scope=Scope.PAGE)
def no_label(doc: Document) -> Iterator[Problem]:
    """A field does not say what goes into it."""
    for element in doc.elements:
        if doc.read[element.index] and _is_field(doc, element) and not name(doc, element):
            yield Problem(
                element,
                "who does not see the words beside this field does not know what to write",
                "put a <label> round the field and its words",
                element.get("name"),
            )


def _is_field(doc: Document, element: Element) -> bool:
    if element.name in ("select", "textarea"):
        return True
    if element.name == "input":
        kind = element.get("type").lower()
        return kind not in ("hidden", "submit", "reset", "button", "image") and role(doc, element) not in words("links")
    return "role" in element.attributes and explicit(element) in words("fields")


@rule("field-label-missing", Severity.WARNING, wcag="3.3.2")
def no_seen_label(doc: Document) -> Iterator[Problem]:
    """The name of a field stands only in a hint or inside it."""
    for element in doc.all("input", "select", "textarea"):
        if not doc.read[element.index] or not _is_field(doc, element) or not name(doc, element):
            continue
        labelled = element.get("aria-labelledby").strip() or any(up.name == "label" for up in element.ancestors())
        by_id = element.get("id") and any(label.get("for") == element.get("id") for label in doc.all("label"))
        if not labelled and not by_id and not element.get("aria-label").strip():
            yield Problem(
                element,
                "what goes into this field is told only by a hint, which is gone on a phone or as soon as one writes",
                "put a <label> round the field and its words",
                name(doc, element),
            )


@rule("button-name-missing", Severity.ERROR, wcag="4.1.2", act=("97a4e1",), scope=Scope.PAGE)
def no_button_name(doc: Document) -> Iterator[Problem]:
    """A button does not say what it does."""
    for element in doc.elements:
        if not doc.read[element.index] or element.get("type").lower() == "image":
            continue
        if element.name != "summary" and role(doc, element) == "button" and not name(doc, element):
            yield Problem(element, "a screen reader says “button” and nothing more", "write on the button what it does")


@rule("summary-name-missing", Severity.ERROR, wcag="4.1.2", act=("2t702h",), scope=Scope.PAGE)
def no_summary(doc: Document) -> Iterator[Problem]:
    """What opens a part does not say which."""
    for element in doc.all("summary"):
        if doc.read[element.index] and implicit(element) == "button" and not name(doc, element):
            yield Problem(
                element, "nobody can tell what opens here", "write into the <summary> what is to be found in this part"
            )


@rule("menu-item-name-missing", Severity.ERROR, wcag="4.1.2", act=("m6b1q3",))
def no_menu_item_name(doc: Document) -> Iterator[Problem]:
    """A choice in a menu has no name."""
    for element in doc.elements:
        if "role" in element.attributes and doc.read[element.index] and explicit(element) in words("menu-items") and (
            not name(doc, element)
        ):  # fmt: skip
            yield Problem(element, "a screen reader says that there is a choice and not which", "write what it does")


@rule("autocomplete-invalid", Severity.ERROR, wcag="1.3.5", act=("73f2c2",))
def autocomplete(doc: Document) -> Iterator[Problem]:
    """A field says wrongly what browsers may fill in."""
    for element in doc.all("input", "select", "textarea"):
        tokens = element.get("autocomplete").lower().split()
        kind = element.get("type").lower()
        if (
            not tokens
            or not doc.seen[element.index]
            or inactive(element)
            or kind in ("hidden", "button", "submit", "reset")
        ):
            continue
        if tokens[0] in MENTIONED and len(tokens) == 1:
            continue
        if kind in ("checkbox", "radio", "file", "image") or not _fills(tokens):
            yield Problem(
                element,
                "browsers fill nothing in here: who finds it hard to type has to write it all",
                "write a word that the HTML Standard has, such as given-name, email or tel",
                f'autocomplete="{element.get("autocomplete")}"',
            )


def _fills(tokens: list[str]) -> bool:
    """Section, shipping or billing, kind of contact, field, webauthn: in this order, and only the field is a must."""
    table = rows("autofill")
    rest = list(tokens)
    if rest and rest[0].startswith("section-"):
        rest.pop(0)
    if rest and rest[0] in ("shipping", "billing"):
        rest.pop(0)
    if rest and rest[-1] == "webauthn":
        rest.pop()
    contacts = table["contacts"].split()
    if len(rest) == 2 and rest[0] in table["kinds"].split():
        return rest[1] in contacts
    return len(rest) == 1 and (rest[0] in contacts or rest[0] in table["fields"].split())


@rule("label-broken", Severity.ERROR, wcag="1.3.1")
def broken_label(doc: Document) -> Iterator[Problem]:
    """A label belongs to a field that is not there."""
    for element in doc.all("label"):
        target = element.get("for")
        if target and target not in doc.ids and doc.seen[element.index]:
            yield Problem(
                element,
                f"the label belongs to “{target}”, and nothing on the page has that id: the field beside it has no "
                "name",
                "write the id of the field into for",
                doc.words(element),
            )
