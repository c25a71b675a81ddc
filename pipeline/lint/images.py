"""Pictures: what is said to somebody who does not see them."""

from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

import regex

from pipeline.lint.data import folded, of_language, rows
from pipeline.lint.document import Document, quoted
from pipeline.lint.language import other as other_language
from pipeline.lint.names import name
from pipeline.lint.registry import Problem, Scope, rule
from pipeline.lint.roles import NONE, conflicts, explicit, implicit, role, words
from pipeline.model import Severity
from pipeline.readability.data import base
from pipeline.sources.tree import Element
from pipeline.text import collapse

LONGEST = 150
"""Characters above which an alternative text cannot be followed; it cannot be stopped and read again."""

PHRASE = 3
"""Words from which on a text that stayed the same was left as it is; one or two may be a name."""

_FILE = regex.compile(r"[\w()%. -]+\.(?:jpe?g|png|gif|svg|webp|avif|bmp|tiff?|heic)", regex.IGNORECASE)
_CAMERA = regex.compile(r"(?:img|dsc[fn]?|image|photo|pict?|scan|screenshot|untitled)[\s_-]*\d+", regex.IGNORECASE)


@rule("image-alt-missing", Severity.ERROR, wcag="1.1.1", act=("23a2a8",), scope=Scope.PAGE)
def no_alt(doc: Document) -> Iterator[Problem]:
    """A picture says nothing to those who do not see it."""
    for element in doc.elements:
        if element.drawn or not doc.read[element.index]:
            continue
        if element.name == "img":
            wanting = not _decorative(doc, element)
        else:
            wanting = "role" in element.attributes and explicit(element) in ("img", "image")
        if wanting and not name(doc, element):
            file = _file(element)
            yield Problem(
                element,
                "who does not see this picture is told nothing about it"
                + (f", or its file name {quoted(file)}" if file else ""),
                'say in alt="…" what the picture tells; write alt="" if it is mere decoration',
                file,
            )


def _decorative(doc: Document, element: Element) -> bool:
    """Whether a picture is marked as decoration, and nothing speaks against it."""
    return (element.has("alt") and not element.get("alt")) or (
        explicit(element) in NONE and not conflicts(doc, element)
    )


def _file(element: Element) -> str:
    try:
        return unquote(urlsplit(element.get("src")).path.rpartition("/")[2])
    except ValueError:
        return ""


@rule("image-elsewhere", Severity.ERROR, scope=Scope.SOURCE)
def from_elsewhere(doc: Document) -> Iterator[Problem]:
    """A picture is fetched from another site."""
    for element in doc.all("img"):
        source = element.get("src").strip()
        if source.lower().startswith(("http:", "https:", "//")):
            yield Problem(
                element,
                "the picture is fetched from another site: that site learns who reads the leaflet, and can change or "
                "take away the picture; it cannot be printed",
                "save the picture beside the page, if its licence allows that, and write its file name in src",
                source,
            )


@rule("image-input-alt", Severity.ERROR, wcag="1.1.1", act=("59796f",), scope=Scope.SOURCE)
def no_input_alt(doc: Document) -> Iterator[Problem]:
    """A button that is a picture has no name."""
    for element in doc.all("input"):
        if element.get("type").lower() == "image" and doc.read[element.index] and not name(doc, element):
            yield Problem(
                element, "who does not see this button does not know what it does", 'say in alt="…" what it does'
            )


@rule("svg-name-missing", Severity.ERROR, wcag="1.1.1", act=("7d6734",), scope=Scope.PAGE)
def no_svg_name(doc: Document) -> Iterator[Problem]:
    """A drawing that is said to be a picture has no name."""
    for element in doc.elements:
        if (
            element.drawn
            and doc.read[element.index]
            and explicit(element) in words("pictures")
            and not name(doc, element)
        ):
            yield Problem(
                element,
                "a screen reader says “picture” and nothing more",
                'give the drawing a <title>, or aria-label; if it is mere decoration, aria-hidden="true"',
            )


@rule("object-name-missing", Severity.ERROR, wcag="1.1.1", act=("8fc3b6",))
def no_object_name(doc: Document) -> Iterator[Problem]:
    """An embedded object has no name."""
    for element in doc.all("object"):
        if not doc.read[element.index] or explicit(element) in NONE or not element.get("data"):
            continue
        if (
            not name(doc, element)
            and not doc.words(element)
            and not any(e.name == "img" for e in doc.tree.inside(element))
        ):
            yield Problem(
                element,
                "who does not see this object is told nothing about it",
                'write aria-label="…" with what it shows',
            )


@rule("decoration-exposed", Severity.ERROR, wcag="1.1.1", act=("46ca7f",), scope=Scope.PAGE)
def exposed(doc: Document) -> Iterator[Problem]:
    """What is marked as decoration is read out all the same."""
    for element in doc.elements:
        attributes = element.attributes
        if not attributes or not doc.read[element.index]:
            continue
        marked = explicit(element) in NONE or (
            element.name == "img" and "alt" in attributes and not attributes["alt"] and not explicit(element)
        )
        if marked and conflicts(doc, element) and (explicit(element) in NONE or _names(element)):
            yield Problem(
                element,
                f"this <{element.name}> is marked as decoration, but can be reached or has a name: it is read out "
                "all the same",
                "take away either the mark, or the name and the tabindex",
            )


