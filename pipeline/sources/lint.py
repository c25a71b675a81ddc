"""Where the tree that browsers build and the text of a page differ, with the line of each place.

A tag that is not closed, an end tag that closes nothing, words that browsers move out of a table:
the author sees one structure in the text, and readers get another. The tree itself tells: which
tag of the text became which element (HTML Standard, section 13.2.6).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import turbohtml
from turbohtml import Element, Namespace, Node, Text, TokenType

from pipeline.model import Finding, Severity, Where
from pipeline.sources.elements import VOID

OPAQUE = frozenset("svg math noscript selectedcontent".split())
"""Elements with rules of their own inside; only their outer tags are compared."""

NO_END = VOID | {"basefont", "bgsound", "frame", "keygen"}
"""Elements that have no end tag, those of old among them (HTML Standard, section 13.2.6.4.7)."""

OMISSIBLE = frozenset(
    "html head body li dt dd p rt rp optgroup option colgroup caption thead tbody tfoot tr td th".split()
)
"""Elements whose end tag may be left out (HTML Standard, section 13.1.2.4)."""

TOKENS = {
    "duplicate-attribute": "an attribute stands twice in one tag; the second one is ignored",
    "eof-in-tag": "the page ends inside a tag",
    "eof-in-comment": "a comment is not closed",
    "missing-end-tag-name": "</> stands there without a name; browsers drop it",
    "invalid-first-character-of-tag-name": "a sign “<” begins no tag; write &lt;",
    "unexpected-character-in-attribute-name": "a quotation mark or “<” stands in the name of an attribute",
    "missing-whitespace-between-attributes": "two attributes stand together without a space",
    "unexpected-character-in-unquoted-attribute-value": "a quotation mark stands in a value without quotation marks",
}
"""Errors of the HTML Standard (section 13.2.2) after which readers may see other than was written."""

Place = tuple[int, int]


@dataclass(frozen=True, slots=True, order=True)
class Difference:
    """One place where text and tree differ."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class _Tag:
    """A tag of the tree: its element, and where its start tag and its end tag stand in the text.

    `before` is how many characters, white space left out, the tree has before the element.
    """

    name: str
    start: Place | None
    end: Place | None
    before: int


def differences(text: str, parsed: turbohtml.Document) -> tuple[Difference, ...]:
    """Every difference between the text of a page and its tree, in order of lines."""
    tags: list[_Tag] = []
    shown = _read(parsed, tags)
    found = {
        Difference(error.line, TOKENS[error.code]) for error in parsed.errors if error.code in TOKENS and error.line
    }
    tokens = list(_tokens(text))
    found.update(_unclosed(tags, tokens))
    found.update(_ignored(tags, tokens))
    found.update(_moved(tags))
    found.update(_words(shown, tags, tokens))
    if not found:
        found.update(_unstable(parsed))
    return tuple(sorted(found))


def findings(found: tuple[Difference, ...], path: str, page: str) -> tuple[Finding, ...]:
    """Differences as warnings with the line they stand in."""
    return tuple(
        Finding(
            "markup",
            Severity.WARNING,
            difference.message,
            Where(path, difference.line, page),
            fix="mend the markup; readers see the tree that browsers guess from it",
        )
        for difference in found
    )


def _read(node: Node, tags: list[_Tag], shown: str = "") -> str:
    """Add the tags of the tree in document order; returns its text so far, white space left out."""
    for child in node.children:
        if isinstance(child, Text):
            shown += "".join(child.data.split())
        elif isinstance(child, Element):
            at = child.source_location
            start = (at.start_tag.start_line, at.start_tag.start_col) if at else None
            end = (at.end_tag.start_line, at.end_tag.start_col) if at and at.end_tag else None
            tags.append(_Tag(child.tag, start, end, len(shown)))
            if child.namespace is Namespace.HTML and child.tag not in OPAQUE:
                shown = _read(child, tags, shown)
        else:
            shown = _read(child, tags, shown)
    return shown


