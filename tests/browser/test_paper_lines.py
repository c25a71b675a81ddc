"""Right-to-left lines on paper hold the same words in the same places as in Chromium."""

import itertools
import unicodedata

import pypdfium2
import pytest

from pipeline import fonts
from pipeline.languages import language
from tests.support.documents import document
from tests.support.tongues import RIGHT_TO_LEFT, TEXTS, each, look, markup, set_in_type

WIDTH = 400  # CSS pixels, as the page is wide without its margins
REFERENCE = '<p lang="en" dir="ltr">Smith J. <i>Pain</i> (2nd ed.), 2024; 12(3): 45–67.</p>'
MIXED = ["(1.5 ml) 2 × 5 mg", "<b>38.5</b> °C", "50%–60%", "<b>8:30</b>–<b>16:00</b>", "NHS <i>111</i>", "A, B (C) D."]
# Every character that is drawn, with its left and right edge and the middle of its line.
CHARACTERS = """() => {
  const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node; (node = walker.nextNode());) {
    for (let start = 0; start < node.data.length; start++) {
      const range = document.createRange()
      range.setStart(node, start)
      range.setEnd(node, start + 1)
      for (const box of range.getClientRects()) {
        if (box.width > 0) found.push([node.data[start], box.left, box.right, (box.top + box.bottom) / 2])
      }
    }
  }
  return found
}"""


def body(tag):
    sentences = "".join(f"<p>{markup(sentence)}</p>" for sentence in TEXTS[tag]["sentences"])
    word = TEXTS[tag]["title"].split()[0]
    # On paper a number and its unit stay together; here they do in both.
    sentences = sentences.replace("500 mg", "500\u00a0mg")
    mixed = "".join(f"<p>{word} {one} {word}.</p>" for one in MIXED)
    return f"<h1>{TEXTS[tag]['title']}</h1>{sentences}{mixed}{REFERENCE}"


def faces(tag):
    return "".join(
        f"@font-face {{ font-family: '{face.family}'; font-weight: {face.weight}; font-style: {face.style}; "
        f"src: url('{face.path.as_uri()}') }}"
        for face in fonts.faces(language(tag).fonts)
    )


def on_paper(pdf):
    """The same of a PDF, in CSS pixels."""
    with pypdfium2.PdfDocument(pdf.content) as file:
        text, height = file[0].get_textpage(), file[0].get_height()
        for index in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(index, loose=True)
            if right > left:
                yield text.get_text_range(index, 1), left / 0.75, right / 0.75, (height - (top + bottom) / 2) / 0.75


def middles(characters):
    """The heights of the lines."""
    heights = sorted({middle for *_, middle in characters})
    return [height for above, height in itertools.pairwise([-99, *heights]) if height - above > 8]


def across(characters, heights):
    """For each line, the signs, numbers and Latin letters in it from left to right, and where they are.

    Where they are says as much of the words between them: these have the same widths in both.
    """
    found = [[] for _ in heights]
    for character, left, _, middle in characters:
        kind = unicodedata.bidirectional(character)
        if kind not in ("R", "AL", "NSM", "BN") and not character.isspace():
            number = min(range(len(heights)), key=lambda place: abs(heights[place] - middle))
            # Which of a pair of brackets a mirrored glyph is, is a matter of its font's names.
            found[number].append((left, "|" if unicodedata.mirrored(character) else character))
    return [sorted(line) for line in found]


def both(tag, markup_, chromium, folder):
    """The lines of a body in Chromium and on paper."""
    style = (
        f"@page {{ size: {WIDTH + 40}px 2400px; margin: 20px }} html, body {{ margin: 0 }} {look(tag)}"
        f"body {{ width: {WIDTH}px }} p, h1 {{ margin: 0 0 10px }}"
    )
    pdf = set_in_type(markup_, tag, folder, style)
    placed = f"{faces(tag)} {style} body {{ position: absolute; left: 20px; top: 20px }}"
    html = document(markup_, tag, "rtl").replace("</head>", f"<style>{placed}</style></head>")
    (folder / "page.html").write_text(html, encoding="utf-8")
    page = chromium.new_page(viewport={"width": WIDTH + 40, "height": 2400})
    page.goto((folder / "page.html").as_uri())
    page.evaluate("document.fonts.ready")
    shown = page.evaluate(CHARACTERS)
    page.close()
    assert pdf.findings == ()
    heights = middles(shown)
    return across(shown, heights), across(on_paper(pdf), heights)


@pytest.mark.parametrize("tag", each(RIGHT_TO_LEFT))
def test_everything_stands_where_chromium_puts_it(tag, chromium, tmp_path):
    screen, paper = both(tag, body(tag), chromium, tmp_path)
    assert len(screen) > 15
    for ours, theirs in zip(paper, screen, strict=True):
        assert "".join(sign for _, sign in ours) == "".join(sign for _, sign in theirs)
        assert all(abs(one - other) < 2 for (one, _), (other, _) in zip(ours, theirs, strict=True)), (ours, theirs)


def test_another_order_would_be_seen(chromium, tmp_path):
    screen, _ = both("ar", "<p>ضغط <b>120</b>/<b>80</b> جيد</p>", chromium, tmp_path)
    _, paper = both("ar", "<p>ضغط <b>80</b>/<b>120</b> جيد</p>", chromium, tmp_path)
    assert ["".join(sign for _, sign in line) for line in screen] == ["120/80"]
    assert ["".join(sign for _, sign in line) for line in paper] == ["80/120"]
