"""Web pages, saved from a browser or exported from a content system, as drafts of source pages."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.errors import UnreadableInput
from pipeline.importing import decoding
from pipeline.importing.draft import Draft, Fate, Told
from pipeline.importing.draft import Element as Block
from pipeline.importing.headers import with_headers
from pipeline.importing.webpages import contents, flow, mended, metadata, office, outline, post, regions, tabs
from pipeline.importing.webpages.mainpart import MainPart, main_part
from pipeline.importing.webpages.metadata import Head
from pipeline.importing.webpages.office import Program
from pipeline.importing.webpages.reader import Reader, linked_ids
from pipeline.importing.webpages.wording import UNREAD, text_of
from pipeline.sources.decode import decode
from pipeline.sources.elements import BLOCK
from pipeline.sources.parser import deep
from pipeline.sources.tree import Element, tree
from pipeline.text import excerpt

SHORT = 15
"""Words above the title that are a line of the site's, such as the name of a ward, and no text of the page."""


def read(content: bytes, name: str) -> Draft:
    """The draft of a web page; `name` is its file, for messages. Raises UnreadableInput."""
    html, guessed = decoded(content, name)
    draft = with_headers(draft_of(html, name, whole=False))
    return replace(draft, told=(*guessed, *draft.told))


def decoded(content: bytes, name: str) -> tuple[str, tuple[Told, ...]]:
    """The text of a page, and what is told of a page in another encoding than it says. Raises UnreadableInput."""
    try:
        return decode(content, name), ()
    except UnreadableInput:
        if not decoding.is_text(content):
            raise
        html, encoding, sure = decoding.decode(content, name)
        why = "the page says another one, which it is not in; look for signs that came out wrong"
        return html, (Told(Fate.GUESSED, "encoding", encoding, 0, sure, why=why),)


def draft_of(html: str, name: str, *, whole: bool) -> Draft:
    """The draft of the text of a web page. `whole` says that all of its body is content and nothing is navigation."""
    with deep():
        found = tree(html)
        root = found.elements[0]
        body = next(element for element in root.elements if element.name in ("body", "frameset"))
        head = metadata.head_of(found, html)
        program = office.program_of(found, html)
        reader = Reader(
            tree=found,
            file=name,
            language=head.language,
            direction=head.direction,
            base=head.base,
            whole=whole or program is not Program.NONE,
            program=program,
            sheet=office.sheet_of(found) if program is Program.GOOGLE else {},
            linked=linked_ids(found.elements, head.base),
        )
        if not reader.whole:
            reader.tabs = tabs.tabs_of(found)
            reader.contents = contents.lists_of_contents(found, head.base)
        part = MainPart(body, "", 1.0) if reader.whole else main_part(found, body, html)
        if part.how:
            reader.told.append(Told(Fate.BECAME, "main part", part.how, part.element.line, part.confidence))
        if program:
            reader.told.append(
                Told(
                    Fate.BECAME,
                    "document",
                    f"saved as HTML by {program}",
                    why="its styles were read as lists, titles and notes",
                )
            )
        outer = _outer_title(reader, part.element, head)
        _mark_above(reader, part.element)
        blocks = mended.headings(mended.lists(_walked(body, part.element, outer, reader), reader), reader)
        reader.close_outer()
        # Names of tabs whose panels are in no part of the text.
        reader.told[:] = [replace(one, again=False) if one in reader.tab_lines.values() else one for one in reader.told]
        return _draft(blocks, reader, head, text_of(outer) if outer else "", name)


def _draft(blocks: Sequence[Block], reader: Reader, head: Head, title: str, name: str) -> Draft:
    if reader.whole and not title and not any(heading.tag == "h1" for heading in outline.headings(blocks)):
        blocks, title, told_of_post = post.without_header(blocks)
        reader.told.extend(told_of_post)
    title, rest = _titled(blocks, reader, head, title)
    rest = outline.anchored(outline.levelled(rest, reader), reader)
    told = reader.told
    if reader.relative:
        told.append(
            Told(
                Fate.UNSURE,
                "relative links",
                f"{reader.relative} links and images",
                why=f"{name} does not say where on the web it stood",
            )
        )
    shown = {name: written.iso for name, written in reader.dates.items()}
    known = {**shown, **dict(head.metadata)}
    named = tuple((name, known[name]) for name in metadata.NAMES if name in known)
    if head.modified and "leaflet:reviewed" not in known:
        told.append(
            Told(
                Fate.UNSURE,
                "date of the last change",
                head.modified,
                why="a change is no review: set leaflet:reviewed if it was one",
            )
        )
    for ours, value in head.metadata:
        told.append(Told(Fate.BECAME, ours, excerpt(value), why="the head of the page says so"))
    for ours, written in reader.dates.items():
        if ours not in dict(head.metadata):
            fate = Fate.BECAME if written.confidence == 1.0 else Fate.GUESSED
            told.append(Told(fate, ours, written.iso, 0, written.confidence, why=written.why or "the page shows it"))
    return Draft(
        title=title,
        language=head.language,
        metadata=named,
        blocks=rest,
        pictures=tuple(reader.pictures),
        told=tuple(told),
    )


