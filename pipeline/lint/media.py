"""Frames, films and sounds: a name for each, and words for who does not see or hear them."""

from collections.abc import Iterator

from pipeline.lint.document import Document
from pipeline.lint.names import name
from pipeline.lint.registry import Problem, Scope, rule
from pipeline.lint.roles import NONE, explicit, tabbable
from pipeline.model import Severity


@rule("frame-title-missing", Severity.ERROR, wcag="4.1.2", act=("cae760",), scope=Scope.PAGE)
def no_frame_title(doc: Document) -> Iterator[Problem]:
    """A frame does not say what is in it."""
    for element in doc.all("iframe", "frame"):
        if doc.read[element.index] and explicit(element) not in NONE and not name(doc, element):
            if element.get("tabindex").strip().startswith("-"):
                continue
            yield Problem(
                element,
                "a screen reader says “frame” and nothing more; its reader has to go in to find out what it is",
                'write title="…" with what is in the frame',
                element.get("src"),
            )


@rule("frame-focus", Severity.ERROR, wcag="2.1.1", act=("akn7bn",))
def frame_focus(doc: Document) -> Iterator[Problem]:
    """A frame with links inside cannot be reached by keyboard."""
    for element in doc.all("iframe"):
        if element.get("tabindex").strip().startswith("-") and doc.seen[element.index]:
            inside = Document(element.get("srcdoc")) if element.has("srcdoc") else None
            if inside is not None and any(tabbable(inside, one) for one in inside.elements):
                yield Problem(
                    element,
                    "the keyboard never comes to the links in this frame",
                    "take tabindex away",
                    element.get("title"),
                )


@rule("video-captions-missing", Severity.WARNING, wcag="1.2.2")
def no_captions(doc: Document) -> Iterator[Problem]:
    """A film brings no captions."""
    for element in doc.all("video"):
        if not doc.read[element.index] or element.has("muted"):
            continue
        kinds = [e.get("kind").lower() or "subtitles" for e in doc.tree.inside(element) if e.name == "track"]
        if not any(kind in ("captions", "subtitles") for kind in kinds):
            yield Problem(
                element,
                "who does not hear cannot follow this film, unless its captions are in the picture",
                'add <track kind="captions" src="….vtt" srclang="…">, or put a text with the same content beside it',
                element.get("src"),
            )


@rule("audio-text-missing", Severity.INFO, wcag="1.2.1")
def no_transcript(doc: Document) -> Iterator[Problem]:
    """A sound file needs its words in writing."""
    for element in doc.all("audio"):
        if doc.seen[element.index]:
            yield Problem(
                element,
                "who does not hear needs what is said here in writing",
                "put the text on the page, or a link to it beside the sound",
                element.get("src"),
            )


@rule("autoplay", Severity.ERROR, wcag="1.4.2", act=("80f0bf",))
def autoplay(doc: Document) -> Iterator[Problem]:
    """A sound begins by itself and cannot be stopped."""
    for element in doc.all("audio", "video"):
        if (
            element.has("autoplay")
            and not element.has("muted")
            and not element.has("controls")
            and doc.seen[element.index]
        ):
            yield Problem(
                element,
                "the sound begins by itself: nobody can hear a screen reader over it, or stop it",
                "take autoplay away, and write controls",
                element.get("src"),
            )


@rule("moving-text", Severity.ERROR, wcag="2.2.2", scope=Scope.SOURCE)
def moving(doc: Document) -> Iterator[Problem]:
    """Text moves or blinks."""
    for element in doc.all("marquee", "blink"):
        if doc.seen[element.index]:
            yield Problem(
                element,
                "many cannot read words that move or blink, and some cannot read anything beside them",
                "write them as text that stands still",
                doc.words(element),
            )
