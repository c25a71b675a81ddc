"""Addresses made from what people read."""

import pytest

from pipeline.links import address_for, is_address, is_phone, may_lead_to, phone_digits, scheme_of


@pytest.mark.parametrize(
    ("text", "dialled"),
    [
        ("01632 960 123", "01632960123"),
        ("01632\u00a0960\u2011123", "01632960123"),
        ("+44 1632 960 123", "+441632960123"),
        ("+44 (0)1632 960 123", "+441632960123"),
        ("(01632) 960123", "01632960123"),
        ("01632 960 123 ext. 45", "01632960123"),
        ("01632 960 123 or 01632 960 124", "01632960123"),
        ("01632 960 123 / 124", "01632960123"),
        ("٠١٦٣٢ ٩٦٠ ١٢٣", "01632960123"),
        ("\u206601632 960\u2069", "01632960"),
        ("999", "999"),
        ("15", "15"),
        ("Ward 5", ""),
        ("the ward", ""),
    ],
)
def test_a_phone_number_as_it_is_dialled(text, dialled):
    assert phone_digits(text) == dialled


@pytest.mark.parametrize(
    ("text", "like", "address"),
    [
        ("01632 960 123", "tel:+441632960456", "tel:01632960123"),
        ("01632 960 123", "", "tel:01632960123"),
        ("01632 960 123", "sms:111", "sms:01632960123"),
        ("the ward", "tel:111", ""),
        ("ward@example.org", "mailto:old@example.org", "mailto:ward@example.org"),
        ("ward@example.org", "", "mailto:ward@example.org"),
        ("Ward five", "mailto:old@example.org", ""),
        ("example.org/ward?x=1", "https://example.org/", "https://example.org/ward?x=1"),
        ("http://example.org/ward", "https://example.org/", "http://example.org/ward"),
        ("www.example.org", "", "https://www.example.org"),
        ("Find us", "https://example.org/", ""),
        ("javascript:x", "https://example.org/", ""),
        ("Monday to Friday, 8 to 6", "", ""),
        ("£5.50", "", ""),
    ],
)
def test_the_address_follows_the_words(text, like, address):
    assert address_for(text, like) == address


def test_a_browser_sees_through_blanks_in_a_scheme():
    assert scheme_of(" java\nscript\t:alert(1)") == "javascript"
    assert scheme_of("wards.html") == ""
    assert scheme_of("HTTPS://example.org") == "https"


def test_what_words_belong_to_a_language():
    assert is_address("ward@example.org")
    assert is_address("example.org/ward")
    assert not is_address("Mr. Smith")
    assert is_phone("01632 960 123")
    assert not is_phone("8 to 6")


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        *((one, True) for one in ("https://e.org", "HTTP://e.org/a?b#c", "mailto:a@e.org", "tel:+44 1632 960", "sms:111")),
        *((one, True) for one in ("wards.html", "../wards.html#five", "/map", "#five", "a/b c".replace(" ", "%20"))),
        *((one, False) for one in ("tel:", "mailto:", "https:", "https://", "sms:?body=x", "#", "/", "//e.org")),
        *((one, False) for one in ("\\\\e.org", "/\\e.org", "javascript:x", "java\nscript:x", "data:,x", "ftp://e.org")),
    ],
)  # fmt: skip
def test_where_a_value_may_lead(address, allowed):
    assert may_lead_to(address) == allowed
