"""Elements with `data-local`: what stands in them comes from the project's local values."""

from typing import Any, Protocol

from bs4.element import PreformattedString, Tag

from pipeline.model import Finding, Local, Severity, SlotKind, Where
from pipeline.sources.builder import Builder, attributes_of, end_tag
from pipeline.sources.nodes import LOCAL, is_atom
from pipeline.text import collapse


class Verbatim(Protocol):
    """What a local value needs from the walk it is part of."""

    def verbatim(self, node: Any) -> None:
        """Add a node as it is."""


def put(node: Tag, walk: Verbatim, out: Builder, *, translate: bool) -> int:
    """Add an element whose words are a local value; returns the number of its LOCAL slot."""
    attributes = attributes_of(node)
    with out.captured() as parts:
        for child in node.children:
            walk.verbatim(child)
    number = len(out.locals)
    out.locals.append(
        Local(
            key=attributes[LOCAL].strip(),
            text="\n".join(collapse(line).strip() for line in _words(node).split("\n")).strip(),
            parts=tuple(parts),
            href=attributes.get("href", ""),
            lang=attributes.get("lang", ""),
            dir=attributes.get("dir", ""),
            line=node.sourceline or 0,
        )
    )
    out.start_tag(node.name, attributes, node.sourceline or 0, translate=translate, local=number)
    slot = out.slot(SlotKind.LOCAL, local=number)
    out.parts.append(slot)
    out.literal(end_tag(node))
    return slot


def _words(node: Any) -> str:
    """The text of a node, its line breaks as such."""
    if isinstance(node, Tag):
        return "\n" if node.name == "br" else "".join(_words(child) for child in node.children)
    return "" if isinstance(node, PreformattedString) else collapse(str(node))


def misplaced(root: Tag, path: str, page: str) -> tuple[Finding, ...]:
    """An error for each `data-local` that names no key, or stands where no words can."""
    found = []
    for node in root.descendants:
        if not isinstance(node, Tag) or LOCAL not in node.attrs:
            continue
        if is_atom(node):
            what = f"<{node.name}> cannot show a local value, because no words stand in it"
            fix = "put data-local on a <span>, an <a> or the block that holds the words"
        elif not str(node.get(LOCAL) or "").strip():
            what, fix = "data-local names no local value", 'write data-local="KEY", such as data-local="ward-phone"'
        else:
            continue
        found.append(Finding("local-misplaced", Severity.ERROR, what, Where(path, node.sourceline or 0, page), fix=fix))
    return tuple(found)
