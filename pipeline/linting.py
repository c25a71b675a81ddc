"""Looks at every source page and every built page of a project, as their readers will meet them."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.errors import PlainleafError
from pipeline.lint import Document, lint
from pipeline.model import Finding, Page, Severity, Where
from pipeline.project import OUTPUT, Project
from pipeline.sources.decode import decode
from pipeline.sources.elements import ATTRIBUTES
from pipeline.sources.inline import plain
from pipeline.text import excerpt


def of_sources(project: Project) -> tuple[Finding, ...]:
    """What is wrong with the source pages: first with each, then among them.

    Raises MissingDependency where a page declares colours and WeasyPrint's libraries are not there.
    """
    config = project.config
    documents = [
        Document(text, page.path, page.name, language=config.source_language.tag, profile=config.style_profile)
        for page in project.pages
        if (text := _text(config.root / page.path, page.path)) is not None
    ]
    return (*(found for document in documents for found in lint(document, "source")), *_same_titles(documents))


def of_output(project: Project, sources: Iterable[Finding]) -> tuple[Finding, ...]:
    """What is wrong with the built pages; a check that tells something of a source page says no more of those made
    from it, since it is the source that has to be mended first. `sources` is what `of_sources` found.
    """
    known = {(finding.where.page, finding.check) for finding in sources}
    found: list[Finding] = []
    for language in project.config.languages:
        kind = "original" if language.tag == project.config.source_language.tag else "translation"
        documents = []
        for page in project.pages:
            path = f"{OUTPUT}/{language.tag}/{page.name}.html"
            text = _text(project.config.root / path, path)
            if text is not None:
                alts = _alts(page) if kind == "translation" else frozenset()
                documents.append(
                    Document(text, path, page.name, language=language.tag, locale=language.locale, originals=alts)
                )
        for document in documents:
            found += [one for one in lint(document, kind) if (one.where.page, one.check) not in known]
            found += _missing_files(document, project.config.root)
        if kind == "translation":
            found += _same_titles(documents)
    return tuple(found)


def _alts(page: Page) -> frozenset[str]:
    """The alternative texts of a source page."""
    return frozenset(plain(message.key.text) for message in page.messages if message.kind == ATTRIBUTES["alt"])


def _text(file: Path, where: str) -> str | None:
    """The text of a page; None where there is none that can be read, which is told elsewhere."""
    try:
        content = file.read_bytes()
        return decode(content, where) if content.strip() else None
    except (OSError, PlainleafError):
        return None


def _same_titles(documents: Iterable[Document]) -> Iterator[Finding]:
    """A warning for each page that has the title of another one."""
    first: dict[str, Document] = {}
    for document in documents:
        title = document.words(document.title).casefold() if document.title is not None else ""
        other = first.setdefault(title, document)
        if title and other is not document and document.title is not None:
            yield Finding(
                "page-title-same",
                Severity.WARNING,
                f"{other.path} has the same title; in tabs, lists and search results nobody can tell the two apart",
                Where(document.path, document.title.line, document.page, document.locale),
                excerpt=excerpt(document.words(document.title)),
                fix="say in each title what the other page is not about",
                wcag="2.4.2",
            )


def _missing_files(document: Document, root: Path) -> Iterator[Finding]:
    """An error for each picture or page of the output that a built page names and that is not there."""
    folder = (root / document.path).parent
    for element in document.elements:
        address = element.get("src") if element.name in ("img", "source", "video", "audio") else element.get("href")
        if element.name not in ("a", "img", "source", "video", "audio", "link") or not address.startswith("../"):
            continue
        file = address.partition("#")[0].partition("?")[0]
        if not (folder / file).exists():
            yield Finding(
                "built-file-missing",
                Severity.ERROR,
                f"the file {file} is not there: the reader gets an error instead of it",
                Where(document.path, element.line, document.page, document.locale),
                excerpt=excerpt(address),
                fix="build everything again with: plainleaf build --force",
                wcag="2.4.1",
            )
