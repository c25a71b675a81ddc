"""A leaflet for a print shop is ink and nothing else, has room for the knife, and is the same every time."""

import io
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from pipeline import press
from pipeline.assets import style
from pipeline.config import PrintProfile, load
from pipeline.errors import ConfigError
from pipeline.model import Severity
from pipeline.typeset import Form, Press
from pipeline.typeset.ink import inks
from pipeline.typeset.plates import Plates
from tests.support.documents import document
from tests.support.ink import profile

MM = 72 / 25.4
SHOP = Form(press=Press(profile(), "Test press, test paper"))
COLOURS = """
<h1 style="color:#00506b">Tea</h1>
<p>Black <b style="color:#5b3c00;background:#fff6e0;border:3pt double #8a1c1c">brown</b> <i style="color:#666">grey</i></p>
<p style="color:hsl(200 90% 30%);text-decoration:underline #c00">blue</p>
<p style="background:rgb(0 80 107 / 30%);outline:1pt dotted green">half</p>
<p style="background:linear-gradient(#eef,#446)">fades</p>
<p style="border:4pt groove teal;box-shadow:2pt 2pt #aaa">groove</p>
<p style="color:device-cmyk(1 .4 .2 .4)">ink</p>
<ul><li style="color:#123456">one</li></ul>
<table style="border-collapse:collapse"><tr><td style="border:1pt solid #0a7;background:#eee">cell</td></tr></table>
<p><img src="photo.png" alt="A cup" width="200"> <img src="grey.jpg" alt="A jug"> <img src="drawing.svg" alt="A leaf"></p>
<p style="background:url(photo.png) 0 0 / 20pt">patterned</p>
<p><a href="https://example.org">link</a></p>
<svg width="60" height="20"><title>Bars</title><rect width="30" height="20" fill="navy" stroke="orange"/></svg>
"""
DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" width="120" height="60"><defs>
<linearGradient id="g"><stop offset="0" stop-color="#c00"/><stop offset="1" stop-color="#00c"/></linearGradient>
<pattern id="p" width="6" height="6" patternUnits="userSpaceOnUse"><circle r="2" cx="3" cy="3" fill="#084"/></pattern>
</defs><rect width="40" height="60" fill="url(#g)"/><rect x="40" width="40" height="60" fill="url(#p)" stroke="teal"/>
<text x="82" y="30" font-size="9" fill="#a0a">leaf</text></svg>"""


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    folder = tmp_path_factory.mktemp("shop")
    noise = [Image.effect_noise((300, 200), 120) for _ in "rgb"]
    photo = Image.merge("RGB", noise)
    photo.paste((0, 0, 40), (0, 0, 150, 100))
    photo.putalpha(255)
    photo.paste((255, 0, 0, 0), (250, 150, 300, 200))
    photo.save(folder / "photo.png")
    Image.linear_gradient("L").save(folder / "grey.jpg")
    (folder / "drawing.svg").write_text(DRAWING)
    return folder


@pytest.fixture(scope="module")
def colours(typeset, project):
    pdf = typeset(COLOURS, root=project, styles=("@page { background: #fdf3f0 }",), form=SHOP)
    assert [finding for finding in pdf.findings if finding.severity is Severity.ERROR] == []
    return pdf.content


def streams(file):
    """Every content stream of a file: pages, forms, patterns."""
    yield from file.pages
    for entry in file.objects:
        if isinstance(entry, pikepdf.Stream) and (entry.get("/Subtype") == "/Form" or "/PatternType" in entry):
            yield entry


def operations(content):
    with pikepdf.open(io.BytesIO(content)) as file:
        for stream in streams(file):
            for operands, operator in pikepdf.parse_content_stream(stream):
                yield str(operator), operands


def pictures(content):
    with pikepdf.open(io.BytesIO(content)) as file:
        for entry in file.objects:
            if isinstance(entry, pikepdf.Stream) and entry.get("/Subtype") == "/Image":
                size = (int(entry.Width), int(entry.Height))
                yield entry.ColorSpace, "/SMask" in entry, Image.frombytes("CMYK", size, entry.read_bytes())


def page_image(content, scale=2.0):
    file = pypdfium2.PdfDocument(content)
    try:
        return file[0].render(scale=scale).to_pil().convert("L")
    finally:
        file.close()


def test_every_colour_operator_sets_ink(colours):
    used = {operator for operator, _ in operations(colours)}
    assert {"k", "K"} <= used
    assert not used & {"rg", "RG", "g", "G", "sc", "SC", "ri"}
    spaces = {str(operands[0]) for operator, operands in operations(colours) if operator in ("cs", "CS")}
    assert spaces == {"/Pattern"}


def test_pictures_gradients_and_groups_are_in_ink(colours):
    assert [(str(space), masked) for space, masked, _ in pictures(colours)] == [("/DeviceCMYK", False)] * 2
    with pikepdf.open(io.BytesIO(colours)) as file:
        entries = [entry for entry in file.objects if isinstance(entry, pikepdf.Dictionary | pikepdf.Stream)]
        shadings = [entry for entry in entries if "/ShadingType" in entry]
        groups = [entry.Group for entry in entries if "/Group" in entry]
        assert {str(entry.ColorSpace) for entry in shadings} == {"/DeviceCMYK"}
        assert len(shadings) == 2
        assert {str(entry.CS) for entry in groups} == {"/DeviceCMYK"}
        assert not any("/SMask" in entry or "/BM" in entry for entry in entries)
        assert b"/DeviceRGB" not in b"".join(entry.unparse() for entry in entries if "/Length" not in entry)


def test_no_place_has_more_ink_than_the_press_dries(colours):
    amounts = [[float(part) for part in operands] for operator, operands in operations(colours) if operator in "kK"]
    with pikepdf.open(io.BytesIO(colours)) as file:
        for entry in file.objects:
            if isinstance(entry, pikepdf.Dictionary) and "/ShadingType" in entry:
                amounts += [
                    [float(part) for part in end] for one in entry.Function.Functions for end in (one.C0, one.C1)
                ]
    assert all(len(one) == 4 for one in amounts)
    assert max(map(sum, amounts)) <= 2.8
    deepest = max(sum(pixel) for _, _, image in pictures(colours) for pixel in image.get_flattened_data())
    assert 250 < deepest / 2.55 <= 280


def test_the_limit_is_that_of_the_press(typeset, project):
    body = "<h1>T</h1><p style='background:#3a2410'><img src='photo.png' alt='x'></p>"
    pdf = typeset(body, root=project, form=Form(press=replace(SHOP.press, most_ink=220)))
    sums = [sum(map(float, operands)) for operator, operands in operations(pdf.content) if operator in "kK"]
    assert 2.1 < max(sums) <= 2.2
    assert max(sum(pixel) for _, _, image in pictures(pdf.content) for pixel in image.get_flattened_data()) <= 561


@pytest.mark.parametrize("language", ["en", "ar", "zh-Hans"])
def test_black_text_is_black_ink_alone(language, typeset):
    words = {"en": "Drink tea", "ar": "اشرب الشاي", "zh-Hans": "喝茶"}[language]
    sheets = ("html { --leading: 1.6; --fonts: 'Noto Sans' }", style("print"), style("print-shop"))
    pdf = typeset(
        f"<h1>{words}</h1><p>{words} <b>120/80</b></p><ul><li>{words}</ul>", language, styles=sheets, form=SHOP
    )
    assert pdf.findings == ()
    colour, found = None, set()
    for operator, operands in operations(pdf.content):
        if operator == "k":
            colour = tuple(map(float, operands))
        elif operator in ("Tj", "TJ"):
            found.add(colour)
    assert found == {(0, 0, 0, 1)}


@pytest.mark.parametrize("grey", ["#333", "#666", "#ccc", "rgb(50% 50% 50%)"])
def test_greys_are_black_ink_alone_and_as_light(grey, typeset):
    pdf = typeset(f"<h1>T</h1><p style='background:{grey}'>x</p>", form=SHOP)
    amounts = {tuple(map(float, operands)) for operator, operands in operations(pdf.content) if operator == "k"}
    (found,) = amounts - {(0, 0, 0, 1)}
    assert found[:3] == (0, 0, 0)
    assert 0.05 < found[3] < 0.95


def test_what_is_nearly_black_is_black_ink_alone():
    assert inks(SHOP.press).of(0x17 / 255, 0x20 / 255, 0x2A / 255)[:3] == (0, 0, 0)
    assert min(inks(SHOP.press).of(0, 0.31, 0.42)[:3]) > 0


def test_darker_greys_have_more_ink():
    amounts = [inks(SHOP.press).of(*[grey / 255] * 3)[3] for grey in range(256)]
    assert amounts == sorted(amounts, reverse=True)
    assert (amounts[0], amounts[-1]) == (1, 0)


def test_a_picture_without_colour_is_black_ink_alone(colours):
    grey = next(image for _, _, image in pictures(colours) if image.size == (256, 256))
    assert [channel.getextrema() for channel in grey.split()[:3]] == [(0, 0)] * 3
    assert grey.getchannel("K").getextrema()[1] > 240


def test_what_is_transparent_in_a_picture_is_paper(colours):
    photo = next(image for _, _, image in pictures(colours) if image.size == (300, 200))
    assert photo.getpixel((290, 190)) == (0, 0, 0, 0)
    assert photo.getpixel((10, 10)) != (0, 0, 0, 0)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16", "CMYK"])
def test_pictures_of_every_kind_become_ink(mode, typeset, project):
    kind = "jpg" if mode == "CMYK" else "png"
    Image.new("RGB", (8, 8), "white").convert("L" if mode == "I;16" else mode).save(project / f"kind.{kind}")
    if mode == "I;16":
        Image.new(mode, (8, 8), 65535).save(project / "kind.png")
    pdf = typeset(f"<h1>T</h1><p><img src='kind.{kind}' alt='x'></p>", root=project, form=SHOP)
    assert pdf.findings == ()
    ((space, masked, image),) = pictures(pdf.content)
    assert (str(space), masked) == ("/DeviceCMYK", False)
    assert max(high for _, high in image.getextrema()) <= 2


def test_pictures_finer_than_any_press_are_made_smaller(typeset, project):
    Image.effect_noise((1200, 600), 60).convert("RGB").save(project / "fine.png")
    pdf = typeset("<h1>T</h1><p><img src='fine.png' alt='x' style='width:25mm'></p>", root=project, form=SHOP)
    ((_, _, image),) = pictures(pdf.content)
    assert image.size == (295, 148)


def test_sheets_have_room_for_the_knife(colours):
    with pikepdf.open(io.BytesIO(colours)) as file:
        for page in file.pages:
            boxes = {
                name: [float(value) / MM for value in page[name]] for name in ("/TrimBox", "/BleedBox", "/MediaBox")
            }
            assert boxes["/TrimBox"] == pytest.approx([0, 0, 210, 297], abs=0.01)
            assert boxes["/BleedBox"] == pytest.approx([-3, -3, 213, 300], abs=0.01)
            assert boxes["/MediaBox"] == pytest.approx([-10, -10, 220, 307], abs=0.01)


def test_a_background_goes_on_to_the_end_of_the_bleed(typeset):
    pdf = typeset("<h1>T</h1>", styles=("@page { background: #888 }",), form=SHOP)
    image = page_image(pdf.content, scale=4)
    millimetre = 4 * MM
    row = [image.getpixel((int(across * millimetre), image.height // 2)) for across in (6.7, 7.3, 222.7, 223.3)]
    assert row[0] == row[3] == 255
    assert row[1] == row[2] < 200


def test_crop_marks_stand_where_the_knife_goes(typeset):
    image = page_image(typeset("<h1>T</h1>", form=SHOP).content, scale=8)
    millimetre = 8 * MM
    across = {x for x in range(image.width) if image.getpixel((x, int(2 * millimetre))) < 200}
    down = {y for y in range(image.height) if image.getpixel((int(2 * millimetre), y)) < 200}
    for found, edges in ((across, (10, 220)), (down, (10, 307))):
        assert {min(edges, key=lambda edge: abs(edge * millimetre - pixel)) for pixel in found} == set(edges)
        assert all(min(abs(edge * millimetre - pixel) for edge in edges) < 0.2 * millimetre for pixel in found)
    edge = int(10 * millimetre)
    mark = [y for y in range(edge) if image.getpixel((edge, y)) < 200]
    assert max(mark) <= 6.1 * millimetre


def test_the_file_says_what_it_is_and_for_which_press(colours):
    with pikepdf.open(io.BytesIO(colours)) as file:
        (intent,) = file.Root.OutputIntents
        assert (intent.S, str(intent.OutputConditionIdentifier)) == ("/GTS_PDFX", "Test press, test paper")
        assert intent.DestOutputProfile.read_bytes() == profile()
        assert intent.DestOutputProfile.N == 4
        facts = {one.tag.rpartition("}")[2]: one.text for one in fromstring(file.Root.Metadata.read_raw_bytes()).iter()}
        assert (facts["GTS_PDFXVersion"], facts["Trapped"], facts["li"]) == ("PDF/X-4", "False", "A leaflet")
        assert facts["DocumentID"].startswith("uuid:")
        assert (str(file.docinfo["/Trapped"]), file.pdf_version) == ("/False", "1.6")
        assert not any("/Annots" in page or "/ArtBox" in page for page in file.pages)
        assert file.trailer.ID
        descriptors = [
            entry for entry in file.objects if isinstance(entry, pikepdf.Dictionary) and "/FontName" in entry
        ]
        assert all("/FontFile2" in entry or "/FontFile3" in entry for entry in descriptors)
        assert descriptors


def test_dates_are_those_of_the_leaflet(typeset):
    dated = document("<h1>T</h1>").replace("</head>", "<meta name='dcterms.modified' content='2026-05-04'></head>")
    with pikepdf.open(io.BytesIO(typeset("", html=dated, form=SHOP).content)) as file:
        packet = file.Root.Metadata.read_raw_bytes().decode()
        assert set(re.findall(r"Date>(.+?)</", packet)) == {"2026-05-04"}
        assert str(file.docinfo["/ModDate"]) == str(file.docinfo["/CreationDate"]) == "D:20260504"


def test_tags_stay(colours):
    with pikepdf.open(io.BytesIO(colours)) as file:
        assert file.Root.StructTreeRoot.K[0].S == "/Document"


PROGRAM = """
import sys
from hashlib import sha256
from pathlib import Path
from pipeline import fonts
from pipeline.model import Where
from pipeline.typeset import Form, Press, render
from tests.pdf.test_press import COLOURS
from tests.support.documents import document
from tests.support.ink import profile
pdf = render(document(COLOURS), styles=("body { font: 12pt 'Noto Sans' }",), faces=fonts.faces(("Noto Sans",)),
             root=Path(sys.argv[1]), where=Where("x"), form=Form(press=Press(profile(), "Test")))
