"""What scoring gives back: counts, scores, hard sentences and words, and a version that holds them."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Counts:
    """What formulas are computed from.

    None means that it cannot be counted in this language: words without a dictionary, syllables
    without a rule. `polysyllables` have three syllables or more, `polysyllables4` four;
    `long_words` more than six letters; `load` is OSMAN's sum, for Arabic alone.
    """

    sentences: int
    words: int | None
    letters: int
    syllables: int | None = None
    polysyllables: int | None = None
    long_words: int | None = None
    blocks: int = 0
    polysyllables4: int | None = None
    monosyllables: int | None = None
    load: int | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """A formula's value. `low` and `high` are the interval by how lists are counted.

    `tier` is A (published formula with bands) or B (experimental). `textstat` is what textstat makes
    of the same sentences with its own counts, where it can. `target` is what a leaflet should reach.
    """

    method: str
    value: float
    low: float
    high: float
    band: str | None
    tier: str
    grade: str | None
    citation: str
    target: float | None = None
    better: str = "high"
    textstat: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class HardSentence:
    """A sentence to mend first, why, and where it stands; `words` is None where none can be counted.

    `severity` is its length over the length from which a sentence is long.
    """

    text: str
    words: int | None
    reasons: tuple[str, ...]
    where: str
    anchor: str = ""
    msgid: str = ""
    severity: float = 0.0


@dataclass(frozen=True, slots=True)
class HardWord:
    """A long word and how often the version uses it."""

    form: str
    count: int
    letters: int
    syllables: int | None


@dataclass(frozen=True, slots=True)
class Version:
    """One leaflet in one language, scored. `tier` is that of the best method: A, B, or C for none.

    `headline` names the score to show first. `source_ratio` is the index over the source page's.
    """

    page: str
    locale: str
    language: str
    language_name: str
    direction: str
    title: str
    counts: Counts
    tier: str
    scores: tuple[Score, ...] = ()
    headline: str | None = None
    index: float | None = None
    index_band: str | None = None
    source_ratio: float | None = None
    sentences: tuple[HardSentence, ...] = ()
    words: tuple[HardWord, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def main(self) -> Score | None:
        """The score that `headline` names."""
        return next((score for score in self.scores if score.method == self.headline), None)

    def to_json(self) -> dict[str, Any]:
        """The version as readability.json holds it."""
        counts = self.counts
        return {
            "page": self.page,
            "locale": self.locale,
            "language": self.language,
            "tier": self.tier,
            "counts": {
                "sentences": counts.sentences,
                "words": counts.words,
                "letters": counts.letters,
                "syllables": counts.syllables,
                "polysyllables": counts.polysyllables,
                "long_words": counts.long_words,
                "blocks": counts.blocks,
            },
            "scores": [
                {
                    "method": score.method,
                    "value": score.value,
                    "low": score.low,
                    "high": score.high,
                    "band": score.band,
                    "tier": score.tier,
                    "grade": score.grade,
                    "citation": score.citation,
                    "target": score.target,
                    "better": score.better,
                    "textstat": score.textstat,
                    "note": score.note,
                }
                for score in self.scores
            ],
            "headline": self.headline,
            "index": self.index,
            "index_band": self.index_band,
            "source_ratio": self.source_ratio,
            "sentences": [
                {
                    "text": sentence.text,
                    "words": sentence.words,
                    "reasons": list(sentence.reasons),
                    "where": sentence.where,
                    "anchor": sentence.anchor,
                    "msgid": sentence.msgid,
                    "severity": sentence.severity,
                }
                for sentence in self.sentences
            ],
            "words": [
                {"form": w.form, "count": w.count, "letters": w.letters, "syllables": w.syllables} for w in self.words
            ],
            "warnings": list(self.warnings),
        }