def _tokens(text: str) -> Iterator[turbohtml.Token]:
    """The tokens of the text; of drawings, formulas and what is raw text to some, only the outer tags."""
    inside, depth = "", 0
    for token in turbohtml.tokenize(text, capture_attributes=False):
        if inside:
            if token.tag == inside:
                depth += {TokenType.START_TAG: not token.self_closing, TokenType.END_TAG: -1}.get(token.type, 0)
            if depth:
                continue
            inside = ""
        elif token.type is TokenType.START_TAG and token.tag in OPAQUE and not token.self_closing:
            inside, depth = token.tag or "", 1
        yield token


def _place(token: turbohtml.Token) -> Place:
    return token.line, token.col


def _unclosed(tags: list[_Tag], tokens: list[turbohtml.Token]) -> Iterator[Difference]:
    """Elements that no end tag closes, and end tags that close no element."""
    closing = {tag.end for tag in tags if tag.end}
    closed = {_place(token) for token in tokens if token.self_closing and token.tag in ("svg", "math")}
    stray = [token for token in tokens if token.type is TokenType.END_TAG and _place(token) not in closing]
    for tag in tags:
        if tag.start is None or tag.end or tag.name in OMISSIBLE or tag.name in NO_END or tag.start in closed:
            continue
        late = next((token for token in stray if token.tag == tag.name and _place(token) > tag.start), None)
        if late is None:
            yield Difference(tag.start[0], f"<{tag.name}> is not closed")
        else:
            stray.remove(late)
            where = f"</{tag.name}> in line {late.line}" if late.line != tag.start[0] else f"</{tag.name}>"
            yield Difference(tag.start[0], f"<{tag.name}> is closed in the wrong place, by {where}")
    for token in stray:
        what = "; browsers make an empty paragraph of it" if token.tag == "p" else ""
        yield Difference(token.line, f"</{token.tag}> closes an element that is not open{what}")


def _ignored(tags: list[_Tag], tokens: list[turbohtml.Token]) -> Iterator[Difference]:
    """Start tags that became no element."""
    opening = {tag.start for tag in tags}
    for token in tokens:
        if token.type is TokenType.START_TAG and _place(token) not in opening:
            yield Difference(token.line, f"<{token.tag}> may not stand here; browsers ignore the tag")


def _moved(tags: list[_Tag]) -> Iterator[Difference]:
    """Elements that stand earlier in the tree than in the text."""
    located = [(tag.name, tag.start) for tag in tags if tag.start]
    for (name, start), (other, later) in pairwise(located):
        if later < start:
            yield Difference(start[0], f"<{name}> may not stand here; browsers move it before <{other}>")


def _words(shown: str, tags: list[_Tag], tokens: list[turbohtml.Token]) -> Iterator[Difference]:
    """Words of a table that stand before it, and the first words that stand elsewhere or nowhere."""
    before = {tag.start: tag.before for tag in tags if tag.name == "table" and tag.start}
    position = 0
    for token in tokens:
        if token.type is TokenType.START_TAG and before.get(_place(token), position) > position:
            yield Difference(token.line, "words stand in this <table> outside its cells; browsers move them before it")
            return
        if token.type is not TokenType.TEXT:
            continue
        data = token.data or ""
        words = "".join(data.split())
        if not shown.startswith(words, position):
            at = next((n for n, c in enumerate(words) if shown[position + n : position + n + 1] != c), 0)
            line = token.line + _lines_before(data, at)
            yield Difference(line, "text may not stand here; browsers move or drop it")
            return
        position += len(words)


def _lines_before(data: str, count: int) -> int:
    """How many lines of `data` begin before its character number `count` that is no white space."""
    lines = 0
    for character in data:
        if character == "\n":
            lines += 1
        elif not character.isspace():
            count -= 1
            if count < 0:
                break
    return lines


def _unstable(parsed: turbohtml.Document) -> Iterator[Difference]:
    """The first element that is another one when the written-out tree is read again."""
    again = turbohtml.parse(parsed.serialize(), allow_declarative_shadow_roots=False)
    if again.equals(parsed):
        return
    line = 1
    for one, other in zip(parsed.iter_elements(), again.iter_elements(), strict=False):
        if (one.tag, one.attrs) != (other.tag, other.attrs):
            break
        line = one.source_line or line
    yield Difference(line, "this markup cannot be written out so that browsers read it the same way again")
