"""What a careful reader stumbles over: punctuation, length, doubled words, numbers written unsafely."""

from collections.abc import Iterator

import regex

from pipeline.checks.pair import Pair
from pipeline.checks.registry import Problem, check
from pipeline.checks.sentences import ENDS, count
from pipeline.meaning import UNSPACED, fold, rows
from pipeline.model import Severity

SHORT_WORDS, SHORT_TEXT, SLACK = 3, 20, 30
_CLOSING = "\"'”’»«›‹)）]」』】› \u200e\u200f\u2069\u00a0"
REDUPLICATING = frozenset(
    "am bn fil gu ha hi id ka km kn lo mg ml mr ms my ne om pa ps rw si so sn sw ta te th ti tr ur vi yo zu".split()
)
"""Languages in which a word said twice is good grammar (“slowly slowly”)."""

_NO_FULL_STOP = frozenset("th lo km my".split())
_DOUBLED = regex.compile(
    rf"(?<![\p{{L}}\p{{M}}'’-])([[\p{{L}}\p{{M}}]--[{UNSPACED}]]{{2,}})\s+\1(?![\p{{L}}\p{{M}}'’-])", regex.V1
)
_WORD = regex.compile(r"\p{L}+")
_KEPT = regex.compile(r"<(keep\d+)>.*?</\1>")
# “17.00 Uhr” is a time.
_TRAILING_ZERO = regex.compile(r"(?<![\d.,])\d+(?:\.0|[,٫]0+)(?![\d.,])(?=[\s\u00a0]*\p{L})")
_NAKED = regex.compile(r"(?<![\d\p{L}.,])[.,٫]\d+(?=[\s\u00a0]*\p{L})")


@check("trailing-zero", Severity.WARNING)
def trailing_zero(pair: Pair) -> Iterator[Problem]:
    """A dose ends in “.0”, which is read as ten times as much (ISMP list of error-prone abbreviations)."""
    found = _TRAILING_ZERO.search(pair.target.text)
    if found and not _TRAILING_ZERO.search(pair.source.text):
        yield Problem(f"“{found[0]}” may be read as ten times as much", "leave out the zero after the decimal sign")


@check("naked-decimal", Severity.WARNING)
def naked_decimal(pair: Pair) -> Iterator[Problem]:
    """A dose begins with a decimal sign, which is overlooked (ISMP list of error-prone abbreviations)."""
    found = _NAKED.search(pair.target.text)
    if found and not _NAKED.search(pair.source.text):
        yield Problem(f"“{found[0]}” may be read as a whole number", f"write 0{found[0]}")


@check("end", Severity.WARNING)
def end_punctuation(pair: Pair) -> Iterator[Problem]:
    """The text ends with another kind of sign than the source."""
    here, there = _ending(pair.source.text), _ending(pair.target.text)
    if here == there or (here == "." and pair.language.tag.partition("-")[0] in _NO_FULL_STOP):
        return
    if here and not there:
        yield Problem(f"the source ends with “{here}”, the translation does not", "end it as the source ends")
    elif there and not here:
        yield Problem(f"the translation ends with “{there}”, the source does not", "end it as the source ends")
    else:
        yield Problem(
            f"the source ends with “{here}”, the translation as if with “{there}”", "end it as the source ends"
        )


def _ending(text: str) -> str:
    bare = text.rstrip().rstrip(_CLOSING)
    last = bare[-1:] if bare else ""
    return next((sign for sign, forms in ENDS.items() if last and last in forms), "")


@check("length", Severity.WARNING)
def length(pair: Pair) -> Iterator[Problem]:
    """The text is much shorter or longer than this language needs."""
    here, there = len(pair.source.text), len(pair.target.text)
    if here < SHORT_TEXT:
        return
    expected = here * pair.language.characters / pair.source_language.characters
    if there < 0.4 * expected and expected - there > SLACK:
        yield Problem("the translation is much shorter than the source", "look whether something is left out")
    elif there > 2.5 * expected and there - expected > SLACK:
        yield Problem("the translation is much longer than the source", "look whether something was added")


@check("doubled-words", Severity.WARNING)
def doubled_words(pair: Pair) -> Iterator[Problem]:
    """A word stands there twice in a row."""
    if pair.language.tag.partition("-")[0] in REDUPLICATING:
        return
    usual = rows(pair.language.tag).get("doubled", ())
    doubled = (match for match in _DOUBLED.finditer(pair.target.text) if fold(match[1]) not in usual)
    found = next(doubled, None)
    if found and not _DOUBLED.search(pair.source.text):
        yield Problem(f"“{found[0]}”: the word stands there twice", "take one of them out, if it is a slip")


@check("sentences", Severity.WARNING)
def sentence_count(pair: Pair) -> Iterator[Problem]:
    """The translation has fewer sentences than the source, so one may be left out."""
    here, there = count(pair.source.text), count(pair.target.text)
    if here >= 2 and there and here - there >= 2:
        yield Problem(
            f"the source has {here} sentences, the translation {there}", "look whether a sentence is left out"
        )


@check("identical", Severity.WARNING)
def identical(pair: Pair) -> Iterator[Problem]:
    """The text is the source text."""
    words = _WORD.findall(_KEPT.sub("", pair.key.text))
    if len(words) > SHORT_WORDS and fold(pair.text).strip() == fold(pair.key.text).strip():
        yield Problem("the translation is the same as the source", 'translate it, or mark the source translate="no"')