def _walked(node: Element, main: Element, title: Element | None, reader: Reader) -> list[Block]:
    """The blocks of the main part; everything round it is dropped, in its order."""
    if node is main:
        reader.close_outer()
        found = flow.blocks([node] if node.name != "body" else node.children, reader)
        reader.close_outer()
        return found
    found = []
    for child in node.children:
        if child is title:
            reader.close_outer()
        elif not isinstance(child, Element):
            reader.drop_outer("outside of the main part", child)
        elif child.name not in UNREAD:
            kind = regions.region(child)
            round_it = _holds(child, main) or (title is not None and _holds(child, title))
            if round_it or (not kind and _is_frame(child)):
                edge = " " if child.name in BLOCK else ""
                reader.outer_text.append(edge)
                found += _walked(child, main, title, reader)
                reader.outer_text.append(edge)
            else:
                reader.drop_outer(kind or "outside of the main part", child)
    return found


def _is_frame(node: Element) -> bool:
    """Whether an element holds several blocks and no text of its own, so that its parts can be told one by one."""
    # A list stays whole, with its numbers.
    return (
        node.name != "ol"
        and len(node.elements) > 1
        and all(
            child.name in BLOCK if isinstance(child, Element) else not child.data.strip() for child in node.children
        )
    )


def _holds(outer: Element, inner: Element) -> bool:
    return outer.index <= inner.index < outer.end


def _outer_title(reader: Reader, main: Element, head: Head) -> Element | None:
    """The h1 that stands outside of the main part, where that part has none."""
    if main.name == "body" or any(e.name == "h1" for e in [main, *reader.tree.inside(main)]):
        return None
    tab = text_folded(head.title)
    for element in reader.tree.elements:
        if element.name == "h1" and text_of(element) and text_folded(text_of(element)) in tab:
            return element
    return None


def text_folded(text: str) -> str:
    """A text without spaces and capitals, to be compared."""
    return "".join(text.split()).casefold()


def _mark_above(reader: Reader, main: Element) -> None:
    """Let the few words above the title go, if the title is marked: the site put them there."""
    title = next((e for e in reader.tree.inside(main) if e.name == "h1"), None)
    if title is None or reader.whole:
        return
    words = sum(
        len(run.data.split()) for run in reader.tree.texts[main.first : title.first] if run.parent.name not in UNREAD
    )
    if words <= SHORT:
        reader.above = title.index


def _titled(blocks: Sequence[Block], reader: Reader, head: Head, outer: str) -> tuple[str, tuple[Block, ...]]:
    """The title of the page, and the blocks without it."""
    if outer:
        return outer, tuple(blocks)
    found = list(outline.headings(blocks))
    tab = text_folded(head.title)
    first = next((heading for heading in found if heading.tag == "h1"), None)
    if first is None and found and blocks and found[0] is blocks[0]:
        same = text_folded(found[0].text()) in tab if tab else len(found) > 1
        alone = sum(heading.tag == found[0].tag for heading in found) == 1
        if same or alone:
            first = found[0]
            reader.told.append(
                Told(
                    Fate.GUESSED,
                    "title",
                    excerpt(first.text()),
                    confidence=0.9 if same and tab else 0.7,
                    why="the first heading of the page; it has no h1",
                )
            )
    if first is not None:
        # A site may write a dash after the title, before a second line that it does not have.
        title = " ".join(first.text().split()).strip(" -–—|")
        if _is_below(blocks, first):
            reader.told.append(
                Told(
                    Fate.UNSURE, "text above the title", excerpt(blocks[0].text()), why="it stands below the title now"
                )
            )
        return title, _moved_id(outline.without(blocks, first), first, reader)
    if head.title.strip():
        title, site = metadata.without_site(" ".join(head.title.split()), head.site)
        why = "the title of the browser's tab" + (f", less “{site.strip()}”" if site else "")
        reader.told.append(Told(Fate.GUESSED, "title", title, confidence=0.8, why=why))
        return title, tuple(blocks)
    reader.told.append(Told(Fate.MISSING, "title", "", why="the page has no heading of the first level and no title"))
    return "", tuple(blocks)


def _is_below(blocks: Sequence[Block | str], title: Block) -> bool:
    """Whether text stands before the title."""
    for block in blocks:
        if block is title:
            return False
        if isinstance(block, Block) and any(found is title for found in outline.headings(block.children)):
            return _is_below(block.children, title)
        if block.text().strip() if isinstance(block, Block) else block.strip():
            return True
    return False


def _moved_id(blocks: tuple[Block, ...], title: Block, reader: Reader) -> tuple[Block, ...]:
    """The blocks with the id of the title on the first of them: the page has no place for it on its title."""
    name = title.get("id")
    if not name:
        return blocks
    reader.kept.discard(name)
    if not blocks or blocks[0].get("id"):
        if blocks:
            reader.aliases[name] = blocks[0].get("id")
        return blocks
    reader.kept.add(name)
    return (replace(blocks[0], attributes=(("id", name), *blocks[0].attributes)), *blocks[1:])
