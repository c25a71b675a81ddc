"""What scoring gives back: counts, scores, what to mend, and a version that holds them."""

from dataclasses import dataclass

OPEN_QUOTED, CLOSE_QUOTED = "\u2068", "\u2069"
"""What stands round words in a reason that are quoted from the text: isolates, so that they keep their direction."""


def quoted(words: str) -> str:
    """Words of the text inside a reason."""
    return f"{OPEN_QUOTED}{words}{CLOSE_QUOTED}"


def unquoted(reason: str) -> str:
    """A reason without the invisible marks round what it quotes."""
    return reason.replace(OPEN_QUOTED, "").replace(CLOSE_QUOTED, "")


@dataclass(frozen=True, slots=True)
class Runs:
    """Mean letters of a run of each Japanese script, 0 where there is none, and the commas of a text."""

    roman: float
    hiragana: float
    kanji: float
    katakana: float
    commas: int


@dataclass(frozen=True, slots=True)
class Counts:
    """What formulas are computed from.

    None means that it cannot be counted in this language: words without a dictionary, syllables
    without a rule. `polysyllables` have three syllables or more, `polysyllables4` four;
    `long_words` more than six letters. The last three are for single languages: `load` is OSMAN's
    sum for Arabic, `aksharas3` are words of three written syllables (aksharas) or more in Indic
    scripts, `runs` those of Japanese.
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
    aksharas3: int | None = None
    runs: Runs | None = None


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
    """A word to look at, how often the version uses it, and why: “jargon”, “rare” or “long”.

    `instead` is what to say in its place, `note` what to know of it; `zipf` is its frequency on the
    Zipf scale, None where nobody can tell.
    """

    form: str
    count: int
    letters: int
    syllables: int | None
    why: str = "long"
    instead: tuple[str, ...] = ()
    note: str = ""
    zipf: float | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """Something else to look at: an acronym, a number, a long paragraph or list.

    `kind` is “acronym”, “number”, “paragraph” or “list”, `text` the words in question, `why` what is
    the matter and what instead.
    """

    kind: str
    text: str
    why: str
    where: str = ""
    anchor: str = ""
    msgid: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A translation that differs in shape from its source.

    `sentences` and `longest` (words, or characters where words are not counted) are counts of the
    translation and of the source; `ratio` is its length over the length one expects beside this
    source in this language.
    """

    msgid: str
    msgstr: str
    sentences: tuple[int, int]
    longest: tuple[int, int]
    ratio: float
    reasons: tuple[str, ...]
    where: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a version since the baseline: its figures then, and sentences that are newly too long.

    `value` is that of the headline method and None where either has none.
    """

    value: float | None
    index: float | None
    band: str | None
    new_long: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Version:
    """One leaflet in one language, scored. `tier` is that of the best method: A, B, or C for none.

    `headline` names the score to show first. `source_ratio` is the index over the source page's.
    `percentile` is the share in a hundred of the project's leaflets in this language that are easier;
    `too_long` are all the sentences over the limit, `entries` the translations of another shape than
    their source.
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
    percentile: int | None = None
    sentences: tuple[HardSentence, ...] = ()
    words: tuple[HardWord, ...] = ()
    remarks: tuple[Remark, ...] = ()
    entries: tuple[Entry, ...] = ()
    too_long: tuple[str, ...] = ()
    change: Change | None = None
    warnings: tuple[str, ...] = ()

    @property
    def main(self) -> Score | None:
        """The score that `headline` names."""
        return next((score for score in self.scores if score.method == self.headline), None)
