"""In which language a page says it is, whether that is a language, and whether it is the one of its words."""

from collections.abc import Iterator

import regex

from pipeline.lint.document import Document, quoted
from pipeline.lint.names import name
from pipeline.lint.registry import Problem, Scope, rule
from pipeline.lint.tongues import known, scripts, words_of
from pipeline.model import Severity
from pipeline.readability.data import base
from pipeline.readability.identify import LEAST_WORDS, short_unlike, unlike
from pipeline.scripts import letters
from pipeline.sources.tree import Element
from pipeline.text import collapse, tag_of

FOREIGN_SHARE, LATIN_SHARE = 0.5, 0.8
"""The share of letters of scripts that a language is not written in from which on a text is not in it.

Names of medicines and units stand in Latin letters in texts of every script, so more is asked there.
"""
SHORT = 8
"""Words from which on a text can be told to be in another language."""

_LATIN_PHRASE = regex.compile(r"(?:\p{Latin}[\p{Latin}\p{M}'’.\-]*[\s,;:]+){4,}\p{Latin}[\p{Latin}\p{M}'’\-]*")
_SMALL = 3


@rule("html-lang-missing", Severity.ERROR, wcag="3.1.1", act=("b5c3f8",), scope=Scope.PAGE)
def no_lang(doc: Document) -> Iterator[Problem]:
    """The page does not say its language."""
    if not doc.root.get("lang").strip():
        tag = tag_of(doc.language) if doc.language else "en"
        yield Problem(
            doc.root,
            "the page does not say its language: a screen reader reads it in the voice of another one",
            f'write <html lang="{tag}">',
        )


@rule("html-lang-invalid", Severity.ERROR, wcag="3.1.1", act=("bf051a",), scope=Scope.PAGE)
def bad_lang(doc: Document) -> Iterator[Problem]:
    """The language of the page is no language tag."""
    tag = doc.root.get("lang")
    if tag.strip() and not known(tag):
        yield Problem(doc.root, _invalid(tag), _suggestion(tag), f'lang="{tag}"')


@rule("lang-invalid", Severity.ERROR, wcag="3.1.2", act=("de46e4",), scope=Scope.PAGE)
def bad_part_lang(doc: Document) -> Iterator[Problem]:
    """The language of a part is no language tag."""
    for element in doc.elements[1:]:
        tag = element.attributes.get("lang")
        if tag and not known(tag) and _said_in(doc, element):
            yield Problem(element, _invalid(tag), _suggestion(tag), f'lang="{tag}"')


def _invalid(tag: str) -> str:
    return f"{quoted(tag)} is no language tag: a screen reader takes the voice of another language"


def _suggestion(tag: str) -> str:
    fixed = tag_of(tag)
    if "_" in tag and known(fixed):
        return f'write lang="{fixed}", with a hyphen'
    return "write a tag of BCP 47, such as en, pt-BR or zh-Hans"


def _said_in(doc: Document, element: Element) -> bool:
    """Whether words or names of pictures inside an element have the language that it says."""
    own = element.get("lang")
    texts = doc.tree.texts_of(element)
    if any(text.data.strip("\u00a0 \t\n\r\f") and _is_part(doc, text.parent, own) for text in texts):
        return True
    return any(
        doc.read[inner.index] and _is_part(doc, inner, own) and name(doc, inner)
        for inner in (element, *doc.tree.inside(element))
        if inner.name in ("img", "svg", "input", "area") or "aria-label" in inner.attributes
    )


def _is_part(doc: Document, element: Element, tag: str) -> bool:
    seen = doc.seen[element.index] or doc.read[element.index]
    return seen and doc.languages[element.index] == tag


@rule("lang-mismatch", Severity.ERROR, wcag="3.1.1", act=("ucwvc8",), scope=Scope.WORDS)
def wrong_lang(doc: Document) -> Iterator[Problem]:
    """The page is in another language than it says."""
    tag = doc.language_of(doc.root)
    if not tag or not known(tag):
        return
    text = " ".join(words for language, words in _by_language(doc) if _same(language, tag))
    found = other(text, tag)
    if found:
        said = "says it is in" if doc.root.get("lang").strip() else "is meant to be in"
        yield Problem(
            doc.root,
            f"the page {said} {tag}, but its words are in {found}: a screen reader reads them in the wrong voice",
            "write the language of the words, or translate them",
            collapse(text).strip(),
        )


