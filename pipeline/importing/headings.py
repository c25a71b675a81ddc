"""Whether a short line of a plain text is a heading, and how sure that is."""

import regex

from pipeline.importing.draft import Element
from pipeline.importing.lines import SENTENCE_END, Run
from pipeline.importing.linking import linked

WORDS, CHARACTERS, CJK = 14, 90, 30
"""What a heading has at most: words, characters, and characters where words are not parted by spaces."""
_OPEN_END = regex.compile(r"[,;:：，；、–—-]$|(?<!\p{L})(?:and|or|the|et|ou|und|oder|y)$", regex.IGNORECASE)
_LEADS_ON = regex.compile(
    r"(?<!\p{L})(?:to|of|a|an|include|includes|are|is|if|you|may|can|should|must|will|not|with|for|have|has|such as)$",
    regex.IGNORECASE,
)
"""How a line ends whose sentence goes on in the items of a list below it."""
_TWO_SENTENCES = regex.compile(r"(?:[\p{Ll}\p{N})]{3,}|°[CF])[.!]\s+\p{Lu}")
_SPACELESS = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")
_BEGINS = regex.compile(r"[\"'“‘«¿¡(\[]*[\p{Lu}\p{Lt}\p{Lo}\p{N}]")
_QUESTION = regex.compile(r"[?？؟]$")


def looks_like(text: str) -> bool:
    """Whether a text has the form of a heading: short, begun with a capital, not ended like a sentence."""
    if not text or not _BEGINS.match(text) or _OPEN_END.search(text):
        return False
    if SENTENCE_END.search(text) and not _QUESTION.search(text):
        return False
    if (
        not regex.search(r"\p{L}", text)
        or _TWO_SENTENCES.search(text)
        or any(isinstance(piece, Element) for piece in linked(text))
    ):
        return False
    most = CJK if len(_SPACELESS.findall(text)) > len(text) / 2 else CHARACTERS
    return len(text) <= most and len(text.split()) <= WORDS


def _is_body(run: Run) -> bool:
    """Whether a run is what stands below a heading: an item, a sentence, or what leads to a list."""
    text = run.text
    return (
        run.marker is not None
        or len(text) > BODY
        or SENTENCE_END.search(text) is not None
        or text.endswith((":", "："))
    )


def confidence(run: Run, before: Run | None, following: Run | None, below: Run | None, *, spaced: bool) -> float:
    """How sure it is that a run of words is a heading (0 to 1); 0 where it is none.

    `before` is the run before it, `following` and `below` are the two after it. `spaced` says that the text has
    empty lines between its blocks, so that a heading among them stands alone.
    """
    if run.marker is not None or len(run.lines) > 2 or following is None or not looks_like(run.text):
        return 0.0
    if _LEADS_ON.search(run.text) and (following.marker is not None or following.text[:1].islower()):
        return 0.0
    alone = run.gap > 0 and following.gap > 0
    body = _is_body(following) or (run.gap > 0 and below is not None and not below.gap and _is_body(below))
    # One in capitals below an empty line and words that are not stands out as a heading does.
    capitals = run.text.isupper() and len(run.text) > CAPITALS and run.gap > 0
    stands_out = capitals and before is not None and not before.text.isupper()
    if not body and not stands_out and before is not None and before.marker is None and looks_like(before.text):
        # One of several short lines, such as an address.
        return 0.0
    sure = 0.55
    sure += 0.25 if alone else 0.1 if run.gap else 0.0
    sure += 0.15 if body else -0.05
    sure += 0.05 if len(run.text.split()) <= 8 else -0.1
    if spaced and not run.gap:
        sure -= 0.35
    elif spaced and not alone and not body:
        sure -= 0.3
    elif not spaced and not body:
        sure -= 0.15
    if _QUESTION.search(run.text):
        sure += 0.05
    if run.text.isupper() and len(run.text) > CAPITALS:
        sure += 0.1
    return round(min(sure, 0.95), 2) if sure >= LEAST else 0.0


BODY = 60
"""Characters from which a line is text, however it ends."""
CAPITALS = 3
"""Letters of a line in capitals that is more than an abbreviation."""
LEAST = 0.5
"""Below this a line stays a paragraph."""
