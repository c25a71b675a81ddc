"""Files that pages share: styles, screen fonts and pictures, each named by its content.

An address that was published stays good: a file of `output/assets/` is never taken away.
"""

import hashlib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path, PurePosixPath

from pipeline import fonts, store
from pipeline.compose import local_files
from pipeline.fonts import Face
from pipeline.languages import date_words, in_digits, name_in
from pipeline.leaflets.wording import file_size, percentage
from pipeline.model import Language
from pipeline.variants import variants
from pipeline.versions import Version

FOLDER = "assets"
NAME_LENGTH = 10
WEIGHTS = (400, 700)
_LATIN = "".join(map(chr, range(0x20, 0x7F))) + "\u00a0’‘“”–—…·•✓✗×°"


@dataclass(frozen=True, slots=True)
class Assets:
    """What was put in place. `styles` are the sheets of each language by tag, `files` the path in
    the output of each local file of the source, `digests` their content, `print_styles` the
    sheets of print files by name;
    `report_style` is a sheet with the fonts of every language, for reports that quote them all.
    """

    styles: Mapping[str, tuple[str, ...]]
    files: Mapping[str, str]
    digests: Mapping[str, str]
    print_styles: Mapping[str, str]
    report_style: str = ""


def style(name: str) -> str:
    """A style sheet of the package."""
    return files("pipeline").joinpath(f"styles/{name}.css").read_text("utf-8")


def print_styles() -> dict[str, str]:
    """The style sheets of print files by name."""
    names = dict.fromkeys(("print", *(name for one in variants().values() for name in one.styles)))
    return {name: style(name) for name in names}


def collect(
    source: Path,
    output: Path,
    versions: tuple[Version, ...],
    faces: Mapping[str, tuple[Face, ...]],
    record: store.Record,
) -> Assets:
    """Put every shared file in place and tell where it is."""
    screen = _named("screen.css", style("screen").encode(), output)
    names = _names(versions, faces, output, record)
    styles, quoted = {}, []
    languages = tuple(dict.fromkeys(version.language for version in versions))
    for language in languages:
        mine = [version for version in versions if version.language == language]
        text = _characters(mine, languages)
        declared = "\n".join(_fonts(language, text, faces, output, record))
        sheet = _named(f"fonts-{language.tag}.css", declared.encode(), output)
        quoted += _quoted(language, text, faces, output, record)
        styles[language.tag] = (names, sheet, screen)
    reports = _named("reports.css", "\n".join(quoted).encode(), output)
    return Assets(styles, *_files(source, output, versions), print_styles(), reports)


def without_fonts(
    source: Path, output: Path, versions: tuple[Version, ...], known: Mapping[str, tuple[str, ...]]
) -> Assets:
    """The same where no fonts can be had yet: the style sheets that are `known`, else that of the screen alone."""
    screen = _named("screen.css", style("screen").encode(), output)
    styles = {version.language.tag: known.get(version.language.tag) or (screen,) for version in versions}
    return Assets(styles, *_files(source, output, versions), print_styles())


def _files(source: Path, output: Path, versions: tuple[Version, ...]) -> tuple[dict[str, str], dict[str, str]]:
    """Put the local files of the pages in place: where each is, and its content's digest."""
    placed, digests = {}, {}
    for file in sorted({file for version in versions for file in local_files(version.page).values()}):
        if (source / file).is_file():
            content = (source / file).read_bytes()
            digests[file] = store.digest(content)
            placed[file] = _named(file.removeprefix(f"{FOLDER}/"), content, output)
    return placed, digests


def _named(name: str, content: bytes, output: Path) -> str:
    path = PurePosixPath(name)
    mark = store.digest(content)[:NAME_LENGTH]
    target = (PurePosixPath(FOLDER) / path).with_name(f"{path.stem}.{mark}{path.suffix}").as_posix()
    store.write(output / target, content)
    return target


def _made(language: Language, others: Iterable[Language]) -> set[str]:
    """The characters of what a page writes by itself: digits, dates, sizes, shares, names of languages."""
    texts = [in_digits("0123456789", language), percentage(0.5, language)]
    texts += [date_words(date(2000, month, 1), language) for month in range(1, 13)]
    texts += [file_size(size, language) for size in (1_000, 1_000_000)]
    texts += [name_in(other, language) for other in others]
    return set("".join(texts))


_PARTS = {
    "\u0e33": "\u0e4d\u0e32", "\u0eb3": "\u0ecd\u0eb2",
    "\u17be": "\u17c1", "\u17bf": "\u17c1", "\u17c0": "\u17c1", "\u17c4": "\u17c1", "\u17c5": "\u17c1",
}  # fmt: skip
"""Vowels of Thai, Lao and Khmer that are drawn as several signs, and no normal form of Unicode says so."""


