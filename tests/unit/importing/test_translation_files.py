"""XLIFF, TMX, PO and tables as units; and the tags of other tools made ours."""

import pytest

from pipeline.errors import UnreadableInput
from pipeline.importing.translations import gettext, table, tmx, xliff
from pipeline.importing.translations.codes import mapped
from pipeline.importing.translations.units import as_message, form
from pipeline.languages import language

EN, FR = language("en"), language("fr")


def pairs(units):
    return [(unit.source, unit.target) for unit in units]


def xliff1(units: str, target: str = "fr") -> bytes:
    return (
        f'<?xml version="1.0"?><xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">'
        f'<file original="a.html" source-language="en" target-language="{target}" datatype="html"><body>{units}</body></file></xliff>'
    ).encode()


def xliff2(units: str) -> bytes:
    return (
        '<xliff version="2.0" srcLang="en" trgLang="fr" xmlns="urn:oasis:names:tc:xliff:document:2.0">'
        f'<file id="f1">{units}</file></xliff>'
    ).encode()


def memory(units: str) -> bytes:
    return (
        '<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4">'
        f'<header srclang="en" datatype="plaintext"/><body>{units}</body></tmx>'
    ).encode()


# ---------------------------------------------------------------- XLIFF


def test_xliff_1_units_with_their_state_and_without_proposals():
    units, source, target = xliff.read(
        xliff1(
            '<trans-unit id="1" approved="yes"><source>Drink water.</source><target>Buvez de l’eau.</target>'
            "<alt-trans><source>Drink</source><target>Boire</target></alt-trans><note>Checked by M.</note></trans-unit>"
            '<trans-unit id="2"><source>Rest.</source><target state="new">Rest.</target></trans-unit>'
            '<trans-unit id="3" translate="no"><source>Plainleaf</source><target>Plainleaf</target></trans-unit>'
            '<trans-unit id="4"><source>Eat.</source></trans-unit>'
        ),
        "a.xlf",
    )
    assert (source, target) == ("en", "fr")
    assert pairs(units) == [("Drink water.", "Buvez de l’eau.")]
    assert (units[0].state, units[0].place, units[0].comments) == ("approved", "unit 1", ("Checked by M.",))


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ('Call <g id="1">111</g> now.', 'Appelez le <g id="1">111</g>.'),
        ('Call <bpt id="1">&lt;a href="x"&gt;</bpt>111<ept id="1">&lt;/a&gt;</ept> now.',
         'Appelez le <bpt id="1">&lt;a href="x"&gt;</bpt>111<ept id="1">&lt;/a&gt;</ept>.'),
        ("Call &lt;a1&gt;111&lt;/a1&gt; now.", "Appelez le &lt;a1&gt;111&lt;/a1&gt;."),
        ('Call <ph id="1">&lt;a1&gt;</ph>111<ph id="2">&lt;/a1&gt;</ph> now.',
         'Appelez le <ph id="1">&lt;a1&gt;</ph>111<ph id="2">&lt;/a1&gt;</ph>.'),
    ],
    ids=["g", "bpt", "our tags as text", "our tags in codes"],
)  # fmt: skip
def test_inline_codes_become_the_tags_of_the_msgid(source, target):
    units, *_rest = xliff.read(
        xliff1(f'<trans-unit id="1"><source>{source}</source><target>{target}</target></trans-unit>'), "a.xlf"
    )
    assert mapped(units[0].target, units[0].source, "Call <a1>111</a1> now.").text == "Appelez le <a1>111</a1>."


