"""A file that is none of the kinds that are read is called by its name, and told how to be saved."""

import io
import zipfile

import pytest

from pipeline.errors import UnreadableInput
from pipeline.importing.reading import read

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def zipped(**members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, content in members.items():
            file.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "what", "fix"),
    [
        (
            "a.odt",
            zipped(mimetype="application/vnd.oasis.opendocument.text", content_xml="<a/>"),
            "OpenDocument",
            ".docx",
        ),
        ("a.xlsx", zipped(xl__workbook_xml="<a/>"), "Excel", ".docx"),
        ("a.zip", zipped(a="text"), "archive", "unpack"),
        ("a.doc", OLE + bytes(600), "old kind", ".docx"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le") * 3, "password", "without"),
        ("a.pdf", b"%PDF-1.7 ...", "PDF", ".txt"),
        ("a.rtf", b"{\\rtf1 Drink}", "RTF", ".docx"),
        ("a.txt", b"\x89PNG\r\n\x1a\n", "picture", "text"),
        ("a.docx", b"Drink a glass of water.", "no Word document", ".docx"),
        ("a.txt", b" \n\n", "empty", "right file"),
        ("a.html", b"<p>" + b"a" * 20_000_000, "too large", "save"),
    ],
)
def test_what_is_not_read_is_called_by_its_name(name, content, what, fix):
    with pytest.raises(UnreadableInput) as caught:
        read(content, name)
    said = str(caught.value)
    assert said.startswith(f"{name}: ")
    assert what in said
    assert fix in said.split("what to do:")[1]
