"""A local value in its place: words, address, language, direction."""

import pytest

from pipeline.languages import language
from pipeline.model import Value
from pipeline.translate import fill
from tests.laws.test_pages import tags_of
from tests.support.pages import EN, catalog, joined, page, tree

FR, AR = language("fr"), language("ar")
PHONE = '<p>Call <a href="tel:111" data-local="phone">111</a> now.</p>'


def shown(markup, reader, **values):
    source = page(markup)
    found = catalog(source, reader.locale, lambda text: text) if reader is not EN else None
    return joined(fill(source, found, reader, EN, values=values))


def test_without_a_value_the_words_of_the_source_stand_there():
    assert shown(PHONE, EN) == PHONE
    assert shown(PHONE, FR) == PHONE


def test_words_and_address_come_from_the_value():
    assert '<a href="tel:01632960" data-local="phone">01632 960</a>' in shown(PHONE, FR, phone=Value("01632 960", EN))
    told = Value("the ward", EN, "tel:+441632960")
    assert 'href="tel:+441632960"' in shown(PHONE, EN, phone=told)
    assert ">the ward</a>" in shown(PHONE, EN, phone=told)


def test_an_address_that_cannot_be_made_stays_that_of_the_source():
    assert 'href="tel:111"' in shown(PHONE, EN, phone=Value("the ward", EN))


def test_numbers_stand_from_left_to_right_in_a_page_from_right_to_left():
    assert 'data-local="phone" dir="ltr">+44 1632' in shown(PHONE, AR, phone=Value("+44 1632", EN))
    own = PHONE.replace("data-local", 'dir="auto" data-local')
    assert shown(own, AR, phone=Value("+44 1632", EN)).count("dir=") == 1


@pytest.mark.parametrize(
    ("value", "reader", "mark"),
    [
        (Value("Monday to Friday", EN), FR, ' lang="en" dir="ltr"'),
        (Value("Monday to Friday", EN), EN, ""),
        (Value("lundi", FR), FR, ' lang="fr" dir="ltr"'),
        (Value("الاثنين", AR), AR, ' lang="ar" dir="rtl"'),
        (Value("ward@example.org", EN), FR, ""),
        (Value("01632 960", EN), FR, ""),
    ],
)
def test_words_say_their_language(value, reader, mark):
    assert f'<span data-local="hours"{mark}>' in shown(
        '<p>Open: <span data-local="hours">8</span></p>', reader, hours=value
    )


def test_an_element_that_names_its_language_keeps_it_for_values_of_the_source():
    markup = '<p>Ask <i lang="cy" data-local="name">Siân</i>.</p>'
    assert 'lang="cy"' in shown(markup, EN, name=Value("Gwen", EN))
    assert 'lang="cy"' in shown(markup, FR, name=Value("Gwen", EN))
    assert 'lang="fr"' in shown(markup, FR, name=Value("Jeanne", FR))


def test_a_value_holds_no_markup_and_may_have_several_lines():
    found = shown('<address data-local="where">x</address>', EN, where=Value('<b onclick="x">A & B</b>\nC', EN))
    assert "&lt;b onclick=" in found
    assert "A &amp; B&lt;/b&gt;<br>C</address>" in found
    link = shown(PHONE, EN, phone=Value("x", EN, 'https://e.org/"><script>'))
    assert [name for name, _ in tags_of(tree(link))] == ["main", "p", "a"]


def test_what_a_reader_reads_has_the_value_in_it():
    source = page("<h2>Call <a href='tel:999' data-local='emergency'>999</a> &amp; wait</h2>")
    found = fill(source, None, EN, EN, values={"emergency": Value("112", EN)})
    assert "Call 112 & wait" in [slot.text for slot in found.slots]


def test_a_key_that_is_missing_or_misplaced_is_an_error_of_the_page():
    findings = page('<p><img data-local="x" alt="y"> a</p>\n<p>b <i data-local="">c</i></p>').findings
    assert [(found.check, found.where.line) for found in findings] == [("local-misplaced", 1), ("local-misplaced", 2)]
