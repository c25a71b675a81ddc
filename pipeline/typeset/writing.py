"""A structure tree as the objects of a PDF file."""

from typing import Any

import pydyf

from pipeline.typeset.roles import ROLE_MAP
from pipeline.typeset.structure import Annotation, Content, Kid, Node


def write(pdf: Any, tree: Node, root: Any, counts: list[int], *, folded: bool) -> None:
    """Add a tree to a file, and what the catalog of a tagged file needs.

    `root` is the `<html>` element; `counts` how many numbered pieces of content each page has;
    `folded` says that sheets are folded after they are printed.
    """
    objects = {node: _object(pdf, {}) for node in tree.descendants()}
    links: list[tuple[Any, Any]] = []
    owners: dict[Content, Any] = {}
    top = _object(pdf, {"Type": "/StructTreeRoot"})
    for node, entry in objects.items():
        entry.update(_entries(node))
        entry["P"] = (objects[node.parent] if node.parent else top).reference
        page = next((kid.page for kid in node.kids if isinstance(kid, Content)), None)
        if page is not None:
            entry["Pg"] = pdf.page_references[page]
        entry["K"] = pydyf.Array(_kid(pdf, kid, page, objects) for kid in node.kids)
        owners.update((kid, entry) for kid in node.kids if isinstance(kid, Content))
        links += ((kid.target, entry) for kid in node.kids if isinstance(kid, Annotation))
    numbers = pydyf.Array()
    for number, count in enumerate(counts):
        numbers += [number, pydyf.Array(owners[Content(number, piece)].reference for piece in range(count))]
    for number, (annotation, entry) in enumerate(links, start=len(counts)):
        annotation["StructParent"] = number
        numbers += [number, entry.reference]
    top["K"] = pydyf.Array([objects[tree].reference])
    top["ParentTree"] = _object(pdf, {"Nums": numbers}).reference
    top["ParentTreeNextKey"] = len(counts) + len(links)
    top["RoleMap"] = pydyf.Dictionary({name: f"/{standard}" for name, standard in ROLE_MAP.items()})
    names = sorted((node.id, entry) for node, entry in objects.items() if node.id)
    if names:
        pairs = [part for name, entry in names for part in (pydyf.String(name), entry.reference)]
        top["IDTree"] = pydyf.Dictionary({"Names": pydyf.Array(pairs)})
    _catalog(pdf, top, root, folded=folded)


def _catalog(pdf: Any, top: Any, root: Any, *, folded: bool) -> None:
    # A print dialogue starts with what the leaflet is made for: both sides, turned on the right edge.
    preferences = {"DisplayDocTitle": "true", "Duplex": "/DuplexFlipLongEdge"}
    if folded:
        preferences |= {"Duplex": "/DuplexFlipShortEdge", "PrintScaling": "/None"}
    if root.get("dir") == "rtl":
        preferences["Direction"] = "/R2L"
    pdf.catalog["StructTreeRoot"] = top.reference
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary(preferences)


def _entries(node: Node) -> dict[str, Any]:
    found: dict[str, Any] = {"Type": "/StructElem", "S": f"/{node.role}"}
    texts = {
        "Lang": node.language,
        "Alt": node.alternative,
        "E": node.expansion,
        "ActualText": node.actual_text,
        "ID": node.id,
    }
    found.update((key, pydyf.String(text)) for key, text in texts.items() if text)
    if node.attributes:
        found["A"] = pydyf.Dictionary({key: _attribute(key, value) for key, value in node.attributes.items()})
    return found


def _attribute(key: str, value: Any) -> Any:
    if key == "Headers":
        return pydyf.Array(pydyf.String(name) for name in value)
    return pydyf.Array(value) if isinstance(value, list) else value


def _kid(pdf: Any, kid: Kid, page: int | None, objects: dict[Node, Any]) -> Any:
    if isinstance(kid, Node):
        return objects[kid].reference
    if isinstance(kid, Content) and kid.page == page:
        return kid.number
    place = {"Pg": pdf.page_references[kid.page]}
    if isinstance(kid, Content):
        return pydyf.Dictionary({"Type": "/MCR", "MCID": kid.number, **place})
    return pydyf.Dictionary({"Type": "/OBJR", "Obj": kid.target.reference, **place})


def _object(pdf: Any, content: dict[str, Any]) -> Any:
    entry = pydyf.Dictionary(content)
    pdf.add_object(entry)
    return entry
