"""What each language version of a page is fit for: a page, print, or only a notice."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

from pipeline.catalogs.template import awaits_review
from pipeline.checks.rules import Rules
from pipeline.config import Config
from pipeline.furniture import CATALOG, Furniture, furniture
from pipeline.judging import unlisted
from pipeline.local import INTERPRETER
from pipeline.local_checks import findings as local_findings
from pipeline.local_checks import lacking
from pipeline.model import Catalog, Finding, Key, Language, Page, Severity, SlotKind, TranslatedPage, Value, Where
from pipeline.places import SOURCE, catalog_file
from pipeline.project import Project
from pipeline.safety import safety_texts
from pipeline.sources.inline import plain
from pipeline.translate import fill


@dataclass(frozen=True, slots=True)
class Version:
    """A page in one language. `html` and `pdf` tell whether each may be published.

    `blocking` are the texts that print waits for, first things first; `lacking` the keys of local
    values that are given nowhere; `interpreter` is whom to call for one, if the project says so.
    """

    page: Page
    language: Language
    content: TranslatedPage
    furniture: Furniture
    html: bool
    pdf: bool
    awaits_review: bool
    words_left: int
    blocking: tuple[Key, ...]
    lacking: tuple[str, ...] = ()
    interpreter: Value | None = None

    @property
    def is_source(self) -> bool:
        """Whether this is the page in the language it was written in."""
        return self.language.tag == self.page.language


def versions(project: Project, languages: Iterable[Language]) -> tuple[Version, ...]:
    """Every page in every one of these languages, page by page."""
    chosen = tuple(languages)
    return tuple(assess(project, page, language) for page in project.pages for language in chosen)


def assess(project: Project, page: Page, language: Language) -> Version:
    """A page in one language: its words, and what it is fit for."""
    config, source = project.config, project.config.source_language
    is_source = language.tag == source.tag
    catalog = None
    if not is_source:
        catalog = project.catalogs.get((page.name, language.locale)) or Catalog(language.locale)
    values = project.values.of(language)
    lacks = lacking(page, values)
    rules = Rules(project.glossaries.get(language.locale, {}), config.country)
    content = fill(page, catalog, language, source, rules, values)
    words = furniture(language, project.overrides.get(language.locale))
    complete = not words.missing
    withheld = bool(content.unsafe) and config.untranslated_safety == "withhold"
    printable = is_source or (content.coverage >= config.thresholds.pdf and not content.unsafe)
    return Version(
        page=page,
        language=language,
        content=content,
        furniture=words,
        html=complete and (is_source or content.coverage >= config.thresholds.html) and not withheld,
        pdf=complete and printable and not lacks,
        awaits_review=catalog is not None and awaits_review(catalog),
        words_left=sum(len(plain(key.text).split()) for key in _open(content, catalog)),
        blocking=_blocking(content, catalog, config),
        lacking=lacks,
        interpreter=values.get(INTERPRETER),
    )


def words_digest(project: Project, version: Version) -> str:
    """A mark of the page and of the words of its translation; the same at every place."""
    return _mark([version.page.digest, *_said(project, version, {m.key for m in version.page.messages})])


def safety_digest(project: Project, version: Version) -> str:
    """A mark of the safety texts that a version shows, source and translation; the same at every place."""
    return _mark(_said(project, version, safety_texts(version.page, project.config.source_language.tag)))


def _said(project: Project, version: Version, wanted: Collection[Key]) -> list[str]:
    """Each of these messages of a page, and its translation if that is current."""
    catalog = None if version.is_source else project.catalogs.get((version.page.name, version.language.locale))
    said = {entry.key: entry.text for entry in catalog.entries if entry.translated} if catalog else {}
    return [
        f"{key.context}\x04{key.text}\x00{said.get(key, '')}"
        for key in (message.key for message in version.page.messages)
        if key in wanted
    ]


def _mark(texts: Iterable[str]) -> str:
    return blake2b("\x01".join(texts).encode(), digest_size=16).hexdigest()


def _open(content: TranslatedPage, catalog: Catalog | None) -> list[Key]:
    """The messages whose words are not current, in document order."""
    if catalog is None:
        return []
    stale = {
        content.page.messages[slot.message].key
        for slot, filled in zip(content.page.slots, content.slots, strict=True)
        if slot.message >= 0 and not filled.state.current
    }
    return [message.key for message in content.page.messages if message.key in stale]


def _blocking(content: TranslatedPage, catalog: Catalog | None, config: Config) -> tuple[Key, ...]:
    """What stops print: safety first, then the rest where print needs everything."""
    left = _open(content, catalog)
    if content.coverage >= config.thresholds.pdf and not content.unsafe:
        return ()
    rest = [key for key in left if key not in content.unsafe] if content.coverage < config.thresholds.pdf else []
    return (*content.unsafe, *rest)


def findings(project: Project, found: tuple[Version, ...]) -> tuple[Finding, ...]:
    """Everything to know about sources, catalogs and pages, sources first."""
    result: list[Finding] = [*project.findings]
    for page in project.pages:
        result += page.findings
        result += _files(project, page)
    for version in found:
        result += version.content.findings
    languages = dict.fromkeys(version.language for version in found)
    return (*result, *unlisted(languages), *local_findings(project), *_furniture(found), *_states(found))


def _files(project: Project, page: Page) -> list[Finding]:
    folder = (project.config.root / SOURCE).resolve()
    result = []
    for file in page.files:
        target = (folder / page.name).parent.joinpath(file).resolve()
        if not target.is_relative_to(folder):
            what, fix = (
                "lies outside the folder source/",
                "put the file into source/assets/ and name it from there",
            )
        elif not target.is_file():
            what, fix = "is not there", "put the file there, or mend its address in the page"
        else:
            continue
        result.append(
            Finding(
                "file-missing",
                Severity.ERROR,
                f"the file {file} {what}",
                Where(page.path, _line(page, file), page.name),
                file,
                fix,
            )
        )
    return result


def _line(page: Page, file: str) -> int:
    for slot in page.slots:
        if slot.kind is SlotKind.FILE and slot.target == file and slot.block >= 0:
            return page.blocks[slot.block].line
    return 0


def _furniture(found: tuple[Version, ...]) -> list[Finding]:
    result = []
    for language in dict.fromkeys(version.language for version in found):
        missing = next(v.furniture.missing for v in found if v.language is language or v.language == language)
        if missing:
            where = Where(catalog_file(CATALOG, language.locale), 0, "", language.locale)
            named = "; ".join(f"“{text}”" for text in missing[:5]) + (" …" if len(missing) > 5 else "")
            result.append(
                Finding(
                    "furniture-missing",
                    Severity.ERROR,
                    f"{len(missing)} strings of the page furniture are not translated: {named}",
                    where,
                    fix="translate them in this catalog; until then no page of this locale is made",
                )
            )
    return result


def _states(found: tuple[Version, ...]) -> list[Finding]:
    result = []
    for version in found:
        content, name, locale = version.content, version.page.name, version.language.locale
        where = Where(catalog_file(name, locale), 0, name, locale)
        if content.fuzzy or content.missing:
            result.append(
                Finding(
                    "not-complete",
                    Severity.WARNING,
                    f"{content.missing} strings to translate and {content.fuzzy} to look at again",
                    where,
                    fix="open the catalog; until then readers see these parts in the source language",
                )
            )
        elif version.awaits_review:
            result.append(
                Finding(
                    "awaits-review",
                    Severity.WARNING,
                    "the translation awaits review by a clinical translator",
                    where,
                    fix="when it has been reviewed, change X-Plainleaf-Review in the header to “done”",
                )
            )
    return result


def overdue(project: Project, today: date) -> tuple[Finding, ...]:
    """A warning for each page whose review date has passed."""
    return tuple(
        Finding(
            "review-overdue",
            Severity.WARNING,
            f"the review was due on {page.metadata.review_due.isoformat()}",
            Where(page.path, 0, page.name),
            fix="review the page, then change leaflet:reviewed and leaflet:review-due",
        )
        for page in project.pages
        if page.metadata.review_due is not None and page.metadata.review_due < today
    )