def test_xliff_2_joins_the_segments_of_a_unit():
    units, *_rest = xliff.read(
        xliff2(
            '<unit id="u1"><segment state="final"><source>Take <pc id="1">one</pc>.</source><target>Prenez-en <pc id="1">un</pc>.</target></segment>'
            "<ignorable><source> </source></ignorable>"
            '<segment state="final"><source>Then rest.</source><target>Reposez-vous.</target></segment></unit>'
            '<unit id="u2"><segment><source>Half of this</source><target>La moitié</target></segment><segment><source>is open.</source></segment></unit>'
        ),
        "a.xlf",
    )
    assert pairs(units) == [("Take <g1>one</g1>. Then rest.", "Prenez-en <g1>un</g1>. Reposez-vous.")]
    assert units[0].state == "final"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (xliff1("")[:-9], "broken XML"),
        (b'<xliff version="3.7"/>', "unknown version"),
        (b"<html><body>x</body></html>", "no XLIFF"),
        (b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><xliff version="1.2">&b;</xliff>', "declares an entity"),
        (b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><xliff version="1.2">&a;</xliff>', "declares an entity"),
        (b'<!DOCTYPE x [<!ENTITY % a SYSTEM "http://example.org/a">%a;]><xliff version="1.2"/>', "declares an entity"),
        (b"<xliff>" * 5000, "inside one another"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "broken XML"),
        (b'<?xml version="1.0" encoding="x-none"?><xliff/>', "encoding"),
    ],
    ids=["cut", "version", "html", "bomb", "file", "parameter", "deep", "binary", "encoding"],
)  # fmt: skip
def test_a_bad_file_is_one_clear_error(content, says):
    with pytest.raises(UnreadableInput, match=says):
        xliff.read(content, "a.xlf")


# ---------------------------------------------------------------- TMX


def test_a_memory_gives_the_units_of_two_languages():
    content = memory(
        '<tu tuid="7"><tuv xml:lang="EN-GB"><seg>Drink <bpt i="1" x="1">&lt;b&gt;</bpt>water<ept i="1">&lt;/b&gt;</ept>.</seg></tuv>'
        '<tuv xml:lang="fr-FR"><seg>Buvez de l’<bpt i="2" x="1">&lt;b&gt;</bpt>eau<ept i="2">&lt;/b&gt;</ept>.</seg></tuv></tu>'
        '<tu><tuv xml:lang="en"><seg>Rest.</seg></tuv><tuv xml:lang="de"><seg>Ruhen.</seg></tuv></tu>'
    )
    units, languages = tmx.read(content, "a.tmx", "en", "fr")
    assert pairs(units) == [("Drink <b>water</b>.", "Buvez de l’<b>eau</b>.")]
    assert units[0].place == "unit 7"
    assert languages == ("en-GB", "fr-FR", "en", "de")


def test_a_script_that_contradicts_is_another_language():
    content = memory('<tu><tuv xml:lang="en"><seg>Rest.</seg></tuv><tuv xml:lang="zh-TW"><seg>休息。</seg></tuv></tu>')
    assert tmx.read(content, "a.tmx", "en", "zh-Hans")[0] == ()
    assert len(tmx.read(content, "a.tmx", "en", "zh-Hant")[0]) == 1


# ---------------------------------------------------------------- tables


