"""Tags in markup that is joined already: where they are, and where their local files will lie.

The page was read by the parser in `sources/`; here its markup is complete, and only its tags are looked
for, as browsers find them (HTML Standard, section 13.2.5).
"""

import re
from collections.abc import Iterator, Mapping
from html import unescape

from markupsafe import escape

from pipeline.languages import direction_in
from pipeline.sources.elements import RAW_TEXT, VOID
from pipeline.text import HTML_SPACE

LINKS = frozenset({"src", "href", "poster", "data"})
"""Attributes that may name a local file."""

_FRAME = "srcdoc"
_TEXT = RAW_TEXT | {"textarea", "title"}
"""Elements of HTML in which no tag but their own end tag is one."""

_FOREIGN = frozenset({"svg", "math"})
_HTML_AGAIN = frozenset("foreignobject desc title annotation-xml mi mn mo ms mtext".split())
"""Elements of drawings and formulas that hold HTML (HTML Standard, section 13.2.6)."""

_NAME = rf"[^{HTML_SPACE}/>][^{HTML_SPACE}/>=]*+"
_IS = rf"[{HTML_SPACE}]*+=[{HTML_SPACE}]*+"
_VALUE = rf"""(?:"[^"]*+"|'[^']*+'|[^{HTML_SPACE}"'>][^{HTML_SPACE}>]*+|(?=>|\Z))"""
_ATTRIBUTE = re.compile(rf"({_NAME})(?:({_IS})({_VALUE}))?+")
_ATTRIBUTES = rf"(?:[{HTML_SPACE}/]++|{_NAME}(?:{_IS}{_VALUE}|(?!{_IS})))*+"
_MARKUP = re.compile(
    r"<!--(?:-?>|.*?(?:--!?>|\Z))"
    rf"|<(?P<end>/?)(?P<name>[A-Za-z][^{HTML_SPACE}/>]*+)(?P<attributes>{_ATTRIBUTES})>"
    r"|</?[A-Za-z].*",
    re.DOTALL,
)
"""A comment; a tag; or a tag without an end, which takes all the rest of a page (section 13.2.5)."""


_DIGIT = "[0-9۰-۹]"
_CALLED = re.compile(
    rf"(?<![\w.,/:\u2066-])(?:\+|00)?\(?{_DIGIT}{{1,5}}\)?(?:[ \u00a0\u202f‑-]{_DIGIT}{{2,5}}){{1,5}}(?![\w/]|[.,:]\d)"
    rf"|(?<![\w\u2066])\+{_DIGIT}{{7,14}}(?!\d)"
)
"""A number to call. Arabic-Indic digits are left as they are: to isolate them changes nothing (UAX #9, N1)."""

_DATE = re.compile(r"\d{4}.\d{4}|\d{1,4}.\d{1,2}.\d{1,4}")
_LEAST_DIGITS = 7


def tags(markup: str) -> Iterator[re.Match[str]]:
    """The tags of a page as browsers find them: none in a value, a comment, a script or a text field."""
    position = 0
    spaces: list[str] = []
    while found := _MARKUP.search(markup, position):
        position = found.end()
        if not found["name"]:
            continue
        yield found
        name = found["name"].lower()
        foreign = bool(spaces) and spaces[-1] in _FOREIGN
        if found["end"]:
            if name in spaces:
                del spaces[len(spaces) - 1 - spaces[::-1].index(name) :]
        elif name in _FOREIGN or (foreign and name in _HTML_AGAIN):
            if not found["attributes"].endswith("/"):
                spaces.append(name)
        elif name in _TEXT and not foreign:
            end = re.compile(rf"</{name}(?=[{HTML_SPACE}/>])", re.IGNORECASE).search(markup, position)
            position = end.start() if end else len(markup)


def relink(markup: str, files: Mapping[str, str]) -> str:
    """Links to local files made to lead from where the page will stand, those in frames too.

    The signs of tags in values are written as entities, so that they are none to anybody: a text
    that a translator wrote can end no element and begin none.
    """

    def attribute(found: re.Match[str]) -> str:
        name, sign, value = found.groups()
        if not value:
            return found[0]
        # A value without quotation marks gets single ones: in one with double ones they end nothing.
        mark = value[0] if value[0] in "\"'" else ""
        old = unescape(value[1:-1] if mark else value)
        new = old
        if name.lower() == _FRAME:
            new = relink(old, files)
        elif name.lower() in LINKS:
            new = files.get(old, old)
        if new == old:
            return name + sign + value.replace("<", "&lt;").replace(">", "&gt;")
        mark = mark or "'"
        return f"{name}{sign}{mark}{escape(new)}{mark}"

    pieces, start = [], 0
    for tag in tags(markup):
        if tag["attributes"]:
            pieces += [markup[start : tag.start("attributes")], _ATTRIBUTE.sub(attribute, tag["attributes"])]
            start = tag.end("attributes")
    return "".join([*pieces, markup[start:]])


def direct(markup: str, direction: str) -> str:
    """The markup with a `dir` on each element that says a language of the other direction, and no direction.

    References stay in their own language on every page. Without it, their full stops and brackets go
    where the page's direction puts them (W3C, Structural markup and right-to-left text in HTML). A
    number to call in text from right to left is isolated: its groups would be shown in reverse.
    """
    pieces, start = [], 0
    around: list[tuple[str, bool]] = [("", direction == "rtl")]
    raw = False
    for tag in tags(markup):
        text, start = markup[start : tag.start()], tag.end()
        pieces.append(_CALLED.sub(_isolated, text) if around[-1][1] and not raw else text)
        name, shown = tag["name"].lower(), tag[0]
        raw = not tag["end"] and name in _TEXT
        if tag["end"]:
            names = [one for one, _ in around]
            if name in names:
                del around[len(names) - 1 - names[::-1].index(name) :]
        else:
            said = {key.lower(): value.strip("\"' ") for key, _sign, value in _ATTRIBUTE.findall(tag["attributes"])}
            own = "" if "dir" in said else direction_in(unescape(said.get("lang", "")))
            if own and own != direction:
                shown = f'<{tag["name"]} dir="{own}"{tag["attributes"]}>'
            # Of what the first letter decides, and of drawings, the author is the judge.
            runs = said.get("dir", "").lower() or own or ("ltr" if name == "bdi" or name in _FOREIGN else "")
            if name not in VOID:
                around.append((name, runs == "rtl" if runs else around[-1][1]))
        pieces.append(shown)
    rest = markup[start:]
    return "".join([*pieces, _CALLED.sub(_isolated, rest) if around[-1][1] and not raw else rest])


def _isolated(found: re.Match[str]) -> str:
    # From this many digits on it is a number to call, or one with its thousands apart.
    if sum(map(str.isdecimal, found[0])) < _LEAST_DIGITS or _DATE.fullmatch(found[0]):
        return found[0]
    return f'<bdi dir="ltr">{found[0]}</bdi>'
