import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.readability.counts import count
from pipeline.readability.plain_text import text_units
from pipeline.readability.units import UnitKind

H, P, S, I = UnitKind.HEADING, UnitKind.PROSE, UnitKind.STEM, UnitKind.ITEM  # noqa: E741


def cut(text, language="en"):
    return [(unit.kind, unit.text) for unit in text_units(text, language)]


def test_lines_bullets_headings_and_wrapped_lines():
    text = (
        "Warfarin\n\nThis is a long line that was wrapped by an old editor\nand goes on here. It ends.\n"
        "Call us if you have:\n- a rash\n  that itches\n- a fever\n\n1. Sit down.\n2) Rest.\n"
    )
    assert cut(text) == [
        (H, "Warfarin"),
        (P, "This is a long line that was wrapped by an old editor and goes on here. It ends."),
        (S, "Call us if you have:"),
        (I, "a rash that itches"),
        (I, "a fever"),
        (I, "Sit down."),
        (I, "Rest."),
    ]


@pytest.mark.parametrize(
    "bullet",
    "- * • ‣ – — · ▪ ● ✓ 1. 1) (1) 12. a) (a) b. i. iv) ① ❷ ١. ٢) ২. ३) ૪. 一、 （二） 1、 أ) क) ა)".split(),
)
def test_bullets_of_every_kind(bullet):
    units = text_units(f"You may have:\n{bullet} pain\n{bullet}\tfever", "en")
    assert [(unit.kind, unit.text) for unit in units] == [(S, "You may have:"), (I, "pain"), (I, "fever")]
    assert units[1].group == units[2].group


@pytest.mark.parametrize(
    "line",
    [
        "-5 °C is cold.",
        "1.5 mg is enough.",
        "A. Smith is here.",
        "I am well.",
        "3-4 tablets are too many.",
        "2024 was good.",
    ],
)
def test_what_looks_like_a_bullet_and_is_none(line):
    assert cut(line) == [(P, line)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("# Asthma\n\nIt is common.", "en"),
        ("## Asthma ##\nIt is common.", "en"),
        ("Asthma\n======\nIt is common.", "en"),
        ("Asthma\n------\n\nIt is common.", "en"),
        ("Asthma\n\nIt is common.", "en"),
        ("Asthma\nIt is common.", "en"),
        ("哮喘\n\n这很常见。", "zh-Hans"),
        ("الربو\n\nهذا شائع.", "ar"),
        ("โรคหืด\n\nพบได้บ่อย และรักษาได้", "th"),
    ],
)
def test_headings(text, language):
    assert [unit.kind for unit in text_units(text, language)] == [H, P]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("the cat sat on the mat", "en"),
        ("The cat sat on the mat.", "en"),
        ("Do not smoke", "en"),
        ("# Do not smoke", "en"),
        ("请勿吸烟", "zh"),
        ("ห้ามสูบบุหรี่", "th"),
        ("لا تدخن", "ar"),
    ],
)
def test_a_text_of_one_line_is_always_a_sentence(text, language):
    assert count(text_units(text, language), language).counts.sentences == 1


def test_short_lines_without_stops_are_a_list_and_no_headings():
    bare = "Wash your hands\nWear a mask\nStay at home"
    assert cut(bare) == [(I, "Wash your hands"), (I, "Wear a mask"), (I, "Stay at home")]
    assert cut(f"{bare}\n\nThen call us.")[:3] == cut(bare)
    assert cut(f"This is what to do.\n\n{bare}")[1:] == cut(bare)
    assert cut("Call us if you have\na rash\na fever\nblue lips") == [
        (I, "Call us if you have"),
        (I, "a rash"),
        (I, "a fever"),
        (I, "blue lips"),
    ]
    assert len({unit.group for unit in text_units(bare, "en")}) == 1


def test_a_title_a_subtitle_and_a_heading_may_follow_each_other():
    assert [kind for kind, _ in cut("Asthma\n\nFor adults\n\nWhat it is\n\nIt is common.")] == [H, H, H, P]


def test_short_lines_that_an_editor_broke_are_one_sentence():
    assert cut("Take one tablet every\nmorning with water.") == [(P, "Take one tablet every morning with water.")]


def test_a_broken_line_may_begin_with_a_number():
    text = "Die Praxis bleibt an allen Feiertagen geschlossen und auch am\n3. Mai sowie am 5. Mai. Danach öffnen wir."
    assert cut(text, "de") == [(P, text.replace("\n", " "))]


def test_chinese_lines_are_put_together_without_a_space():
    line = "请多休息，多喝水，不要吸烟，不要喝酒，每天按时服药，不要"
    assert cut(f"{line}\n自行停药。", "zh") == [(P, f"{line}自行停药。")]


def test_thai_lines_end_sentences():
    assert cut("คุณมีไข้หรือไม่\nโทรหาแพทย์ทันที ถ้ามีไข้\nพักผ่อน", "th") == [
        (P, "คุณมีไข้หรือไม่"),
        (P, "โทรหาแพทย์ทันที ถ้ามีไข้"),
        (P, "พักผ่อน"),
    ]


