"""Laws of reading, writing and merging catalogs."""

import subprocess
import time
from contextlib import suppress
from dataclasses import replace
from itertools import pairwise

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.catalogs import po
from pipeline.catalogs.align import match
from pipeline.catalogs.merge import merge
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


HEADER = 'msgid ""\nmsgstr ""\n"Language: fr\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'

STYLES = {
    "gettext": HEADER + '#: a.c:1 b.c:2\n#, c-format\nmsgid "a"\nmsgstr "b"\n',
    "wrapped": HEADER + 'msgid ""\n"one "\n"two"\nmsgstr ""\n"un "\n"deux"\n',
    "wrapped by Poedit after a short first line": HEADER + 'msgid "one "\n"two"\nmsgstr "un "\n"deux"\n',
    "windows line ends": (HEADER + '# me\nmsgid "a"\nmsgstr "b"\n').replace("\n", "\r\n"),
    "mixed line ends": HEADER + 'msgid "a"\r\nmsgstr "b"\n\r\nmsgid "c"\nmsgstr "d"\r\n',
    "line ends of an old Mac": (HEADER + '# me\nmsgid "a"\nmsgstr "b"\n').replace("\n", "\r"),
    "byte order mark": "\ufeff" + HEADER + 'msgid "a"\nmsgstr "b"\n',
    "no blank lines": HEADER.strip() + '\nmsgid "a"\nmsgstr "b"\nmsgid "c"\nmsgstr "d"\n#~ msgid "e"\n#~ msgstr "f"\n',
    "more blank lines": "\n\n# me\n" + HEADER + '\n\nmsgid "a"\nmsgstr "b"\n\n\n',
    "blanks at the ends of lines": HEADER + 'msgid "a"  \nmsgstr "b"\t\n  \nmsgid "c"\nmsgstr "d"\n \n',
    "no end of line": HEADER + 'msgid "a"\nmsgstr "b"',
    "header alone": HEADER,
    "header without end of line": HEADER.strip(),
    "header with its msgstr on one line": 'msgid ""\nmsgstr "Language: fr\\n"\n\nmsgid "a"\nmsgstr "b"\n',
    "header not first": 'msgid "a"\nmsgstr "b"\n\n' + HEADER + 'msgid "c"\nmsgstr "d"\n',
    "header fuzzy": "# me\n#\n#, fuzzy\n" + HEADER + 'msgid "a"\nmsgstr "b"\n',
    "header obsolete": HEADER + 'msgid "a"\nmsgstr "b"\n\n#~ msgid ""\n#~ msgstr ""\n#~ "Language: de\\n"\n',
    "header with fields twice": HEADER.strip() + '\n"X-Generator: a\\n"\n"X-Generator: b\\n"\n\nmsgid "a"\nmsgstr "b"\n',
    "no header": 'msgid "a"\nmsgstr "é"\n',
    "template": HEADER.replace("UTF-8", "CHARSET") + 'msgid "é"\nmsgstr ""\n',
    "nothing": "",
    "only comments": "# nothing here\n\n# yet\n",
    "comment at the end": HEADER + 'msgid "a"\nmsgstr "b"\n\n# the end\n',
    "comments apart from their entry": HEADER + '# a part\n\n# of the file\n\nmsgid "a"\nmsgstr "b"\n',
    "comments without a blank": HEADER + '#me\n#.ext\n#:a.c:1\n#,fuzzy,c-format\nmsgid "a"\nmsgstr "b"\n',
    "flags in odd spacing": HEADER + '#,  fuzzy ,c-format,range: 0..10\n#, max-length:3\nmsgid "a"\nmsgstr "b"\n',
    "flags of gettext 0.25": HEADER + '#, fuzzy\n#= c-format, no-wrap\nmsgid "a"\nmsgstr "b"\n',
    "places of Qt and KDE": HEADER + '#: rc.cpp:3\n#. i18n: file: a.ui:20\n#: rc.cpp:9\n#: \u2068a b.c\u2069:1\nmsgid "a"\nmsgstr "b"\n',
    "places of Solaris": HEADER + '# File: a.c, line: 12\nmsgid "a"\nmsgstr "b"\n',
    "context": HEADER + 'msgctxt "menu"\nmsgid "a"\nmsgstr "b"\n\nmsgctxt ""\nmsgid "a"\nmsgstr "c"\n',
    "plural": HEADER + 'msgid "%d a"\nmsgid_plural "%d as"\nmsgstr[0] "x"\nmsgstr[1] "y"\n\nmsgid "c"\nmsgstr "d"\n',
    "previous": HEADER + '#, fuzzy\n#| msgctxt "old"\n#| msgid ""\n#| "x "\n#| "y"\n#| msgid_plural "z"\nmsgid "a"\nmsgstr "b"\n',
    "previous of obsolete": HEADER + '#, fuzzy\n#~| msgid "x"\n#~ msgid "e"\n#~ msgstr "f"\n',
    "obsolete over several lines": HEADER + '#~ msgid ""\n#~ "one "\n#~ "two"\n#~ msgstr ""\n#~ "un "\n#~ "deux"\n',
    "obsolete with its comments": HEADER + '#~ # me\n#~ #. ext\n#~ msgid "a"\n#~ msgstr "b"\n#~\n#~msgid "c"\n#~msgstr "d"\n',
    "obsolete plural": HEADER + '#~ msgid "a"\n#~ msgid_plural "as"\n#~ msgstr[0] "x"\n#~ msgstr[1] "y"\n',
    "indented": HEADER + '  msgid  "a"\n\t"b"\n  msgstr\t"c"\n',
    "keywords without a blank": HEADER + 'msgid"a"\nmsgstr"b"\n',
    "on one line": HEADER + 'msgid "a" "b" msgstr "c" # me\nmsgid "d" msgstr "e" msgid "f" msgstr "g"\n',
    "obsolete on one line": HEADER + '#~ msgid "a" msgstr "b" # me\nmsgid "c"\nmsgstr "d"\n',
    "escapes": HEADER + r'msgid "\a\b\f\v\r\t\\ \"q\" \303\251 \x41"' + '\nmsgstr "\\\\"\n',
    "a line that goes on": HEADER + 'msgid "a\\\nb"\nmsgstr "c"\n',
    "separators inside strings": HEADER + '# \u2028me\x85\nmsgid "a\u2028b\x85c\x0bd"\nmsgstr "\u200e\u200f\u200c\u200d\ufeff"\n',
    "tabs inside strings": HEADER + 'msgid "a\tb"\nmsgstr "c\rd"\n',
    "domains": HEADER + 'domain "other"\n\nmsgid "a"\nmsgstr "b"\n',
    "an entry twice": HEADER + 'msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n',
}  # fmt: skip


