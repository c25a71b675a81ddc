import pytest

from pipeline import fonts
from pipeline.model import Where
from pipeline.typeset import PLAIN, render
from tests.support.documents import document

FAMILIES = {
    "ar": "Noto Naskh Arabic",
    "ur": "Noto Nastaliq Urdu",
    "bn": "Noto Sans Bengali",
    "zh-Hans": "Noto Sans SC",
}
STYLE = """
@page { size: A4; margin: 20mm; @bottom-center { content: element(foot) } @top-right { content: string(title) } }
h1 { string-set: title content() }
.foot { position: running(foot) }
body { font: 12pt/1.6 FONTS }
td, th { border: 1pt solid; padding: 3pt }
"""


@pytest.fixture(scope="session")
def typeset(tmp_path_factory):
    """Render a body in a language with its pinned fonts."""
    root = tmp_path_factory.mktemp("project")

    def work(body, language="en", *, styles=(), root=root, html=None, form=PLAIN):
        families = tuple(family for family in (FAMILIES.get(language), "Noto Sans") if family)
        style = STYLE.replace("FONTS", ", ".join(f'"{family}"' for family in families))
        direction = "rtl" if language in ("ar", "ur") else "ltr"
        return render(
            html or document(body, language, direction),
            styles=(style, *styles),
            faces=fonts.faces(families),
            root=root,
            where=Where("page.html"),
            form=form,
        )

    return work
