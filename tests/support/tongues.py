"""Short leaflets of our own in many languages, and how each language is set in type."""

import re
import tomllib
from pathlib import Path

import pytest

from pipeline import fonts
from pipeline.languages import language
from pipeline.model import Where
from pipeline.typeset import PLAIN, render
from tests.support.documents import document

TEXTS = tomllib.loads((Path(__file__).parent.parent / "pdf/texts.toml").read_text(encoding="utf-8"))
RIGHT_TO_LEFT = [tag for tag in TEXTS if language(tag).direction == "rtl"]
# The first language of each script is tested with every change.
SAMPLE = set({language(tag).script: tag for tag in reversed(TEXTS)}.values())

_MARKUP = {"[[": "<b>", "]]": "</b>", "{{": '<bdi dir="ltr">', "}}": "</bdi>"}
_MARKS = re.compile(r"\[\[|\]\]|\{\{|\}\}")


def each(tags=TEXTS):
    """Languages as parameters, all but one of each script for the long run."""
    return [pytest.param(tag, marks=() if tag in SAMPLE else pytest.mark.exhaustive) for tag in tags]


def look(tag):
    """The style rules that a language's row asks for."""
    row = language(tag)
    families = ", ".join(f'"{family}"' for family in row.fonts)
    return (
        f"body {{ font: {12 * row.size:g}pt/{row.leading:g} {families} }}"
        f"b, h1 {{ font-weight: {700 if row.bold else 400} }}"
    )


def set_in_type(body, tag, root, *styles, html=None, form=PLAIN):
    """A PDF of a body in a language, with the language's pinned fonts."""
    row = language(tag)
    return render(
        html or document(body, tag, row.direction),
        styles=(look(tag), *styles),
        faces=fonts.faces(row.fonts),
        root=root,
        where=Where("page.html"),
        form=form,
    )


def markup(text):
    """A text of the leaflets as HTML."""
    return _MARKS.sub(lambda found: _MARKUP[found[0]], text)


def body(tag, width="9cm"):
    """A leaflet as HTML: title, sentences as paragraphs, and once more as a list of this width."""
    text = [markup(sentence) for sentence in TEXTS[tag]["sentences"]]
    paragraphs = "".join(f"<p>{sentence}</p>" for sentence in text)
    items = "".join(f"<li>{sentence}</li>" for sentence in text)
    return f"<h1>{TEXTS[tag]['title']}</h1>{paragraphs}<ul style='width: {width}'>{items}</ul>"


def sentences(tag):
    """What that leaflet says, in order."""
    shown = [_MARKS.sub("", sentence) for sentence in TEXTS[tag]["sentences"]]
    return [TEXTS[tag]["title"], *shown, *shown]
