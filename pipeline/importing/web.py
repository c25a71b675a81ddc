"""Web pages, saved from a browser or exported from a content system, as drafts of source pages."""

from pipeline.importing.draft import Draft, Fate, Told
from pipeline.importing.webpages import flow, outline
from pipeline.importing.webpages.reader import Reader, linked_ids
from pipeline.sources.decode import decode
from pipeline.sources.parser import deep
from pipeline.sources.tree import tree
from pipeline.text import tag_of


def read(content: bytes, name: str) -> Draft:
    """The draft of a web page; `name` is its file, for messages. Raises UnreadableInput."""
    return draft_of(decode(content, name), name, whole=False)


def draft_of(html: str, name: str, *, whole: bool) -> Draft:
    """The draft of the text of a web page. `whole` says that all of its body is content and nothing is navigation."""
    with deep():
        found = tree(html)
        root = found.elements[0]
        body = next(element for element in root.elements if element.name in ("body", "frameset"))
        reader = Reader(
            tree=found,
            language=tag_of(root.get("lang") or root.get("xml:lang")),
            direction=root.get("dir"),
            whole=whole,
            linked=linked_ids(found.elements, ""),
        )
        blocks = tuple(flow.blocks(body.children, reader))
        title = next((heading for heading in outline.headings(blocks) if heading.tag == "h1"), None)
        if title is not None:
            blocks = outline.without(blocks, title)
        blocks = outline.anchored(outline.levelled(blocks, reader), reader)
        told = list(reader.told)
        if reader.relative:
            told.append(
                Told(Fate.UNSURE, "relative links", f"{reader.relative} links and images", why=f"{name} does not say where on the web it stood")
            )  # fmt: skip
        return Draft(
            title=title.text().strip() if title is not None else "",
            language=reader.language,
            blocks=blocks,
            pictures=tuple(reader.pictures),
            told=tuple(told),
        )
