"""Laws of reading, writing and merging catalogs."""

import shutil
import subprocess
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.catalogs import po
from pipeline.catalogs.merge import likeness, match, merge
from pipeline.catalogs.template import new_catalog, template
from pipeline.errors import UnreadableInput
from pipeline.languages import known_tags, language
from pipeline.model import Catalog, Entry, Key
from tests.support.pages import EN, catalog, page

WORDS = st.text(alphabet='abc éم水"\\\n\t’\u00a0\u200f\u2028\x85<>&', min_size=1, max_size=20).filter(str.strip)
LINE = st.text(alphabet="abc é:,", min_size=1, max_size=12).map(str.strip).filter(bool)
LINES = st.lists(LINE, max_size=2).map(tuple)
ENTRIES = st.builds(
    Entry,
    key=st.builds(Key, WORDS, st.sampled_from(["", "title", "menu"])),
    text=st.one_of(st.just(""), WORDS),
    fuzzy=st.booleans(),
    flags=st.sampled_from([(), ("c-format",)]),
    translator=LINES,
    extracted=LINES,
    references=st.sampled_from([(), ("source/a.html",)]),
    previous=st.one_of(st.none(), st.builds(Key, WORDS)),
)
CATALOGS = st.lists(ENTRIES, max_size=5, unique_by=lambda entry: entry.key).map(
    lambda entries: Catalog("fr", "fr.po", (("Language", "fr"), ("X-Mine", "kept: as is")), ("By me",), tuple(entries))
)


@given(CATALOGS)
@settings(max_examples=200, deadline=None)
def test_reading_what_was_written_gives_the_catalog_back(found):
    content = po.write(found)
    again = po.read(content, "fr", "fr.po")
    assert again == found
    assert po.write(again) == content


@given(CATALOGS, st.data())
@settings(max_examples=100, deadline=None)
def test_an_entry_nobody_changed_keeps_its_bytes(found, data):
    read = po.read(po.write(found), "fr", "fr.po")
    if not read.entries:
        return
    chosen = data.draw(st.integers(0, len(read.entries) - 1))
    entries = [replace(e, text="new", raw="") if n == chosen else e for n, e in enumerate(read.entries)]
    content = po.write(replace(read, entries=tuple(entries))).decode()
    for number, entry in enumerate(read.entries):
        if number != chosen:
            assert entry.raw.strip() in content


STYLES = {
    "windows line ends": b'msgid ""\r\nmsgstr ""\r\n"Language: fr\\n"\r\n\r\nmsgid "a"\r\nmsgstr "b"\r\n',
    "byte order mark": b'\xef\xbb\xbfmsgid ""\nmsgstr "Language: fr\\n"\n\nmsgid "a"\nmsgstr "b"\n',
    "wrapped": b'msgid ""\nmsgstr ""\n"Language: fr\\n"\n\nmsgid ""\n"one "\n"two"\nmsgstr ""\n"un "\n"deux"\n',
    "no blank lines": b'msgid ""\nmsgstr "Language: fr\\n"\nmsgid "a"\nmsgstr "b"\nmsgid "c"\nmsgstr "d"\n#~ msgid "e"\n#~ msgstr "f"\n',
    "previous of obsolete": b'msgid ""\nmsgstr "Language: fr\\n"\n\n#, fuzzy\n#~| msgid "x"\n#~ msgid "e"\n#~ msgstr "f"\n',
    "no end of line": b'msgid ""\nmsgstr "Language: fr\\n"\n\nmsgid "a"\nmsgstr "b"',
    "extra lines": b'\n\n# me\nmsgid ""\nmsgstr "Language: fr\\n"\n\n\n\nmsgid "a"\nmsgstr "b"\n\n\n',
    "plural": b'msgid ""\nmsgstr "Language: fr\\n"\n\nmsgid "%d a"\nmsgid_plural "%d as"\nmsgstr[0] "x"\nmsgstr[1] "y"\n',
    "no header": b'msgid "a"\nmsgstr "b"\n',
    "comment at the end": b'msgid ""\nmsgstr "Language: fr\\n"\n\nmsgid "a"\nmsgstr "b"\n\n# the end\n',
}  # fmt: skip


@pytest.mark.parametrize("content", STYLES.values(), ids=STYLES)
def test_a_file_of_any_tool_is_written_back_byte_for_byte(content):
    found = po.read(content, "fr", "fr.po")
    if found.header_raw:
        assert po.write(found).strip() == content.strip()
        assert len(found.entries) >= 1
    else:
        assert found.entries[0].text == "b"


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b'msgid "a"\nmsgstr "b\n', 2),
        (b'msgid "a"\nmsgstr "b"\nnonsense\n', 3),
        (b'msgid "a"\nmsgstr "say "no""\n', 2),
        (b'msgid ""\nmsgstr "charset=UTF-8\\n"\n\nmsgid "a"\nmsgstr "\xe9"\n', 5),
        (b'msgid ""\nmsgstr "charset=KLINGON\\n"\n', 0),
        (b"\x00\x01\x02", 0),
    ],
)
def test_a_damaged_file_is_refused_with_its_line(content, line):
    with pytest.raises(UnreadableInput) as caught:
        po.read(content, "fr", "fr.po")
    assert caught.value.where == (f"fr.po:{line}" if line else "fr.po")
    assert caught.value.fix


