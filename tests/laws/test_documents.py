"""No word of a Word document or of a Markdown file is lost, whatever is in it; nothing but clear errors is raised."""

import io
import zipfile
from xml.etree import ElementTree

import pytest
import regex
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from pipeline.errors import PlainleafError
from pipeline.importing import docx as word
from pipeline.importing import markdown
from pipeline.importing.account import account, page_words, words
from pipeline.importing.mending import mend
from pipeline.importing.page import page
from pipeline.sources.html import read as read_page
from tests.support.wordfiles import docx, item, numbering, paragraph, run, table

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PHRASE = st.lists(
    st.sampled_from("Take the tablet with water 5 mg 0.5 Call 999 if it’s Été كشف 检查 (rare) x-ray: 2021 a<b".split()), min_size=1, max_size=8
).map(lambda some: " ".join(some) + " ")  # fmt: skip
LOOK = st.sampled_from(
    ["", "<w:b/>", "<w:i/>", "<w:vanish/>", '<w:lang w:val="fr-FR"/>', '<w:vertAlign w:val="superscript"/>', "<w:rtl/>"]
)
NOTED = '<w:r><w:footnoteReference w:id="2"/></w:r>'
RUN = st.one_of(
    st.builds(run, PHRASE, LOOK),
    st.builds(run, PHRASE, LOOK).map(lambda one: f"<w:ins>{one}</w:ins>"),
    PHRASE.map(lambda text: f'<w:del>{run(text).replace("w:t>", "w:delText>").replace("<w:t ", "<w:delText ")}</w:del>'),
    st.builds(run, PHRASE).map(lambda one: f'<w:fldSimple w:instr="X">{one}</w:fldSimple>'),
    st.builds(run, PHRASE).map(lambda one: f'<w:hyperlink w:anchor="there">{one}</w:hyperlink>'),
    st.builds(run, PHRASE).map(lambda one: f"<w:sdt><w:sdtContent>{one}</w:sdtContent></w:sdt>"),
    PHRASE.map(lambda text: f'<m:oMath><m:r><m:t>{text.replace("<", "")}</m:t></m:r></m:oMath>'),
    st.sampled_from(["<w:r><w:br/></w:r>", "<w:r><w:tab/></w:r>", '<w:bookmarkStart w:id="1" w:name="there"/>',
                     NOTED]),
)  # fmt: skip
RUNS = st.lists(st.one_of(RUN, st.just(run(" "))), min_size=0, max_size=4)
PARAGRAPH = st.one_of(
    st.builds(lambda runs, style, more: paragraph(*runs, style=style, properties=more), RUNS,
              st.sampled_from(["", "", "", "Title", "berschrift1", "Titre2", "Heading3", "Quote", "Caption", "TOC1", "Unknown"]),
              st.sampled_from(["", "<w:bidi/>", '<w:ind w:left="720"/>', "<w:rPr><w:del/></w:rPr>"])),
    st.builds(lambda text, num, level: item(text.replace("<", "&lt;"), num, level), PHRASE, st.integers(0, 4), st.integers(0, 2)),
)  # fmt: skip


def boxed(block):
    inside = f"<w:txbxContent>{block}</w:txbxContent>"
    return f"<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing>{inside}</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"


CELL = st.tuples(
    st.sampled_from(["", "<w:tcPr><w:vMerge/></w:tcPr>", '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>']), PARAGRAPH
).map("".join)
TABLE = st.builds(
    lambda rows, head: table(*rows, head=head),
    st.lists(st.lists(CELL, min_size=1, max_size=3), min_size=1, max_size=3),
    st.booleans(),
)
BLOCK = st.one_of(
    PARAGRAPH,
    PARAGRAPH,
    TABLE,
    PARAGRAPH.map(boxed),
    PARAGRAPH.map(lambda one: f"<w:sdt><w:sdtContent>{one}</w:sdtContent></w:sdt>"),
)
LISTS = numbering([("decimal", "%1.")] * 3, [("bullet", "•")] * 3, [("lowerRoman", "%1.", 4)] * 3)
NOTE = f'<w:footnote w:id="2">{paragraph("The only note.")}</w:footnote>'


