"""House styles: limits of length and form that a project sets itself. Their findings are advice."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import regex

from pipeline.lint.data import rows
from pipeline.lint.document import HEADINGS, Document, quoted
from pipeline.lint.headings import headings, level
from pipeline.lint.names import name
from pipeline.lint.registry import Problem, rule
from pipeline.model import Severity
from pipeline.readability.data import base, needs_dictionary
from pipeline.readability.sentences import spans
from pipeline.readability.words import words
from pipeline.sources.tree import Element
from pipeline.text import collapse

_NUMBERS = regex.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine)\b"
    r"(?= (?:\w+ )?(?:times?|days?|weeks?|months?|years?|hours?|minutes?|"
    r"tablets?|doses?|puffs?|drops?|people|adults?|children|women|men|in (?:\d+|ten|a hundred)))",
    regex.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Profile:
    """The limits of a house style; see data/lint/profiles.toml."""

    key: str
    name: str
    source: str
    sentence: int
    paragraph: int
    list: int
    heading: int
    alt: int
    deepest: int
    questions: bool
    emphasis: bool
    numerals: bool


@lru_cache(maxsize=1)
def profiles() -> Mapping[str, Profile]:
    """Every house style by its name in the settings."""
    return {key: Profile(key, **row) for key, row in rows("profiles").items()}


def _profile(doc: Document) -> Profile | None:
    return profiles().get(doc.profile)


def _paragraphs(doc: Document) -> Iterator[tuple[Element, list[str]]]:
    """The paragraphs and points of the leaflet in its own language, each cut into sentences."""
    tag = doc.language_of(doc.root)
    for block, text in doc.blocks:
        if block.name in ("p", "li", "dd", "div", "td", "blockquote") and doc.in_main(block) and (
            base(doc.language_of(block) or tag or "en") == base(tag or "en")
            and not any(node.get("translate") == "no" for node in (block, *block.ancestors()))
        ):  # fmt: skip
            whole = collapse(text).strip()
            yield block, [whole[start:end] for start, end in spans(whole, base(tag or "en"))]


@rule("style-sentence", Severity.WARNING)
def sentence(doc: Document) -> Iterator[Problem]:
    """A sentence is longer than the house style allows."""
    profile, tag = _profile(doc), doc.language_of(doc.root) or "en"
    if profile is None or needs_dictionary(tag):
        return
    for block, found in _paragraphs(doc):
        for one in found:
            count = len(words(one, tag))
            if count > profile.sentence:
                yield Problem(
                    block,
                    f"a sentence of {count} words, and {profile.name} allows {profile.sentence}: readers lose "
                    "its beginning before they come to its end",
                    "cut it in two",
                    one,
                )


@rule("style-paragraph", Severity.WARNING)
def paragraph(doc: Document) -> Iterator[Problem]:
    """A paragraph has more sentences than the house style allows."""
    profile = _profile(doc)
    for block, found in _paragraphs(doc) if profile is not None else ():
        if profile is not None and len(found) > profile.paragraph:
            yield Problem(
                block,
                f"a paragraph of {len(found)} sentences, and {profile.name} allows {profile.paragraph}: worried "
                "readers skip it",
                "begin a new one where a new thought begins",
                " ".join(found),
            )


@rule("style-list", Severity.WARNING)
def long_list(doc: Document) -> Iterator[Problem]:
    """A list has more points than the house style allows."""
    profile = _profile(doc)
    for element in doc.all("ul") if profile is not None else ():
        count = sum(child.name == "li" for child in element.elements)
        foreign = element.get("translate") == "no" or any(node.get("lang") for node in element.elements)
        if profile is not None and count > profile.list and doc.in_main(element) and not foreign:
            yield Problem(
                element,
                f"a list of {count} points, and {profile.name} allows {profile.list}: nobody keeps so many in mind",
                "put them under two headings",
                doc.words(element),
            )


@rule("style-heading", Severity.WARNING)
def heading(doc: Document) -> Iterator[Problem]:
    """A heading is longer or deeper than the house style allows, or a question."""
    profile = _profile(doc)
    for element in headings(doc) if profile is not None else ():
        text = name(doc, element)
        if profile is None or not text:
            continue
        if level(element) == 1 and len(text) > profile.heading:
            yield Problem(
                element,
                f"a heading of {len(text)} characters, and {profile.name} allows {profile.heading}",
                "keep what names the part",
                text,
            )
        if element.name in HEADINGS and level(element) > profile.deepest:
            yield Problem(
                element,
                f"a heading of level {level(element)}, and {profile.name} goes down to {profile.deepest}",
                "use fewer levels",
                text,
            )
        if not profile.questions and text.rstrip().endswith(("?", "？", "؟", ";")):
            yield Problem(
                element,
                f"the heading {quoted(text)} is a question; by {profile.name} headings say what readers find",
                "write it as a statement",
                text,
            )


@rule("style-alt", Severity.WARNING)
def alt(doc: Document) -> Iterator[Problem]:
    """An alternative text is longer than the house style allows."""
    profile = _profile(doc)
    for element in doc.all("img") if profile is not None else ():
        text = collapse(element.get("alt")).strip()
        if profile is not None and len(text) > profile.alt:
            yield Problem(
                element,
                f"an alternative text of {len(text)} characters, and {profile.name} allows {profile.alt}",
                "say the gist of it, and put the rest beside the picture",
                text,
            )


@rule("style-emphasis", Severity.WARNING)
def emphasis(doc: Document) -> Iterator[Problem]:
    """Words stand in italics or are underlined, which the house style does not do."""
    profile = _profile(doc)
    if profile is None or profile.emphasis:
        return
    for element in doc.all("em", "i", "u"):
        kept = any(node.get("translate") == "no" for node in (element, *element.ancestors()))
        if doc.seen[element.index] and doc.in_main(element) and doc.shown(element) and not kept:
            yield Problem(
                element,
                f"{quoted(doc.shown(element))} stands in italics or is underlined, which {profile.name} does "
                "not do: both are hard to read",
                "leave it plain, or make it bold where it must not be missed",
                doc.shown(element),
            )


@rule("style-numerals", Severity.WARNING)
def numerals(doc: Document) -> Iterator[Problem]:
    """A number is written as a word, which the house style writes in digits."""
    profile = _profile(doc)
    if profile is None or not profile.numerals or base(doc.language_of(doc.root) or "en") != "en":
        return
    for block, found in _paragraphs(doc):
        for one in found:
            match = _NUMBERS.search(one)
            if match:
                yield Problem(
                    block,
                    f"{quoted(match[0])} is a word; {profile.name} writes numbers in digits, which are found at a "
                    "glance",
                    "write the digit",
                    one,
                )
