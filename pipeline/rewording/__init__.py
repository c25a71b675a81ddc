"""Two wordings of one text side by side: what got easier or harder, and which facts changed.

For the sheet that an editor takes to a clinician, who says whether the new wording is still right.
"""

from pipeline.rewording.compare import Rewording, compare
from pipeline.rewording.facts import Change
from pipeline.rewording.measures import Measure
from pipeline.rewording.pairs import Pair

__all__ = ["Change", "Measure", "Pair", "Rewording", "compare"]
