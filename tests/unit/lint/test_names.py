"""The accessible name is that of the W3C's Accessible Name and Description Computation."""

import pytest

from tests.unit.lint.pages import named

NAMES = [
    ('<a id="x" href="/">Our <b>plan</b></a>', "Our plan"),
    ('<a id="x" href="/"><img src="a.png" alt="Plan"></a>', "Plan"),
    ('<a id="x" href="/"><img src="a.png" alt=""></a>', ""),
    ('<a id="x" href="/" aria-label="Plan">here</a>', "Plan"),
    ('<a id="x" href="/" aria-labelledby="a b">here</a><p id="a">Our</p><p id="b" hidden>plan</p>', "Our plan"),
    ('<a id="x" href="/" aria-labelledby="nobody">here</a>', "here"),
    ('<a id="x" href="/"><span aria-hidden="true">↗</span></a>', ""),
    ('<a id="x" href="/"><span style="display:none">secret</span>seen</a>', "seen"),
    ('<a id="x" href="/" title="A hint"></a>', "A hint"),
    ('<a id="x" href="/"><div>one</div><div>two</div></a>', "one two"),
    ('<img id="x" src="a.png" title="A lung">', "A lung"),
    ('<img id="x" src="a.png" alt=" ">', ""),
    ('<label>Your age <input id="x"></label>', "Your age"),
    ('<label for="x">Your age</label><input id="x">', "Your age"),
    ('<input id="x" placeholder="Your age">', "Your age"),
    ('<input id="x" type="submit">', "Submit"),
    ('<input id="x" type="button" value="Send">', "Send"),
    ('<button id="x">Send <svg><title>letter</title></svg></button>', "Send letter"),
    ('<table id="x"><caption>Doses</caption><tr><td>1</table>', "Doses"),
    ('<fieldset id="x"><legend>Your answers</legend></fieldset>', "Your answers"),
    ('<svg id="x" role="img"><title>A lung</title><path d="M0 0"/></svg>', "A lung"),
    ('<svg id="x" role="img"><text>not a name</text></svg>', ""),
    ('<h2 id="x" aria-labelledby="x">Doses</h2>', "Doses"),
    ('<div id="x">Words of a part are not its name</div>', ""),
    ('<summary id="x">Alone</summary>', "Alone"),
]


@pytest.mark.parametrize(("markup", "expected"), NAMES, ids=[f"{n} {case[0][:30]}" for n, case in enumerate(NAMES)])
def test_an_element_is_called_what_a_screen_reader_says(markup, expected):
    assert named(markup) == expected


def test_labels_that_name_each_other_come_to_an_end():
    assert (
        named('<a id="x" aria-labelledby="y" href="/">one</a><a id="y" aria-labelledby="x" href="/">two</a>') == "two"
    )
