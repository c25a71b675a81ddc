import socket
import subprocess
import sys

import pytest

from pipeline.errors import UnreadableInput, UsageError
from pipeline.model import State
from pipeline.readability import decode, relate, score_page, score_text, to_json, tools
from tests.unit.readability.pages import page

ENGLISH = "Take your tablet in the evening. Drink a glass of water with it. Do not take two at once. "
TEXTS = {
    "en": ENGLISH,
    "es": "Tome la pastilla por la noche. Beba un vaso de agua con ella. No tome dos a la vez. ",
    "fr": "Prenez le comprimé le soir. Buvez un verre d’eau avec. N’en prenez pas deux à la fois. ",
    "it": "Prenda la compressa la sera. Beva un bicchiere d’acqua. Non ne prenda due insieme. ",
    "pt-BR": "Tome o comprimido à noite. Beba um copo de água com ele. Não tome dois de uma vez. ",
    "pl": "Weź tabletkę wieczorem po posiłku. Popij ją szklanką wody. Nie bierz dwóch tabletek naraz. ",
    "uk": "Приймайте таблетку ввечері. Запийте її склянкою води. Не приймайте дві таблетки одразу. ",
    "ru": "Примите таблетку вечером после еды. Запейте её стаканом воды. Не принимайте сразу две таблетки. ",
    "de": "Nehmen Sie die Tablette abends. Trinken Sie ein Glas Wasser dazu. Nehmen Sie nie zwei zugleich. ",
    "nl": "Neem de tablet in de avond. Drink er een glas water bij. Neem er nooit twee tegelijk. ",
    "ar": "تناول قرصًا واحدًا في المساء. اشرب معه كوبًا من الماء. لا تتناول قرصين معًا في وقت واحد. ",
    "so": "Kaniiniga qaado fiidkii markaad cunto. Ku cab koob biyo ah. Ha qaadan laba kaniini hal mar. ",
    "bn": "সন্ধ্যায় একটি বড়ি খান। এক গ্লাস পানি পান করুন। একসাথে দুটি বড়ি খাবেন না। ",
    "zh-Hans": "请在晚上服用一片药。用一杯水送服。不要一次服用两片药。",
}


@pytest.fixture
def cut(monkeypatch):
    def refuse(*_args, **_kwargs):
        raise AssertionError("the network was asked")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)


@pytest.mark.parametrize("tag", TEXTS)
@pytest.mark.usefixtures("cut")
def test_every_language_is_scored_with_the_network_cut(tag):
    found = score_text(TEXTS[tag] * 20, tag)
    assert found.counts.sentences == 60
    assert found.index is not None
    assert found.index_band in {"very easy", "easy"}
    if tag in {"so", "zh-Hans"}:
        assert (found.tier, found.scores, found.headline) == ("C", (), None)
        assert any("no validated formula exists for" in warning for warning in found.warnings)
    else:
        assert found.headline == found.scores[0].method
        assert all(score.low <= score.value <= score.high and score.citation for score in found.scores)


@pytest.mark.usefixtures("cut")
def test_textstat_stands_beside_where_it_needs_no_download():
    german = {score.method: score for score in score_text(TEXTS["de"] * 20, "de").scores}
    assert german["LIX"].textstat == pytest.approx(german["LIX"].value, abs=0.01)
    assert german["Amstad"].textstat is not None
    assert german["gSMOG"].textstat is None
    assert all(score.textstat is None for score in score_text(ENGLISH * 20, "en").scores)


@pytest.mark.usefixtures("without_dictionary")
def test_chinese_words_are_not_made_up():
    found = score_text(TEXTS["zh-Hans"] * 20, "zh-Hans")
    assert found.counts.words is None
    assert found.counts.letters > 0
    assert any("characters per sentence" in warning for warning in found.warnings)


@pytest.mark.parametrize("text", ["Stop.", ENGLISH * 2, "word " * 500])
def test_short_texts_are_not_scored(text):
    found = score_text(text, "en")
    assert (found.scores, found.index) == ((), None)
    assert found.warnings[0].startswith("too short to score")


def test_smog_of_few_sentences_is_an_estimate():
    found = score_text("We will look at your tablets and tell you what to do next week. " * 12, "en")
    assert any("SMOG needs 30 sentences" in warning for warning in found.warnings)


@pytest.mark.parametrize("text", ["", " \n ", "123 456", "%PDF\x00\x01"])
def test_what_is_no_text_is_refused(text):
    with pytest.raises(UnreadableInput):
        score_text(text, "en")


def test_unknown_languages_are_refused_and_regions_are_not():
    with pytest.raises(UsageError, match="there is no language"):
        score_text(ENGLISH, "qx")
    assert score_text(TEXTS["de"] * 20, "de-AT").headline == "Wiener Sachtextformel 1"


def test_a_text_of_another_script_is_not_scored():
    found = score_text(TEXTS["ru"] * 20, "en")
    assert found.scores == ()
    assert found.warnings[0].startswith("cannot score: too many letters")


def test_files_are_text_or_an_error():
    assert decode("\ufeffé".encode()) == "é"
    assert decode("é".encode("utf-16")) == "é"
    with pytest.raises(UnreadableInput, match=r"notes\.txt"):
        decode(b"\xfa\x80", "notes.txt")


def test_a_page_says_what_was_left_out():
    rows = [("p", -1, TEXTS["es"] * 15), ("p", -1, "Take it.", {}, State.MISSING)]
    found = score_page(page(*rows, tag="es"))
    assert found.warnings[0] == "1 text is not in Spanish yet and not counted"
    assert found.headline == "INFLESZ (Szigriszt-Pazos)"
    empty = score_page(page(("p", -1, "Take it.", {}, State.MISSING), tag="es"))
    assert "cannot score" in empty.warnings[1]


def test_hard_sentences_come_first_with_a_reason_and_a_place():
    long = (
        "If you take this tablet and then feel ill or tired, or if you bleed, bruise, cough or vomit, "
        "or are sick for more than two days, call the ward at once."
    )
    found = score_page(page(("p", -1, ENGLISH * 10), ("li", -1, long)))
    hardest = found.sentences[0]
    assert hardest.text == long
    assert hardest.words == 32
    assert hardest.reasons[0] == "too long: 32 words, aim for 20 or fewer"
    assert hardest.where == "source/leaflet.html:2"


def test_json_has_the_fields_of_the_contract():
    versions = relate(
        [score_page(page(("p", -1, ENGLISH * 15))), score_page(page(("p", -1, TEXTS["es"] * 15), tag="es"))],
        "en",
    )
    data = to_json(versions, tools())
    assert data["schema"] == 1
    assert "textstat" in data["tools"]
    english, spanish = data["versions"]
    assert english["source_ratio"] is None
    assert spanish["source_ratio"] == pytest.approx(spanish["index"] / english["index"], abs=0.001)
    assert {
        "page", "locale", "counts", "scores", "headline", "index", "index_band", "source_ratio",
        "sentences", "words", "warnings",
    } <= english.keys()  # fmt: skip
    assert {"sentences", "words", "letters", "syllables", "polysyllables", "long_words", "blocks"} <= english[
        "counts"
    ].keys()
    assert {"method", "value", "low", "high", "band", "tier", "grade", "citation"} <= english["scores"][0].keys()


def test_textstat_is_imported_only_when_it_is_asked():
    code = (
        "import sys; from pipeline.readability import score_text; score_text('Rest now. ' * 300, 'en');"
        "print([n for n in ('textstat', 'nltk', 'jinja2', 'bs4', 'weasyprint') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