@st.composite
def documents(draw):
    # A note is referred to once in a true document.
    before, *after = "".join(draw(st.lists(BLOCK, min_size=1, max_size=8))).split(NOTED)
    footer = paragraph(*draw(RUNS.filter(lambda runs: NOTED not in runs)))
    return before + (NOTED if after else "") + "".join(after) + paragraph("The end."), footer


def built(parts):
    body, footer = parts
    comment = f'<w:comment w:id="1">{paragraph("A comment.")}</w:comment>'
    return docx(body, numbering=LISTS, footnotes=NOTE, comments=comment, footer=footer)


def words_in(content):
    """Every word that a document has, by the plainest of readings: its main part, then notes, comments and the foot."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        found = []
        for part in ("document", "footnotes", "comments", "footer"):
            found.append("".join(pieces(ElementTree.fromstring(file.read(f"word/{part}.xml")))))
    return words(" ".join(found))


def pieces(element):
    name = element.tag.rpartition("}")[2]
    if name in ("t", "delText"):
        yield element.text or ""
    elif name in ("br", "tab"):
        yield " "
    elif name != "Fallback":
        for child in element:
            yield from pieces(child)
        if name in ("p", "tc", "oMathPara"):
            yield " "


def words_of_page(made, titled):
    """The words of a page but for the numbers that it writes by itself."""
    plain = regex.sub(rb"<(/?)ol\b[^>]*>", rb"<\1ul>", made)
    return page_words(plain.replace(b"[1]", b""), title=titled)


@given(documents())
@settings(deadline=None, max_examples=80)
def test_every_word_of_a_document_is_in_the_page_or_told(parts):
    content = built(parts)
    draft = word.read(content, "a.docx")
    made = page(draft, "Untitled", "en")
    before, after = words_in(content), words_of_page(made, bool(draft.title))
    found = account(sorted(before), sorted(after), draft.told)
    assert not found.lost, (found.lost, made.decode())
    assert not found.added, (found.added, made.decode())
    # A title goes to the top, and a text box below the paragraph it is fixed to; all else keeps its order.
    if not draft.title and "txbx" not in parts[0]:
        assert account(before, after, draft.told).holds, made.decode()
    assert not read_page(made, "p", "source/p.html", "en").findings
    assert word.read(content, "a.docx") == draft


@given(documents(), st.data())
@settings(deadline=None, max_examples=60)
def test_a_damaged_document_gives_a_page_or_a_clear_error(parts, data):
    content = built(parts)
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        members = {name: file.read(name) for name in file.namelist()}
    name = data.draw(st.sampled_from(sorted(members)))
    text = members[name]
    at = data.draw(st.integers(0, len(text)))
    change = data.draw(st.sampled_from(["cut", "value", "byte", "gone"]))
    if change == "cut":
        members[name] = text[:at]
    elif change == "byte":
        members[name] = text[:at] + data.draw(st.binary(max_size=3)) + text[at + 1 :]
    elif change == "value":
        values = list(regex.finditer(rb'="([^"]*)"', text))
        if values:
            one = data.draw(st.sampled_from(values))
            members[name] = (
                text[: one.start(1)]
                + data.draw(st.sampled_from([b"", b"-1", b"x", b"99999999999"]))
                + text[one.end(1) :]
            )
    else:
        del members[name]
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for each, inside in members.items():
            file.writestr(each, inside)
    damaged = made.getvalue()
    if data.draw(st.booleans()):
        damaged = damaged[: data.draw(st.integers(1, len(damaged)))]
    told = None
    try:
        word.read(damaged, "a.docx")
    except PlainleafError as error:
        told = error
    assert told is None or (told.where == "a.docx" and told.fix)


PLAIN = PHRASE.map(lambda text: text.replace("<", "").rstrip())
LINE = st.one_of(
    PLAIN,
    st.tuples(st.sampled_from(["# ", "## ", "- ", "  - ", "3. ", "> ", "    ", ": ", "**", "Term\n: ", "[^n]: ", "[^lost]: "]), PLAIN).map("".join),
    st.sampled_from(["", "", "---", "See it.[^n]", "| a | b |\n|---|---|\n| c | d |", "```sh\ncode\n```", "<!-- a comment -->",
                     '[words](https://example.org "their title")', "[ref]: https://example.org/x 'Unused'", "~~gone~~", "<div>raw</div>"]),
)  # fmt: skip
TOP = st.sampled_from([
    "", "---\ntitle: A title\ndate: 2026-03-02\nlang: fr\n---\n", "---\ntitle: 'It''s so'\ntags: [a, b]\nmap:\n  k: v\n---\n",
    "---\ndescription: >\n  More\n  lines\nauthor:\n  - One\n  - Two\n# comment\n? odd\n---\n", '+++\ntitle = "In TOML"\nn = 3\n[table]\nk = "v"\n+++\n',
])  # fmt: skip


LINES = st.lists(LINE, min_size=1, max_size=10).map("\n".join)


@given(TOP, LINES)
@settings(deadline=None, max_examples=100)
@example("", "[^n]: Take\nSee it.[^n]\n[^n]: Take")
def test_every_word_of_a_markdown_file_is_in_the_page_or_told(top, text):
    draft = mend(markdown.read((top + text).encode(), "a.md"))
    made = page(draft, "Untitled", "en")
    before = words(regex.sub(r"</?div>", " ", top + text))
    told = [word for one in draft.told for word in words(one.words)]
    there = {*words_of_page(made, bool(draft.title)), *told}
    # Labels of notes and addresses of links are no words of the text.
    assert set(before) - there <= {"n", "lost", "https", "example", "org", "ref", "x", "3"}, made.decode()


@given(LINES)
@settings(deadline=None, max_examples=100)
def test_the_words_of_a_markdown_file_keep_their_number_and_order(text):
    text = f"# A title\n\n{text}"
    draft = mend(markdown.read(text.encode(), "a.md"))
    made = page(draft, "Untitled", "en")
    # Beside what the library alone shows; only the notes, which it would count [1:1], are as we number them.
    library = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    library.use(footnote_plugin, inline=True, move_to_end=True).use(deflist_plugin)
    shown = regex.sub(r"\[(\d+):\d+\]|↩︎", lambda one: f"[{one[1]}]" if one[1] else "", library.render(text))
    unseen = ("note", "comment", "title of a link or picture", "address", "name of a code’s language")
    found = account(page_words(shown.encode()), page_words(made), [one for one in draft.told if one.kind not in unseen])
    assert found.holds, (found, shown, made.decode())


def test_a_note_inside_a_note_loses_no_word_of_either():
    text = "See it.[^n] And.[^m]\n\n[^n]: Take one\n\n    [^m]: Inner words\n\n    and more\n"
    made = page(mend(markdown.read(text.encode(), "a.md")), "Untitled", "en")
    assert page_words(made)[-8:] == words("1. Take one and more 2. Inner words")


@pytest.mark.parametrize("top", ["---\ntitle: x\n", "---\n---\n", "---\n\nrule\n\n---\n", "+++\nnot = = toml\n+++\n"])
def test_what_only_looks_like_keys_is_text(top):
    draft = markdown.read(f"{top}\nBody.\n".encode(), "a.md")
    there = {
        *words_of_page(page(draft, "Untitled", "en"), bool(draft.title)),
        *(word for one in draft.told for word in words(one.words)),
    }
    assert set(words(top)) <= there
    assert "Body" in there
