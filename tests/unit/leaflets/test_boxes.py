import pytest

from pipeline.leaflets.boxes import name_boxes
from tests.unit.leaflets.a_leaflet import words

WORD = '<{0} class="plainleaf-word plainleaf-word-{1}">{2}</{0}> '


@pytest.mark.parametrize(
    ("before", "word", "after"),
    [
        ('<div class="warning">', ("p", "warning", "Warning"), "<p>Stop.</p></div>"),
        ('<p class="big emergency">', ("strong", "emergency", "Emergency"), "Call.</p>"),
        ("", ("p", "do", "Do"), '<ul class="do"><li>Drink</li></ul>'),
    ],
)
def test_a_box_without_a_heading_gets_a_word(before, word, after):
    assert name_boxes(before + after, words()) == before + WORD.format(*word) + after


@pytest.mark.parametrize(
    "markup",
    [
        '<div class="warning">\n <h3>Bleeding</h3></div>',
        '<div class="warning"><p><strong>Warning:</strong> bleeding</p></div>',
        '<h3>Do this</h3>\n<ul class="do"><li>Drink</li></ul>',
        '<div class="note"><p>Bring your book.</p></div>',
        '<div class="warnings"><p>Not ours.</p></div>',
        '<p>A <span class="warning">word</span></p>',
    ],
)
def test_other_boxes_keep_their_own_words(markup):
    assert name_boxes(markup, words()) == markup


def test_a_word_in_a_box_of_another_language_names_its_own():
    named = name_boxes('<p class="warning" lang="en" dir="ltr">Stop.</p>', words("ar", word_warning="تحذير"))
    assert 'lang="ar" dir="rtl">تحذير</strong>' in named