@pytest.mark.parametrize(
    "text",
    [
        "source,target\nDrink water.,Buvez de l’eau.\n",
        "Français;English;Notes\nBuvez de l’eau.;Drink water.;\n",
        'fr\ten\n"Buvez de l’eau."\t"Drink water."\n',
        "1,Drink water.,Buvez de l’eau.\n2,Something else,Autre chose\n",
        "en|fr-FR\r\nDrink water.|Buvez de l’eau.\r\n".replace("fr-FR", "fr"),
    ],
    ids=["named", "names of languages", "tags", "no header", "bars and Windows"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_columns_delimiters_and_encodings_are_found(text, encoding):
    units, _encoding = table.read(text.encode(encoding), "a.csv", (EN, FR), {"Drink water."})
    assert ("Drink water.", "Buvez de l’eau.") in pairs(units)


def test_cells_may_hold_delimiters_quotes_and_lines():
    content = 'source,target\n"Eat, drink ""well"".\nRest.","Mangez, buvez « bien ».\nRepos."\n'
    units, _encoding = table.read(content.encode(), "a.csv", (EN, FR), set())
    assert pairs(units) == [('Eat, drink "well".\nRest.', "Mangez, buvez « bien ».\nRepos.")]


@pytest.mark.parametrize("content", ["one column\nonly\n", "a,b\nc,d\n"], ids=["one column", "unknown columns"])
def test_a_table_that_cannot_be_told_is_refused(content):
    with pytest.raises(UnreadableInput):
        table.read(content.encode(), "a.csv", (EN, FR), {"Drink water."})


# ---------------------------------------------------------------- PO

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: fr\\n"\n'


@pytest.mark.parametrize(
    ("header", "entry", "finished"),
    [
        (HEADER + '"X-Plainleaf-Review: awaiting\\n"\n', 'msgid "Rest."\nmsgstr "Repos."\n', True),
        (HEADER + '"X-Plainleaf-Review: awaiting\\n"\n', '#, fuzzy\nmsgid "Rest."\nmsgstr "Repos."\n', False),
        (HEADER + '"X-Plainleaf-Review: awaiting\\n"\n', '#~ msgid "Rest."\n#~ msgstr "Repos."\n', False),
        (HEADER, 'msgid "Rest."\nmsgstr "Repos."\n', False),
    ],
    ids=["ours", "fuzzy", "obsolete", "another tool's"],
)
def test_only_what_a_translator_finished_in_our_catalog_is_finished(header, entry, finished):
    units, said, reviewed = gettext.read(f"{header}\n{entry}".encode(), "a.po", "fr")
    assert [(unit.target, unit.finished) for unit in units] == [("Repos.", finished)]
    assert (said, reviewed) == ("fr", False)


# ---------------------------------------------------------------- tags


@pytest.mark.parametrize(
    ("target", "source", "msgid", "expected"),
    [
        ("<b>Non</b>", "<b>No</b>", "<strong>No</strong>", "<strong>Non</strong>"),
        ("<g2>x</g2> et <g1>y</g1>", "<g1>Y</g1> and <g2>X</g2>", "<a1>Y</a1> and <a2>X</a2>", "<a2>x</a2> et <a1>y</a1>"),
        ("Appelez le 111.", "Call 111.", "Call <a1>111</a1>.", "Appelez le <a1>111</a1>."),
        ("Faites le 01632\u00a0960\u00a0123.", "Call 01632 960 123.", "Call <a1>01632 960 123</a1>.",
         "Faites le <a1>01632\u00a0960\u00a0123</a1>."),
        ("C’est Plainleaf.", "It is Plainleaf.", "It is <keep1>Plainleaf</keep1>.", "C’est <keep1>Plainleaf</keep1>."),
        ("Lisez plus.", "Read more.", "<a1>Read</a1> more.", "Lisez plus."),
        ("<u>Lisez</u> plus.", "<u>Read</u> more.", "Read more.", "Lisez plus."),
    ],
    ids=["another name", "another order", "the very words", "another space", "a name", "no place for it", "one too many"],
)  # fmt: skip
def test_tags_are_mapped_and_no_word_is_lost(target, source, msgid, expected):
    assert mapped(target, source, msgid).text == expected


def test_a_tag_that_could_not_be_placed_is_told():
    assert "<a1>" in mapped("Lisez plus.", "Read more.", "<a1>Read</a1> more.").note


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a < b", "a &lt; b"),
        ("a &lt; b", "a &lt; b"),
        ("A & B", "A &amp; B"),
        ('See <a href="x">this</a> and <a href="y">that</a>.', "See <a1>this</a1> and <a2>that</a2>."),
        ("One<br>two", "One<br/>two"),
        ("An <b>open tag", "An open tag"),
    ],
)
def test_text_of_any_kind_in_the_form_of_a_message(text, message):
    assert as_message(text) == message
    assert form(as_message(message)) == form(message)
