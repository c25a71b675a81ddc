"""Where lines may end in scripts without spaces between words, and where not: in Korean words, after numbers.

Pango finds words in Thai only: Khmer, Lao and Burmese would run off the paper, and Korean would break
between any two syllables. In every script the groups of a telephone number, and a number and its unit, stay
together. Before layout, a zero-width space goes to the end of each word of the former and a word
joiner to each place where no line may end (UAX #14: ZW and WJ); before a line is drawn they are taken
out again. Words come from ICU's dictionaries where the optional package icu4py is
installed. Without it lines end between syllables, which spelling shows well in Burmese and Lao and
roughly in Khmer, and the leaflet says so.
"""

from collections.abc import Iterator
from functools import lru_cache
from importlib.util import find_spec
from itertools import pairwise
from typing import Any

import regex
from weasyprint.formatting_structure import boxes

from pipeline.model import Finding, Severity, Where

BREAK = "\u200b"
JOINER = "\u2060"
_FORM = "\u200d"
_OBJECT = "\ufffc"

# A letter or mark of Lao, Burmese or Khmer; their digits and full stops have breaks of their own.
_LETTER = r"[\p{Lao}\p{Myanmar}\p{Khmer}&&[\p{L}\p{M}]]"
_UNSPACED = regex.compile(_LETTER, regex.VERSION1)
_JOINS_NEXT = regex.compile(r"[\p{jt=D}\p{jt=L}\p{jt=C}]\p{jt=T}*+$")
_JOINS_BEFORE = regex.compile(r"[\p{jt=D}\p{jt=R}\p{jt=C}]")
_HANGUL = regex.compile(r"(?<=\p{Hangul})(?=[^\s\u2060\ufffc])|(?<=[^\s\u2060\ufffc])(?=\p{Hangul})")
# The end of a range or a fraction; and what a number counts: a sign of a few letters, or the next word where words
# have no spaces. A letter before the digits makes them a name: “B12”.
_AFTER_NUMBER = regex.compile(
    r"(?<=\p{Nd}[–‐/-])(?=\p{Nd})"
    r"|(?<=(?<![\p{Latin}\p{Greek}\p{Cyrillic}\p{Nd}])\p{Nd}[\p{Nd}.,/–-]{0,9} )"
    r"(?=[\p{L}\p{M}°µ%‰℃℉]{1,4}(?![\w%])|[\p{Lao}\p{Myanmar}\p{Khmer}\p{Han}])"
)
# The groups of a telephone number; a long row of numbers is none.
_CALLED = regex.compile(r"(?<!\p{Nd} ?)\+?\p{Nd}{1,5}(?: \p{Nd}{2,5}){1,5}(?! ?\p{Nd})")
# Where a syllable begins: before a vowel that is written first, or before a consonant that carries
# something; a bare consonant closes the syllable before it.
_LAO = r"(?=[ເ-ໄ])|(?<![ເ-ໄ])(?<!ຫ(?=[ງຍນມຣລວ]))(?<![ກຂຄງຈຊສ](?=ວ))(?=(?:ຫ[ງຍນມຣລວ]|[ກຂຄງຈຊສ]ວ|[ກ-ຮໜໝ])ຼ?[ະ-ົຽ່-ໍ])"
# Not where a killer or a stacked letter follows.
_BURMESE = r"(?<!\u1039)(?=[\u1000-\u102a\u103f](?!\u1037?[\u1039\u103a]))"
_KHMER = r"(?<!\u17d2)(?=[\u1780-\u17b3][\u17b6-\u17d2])"
_SYLLABLE = regex.compile(rf"(?<={_LETTER})(?:{_LAO}|{_BURMESE}|{_KHMER})", regex.VERSION1)


@lru_cache(maxsize=1)
def has_dictionaries() -> bool:
    """Whether ICU is installed."""
    return find_spec("icu4py") is not None


