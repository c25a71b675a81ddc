"""What gettext and editors need of a catalog beside its texts: a header that is there and is right."""

import gettext
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from pipeline.catalogs.po import SPACE
from pipeline.model import Catalog, Entry, Finding, Language, Severity, Where
from pipeline.text import excerpt, locale_of

_PLURALS = re.compile(r"\s*nplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*([^;]+?)\s*;?\s*")
_TRIED = 200
"""Numbers that a plural rule is tried with."""

_Told = tuple[str, str, str, str]
"""A header field, the name of the check, what is wrong and what to do."""


def headers(catalog: Catalog, page: str, language: Language) -> tuple[Finding, ...]:
    """A warning for all in a catalog that `msgfmt -c` refuses though Plainleaf can read it."""
    found = []
    for field, check, what, fix in _of_header(catalog, language):
        where = Where(catalog.path, _line(catalog, field), page, catalog.locale)
        found.append(Finding(check, Severity.WARNING, what, where, fix=fix))
    for entry in catalog.entries:
        if entry.translated and not entry.texts and (what := _of_entry(entry)):
            where = Where(catalog.path, entry.line, page, catalog.locale, entry.key.text)
            fix = "give the translation the same line breaks at both ends; gettext refuses it as it is"
            shown = excerpt(entry.key.text)
            found.append(Finding("line-breaks", Severity.WARNING, what, where, shown, fix, msgstr=entry.text))
    return tuple(found)


def with_header(catalog: Catalog, new: Catalog) -> Catalog:
    """The catalog with the header of a `new` one if it has none; the catalog itself if it has one."""
    if catalog.header:
        return catalog
    ending = catalog.ending
    if not catalog.entries and not catalog.header_raw:
        rest = ending.lstrip(SPACE)
        ending = catalog.newline + (catalog.newline + rest if rest else "")
    comment = catalog.comment or new.comment
    return replace(catalog, header=new.header, comment=comment, header_raw="", ending=ending)


def _of_header(catalog: Catalog, language: Language) -> Iterator[_Told]:
    if not catalog.header:
        fix = "run plainleaf extract: it writes one, and changes nothing else"
        yield "", "header-missing", "the catalog has no header, so gettext and editors do not know its charset", fix
        return
    if "charset=charset" in catalog.field("Content-Type").replace(" ", "").lower():
        what = "the header names no charset: it says charset=CHARSET"
        yield "Content-Type", "header-charset", what, "write charset=UTF-8"
    named = catalog.field("Language").strip()
    if named and not same_locale(named, language.locale):
        what = f"the header says Language: {excerpt(named, 40)}, the folder is that of {language.locale}"
        fix = f"write Language: {language.locale}, unless the whole file lies in the wrong folder"
        yield "Language", "header-language", what, fix
    rule = catalog.field("Plural-Forms")
    if language.plural_forms and (wrong := _wrong_plurals(rule)):
        yield "Plural-Forms", "header-plurals", wrong, f"write Plural-Forms: {language.plural_forms}"


def _of_entry(entry: Entry) -> str:
    """How the line breaks at the ends of a translation differ from those of its source text."""
    for what, breaks in (("begins", str.startswith), ("ends", str.endswith)):
        source, translation = breaks(entry.key.text, "\n"), breaks(entry.text, "\n")
        if source != translation:
            which, other = ("source text", "translation") if source else ("translation", "source text")
            return f"the {which} {what} with a line break, the {other} does not"
    return ""


def _wrong_plurals(rule: str) -> str:
    """What is wrong with a plural rule, or an empty string."""
    if not rule.strip():
        return "the header has no plural rule"
    parts = _PLURALS.fullmatch(rule)
    if parts is None:
        return "the plural rule of the header cannot be read"
    try:
        form = gettext.c2py(parts[2])
        fits = all(form(number) < int(parts[1]) for number in range(_TRIED))
    except (ValueError, ArithmeticError, RecursionError):
        return "the plural rule of the header cannot be read"
    return "" if fits else f"the plural rule of the header gives forms beyond the {parts[1]} that it names"


@lru_cache(maxsize=1024)
def same_locale(one: str, other: str) -> bool:
    """Whether two names may mean one locale: a script or region that only one of them has is no contradiction."""
    first, second = _parts(one), _parts(other)
    return all(not a or not b or a == b for a, b in zip(first, second, strict=True))


def _parts(name: str) -> tuple[str, str, str]:
    """Language, script and region of a locale; the script that CLDR takes for granted, the region if it is named."""
    locale = locale_of(name)
    language, *rest = locale.split("_")
    script = next((part for part in rest if len(part) == 4), "") or _likely_script(language, locale)
    return language, script, next((part for part in rest if len(part) in (2, 3)), "")


def _likely_script(language: str, locale: str) -> str:
    from babel.core import get_global

    likely = get_global("likely_subtags")
    found = likely.get(locale) or likely.get(language) or ""
    return next((part for part in str(found).split("_")[1:] if len(part) == 4), "")


def _line(catalog: Catalog, field: str) -> int:
    """The line of a header field; that of the header where it has no such field."""
    before = sum(entry.raw.count("\n") for entry in catalog.entries[: catalog.header_at])
    place = re.search(rf'(?im)^[^#\n]*"{re.escape(field)}\s*:' if field else r"(?m)^[^#\n]*msgid", catalog.header_raw)
    start = place or re.search(r"(?m)^[^#\n]*msgid", catalog.header_raw)
    return before + catalog.header_raw.count("\n", 0, start.start() if start else 0) + 1
