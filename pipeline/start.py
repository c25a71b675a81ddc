"""A new project, and a new locale in a project: the files as they should lie. Writes nothing."""

import re
from collections.abc import Iterable
from pathlib import Path

from pipeline.errors import ConfigError, UsageError
from pipeline.furniture import furniture
from pipeline.languages import language
from pipeline.model import Language
from pipeline.sources.inline import escape

FIRST_PAGE = "welcome"

_PAGE = """<!DOCTYPE html>
<html lang="{tag}">
<head>
<meta charset="utf-8">
<title>{title}</title>
</head>
<body>
<main>
<h1>{title}</h1>
<p>{text}</p>
</main>
</body>
</html>
"""

_SETTINGS = """# The settings of this Plainleaf project. Every key but source-language may be left out.
[tool.plainleaf]
title = ""
organisation = ""
source-language = "{source}"
country = "GB"
locales = [{locales}]
# url = "https://…"      where the output will live; print files then carry a QR code
# contact = ""           whom readers ask for other formats or an interpreter
"""

_IGNORED = "/output/\n/.plainleaf/\n"


def new_project(source: str, locales: Iterable[str]) -> dict[Path, bytes]:
    """The files of a project that builds at once. Raises UsageError for an unknown language."""
    first = language(source)
    names = [one.locale for one in dict.fromkeys(language(name) for name in locales) if one.tag != first.tag]
    listed = ", ".join(f'"{name}"' for name in names)
    title, text = _welcome(first)
    page = _PAGE.format(tag=first.tag, title=escape(title), text=escape(text))
    return {
        Path("pyproject.toml"): _SETTINGS.format(source=first.tag, locales=listed).encode(),
        Path(f"source/{FIRST_PAGE}.html"): page.encode(),
        Path(".gitignore"): _IGNORED.encode(),
    }


def _welcome(first: Language) -> tuple[str, str]:
    """Title and text of the first page, in the language of the project."""
    if first.tag.partition("-")[0] == "en":
        return "Your first leaflet", "Write your leaflet here. Use short sentences and everyday words."
    words = furniture(first)
    return words.strings.get("library-title", first.name), words.strings.get("library-text", first.name)


def add_locales(settings: str, found: Iterable[Language]) -> str:
    """The text of pyproject.toml with these locales in its list.

    A project without a list finds its locales by their folders and needs no change. Raises
    ConfigError where the list cannot be found in the text, UsageError for a locale it has already.
    """
    listed = re.search(r"(?m)^(\s*locales\s*=\s*\[)([^\]]*)(\])", settings)
    if listed is None:
        if re.search(r"(?m)^\s*locales\s*=", settings):
            raise ConfigError(
                "the list “locales” cannot be read",
                where="pyproject.toml",
                fix='write it as locales = ["fr", "ar"]',
            )
        return settings
    present = re.findall(r"[\"']([^\"']+)[\"']", listed[2])
    for one in found:
        if one.locale in present:
            raise UsageError(f"the locale {one.locale} is in the project already", fix="edit its catalogs in locales/")
        present.append(one.locale)
    inside = ", ".join(f'"{name}"' for name in present)
    return settings[: listed.start(2)] + inside + settings[listed.end(2) :]
