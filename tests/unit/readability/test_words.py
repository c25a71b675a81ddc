import pytest

from pipeline.readability.words import letters, plain, show, words


def of(text, language="en"):
    return words(plain(show(text)), language)


def test_addresses_and_telephone_numbers_are_no_words():
    text = "See https://example.org/a.html or mail to care@example.org or ring 01632 960 123 or (+44) 1632-9601."
    assert of(text) == ["See", "or", "mail", "to", "or", "ring", "or"]


def test_numbers_are_words():
    assert of("Take 2.5 ml 3 times. Call 999.") == ["Take", "2.5", "ml", "3", "times", "Call", "999"]


@pytest.mark.parametrize("mark", "'’")
def test_elisions_are_split_where_the_language_does(mark):
    assert of(f"l{mark}hôpital aujourd{mark}hui", "fr") == ["l", "hôpital", "aujourd'hui"]
    assert of(f"dell{mark}ospedale", "it") == ["dell", "ospedale"]
    assert of(f"don{mark}t", "en") == ["don't"]
    assert of(f"здоров{mark}я", "uk") == ["здоров'я"]


def test_letters_are_what_a_reader_sees():
    assert letters("naïve") == 5
    assert letters("don't") == 4
    assert letters("2.5") == 2
    assert letters("কি") == 1


def test_what_nobody_sees_is_gone_and_the_length_stays():
    shown = show("Her\u00adz\u200b\u2069 cafe\u0301")
    assert shown == "Herz café"
    assert len(plain(shown)) == len(shown)
