"""Puts the library in place: its pages, the sheets for staff, a zip for each language, the sitemap."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from pipeline import store
from pipeline.compose import LIBRARY, POINT, WAITING, Composer, library_path, output_path
from pipeline.downloads import archive, archive_name
from pipeline.inlining import detach, inline
from pipeline.leaflets import library as pages
from pipeline.leaflets.view import Archive, Shelf
from pipeline.model import Language
from pipeline.shelving import greetings, library, library_in, sheet
from pipeline.sitemap import sitemap

Put = Callable[[str, bytes, dict[str, object]], None]
"""Puts a file of the output in place, and remembers it with what is to be known of it."""

SITEMAP = "sitemap.xml"
MEMBERS = "members"
"""What the record keeps of a zip: the paths in the output of what is in it."""


class Librarian:
    """Writes the third wave of a build for one composer."""

    def __init__(self, composer: Composer, output: Path, record: store.Record, put: Put) -> None:
        self.composer, self.output, self.record, self.put = composer, output, record, put

    def whole(self, lost: tuple[Shelf, ...], facts: dict[str, object]) -> None:
        """The library of all leaflets, and the sheets; `lost` are leaflets that cannot be read now."""
        composer = self.composer
        self.put(LIBRARY, pages.render(library(composer, lost)).encode(), facts)
        self.put(POINT, pages.pointing(sheet(composer, POINT), greetings(composer)).encode(), {})
        self.put(WAITING, pages.waiting(sheet(composer, WAITING)).encode(), {})

    def languages(self) -> None:
        """The library of each language with its zip; zips under other names go."""
        kept = set()
        for language in dict.fromkeys(version.language for version in self.composer.versions):
            found = self._archive(language)
            if found is not None:
                kept.add(f"{language.tag}/{found.href}")
            self.put(library_path(language), pages.render(library_in(self.composer, language, found)).encode(), {})
        for row in self.record.all():
            if MEMBERS in row.facts and row.path not in kept:
                store.remove(self.output / row.path)
                self.record.drop(row.path)

    def sitemap(self) -> None:
        """sitemap.xml, where the project says where its output will live."""
        composer, leaflets = self.composer, dict[str, list[tuple[str, str]]]()
        for version in composer.versions:
            if version.html and composer.config.url:
                path = output_path(version.language, version.page.name, "html")
                leaflets.setdefault(version.page.name, []).append((version.language.tag, composer.address(path)))
        if leaflets:
            self.put(SITEMAP, sitemap(leaflets.values(), composer.config.source_language.tag), {})
        elif store.remove(self.output / SITEMAP):
            self.record.drop(SITEMAP)

    def _archive(self, language: Language) -> Archive | None:
        """The zip of a language, made anew where a file in it has changed; None where there is nothing in it."""
        members = dict(self._members(language))
        if not members:
            return None
        name = archive_name(self.composer.config.title or self.composer.config.organisation, language)
        path = f"{language.tag}/{name}"
        files = [(said, self._content(member, members)) for member, said in members.items()]
        key = store.digest("\n".join(f"{said} {store.digest(content)}" for said, content in sorted(files)).encode())
        built = self.record.get(path)
        if built is None or built.key != key or not (self.output / path).is_file():
            content = archive(files)
            store.write(self.output / path, content)
            self.record.put(store.Built(path, key, store.digest(content), {MEMBERS: sorted(members)}))
        return Archive(name, (self.output / path).stat().st_size, name)

    def _members(self, language: Language) -> Iterable[tuple[str, str]]:
        """What belongs into the zip of a language: the path in the output, and the name in the zip."""
        composer = self.composer
        for version in composer.versions:
            if version.language != language or not version.html:
                continue
            page = output_path(language, version.page.name, "html")
            if (self.output / page).is_file():
                yield page, composer.download(version, "", "html")
            if not composer.is_unprinted(version):
                for printed in composer.printed.get((version.page.name, language.tag), ()):
                    yield printed.path, composer.print_name(version, printed.variant)

    def _content(self, path: str, members: Mapping[str, str]) -> bytes:
        """A file of the output as it goes into a zip: a page with all that it shows inside it.

        Its links lead to the other files of the zip, or to where the output will live.
        """
        content = (self.output / path).read_bytes()
        if not path.endswith(".html"):
            return content
        html = inline(content.decode(), path, self.read)
        return detach(html, path, lambda target: members.get(target) or self.composer.address(target)).encode()

    def read(self, path: str) -> bytes | None:
        """The bytes of a file of the output, or None where there is none."""
        return read_from(self.output, path)


def read_from(output: Path, path: str) -> bytes | None:
    """The bytes of a file below a folder, or None where there is none there."""
    file = (output / path).resolve()
    return file.read_bytes() if file.is_relative_to(output.resolve()) and file.is_file() else None


def withdraw(record: store.Record, output: Path, gone: set[str]) -> list[str]:
    """Take away each zip that holds one of these files; returns their paths."""
    found = []
    for row in record.all():
        members = row.facts.get(MEMBERS, ())
        if isinstance(members, list) and gone.intersection(members):
            record.drop(row.path)
            if store.remove(output / row.path):
                found.append(row.path)
    return found


def zips_beside(output: Path, paths: Iterable[str]) -> list[str]:
    """The zips in the folders of these files: all that is known of places, whose record is not open here."""
    folders = {(output / path).parent for path in paths}
    return sorted(file.relative_to(output).as_posix() for folder in folders for file in folder.glob("*.zip"))
