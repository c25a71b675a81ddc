"""References are folded, whole, with their heading as the handle; nothing else is."""

import pytest

from pipeline.leaflets.folding import fold_references, opening

LIST = "<ol><li>One</li><li>Two <div>deep</div></li></ol>"


@pytest.mark.parametrize(
    "opening", ['<section id="references">', '<div class="wide references">', '<aside id="sources">']
)
def test_a_section_keeps_its_tag_and_its_heading_becomes_the_handle(opening):
    closing = f"</{opening[1:].split()[0]}>"
    markup = f'<p>Text</p>{opening}\n<h2 id="r">References</h2>{LIST}{closing}<p>After</p>'
    folded = fold_references(markup)
    assert folded == (
        f'<p>Text</p>{opening}\n<details class="plainleaf-references"><summary><h2 id="r">References</h2></summary>'
        f'<div id="plainleaf-r">{LIST}</div></details>{closing}<p>After</p>'
    )


def test_a_link_to_the_heading_leads_to_what_it_opens():
    folded = fold_references(
        f'<h2 id="a&amp;b">References</h2><ol id="sources"><li>One</li></ol><h2 id="c">End</h2>{LIST}'
    )
    assert opening(folded, "a&b") == "plainleaf-a&b"
    assert opening(folded, "c") == "c"


def test_a_list_without_a_section_is_folded_with_the_heading_before_it():
    markup = '<h2>References</h2>\n<ol class="references"><li>One</li></ol><p>After</p>'
    assert fold_references(markup) == (
        '<details class="plainleaf-references"><summary><h2>References</h2></summary><div>\n'
        '<ol class="references"><li>One</li></ol></div></details><p>After</p>'
    )


@pytest.mark.parametrize(
    "markup",
    [
        '<section id="references"><p>See our office.</p></section>',
        '<h2>References</h2><p>These:</p><ol class="references"><li>One</li></ol>',
        '<p id="references">x</p>',
        '<section id="references"><h2>References',
        "<h2>References</h2><ol><li>One</li></ol>",
    ],
)
def test_what_has_no_heading_of_its_own_stays_open(markup):
    assert fold_references(markup) == markup
