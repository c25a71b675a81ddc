"""A new version of a page that is there: new words in its old markup, and nothing else touched.

Runs of words of the page are aligned with those of the file in their order. What is equal stays byte for
byte; in what changed, only the words that differ are written anew, so that attributes, ids, directives and
comments to translators stay.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from pipeline.errors import PlainleafError
from pipeline.importing.draft import INLINE, Draft, Element, Fate
from pipeline.importing.leaves import Leaf, Node, Standing, standing
from pipeline.importing.page import markup
from pipeline.importing.words_in_place import Edit, applied, around, edits, shown, words_of
from pipeline.sources.inline import escape
from pipeline.text import excerpt

LIKE = 0.4
"""How alike two runs of words are that are one run, changed: twice the words in common over the words of both."""


class SafetyBlockLost(PlainleafError):
    """The new version no longer has the words of a block that may not get lost."""


@dataclass(frozen=True, slots=True)
class Updated:
    """The page as it should lie on disk, and what an editor is told."""

    content: bytes
    report: str


@dataclass(eq=False, slots=True)
class _New:
    """A run of words of the new version; `path` are the elements it stands in, from the outermost."""

    words: tuple[str, ...]
    path: tuple[Element, ...]
    old: Leaf | None = None


@dataclass(slots=True)
class _Changes:
    edits: list[Edit] = field(default_factory=list)
    rows: list[tuple[int, str]] = field(default_factory=list)
    look: list[str] = field(default_factory=list)


def updated(content: bytes, where: str, draft: Draft) -> Updated:
    """The page in `content` with the words of a draft.

    Raises SafetyBlockLost where a block with data-safety would vanish, UnreadableInput for a page that
    cannot be read.
    """
    page = standing(content, where)
    heading = next((leaf for leaf in page.leaves if leaf.node.tag == "h1"), None)
    old = [leaf for leaf in page.leaves if leaf is not heading]
    new = list(_leaves(draft.blocks))
    _align(old, new)
    changes = _Changes()
    _safe(page, old, new, where)
    if heading is not None and draft.title:
        _title(page, heading, words_of(draft.title), changes)
    for one in new:
        if one.old is not None and one.old.words != one.words:
            _reworded(page, one.old, one.words, changes)
    _remove(page, old, new, changes)
    _insert(page, heading, new, changes)
    _metadata(page, draft, changes)
    text = applied(page.text, changes.edits)
    bom = content[:3] if content.startswith(b"\xef\xbb\xbf") else b""
    return Updated(content if text == page.text else bom + text.encode(), _report(where, draft, changes))


def _leaves(blocks: Sequence[Element], path: tuple[Element, ...] = ()) -> Iterator[_New]:
    """The runs of words of a draft, in order."""
    for block in blocks:
        run: list[str] = []
        here = (*path, block)
        for child in block.children:
            if isinstance(child, str):
                run.append(child)
            elif child.tag in INLINE:
                run.append(" " if child.tag == "br" else child.text())
            else:
                yield from _run(run, here)
                run = []
                yield from _leaves((child,), here)
        yield from _run(run, here)


def _run(run: Sequence[str], path: tuple[Element, ...]) -> Iterator[_New]:
    words = words_of("".join(run))
    if words:
        yield _New(words, path)


def _align(old: Sequence[Leaf], new: Sequence[_New]) -> None:
    """Tell each new run which old one it is: the same words first, then the most alike between those."""
    matcher = SequenceMatcher(None, [leaf.words for leaf in old], [one.words for one in new], autojunk=False)
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind == "equal":
            for leaf, one in zip(old[first:last], new[start:end], strict=True):
                one.old = leaf
        elif kind == "replace":
            _pair(old[first:last], new[start:end])


def _pair(old: Sequence[Leaf], new: Sequence[_New]) -> None:
    """Pair runs in their order so that the sum of their likeness is greatest."""
    table = [[0.0] * (len(new) + 1) for _row in range(len(old) + 1)]
    alike = [[_likeness(leaf, one) for one in new] for leaf in old]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            both = alike[i][j] + table[i + 1][j + 1] if alike[i][j] >= LIKE else 0.0
            table[i][j] = max(both, table[i + 1][j], table[i][j + 1])
    i = j = 0
    while i < len(old) and j < len(new):
        if alike[i][j] >= LIKE and table[i][j] == alike[i][j] + table[i + 1][j + 1]:
            new[j].old = old[i]
            i, j = i + 1, j + 1
        elif table[i][j] == table[i + 1][j]:
            i += 1
        else:
            j += 1


def _likeness(leaf: Leaf, one: _New) -> float:
    matcher = SequenceMatcher(None, leaf.words, one.words, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= LIKE else 0.0


def _safe(page: Standing, old: Sequence[Leaf], new: Sequence[_New], where: str) -> None:
    """Raise SafetyBlockLost where nothing of a safety block is in the new version."""
    kept = {id(one.old) for one in new if one.old is not None}
    for leaf in old:
        for node in leaf.node.ancestors():
            if node.safety and not any(id(other) in kept for other in node.leaves):
                words = " ".join(word for other in node.leaves for word in other.words)
                raise SafetyBlockLost(
                    f"a block with data-safety would vanish: “{excerpt(words, 160)}”",
                    where=f"{where}:{page.line(node.start)}",
                    why="the new version has no words of it, and readers may come to harm without them;"
                    " nothing was written",
                    fix="put the words back into the new version, or take data-safety off the block if it may go",
                )


def _title(page: Standing, heading: Leaf, words: tuple[str, ...], changes: _Changes) -> None:
    if heading.words == words:
        return
    if page.title is not None and page.title.words == heading.words:
        changes.edits += edits(page.text, page.title.places, words, [escape(word) for word in words])
    _reworded(page, heading, words, changes)


def _reworded(page: Standing, leaf: Leaf, words: tuple[str, ...], changes: _Changes) -> None:
    made = edits(page.text, leaf.places, words, [escape(word) for word in words])
    changes.edits += made
    line = page.line(leaf.places[0].parts[0][0])
    for opening in dict.fromkeys(tag for edit in made for tag in around(page.text, leaf.node.start, edit.start)):
        changes.look.append(f"line {line}: words changed inside {opening}, which stays as it is; does it still fit?")
    changes.rows.append((line, shown(leaf.words, words)))
    if any(node.safety for node in leaf.node.ancestors()):
        changes.look.append(f"line {line}: the words of a safety block changed; its translations wait for review")


def _remove(page: Standing, old: Sequence[Leaf], new: Sequence[_New], changes: _Changes) -> None:
    """Take out what the new version does not have: the largest elements of which nothing is left."""
    kept = {id(one.old) for one in new if one.old is not None}
    gone: list[Node] = []
    for leaf in old:
        if id(leaf) in kept:
            continue
        line = page.line(leaf.places[0].parts[0][0])
        changes.rows.append((line, f"[– {' '.join(leaf.words)}]"))
        if any(node.safety for node in leaf.node.ancestors()):
            changes.look.append(f"line {line}: words were taken out of a safety block")
        whole = [n for n in leaf.node.ancestors() if n.parent is not None and not any(id(o) in kept for o in n.leaves)]
        largest = next((node for node in reversed(whole) if not node.holds_media), None)
        if largest is None:
            # Words beside a picture, or beside a list that stays: only the words go.
            changes.edits += edits(page.text, leaf.places, (), ())
        elif not any(node in gone for node in largest.ancestors()):
            gone.append(largest)
            start, end = _with_line_end(page.text, largest)
            changes.edits.append(Edit(start, end, ""))
            if page.text[:start].rstrip().endswith("-->"):
                changes.look.append(f"line {line}: a comment stands before what was taken out; does it still apply?")


def _with_line_end(text: str, node: Node) -> tuple[int, int]:
    """Where an element stands, with the end of its line if nothing else is in the line."""
    start, end = node.start, node.end
    line_start = text.rfind("\n", 0, start) + 1
    if text[line_start:start].strip():
        return start, end
    for newline in ("\r\n", "\n"):
        if text.startswith(newline, end):
            return line_start, end + len(newline)
    return start, end


def _insert(page: Standing, heading: Leaf | None, new: Sequence[_New], changes: _Changes) -> None:
    """Put in what the page does not have: the largest elements of which nothing is there, after what stands before."""
    there = {id(element) for one in new if one.old is not None for element in one.path}
    done: set[int] = set()
    before: Leaf | None = heading
    newline = "\r\n" if "\r\n" in page.text else "\n"
    for place, one in enumerate(new):
        if one.old is not None:
            before = one.old
            continue
        depth = next((n for n, element in enumerate(one.path) if id(element) not in there), None)
        # Words beside blocks that are there already have no element of their own.
        largest = one.path[depth] if depth is not None else Element("p", (), (" ".join(one.words),))
        if id(largest) in done:
            continue
        done.add(id(largest))
        after = next((other.old for other in new[place + 1 :] if other.old is not None), None)
        level = sum(element.tag == largest.tag for element in one.path[: (depth or 0) + 1])
        edit = _put(page.text, page.root, before, after, largest, level)
        changes.edits.append(Edit(edit.start, edit.end, edit.markup.replace("\n", newline)))
        changes.rows.append((page.line(edit.start), f"[+ {' '.join(largest.text().split())}]"))


_LISTS = ("ul", "ol", "menu")
_WORDLESS = ("table", "thead", "tbody", "tfoot", "tr", "dl", *_LISTS)
"""Elements in which no paragraph may stand."""


def _put(text: str, root: Node, before: Leaf | None, after: Leaf | None, new: Element, level: int) -> Edit:
    """Where a new element goes between two runs of words, and what is written there.

    `level` counts the elements of its kind that it stands in, itself among them: 2 is an item in an item.
    """
    if before is None:
        return Edit(root.start, root.start, f"\n{markup(new)}")
    above = list(before.node.ancestors())
    others = list(after.node.ancestors()) if after is not None else [root]
    common = next(node for node in above if node in others)
    below = above[: above.index(common)]
    if new.tag in ("li", "tr"):
        fellows = [node for node in below if node.tag == new.tag]
        later = [node for node in others[: others.index(common)] if node.tag == new.tag]
        if fellows:
            at = fellows[-1 if common.tag in _WORDLESS else max(-level, -len(fellows))].end
            return Edit(at, at, f"\n{markup(new)}")
        if later:
            at = _before(text, later[-1])
            return Edit(at, at, f"\n{markup(new)}")
    if not below or (common.tag in _WORDLESS and common.tag not in _LISTS):
        at = before.places[-1].parts[-1][1]
        return Edit(at, at, f"<br>{escape(' '.join(new.text().split()))}")
    at = below[-1].end
    if common.tag in _LISTS and new.tag != "li":
        new = Element("li", (), new.children if new.tag == "p" else (new,))
    elif common.tag not in _LISTS and new.tag == "li":
        new = Element("ul", (), (new,))
    return Edit(at, at, f"\n{markup(new)}")


def _before(text: str, node: Node) -> int:
    """The end of the line before an element, so that a new line can be put between."""
    end = len(text[: node.start].rstrip())
    return end if "\n" in text[end : node.start] else node.start


def _metadata(page: Standing, draft: Draft, changes: _Changes) -> None:
    there = dict(page.metadata)
    for name, value in draft.metadata:
        if name in there and there[name] != value:
            changes.look.append(f"{name} stays “{there[name]}”; the new version says “{value}”")
        elif name not in there:
            changes.look.append(f"{name} is not in the page; the new version says “{value}”")
    if changes.rows and "leaflet:version" in there:
        changes.look.append(f"leaflet:version is still {there['leaflet:version']}")


def _report(where: str, draft: Draft, changes: _Changes) -> str:
    count = len(changes.rows)
    rows = [f"{where}: {'no words differ' if not count else f'{count} changes' if count != 1 else '1 change'}"]
    rows += [f"  line {line}: {row}" for line, row in sorted(changes.rows, key=lambda pair: pair[0])]
    rows += [f"  left out   {one.kind}: {excerpt(one.text, 200)}" for one in draft.told if one.fate is Fate.DROPPED]
    rows += [f"  look at    {one}" for one in changes.look]
    return "\n".join(rows)