@rule("lang-part-mismatch", Severity.ERROR, wcag="3.1.2", act=("off6ek",), scope=Scope.WORDS)
def wrong_part_lang(doc: Document) -> Iterator[Problem]:
    """A part is in another language than it says."""
    for element in doc.elements[1:]:
        tag = element.get("lang").strip()
        if not tag or not known(tag):
            continue
        text = "".join(t.data for t in doc.shown_texts(element) if _same(doc.language_of(t.parent), tag))
        found = other(text, tag)
        if found:
            yield Problem(
                element,
                f"this part says it is in {tag}, but its words are in {found}: a screen reader reads them in the wrong "
                "voice",
                "write the language of the words",
                collapse(text).strip(),
            )


@rule("lang-unmarked", Severity.WARNING, wcag="3.1.2", scope=Scope.WORDS)
def unmarked(doc: Document) -> Iterator[Problem]:
    """Words in another language are not marked as such."""
    tag = doc.language_of(doc.root)
    if not tag or any(True for _problem in wrong_lang(doc)):
        return
    for block, texts in doc.runs:
        runs: dict[str, list[str]] = {}
        for text in texts:
            if text.parent.get("translate") != "no":
                runs.setdefault(doc.language_of(text.parent), []).append(text.data)
        for language, pieces in runs.items():
            words = collapse("".join(pieces)).strip()
            if block.has("lang") and other(words, language):
                continue
            found = _fragment(words, language)
            if found:
                yield Problem(
                    block,
                    f"{quoted(found)} is not in {language}, and nothing says so: a screen reader reads it in the wrong "
                    "voice",
                    "put lang=… with the language of these words on the element round them",
                    found,
                )


def _fragment(text: str, tag: str) -> str:
    """The first words of a text that are surely in another language than `tag`; empty if there are none."""
    own = scripts(tag)
    if not own:
        return ""
    if not text.isascii() or "LATIN" not in own:
        for run in _foreign_words(text, own):
            return run
    words = words_of(text)
    return text if short_unlike(words, tag) and "LATIN" in own else ""


def _foreign_words(text: str, own: frozenset[str]) -> Iterator[str]:
    """Runs of words in a script that the language is not written in.

    A single Greek letter is a sign, not a word. Latin letters are at home everywhere as names of
    medicines and addresses: there it takes five words, three of them in small letters.
    """
    if "LATIN" not in own:
        for match in _LATIN_PHRASE.finditer(text):
            if sum(word[0].islower() for word in match[0].split()) >= _SMALL:
                yield match[0]
    for match in regex.finditer(
        r"[^\p{Latin}\P{L}][^\p{Latin}\P{L}\p{M}]*(?:[\s\p{M}\p{P}]*[^\p{Latin}\P{L}]+)*", text
    ):
        counted = letters(match[0])
        foreign = sum(times for script, times in counted.items() if script not in own and script in _NAMED)
        if foreign >= _SMALL and foreign > FOREIGN_SHARE * counted.total():
            yield match[0].strip()


_NAMED = frozenset(
    "GREEK CYRILLIC ARABIC HEBREW DEVANAGARI BENGALI GURMUKHI GUJARATI ORIYA TAMIL TELUGU KANNADA MALAYALAM SINHALA "
    "ETHIOPIC THAI LAO KHMER MYANMAR ARMENIAN GEORGIAN CJK HIRAGANA HANGUL".split()
)
"""Scripts of languages, as against signs that count as letters."""


def _same(language: str, tag: str) -> bool:
    return base(language) == base(tag) if language else False


def _by_language(doc: Document) -> list[tuple[str, str]]:
    """The texts that are seen, each with the language that holds for it; kept names are left out."""
    return [
        (doc.language_of(text.parent), text.data)
        for text in doc.tree.texts
        if doc.seen[text.parent.index] and text.parent.get("translate") != "no"
    ]


def other(text: str, tag: str) -> str:
    """The language or script that a text is in, if that is surely not `tag`'s; else empty."""
    own = scripts(tag)
    words = words_of(text)
    counted = letters(text)
    if own and counted.total() >= 2 * SHORT:
        foreign = {script: n for script, n in counted.items() if script not in own and script in (*_NAMED, "LATIN")}
        most = max(foreign, key=lambda script: foreign[script], default="")
        share = sum(foreign.values()) / counted.total()
        if (
            most
            and share > (FOREIGN_SHARE if most != "LATIN" else LATIN_SHARE)
            and (most != "LATIN" or len(words) >= SHORT)
        ):
            return f"{most.title()} letters"
    if len(words) >= LEAST_WORDS:
        return unlike(words, tag) or ""
    return short_unlike(words, tag) or ""
