"""Pages as people save them: in any encoding, anywhere in the folder, wrapped in any way."""

import pytest

from pipeline.errors import UnreadableInput
from pipeline.model import Key
from pipeline.sources.html import read
from tests.support.pages import filled

PAGE = '<!DOCTYPE html><html lang="en"><head>{meta}<title>Dose</title></head><body><main>{text}</main></body></html>'


def messages(content: bytes, name: str = "dose") -> list[str]:
    return [m.key.text for m in read(content, name, f"source/{name}.html", "en").messages[1:]]


def whole(text: str, meta: str = "") -> str:
    return PAGE.format(text=text, meta=meta)


ENCODINGS = {
    "UTF-8 said": ("utf-8", '<meta charset="utf-8">'),
    "UTF-8 not said": ("utf-8", ""),
    "UTF-8 with a byte order mark": ("utf-8-sig", ""),
    "UTF-16": ("utf-16", ""),
    "latin-1 said": ("latin-1", '<meta charset="iso-8859-1">'),
    "latin-1 not said": ("latin-1", ""),
    "latin-1 in the old way": ("latin-1", '<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1">'),
    "Windows said": ("cp1252", '<meta charset="windows-1252">'),
}


@pytest.mark.parametrize(("encoding", "meta"), ENCODINGS.values(), ids=ENCODINGS)
def test_a_page_is_decoded_as_browsers_decode_it(encoding, meta):
    assert messages(whole("<p>Take 5 µg at 38 °C, é.</p>", meta).encode(encoding)) == ["Take 5 µg at 38 °C, é."]


def test_windows_quotation_marks_in_a_page_that_says_latin_1():
    content = whole("<p>Say “no” – €5…</p>", '<meta charset="iso-8859-1">').encode("cp1252")
    assert messages(content) == ["Say “no” – €5…"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b" \n\t", "is empty"),
        (b"%PDF-1.7\n\0\0", "is not a text file"),
        (whole("<p>\xe9</p>", '<meta charset="utf-8">').encode("latin-1"), "byte 0xe9 is not"),
        (b"<meta charset=iso-2022-kr>a", "browsers refuse"),
        (b"<frameset><frame src=x></frameset>", "set of frames"),
    ],
    ids=["empty", "blank", "binary", "wrong encoding", "refused charset", "frames"],
)
def test_what_cannot_be_read_is_refused_in_words(content, says):
    with pytest.raises(UnreadableInput) as caught:
        messages(content)
    assert says in str(caught.value)
    assert caught.value.where.startswith("source/dose.html")
    assert caught.value.fix


@pytest.mark.parametrize("tag", ["div", "span", "b", "ul><li"])
def test_elements_nested_without_end_are_read(tag):
    assert messages(whole(f"<{tag}>" * 600 + "Deep words").encode()) == ["Deep words"]


CHARSETS = {
    "in a comment": (b"<!-- old <meta charset=iso-8859-1> --><meta charset=utf-8>", "utf-8"),
    "in a description": (b'<meta name="description" content="charset=iso-8859-1 is old">', "utf-8"),
    "a wider one": (b"<meta charset=gb2312>", "gb18030"),
    "unknown": (b"<meta charset=klingon>", "utf-8"),
}


@pytest.mark.parametrize(("head", "encoding"), CHARSETS.values(), ids=CHARSETS)
def test_a_charset_is_found_where_browsers_find_it(head, encoding):
    content = b"<!DOCTYPE html><title>Dose</title>" + head + "<main><p>Café €5</p></main>".encode(encoding)
    assert messages(content)[-1] == "Café €5"


def test_one_odd_byte_spoils_no_other_in_a_windows_page():
    content = whole("<p>Caf\xe9 \x80 5 \x81</p>", '<meta charset="windows-1252">').encode("latin-1")
    assert messages(content) == ["Café € 5 \x81"]


def test_moving_a_page_changes_no_msgid():
    content = whole('<h2 id="a">When</h2><p title="Mind this">Take <a href="x">one</a>.</p>').encode()
    assert messages(content) == messages(content, "heart/tablets/dose")


def test_wrapping_tags_and_attributes_changes_no_msgid():
    one = whole('<p>Take <a href="x" title="Read this first">one</a>.<br>Rest.</p><img src="a.png" alt="A red pill">')
    other = whole(
        '\n<p>\n  Take\n  <a\n    href="x"\n    title="Read this\n    first"\n  >one</a>.\n  <br />\n  Rest.\n</p>\n'
        '<img\n  src="a.png"\n  alt="A red\n  pill"\n/>\n'
    )
    assert messages(one.encode()) == messages(other.encode())


def test_words_that_are_shared_with_a_link_are_translated_and_shown():
    meta = (
        '<meta property="og:title" content="Your dose"><meta name="twitter:image:alt" content="A pill">'
        '<meta property="og:image" content="a.png"><meta name="keywords" content="dose, pill">'
        '<meta name="description" content="What to take.">'
    )
    source = read(whole("<p>One</p>", meta).encode(), "dose", "source/dose.html", "en")
    assert [m.key.text for m in source.messages] == ["Dose", "What to take.", "Your dose", "A pill", "One"]
    shown = [(attribute, name, filled(source).slots[slot].text) for attribute, name, slot in source.shared]
    assert shown == [("property", "og:title", "Your dose"), ("name", "twitter:image:alt", "A pill")]


def test_the_same_words_in_title_and_link_are_translated_once():
    meta = '<meta property="og:title" content="Dose">'
    source = read(whole("<p>One</p>", meta).encode(), "dose", "source/dose.html", "en")
    assert [m.key for m in source.messages] == [Key("Dose"), Key("One")]