PARAGRAPHS = st.lists(
    st.sampled_from([
        "Take one tablet of 5 mg at night.", "Never take two tablets.", "Call your clinic if you bleed.",
        "Take one tablet of 1 mg at noon.", "Do not drink alcohol.", "5 mg", "Ask a pharmacist first.",
    ]),
    max_size=6, unique=True,
)  # fmt: skip


def of(paragraphs):
    return page("".join(f"<p>{text}</p>" for text in paragraphs))


@given(PARAGRAPHS, PARAGRAPHS)
@settings(max_examples=100, deadline=None)
def test_merging_is_idempotent_and_loses_nothing(before, after):
    old = catalog(of(before), translation=lambda text: f"fr {text}")
    old = replace(old, entries=tuple(replace(e, translator=(f"note on {e.key.text}",)) for e in old.entries))
    wanted = template(of(after), EN, "Tests")
    once = merge(old, wanted)
    twice = merge(po.read(po.write(once), "fr", "fr.po"), wanted)
    assert po.write(twice) == po.write(once)
    written = po.write(once).decode()
    for entry in old.entries:
        assert entry.text in written
        assert entry.translator[0] in written
    back = merge(twice, template(of(before), EN, "Tests"))
    for entry in old.entries:
        assert back.current()[entry.key].text == entry.text
        assert back.current()[entry.key].translated


@given(PARAGRAPHS, PARAGRAPHS)
@settings(max_examples=100, deadline=None)
def test_only_a_translation_of_the_very_same_words_stays_current(before, after):
    old = catalog(of(before), translation=lambda text: f"fr {text}")
    merged = merge(old, template(of(after), EN, "Tests"))
    for entry in merged.entries:
        if entry.translated:
            assert entry.text == f"fr {entry.key.text}"
        elif entry.filled and not entry.obsolete:
            assert entry.previous is not None


def test_nothing_changed_nothing_written():
    source = of(["Take one tablet of 5 mg at night.", "5 mg"])
    found = po.read(po.write(catalog(source)), "fr", "fr.po")
    assert merge(found, template(source, EN, "Tests")) is found


def test_an_edited_sentence_meets_its_own_translation_and_not_a_neighbour():
    family = [f"Take one tablet of medicine {name} with food at night." for name in "ABCDEF"]
    edited = [text.replace("with food", "with water") if "medicine C" in text else text for text in family]
    found = match([Key(text) for text in family], [Key(text) for text in edited])
    assert found[Key(edited[2])].old == Key(family[2])
    assert found[Key(edited[2])].fuzzy


def test_short_strings_and_doses_are_never_offered_a_look_alike():
    found = match([Key("5 mg"), Key("Call 999 now")], [Key("0.5 mg"), Key("Call 111 now")])
    assert found == {}
    assert likeness("5 mg", "5 mg") == 1


@pytest.mark.parametrize("tag", known_tags())
def test_every_language_has_a_plural_rule_that_gettext_accepts(tag, tmp_path):
    tongue = language(tag)
    found = new_catalog("test", tongue, EN, "Tests")
    header = tuple((n, "2026-01-01 12:00+0000" if n == "PO-Revision-Date" else v) for n, v in found.header)
    number = int(tongue.plural_forms.split("nplurals=")[1].split(";")[0])
    entry = Entry(Key("one day"), plural="%d days", texts=tuple("%d" for _ in range(number)), flags=("c-format",))
    file = tmp_path / "test.po"
    file.write_bytes(po.write(replace(found, header=header, entries=(entry,))))
    run = subprocess.run(
        [shutil.which("msgfmt") or "msgfmt", "-c", "-o", "/dev/null", file], capture_output=True, text=True, check=False
    )
    assert "plural" not in run.stderr
    assert run.returncode == 0, run.stderr


def test_gettext_reads_what_we_write_and_changes_nothing(tmp_path):
    source = page('<p>Take <b>2</b> of “these”, see <a href="x">this</a>.</p><pre>One\n two</pre>')
    file = tmp_path / "test.po"
    file.write_bytes(po.write(catalog(source, translation=lambda text: f"fr {text}")))
    run = subprocess.run(["msgcat", "--no-wrap", file], capture_output=True, check=True)
    assert run.stdout == file.read_bytes()