@pytest.mark.parametrize(("stem", "language"), [("如果您有：", "zh"), ("សូមចងចាំ៖", "km"), ("ከታመሙ፦", "am")])
def test_stems_end_in_the_colon_of_their_script(stem, language):
    assert cut(f"{stem}\n- x", language)[0] == (S, stem)


@pytest.mark.parametrize(
    "heading", ["References", "**References**", "REFERENCES:", "Literatur", "Bibliografía", "المراجع", "参考文献"]
)
def test_a_list_of_sources_is_left_out(heading):
    text = f"Asthma is common.\n\n{heading}\n\n1. Smith J. Asthma. 2019.\n2. See www.example.org\n3. Ministry of Health"
    assert cut(text) == [(P, "Asthma is common.")]


def test_sources_of_vitamins_are_no_list_of_sources():
    assert len(cut("You need iron.\n\nSources\n\n- beans\n- lentils")) == 4


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028", "\u0085"])
@given(
    lines=st.lists(st.sampled_from(["", "Rest.", "Asthma", "- a rash", "1. Go", "and so on.", "You have:"]), max_size=9)
)
def test_lines_may_end_as_on_any_system(end, lines):
    assert text_units(end.join(lines), "en") == text_units("\n".join(lines), "en")


def test_a_new_page_is_a_new_line():
    assert cut("It is common.\fIt is mild.") == [(P, "It is common."), (P, "It is mild.")]


@given(st.lists(st.sampled_from("Rest. Asthma - # 1. == You: 3.5 … call ( – •".split()), max_size=20), st.data())
def test_no_word_is_lost(pieces, data):
    text = "".join(piece + data.draw(st.sampled_from([" ", "\n", "\n\n"])) for piece in pieces)
    found = " ".join(unit.text for unit in text_units(text, "en"))
    for word in ("Rest", "Asthma", "You", "call"):
        assert found.count(word) == text.count(word)


def test_rows_of_a_table_are_no_sentences():
    rows = "Medicine\tMorning\tEvening\nMetformin\t1\t2\nAspirin\t1\t0"
    units = text_units(f"Take your tablets as shown here.\n\n{rows}\n\nAsk your nurse.", "en")
    assert [unit.kind for unit in units] == [P, UnitKind.CELL, UnitKind.CELL, UnitKind.CELL, P]
    assert [unit.kind for unit in text_units("Rest well.\n\n| Day | Dose |\n| Mon | 2 |", "en")][1:] == [
        UnitKind.CELL
    ] * 2
    assert cut("Rest now.\tDrink water.") == [(P, "Rest now.\tDrink water.")]


def test_a_stem_without_a_colon_is_no_heading_when_its_items_go_on_small():
    items = "\n- a rash\n- trouble when you breathe"
    assert cut(f"Call your doctor if you have{items}")[0] == (S, "Call your doctor if you have")
    assert cut(f"Side effects{items}")[0] == (H, "Side effects")
    assert cut(f"Call your doctor if you have\n{items}")[0] == (H, "Call your doctor if you have")
    german = cut("Rufen Sie uns an, wenn Sie\n• Fieber haben\n• stark bluten", "de")
    assert [kind for kind, _ in german] == [S, I, I]


@pytest.mark.parametrize("mark", "\u200f \u200e \u061c \u2067 \ufeff".split())
def test_a_mark_that_nobody_sees_hides_no_bullet(mark):
    assert cut(f"{mark}- Rest.\n-{mark} Sleep.\n{mark}1.{mark} Eat.") == [(I, "Rest."), (I, "Sleep."), (I, "Eat.")]


def test_the_small_round_bullet_of_word_is_an_o_and_a_tab():
    assert cut("You may have:\no\tpain\no\tfever") == [(S, "You may have:"), (I, "pain"), (I, "fever")]


def test_the_numbered_headings_of_a_package_leaflet_are_headings():
    text = (
        "What is in this leaflet\n1. What it is\n2. How to take it\n\n1. What it is\n\nIt is a tablet.\n\n"
        "2. How to take it\n\n- Swallow it.\n- Drink water.\n\n1. Sit down\n\n2. Lie down\n\nThen rest."
    )
    kinds = [kind for kind, _ in cut(text)]
    assert kinds == [H, I, I, H, P, H, I, I, I, I, P]
    assert cut("Rest well.\n\n1. Sit down")[1] == (I, "Sit down")
    # Markdown may number every item 1.
    assert [kind for kind, _ in cut("1. Sit down\n\n1. Lie down\n\nThen rest.")] == [I, I, P]


def test_a_block_of_contact_details_is_no_list():
    text = "Thank you for reading. Get well soon.\n\nDr A. Jones\nTel: 020 7946 0123\nE-mail: a.jones@example.org"
    assert [kind for kind, _ in cut(text)] == [P, H, H, H]
    assert [kind for kind, _ in cut("Bring these\nyour glasses\nyour list of medicines\na bag")] == [I, I, I, I]
