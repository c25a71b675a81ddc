"""Language and direction: what a page says of itself, and what its words say."""

import pytest

from pipeline.lint import Document, lint
from pipeline.lint.data import rows
from pipeline.lint.tongues import direction, known, scripts
from tests.unit.lint.pages import checks

POLISH = (
    "Jeśli nie możesz złapać tchu, to nie czekaj i od razu zadzwoń do nas, bo to może być bardzo groźne dla ciebie."
)
ENGLISH = "If you cannot catch your breath, do not wait and call us at once, because it can be very dangerous for you. "


@pytest.mark.parametrize("tag", ["en", "EN-us", "pt-BR", "zh-Hans", "ckb", "yue", "qaa", "lb", "en-US-GB"])
def test_a_tag_of_the_registry_is_known(tag):
    assert known(tag)


@pytest.mark.parametrize("tag", ["english", "en_GB", "i-lux", "dutch", "#!", "xx", "eng", ""])
def test_what_is_no_tag_is_not(tag):
    assert not known(tag)


def test_scripts_and_directions_are_those_of_the_language():
    assert scripts("sr") == {"CYRILLIC", "LATIN"}
    assert scripts("sr-Latn") == {"LATIN"}
    assert scripts("ja") == {"CJK", "HIRAGANA"}
    assert [direction(tag) for tag in ("ar", "fa-AF", "ckb", "ku", "ku-Arab", "pa", "pa-Arab", "yi", "en")] == [
        "rtl", "rtl", "rtl", "ltr", "rtl", "ltr", "rtl", "rtl", "ltr",
    ]  # fmt: skip


def test_a_page_in_another_language_than_it_says_is_told():
    assert "lang-mismatch" in checks(f"<p>{ENGLISH * 3}", lang="pl")
    assert "lang-mismatch" not in checks(f"<p>{ENGLISH * 3}", lang="en")
    assert "lang-mismatch" in checks("<p>" + "Дышите медленно и спокойно. " * 8, lang="en")
    assert "lang-mismatch" not in checks(f'<p lang="en">{ENGLISH * 3}', lang="pl")


def test_a_paragraph_in_another_language_has_to_say_so():
    assert "lang-unmarked" in checks(f"<p>{ENGLISH * 5}<p>{POLISH}")
    assert "lang-unmarked" not in checks(f'<p>{ENGLISH * 5}<p lang="pl">{POLISH}')
    assert "lang-unmarked" in checks(f"<p>{ENGLISH * 5}<p>In Arabic: الربو")
    assert "lang-unmarked" not in checks(f'<p>{ENGLISH * 5}<p>In Arabic: <span lang="ar">الربو</span>')
    assert "lang-unmarked" not in checks(f'<p>{ENGLISH * 5}<p translate="no">Ибупрофен')


def test_signs_and_names_of_medicines_are_no_other_language():
    assert "lang-unmarked" not in checks(f"<p>{ENGLISH * 5}<p>Take 5 μg of β-blockers, or Dexamethasone Intensol.")
    arabic = "خذ الدواء كل يوم في الصباح مع الماء ولا تتوقف عن تناوله دون أن تسأل طبيبك."
    assert "lang-unmarked" not in checks(f"<p>{arabic} Keytruda (pembrolizumab) 100 mg", lang="ar", more=' dir="rtl"')


def test_a_part_may_not_lie_about_its_language():
    assert "lang-part-mismatch" in checks(f'<p>{ENGLISH * 5}<p lang="fr">{POLISH}')
    assert "lang-part-mismatch" not in checks(f'<p>{ENGLISH * 5}<p lang="pl">{POLISH}')


def test_a_tag_that_is_none_counts_where_there_are_words():
    assert "lang-invalid" in checks('<p lang="invalid">word')
    assert "lang-invalid" in checks('<p lang="invalid"><img src=a.png alt="Lung">')
    assert "lang-invalid" not in checks('<p lang="invalid"><img src=a.png alt="">')
    assert "lang-invalid" not in checks('<p lang="invalid"><b lang="en">word</b>')
    assert "lang-invalid" not in checks('<p lang="">word')


def test_the_direction_is_that_of_the_language():
    assert "dir-missing" in checks("<p>الربو", lang="ar")
    assert "dir-missing" not in checks("<p>الربو", lang="ar", more=' dir="rtl"')
    assert "dir-contradicts" in checks("<p>الربو", lang="ar", more=' dir="ltr"')
    assert "dir-contradicts" in checks("<p>asthma", lang="en", more=' dir="rtl"')
    assert "dir-contradicts" not in checks('<p><bdi lang="ar" dir="ltr">Keytruda</bdi>', lang="ar", more=' dir="rtl"')


def test_a_number_to_call_is_kept_in_order_in_text_from_right_to_left():
    def arabic(words):
        return "phone-isolated" in checks(f"<p>اتصل على {words}", lang="ar", more=' dir="rtl"')

    assert arabic("01632 960 123")
    assert not arabic('<bdi dir="ltr">01632 960 123</bdi>')
    assert not arabic("2019-2020")
    assert "phone-isolated" not in checks("<p>Call 01632 960 123")


def test_a_picture_left_in_the_source_language_is_told_in_a_translation():
    body = '<img src=a.png alt="A woman sits up in her bed and breathes in through the tube that is in her mouth">'
    assert "image-alt-untranslated" in checks(body, "translation", lang="fr")
    assert "image-alt-untranslated" not in checks(body, "original", lang="en")


def test_each_language_that_ships_furniture_has_words_that_say_nothing():
    from importlib.resources import files

    listed = rows("links")
    for file in files("pipeline").joinpath("data", "furniture").iterdir():
        if file.name.endswith(".po"):
            base = file.name[:-3].partition("_")[0]
            assert listed.get(base), base


def test_a_link_that_says_nothing_is_told_in_the_language_of_the_page():
    for tag, words in rows("links").items():
        if tag not in ("any", "new-window"):
            text = f'<html lang="{tag}"><title>a</title><main><h1>b</h1><a href="/x">{words[0].upper()}.</a></main>'
            assert "link-generic" in {finding.check for finding in lint(Document(text))}, tag


def test_a_page_that_does_not_say_its_language_is_judged_in_that_of_the_project():
    text = "<title>Living with asthma</title><main><h1>Asthma</h1><p>Read <a href='x.html'>click here</a></main>"
    assert {"link-generic", "html-lang-missing"} <= {f.check for f in lint(Document(text, language="en"), "source")}
