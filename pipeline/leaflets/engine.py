"""The template engine, made once: everything a template is given is escaped unless it is markup."""

from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from pipeline.leaflets.untranslated import interpreter
from pipeline.leaflets.view import Words
from pipeline.leaflets.wording import file_words, isolate, language_name, number, plain, say, site_name, trusted
from pipeline.model import Language

MANY = 16
"""Languages from which on their list is folded."""


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("pipeline"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(
        say=say, plain=plain, isolate=isolate, file_words=file_words, language_name=language_name, look=look,
        interpreter=interpreter, site_name=site_name, number=number, MANY=MANY,
    )  # fmt: skip
    return environment


def fill(template: str, **values: object) -> str:
    """A template of pipeline/templates filled with values."""
    return _environment().get_template(template).render(**values)


def look(words: Words, source: Language) -> Markup:
    """The custom properties that make one style sheet serve every language.

    Passages that fell back to the source language get that language's fonts and leading.
    """
    own = _properties(words.language)
    rules = [f":root{{{';'.join([*own, f'--size:{words.language.size:g}'])}}}"]
    if source.tag != words.language.tag:
        # A line in the reader's language may stand in a passage that fell back.
        rules.append(f'[lang="{words.language.tag}"]{{{";".join(own)}}}')
        rules.append(f'[lang="{source.tag}"]{{{";".join(_properties(source))}}}')
    return trusted("\n".join(rules))


def _properties(language: Language) -> list[str]:
    fonts = ",".join(_css_string(name) for name in (*language.fonts, *language.symbols))
    return [
        f"--fonts:{fonts}",
        f"--leading:{language.leading:g}",
        f"--emphasis:{'italic' if language.italics else 'normal'}",
        f"--strong:{700 if language.bold else 400}",
        f"--stress:{'transparent' if language.bold else 'var(--tint)'}",
        f"--stress-line:{'none' if language.bold else 'underline'}",
    ]


def _css_string(text: str) -> str:
    """A CSS string that can end neither itself nor the element it stands in."""
    safe = "".join(c if c.isalnum() or c in " -’" or ord(c) > 0xFF else f"\\{ord(c):x} " for c in text)
    return f'"{safe}"'
