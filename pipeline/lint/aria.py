"""Roles, states and properties: that they are such, and that they say what is so (WAI-ARIA 1.2)."""

from collections.abc import Iterator

import regex

from pipeline.lint.data import rows
from pipeline.lint.document import Document, quoted
from pipeline.lint.registry import Problem, Scope, rule
from pipeline.lint.roles import NONE, explicit, focusable, implicit, role, tabbable, words
from pipeline.model import Severity
from pipeline.sources.tree import Element

_INTEGER = regex.compile(r"-?\d+")
_NUMBER = regex.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?", regex.IGNORECASE)


@rule("role-invalid", Severity.ERROR, wcag="4.1.2", act=("674b10",), scope=Scope.PAGE)
def invalid_role(doc: Document) -> Iterator[Problem]:
    """A role is none."""
    for element in doc.elements:
        said = element.get("role").lower().split()
        if said and doc.read[element.index] and not explicit(element):
            yield Problem(
                element,
                f"there is no role {quoted(' '.join(said))}: a screen reader says what the element is without it",
                "take the attribute away; the right element needs none",
                f'role="{element.get("role")}"',
            )


@rule("role-requires", Severity.ERROR, wcag="4.1.2", act=("4e8ab6",))
def required(doc: Document) -> Iterator[Problem]:
    """A role lacks what it needs to be understood."""
    for element in doc.elements:
        said = explicit(element)
        needs = rows("aria")["required"].get(said, ()) if said else ()
        if not needs or not doc.read[element.index] or said == implicit(element):
            continue
        lacks = [key for key in needs if not element.get(key).strip() and not _told_by_html(element, said)]
        if said == "combobox" and element.name in ("select", "input"):
            continue
        if lacks:
            yield Problem(
                element,
                f"a “{said}” without {' and '.join(lacks)}: a screen reader cannot say its state",
                f"write {lacks[0]}=…, or use the element of HTML that is one by itself",
                f'role="{said}"',
            )


def _told_by_html(element: Element, said: str) -> bool:
    if element.name == "input" and element.get("type").lower() in ("checkbox", "radio", "range", "number"):
        return True
    if said == "option" or (said == "separator" and not element.has("tabindex")):
        return True
    return element.name in ("meter", "progress") or (element.name.startswith("h") and element.name[1:].isdecimal())


@rule("aria-unknown", Severity.ERROR, wcag="4.1.2", act=("5f99a7",))
def unknown(doc: Document) -> Iterator[Problem]:
    """An attribute that begins like one of ARIA is none."""
    known = words("global") | rows("aria")["only"].keys() | rows("aria")["values"].keys()
    for element in doc.elements:
        for key in element.attributes:
            if key.startswith("aria-") and key not in known:
                yield Problem(
                    element,
                    f"there is no attribute {key}: what it should say reaches nobody",
                    "correct the name of the attribute, or take it away",
                    key,
                )


@rule("aria-value", Severity.ERROR, wcag="4.1.2", act=("6a7281",))
def bad_value(doc: Document) -> Iterator[Problem]:
    """An attribute of ARIA has a value that means nothing."""
    values = rows("aria")["values"]
    for element in doc.elements:
        for key, value in element.attributes.items():
            kind = values.get(key) if key.startswith("aria-") else None
            if kind is None or not value.strip() or _valid(kind, value.strip(), doc, key):
                continue
            yield Problem(
                element,
                f"{key} is “{value}”, which means nothing; a screen reader says the wrong state, or none",
                f"write one of {', '.join(kind)}"
                if isinstance(kind, list)
                else "mend the value, or take the attribute away",
                f'{key}="{value}"',
            )


def _valid(kind: list[str] | str, value: str, doc: Document, key: str) -> bool:
    if isinstance(kind, list):
        # `aria-current` takes any other word as true.
        return value.lower() in kind or key == "aria-current"
    if kind == "integer":
        return _INTEGER.fullmatch(value) is not None
    if kind == "number":
        return _NUMBER.fullmatch(value) is not None
    if kind == "id":
        return value in doc.ids
    return any(one in doc.ids for one in value.split()) or key in ("aria-controls", "aria-owns")


@rule("aria-not-allowed", Severity.WARNING, wcag="4.1.2", act=("5c01ea",))
def not_allowed(doc: Document) -> Iterator[Problem]:
    """An attribute of ARIA does not belong to the role of its element."""
    only = {key: frozenset(text.split()) for key, text in rows("aria")["only"].items()}
    for element in doc.elements:
        keys = [key for key in element.attributes if key in only]
        if not keys or not doc.read[element.index]:
            continue
        said = role(doc, element)
        for key in keys:
            if said not in only[key]:
                yield Problem(
                    element,
                    f"{key} says nothing about {'a “' + said + '”' if said else 'this element'}; screen readers "
                    "leave it out or "
                    "say it wrongly",
                    "take the attribute away",
                    f'{key}="{element.get(key)}"',
                )


@rule("aria-name-not-allowed", Severity.WARNING, wcag="4.1.2")
def nameless(doc: Document) -> Iterator[Problem]:
    """A name is given to what takes none."""
    for element in doc.elements:
        if (
            not (element.get("aria-label").strip() or element.get("aria-labelledby").strip())
            or not doc.read[element.index]
        ):
            continue
        said = role(doc, element)
        plain = not said and element.name in (
            "div",
            "span",
            "i",
            "b",
            "u",
            "small",
            "pre",
            "address",
            "label",
            "bdi",
            "abbr",
        )
        if (said in words("nameless") or plain) and said not in NONE and not focusable(doc, element):
            yield Problem(
                element,
                "this element takes no name: most screen readers do not say it",
                "write the words as text, or put the name on the element that it is the name of",
                element.get("aria-label"),
            )


@rule("aria-hidden-focus", Severity.ERROR, wcag="4.1.2", act=("6cfa84",))
def hidden_focus(doc: Document) -> Iterator[Problem]:
    """What is hidden from screen readers can be reached by keyboard."""
    for element in doc.elements:
        if doc.read[element.index] or not tabbable(doc, element):
            continue
        if any(node.get("aria-hidden").strip().lower() == "true" for node in (element, *element.ancestors())):
            yield Problem(
                element,
                "the keyboard comes here and the screen reader says nothing: its reader does not know where the "
                "focus is",
                "take aria-hidden away, or the link or field out of the hidden part",
                doc.words(element),
            )


@rule("flat-children-focus", Severity.ERROR, wcag="4.1.2", act=("307n5z",))
def flat(doc: Document) -> Iterator[Problem]:
    """Inside a button or picture stands something else that can be reached."""
    for element in doc.elements:
        if not doc.read[element.index] or role(doc, element) not in words("flat") or element.drawn:
            continue
        inner = next((e for e in doc.tree.inside(element) if tabbable(doc, e)), None)
        if inner is not None:
            yield Problem(
                inner,
                f"this stands inside a “{role(doc, element)}”: a screen reader reads that as one thing and never "
                "tells of it",
                "put it beside, not inside",
                doc.words(inner),
            )


@rule("tabindex-positive", Severity.ERROR, wcag="2.4.3", scope=Scope.PAGE)
def positive(doc: Document) -> Iterator[Problem]:
    """The order of the Tab key is changed by hand."""
    for element in doc.elements:
        said = element.get("tabindex").strip()
        if said.lstrip("+").isdecimal() and int(said.lstrip("+")) > 0:
            yield Problem(
                element,
                "the Tab key jumps here before everything else on the page, and back again",
                'take tabindex away, or write tabindex="0"',
                f'tabindex="{said}"',
            )
