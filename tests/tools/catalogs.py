"""The catalogs of this repository, and catalogs made for every language, as files to run programs on."""

from pathlib import Path

from pipeline.catalogs import po
from pipeline.catalogs.merge import merge
from pipeline.catalogs.template import new_catalog, template
from pipeline.languages import known_tags, language
from pipeline.model import Catalog
from tests.support.pages import EN, page

ROOT = Path(__file__).parents[2]
TEMPLATES = (*sorted(ROOT.glob("locales/**/*.pot")), ROOT / "pipeline/data/furniture/plainleaf.pot")
LEAFLETS = tuple(sorted(ROOT.glob("locales/*/LC_MESSAGES/**/*.po")))
FURNITURE = tuple(sorted(ROOT.glob("pipeline/data/furniture/*.po")))
GOLDEN = tuple(sorted(ROOT.glob("tests/golden/*/fr.po")))
CATALOGS = (*LEAFLETS, *FURNITURE, *GOLDEN)


def name(file: Path) -> str:
    """A file as a test names it."""
    return file.relative_to(ROOT).as_posix()


def read(file: Path) -> Catalog:
    """A catalog of this repository."""
    return po.read(file.read_bytes(), file.parts[-3] if file in LEAFLETS else file.stem, name(file))


def template_of(file: Path) -> Path:
    """The template that a catalog was made from."""
    if file in FURNITURE:
        return TEMPLATES[-1]
    if file in GOLDEN:
        return file.with_name("expected.pot")
    return (
        ROOT / "locales" / file.relative_to(ROOT / "locales").relative_to(Path(*file.parts[-3:-1])).with_suffix(".pot")
    )


def fresh(folder: Path) -> list[Path]:
    """A catalog as `plainleaf locale add` makes it, for every language that has a row."""
    source = page(
        '<p>Take <b>2</b> of “these”, see <a href="x">this</a>.</p><pre>One\n two</pre><p>5 mg &lt; 10 mg</p>'
    )
    files = []
    for tag in known_tags():
        tongue = language(tag)
        found = merge(new_catalog("test", tongue, EN, "Tests"), template(source, EN, "Tests"))
        files.append(folder / f"{tongue.locale}.po")
        files[-1].write_bytes(po.write(found))
    return files