print(sha256(pdf.content).hexdigest())
"""


def test_the_same_leaflet_is_the_same_bytes_anywhere(project):
    found = set()
    for zone, seed in (("Asia/Kathmandu", "1"), ("America/St_Johns", "2")):
        environment = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", PROGRAM, str(project)]
        done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
        found.add(done.stdout.strip())
    assert len(found) == 1
    assert len(found.pop()) == 64


def test_other_leaflets_are_none_the_wiser(typeset, project):
    before = typeset(COLOURS, root=project).content
    typeset(COLOURS, root=project, form=SHOP)
    assert typeset(COLOURS, root=project).content == before


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<p style='box-shadow:0 0 5pt #00f'>Box</p>", "soft shadow"),
        ("<p style='background:linear-gradient(#fff0,#00f)'>Box</p>", "soft shadow"),
        ("<p style='background:linear-gradient(device-cmyk(0 0 0 .2),#00f)'>Box</p>", "device-cmyk"),
        ("<p style='border:4pt inset device-cmyk(1 0 0 0)'>Box</p>", "device-cmyk"),
        ("<p style='color:device-cmyk(1 1 1 .3)'>Box</p>", "330 % of ink"),
        ("<p style='color:lab(40 50 20)'>Box</p>", "“lab”"),
        (
            (
                "<p>Box <svg width=20 height=20><title>x</title><mask id=m><rect width=9 height=9 fill=white></rect></mask>"
                "<rect width=20 height=20 mask='url(#m)'></rect></svg></p>"
            ),
            "mask",
        ),
        (
            (
                "<p>Box <svg width=20 height=20><title>x</title><filter id=f><feBlend mode=multiply></feBlend></filter>"
                "<rect width=20 height=20 filter='url(#f)'></rect></svg></p>"
            ),
            "blend mode",
        ),
        (
            (
                "<p>Box <svg width=20 height=20><title>x</title><linearGradient id=g><stop offset=0 stop-color='device-cmyk(1 0 0 0)'>"
                "</stop><stop offset=1></stop></linearGradient><rect width=20 height=20 fill='url(#g)'></rect></svg></p>"
            ),
            "device-cmyk",
        ),
    ],
)
def test_what_ink_cannot_do_is_told_where_it_stands(body, words, typeset):
    found = [
        one for one in typeset(f"<h1>T</h1><p>Before</p>{body}", form=SHOP).findings if one.severity is Severity.ERROR
    ]
    assert {one.check for one in found} == {"print-ink"}
    assert words in found[0].message
    assert found[0].excerpt.startswith("Box")
    assert found[0].fix


def test_what_the_background_of_a_page_cannot_do_is_told_once(typeset):
    sheet = "@page { background: linear-gradient(#fff0, #00f) } h2 { break-before: page }"
    found = typeset("<h1>T</h1><h2>A</h2><h2>B</h2>", styles=(sheet,), form=SHOP).findings
    assert [(one.check, one.excerpt) for one in found] == [("print-ink", "")]


@pytest.mark.parametrize("drawn", ["1 0 0 rg", "0.5 G", "/lab-d50 cs 50 0 0 scn", "1 1 .9 .2 k", "BI"])
def test_a_file_with_anything_but_ink_is_refused(drawn, typeset, monkeypatch):
    paint = Plates.paint

    def leaking(plates, stream, colour, *, stroke):
        paint(plates, stream, colour, stroke=stroke)
        stream.stream.append(drawn)

    monkeypatch.setattr(Plates, "paint", leaking)
    pdf = typeset("<h1>Tea (1 0 0 rg) tea</h1>", form=SHOP)
    assert {finding.check for finding in pdf.findings if finding.severity is Severity.ERROR} == {"print-ink"}


def test_words_that_look_like_operators_are_words(typeset):
    body = "<h1>1 0 0 rg</h1><p lang='hi'>0 g (1 1 1 1 k) /DeviceRGB cs</p>"
    assert typeset(body, form=SHOP).findings == ()


def test_a_character_without_a_glyph_is_told_as_ever(typeset):
    (finding,) = typeset("<h1>T</h1><p>Tea 茶 tea</p>", form=SHOP).findings
    assert (finding.check, finding.excerpt) == ("print-glyph", "Tea 茶 tea")


def test_a_profile_that_anybody_may_use_is_taken():
    found = press.read_profile(profile(), "press.icc", "")
    assert found == Press(profile(), "Plainleaf test press", 280)
    assert press.read_profile(profile(), "press.icc", "", "Coated, 60 l/cm").condition == "Coated, 60 l/cm"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is not an ICC profile"),
        (b"\x89PNG" * 100, "is not an ICC profile"),
        (profile()[:5000], "is not an ICC profile"),
        (profile(space=b"RGB "), "four inks"),
        (profile(kind=b"mntr"), "four inks"),
        (profile().replace(b"B2A0", b"B2A9", 1), "four inks"),
        (profile().replace(b"mft1", b"xxxx"), "Little CMS"),
        (profile(copyright_text="Copyright 2020 A Press, all rights reserved"), "does not say that it may be used"),
        (profile(copyright_text=""), "does not say that it may be used"),
    ],
)
def test_a_profile_that_will_not_do_is_refused_with_the_reason(content, words):
    with pytest.raises(ConfigError) as caught:
        press.read_profile(content, "profiles/press.icc", "")
    assert words in caught.value.what
    assert caught.value.where == "profiles/press.icc"
    assert caught.value.why
    assert caught.value.fix


def test_a_licence_that_the_project_has_will_do():
    content = profile(copyright_text="Copyright 2020 A Press, all rights reserved")
    assert press.read_profile(content, "press.icc", "by letter of the press, 4 May 2026").profile == content


def settings(folder, line):
    (folder / "pyproject.toml").write_text(f'[tool.plainleaf]\nsource-language = "en"\n{line}\n')
    return load(folder)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("", None),
        ('print-profile = "p/x.icc"', PrintProfile("p/x.icc")),
        ('print-profile = { file = "x.icc", licence = "L", condition = "C" }', PrintProfile("x.icc", "L", "C")),
    ],
)
def test_the_profile_is_a_setting(line, expected, tmp_path):
    assert settings(tmp_path, line).print_profile == expected


@pytest.mark.parametrize(
    "value", ["3", '""', "{}", '{ file = "x", paper = "y" }', '{ file = "x", licence = 3 }', '["x"]']
)
def test_a_setting_that_names_no_profile_is_told_with_its_line(value, tmp_path):
    with pytest.raises(ConfigError) as caught:
        settings(tmp_path, f"print-profile = {value}")
    assert caught.value.where == "pyproject.toml:3"


def test_a_profile_is_needed_when_something_is_printed(tmp_path):
    with pytest.raises(ConfigError, match="no print shop"):
        press.of(settings(tmp_path, ""))
    config = settings(tmp_path, 'print-profile = "press.icc"')
    with pytest.raises(ConfigError, match="cannot be read"):
        press.of(config)
    Path(tmp_path, "press.icc").write_bytes(profile())
    assert press.of(config).profile == profile()
