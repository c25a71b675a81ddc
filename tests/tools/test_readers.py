"""Other people's readers see in every catalog what we see."""

import io

import polib
import pytest
from babel.messages.pofile import read_po

from tests.tools.catalogs import CATALOGS, TEMPLATES, fresh, name, read


@pytest.mark.parametrize("file", [*TEMPLATES, *CATALOGS], ids=name)
def test_babel_reads_the_same(file):
    theirs = read_po(io.BytesIO(file.read_bytes()))
    found = read(file)
    assert {(m.id, m.context or "", m.string, m.fuzzy) for m in theirs if m.id} == {
        (e.key.text, e.key.context, e.text, e.fuzzy) for e in found.entries if not e.obsolete
    }
    assert {(m.id, m.context or "", m.string) for m in theirs.obsolete.values()} == {
        (e.key.text, e.key.context, e.text) for e in found.entries if e.obsolete
    }
    assert str(theirs.locale or "") == found.field("Language")


@pytest.mark.parametrize("file", [*TEMPLATES, *CATALOGS], ids=name)
def test_polib_reads_the_same(file):
    theirs = polib.pofile(file.read_text("utf-8"))
    found = read(file)
    assert [(e.msgid, e.msgctxt or "", e.msgstr, e.fuzzy, bool(e.obsolete)) for e in theirs] == [
        (e.key.text, e.key.context, e.text, e.fuzzy, e.obsolete) for e in found.entries
    ]
    assert theirs.metadata == dict(found.header)


def test_babel_reads_a_new_catalog_of_any_language(tmp_path):
    for file in fresh(tmp_path):
        assert len(read_po(io.BytesIO(file.read_bytes()))) == 4
