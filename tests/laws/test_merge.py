"""What merging promises translators: their words follow the text, or stay behind; never go astray."""

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.catalogs import pairing, po
from pipeline.catalogs.align import match
from pipeline.catalogs.carry import carried, carry
from pipeline.catalogs.merge import merge
from pipeline.catalogs.reasons import reason
from pipeline.catalogs.template import new_catalog
from pipeline.languages import language
from pipeline.model import Catalog, Entry, Key
from tests.support.family import MOVING, STILL, Tally, edited, score
from tests.support.projects import plainleaf, project, snapshot

EN = language("en")


def template(*texts: str, comments: tuple[str, ...] = ("Paragraph",)) -> Catalog:
    header = (("Content-Type", "text/plain; charset=UTF-8"), ("X-Source-Language", "en"))
    return Catalog("", header=header, entries=tuple(Entry(Key(text), extracted=comments) for text in texts))


def french(*entries: Entry | str) -> Catalog:
    empty = new_catalog("test", language("fr"), EN, "Tests")
    made = tuple(
        entry if isinstance(entry, Entry) else Entry(Key(entry), f"fr {entry}", extracted=("Paragraph",))
        for entry in entries
    )
    return po.read(po.write(replace(empty, entries=made)), "fr", "fr.po")


def offered(old: list[str], new: list[str]) -> dict[str, str]:
    """New text → the old text whose translation it is offered."""
    found = match([Key(text) for text in old], [Key(text) for text in new])
    return {key.text: meeting.old.text for key, meeting in found.items() if meeting.fuzzy}


def tally(scenario: str, seeds: range, edits: int) -> Tally:
    total = Tally()
    for seed in seeds:
        page = edited(scenario, seed, edits)
        total += score(page, offered(page.old, page.new))
    return total


# ---------------------------------------------------------------- who meets whom


@pytest.mark.parametrize("scenario", STILL)
def test_where_nothing_moved_no_text_meets_a_wrong_translation(scenario):
    found = tally(scenario, range(100, 103), 12)
    assert found.wrong == 0, found.examples
    assert found.none <= 1 + 0.03 * found.right, found.examples


def test_over_all_kinds_of_edits_97_of_100_texts_meet_their_own_translation():
    total = Tally()
    for scenario in (*STILL, *MOVING):
        total += tally(scenario, range(200, 203), 12)
    assert total.wrong == 0, total.examples
    assert total.right >= 0.97 * (total.right + total.wrong + total.none), total.examples


@pytest.mark.exhaustive
@pytest.mark.parametrize("edits", [5, 30, 60, 120])
def test_thousands_of_edits_sparse_and_dense(edits):
    total, still = Tally(), Tally()
    for scenario in (*STILL, *MOVING):
        found = tally(scenario, range(300, 308), edits)
        total += found
        if scenario in STILL:
            still += found
    assert still.wrong == 0, still.examples
    assert total.right >= 0.97 * (total.right + total.wrong + total.none), total.examples[:20]
    assert total.wrong <= 0.01 * (total.right + total.wrong + total.none), total.examples[:20]