@pytest.mark.parametrize("content", STYLES.values(), ids=STYLES)
def test_a_file_of_any_tool_is_written_back_byte_for_byte(content):
    found = po.read(content.encode(), "fr", "fr.po")
    assert po.write(found) == content.encode()
    # Read anew from our own writing of it, every entry means what it meant.
    ours = replace(found, header_raw="", entries=tuple(replace(entry, raw="") for entry in found.entries))
    assert po.read(po.write(ours), "fr", "fr.po").entries == found.entries


def test_what_odd_styles_mean():
    def only(style):
        entries = po.read(STYLES[style].encode(), "fr", "fr.po").entries
        return entries[0]

    assert only("escapes").key.text == '\a\b\f\v\r\t\\ "q" é A'
    assert only("a line that goes on").key.text == "ab"
    assert only("separators inside strings").key.text == "a\u2028b\x85c\x0bd"
    assert only("on one line").text == "c"
    assert only("flags in odd spacing").fuzzy
    assert only("flags in odd spacing").flags == ("c-format", "range: 0..10", "max-length:3")
    assert only("flags of gettext 0.25").translator == ("#= c-format, no-wrap",)
    assert only("places of Qt and KDE").references == ("rc.cpp:3", "rc.cpp:9", "a b.c:1")
    assert only("comments apart from their entry").translator == ("a part", "of the file")
    assert only("previous").previous == Key("x y", "old")
    assert only("previous").previous_plural == "z"
    assert only("obsolete plural").texts == ("x", "y")
    assert only("header not first").line == 1
    assert po.read(STYLES["header not first"].encode(), "fr", "fr.po").field("language") == "fr"


