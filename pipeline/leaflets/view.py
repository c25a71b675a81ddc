"""What a page shows besides its text: frozen records that a build fills in and a renderer reads.

Nothing here looks at a clock or a disk. Links are relative to the page that shows them; `address`
alone is absolute, and empty where the project does not say where its output will live.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from pipeline.model import Language, Metadata, TranslatedPage, Value

DUE_SOON = timedelta(days=90)


class ReviewState(StrEnum):
    """Whether the content is as fresh as its author promised."""

    CURRENT = "current"
    DUE = "due"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class Review:
    """When the content has to be looked at again; None where the page does not say."""

    state: ReviewState = ReviewState.CURRENT
    due: date | None = None


def review_of(metadata: Metadata, today: date) -> Review:
    """The review state on a day: due from 90 days before the date, overdue from the day after it."""
    due = metadata.review_due
    if due is None or today < due - DUE_SOON:
        return Review(ReviewState.CURRENT, due)
    return Review(ReviewState.OVERDUE if today > due else ReviewState.DUE, due)


@dataclass(frozen=True, slots=True)
class Words:
    """Page furniture in one language: every key of data/furniture.toml, and dates in words."""

    language: Language
    texts: Mapping[str, str]
    date: Callable[[date, Language], str]


@dataclass(frozen=True, slots=True)
class Site:
    """Who publishes the leaflets, and in which languages they are written and handed out.

    `interpreter` is whom a reader asks for one; where the project does not say, it is `contact`.
    """

    source: Language
    title: str = ""
    organisation: str = ""
    contact: str = ""
    paper: str = "A4"
    interpreter: Value | None = None

    @property
    def name(self) -> str:
        """What stands in the header: the organisation, else the title of the collection."""
        return self.organisation or self.title


@dataclass(frozen=True, slots=True)
class Edition:
    """One language in which a leaflet can be read; `current` is the one that is on the page."""

    language: Language
    href: str
    current: bool = False
    address: str = ""


@dataclass(frozen=True, slots=True)
class PrintFile:
    """A file for printing. `name` is a key of the furniture, such as “print-pdf”.

    `download` is what it is called where somebody saves it, `points` the size of its letters where it
    is a special one, `how` the key of the words on how to print and fold it.
    """

    href: str
    size: int
    pages: int
    paper: str = "A4"
    name: str = "print-pdf"
    download: str = ""
    points: int = 0
    how: str = ""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a translation comes from, and whether a clinical translator still has to check it."""

    translator: str = ""
    reviewer: str = ""
    translated_on: date | None = None
    source_version: str = ""
    awaits_review: bool = False


@dataclass(frozen=True, slots=True)
class Leaflet:
    """A leaflet in one language, with all that is shown around it.

    `staff` and `staff_title` are the furniture and the title in the language of the people who
    hand the leaflet out. `home` links the library. `styles` are links to style sheets, in order.
    `files` maps the local files of the content to the links that reach them from this page.
    `print_updating` says that the print file is withheld, `instead` are those of the source.
    """

    page: TranslatedPage
    site: Site
    words: Words
    staff: Words
    staff_title: str
    review: Review = Review()
    provenance: Provenance = Provenance()
    editions: tuple[Edition, ...] = ()
    prints: tuple[PrintFile, ...] = ()
    styles: tuple[str, ...] = ()
    home: str = ""
    address: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    print_updating: bool = False
    instead: tuple[PrintFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Update:
    """The page that keeps a published address alive while its leaflet cannot be shown.

    `title` is the leaflet's in the source language, `original` the edition to read meanwhile: None
    on the page of that edition itself. `whole` says that no language can be shown.
    """

    site: Site
    words: Words
    title: str
    original: Edition | None = None
    whole: bool = False
    editions: tuple[Edition, ...] = ()
    prints: tuple[PrintFile, ...] = ()
    styles: tuple[str, ...] = ()
    home: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """A leaflet in one language, as the library lists it; `share` is what is translated, 0 to 1.

    `title_language` is the language of a title that fell back to the source. `print_updating` says
    that the print file is withheld, `instead` are those of the source; `reviewed` is the day of the
    last review, `summary` the description in the language of the title.
    """

    language: Language
    title: str
    href: str
    prints: tuple[PrintFile, ...] = ()
    review: Review = Review()
    share: float = 1.0
    awaits_review: bool = False
    updating: bool = False
    title_language: Language | None = None
    print_updating: bool = False
    instead: tuple[PrintFile, ...] = ()
    reviewed: date | None = None
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Archive:
    """A zip of all leaflets in a language: its link, its size in bytes, its name where it is saved."""

    href: str
    size: int
    download: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """A leaflet in all its languages; `title` and `code` as the staff know it.

    `title_language` is the language of a title that is not in that of the staff.
    """

    name: str
    title: str
    code: str
    versions: tuple[Version, ...]
    title_language: Language | None = None


@dataclass(frozen=True, slots=True)
class Library:
    """A page that lists leaflets: every language in that of the staff, or one language in its own.

    `language` is that of the leaflets on the page of one language; it may not be that of the words round them.
    `editions` link the libraries of single languages, `home` that of all. `point` and `waiting` link
    the sheets that staff print; they and `home` are empty where they would lead to the page itself.
    """

    site: Site
    words: Words
    shelves: tuple[Shelf, ...]
    styles: tuple[str, ...] = ()
    editions: tuple[Edition, ...] = ()
    home: str = ""
    archive: Archive | None = None
    point: str = ""
    waiting: str = ""
    language: Language | None = None

    @property
    def single(self) -> bool:
        """Whether the page is that of one language."""
        return bool(self.home)