TOP, END = "Here the page begins with some words.", "And here it ends with other ones."
FOODS = [f"Do not take the {drug} tablet with {food}." for drug, food in (("white", "milk"), ("red", "cola"))]
STEPS = [f"Week {n}: take {n * 5} mg of the medicine at night" for n in range(1, 6)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # The deleted neighbour does not give its dose to the edited one.
        (STEPS, [*STEPS[1:2], STEPS[2].replace("night", "noon"), *STEPS[3:]], {2: 2}),
        # Deleted and edited side by side.
        (STEPS, [STEPS[1].replace("night", "noon"), *STEPS[2:]], {1: 1}),
        # All edited alike: each keeps its place.
        (STEPS, [text.replace("night", "noon") for text in STEPS], {n: n for n in range(5)}),
        # What told them apart was edited, and one went: nobody can say which.
        (STEPS[:3], ["Week 8: take 40 mg of the medicine at night", "Week 9: take 45 mg of the medicine at night"], {}),
        # A new one in the middle.
        (STEPS, [*STEPS[:2], "Stay in bed for a day and drink a lot.", *STEPS[2:]], {}),
        # Deleted here, another sentence put in its place.
        ([TOP, "Store the tablets in a dry place.", END], [TOP, "Ask your pharmacist about alcohol first.", END], {}),
        # A new member of a family where another one was deleted: what they share, others share too.
        ([FOODS[0], "Sit down.", FOODS[1]], [FOODS[0].replace("milk", "honey or sweets"), "Sit down.", FOODS[1]], {}),
        # Neighbours that changed places, one of them edited.
        ([*STEPS[:2], END], [STEPS[1].replace("night", "noon"), STEPS[0], END], {0: 1}),
    ],
)  # fmt: skip
def test_runs_of_look_alikes(old, new, expected):
    found = offered([TOP, *old], [TOP, *new])
    fresh = [text for text in new if text not in old]
    wanted = {text: old[number] for text in fresh for number in expected.values() if _same_step(text, old[number])}
    assert {text: found.get(text) for text in fresh} == {text: wanted.get(text) for text in fresh}


def test_a_phrase_put_in_for_another_is_an_edit_where_no_sister_has_the_frame():
    new = FOODS[0].replace("milk", "honey or sweets")
    assert offered([TOP, FOODS[0], END], [TOP, new, END]) == {new: FOODS[0]}


def _same_step(one: str, other: str) -> bool:
    return one.partition(":")[0] == other.partition(":")[0]


def tablets(numbers) -> list[str]:
    return [f"Take {n} tablets of the drug each day with food or water." for n in numbers]


def test_a_crowd_of_look_alikes_is_told_by_its_order_or_not_at_all_and_in_seconds():
    old = tablets(range(1500))
    for new, expected in (
        (tablets(range(9000, 10_500)), 1500),
        (tablets(range(9000, 10_400)), 0),
        ([text.replace("food", "milk") for text in old], 1500),
    ):
        start = time.process_time()
        found = offered(old, new)
        assert time.process_time() - start < 12
        assert found == dict(zip(new[:expected], old, strict=False))


@pytest.mark.parametrize("scenario", [*STILL, *MOVING])
def test_a_coarse_look_at_a_very_large_place_finds_nothing_wrong_either(scenario, monkeypatch):
    monkeypatch.setattr(pairing, "_MANY", 0)
    found = tally(scenario, range(100, 102), 12)
    assert found.wrong == 0, found.examples
    assert found.none <= 3 + 0.1 * found.right, found.examples


def test_both_halves_of_a_split_paragraph_continue_it_and_a_joined_one_continues_the_longer():
    whole = "Take the tablets with a glass of water. Do not lie down for half an hour after that."
    halves = whole.replace("water. ", "water.|").split("|")
    assert offered([TOP, whole, END], [TOP, *halves, END]) == dict.fromkeys(halves, whole)
    assert offered([TOP, *halves, END], [TOP, whole, END]) == {whole: halves[1]}


def test_a_text_that_stood_twice_and_was_edited_once_is_still_offered_its_translation():
    shared = "Call your clinic if you are sick for two days."
    changed = shared.replace("two", "three")
    old, new = [TOP, shared, END, STEPS[0]], [TOP, changed, END, STEPS[0], shared]
    assert offered(old, new) == {changed: shared}


def test_a_sentence_edited_within_a_section_that_moved_meets_its_own_translation():
    one = [f"Chapter one says {what} to every reader." for what in ("hello", "welcome", "good morning")]
    two = [text.replace("one", "two") for text in one]
    changed = one[1].replace("every reader", "every visitor")
    assert offered([*one, *two], [*two, one[0], changed, one[2]]) == {changed: one[1]}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("5 mg", "10 mg"), ("Call 999 now", "Call 111 now"), ("Call <a1>999</a1> now.", "Call <a1>111</a1> now."),
        ("2 tablets of 5 mg", "2 tablets of 10 mg"), ("5 mg to 10 mg twice daily", "5 mg to 20 mg twice daily"),
        ("2 × 500 mg every 6 hours", "2 × 250 mg every 6 hours"), ("每天一次", "每天两次"), ("Don’t stop it", "Don’t skip it"),
    ],
)  # fmt: skip
def test_short_texts_and_doses_are_never_offered_a_look_alike(old, new):
    assert offered([TOP, old, END], [TOP, new, END]) == {}
    merged = merge(french(TOP, old, END), template(TOP, new, END))
    assert not merged.current()[Key(new)].filled


