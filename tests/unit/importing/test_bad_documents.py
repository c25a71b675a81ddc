"""Files that are no Word documents, or that are made to do harm: a clear error that says which file and what to do."""

import struct
import zipfile

import pytest

from pipeline.errors import UnreadableInput
from pipeline.importing import archive as archives
from pipeline.importing.docx import read
from pipeline.importing.office import package
from pipeline.importing.reading import read as read_any
from tests.support.wordfiles import SPACES, archive, docx, item, numbering, paragraph, table

GOOD = docx(paragraph("Take it with water."))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
LAUGHS = '<!DOCTYPE w:document [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'


def with_main(text):
    return docx("", members={"word/document.xml": text})


def encrypted_member():
    """The flag of each member says that it is encrypted (APPNOTE 4.4.4)."""
    content = bytearray(GOOD)
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(sign)
        while at >= 0:
            content[at + offset] |= 1
            at = content.find(sign, at + 4)
    return bytes(content)


def liar():
    """A member that unpacks to far more than the archive says."""
    made = bytearray(archive({"word/document.xml": b" " * 120_000_000}))
    at = made.find(b"PK\x01\x02")
    made[at + 24 : at + 28] = struct.pack("<I", 100)
    made[22:26] = struct.pack("<I", 100)
    return bytes(made)


BAD = {
    "encrypted": (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
    "old .doc": (OLE, "old kind"),
    "password on the archive": (encrypted_member(), "password"),
    "cut short": (GOOD[: len(GOOD) // 2], "broken"),
    "no archive": (b"Take it with water.", "broken"),
    "a bent byte": (GOOD.replace(b"word/document.xml", b"word/document.xmX", 1), "broken"),
    "without a document": (archive({"a.txt": "x"}), "no Word document"),
    "OpenDocument": (archive({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}), "no Word document"),
    "a table of Excel": (archive({"xl/workbook.xml": "<x/>"}), "no Word document"),
    "no XML": (with_main("words"), "cannot be read"),
    "other XML": (with_main("<html/>"), "no Word document"),
    "entities": (with_main(f"{LAUGHS}<w:document {SPACES}><w:body>{paragraph('&b;')}</w:body></w:document>"), "cannot be read"),
    "a file read from outside": (with_main(f'<!DOCTYPE x SYSTEM "file:///etc/passwd"><w:document {SPACES}/>'), "cannot be read"),
    "entities in UTF-16": (with_main(f"{LAUGHS}<w:document {SPACES}/>".encode("utf-16")), "cannot be read"),
    "no text": (docx(paragraph() + paragraph("  ")), "holds no words"),
    "no body": (with_main(f"<w:document {SPACES}/>"), "holds no text"),
    "too deep": (docx("<w:sdt><w:sdtContent>" * 150 + "</w:sdtContent></w:sdt>" * 150), "cannot be read"),
    "a bomb": (docx("", members={"word/styles.xml": b" " * 120_000_000}), "larger inside"),
    "a bomb that lies": (liar(), "broken"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_is_no_document_is_told_with_what_to_do(name):
    content, words = BAD[name]
    with pytest.raises(UnreadableInput) as caught:
        read(content, "leaflets/a.docx")
    assert words in str(caught.value)
    assert caught.value.where == "leaflets/a.docx"
    assert caught.value.fix


@pytest.mark.parametrize("name", BAD)
def test_it_is_told_whatever_its_name_is(name):
    with pytest.raises(UnreadableInput) as caught:
        read_any(BAD[name][0], "a.docx")
    assert caught.value.where == "a.docx"


def test_too_many_elements(monkeypatch):
    monkeypatch.setattr(package, "MOST_ELEMENTS", 50)
    with pytest.raises(UnreadableInput, match="more than 50 elements"):
        read(docx(paragraph() * 60), "a.docx")


def test_too_many_members():
    many = {f"{n}.xml": "" for n in range(archives.MOST_MEMBERS + 1)}
    with pytest.raises(UnreadableInput, match="larger inside"):
        read(archive(many, zipfile.ZIP_STORED), "a.docx")


def test_a_bomb_is_not_unpacked_further_than_to_the_limit():
    opened = archives.opened(archive({"a": b" " * 90_000_000, "b": b"x"}), "a.docx")
    with pytest.raises(UnreadableInput, match="larger inside"):
        opened.read("a")
    assert opened.unpacked < 45_000_000


def test_a_document_is_known_by_what_is_in_it():
    assert read_any(GOOD, "notes.txt").blocks == read(GOOD, "a.docx").blocks
    with pytest.raises(UnreadableInput, match="whatever its name says"):
        read_any(b"Take it with water.", "a.docx")


def test_members_of_the_archive_that_lead_outside_are_not_followed():
    related = [("rId1=image", "../../../etc/passwd"), ("footnotes", "/etc/passwd")]
    assert read(docx(paragraph("x"), related=related), "a.docx").blocks


def test_a_document_of_300_pages():
    lists = numbering([("decimal", "%1.")], [("bullet", "•")])
    body = "".join(paragraph(f"Paragraph {n} of a very long document with a number of words.") for n in range(6000))
    body += "".join(item(f"Item {n}", 1 + n % 2) for n in range(3000))
    body += table(*[[paragraph(str(n)), paragraph("x")] for n in range(500)])
    assert len(read(docx(body, numbering=lists), "a.docx").blocks) == 9001
