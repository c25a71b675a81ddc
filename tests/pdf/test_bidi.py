"""Numbers, doses and names inside right-to-left sentences stand where Chromium puts them."""

import itertools
import tomllib
import unicodedata
from pathlib import Path

import pypdfium2
import pytest

from pipeline.typeset import engine
from tests.support.images import IMAGE

CASES = tomllib.loads(Path(__file__).with_name("bidi.toml").read_text(encoding="utf-8"))["case"]


def visual(characters):
    """What (character, left, right, line) show from left to right, right-to-left words as “…”."""
    lines = []
    for _, line in itertools.groupby(sorted(characters, key=lambda one: one[3]), key=lambda one: one[3]):
        shown, end = "", None
        for character, left, right, _ in sorted(line, key=lambda one: one[1]):
            if unicodedata.bidirectional(character) in ("R", "AL", "NSM"):
                shown += "" if shown.endswith("…") else "…"
            elif character.isalnum() or character in "+-–/%°.:=":
                shown += f" {character}" if shown and left - end > 2 else character
            else:
                continue
            end = right
        lines.append(shown)
    return " | ".join(lines)


@pytest.mark.parametrize("case", CASES, ids=[str(number) for number in range(len(CASES))])
def test_order_is_that_of_a_browser(case, typeset):
    body = f"<p style='white-space: nowrap' dir='{case.get('direction', 'rtl')}'>{case['html']}</p>"
    big = "body { font-size: 24pt } p { line-height: 45pt } sup { line-height: 0 }"
    pdf = typeset(body.replace("IMAGE", IMAGE), "ar", styles=(big, "@page { @top-right { content: none } }"))
    document = pypdfium2.PdfDocument(pdf.content)
    text = document[0].get_textpage()
    characters = []
    for index in range(text.count_chars()):
        left, bottom, right, top = text.get_charbox(index, loose=True)
        if right > left:
            characters.append((text.get_text_range(index, 1), left, right, -round((top + bottom) / 90)))
    document.close()
    assert visual(characters).replace(" ", "") == case["order"].replace(" ", "")


def test_levels_are_those_of_the_algorithm():
    engine.start()
    from pipeline.typeset import bidi

    assert bidi.embedding_levels("a\u05d0b", 0) == [0, 1, 0]
    assert bidi.embedding_levels("\u05d0 12", 1) == [1, 1, 2, 2]
    assert bidi.embedding_levels("\u0627 120/80", 1)[2:] == [2] * 6
    assert bidi.embedding_levels("\u0627\u206612-34\u2069", 1)[2:7] == [2] * 5


def test_order_of_levels():
    engine.start()
    from pipeline.typeset import bidi

    assert bidi.visual_order([0, 0, 0]) == [0, 1, 2]
    assert bidi.visual_order([1, 1, 1]) == [2, 1, 0]
    assert bidi.visual_order([1, 2, 2, 1]) == [3, 1, 2, 0]
    assert bidi.visual_order([0, 1, 2, 1, 0]) == [0, 3, 2, 1, 4]
