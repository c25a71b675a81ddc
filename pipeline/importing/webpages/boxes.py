"""Boxes that stand out of the text: warnings, urgent advice, emergencies, notes."""

from pipeline.importing.draft import Fate
from pipeline.importing.webpages import names
from pipeline.importing.webpages.reader import Reader
from pipeline.importing.webpages.wording import text_of
from pipeline.sources.tree import Element

KINDS = ("emergency", "urgent", "warning", "note")
LONGEST = 300
"""Words of a box; a longer one is a section of the page with a telling name."""
_ROLES = ("note", "alert", "region", "group")
_TAGS = frozenset("div section aside p blockquote article span".split())


def box(node: Element, reader: Reader) -> tuple[tuple[str, str], ...]:
    """The attributes of the box that an element is (`class`, and `data-safety` but for notes); none for no box."""
    if reader.boxed or node.name not in _TAGS:
        return ()
    found, confidence = _advice(node, reader) or _kind(node)
    if not found or any(e.name == "h1" for e in reader.tree.inside(node)):
        return ()
    words = text_of(node)
    if not words or len(words.split()) > LONGEST:
        return ()
    if not (node.has("data-safety") and node.get("class") in KINDS):
        called = node.get("class") or node.get("role")
        reader.tell(
            Fate.GUESSED, f"box of the kind “{found}”", node, confidence=confidence, why=f"it is called “{called}”"
        )
    return (("class", found),) if found in ("note", "do", "dont") else (("class", found), ("data-safety", ""))


def _advice(node: Element, reader: Reader) -> tuple[str, float] | None:
    """Whether an element is a list of what to do or of what not to do."""
    if not names.is_one_of(node, "do-and-dont"):
        return None
    start = text_of(node).casefold()
    # A part of either kind of list may be called after both, as in “do-dont-list__label”.
    crossed = any(
        names.is_one_of(e, "dont") and not names.is_one_of(e, "do-and-dont") for e in reader.tree.inside(node)
    )
    forbids = any(start.startswith(opening.casefold()) for opening in names.data()["dont"]["openings"])
    return ("dont" if crossed or forbids else "do"), 0.9


def _kind(node: Element) -> tuple[str, float]:
    if node.get("class") in KINDS:
        return node.get("class"), 0.95
    found, words = names.kind(node, "boxes", classes=True), text_of(node)
    labelled = _said(node.get("aria-label")) if node.get("role") in _ROLES else ""
    if labelled and (not found or KINDS.index(labelled) < KINDS.index(found)):
        return labelled, 0.8
    if found:
        said = _said(words)
        if said and KINDS.index(said) < KINDS.index(found):
            return said, 0.7
        return found, 0.9 if said == found else 0.8
    if node.get("role") in ("note", "alert"):
        return ("note", 0.6) if node.get("role") == "note" else ("warning", 0.7)
    said = _said(words, alone=True) if names.is_one_of(node, "perhaps-boxes", classes=True) else ""
    return said, 0.6 if said else 0.0


def _said(words: str, *, alone: bool = False) -> str:
    """The kind that a box names in its first words. `alone`: one word has to end there, or begin no phrase of its own.

    “Emergency: …” names the kind of a card, and “Emergency contraception” does not.
    """
    start = words.lstrip("!⚠️ :").casefold()
    for kind, openings in names.data()["opening-words"].items():
        for opening in openings:
            rest = start[len(opening) :] if start.startswith(opening.casefold()) else None
            if rest is not None and (not alone or " " in opening or not rest or rest.lstrip()[:1] in (":", "!", "：")):
                return str(kind)
    return ""
