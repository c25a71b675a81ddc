"""Walks a parsed page and cuts it into messages: one for each run of inline text in a block."""

from dataclasses import replace
from typing import Any

from bs4.element import Comment, PreformattedString, Tag

from pipeline.sources import frame
from pipeline.sources.builder import Builder, attributes_of, end_tag, is_raw, is_void, kind_of
from pipeline.sources.context import Context, inside
from pipeline.sources.elements import (
    ATOMIC,
    BLOCK,
    HEADINGS,
    OPAQUE,
    PART_BEFORE,
    PART_INSIDE,
    PRESERVED,
    SVG_INLINE,
)
from pipeline.sources.inline import escape
from pipeline.sources.local import put
from pipeline.sources.message import MessageWriter
from pipeline.sources.nodes import at_edge, blank, is_local, note_of, note_to_translators, split_breaks, suggests
from pipeline.text import HTML_SPACE, collapse, excerpt, has_words


class Segmenter:
    """Feeds a `Builder` from bs4 nodes. One instance reads one page."""

    def __init__(self, builder: Builder) -> None:
        self.out = builder
        self._has_block: dict[int, bool] = {}
        self._bare: dict[tuple[str, Context], Context] = {}

    # -- blocks ---------------------------------------------------------------------------------

    def children(self, node: Tag, context: Context, owner: int = -1) -> None:
        """Add the content of an element."""
        self.nodes(list(node.children), context, owner)

    def nodes(self, nodes: list[Any], context: Context, owner: int = -1) -> None:
        """Add nodes that follow each other in one element."""
        run: list[Any] = []
        for child in nodes:
            if self._inline(child, context):
                run.append(child)
            else:
                self._runs(run, context, -1)
                run = []
                self.element(child, context)
        self._runs(run, context, owner)

    def element(self, node: Tag, context: Context) -> None:
        """Add an element that is a block, or holds one, or stands by itself."""
        attributes = attributes_of(node)
        inner = self.context_of(node, attributes, context)
        if is_local(node):
            put(node, self, self.out, translate=inner.translate)
            return
        self.out.note(note_of(attributes))
        opaque = node.name in OPAQUE and "shadowrootmode" not in attributes
        if opaque or (not inner.translate and context.translate and not self.reopens(node)):
            self.verbatim(node)
            return
        if node.name in BLOCK or inner.svg or inner.formula or node.name in ATOMIC:
            before = not inner.framed and node.name in PART_BEFORE and self.out.takes_paragraphs()
            within = "" if before or inner.framed else PART_INSIDE.get(node.name, "")
            with self.out.inside(node.name, attributes, node.sourceline or 0, inner.safety):
                if before:
                    self.out.part("p")
                self._open_and_fill(node, attributes, inner, within)
        else:
            self._open_and_fill(node, attributes, inner)

    def _open_and_fill(self, node: Tag, attributes: dict[str, str], inner: Context, part: str = "") -> None:
        heading = node.name in HEADINGS and not inner.framed
        if heading:
            self.out.anchor = attributes.get("id", "")
        owner = self.out.owner(attributes) if inner.translate and self._owns(node, inner) else -1
        self.out.start_tag(
            node.name, attributes, node.sourceline or 0, owner=owner, translate=inner.translate,
            frame=frame.put(node, self, self.out, inner), suggests=suggests(node),
        )  # fmt: skip
        if part:
            self.out.part(part)
        before = len(self.out.slots)
        if is_raw(node):
            self.out.literal(node.get_text())
        elif not is_void(node):
            if node.name in PRESERVED and node.get_text().startswith("\n"):
                self.out.literal("\n")
            self.children(node, inner, owner)
            self.out.flush_attributes()
        self.out.literal(end_tag(node))
        if heading:
            self._heading(node, attributes, before)

    def _heading(self, node: Tag, attributes: dict[str, str], before: int) -> None:
        text = collapse(node.get_text()).strip()
        if text:
            self.out.section = excerpt(text, 60)
        slots = [n for n in range(before, len(self.out.slots)) if self.out.slots[n].kind == "text"]
        if slots:
            self.out.anchors.append((attributes.get("id", ""), slots[0], int(node.name[1])))

    def context_of(self, node: Tag, attributes: dict[str, str], outer: Context) -> Context:
        """What holds inside an element. Most have no attributes, and are like all others of their name."""
        if attributes:
            return inside(node.name, attributes, outer, self.out.language)
        known = self._bare.get((node.name, outer))
        if known is None:
            known = self._bare[node.name, outer] = inside(node.name, attributes, outer, self.out.language)
        return known

    # -- what is inline -------------------------------------------------------------------------

    def _inline(self, node: Any, context: Context) -> bool:
        if not isinstance(node, Tag):
            return True
        if context.svg:
            return node.name in SVG_INLINE
        if context.formula:
            return False
        if node.name in ATOMIC:
            return True
        return node.name not in BLOCK and not self._holds_block(node)

    def _holds_block(self, node: Tag) -> bool:
        """Whether an inline element holds a block, or two line breaks in a row: no message spans them."""
        known = self._has_block.get(id(node))
        if known is None:
            children = list(node.children)
            known = any(is_break for _piece, is_break in split_breaks(children)) or any(
                isinstance(child, Tag)
                and child.name not in ATOMIC
                and (child.name in BLOCK or self._holds_block(child))
                for child in children
            )
            self._has_block[id(node)] = known
        return known

    def _owns(self, node: Tag, context: Context) -> bool:
        """Whether all the words of an element are one run, so that its tag can name their language."""
        if (
            node.has_attr("dir")
            or node.get("lang") == ""
            or not all(self._inline(child, context) for child in node.children)
        ):
            return False
        pieces = [nodes for nodes, is_break in split_breaks(list(node.children)) if not is_break]
        return sum(self._translatable(piece) for piece in pieces) == 1

    def reopens(self, node: Tag) -> bool:
        """Whether an element that is kept holds words that change all the same."""
        return any(tag.get("translate") == "yes" or tag.name == "mtext" or is_local(tag) for tag in node.find_all(True))

    def kept(self, node: Any) -> bool:
        if not isinstance(node, Tag):
            return False
        return not self.context_of(node, attributes_of(node), Context(node.name)).translate

    def _translatable(self, run: list[Any]) -> bool:
        return any(has_words(text) for node in run for text in self._words(node))

    def _words(self, node: Any) -> list[str]:
        if isinstance(node, Tag):
            if node.name in ATOMIC or node.name in OPAQUE or is_local(node) or self.kept(node):
                return []
            return [text for child in node.children for text in self._words(child)]
        return [] if isinstance(node, PreformattedString) else [str(node)]

    # -- runs of inline text --------------------------------------------------------------------

    def _runs(self, run: list[Any], context: Context, owner: int) -> None:
        if len(run) == 1 and blank(run[0]):
            self.out.literal(str(run[0]))
            return
        for nodes, is_break in split_breaks(run):
            if is_break:
                self.plainly(nodes, context)
            else:
                self._run(nodes, context, owner)

    def _run(self, run: list[Any], context: Context, owner: int) -> None:
        run = self._comments(run)
        start, end = 0, len(run)
        while start < end and at_edge(run[start]):
            start += 1
        while end > start and at_edge(run[end - 1]):
            end -= 1
        self.plainly(run[:start], context)
        core, tail = run[start:end], run[end:]
        if not context.translate or not self._translatable(core):
            self.plainly(core, context)
        elif len(core) == 1 and isinstance(core[0], Tag):
            self._wrapped(core[0], context)
        else:
            self._message(core, context, owner)
        self.plainly(tail, context)

    def _wrapped(self, node: Tag, context: Context) -> None:
        """A tag round a whole message stays out of it."""
        attributes = attributes_of(node)
        inner = replace(self.context_of(node, attributes, context), tag=context.tag)
        self.out.note(note_of(attributes))
        owner = self.out.owner(attributes) if self._owns(node, inner) else -1
        self.out.start_tag(node.name, attributes, node.sourceline or 0, owner=owner)
        self._runs(list(node.children), inner, owner)
        self.out.literal(end_tag(node))

    def plainly(self, nodes: list[Any], context: Context) -> None:
        """Nodes without words: as they are, but for their attributes."""
        for node in nodes:
            if isinstance(node, Comment):
                self.out.literal(f"<!--{node}-->")
            elif not isinstance(node, Tag):
                self.out.literal("" if isinstance(node, PreformattedString) else escape(str(node)))
            elif node.name in ATOMIC or node.name in OPAQUE or is_local(node):
                self.element(node, context)
            else:
                attributes = attributes_of(node)
                inner = self.context_of(node, attributes, context)
                if inner.translate and not context.translate:
                    self._wrapped(node, context)
                    continue
                self.out.start_tag(node.name, attributes, node.sourceline or 0, translate=inner.translate)
                self.plainly(list(node.children), inner)
                self.out.literal(end_tag(node))

    def _comments(self, run: list[Any]) -> list[Any]:
        """Take the comments out of a run: notes to translators are kept for them."""
        rest = []
        for node in run:
            if isinstance(node, Comment):
                note = note_to_translators(node)
                self.out.note(note)
                if not note:
                    self.out.literal(f"<!--{node}-->")
            else:
                rest.append(node)
        return rest

    def _message(self, core: list[Any], context: Context, owner: int) -> None:
        writer = MessageWriter(self, self.out, context.preserve)
        msgid = "".join(writer.piece(node, context) for node in core)
        msgid = msgid if context.preserve else writer.tight_breaks(collapse(msgid))
        lead = msgid[: len(msgid) - len(msgid.lstrip(HTML_SPACE))]
        trail = msgid[len(msgid.rstrip(HTML_SPACE)) :]
        self.out.literal(lead)
        line = next((node.sourceline for node in core if isinstance(node, Tag) and node.sourceline), 0)
        if not line and self.out.block >= 0:
            line = self.out.blocks[self.out.block].line
        slot = self.out.text(
            msgid.strip(HTML_SPACE), tuple(writer.inline), kind_of(context.tag), context.tag, line, owner,
            tuple(writer.explained), context.context, context.preserve, tuple(writer.locals),
        )  # fmt: skip
        self.out.parts.append(slot)
        self.out.literal(trail)

    def verbatim(self, node: Any) -> None:
        """A node as it is, no part of it translated; addresses of local files and local values may change."""
        if isinstance(node, Comment):
            self.out.literal(f"<!--{node}-->")
        elif not isinstance(node, Tag):
            raw = node.parent is not None and is_raw(node.parent)
            self.out.literal(str(node) if raw else escape(str(node)))
        elif is_local(node):
            put(node, self, self.out, translate=False)
        else:
            kept = frame.put(node, self, self.out)
            self.out.start_tag(node.name, attributes_of(node), node.sourceline or 0, translate=False, frame=kept)
            if node.name in PRESERVED and node.get_text().startswith("\n"):
                self.out.literal("\n")
            for child in node.children:
                self.verbatim(child)
            self.out.literal(end_tag(node))
