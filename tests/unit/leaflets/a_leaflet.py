"""A leaflet to render: a small page, filled by hand, in any language."""

import tomllib
from datetime import date
from importlib.resources import files

from pipeline.languages import date_words, language
from pipeline.leaflets.view import Edition, Leaflet, PrintFile, Site, Words, review_of
from pipeline.model import Block, Filled, Metadata, Page, State, TranslatedPage

FURNITURE = tomllib.loads(files("pipeline").joinpath("data/furniture.toml").read_text("utf-8"))
TODAY = date(2026, 11, 23)
ABOUT = Metadata(
    id="PL-002",
    version="1.0",
    author="Riverside Hospital",
    reviewed=date(2025, 3, 1),
    review_due=date(2027, 6, 1),
)


def words(tag: str = "en", **texts: str) -> Words:
    """The English furniture, said to be in a language, with some strings put differently."""
    own = {key: row["text"] for key, row in FURNITURE.items()}
    return Words(language(tag), {**own, **{key.replace("_", "-"): text for key, text in texts.items()}}, date_words)


def filled(text: str, tag: str = "en") -> Filled:
    return Filled(fragment=text, text=text, language=tag, state=State.TRANSLATED)


def make(
    text: str = "<p>Ask your clinic.</p>",
    tag: str = "en",
    *,
    title: str = "Taking warfarin",
    slots: tuple[Filled, ...] = (),
    parts: tuple[str | int, ...] | None = None,
    lead: int = 3,
    metadata: Metadata = ABOUT,
    anchors: tuple[tuple[str, int, int], ...] = (),
    blocks: tuple[Block, ...] = (Block("h1", (), 1, -1),),
    fallback: int = 0,
    furniture: Words | None = None,
    page: TranslatedPage | None = None,
    **around: object,
) -> Leaflet:
    """A leaflet from the markup that follows its level-1 heading, or from a whole `page`."""
    source = Page(
        name="warfarin",
        path="source/warfarin.html",
        digest="",
        language="en",
        parts=("<h1>", 0, "</h1>", text) if parts is None else parts,
        slots=(),
        messages=(),
        blocks=blocks,
        title=0,
        description=1,
        lead=lead,
        metadata=metadata,
        anchors=anchors,
    )
    every = (filled(title, tag), filled("It thins & protects.", tag), *slots)
    values: dict[str, object] = {
        "site": Site(language("en"), organisation="Riverside <Hospital>", contact="020 7946 0123"),
        "editions": tuple(
            Edition(language(name), f"../{name}/warfarin.html", name == tag) for name in ("en", "ar", "ur")
        ),
        "prints": (PrintFile("warfarin.pdf", 38211, 3),),
        "review": review_of(metadata, TODAY),
        "styles": ("../assets/screen.css",),
        "home": "../index.html",
        **around,
    }
    return Leaflet(
        page=page or TranslatedPage(source, language(tag), every, translated=9, fallback=fallback),
        words=furniture or words(tag),
        staff=words("en"),
        staff_title="Taking warfarin",
        **values,  # type: ignore[arg-type]
    )
