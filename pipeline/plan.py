"""What has to be typeset, and the key of each file: a digest of all that goes into its bytes."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.compose import Composer, output_path
from pipeline.fonts import Face
from pipeline.leaflets import bilingual, paper
from pipeline.model import Language
from pipeline.typeset.form import PLAIN, Fold, Form, Press
from pipeline.variants import Variant
from pipeline.versions import Version


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
    form: Form = PLAIN


def families(language: Language, *others: Language) -> tuple[str, ...]:
    """The font families a leaflet needs: its own language's first, then those it quotes."""
    chosen = [family for one in (language, *others) for family in one.fonts]
    return tuple(dict.fromkeys((*chosen, *language.symbols)))


def print_job(
    composer: Composer,
    version: Version,
    variant: Variant,
    styles: Mapping[str, str],
    faces: Mapping[str, tuple[Face, ...]],
    files: Mapping[str, str],
    tools: Mapping[str, str],
    press: Press | None = None,
) -> Job:
    """A print file of a version.

    `styles` are the style sheets by name, `faces` the faces of each family, `files` the digest of
    each local file of the source folder, `tools` the versions of everything that has a part in the
    bytes, `press` what the colours of a print shop are made with.
    """
    leaflet = composer.leaflet(version, variant.kind)
    form = Form(Fold(variant.fold), press if variant.press else None)
    # Every name of a language that may stand on a sheet has to have its glyphs.
    wanted = families(version.language, composer.config.source_language, composer.config.staff_language)
    if variant.bilingual:
        original = composer.leaflet(composer.source(version.page.name), variant.kind)
        html = bilingual.render(leaflet, original, variant)
    else:
        html = paper.render(leaflet, variant)
    chosen = tuple(styles[name] for name in ("print", *variant.styles))
    ingredients = {
        "html": html,
        "styles": chosen,
        "faces": [face.sha256 for family in wanted for face in faces[family]],
        "files": {name: files.get(name, "") for name in version.page.files},
        "tools": dict(tools),
        "fold": form.fold,
        "press": _key(form.press),
    }
    canonical = json.dumps(ingredients, sort_keys=True, ensure_ascii=False).encode("utf-8")
    return Job(
        path=output_path(version.language, version.page.name, variant.kind),
        page=version.page.name,
        locale=version.language.locale,
        variant=variant.name,
        source=version.page.path,
        html=html,
        styles=chosen,
        families=wanted,
        key=hashlib.blake2b(canonical, digest_size=16).hexdigest(),
        form=form,
    )


def _key(press: Press | None) -> str:
    """What a file for a print shop hangs on besides its words."""
    if press is None:
        return ""
    said = f"{press.condition} {press.most_ink}".encode()
    return hashlib.blake2b(press.profile + said, digest_size=16).hexdigest()
