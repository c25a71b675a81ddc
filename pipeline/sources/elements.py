"""What kind of HTML element is what, for segmentation (HTML Standard, sections 3.2.5 and 4)."""

BLOCK = frozenset(
    "address article aside blockquote body caption center col colgroup dd details dialog dir div dl dt "
    "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr label legend li main menu "
    "nav noscript ol optgroup option p pre search section summary table tbody td tfoot th thead tr ul".split()
)
"""Elements that end a run of text; everything unknown is inline."""

ATOMIC = frozenset(
    "audio button canvas embed iframe img input map math meter object picture progress script select "
    "style svg template textarea video".split()
)
"""Elements that stand in a sentence as one thing; their own content is segmented by itself."""

OPAQUE = frozenset(
    "script style template metadata annotation annotation-xml xmp plaintext noembed noframes selectedcontent".split()
)
"""Elements whose content is never translated and is kept as it is."""

NO_WORDS = frozenset("script style template link meta base".split())
"""Elements whose attributes hold no words for readers either."""

EDGE = frozenset("br img input script style svg template wbr".split())
"""Elements that leave a message when they stand at its start or end."""

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
STRUCTURE = frozenset("html body main table thead tbody tfoot tr colgroup col ul ol menu dl optgroup".split())
"""Elements that hold other elements and no words."""

RAW_TEXT = frozenset("script style iframe noembed noframes xmp plaintext".split())
"""Elements whose content is text without markup or entities (HTML Standard, section 13.1.2)."""

PRESERVED = frozenset("pre textarea listing".split())
FLOW = frozenset(
    "main div section article aside blockquote li td th dd dt figure figcaption details fieldset form header footer "
    "nav body center dialog search address noscript".split()
)
"""Elements in which a paragraph may stand (HTML Standard, flow content)."""

PART_BEFORE = frozenset(
    "address article aside blockquote details dialog div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header "
    "hgroup menu nav ol p pre search section table ul".split()
)
"""Blocks that a line about them is put before; into the others it is put."""

PART_INSIDE = {"li": "p", "td": "p", "th": "p", "dd": "p", "dt": "p", "figcaption": "p", "caption": "p",
               "summary": "span", "legend": "span", "label": "span"}  # fmt: skip
"""Blocks that take a line about them inside, and the element that may stand there."""

SVG_INLINE = frozenset("tspan a textPath".split())
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")

KINDS = {
    "h1": "Heading", "h2": "Heading", "h3": "Heading", "h4": "Heading", "h5": "Heading", "h6": "Heading",
    "li": "List item", "p": "Paragraph", "td": "Table cell", "th": "Table header", "caption": "Table caption",
    "figcaption": "Caption of a picture", "dt": "Term", "dd": "Description of a term",
    "summary": "Summary to open",
    "legend": "Name of a group of fields", "label": "Label of a field",
    "button": "Button", "option": "Choice in a list",
    "blockquote": "Quotation",
    "address": "Address", "pre": "Text with fixed line breaks",
    "mtext": "Words in a formula", "title": "Title in a drawing",
    "desc": "Description of a drawing", "text": "Text in a drawing", "textarea": "Text in a field",
    "video": "Text instead of a video", "audio": "Text instead of a sound",
}  # fmt: skip
"""What an element is called in a translator's comment."""

ATTRIBUTES = {
    "alt": "Alternative text of a picture", "title": "Hint", "placeholder": "Hint in a field",
    "aria-label": "Name read aloud", "aria-description": "Description read aloud",
    "aria-roledescription": "Role read aloud", "aria-placeholder": "Hint in a field, read aloud",
    "aria-valuetext": "Value read aloud", "label": "Label", "abbr": "Short form of a table header",
    "summary": "Summary of a table", "value": "Button", "download": "Name of the file when it is saved",
}  # fmt: skip
"""Attributes that hold words for people, and what each is called in a translator's comment."""

LABELLED = frozenset("track option optgroup".split())
BUTTON_TYPES = frozenset("submit button reset".split())
FILE_ATTRIBUTES = {
    "img": ("src",), "source": ("src",), "video": ("src", "poster"), "audio": ("src",), "track": ("src",),
    "object": ("data",), "embed": ("src",), "input": ("src",), "a": ("href",), "iframe": ("src",),
}  # fmt: skip
"""Attributes that may name a local file."""

META_NAMES = {
    "og:title": "Title of the page where its link is shared",
    "og:description": "Summary of the page where its link is shared",
    "og:image:alt": "Alternative text of the picture where the link is shared",
    "twitter:title": "Title of the page where its link is shared",
    "twitter:description": "Summary of the page where its link is shared",
    "twitter:image:alt": "Alternative text of the picture where the link is shared",
}
"""Names of `<meta>` that hold words for people, and what each is called in a translator's comment."""


def translatable(tag: str, attribute: str, attributes: dict[str, str]) -> bool:
    """Whether an attribute of an element holds words for people."""
    if attribute not in ATTRIBUTES or tag in NO_WORDS:
        return False
    if attribute == "alt":
        return tag in ("img", "area", "input")
    if attribute == "download":
        return tag in ("a", "area")
    if attribute == "label":
        return tag in LABELLED
    if attribute == "abbr":
        return tag == "th"
    if attribute == "summary":
        return tag == "table"
    if attribute == "value":
        return tag == "input" and attributes.get("type", "").lower() in BUTTON_TYPES
    return True
