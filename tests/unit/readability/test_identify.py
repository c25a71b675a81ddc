"""Texts in another language than they say are found out, and no honest text is accused."""

import re
from pathlib import Path

import polib
import pytest

from pipeline.languages import known_tags
from pipeline.readability.identify import LEAST_WORDS, identify, unlike
from pipeline.readability.words import plain, show, words

ROOT = Path(__file__).parents[3]
TEXTS = {
    "en": """If you feel unwell after your treatment, you should call your nurse straight away. Do not wait until
the next day. You can drink water and you may eat when you are hungry. If the pain does not go away, or if it
gets worse, tell the doctor who looks after you. You will be given a card with the names of your medicines.""",
    "es": """Si se encuentra mal después del tratamiento, debe llamar a su enfermera cuanto antes. No espere hasta
el día siguiente. Puede beber agua y puede comer cuando tenga hambre. Si el dolor no se va o si es más fuerte,
dígaselo al médico que le atiende. Le darán una tarjeta con los nombres de sus medicinas y la hora de la cita.""",
    "de": """Wenn Sie sich nach der Behandlung nicht gut fühlen, sollten Sie sofort Ihre Pflegekraft anrufen. Warten
Sie nicht bis zum nächsten Tag. Sie dürfen Wasser trinken und etwas essen, wenn Sie Hunger haben. Wenn die
Schmerzen nicht weggehen oder stärker werden, sagen Sie es dem Arzt, der Sie behandelt, oder rufen Sie uns an.""",
    "pl": """Jeśli po zabiegu źle się czujesz, zadzwoń od razu do pielęgniarki. Nie czekaj do następnego dnia. Możesz
pić wodę i możesz jeść, kiedy jesteś głodny. Jeśli ból nie mija albo jest coraz większy, powiedz o tym lekarzowi,
który się tobą zajmuje. Dostaniesz kartę z nazwami leków i z datą wizyty w naszej przychodni, którą masz nosić.""",
    "ru": """Если после лечения вы плохо себя чувствуете, сразу позвоните медсестре. Не ждите до следующего дня. Вы
можете пить воду и есть, когда захотите. Если боль не проходит или становится сильнее, скажите об этом врачу,
который вас лечит. Вам дадут карточку, на которой написано, какие лекарства вы принимаете и когда прийти к нам.""",
    "el": """Αν μετά τη θεραπεία δεν αισθάνεστε καλά, πρέπει να καλέσετε αμέσως τη νοσοκόμα σας. Μην περιμένετε ως την
επόμενη μέρα. Μπορείτε να πίνετε νερό και να τρώτε όταν πεινάτε. Αν ο πόνος δεν περνά ή γίνεται πιο δυνατός,
πείτε το στον γιατρό που σας παρακολουθεί. Θα σας δώσουν μια κάρτα με τα ονόματα των φαρμάκων σας.""",
}


def of(text, tag):
    return words(plain(show(text)), tag.partition("-")[0])


def pieces(found, size):
    return [found[start : start + size] for start in range(0, len(found) - size + 1, size)]


@pytest.mark.parametrize("said", TEXTS)
@pytest.mark.parametrize("tag", TEXTS)
def test_an_editor_is_told_when_a_text_is_in_another_language(tag, said):
    assert unlike(of(TEXTS[tag], said), said) == (None if tag == said else tag)


@pytest.mark.parametrize("tag", TEXTS)
def test_the_language_of_a_leaflet_is_named(tag):
    guess = identify(of(TEXTS[tag], tag))
    assert guess.tag == tag
    assert guess.share > guess.other


def test_only_candidates_are_named():
    assert identify(of(TEXTS["es"], "es"), ("fr", "it", "de")).tag != "es"
    assert identify(of(TEXTS["el"], "el"), ("fr", "it")) is None


def test_the_region_and_the_script_of_a_tag_change_nothing():
    for tag in ("es-419", "es_MX", "es"):
        assert unlike(of(TEXTS["es"], "es"), tag) is None