def drawn(text: str) -> str:
    """The characters of a text and those that they are drawn from, sorted: a cut-down font needs both.

    Shapers take vowels of many scripts apart before they look for glyphs (HarfBuzz; Unicode, form D).
    """
    parts = "".join(_PARTS.get(character, "") for character in text)
    return "".join(sorted({*text, *unicodedata.normalize("NFD", text), *parts}))


def _characters(versions: Iterable[Version], others: Iterable[Language]) -> str:
    """Every character that pages of one language show, sorted; `others` are the languages they may name."""
    found: set[str] = set(_LATIN)
    for language in {version.language.tag: version.language for version in versions}.values():
        found.update(_made(language, others))
    for version in versions:
        for filled in version.content.slots:
            found.update(filled.text)
        for text in version.furniture.strings.values():
            found.update(text)
        found.update(version.language.name)
        found.update(version.interpreter.text if version.interpreter else "")
        for part in version.page.parts:
            if isinstance(part, str):
                found.update(part)
        for slot in version.page.slots:
            for item in slot.inline:
                found.update(item.text)
    return drawn("".join(character for character in found if character.isprintable()))


def _fonts(
    language: Language,
    text: str,
    faces: Mapping[str, tuple[Face, ...]],
    output: Path,
    record: store.Record,
    suffix: str = "",
) -> list[str]:
    """Rules that declare the language's fonts, cut down to the characters its pages show.

    `suffix` is put after the names of the families.
    """
    rules = []
    covered: set[int] = set()
    for family in (*language.fonts, *language.symbols):
        for face in faces[family]:
            if face.weight in WEIGHTS and face.style == "normal":
                lacking = "".join(character for character in text if ord(character) not in covered)
                wanted = lacking if family in language.symbols else text
                rules += _rule(face, wanted, family + suffix, output, record)
        covered.update(*(fonts.coverage(face) for face in faces[family]))
    return rules


def _quoted(
    language: Language, text: str, faces: Mapping[str, tuple[Face, ...]], output: Path, record: store.Record
) -> list[str]:
    """The same fonts under names of this language alone, for a page that quotes many languages."""
    suffix = f" {language.tag}"
    rules = _fonts(language, text, faces, output, record, suffix)
    families = ",".join(f'"{family}{suffix}"' for family in (*language.fonts, *language.symbols))
    return [*rules, f":lang({language.tag}){{font-family:{families},sans-serif;line-height:{language.leading:g}}}"]


def _names(
    versions: tuple[Version, ...], faces: Mapping[str, tuple[Face, ...]], output: Path, record: store.Record
) -> str:
    """A style sheet for the names of languages and leaflets, which stand on pages in any language.

    Each language has families of its own here: Arabic and Urdu share letters, but not a style.
    """
    rules = []
    for language in dict.fromkeys(version.language for version in versions):
        mine = [version for version in versions if version.language == language]
        titles = "".join(version.content.title for version in mine)
        # The sheet for pointing says one sentence in every language.
        said = mine[0].furniture.strings.get("point-text", "")
        text = drawn(language.name + titles + said)
        listed = []
        for family in language.fonts:
            plain = [face for face in faces[family] if face.weight == WEIGHTS[0] and face.style == "normal"]
            declared = [
                rule for face in plain for rule in _rule(face, text, f"{family} {language.tag}", output, record)
            ]
            if declared:
                rules += declared
                listed.append(f'"{family} {language.tag}"')
        if listed:
            rules.append(f'[lang="{language.tag}"]{{--fonts:{",".join(listed)}}}')
    return _named("names.css", "\n".join(rules).encode(), output)


def _rule(face: Face, wanted: str, family: str, output: Path, record: store.Record) -> list[str]:
    """The declaration of a face cut down to those of the wanted characters that it has; or none."""
    text = "".join(character for character in wanted if ord(character) in fonts.coverage(face))
    if not text.strip():
        return []
    key = hashlib.blake2b(f"{face.sha256} {text}".encode(), digest_size=16).hexdigest()
    row = f"subset:{key}"
    built = record.get(row)
    path = str(built.facts["file"]) if built else ""
    if not built or not (output / path).is_file():
        path = _named(f"{face.family.replace(' ', '')}-{face.weight}.woff2", fonts.subset_woff2(face, text), output)
        record.put(store.Built(row, key, "", {"file": path}))
    source = f'url("{PurePosixPath(path).name}") format("woff2")'
    return [
        f'@font-face{{font-family:"{family}";font-weight:{face.weight};font-display:swap;src:{source}}}',
    ]
