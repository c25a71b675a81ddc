"""What has to be typeset, and the key of each file: a digest of all that goes into its bytes."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.compose import Composer, output_path
from pipeline.fonts import Face
from pipeline.leaflets import paper
from pipeline.model import Language
from pipeline.versions import Version

PDF = "pdf"


@dataclass(frozen=True, slots=True)
class Job:
    """A print file to be made: a whole document and its style sheets."""

    path: str
    page: str
    locale: str
    variant: str
    source: str
    html: str
    styles: tuple[str, ...]
    families: tuple[str, ...]
    key: str


def families(language: Language, *others: Language) -> tuple[str, ...]:
    """The font families a leaflet needs: its own language's first, then those it quotes."""
    chosen = [family for one in (language, *others) for family in one.fonts]
    return tuple(dict.fromkeys((*chosen, *language.symbols)))


def print_job(
    composer: Composer,
    version: Version,
    style: str,
    faces: Mapping[str, tuple[Face, ...]],
    files: Mapping[str, str],
    tools: Mapping[str, str],
) -> Job:
    """The print file of a version.

    `faces` are the faces of each family, `files` the digest of each local file of the source
    folder, `tools` the versions of everything that has a part in the bytes.
    """
    leaflet = composer.leaflet(version, PDF)
    # Every name of a language that may stand on a sheet has to have its glyphs.
    wanted = families(version.language, composer.config.source_language, composer.config.staff_language)
    html = paper.render(leaflet)
    ingredients = {
        "html": html,
        "style": style,
        "faces": [face.sha256 for family in wanted for face in faces[family]],
        "files": {name: files.get(name, "") for name in version.page.files},
        "tools": dict(tools),
    }
    canonical = json.dumps(ingredients, sort_keys=True, ensure_ascii=False).encode("utf-8")
    return Job(
        path=output_path(version.language, version.page.name, PDF),
        page=version.page.name,
        locale=version.language.locale,
        variant=PDF,
        source=version.page.path,
        html=html,
        styles=(style,),
        families=wanted,
        key=hashlib.blake2b(canonical, digest_size=16).hexdigest(),
    )
