"""Scores how easy a leaflet is to read, in its own language, without a network.

Counts come from blocks, not from flattened text; formulas are rows of data with their citation; the
index R compares any language with the Universal Declaration of Human Rights in the same language.
Scores tell where to look first. They approve nothing.
"""

from pipeline.readability.as_json import to_json, version_json
from pipeline.readability.baseline import since, to_baseline
from pipeline.readability.records import Counts, Entry, HardSentence, HardWord, Remark, Score, Version
from pipeline.readability.score import rank, relate, score_page, score_text, score_units, tools
from pipeline.readability.text_file import decode

__all__ = [
    "Counts", "Entry", "HardSentence", "HardWord", "Remark", "Score", "Version",
    "decode", "rank", "relate", "score_page", "score_text", "score_units", "since",
    "to_baseline", "to_json", "tools", "version_json",
]  # fmt: skip
