import pytest

from pipeline.typeset import PLAIN
from tests.support.tongues import set_in_type

STYLE = """
@page { size: A4; margin: 20mm; @bottom-center { content: element(foot) } @top-right { content: string(title) } }
h1 { string-set: title content() }
.foot { position: running(foot) }
td, th { border: 1pt solid; padding: 3pt }
"""


@pytest.fixture(scope="session")
def typeset(tmp_path_factory):
    """Render a body in a language with its pinned fonts."""
    root = tmp_path_factory.mktemp("project")

    def work(body, language="en", *, styles=(), root=root, html=None, form=PLAIN):
        return set_in_type(body, language, root, STYLE, *styles, html=html, form=form)

    return work
