"""A language as pages, print and scores need it, and the values that a place has in it."""

from dataclasses import dataclass

from pipeline.model.findings import NOWHERE, Where


@dataclass(frozen=True, slots=True)
class Language:
    """A language as pages, print and scores need it; a row of data/languages.toml over CLDR.

    `tag` is BCP 47, `locale` as gettext writes it. `direction` is "ltr" or "rtl"; `leading` a line
    height without unit; `size` a factor on the body text; `fonts` families in order, `symbols`
    those that have the signs the others lack; `digits` the CSS counter style of the language's own
    digits, where it is set to be shown with them.
    """

    tag: str
    locale: str
    name: str
    english_name: str
    direction: str
    script: str
    fonts: tuple[str, ...]
    symbols: tuple[str, ...] = ()
    leading: float = 1.55
    size: float = 1.0
    italics: bool = True
    bold: bool = True
    plural_forms: str = ""
    words: float = 1.0
    characters: float = 1.0
    digits: str = ""


@dataclass(frozen=True, slots=True)
class Value:
    """A local value: its words, an address if it names one itself, and where it is given.

    `language` is the one its words are in: that of the file it stands in.
    """

    text: str
    language: Language
    href: str = ""
    where: Where = NOWHERE
