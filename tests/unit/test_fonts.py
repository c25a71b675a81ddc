"""The pinned fonts: every language has its own, and what is cut from them is the same every time."""

import io
import tomllib
import unicodedata
from functools import cache
from importlib.resources import files

import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from pipeline import fonts
from pipeline.assets import drawn
from pipeline.errors import ExitCode, MissingDependency
from pipeline.languages import known_tags, language

# The letters of Chinese and Japanese begin here: there are too many to look at, and no other reason to leave them out.
HAN = 0x3000


@cache
def drawing(face):
    font = TTFont(face.path)
    return font.getGlyphSet(), font.getBestCmap()


def outline(face, codepoint):
    glyphs, characters = drawing(face)
    pen = DecomposingRecordingPen(glyphs)
    glyphs[characters[codepoint]].draw(pen)
    return pen.value


def test_every_family_that_a_language_asks_for_is_pinned():
    groups = tomllib.loads(files("pipeline").joinpath("data/languages.toml").read_text("utf-8"))["groups"]
    wanted = {family for group in groups.values() for family in group["fonts"]}
    assert wanted <= set(fonts.families())


def test_faces_are_listed_once_and_named_apart():
    rows = fonts.rows()
    assert len({row.name for row in rows}) == len(rows)
    assert len({(row.family, row.weight, row.style) for row in rows}) == len(rows)


def test_faces_come_in_the_order_asked_for():
    found = fonts.faces(("Noto Sans Bengali", "Noto Sans", "Noto Sans Bengali"))
    assert [(face.family, face.weight, face.style) for face in found] == [
        ("Noto Sans Bengali", 400, "normal"),
        ("Noto Sans Bengali", 700, "normal"),
        ("Noto Sans", 400, "normal"),
        ("Noto Sans", 400, "italic"),
        ("Noto Sans", 700, "normal"),
        ("Noto Sans", 700, "italic"),
    ]


def test_an_unknown_family_is_named_with_what_was_meant():
    with pytest.raises(MissingDependency, match="did you mean “Noto Sans”") as caught:
        fonts.faces(("Noto Snas",))
    assert caught.value.exit_code == ExitCode.MISSING_DEPENDENCY


def test_missing_fonts_name_the_command_that_brings_them(monkeypatch, tmp_path):
    monkeypatch.setenv("PLAINLEAF_CACHE", str(tmp_path))
    with pytest.raises(MissingDependency, match="run `plainleaf fonts` once"):
        fonts.folder()


def test_a_font_taken_out_of_the_cache_is_named(monkeypatch, tmp_path):
    monkeypatch.setenv("PLAINLEAF_CACHE", str(tmp_path))
    place = fonts.location()
    place.mkdir(parents=True)
    for row in fonts.rows()[1:]:
        (place / row.name).touch()
    with pytest.raises(MissingDependency, match=fonts.rows()[0].name):
        fonts.folder()


@pytest.mark.parametrize(
    ("family", "text"),
    [
        ("Noto Sans", "Żółć – 37.5 °C"),
        ("Noto Nastaliq Urdu", "ڈاکٹر سے پوچھیں"),
        ("Noto Sans SC", "每天两次"),
    ],
)
def test_a_subset_has_the_characters_and_keeps_its_licence(family, text):
    face = fonts.faces((family,))[0]
    small = fonts.subset_woff2(face, text)
    assert small == fonts.subset_woff2(face, text[::-1] * 2)
    font = TTFont(io.BytesIO(small))
    wanted = {ord(character) for character in text}
    assert wanted <= fonts.coverage(face)
    assert wanted <= set(font.getBestCmap())
    assert "Open Font License" in font["name"].getDebugName(13)
    assert len(small) < face.path.stat().st_size / 3


@pytest.mark.parametrize(
    ("text", "parts"),
    [("น้ำ", "\u0e4d\u0e32"), ("ນ້ຳ", "\u0ecd\u0eb2"), ("কো", "\u09c7\u09be"), ("ហើយ", "\u17c1"), ("é", "e\u0301")],
)
def test_a_cut_down_font_has_the_signs_that_a_vowel_is_drawn_from(text, parts):
    assert set(parts) <= set(drawn(text))
    assert set(text) <= set(drawn(text))


@pytest.mark.parametrize("family", fonts.families())
def test_letters_in_bold_are_bolder(family):
    regular, *bolder = [face for face in fonts.faces((family,)) if face.style == "normal"]
    for bold in bolder:
        both = fonts.coverage(regular) & fonts.coverage(bold)
        letters = [one for one in both if one < HAN and unicodedata.category(chr(one)) in {"Lu", "Ll", "Lo", "Nd"}]
        # Mathematical letters are another thing than the letter they show.
        plain = [one for one in letters if unicodedata.is_normalized("NFKC", chr(one))]
        same = {one for one in plain if outline(regular, one) == outline(bold, one) != []}
        assert not same, "".join(map(chr, sorted(same)))


def test_what_a_font_draws_wrongly_another_font_of_the_language_has():
    rows = [language(tag) for tag in known_tags()]
    flawed = {row.fonts: [face for face in fonts.faces(row.fonts) if fonts.flaws(face)] for row in rows}
    assert any(flawed.values())
    for families, faces in flawed.items():
        has = set().union(*(fonts.coverage(face) for face in fonts.faces(families)))
        for face in faces:
            _, characters = drawing(face)
            assert fonts.flaws(face) & characters.keys() <= has
