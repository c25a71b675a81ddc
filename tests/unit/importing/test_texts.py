import codecs

import pytest

from pipeline.importing.decoding import decode
from pipeline.importing.linking import linked
from pipeline.importing.references import parted
from pipeline.importing.text import draft_of

TEXT = "Prenez 5\u00a0mg d’eau fraîche – c’est sûr, à 3 €.\n"


def tags(text):
    return [block.tag for block in draft_of(text).blocks]


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
        TEXT.encode("cp1252"),
    ],
    ids=["utf-8", "utf-8-bom", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "windows-1252"],
)
def test_the_same_text_in_every_encoding(content):
    assert decode(content, "f")[0] == TEXT


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1251", "Принимайте лекарство один раз в день, запивая водой. Не удваивайте дозу, если пропустили приём."),
        ("big5", "請在飯後用水服藥,每天一次。如果您忘記服藥,請不要加倍服用。有問題請打電話給診所。"),
        ("cp1256", "خذ الدواء مرة واحدة في اليوم مع كوب من الماء. لا تضاعف الجرعة إذا نسيت جرعة."),
    ],
)
def test_older_encodings_are_guesses(encoding, text):
    found, _encoding, confidence = decode(text.encode(encoding), "f")
    assert found == text
    assert confidence < 1


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("Call 01632 960 123 or 999.", ["tel:01632960123"]),
        ("Call 999 now", ["tel:999"]),
        ("Phone: +44 (0)1632 960123.", ["tel:+441632960123"]),
        ("See www.example.org/a, or (https://example.org/b_(c)).", ["https://www.example.org/a", "https://example.org/b_(c)"]),
        ("Write to help@example.org.", ["mailto:help@example.org"]),
        ("Take 0.5 mg on 112 days, 10 000 000 units, from 01/02/2023", []),
        ("call 100 people; 0.05–0.1 mg; 2019-2020; ISBN 978-0-12-345678-6", []),
    ],
)  # fmt: skip
def test_addresses_that_are_certain_are_links(text, addresses):
    pieces = linked(text)
    assert [piece.get("href") for piece in pieces if not isinstance(piece, str)] == addresses
    assert "".join(piece if isinstance(piece, str) else piece.text() for piece in pieces) == text


LINES = (
    "A book (3rd edition)",
    "A Sample, B Example",
    "Meadow Press, 2021",
    "Care in 2018: a survey",
    "C Model",
    "Review, 2019",
)


@pytest.mark.parametrize(
    ("lines", "gaps"),
    [
        (LINES, (0, 0, 0, 1, 0, 0)),
        (LINES, (0, 0, 0, 0, 0, 0)),
        (LINES, (0, 1, 1, 1, 1, 1)),
    ],
    ids=["empty line between", "none", "empty line after each"],
)
def test_references_over_three_lines(lines, gaps):
    assert parted(lines, gaps)[0] == ((0, 1, 2), (3, 4, 5))


def test_references_of_unlike_lengths():
    lines = ["A Sample. A paper.", "Journal, 2020", "doi:10.1000/1", "B Sample", "Another paper", "Journal, 2021"]
    assert parted(lines, [0] * 6)[0] == ((0, 1, 2), (3, 4, 5))


def test_a_number_that_begins_a_line_of_a_paragraph_is_no_item():
    text = "Your scan\n\nThe scan is safe for adults and for all children who are over the age\nof two. It is done while you lie still on a table, and it takes as long\nas a cup of tea. It lasts half an hour, and children can come from age\n3. You can eat and drink as you like, before the scan and after it too.\n"
    assert tags(text) == ["p"]


def test_a_list_keeps_its_numbers():
    ((first, second),) = [block.children for block in draft_of("T\n\n5. five\n7. seven\n").blocks]
    assert draft_of("T\n\n5. five\n7. seven\n").blocks[0].get("start") == "5"
    assert (first.get("value"), second.get("value")) == ("", "7")


def test_a_no_break_space_stays_where_it_means_something():
    text = draft_of("T\n\nTake\u00a0 5\u00a0mg \u00a0 at once.\n").blocks[0].text()
    assert text == "Take 5\u00a0mg at once."


def test_a_heading_may_stand_directly_on_its_text():
    text = "Scan\n\nBefore the scan\nDo not eat for two hours before you come.\n\nAfter the scan\nYou can go home. Drink a lot of water.\n\nA last word.\n"
    assert tags(text) == ["h2", "p", "h2", "p", "p"]


def test_short_lines_after_a_colon_are_a_list_and_a_guess():
    draft = draft_of("Scan\n\nYou may feel:\nwarm\ntired\na little sick\n\nThis passes.\n")
    assert [block.tag for block in draft.blocks] == ["p", "ul", "p"]
    assert [one.confidence < 1 for one in draft.told if one.kind == "bulleted list"] == [True]


def test_links_to_other_pages_go_and_the_section_after_them_stays():
    draft = draft_of(
        "Scan\n\nYou lie down.\n\nRelated links\n\nX-ray\n\nMRI scan\n\nYour rights\n\nYou can say no at any time.\n"
    )
    assert [block.text() for block in draft.blocks] == ["You lie down.", "Your rights", "You can say no at any time."]