# ---------------------------------------------------------------- what a translator reads


REASONS = {
    ("Take 5 mg a day.", "Take 10 mg a day."): "number 5 → 10",
    ("Take 0.5 mg a day.", "Take 5 mcg a day."): "number 0.5 → 5; unit mg → mcg",
    ("Take 5 mg a day.", "Take 5 mcg a day."): "unit mg → mcg",
    ("You can take it again.", "You can not take it again."): "“not” added",
    ("Do not take it again today.", "Take it again today."): "“not” removed",
    ("You can drive today.", "You cannot drive today."): "“cannot” added; word removed: “can”",
    ("Take it once a day.", "Take it twice a day."): "word “once” → “twice”",
    ("Rest for a day.", "Rest for a day. Drink a lot."): "sentence added",
    ("Rest for a day. Drink a lot now.", "Drink a lot now."): "sentence removed",
    ("Rest for a day. Drink a lot.", "Drink a lot. Rest for a day."): "sentences in another order",
    ("See our website for more.", "See <a1>our website</a1> for more."): "link only",
    ("This is <strong>very</strong> important.", "This is very important."): "tags only",
    ("Take it with food.", "Take it with cold food at noon."): "word added: “cold”; words added: “at noon”",
    ("If it is &lt; 5, call us.", "If it is ≥ 5, call us."): "sign < → ≥",
    ("Take a Tablet at night.", "Take a tablet at night."): "capital letters",
    ("Rest; then drink a lot.", "Rest, then drink a lot."): "punctuation",
    ("Your doctor or nurse can help.", "Your nurse or doctor can help."): "words in another order",
    # A sign or a decimal point that touches a number is a part of it.
    ("Give the child .5 mg at night.", "Give the child 5 mg at night."): "number .5 → 5",
    ("It was -5 degrees outside today.", "It was 5 degrees outside today."): "number -5 → 5",
    ("Call us at ~38 or more.", "Call us at 38 or more."): "number ~38 → 38",
    ("Take 5-10 tablets of it today.", "Take 5–10 tablets of it today."): "number 5-10 → 5–10",
    ("It was - 5 degrees outside today.", "It was 5 degrees outside today."): "punctuation beside 5",
    ("You have 10<sup>9</sup> of these cells.", "You have 10<sup>6</sup> of these cells."): "number 10^9 → 10^6",
    ("You have 10<sup>9</sup> of these cells.", "You have 109 of these cells."): "number 10^9 → 109; tags",
    ("You need 5% of that cream.", "You need 5‰ of that cream."): "unit % → ‰",
    ("Keep it below 25 °C at home.", "Keep it below 25 °F at home."): "unit °C → °F",
    ("Call 01632\u00a0960\u00a0123 right now.", "Call 01632 960 123 right now."): "spaces",
    ("Drink 1\u202f000 ml of it today.", "Drink 1 000 ml of it today."): "spaces",
    # The same words in other places can say the opposite.
    ("Take the red pill, not the blue pill", "Take not the red pill, the blue pill"): "“not” moved",
    (
        "Take the red pill, not the blue one",
        "Take the blue pill, not the red one",
    ): "words in another order around “not”",
    ("Eat before the pill and rest after it", "Eat after the pill and rest before it"): "“before”, “after” moved",
    ("Eat less salt and more fruit", "Eat more salt and less fruit"): "“less”, “more” moved",
    ("Call 111 or 999 right now", "Call 999 or 111 right now"): "numbers in another order",
    ("Take 5 mg or else 10 g", "Take 5 g or else 10 mg"): "units in another order",
}


