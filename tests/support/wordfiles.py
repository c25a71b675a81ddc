"""Word documents, written part by part: what a word processor can put into one, and what no one should."""

import io
import struct
import zipfile
import zlib
from xml.sax.saxutils import escape

SPACES = " ".join(
    f'xmlns:{prefix}="{space}"'
    for prefix, space in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="png" ContentType="image/png"/><Default Extension="emf" ContentType="image/x-emf"/></Types>'
)
STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
    for key, name in [
        ("Title", "Title"), ("berschrift1", "heading 1"), ("Titre2", "Titre 2"), ("Heading3", "heading 3"),
        ("Quote", "Quote"), ("Caption", "caption"), ("TOC1", "toc 1"),
    ]
)  # fmt: skip
MEMBERS = {
    "styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "endnotes": "endnotes",
    "comments": "comments", "header": "hdr", "footer": "ftr",
}  # fmt: skip


def _png(width, height):
    """A picture of one colour (PNG, third edition)."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + bytes((y * 6 % 256, 90, 160)) * width for y in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


PNG = _png(40, 40)


def run(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*runs, style="", properties=""):
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    inside = "".join(one if one.startswith("<") else run(one) for one in runs)
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{inside}</w:p>"


def item(text, num=1, level=0, more=""):
    return paragraph(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>{more}')


def table(*rows, head=False):
    made = ""
    for place, row in enumerate(rows):
        mark = "<w:trPr><w:tblHeader/></w:trPr>" if head and place == 0 else ""
        made += f"<w:tr>{mark}{''.join(f'<w:tc>{cell}</w:tc>' for cell in row)}</w:tr>"
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{made}</w:tbl>"


def numbering(*lists):
    """Lists by their levels, each `(format, text)` or `(format, text, start)`; the first is number 1."""
    made = ""
    for number, levels in enumerate(lists, 1):
        inside = "".join(
            f'<w:lvl w:ilvl="{at}"><w:start w:val="{(more or (1,))[0]}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
            f'<w:pPr><w:ind w:left="{720 * (at + 1)}" w:hanging="360"/></w:pPr></w:lvl>'
            for at, (form, text, *more) in enumerate(levels)
        )
        made += f'<w:abstractNum w:abstractNumId="{number}">{inside}</w:abstractNum>'
    return made + "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>' for number in range(1, len(lists) + 1)
    )


def docx(body, *, related=(), members=None, **parts):
    """A document: its body, its other parts by name as in MEMBERS, and more members of the archive by name."""
    found = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": _related(
            [("officeDocument", "word/document.xml"), ("metadata/core-properties", "docProps/core.xml")]
        ),
        "word/document.xml": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>",
    }
    for name, inside in {"styles": STYLES, **parts}.items():
        found[f"word/{name}.xml"] = f"<w:{MEMBERS[name]} {SPACES}>{inside}</w:{MEMBERS[name]}>"
    listed = [(name, f"{name}.xml") for name in ("styles", *parts)]
    found["word/_rels/document.xml.rels"] = _related([*listed, *related])
    return archive({**found, **(members or {})})


def _related(pairs):
    """Relationships; `name=kind` gives one a name of its own."""
    made = ""
    for pair, target in pairs:
        name, _, kind = pair.rpartition("=")
        mode = ' TargetMode="External"' if kind == "hyperlink" else ""
        made += f'<Relationship Id="{name or kind}" Type="{KINDS}/{kind}" Target="{escape(target)}"{mode}/>'
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{made}</Relationships>'


def archive(members, compression=zipfile.ZIP_DEFLATED):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", compression) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return made.getvalue()
