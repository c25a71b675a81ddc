"""What makes a text hard to take in besides long sentences and words: one finder in each module."""

from pipeline.readability.acronyms import Acronym, acronyms
from pipeline.readability.negations import negations
from pipeline.readability.passive import passive
from pipeline.readability.percentages import HardNumber, NumberKind, numbers
from pipeline.readability.wording_data import Limits, languages, limits

__all__ = [
    "Acronym", "HardNumber", "Limits", "NumberKind",
    "acronyms", "languages", "limits", "negations", "numbers", "passive",
]  # fmt: skip
