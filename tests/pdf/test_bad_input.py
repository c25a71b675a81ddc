"""What is wrong with a leaflet's pictures, words and tables is told with its place, and what to do."""

import io
from base64 import b64encode
from itertools import product

import pypdfium2
import pytest
from PIL import Image

from pipeline.model import Severity

SVG = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>{}<rect width='5' height='5'/></svg>"
ENTITY = "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>" + SVG.format("<text>&x;</text>")
LAUGHS = (
    "<!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'>"
    + "".join(f"<!ENTITY {name} '{f'&{before};' * 10}'>" for before, name in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
    + SVG.format("<text>&i;</text>")
)


def photo(kind, size=(300, 200), share=1.0):
    out = io.BytesIO()
    Image.effect_noise(size, 9).save(out, kind)
    return out.getvalue()[: int(len(out.getvalue()) * share)]


def drawn(content):
    return [page.render().to_pil().tobytes() for page in pypdfium2.PdfDocument(content)]


def blank(side):
    out = io.BytesIO()
    Image.new("1", (side, side)).save(out, "PNG")
    return out.getvalue()


BAD = {
    "cut.png": (lambda: photo("PNG", share=0.5), "broken"),
    "cut.jpg": (lambda: photo("JPEG", share=0.5), "broken"),
    "empty.png": (lambda: b"", "not an image"),
    "words.png": (lambda: b"words", "not an image"),
    "page.jpg": (lambda: b"<!DOCTYPE html><p>404", "not an image"),
    "hundred.png": (lambda: blank(10_000), "million pixels"),
    "more.png": (lambda: blank(20_000), "million pixels"),
    "drawing.png": (lambda: SVG.format("").encode(), "call it .svg"),
    "entity.svg": (ENTITY.encode, "not an image"),
    "laughs.svg": (LAUGHS.encode, "not an image"),
    "itself.svg": (SVG.format("<g id='a'><use href='#a'/></g>").encode, "cannot be drawn"),
    "reaching.svg": (SVG.format("<image href='file:///etc/hostname' width='3' height='3'/>").encode, "no such file"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_picture_is_told_with_its_name(name, typeset, tmp_path):
    content, words = BAD[name]
    (tmp_path / name).write_bytes(content())
    pdf = typeset(f"<h1>T</h1><p><img src='{name}' alt='A cup'></p>", root=tmp_path)
    (finding,) = [one for one in pdf.findings if one.severity is Severity.ERROR]
    assert (finding.check, finding.where.path) == ("print-file", "page.html")
    assert words in finding.message
    assert name in finding.message or "etc/hostname" in finding.message
    assert finding.fix
    assert "xx" not in str(pdf.findings)


@pytest.mark.parametrize(("name", "kind"), [("a.png", "PNG"), ("a.jpg", "JPEG"), ("a.webp", "WEBP"), ("a.gif", "GIF")])
def test_a_good_picture_is_printed(name, kind, typeset, tmp_path):
    (tmp_path / name).write_bytes(photo(kind))
    assert typeset(f"<h1>T</h1><p><img src='{name}' alt='A cup'></p>", root=tmp_path).findings == ()


@pytest.mark.parametrize(
    "part",
    [
        "<use href='https://elsewhere.example/x.svg#a'/>",
        "<use xmlns:xlink='http://www.w3.org/1999/xlink' xlink:href='other.svg#b'/>",
        "<style>rect { fill: url(https://elsewhere.example/f.svg#g) }</style>",
        "<style>@import url(https://elsewhere.example/z.css);</style>",
        "<rect style='fill: url(\"other.svg#g\")' width='2' height='2'/>",
    ],
)
@pytest.mark.parametrize("inside", [True, False])
def test_a_drawing_that_needs_another_file_is_told(part, inside, typeset, tmp_path):
    (tmp_path / "a.svg").write_text(SVG.format(part))
    shown = SVG.format(part).replace("<svg", "<svg aria-label='A cup'") if inside else "<img src='a.svg' alt='A cup'>"
    found = typeset(f"<h1>T</h1><p>Cup {shown}</p>", root=tmp_path).findings
    assert [one.severity for one in found if one.check == "print-file" and "from elsewhere" in one.message] == [
        Severity.ERROR
    ]


def test_a_drawing_that_uses_its_own_parts_is_printed(typeset, tmp_path):
    (tmp_path / "a.svg").write_text(SVG.format("<defs><path id='p' d='M0 0h2v2z'/></defs><use href='#p'/>"))
    assert typeset("<h1>T</h1><p><img src='a.svg' alt='A cup'></p>", root=tmp_path).findings == ()


def test_a_picture_inside_the_page_is_looked_at_too(typeset):
    part = b64encode(photo("JPEG", share=0.4)).decode()
    (finding,) = typeset(f"<h1>T</h1><p><img src='data:image/jpeg;base64,{part}' alt='A cup'></p>").findings
    assert (finding.check, finding.severity) == ("print-file", Severity.ERROR)


def test_scripts_in_drawings_do_nothing(typeset, tmp_path):
    (tmp_path / "a.svg").write_text(SVG.format(""))
    (tmp_path / "b.svg").write_text(SVG.format("<script>alert(1)</script>"))
    plain, scripted = (
        typeset(f"<h1>T</h1><p><img src='{name}.svg' alt='A cup'></p>", root=tmp_path).content for name in "ab"
    )
    assert b"alert" not in scripted
    assert b"/JavaScript" not in scripted
    assert drawn(plain) == drawn(scripted)


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p style='white-space: nowrap'>" + "unbroken " * 40 + "</p>", "unbroken"),
        ("<p style='font-size: 60pt'>Pneumonoultramicroscopicsilicovolcanoconiosis</p>", "Pneumono"),
        ("<table><tr>" + "<td style='white-space: nowrap'>a wide cell</td>" * 20 + "</tr></table>", "a wide cell"),
    ],
)
def test_what_runs_off_the_page_is_told_with_its_block(html, words, typeset):
    found = [one for one in typeset(f"<h1>T</h1>{html}").findings if one.severity is Severity.ERROR]
    assert found
    assert {one.check for one in found} == {"print-overflow"}
    assert all(one.excerpt.startswith(words) and one.fix for one in found)


def test_a_long_leaflet_is_printed_whole(typeset):
    items = "".join(f"<h2>Day {day}</h2><p>{'Take one tablet with water. ' * 12}</p>" for day in range(60))
    pdf = typeset(f"<h1>T</h1>{items}", styles=("@page { size: A6 } h2 { break-before: page }",))
    assert pdf.findings == ()
    assert pdf.pages > 60


def test_a_footnote_is_on_paper_or_told_wherever_its_mark_stands(typeset):
    card = "@page { size: 70mm 60mm; margin: 4mm } body { font-size: 9pt; line-height: 1.3 } .note { float: footnote }"
    told = 0
    for before, length in product(range(7, 11), range(1, 5)):
        text = "<p>take or your water pills</p>" * before
        text += f"<p>before pills<span class=note>{'with water ' * length * 2}</span> a</p>"
        text += "<blockquote>take a or the morning before bed the water<span class=note>pills before</span> in"
        found = typeset(f"<h1>Tea</h1>{text} ask take pills with a your a</blockquote>", styles=(card,))
        words = "".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(found.content))
        lost = "print-lost" in {finding.check for finding in found.findings}
        assert lost != ("pills before" in words and "with water" in words)
        told += lost
    assert told