def _names(element: Element) -> bool:
    return any(element.get(key).strip() for key in ("aria-label", "aria-labelledby")) or element.has("tabindex")


@rule("image-alt-filename", Severity.WARNING, wcag="1.1.1")
def file_name(doc: Document) -> Iterator[Problem]:
    """The alternative text of a picture is a file name, or says only that it is one."""
    for element in _pictures(doc):
        alt = element.get("alt").strip()
        file = _file(element)
        if alt and (_is_file_name(alt, file) or folded(alt) in _empty(doc.language_of(element))):
            yield Problem(
                element,
                f"who does not see this picture hears {quoted(alt)} and is none the wiser",
                'say in alt="…" what the picture tells; write alt="" if it is mere decoration',
                alt,
            )


def _is_file_name(alt: str, file: str) -> bool:
    """Whether an alternative text is the name of a file, or has neither letter nor number."""
    if _FILE.fullmatch(alt) or _CAMERA.fullmatch(alt) or not regex.search(r"\p{L}|\d", alt):
        return True
    # A picture of a heart may well lie in heart.svg; a name with signs in it is no description.
    bare = file.lower().rpartition(".")[0]
    return alt.lower() in (file.lower(), bare) and regex.search(r"[\d_-]", alt) is not None


def _empty(tag: str) -> frozenset[str]:
    table = rows("pictures")["empty"]
    return frozenset(folded(word) for word in (*table["any"], *(of_language(table, tag) or ())))


@rule("image-alt-image-of", Severity.WARNING, wcag="1.1.1", scope=Scope.WORDS)
def image_of(doc: Document) -> Iterator[Problem]:
    """The alternative text says that it is a picture."""
    for element in _pictures(doc):
        alt = collapse(element.get("alt")).strip()
        tag = doc.language_of(element)
        if any(alt.casefold().startswith(begin) for begin in of_language(rows("pictures")["begins"], tag) or ()):
            yield Problem(
                element,
                "a screen reader says by itself that this is a picture; its reader hears it twice",
                "begin with what is to be seen",
                alt,
            )


@rule("image-alt-caption", Severity.WARNING, wcag="1.1.1", scope=Scope.WORDS)
def caption(doc: Document) -> Iterator[Problem]:
    """The alternative text is the caption once more."""
    for element in _pictures(doc):
        alt = folded(element.get("alt"))
        figure = next((up for up in element.ancestors() if up.name == "figure"), None)
        captions = [e for e in doc.tree.inside(figure) if e.name == "figcaption"] if figure is not None else []
        if alt and any(folded(doc.words(one)) == alt for one in captions):
            yield Problem(
                element,
                "a screen reader reads the same words twice, and nothing of what is to be seen",
                'describe the picture, or write alt="" if the caption says it all',
                element.get("alt"),
            )


@rule("image-alt-long", Severity.WARNING, wcag="1.1.1")
def long(doc: Document) -> Iterator[Problem]:
    """An alternative text is very long."""
    for element in _pictures(doc):
        alt = collapse(element.get("alt")).strip()
        if len(alt) > LONGEST:
            yield Problem(
                element,
                f"an alternative text of {len(alt)} characters is read out in one go and cannot be gone back in",
                "say the gist of it, and put the rest beside the picture for everybody",
                alt,
            )


@rule("image-alt-repeated", Severity.WARNING, wcag="1.1.1")
def repeated(doc: Document) -> Iterator[Problem]:
    """Two different pictures have the same alternative text."""
    seen: dict[str, Element] = {}
    for element in _pictures(doc):
        alt = folded(element.get("alt"))
        first = seen.setdefault(alt, element) if alt else element
        if first is not element and first.get("src") != element.get("src"):
            yield Problem(
                element,
                f"another picture, in line {first.line}, is described in the same words; the difference is not told",
                "say what this one shows that the other does not",
                element.get("alt"),
            )


@rule("image-alt-untranslated", Severity.ERROR, wcag="1.1.1", scope=Scope.BUILT)
def untranslated(doc: Document) -> Iterator[Problem]:
    """An alternative text is left in another language."""
    for element in _pictures(doc):
        alt, tag = collapse(element.get("alt")).strip(), doc.language_of(element)
        if not doc.in_main(element) or base(tag or "en") != base(doc.language or tag or "en"):
            continue
        if (alt in doc.originals and len(alt.split()) >= PHRASE) or other_language(alt, tag):
            yield Problem(
                element,
                f"the picture is not described in the language of the page ({tag}); who does not see it may "
                "understand nothing",
                "translate the text in the catalog of this page",
                alt,
            )


def _pictures(doc: Document) -> list[Element]:
    return [
        element
        for element in doc.all("img")
        if doc.read[element.index] and element.get("alt").strip() and role(doc, element) in (implicit(element), "img")
    ]