def mark(line: Any) -> None:
    """Put the signs of breaks and joints into the texts of a paragraph, before layout.

    A paragraph that has them already, for running heads are set again on each page, stays as it is.
    """
    leaves = list(_leaves(line))
    text = "".join(leaf.text if isinstance(leaf, boxes.TextBox) else _OBJECT for leaf in leaves)
    ends, joints = word_ends(text), _joints(text)
    forms = _split_words(leaves)
    if not ends and not joints and not forms:
        return
    start = 0
    # Where elements meet, a line ends after a zero-width space and not before a joiner.
    for leaf in leaves:
        if not isinstance(leaf, boxes.TextBox):
            start += 1
            continue
        end = start + len(leaf.text)
        leaf.text = "".join(
            (JOINER if place in joints else "") + text[place] + (BREAK if place + 1 in ends else "")
            for place in range(start, end)
        )
        if end in joints and not leaf.text[-1].isspace():
            # The width of a column is measured element by element, and each has to show that it does not end there.
            leaf.text += JOINER
        if start in forms:
            leaf.text = JOINER + _FORM + leaf.text
        if end in forms:
            leaf.text = leaf.text + _FORM + JOINER
        start = end


def without_signs(text: str) -> str:
    """A text without the signs of breaks and joints, and without those of letters joined across elements."""
    return drawn(text.removeprefix(JOINER + _FORM).removesuffix(_FORM + JOINER))


def drawn(text: str) -> str:
    """A text without the signs of breaks and joints."""
    return text.replace(BREAK, "").replace(JOINER, "")


def word_ends(text: str) -> set[int]:
    """Where words of Lao, Burmese and Khmer end inside a text and no space or sign shows it."""
    if not _UNSPACED.search(text):
        return set()
    return {
        place
        for place in (_dictionary(text) if has_dictionaries() else syllable_ends(text))
        if 0 < place < len(text)
        and not text[place - 1].isspace()
        and text[place - 1] != BREAK
        and not text[place].isspace()
        and (_UNSPACED.match(text, place - 1) or _UNSPACED.match(text, place))
    }


def syllable_ends(text: str) -> Iterator[int]:
    """Where a syllable ends and another begins, as spelling alone shows it."""
    return (found.start() for found in _SYLLABLE.finditer(text))


def findings(text: str, where: Where) -> list[Finding]:
    """A remark where lines can end between syllables only."""
    if has_dictionaries() or not _UNSPACED.search(text):
        return []
    message = "lines end between syllables, not always between words, because ICU is not installed"
    fix = "run `pip install 'plainleaf[dictionaries]'` and build again"
    return [Finding("print-breaks", Severity.INFO, message, where, "", fix)]


def _joints(text: str) -> set[int]:
    groups = {
        found.start() + place + 1
        for found in _CALLED.finditer(text)
        for place, character in enumerate(found[0])
        if character == " "
    }
    return groups | {found.start() for pattern in (_HANGUL, _AFTER_NUMBER) for found in pattern.finditer(text)}


def _split_words(leaves: list[Any]) -> set[int]:
    # Where elements meet inside a word of joined letters: each half is set in type by itself, and
    # would have its letters' final and initial forms there (CSS Text 3, 7.3).
    found, place = set(), 0
    for leaf, after in pairwise(leaves):
        both = isinstance(leaf, boxes.TextBox) and isinstance(after, boxes.TextBox)
        place += len(leaf.text) if isinstance(leaf, boxes.TextBox) else 1
        if both and _JOINS_NEXT.search(leaf.text) and _JOINS_BEFORE.match(after.text):
            found.add(place)
    return found


def _dictionary(text: str) -> Iterator[int]:
    from icu4py.breakers import LineBreaker

    place = 0
    # The script decides which dictionary is asked, not the language.
    for piece in LineBreaker(text, "en"):
        place += len(piece)
        yield place


def _leaves(box: Any) -> Iterator[Any]:
    for child in box.children:
        if isinstance(child, boxes.InlineBox):
            yield from _leaves(child)
        elif child.is_in_normal_flow():
            yield child
