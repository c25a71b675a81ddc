"""The template engine of reports: everything a template is given is escaped unless it says otherwise."""

import re
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from pipeline.readability import Version
from pipeline.readability.records import CLOSE_QUOTED, OPEN_QUOTED

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

_YEAR = re.compile(r"\((\d{4})\)")


@lru_cache(maxsize=1)
def _environment() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("pipeline"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters.update(short_citation=short_citation, capitalize_first=capitalize_first, quoted=quoted)
    return environment


def fill(template: str, **values: object) -> bytes:
    """A template of pipeline/templates filled with values and with the style sheet of reports."""
    return _environment().get_template(template).render(css=_css(), **values).encode()


def short_citation(citation: str) -> str:
    """A citation as it stands in a line: the first author’s surname and the year."""
    author = citation.partition(",")[0].partition(" & ")[0]
    year = _YEAR.search(citation)
    return f"{author} {year[1]}" if year else author


def capitalize_first(text: str) -> str:
    """The text with a capital at its beginning and the rest as it is."""
    return text[:1].upper() + text[1:]


def quoted(reason: str, version: Version) -> "Markup":
    """A reason with the words that it quotes marked as being in the language of the version."""
    from markupsafe import Markup, escape

    opening = Markup('<bdi lang="{}" dir="{}">').format(version.language, version.direction)
    return escape(reason).replace(OPEN_QUOTED, opening).replace(CLOSE_QUOTED, Markup("</bdi>"))


@lru_cache(maxsize=1)
def _css() -> str:
    return files("pipeline").joinpath("styles/report.css").read_text("utf-8")