@pytest.mark.parametrize(("pair", "expected"), REASONS.items(), ids=[" | ".join(pair) for pair in REASONS])
def test_a_fuzzy_entry_says_what_changed_above_everything_else(pair, expected):
    before, after = pair
    assert reason(Key(before), Key(after), "en") == f"Changed: {expected}"
    merged = merge(french(TOP, before, END), template(TOP, after, END))
    entry = merged.current()[Key(after)]
    assert entry.fuzzy
    assert entry.previous == Key(before)
    assert entry.extracted == (f"Changed: {expected}", "Paragraph")


@given(st.text(max_size=40), st.text(max_size=40), st.sampled_from(["en", "fr", "xx"]))
@settings(max_examples=300, deadline=None)
def test_a_reason_is_one_short_line_and_missing_only_where_nothing_differs(one, other, tag):
    line = reason(Key(one), Key(other), tag)
    assert bool(line) == (one != other)
    assert len(line.splitlines()) <= 1 or any(mark in one + other for mark in "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
    assert len(line) < 300


def test_the_reason_stays_while_the_mark_does_and_goes_with_it():
    old, new = "Take 5 mg of it a day.", "Take 10 mg of it a day."
    once = merge(french(TOP, old), template(TOP, new))
    assert merge(once, template(TOP, new)) is once
    done = replace(once, entries=tuple(replace(e, fuzzy=False, previous=None, raw="") for e in once.entries))
    again = merge(done, template(TOP, new))
    assert again.current()[Key(new)].extracted == ("Paragraph",)


def test_a_text_edited_twice_before_anybody_looked_names_the_source_its_translation_was_made_from():
    first, second, third = (f"Take {dose} mg of it a day." for dose in (5, 10, 20))
    merged = merge(merge(french(TOP, first), template(TOP, second)), template(TOP, third))
    entry = merged.current()[Key(third)]
    assert entry.previous == Key(first)
    assert entry.extracted[0] == "Changed: number 5 → 20"
    assert [e.key.text for e in merged.entries if e.obsolete] == [first]


def test_an_edit_that_is_taken_back_gives_the_translation_back():
    first, second = "Take 5 mg of it a day.", "Take 10 mg of it a day."
    merged = merge(merge(french(TOP, first), template(TOP, second)), template(TOP, first))
    assert merged.current()[Key(first)].translated
    assert merged.current()[Key(first)].text == f"fr {first}"


# ---------------------------------------------------------------- what needs no second look


CARRIED = [
    ("Don't take it if you're sick.", "Don’t take it if you’re sick.", "x", "x"),
    ('We call this "an episode" here.', "We call this “an episode” here.", "x", "x"),
    ("Take 5 mg a day.", "Take 5\u00a0mg a day.", "x", "x"),
    ("Take it  now,\nplease.", "Take it now, please.", "x", "x"),
    ("Wait... then call us.", "Wait… then call us.", "x", "x"),
    ("Rest - and drink a lot.", "Rest – and drink a lot.", "x", "x"),
    ("Short", "Short ", "x", "x"),
    ("See <a1>this</a1> page.", "See <a2>this</a2> page.", "x <a1>y</a1>", "x <a2>y</a2>"),
    ("Go <span>there</span> now.", "Go <span1>there</span1> now.", "x <span>y</span>", "x <span1>y</span1>"),
    ("Do <b>not</b> stop.", "Do <strong>not</strong> stop.", "x <b>y</b>", "x <strong>y</strong>"),
    ("<a1>One</a1> or <a2>two</a2>.", "<a2>One</a2> or <a1>two</a1>.", "<a2>b</a2> <a1>a</a1>", "<a1>b</a1> <a2>a</a2>"),
]  # fmt: skip

NOT_CARRIED = [
    ('A tube of 5" length is best.', "A tube of 5” length is best.", "x"),
    ("Walk for 5' and rest then.", "Walk for 5’ and rest then.", "x"),
    ("Take 5-10 tablets of it.", "Take 5–10 tablets of it.", "x"),
    ("It was - 5 degrees outside today.", "It was – 5 degrees outside today.", "x"),
    ("Take 2 500 mg tablets of it.", "Take 2\u00a0500 mg tablets of it.", "x"),
    ('Do "not" take it with milk.', "Do “not” take it with milk.", "x"),
    ("Do ‘not’ take it with milk.", "Do 'not' take it with milk.", "x"),
    ("Take ‘less’ of it with milk.", "Take 'less' of it with milk.", "x"),
    ("It is in ‘mg’ on the box.", "It is in 'mg' on the box.", "x"),
    ("Take 5 mg of it a day.", "Take 5 µg of it a day.", "x"),
    ("Take 5 μg of it a day.", "Take 5 mg of it a day.", "x"),
    ("It is &lt; 5 in most people.", "It is &gt; 5 in most people.", "x"),
    ("Do not take it with milk.", "Do take it with milk.", "x"),
    ("Take it with milk at night", "Take it with milk at night.", "x"),
    ("Take it with Milk at night.", "Take it with milk at night.", "x"),
    ("Take 5mg of it a day.", "Take 5 mg of it a day.", "x"),
    ("Go <b>there</b> right now.", "Go there <b>right</b> now.", "x <b>y</b>"),
    ("Go <em>there</em> right now.", "Go <strong>there</strong> right now.", "x <em>y</em>"),
    ("<b>Go</b> <b>there</b> right now.", "<b>Go</b> <b1>there</b1> right now.", "<b>x</b> <b>y</b>"),
    ("See <a1>this</a1> page of ours.", "See <a2>this</a2> page of ours.", "x <a1>y"),
    ("See <a1>this</a1> page of ours.", "See <a2>this</a2> page of ours.", "x y"),
    ("Go <span>there</span> right now.", "Go <span1>there</span1> right now.", "<span>x</span> <span>y</span>"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "text", "expected"), CARRIED)
def test_a_change_of_looks_keeps_the_translation_current(old, new, text, expected):
    merged = merge(french(TOP, Entry(Key(old), text, translator=("mine",)), END), template(TOP, new, END))
    entry = merged.current()[Key(new)]
    assert (entry.text, entry.fuzzy, entry.previous, entry.translator) == (expected, False, None, ("mine",))


@pytest.mark.parametrize(("old", "new", "text"), NOT_CARRIED)
def test_a_change_that_may_mean_something_is_looked_at(old, new, text):
    merged = merge(french(TOP, Entry(Key(old), text), END), template(TOP, new, END))
    entry = merged.current()[Key(new)]
    assert not entry.translated
    assert (entry.fuzzy, entry.previous) == (True, Key(old))
    assert entry.extracted[0].startswith("Changed: ")


def test_an_entry_that_is_fuzzy_stays_fuzzy_when_the_looks_change():
    old, new = "Don't take it with milk.", "Don’t take it with milk."
    merged = merge(
        french(TOP, Entry(Key(old), "x", fuzzy=True, previous=Key("Take it with milk."))), template(TOP, new)
    )
    assert merged.current()[Key(new)].fuzzy
    assert merged.current()[Key(new)].previous == Key("Take it with milk.")


def test_a_source_language_without_word_lists_carries_white_space_and_tags_only():
    assert carry("Ukuphila  kahle.", "Ukuphila kahle.", "zu")
    assert carry('Ukuphila "kahle".', "Ukuphila “kahle”.", "zu") is None


@given(st.text(alphabet="ab1 '’\"“-–.…\u00a0<>", max_size=20))
@settings(max_examples=300, deadline=None)
def test_carrying_asks_for_nothing_where_nothing_changed(text):
    how = carry(text, text, "en")
    assert how is not None
    assert carried("anything", how, text) == "anything"


# ---------------------------------------------------------------- nothing is lost


SENTENCES = st.sampled_from([
    "Take one tablet of 5 mg at night.", "Take one tablet of 1 mg at noon.", "Never take two tablets.",
    "Call your clinic if you bleed.", "Don't drink alcohol with it.", "Don’t drink alcohol with it.",
    "5 mg", "10 mg", "See <a1>this page</a1> of ours.", "See <a2>this page</a2> of ours.", "Stop",
])  # fmt: skip
PAGES = st.lists(SENTENCES, max_size=7, unique=True)


@st.composite
def catalogs(draw) -> Catalog:
    entries = []
    for number, text in enumerate(draw(PAGES)):
        entries.append(
            Entry(
                Key(text),
                draw(st.sampled_from(["", f"fr {number}"])),
                fuzzy=draw(st.booleans()),
                flags=draw(st.sampled_from([(), ("no-wrap",)])),
                translator=draw(st.sampled_from([(), (f"note {number}",)])),
                previous=draw(st.sampled_from([None, Key("What it said before.")])),
                obsolete=draw(st.booleans()),
            )
        )
    return french(*entries)


@given(catalogs(), PAGES, PAGES)
@settings(max_examples=200, deadline=None)
def test_no_translation_and_no_remark_is_ever_lost_and_merging_again_changes_nothing(old, first, second):
    merged = old
    for texts in (first, second):
        merged = po.read(po.write(merge(merged, template(*texts))), "fr", "fr.po")
        assert po.write(merge(merged, template(*texts))) == po.write(merged)
        assert [e.key.text for e in merged.entries if not e.obsolete] == texts
        assert len({entry.key for entry in merged.entries}) == len(merged.entries)
    written = po.write(merged).decode()
    for entry in old.entries:
        assert entry.text in written
        assert all(remark in written for remark in entry.translator)
    for entry in merged.entries:
        if entry.translated:
            assert any(e.text == entry.text and not e.fuzzy for e in old.entries)


def test_an_entry_that_goes_keeps_its_flags_its_previous_text_and_its_remarks():
    entry = Entry(Key(STEPS[0]), "x", fuzzy=True, flags=("no-wrap",), translator=("mine",), previous=Key("Before"))
    gone = merge(french(TOP, entry), template(TOP)).entries[-1]
    assert gone.obsolete
    assert (gone.flags, gone.translator, gone.previous) == (("no-wrap",), ("mine",), Key("Before"))
    assert '#~| msgid "Before"' in po.write(merge(french(TOP, entry), template(TOP))).decode()


def test_of_two_obsolete_translations_of_one_text_both_are_kept_and_gettext_reads_the_file():
    old = french(TOP, Entry(Key("Stop"), "one"), Entry(Key("Stop"), "two", obsolete=True, translator=("mine",)))
    merged = merge(old, template(TOP))
    assert [(e.key.text, e.text, e.translator) for e in merged.entries[1:]] == [
        ("Stop", "one", ("mine", "Also translated: two"))
    ]


def test_an_empty_entry_takes_the_obsolete_translation_of_the_same_text():
    old = french(TOP, Entry(Key("Stop")), Entry(Key("Stop"), "arrêt", obsolete=True))
    merged = merge(old, template(TOP, "Stop"))
    assert [(e.key.text, e.text, e.obsolete) for e in merged.entries[1:]] == [("Stop", "arrêt", False)]


def test_entries_that_stand_twice_are_left_for_a_person_to_choose():
    old = french(TOP, Entry(Key("Stop"), "one"), Entry(Key("Stop"), "two"), END)
    merged = merge(old, template(TOP, "Stop", END, "More"))
    assert [e.text for e in merged.entries if e.key.text == "Stop"] == ["one", "two"]


WRAPPED = b"""# by hand
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

#  spaced
#. Paragraph
#: source/test.html
#, no-wrap
msgid ""
"Take one tablet "
"of it a day."
msgstr ""
"Un par "
"jour."
"""


def test_when_only_the_comments_change_the_rest_of_an_entry_keeps_its_bytes():
    old = po.read(WRAPPED, "fr", "fr.po")
    wanted = template("Take one tablet of it a day.", comments=("List item", "Keep: 1"))
    merged = merge(old, wanted)
    assert po.write(merged) == WRAPPED.replace(b"#. Paragraph\n#: source/test.html\n", b"#. List item\n#. Keep: 1\n")
    assert merge(merged, wanted) is merged


def test_new_comments_in_a_file_of_windows_end_as_its_other_lines_do():
    content = WRAPPED.replace(b"\n", b"\r\n")
    merged = merge(po.read(content, "fr", "fr.po"), template("Take one tablet of it a day.", comments=("List item",)))
    before = b"#. Paragraph\r\n#: source/test.html\r\n"
    assert po.write(merged) == content.replace(before, b"#. List item\r\n")


def test_the_order_of_a_file_that_a_tool_sorted_is_left_alone_while_the_page_stays_as_it_is():
    old = french(END, TOP)
    assert merge(old, template(TOP, END), settled=True) is old
    assert [e.key.text for e in merge(old, template(TOP, END)).entries] == [TOP, END]


# ---------------------------------------------------------------- between the pages of a project


def source(*paragraphs: str, title: str = "A leaflet with a title") -> str:
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    return f'<!DOCTYPE html><html lang="en"><head><title>{title}</title></head><body><main><h1>{title}</h1>{body}</main></body></html>'


def put(folder, page, *paragraphs):
    (folder / f"source/{page}.html").write_text(source(*paragraphs, title=f"The leaflet named {page} here"), "utf-8")


def fill(folder, page, locale="fr", **words):
    file = folder / f"locales/{locale}/LC_MESSAGES/{page}.po"
    found = po.read(file.read_bytes(), locale, str(file))
    entries = tuple(
        replace(
            e, text=words.get(e.key.text.split()[0], f"{page} {e.key.text}"), translator=(f"seen in {page}",), raw=""
        )
        for e in found.entries
    )
    file.write_bytes(
        po.write(replace(found, entries=entries, header_raw="", header=(*found.header, ("X-Mine", "kept"))))
    )


def entries_of(folder, page, locale="fr"):
    file = folder / f"locales/{locale}/LC_MESSAGES/{page}.po"
    return po.read(file.read_bytes(), locale, str(file)).current()


def extracted(folder):
    """The project after `extract`, which a second one leaves as it is."""
    assert plainleaf(folder, "extract").status == 0
    before = snapshot(folder)
    assert plainleaf(folder, "extract").status == 0
    assert snapshot(folder) == before


SECTION = ["Side effects", "You may feel sick for a day or two.", "Call us if you get a rash."]


@pytest.mark.parametrize("names", [("aa", "bb"), ("bb", "aa")])
def test_a_section_that_moved_to_another_page_takes_its_translations_along(tmp_path, names):
    here, there = names
    folder = project(tmp_path / "p", {name: source() for name in names})
    put(folder, here, "Take it with food every day.", *SECTION)
    put(folder, there, "Rest for a day after the scan.")
    extracted(folder)
    fill(folder, here)
    fill(folder, there)
    put(folder, here, "Take it with food every day.")
    put(folder, there, "Rest for a day after the scan.", *SECTION)
    extracted(folder)
    found = entries_of(folder, there)
    for text in SECTION:
        assert found[Key(text)].translated
        assert found[Key(text)].text == f"{here} {text}"
        assert found[Key(text)].translator == (f"seen in {here}",)


def test_a_page_that_got_another_name_keeps_its_whole_catalog(tmp_path):
    folder = project(tmp_path / "p", {"old": source()})
    put(folder, "old", *SECTION)
    extracted(folder)
    fill(folder, "old")
    orphan = (folder / "locales/fr/LC_MESSAGES/old.po").read_bytes()
    (folder / "source/old.html").rename(folder / "source/new.html")
    (folder / "locales/fr/LC_MESSAGES/broken.po").write_text('msgid "a\n', "utf-8")
    extracted(folder)
    renamed = (folder / "locales/fr/LC_MESSAGES/new.po").read_text("utf-8")
    assert all(entries_of(folder, "new")[Key(text)].translated for text in SECTION)
    assert "X-Mine: kept" in renamed
    assert "# seen in old" in renamed
    assert (folder / "locales/fr/LC_MESSAGES/old.po").read_bytes() == orphan


def test_a_new_page_does_not_inherit_from_a_page_that_went_because_both_have_the_usual_sentences(tmp_path):
    folder = project(tmp_path / "p", {"old": source(), "other": source()})
    put(folder, "old", *SECTION)
    put(folder, "other", *SECTION, "Rest for a day after the scan.")
    extracted(folder)
    fill(folder, "old")
    (folder / "source/old.html").unlink()
    put(folder, "fresh", *SECTION, "Wear sun cream, because your skin burns.")
    extracted(folder)
    assert "X-Mine" not in (folder / "locales/fr/LC_MESSAGES/fresh.po").read_text("utf-8")
    assert entries_of(folder, "fresh")[Key(SECTION[1])].text == f"old {SECTION[1]}"


def test_a_sentence_that_another_page_has_translated_is_not_translated_twice(tmp_path):
    folder = project(tmp_path / "p", {"one": source(), "two": source()})
    put(folder, "one", *SECTION)
    put(folder, "two", "Rest for a day after the scan.")
    extracted(folder)
    fill(folder, "one")
    put(folder, "two", "Rest for a day after the scan.", *SECTION)
    extracted(folder)
    found = entries_of(folder, "two")
    assert found[Key(SECTION[1])].text == f"one {SECTION[1]}"
    assert found[Key(SECTION[1])].translated
    assert not found[Key("Side effects")].filled, "a short text may mean something else there"


def test_where_two_pages_disagree_nothing_is_picked(tmp_path):
    folder = project(tmp_path / "p", {name: source() for name in ("one", "two", "three")})
    put(folder, "one", SECTION[1])
    put(folder, "two", SECTION[1])
    extracted(folder)
    fill(folder, "one")
    fill(folder, "two")
    put(folder, "three", SECTION[1])
    extracted(folder)
    assert not entries_of(folder, "three")[Key(SECTION[1])].filled


def review(folder, page, says="done"):
    file = folder / f"locales/fr/LC_MESSAGES/{page}.po"
    file.write_text(file.read_text("utf-8").replace("X-Plainleaf-Review: awaiting", f"X-Plainleaf-Review: {says}"))


@pytest.mark.parametrize("reviewed", [True, False])
@pytest.mark.parametrize("stays", [True, False])
def test_nothing_unreviewed_becomes_current_in_a_catalog_that_says_it_is_reviewed(tmp_path, reviewed, stays):
    folder = project(tmp_path / "p", {"one": source(), "two": source()})
    put(folder, "one", *SECTION)
    put(folder, "two", "Rest for a day after the scan.")
    extracted(folder)
    fill(folder, "one")
    review(folder, "two")
    if reviewed:
        review(folder, "one")
    if not stays:
        put(folder, "one")
    put(folder, "two", "Rest for a day after the scan.", *SECTION)
    extracted(folder)
    found = entries_of(folder, "two")[Key(SECTION[1])]
    assert found.text == f"one {SECTION[1]}"
    assert found.fuzzy is not reviewed
    told = "Changed: nothing; taken from the leaflet one, which awaits review"
    assert (found.extracted[0] == told) is not reviewed
    # The same text in a catalog that has been reviewed settles it.
    if not reviewed:
        put(folder, "three", SECTION[1])
        extracted(folder)
        fill(folder, "three", You=f"one {SECTION[1]}")
        review(folder, "three")
        put(folder, "four", "Rest for a day after the scan.")
        extracted(folder)
        review(folder, "four")
        put(folder, "four", "Rest for a day after the scan.", SECTION[1])
        extracted(folder)
        assert entries_of(folder, "four")[Key(SECTION[1])].translated


def test_a_fuzzy_text_that_moves_stays_fuzzy(tmp_path):
    folder = project(tmp_path / "p", {"one": source(), "two": source()})
    put(folder, "one", "Take 5 mg of it every day.")
    extracted(folder)
    fill(folder, "one")
    put(folder, "one", "Take 10 mg of it every day.")
    extracted(folder)
    put(folder, "one")
    put(folder, "two", "Take 10 mg of it every day.")
    extracted(folder)
    moved = entries_of(folder, "two")[Key("Take 10 mg of it every day.")]
    assert moved.fuzzy
    assert moved.previous == Key("Take 5 mg of it every day.")
    assert moved.extracted[0] == "Changed: number 5 → 10"