def test_a_short_text_is_not_judged():
    short = of(TEXTS["en"], "en")[: LEAST_WORDS - 1]
    assert identify(short) is None
    assert unlike(short, "es") is None


def test_numbers_and_names_alone_say_nothing():
    assert unlike(["12", "mg", "Paracetamol", "Ibuprofen"] * 30, "es") is None
    assert identify(["12"] * 100) is None


def test_a_language_without_a_row_is_not_judged():
    assert unlike(of(TEXTS["en"], "en"), "din") is None


def test_japanese_and_chinese_are_told_by_kana():
    japanese = of("この薬は食後に飲んでください。" * 12, "zh")
    chinese = of("请在饭后服用本药。不要漏服。" * 12, "ja")
    assert unlike(japanese, "zh-Hans") == "ja"
    assert unlike(japanese, "ja") is None
    assert unlike(chinese, "ja") == "zh-Hans"
    assert unlike(chinese, "zh-Hant") is None


@pytest.mark.parametrize(
    "path", sorted((ROOT / "locales").glob("*/LC_MESSAGES/*.po")), ids=lambda path: str(path)[-40:]
)
def test_no_catalog_of_ours_is_accused(path):
    tag = path.parts[-3].replace("_", "-")
    found = _words_in(path, tag)
    assert [unlike(piece, tag) for piece in pieces(found, 60)] == [None] * (len(found) // 60)


def _words_in(path, tag):
    text = "\n".join(re.sub("<[^>]+>", " ", entry.msgstr) for entry in polib.pofile(str(path)) if not entry.fuzzy)
    return of(text, tag)


@pytest.mark.parametrize("locale", sorted(path.name for path in (ROOT / "locales").iterdir() if path.is_dir()))
def test_our_translations_are_not_let_through_as_another_language(locale):
    tag = locale.replace("_", "-")
    found = [word for path in sorted((ROOT / "locales" / locale).rglob("*.po")) for word in _words_in(path, tag)]
    claims = {"en", "de", "tr", "vi", "el"}
    caught = [unlike(piece, claim) is not None for piece in pieces(found, 100) for claim in claims]
    assert len(caught) >= 50
    assert sum(caught) / len(caught) >= 0.97


def test_every_language_that_shares_its_script_has_words():
    alone = {"el", "ko", "ja", "th", "lo", "km", "my", "hy", "ka", "si", "te", "kn", "ml", "ta", "gu", "pa", "bn", "or"}
    for tag in set(known_tags()) - alone - {"zh-Hans", "zh-Hant", "pt-BR"}:
        guess = identify(_listed(tag) * 3)
        assert guess is not None
        assert guess.tag == tag


def _listed(tag):
    from pipeline.readability.identify import _common

    return [word for word, tags in _common().tags.items() if tag in tags]


def test_a_paragraph_in_another_language_is_told_from_eight_words_on():
    from pipeline.readability.identify import SHORT_WORDS, short_unlike

    words = "You can call us if you do not know what to take".split()
    assert short_unlike(words, "fr") == "en"
    assert short_unlike(words, "en") is None
    assert short_unlike(words[: SHORT_WORDS - 1], "fr") is None
    assert (
        short_unlike("Paracetamol Ibuprofen Aspirin Codeine Morphine Tramadol Fentanyl Naproxen".split(), "fr") is None
    )


def test_no_paragraph_of_a_sample_translation_is_said_to_be_in_another_language():
    from pathlib import Path

    from pipeline.catalogs import po
    from pipeline.readability.identify import short_unlike
    from pipeline.sources.inline import plain
    from pipeline.text import tag_of

    for file in sorted(Path("locales").glob("*/LC_MESSAGES/*.po")):
        locale = file.parts[1]
        for entry in po.read(file.read_bytes(), locale, str(file)).entries:
            words = plain(entry.text).split()
            assert short_unlike(words, tag_of(locale)) is None, (locale, entry.text)
