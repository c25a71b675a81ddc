"""New members of a family of look-alikes, put in where another member was taken out.

“Do not take Examplin with honey or sweets” and “Do not take Examplin with milk” may be one sentence
before and after an edit, or two sentences of a page that has ten like them. What they share tells
nothing, for their sisters share it too; what made the old one itself is gone. Such a pair is refused:
a translator who starts anew makes fewer mistakes than one who mends a sister's sentence.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from pipeline.catalogs.likeness import misspelt
from pipeline.catalogs.words import words

_SISTER = 5
"""Of every five words of a frame, begun ones too, one may differ in a sister: the name of its medicine."""

_PLACES = 2
"""In so many places a single word may be put in for another, and the text is still the same."""


class Families:
    """The old texts of a page, asked who of the new ones is a stranger among them."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._known = {text: frozenset(words(text)) for text in texts}

    def joined_by(self, text: str, old: str) -> bool:
        """Whether `text` rather joins the family of `old` than continues it.

        That is so where a phrase has taken the place of another one, or single words have in more than
        two places, while what stayed the same is the frame of another old text as well.
        """
        before, after = words(old), words(text)
        if not _exchanged(before, after):
            return False
        frame = set(before) & set(after)
        allowed = -(-len(frame) // _SISTER)
        return any(len(frame - known) <= allowed for other, known in self._known.items() if other not in (old, text))


def _exchanged(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether more was exchanged than single words in one or two places. What only moved was not."""
    after = _spelt_alike(before, after)
    gone, come = Counter(before) - Counter(after), Counter(after) - Counter(before)
    places = 0
    for kind, i, k, j, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "replace":
            out = sum(gone[word] > 0 for word in before[i:k])
            into = sum(come[word] > 0 for word in after[j:m])
            if out and into:
                places += 1 if max(out, into) == 1 else _PLACES + 1
    return places > _PLACES


def _spelt_alike(before: Sequence[str], after: Sequence[str]) -> list[str]:
    """The words after an edit, those with a slip of the pen as they stood before it."""
    gone = set(before) - set(after)
    return [word if word in before else misspelt(word, gone) or word for word in after]