@pytest.mark.parametrize(
    ("name", "newline"), [("gettext", "\n"), ("windows line ends", "\r\n"), ("no blank lines", "\n")]
)
def test_a_changed_entry_takes_the_manners_of_its_file_and_moves_no_other(name, newline):
    before = STYLES[name]
    found = po.read(before.encode(), "fr", "fr.po")
    changed = (replace(found.entries[0], text="new", raw=""), *found.entries[1:])
    after = po.write(replace(found, entries=changed)).decode()
    assert after == before.replace('msgstr "b"' + newline, 'msgstr "new"' + newline)


def test_entries_that_change_places_stay_apart():
    found = po.read((HEADER + 'msgid "a"\nmsgstr "b"\n\nmsgid "c"\nmsgstr "d"\n').encode(), "fr", "fr.po")
    turned = po.write(replace(found, entries=found.entries[::-1])).decode()
    assert turned == HEADER + 'msgid "c"\nmsgstr "d"\n\nmsgid "a"\nmsgstr "b"\n'
    tight = po.read(STYLES["no blank lines"].encode(), "fr", "fr.po")
    assert "\n\n" not in po.write(replace(tight, entries=tight.entries[::-1])).decode()


WORD = st.text(alphabet='ab é水"\\\n\t\u200f\u2028%', min_size=1, max_size=8)
COMMENT = st.sampled_from(
    ["# me", "#", "#me", "#. place", "#: a.c:1", "#, fuzzy", "#, c-format", "#= wrap", '#| msgid "x"']
)


@st.composite
def files(draw):
    """A catalog as anybody may have formatted it: its entries, and the bytes of the file."""
    newline = draw(st.sampled_from(["\n", "\r\n"]))
    blank = st.sampled_from(["", "", newline, newline + " " + newline])
    lines, expected = [draw(blank)], []

    def string(start, keyword, text):
        cuts = sorted({0, len(text), *draw(st.lists(st.integers(0, len(text)), max_size=2))})
        pieces = [polib.escape(text[a:b]) for a, b in pairwise(cuts)] or [""]
        first = draw(st.sampled_from([[""], []])) if len(pieces) > 1 else []
        gap = draw(st.sampled_from([" ", "", "  ", newline + start]))
        rows = [f'"{piece}"' for piece in (*first, *pieces)]
        between = draw(st.sampled_from([newline + start, " "]))
        lines.append(f"{start}{keyword}{gap}{between.join(rows)}{newline}")

    string("", "msgid", "")
    string("", "msgstr", "Language: fr\nContent-Type: text/plain; charset=UTF-8\n")
    for number in range(draw(st.integers(0, 3))):
        lines.append(draw(blank))
        obsolete = draw(st.booleans())
        start = "#~ " if obsolete else draw(st.sampled_from(["", "", " "]))
        comments = sorted(draw(st.lists(COMMENT, max_size=3, unique=True)), key=lambda line: line[1:2] == "|")
        lines += [line.replace("#|", "#~|" if obsolete else "#|") + newline for line in comments]
        key, text = f"{number}" + draw(WORD), draw(st.one_of(st.just(""), WORD))
        string(start, "msgid", key)
        string(start, "msgstr", text)
        expected.append((key, text, obsolete, "#, fuzzy" in comments))
    lines.append(draw(st.sampled_from(["", newline, "# end", "# end" + newline])))
    bom = draw(st.sampled_from(["", "\ufeff"]))
    content = bom + "".join(lines)
    return expected, (content if draw(st.booleans()) else content.removesuffix(newline)).encode()


@given(files())
@settings(max_examples=300, deadline=None)
def test_a_file_in_any_formatting_is_understood_and_written_back(file):
    expected, content = file
    found = po.read(content, "fr", "fr.po")
    assert [(e.key.text, e.text, e.obsolete, e.fuzzy) for e in found.entries] == expected
    assert po.write(found) == content


