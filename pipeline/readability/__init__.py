"""Scores how easy a leaflet is to read, in its own language, without a network.

Counts come from blocks, not from flattened text; formulas are rows of data with their citation; the
index R compares any language with the Universal Declaration of Human Rights in the same language.
Scores tell where to look first. They approve nothing.
"""

from pipeline.readability.records import Counts, HardSentence, HardWord, Score, Version
from pipeline.readability.score import decode, relate, score_page, score_text, to_json, tools

__all__ = [
    "Counts", "HardSentence", "HardWord", "Score", "Version",
    "decode", "relate", "score_page", "score_text", "to_json", "tools",
]  # fmt: skip
