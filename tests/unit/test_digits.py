"""Digits are 0 to 9 unless a project sets a language to be shown with its own."""

from datetime import date

import pytest

from pipeline.errors import ConfigError
from pipeline.languages import date_words, in_digits, language


@pytest.mark.parametrize(
    ("tag", "shown"),
    [("ar", "١٢٣"), ("fa", "۱۲۳"), ("ur", "۱۲۳"), ("bn", "১২৩"), ("mr", "१२३"), ("km", "១២៣"), ("en", "123")],
)
def test_a_language_has_digits_of_its_own(tag, shown):
    assert in_digits("123", language(tag)) == "123"
    assert in_digits("123", language(tag, {tag: {"digits": "native"}})) == shown


def test_a_date_follows_the_setting():
    day = date(2026, 3, 2)
    assert "2026" in date_words(day, language("fa"))
    assert "۲۰۲۶" in date_words(day, language("fa", {"fa": {"digits": "native"}}))


def test_other_digits_are_a_clear_error(tmp_path):
    from pipeline.config import load

    (tmp_path / "pyproject.toml").write_text(
        '[tool.plainleaf]\nsource-language = "en"\n[tool.plainleaf.languages.fa]\ndigits = "roman"\n', "utf-8"
    )
    with pytest.raises(ConfigError, match="are no digits"):
        load(tmp_path)
