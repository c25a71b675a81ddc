"""Contrast is WCAG's, through the cascade; where nobody can be sure, it is a warning."""

import pytest

from pipeline.lint.colours import ratio
from tests.unit.lint.pages import checks


def test_the_ratio_is_that_of_wcag():
    assert ratio((0, 0, 0), (1, 1, 1)) == pytest.approx(21)
    assert ratio((1, 1, 1), (1, 1, 1)) == pytest.approx(1)
    # #767676 is the lightest grey that WCAG lets stand on white.
    grey = (0x76 / 255,) * 3
    assert ratio(grey, (1, 1, 1)) == pytest.approx(4.54, abs=0.01)


LOW = [
    '<p style="color: #aaa">Some words',
    '<p style="color: rgba(0,0,0,.3)">Some words',
    '<div style="background: #888"><p>Some <b style="color: #666">words</b></div>',
    '<div style="opacity: .4"><p>Some words</div>',
    '<font color="#bbbbbb">Some words</font>',
    '<table bgcolor="#333333"><tr><td>Some words</table>',
    '<p style="--c: #ccc; color: var(--c)">Some words',
]
ENOUGH = [
    '<p style="color: #333">Some words',
    '<p style="color: #777; font-size: 24px">Large words',
    '<p style="color: #777; font-size: 19px; font-weight: 700">Large words',
    '<p style="color: #aaa; display: none">Hidden words',
    '<p style="color: #aaa">•',
    '<button disabled style="color: #aaa">Not now</button>',
    '<label style="color: #aaa">Age <input disabled></label>',
    '<p style="color: #fff; background: #000">Some words',
]
UNSURE = [
    '<p style="color: #aaa; background: url(a.png) #fff">Some words',
    '<p style="color: #aaa; text-shadow: 0 0 2px #000">Some words',
    '<p style="color: #aaa; position: absolute">Some words',
    '<p style="color: #fff; background: #fff">Hidden words',
]


@pytest.mark.parametrize("body", LOW)
def test_words_that_hardly_stand_out_are_told(body):
    assert "contrast" in checks(body)


@pytest.mark.parametrize("body", ENOUGH)
def test_words_that_stand_out_or_are_not_to_be_read_are_left_alone(body):
    assert not checks(body) & {"contrast", "contrast-unsure"}


@pytest.mark.parametrize("body", UNSURE)
def test_where_a_picture_or_shadow_may_help_it_is_a_warning(body):
    told = checks(body)
    assert "contrast-unsure" in told
    assert "contrast" not in told


def test_style_sheets_count_and_the_stronger_rule_wins():
    sheet = "<style>p { color: #bbb } p.dark { color: #111 }</style>"
    assert "contrast" in checks("<p>Some words", head=sheet)
    assert "contrast" not in checks('<p class="dark">Some words', head=sheet)


def test_old_eyes_need_more():
    assert "contrast-enhanced" in checks('<p style="color: #666">Some words')
    assert "contrast-enhanced" not in checks('<p style="color: #444">Some words')


def test_a_page_without_colours_needs_no_cascade():
    from pipeline.lint import Document

    assert Document("<p>Some words").computed is None


def test_a_link_without_underline_is_told_in_a_sentence_only():
    plain = '<a href="/x" style="text-decoration: none">plan</a>'
    assert "link-colour-only" in checks(f"<p>Read our {plain}.")
    assert "link-colour-only" not in checks(f"<p>{plain}")
    assert "link-colour-only" not in checks('<p>Read our <a href="/x" style="color: #004f9a">plan</a>.')