CHARSETS = {
    "ISO-8859-1": "pâté", "iso-8859-15": "cœur 5 €", "windows-1251": "лекарство", "KOI8-R": "лекарство", "CP1256": "دواء",
    "EUC-JP": "薬を飲む", "Shift_JIS": "薬の表", "GB2312": "药片", "GBK": "藥片", "GB18030": "药𠀀", "Big5": "藥功", "EUC-KR": "약",
    "ISO-8859-8": "תרופה", "TIS-620": "ยา", "US-ASCII": "pills", "utf8": "pâté",
}  # fmt: skip


@pytest.mark.parametrize(("charset", "words"), CHARSETS.items(), ids=CHARSETS)
def test_a_file_stays_in_its_charset_as_long_as_that_will_do(charset, words):
    text = f'# {words}\n{HEADER.replace("UTF-8", charset)}msgid "a"\nmsgstr "{words}"\n\nmsgid "c"\nmsgstr ""\n'
    found = po.read(text.encode(charset), "fr", "fr.po")
    assert found.entries[0].text == words
    assert po.write(found) == text.encode(charset)
    same = replace(found.entries[1], text=words, raw="")
    filled = text.removesuffix('""\n') + f'"{words}"\n'
    assert po.write(replace(found, entries=(found.entries[0], same))) == filled.encode(charset)
    if charset not in ("GB18030", "utf8"):
        strange = replace(found.entries[1], text="ሀ", raw="")
        moved = po.write(replace(found, entries=(found.entries[0], strange))).decode("utf-8")
        assert moved == text.replace(f"charset={charset}", "charset=UTF-8").removesuffix('""\n') + '"ሀ"\n'


def test_a_byte_written_as_an_escape_is_a_byte_of_the_files_charset():
    text = HEADER.replace("UTF-8", "ISO-8859-1") + r'msgid "a"' + "\n" + r'msgstr "p\342t\xe9"' + "\n"
    assert po.read(text.encode(), "fr", "fr.po").entries[0].text == "pâté"


DAMAGED = {
    "string not closed": ('msgid "a"\nmsgstr "b\n', 2),
    "word that is no keyword": ('msgid "a"\nmsgstr "b"\nnonsense\n', 3),
    "quote not escaped": ('msgid "a"\nmsgstr "say "no""\n', 2),
    "string of nothing": ('"a"\nmsgid "a"\nmsgstr "b"\n', 1),
    "no msgstr": ('msgid "a"\nmsgid "b"\nmsgstr "c"\n', 2),
    "no msgstr at the end": ('msgid "a"\nmsgstr "b"\n\nmsgid "c"\n', 4),
    "no msgid": ('msgstr "b"\n', 1),
    "no msgid after a context": ('msgctxt "b"\nmsgstr "c"\n', 2),
    "no string": ('msgid "a"\nmsgstr\n\nmsgid "b"\nmsgstr "c"\n', 4),
    "plural without its number": ('msgid "a"\nmsgid_plural "b"\nmsgstr "c"\n', 3),
    "number without a plural": ('msgid "a"\nmsgstr[0] "c"\n', 2),
    "plural that begins with 1": ('msgid "a"\nmsgid_plural "b"\nmsgstr[1] "c"\n', 3),
    "plural with a gap": ('msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[2] "d"\n', 4),
    "half obsolete": ('#~ msgid "a"\nmsgstr "b"\n', 2),
    "comment inside an entry": ('msgid "a"\n# b\nmsgstr "c"\n', 2),
    "previous text after a msgid": ('msgid "a"\n#| msgid "b"\nmsgstr "c"\n', 2),
    "unknown escape": ('msgid "a"\nmsgstr ""\n"b"\n"l\\\'a"\n', 4),
    "half a character": (HEADER + r'msgid "a"' + "\n" + r'msgstr "\303"' + "\n", 7),
    "escaped NUL": (r'msgid "a\0b"' + '\nmsgstr "c"\n', 1),
    "conflict of git": (HEADER + '<<<<<<< HEAD\nmsgid "a"\nmsgstr "b"\n', 6),
}  # fmt: skip


