"""Furniture, numbers and names put into markup safely, in any mix of directions."""

import re

from markupsafe import Markup, escape

from pipeline.languages import in_digits, name_in
from pipeline.leaflets.view import PrintFile, Site, Words
from pipeline.model import Language
from pipeline.text import direction_of

_PLACEHOLDER = re.compile(r"\{(\w+)\}")


def trusted(markup: str) -> Markup:
    """Text that is markup already: it comes from a source page, a filled slot or our own code."""
    return Markup(markup)  # noqa: S704 - the one place where text becomes markup unescaped


def isolate(text: str) -> Markup:
    """A value that must not disturb the text around it: a number, a phone number, a name.

    The direction is written out because typesetters do not look for it themselves.
    """
    return Markup('<bdi dir="{}">{}</bdi>').format(direction_of(text), text)


def site_name(site: Site, words: Words) -> Markup:
    """Who publishes, in the language that they write in: it is not translated with the page.

    A name that runs the other way is surely in another language, and nobody knows in which.
    """
    same = site.source.tag == words.language.tag or direction_of(site.name) != site.source.direction
    return (
        isolate(site.name)
        if same
        else Markup('<bdi lang="{}" dir="{}">{}</bdi>').format(site.source.tag, site.source.direction, site.name)
    )


def say(words: Words, key: str, **values: object) -> Markup:
    """A string of the furniture as markup, each value isolated in its place."""
    pieces = _PLACEHOLDER.split(words.texts[key])
    return Markup("").join(
        escape(piece) if number % 2 == 0 else _value(values[piece], words) for number, piece in enumerate(pieces)
    )


def _value(value: object, words: Words) -> Markup:
    return value if isinstance(value, Markup) else isolate(_written(value, words))


def number(value: int, words: Words) -> Markup:
    """A number in the digits of the language, isolated."""
    return isolate(_written(value, words))


def _written(value: object, words: Words) -> str:
    """A value as text: numbers in the digits of the language; codes and versions stay as they are."""
    return in_digits(str(value), words.language) if isinstance(value, int) else str(value)


def plain(words: Words, key: str, **values: object) -> str:
    """A string of the furniture as plain text, for attributes and titles."""
    return _PLACEHOLDER.sub(lambda found: _written(values[found[1]], words), words.texts[key])


def language_name(language: Language, words: Words) -> Markup:
    """The name of a language in the reader's own, isolated."""
    return isolate(name_in(language, words.language))


def file_words(file: PrintFile, words: Words) -> Markup:
    """The words of a link to a print file: what it is, its kind, paper, size and pages."""
    name: Markup = escape(words.texts[file.name])
    if file.points:
        name = say(words, "print-size", name=name, size=file.points)
    return say(
        words,
        "file-details",
        name=name,
        paper=file.paper.capitalize(),
        size=file_size(file.size, words.language),
        pages=file.pages,
    )


def file_size(size: int, language: Language) -> str:
    """A size with its unit as CLDR abbreviates it: whole kilobytes, megabytes with one decimal."""
    from babel.units import format_unit

    unit, number = "kilobyte", float(max(1, round(size / 1e3)))
    if number >= 1000:
        unit, number = "megabyte", round(size / 1e6, 1)
    return in_digits(str(format_unit(number, f"digital-{unit}", length="short", locale=_cldr(language))), language)


def percentage(share: float, language: Language) -> str:
    """A share as whole per cent, rounded down so that only what is complete reads 100 %."""
    from babel.numbers import format_percent

    return in_digits(str(format_percent(int(share * 100) / 100, locale=_cldr(language))), language)


def _cldr(language: Language) -> str:
    from babel import Locale, UnknownLocaleError

    for tag in (language.tag, language.tag.partition("-")[0]):
        try:
            return str(Locale.parse(tag, sep="-"))
        except (UnknownLocaleError, ValueError):
            continue
    return "en"
