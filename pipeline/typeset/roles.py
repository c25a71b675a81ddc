"""Which structure type of PDF an HTML element becomes (ISO 32000-1, 14.8.4)."""

# Elements that hold blocks, or a block of text.
BLOCKS = {
    "main": "Sect", "article": "Art", "section": "Sect", "header": "Div", "footer": "Div", "nav": "Nav",
    "aside": "Aside", "search": "Div", "div": "Div", "figure": "Div", "hgroup": "Div", "fieldset": "Div",
    "form": "Div", "details": "Div", "blockquote": "BlockQuote", "center": "Div", "address": "Div",
    "p": "P", "pre": "P", "summary": "P", "legend": "P", "h1": "H1", "h2": "H2", "h3": "H3", "h4": "H4",
    "h5": "H5", "h6": "H6", "ul": "L", "ol": "L", "menu": "L", "dl": "L", "figcaption": "Caption",
    "table": "Table",
}  # fmt: skip

# Elements inside a line.
INLINES = {"em": "Em", "strong": "Strong", "q": "Quote", "code": "Code", "cite": "Span"}

# What takes blocks only: text directly inside is put into a paragraph.
GROUPS = {"Document", "Sect", "Art", "Div", "BlockQuote", "Aside", "Nav"}

# Types of our own and the standard ones they stand for.
ROLE_MAP = {"Aside": "Sect", "Nav": "Sect", "Em": "Span", "Strong": "Span"}

HEADINGS = {"H1", "H2", "H3", "H4", "H5", "H6"}

# ListNumbering (ISO 32000-1, table 347) by list-style-type.
NUMBERING = {
    "none": "None", "disc": "Disc", "circle": "Circle", "square": "Square", "lower-roman": "LowerRoman",
    "upper-roman": "UpperRoman", "lower-alpha": "LowerAlpha", "upper-alpha": "UpperAlpha",
    "lower-latin": "LowerAlpha", "upper-latin": "UpperAlpha",
}  # fmt: skip


def numbering(tag: str, list_style: object) -> str:
    """The ListNumbering of a list; counters of any script count as Decimal."""
    if tag == "dl":
        return "None"
    if isinstance(list_style, str) and list_style in NUMBERING:
        return NUMBERING[list_style]
    return "Decimal" if tag == "ol" else "Disc"
