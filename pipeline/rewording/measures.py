"""What got easier or harder between two wordings, each by a rule that is cited."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.readability import Version
from pipeline.readability.data import base, needs_dictionary, sentence_limits

STEP = 0.02
"""The share by which a figure must move before it is called easier or harder."""

SENTENCES = "GOV.UK content design: check sentences of more than 25 words"
WORDS = "CDC Clear Communication Index (2019): use words that the audience uses"
LETTERS = "Björnsson (1968): long words make a text hard"
SYLLABLES = "Flesch (1948): words of many syllables make a text hard"
INDEX = "index R: words per sentence and letters per word beside the Declaration of Human Rights"
STYLE = "PEMAT (AHRQ 2013): common words, active voice, one idea at a time"


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure of both wordings, and the rule by which one is easier. `verdict` is easier, harder or the same."""

    name: str
    old: float
    new: float
    verdict: str
    rule: str


def measures(old: Version, new: Version) -> tuple[Measure, ...]:
    """Every figure that both wordings have, the plainest first; formulas only where both are long enough."""
    return tuple(_measures(old, new))


def _measures(old: Version, new: Version) -> Iterator[Measure]:
    one, two = old.counts, new.counts
    language = base(old.language)
    if one.words and two.words and one.sentences and two.sentences:
        yield _measure("words in a sentence", one.words / one.sentences, two.words / two.sentences, SENTENCES)
        yield _measure("letters in a word", one.letters / one.words, two.letters / two.words, LETTERS)
        if one.syllables is not None and two.syllables is not None:
            yield _measure("syllables in a word", one.syllables / one.words, two.syllables / two.words, SYLLABLES)
    elif one.sentences and two.sentences:
        yield _measure("characters in a sentence", one.letters / one.sentences, two.letters / two.sentences, SENTENCES)
    unit = "characters" if needs_dictionary(language) else "words"
    limit = sentence_limits(language)[1]
    yield _measure(f"sentences of more than {limit} {unit}", len(old.too_long), len(new.too_long), SENTENCES)
    for why in ("jargon", "rare", "long"):
        before, after = (sum(word.why == why for word in version.words) for version in (old, new))
        if before or after:
            yield _measure(f"{why} words", before, after, WORDS)
    before, after = (sum(len(sentence.reasons) for sentence in version.sentences) for version in (old, new))
    yield _measure("things to mend in the hardest sentences", before, after, STYLE)
    for score in old.scores:
        other = next((found for found in new.scores if found.method == score.method), None)
        if other is not None:
            yield _measure(score.method, score.value, other.value, score.citation, high=score.better == "high")
    if old.index is not None and new.index is not None:
        yield _measure("index", old.index, new.index, INDEX)


def _measure(name: str, old: float, new: float, rule: str, *, high: bool = False) -> Measure:
    step = new - old
    if abs(step) <= STEP * max(abs(old), abs(new)):
        verdict = "the same"
    else:
        verdict = "easier" if (step > 0) == high else "harder"
    return Measure(name, round(old, 2), round(new, 2), verdict, rule)
