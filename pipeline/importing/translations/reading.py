"""A file in another language as a page, in each way that may fit its source page."""

from collections.abc import Callable
from pathlib import PurePath

from pipeline.catalogs.headers import same_locale
from pipeline.errors import PlainleafError, UnreadableInput
from pipeline.importing.translations.units import words_of
from pipeline.model import Language, Page


def readings(content: bytes, name: str, language: Language) -> tuple[Callable[[], Page], ...]:
    """The ways to read a file as a page in `language`: as it stands, and as `plainleaf import` cleans it.

    A source page that was imported looks like the cleaned one, a page that was made by hand like the other.
    Raises UnreadableInput for what is no page and no text, or says that it is in another language.
    """
    from pipeline.importing.reading import Kind, kind_of

    kind = kind_of(content, name)
    if kind is Kind.HTML:
        _says(content, name, language)
    cleaned = lambda: _cleaned(content, name, language)  # noqa: E731 - one of two ways, side by side
    if kind is not Kind.HTML:
        return (cleaned,)
    return (lambda: _as_it_stands(content, name, language), cleaned)


def _as_it_stands(content: bytes, name: str, language: Language) -> Page:
    from pipeline.sources.html import read

    return _in(read(content, "translation", name, language.tag), name, language)


def _cleaned(content: bytes, name: str, language: Language) -> Page:
    from pipeline.importing.page import page
    from pipeline.importing.reading import read as draft_of
    from pipeline.sources.html import read

    draft = draft_of(content, name)
    made = page(draft, PurePath(name).stem, language.tag)
    return _in(read(made, "translation", name, language.tag), name, language)


def _says(content: bytes, name: str, language: Language) -> None:
    """Raise UnreadableInput for a page whose `lang` is of another language."""
    from pipeline.sources.decode import decode
    from pipeline.sources.tree import tree

    elements = tree(decode(content, name)).elements
    said = elements[0].get("lang") if elements else ""
    if said and not same_locale(said, language.tag):
        raise _other(f"says that it is in “{said[:40]}”", name, language)


def _in(page: Page, name: str, language: Language) -> Page:
    """The page, unless its words are surely in another language."""
    from pipeline.readability.identify import unlike
    from pipeline.readability.words import words

    text = "\n".join(words_of(message.key.text) for message in page.messages)
    other = unlike(words(text, language.tag), language.tag)
    if other:
        raise _other(f"is written in {_english(other)}, by its words", name, language)
    return page


def _english(tag: str) -> str:
    from pipeline.languages import language

    try:
        return language(tag).english_name
    except PlainleafError:
        return tag


def _other(what: str, name: str, language: Language) -> UnreadableInput:
    return UnreadableInput(
        f"{what}, not in {language.english_name}",
        where=name,
        why="words of another language would be offered to readers of this one",
        fix="name the right language after --translation, or the right file",
    )