@pytest.mark.parametrize(("content", "line"), DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_file_is_refused_with_its_line(content, line):
    for text in (content, content.replace("\n", "\r\n")):
        with pytest.raises(UnreadableInput) as caught:
            po.read(text.encode(), "fr", "fr.po")
        assert caught.value.where == f"fr.po:{line}"
        assert caught.value.fix


@pytest.mark.parametrize(
    ("content", "where", "says"),
    [
        (HEADER.encode() + b'msgid "a"\nmsgstr "\xe9"\n', "fr.po:7", "charset=UTF-8"),
        (b'msgid "a"\nmsgstr "\xe9"\n', "fr.po:2", "no charset"),
        (HEADER.replace("UTF-8", "KLINGON").encode(), "fr.po", "KLINGON"),
        (HEADER.replace("UTF-8", "rot13").encode(), "fr.po", "rot13"),
        (HEADER.replace("UTF-8", "unicode_escape").encode(), "fr.po", "unicode_escape"),
        (HEADER.replace("UTF-8", "UTF-16").encode(), "fr.po", "UTF-16"),
        (HEADER.encode("utf-16"), "fr.po", "UTF-16"),
        (HEADER.encode("utf-16-be"), "fr.po", "UTF-16"),
        (HEADER.encode() + b"# a\n# \x00\n", "fr.po:7", "NUL"),
        (b"\xde\x12\x04\x95\x00\x00", "fr.po", "compiled"),
    ],
)
def test_a_file_that_is_no_text_in_its_charset_is_refused(content, where, says):
    with pytest.raises(UnreadableInput, match=says) as caught:
        po.read(content, "fr", "fr.po")
    assert caught.value.where == where
    assert caught.value.fix


@given(st.sampled_from(list(STYLES)), st.data())
@settings(max_examples=500, deadline=None)
def test_any_bytes_are_read_whole_or_refused(name, data):
    content = STYLES[name].encode()
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(content)))
        piece = data.draw(
            st.one_of(st.binary(max_size=2), st.sampled_from([b'"', b"\\", b"#~ ", b"msgid ", b"\r", b"\x85"]))
        )
        content = content[:at] + piece + content[at + data.draw(st.integers(0, 3)) :]
    with suppress(UnreadableInput):
        assert po.write(po.read(content, "fr", "fr.po")) == content


def test_reading_and_writing_take_time_in_proportion():
    def seconds(content):
        start = time.perf_counter()
        assert po.write(po.read(content, "fr", "fr.po")) == content
        return time.perf_counter() - start

    for piece in ("a", "\\\\", '\\"', '"\n"', "\\303\\251"):
        assert seconds((HEADER + 'msgid "a"\nmsgstr "' + piece * (1_000_000 // len(piece)) + '"\n').encode()) < 3
    many = "".join(f'msgid "{number}"\nmsgstr "{number}"\n\n' for number in range(20_000))
    assert seconds((HEADER + many).encode().rstrip() + b"\n") < 3
    assert seconds((HEADER + "# " + "#" * 1_000_000).encode()) < 3


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


@pytest.mark.parametrize("tag", known_tags())
def test_every_language_has_a_plural_rule_that_gettext_accepts(tag, tmp_path):
    tongue = language(tag)
    found = new_catalog("test", tongue, EN, "Tests")
    number = int(tongue.plural_forms.split("nplurals=")[1].split(";")[0])
    entry = Entry(Key("one day"), plural="%d days", texts=tuple("%d" for _ in range(number)), flags=("c-format",))
    file = tmp_path / "test.po"
    file.write_bytes(po.write(replace(found, entries=(entry,))))
    run = subprocess.run(["msgfmt", "-c", "-v", "-o", "/dev/null", file], capture_output=True, text=True, check=False)
    assert run.stderr == "1 translated message.\n"


def test_gettext_reads_what_we_write_and_changes_nothing(tmp_path):
    source = page('<p>Take <b>2</b> of “these”, see <a href="x">this</a>.</p><pre>One\n two</pre>')
    file = tmp_path / "test.po"
    file.write_bytes(po.write(catalog(source, translation=lambda text: f"fr {text}")))
    run = subprocess.run(["msgcat", "--no-wrap", file], capture_output=True, check=True)
    assert run.stdout == file.read_bytes()
