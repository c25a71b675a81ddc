"""What the figures of a version are called in words, the same on every page and in the terminal."""

from pipeline.readability import Score, Version

SIMILAR = 0.07
"""How far two indexes of the same content may lie apart: the spread that measuring 16 languages gave."""

HARDER = 1 + 2 * SIMILAR
"""The index of a translation over its source's from which it counts as harder: twice that spread."""

STEP = 0.02
"""A change of the index that is worth a word."""


def meets(score: Score) -> bool:
    """Whether a score reaches its target, to the one decimal that is shown."""
    if score.target is None:
        return False
    value = round(score.value, 1)
    return value >= score.target if score.better == "high" else value <= score.target


def per_sentence(version: Version) -> float | None:
    """Words in a sentence on average, to one decimal; None where words are not counted."""
    counts = version.counts
    return round(counts.words / counts.sentences, 1) if counts.words and counts.sentences else None


def against_source(version: Version) -> str:
    """How a translation stands beside its source, in words."""
    ratio = version.source_ratio
    if ratio is None:
        return ""
    if ratio > HARDER:
        return "harder"
    if ratio > 1 + SIMILAR:
        return "a little harder"
    return "easier" if ratio < 1 - SIMILAR else "similar"


def since(version: Version) -> str:
    """What became of a version since the baseline: “new”, “harder”, “easier” or “as it was”; empty without one."""
    change = version.change
    if change is None or change.index is None or version.index is None:
        return ""
    step = version.index - change.index
    if abs(step) < STEP:
        return "as it was"
    return "harder" if step > 0 else "easier"


def step(version: Version) -> float:
    """How far the index of a version moved since the baseline; 0 where that is not known."""
    change = version.change
    if change is None or change.index is None or version.index is None:
        return 0.0
    return version.index - change.index
