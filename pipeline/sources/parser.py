"""HTML to a bs4 tree with what the parser had to guess; the parser stands behind this one module."""

from typing import Any

from bs4 import BeautifulSoup
from bs4.builder._html5lib import HTML5TreeBuilder, TreeBuilderForHtml5lib

from pipeline.model import Finding, Severity, Where

GUESSES = {
    "expected-closing-tag-but-got-eof": "an element is not closed before the end of the page",
    "expected-one-end-tag-but-got-another": "an end tag does not match the element that is open",
    "end-tag-too-early": "an element is closed while others inside it are still open",
    "end-tag-too-early-named": "an element is closed while others inside it are still open",
    "end-tag-too-early-ignored": "an end tag stands too early and is ignored",
    "unexpected-end-tag": "an end tag closes an element that is not open",
    "unexpected-end-tag-before-html": "an end tag closes an element that is not open",
    "unexpected-cell-end-tag": "a table cell is closed while others inside it are still open",
    "unexpected-implied-end-tag-in-table-view": "an element in a table is not closed",
    "unexpected-char-implies-table-voodoo": "text stands in a table, outside its cells; browsers move it",
    "unexpected-start-tag-implies-table-voodoo": "an element stands in a table, outside its cells; browsers move it",
    "unexpected-end-tag-implies-table-voodoo": "an end tag stands in a table, outside its cells",
    "unexpected-start-tag-implies-end-tag": "an element starts before the one of its kind is closed",
    "adoption-agency-1.1": "a formatting element is closed in the wrong place",
    "adoption-agency-1.2": "a formatting element is closed in the wrong place",
    "adoption-agency-1.3": "a formatting element is closed in the wrong place",
    "eof-in-tag-name": "the page ends inside a tag",
    "eof-in-comment": "a comment is not closed",
    "eof-in-table": "a table is not closed before the end of the page",
    "duplicate-attribute": "an attribute stands twice in one tag; the second one is ignored",
    "nested-table": "a table starts inside another one, outside its cells",
}
"""html5lib's codes for markup that readers would not see as its author wrote it."""


class _Tree(TreeBuilderForHtml5lib):
    """Keeps the parser's errors, which bs4 drops with the parser."""

    errors: tuple[tuple[tuple[int, int], str, Any], ...] = ()

    def getDocument(self) -> BeautifulSoup:  # noqa: N802 - html5lib's name
        self.errors = tuple(self.parser.errors) if self.parser is not None else ()
        return super().getDocument()


class _Builder(HTML5TreeBuilder):
    def create_treebuilder(self, namespaceHTMLElements: bool) -> TreeBuilderForHtml5lib:  # noqa: N803 - bs4's name
        self.underlying_builder = _Tree(namespaceHTMLElements, self.soup, store_line_numbers=self.store_line_numbers)
        return self.underlying_builder


def parse(text: str) -> tuple[BeautifulSoup, tuple[tuple[int, str, str], ...]]:
    """The tree that browsers and WeasyPrint build, and what was guessed: (line, code, element).

    See docs/decisions/0002 for why html5lib.
    """
    builder = _Builder(multi_valued_attributes={})
    soup = BeautifulSoup(text, builder=builder)
    guesses: dict[tuple[int, str], str] = {}
    for (line, _column), code, values in getattr(builder.underlying_builder, "errors", ()):
        if code in GUESSES:
            name = values.get("name") or values.get("gotName") if isinstance(values, dict) else ""
            guesses.setdefault((line, code), name if isinstance(name, str) else "")
    return soup, tuple((line, code, name) for (line, code), name in guesses.items())


def findings(guesses: tuple[tuple[int, str, str], ...], path: str, page: str) -> tuple[Finding, ...]:
    """Guesses as warnings with the line they stand in."""
    return tuple(
        Finding(
            "markup",
            Severity.WARNING,
            GUESSES[code] + (f" (<{name}>)" if name else ""),
            Where(path, line, page),
            fix="mend the markup; readers see the tree that browsers guess from it",
        )
        for line, code, name in guesses
    )
