"""GNU gettext takes every catalog as it is, and gives it back as it is."""

import re
import subprocess
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.catalogs import po
from pipeline.errors import UnreadableInput
from pipeline.model import Catalog, Entry, Key
from tests.tools.catalogs import CATALOGS, GOLDEN, TEMPLATES, fresh, name, read, template_of

STATISTICS = re.compile(r"\d+ translated messages?(, \d+ fuzzy translations?)?(, \d+ untranslated messages?)?\.\n")
# Every way of writing a catalog down that msgcat has.
STYLES = (
    "--no-wrap", "--width=20", "--width=40", "--indent", "--strict", "--escape", "--sort-output", "--sort-by-file",
    "--add-location=file", "--no-location", "--to-code=UTF-8",
)  # fmt: skip


def run(*command, content=None):
    return subprocess.run([*map(str, command)], input=content, capture_output=True, check=False)


@pytest.mark.parametrize("file", CATALOGS, ids=name)
def test_msgfmt_finds_nothing_in_a_catalog(file):
    done = run("msgfmt", "-c", "-v", "-o", "/dev/null", file)
    assert STATISTICS.fullmatch(done.stderr.decode())
    assert done.returncode == 0


def test_msgfmt_finds_nothing_in_a_new_catalog_of_any_language(tmp_path):
    for file in fresh(tmp_path):
        done = run("msgfmt", "-c", "-v", "-o", "/dev/null", file)
        assert done.stderr.decode() == "0 translated messages, 4 untranslated messages.\n", file
        assert run("msgcat", "--no-wrap", file).stdout == file.read_bytes()


def ours(found):
    """A catalog as we write it, nothing kept of its text."""
    return po.write(
        replace(found, header_raw="", entries=tuple(replace(entry, raw="") for entry in found.entries), ending="\n")
    )


@pytest.mark.parametrize("file", [*TEMPLATES, *CATALOGS], ids=name)
def test_msgcat_writes_a_catalog_as_we_do(file):
    content = file.read_bytes()
    assert run("msgcat", "--no-wrap", file).stdout == content
    assert ours(read(file)) == content


@pytest.mark.parametrize("style", STYLES)
def test_a_catalog_in_every_style_of_msgcat_is_understood_and_written_back(style, tmp_path):
    for number, file in enumerate(CATALOGS[::5]):
        styled = tmp_path / f"{number}.po"
        assert run("msgcat", style, "-o", styled, file).returncode == 0
        found, before = po.read(styled.read_bytes(), "xx", "xx.po"), read(file)
        assert po.write(found) == styled.read_bytes()
        assert {e.key: e.text for e in found.entries} == {e.key: e.text for e in before.entries}
        assert found.header == before.header


@pytest.mark.parametrize("file", [file for file in CATALOGS if file not in GOLDEN], ids=name)
def test_msgmerge_has_nothing_to_do_against_our_template(file):
    done = run("msgmerge", "--no-wrap", "-o", "-", file, template_of(file))
    assert done.returncode == 0, done.stderr
    merged, before = po.read(done.stdout, "xx", "xx.po"), read(file)
    assert not any(entry.fuzzy for entry in merged.entries)
    # Not one more is obsolete, none has moved, and every comment is the template's.
    assert merged.entries == before.entries


TEXT = st.text(alphabet='ab é水"\\\n\t\r\v\f\b\a’\u00a0\u200f\u2028\x85<>&%{', max_size=12)
WORDS = TEXT.filter(bool)
LINES = st.lists(st.sampled_from(["me", "", "#", " two  blanks", "é"]), max_size=2).map(tuple)
REFERENCES = st.lists(
    st.text(alphabet="abé", min_size=1, max_size=40).map("source/{}.html".format), max_size=4, unique=True
).map(tuple)
ENTRIES = st.builds(
    Entry,
    key=st.builds(Key, WORDS, st.sampled_from(["", "title"])),
    text=WORDS,
    fuzzy=st.booleans(),
    obsolete=st.booleans(),
    translator=LINES,
    extracted=LINES,
    references=REFERENCES,
    flags=st.sampled_from([(), ("c-format",), ("no-wrap",)]),
    previous=st.one_of(st.none(), st.builds(Key, WORDS, st.sampled_from(["", "old"]))),
) | st.builds(
    Entry,
    key=st.builds(Key, WORDS),
    plural=WORDS,
    texts=st.tuples(WORDS, WORDS),
    obsolete=st.booleans(),
)


@given(st.lists(ENTRIES, min_size=1, max_size=20, unique_by=lambda entry: entry.key))
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_msgcat_writes_any_entry_as_we_do(entries):
    live = [replace(e, previous=e.previous if e.fuzzy else None) for e in entries if not e.obsolete]
    gone = [replace(e, previous=e.previous if e.fuzzy else None) for e in entries if e.obsolete]
    header = (("Language", "fr"), ("Content-Type", "text/plain; charset=UTF-8"), ("X-Mine", 'a "b" \\ c'))
    content = po.write(Catalog("fr", header=header, comment=("me", ""), entries=(*live, *gone)))
    assert run("msgcat", "--no-wrap", "-", content=content).stdout.decode() == content.decode()


PIECES = (
    'msgid "a"\n', 'msgstr "b"\n', 'msgctxt "x"\n', 'msgid_plural "as"\n', 'msgstr[0] "x"\n', 'msgstr[1] "y"\n', "#~ ",
    "#~| ", "#| ", "# me\n", "#, fuzzy\n", '"more"\n', '"', "\\", "\n", "\t", "\r\n", "[", "0", "x", "\\303\\251", "\\q",
    '#~ msgid "o"\n#~ msgstr "p"\n',
)  # fmt: skip
WHOLE = (
    'msgid "{0}"\nmsgstr "t"\n', '# me\nmsgctxt "c"\nmsgid "{0}"\nmsgstr "t"\n\n', '#~ msgid "{0}"\n#~ msgstr "t"\n',
    'msgid "{0}"\nmsgid_plural "s"\nmsgstr[0] "t"\nmsgstr[1] "u"\n', '#, fuzzy\n#| msgid "o"\nmsgid "{0}"\nmsgstr "t"\n\n',
)  # fmt: skip
HEADER = 'msgid ""\nmsgstr ""\n"Language: fr\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


@given(st.lists(st.sampled_from(WHOLE), min_size=1, max_size=3), st.data())
@settings(max_examples=300, deadline=None)
def test_what_gettext_refuses_is_refused_and_nothing_else(whole, data):
    text = "".join(entry.format(f"m{number}") for number, entry in enumerate(whole))
    lines = text.splitlines(keepends=True)
    for _ in range(data.draw(st.integers(0, 2))):
        at = data.draw(st.integers(0, len(lines)))
        lines[at : at + data.draw(st.integers(0, 1))] = [data.draw(st.sampled_from(PIECES))]
    content = (HEADER + "".join(lines)).encode()
    done = run("msgcat", "--force-po", "-", content=content)
    said = done.stderr.decode("utf-8", "replace")
    try:
        found = po.read(content, "fr", "fr.po")
    except UnreadableInput:
        assert done.returncode, said
    else:
        assert po.write(found) == content
        # An entry that stands twice is no matter of reading: `plainleaf check` tells it.
        assert not done.returncode or "duplicate" in said, said
