import csv
import io
import json
import re
from dataclasses import replace

import jsonschema
import pytest

from pipeline.readability import relate, score_text, tools
from pipeline.readability.records import Change, Entry, HardWord, Remark, unquoted
from pipeline.reports.charts import Strip, Zone, strip_chart
from pipeline.reports.readability import as_csv, as_json, as_text, report, schema
from pipeline.reports.readability.tasks import tasks
from pipeline.reports.readability.wording import meets

LONG = "Take <b>one</b> tablet and then a second one and then more until you have had nine or ten & call us. "
ENGLISH = "Take one tablet. Drink water with it. Then rest for a while. "
ARABIC = "تناول قرصًا واحدًا في المساء. اشرب معه كوبًا من الماء. استرح قليلا بعد ذلك. "


@pytest.fixture
def versions():
    english = score_text((LONG + ENGLISH) * 10, "en")
    arabic = score_text(ARABIC * 20 + ARABIC.replace(".", "،") * 2 + ".", "ar")
    short = score_text(ENGLISH, "es")
    named = [replace(one, page="a/warfarin", title="Warfarin <1>") for one in (english, arabic, short)]
    return relate(named, "en")


def files(versions, **more):
    return {
        path: content.decode("utf-8-sig") for path, content in report(versions, tools(), source_locale="en", **more)
    }


def test_the_overview_says_what_to_do_first_and_escapes_what_it_quotes(versions):
    found = files(versions, title="Ours & theirs")
    html = found["readability.html"]
    assert html.index("do not approve") < html.index('id="first"') < html.index('id="versions"')
    assert "<b>one</b>" not in html
    assert "Take &lt;b&gt;one&lt;/b&gt; tablet" in html
    assert "Ours &amp; theirs" in html
    assert "../ar/a/warfarin.html" not in html.split('id="versions"')[1]
    assert 'href="readability/a/warfarin.html#ar"' in html
    assert files(versions, title="Ours & theirs") == found


def test_a_leaflet_has_a_page_of_its_own(versions):
    html = files(versions, style="assets/reports.css")["readability/a/warfarin.html"]
    assert "do not approve" in html
    assert 'href="../../../assets/reports.css"' in html
    assert 'href="../../../ar/a/warfarin.html' in html
    assert 'href="../../readability.html"' in html
    assert 'lang="ar" dir="rtl"' in html
    assert "Too short to score" in html


def test_a_band_never_stands_without_its_method_tier_and_citation(versions):
    found = files(versions)
    main = versions[0].main
    row = next(cell for cell in re.findall("<td>.*?</td>", found["readability.html"]) if "tier A" in cell)
    assert main.band in row
    for word in ("SMOG", "tier A", "McLaughlin 1969"):
        assert word in row
    assert main.citation.split("&")[0] in found["readability.html"]
    assert main.citation.split("&")[0] in found["readability/a/warfarin.html"]
    terminal = as_text(versions[:1])
    assert main.citation in terminal
    assert f"(tier {main.tier}" in terminal
    assert main.citation in found["readability.csv"]


def test_a_page_shows_words_remarks_entries_and_changes(versions):
    english = replace(
        versions[0],
        words=(HardWord("hypertension", 3, 12, 4, "jargon", ("high blood pressure",)),),
        remarks=(Remark("acronym", "INR", "never explained", "source/a.html:3", "dose"),),
        change=Change(8.0, (versions[0].index or 0) - 0.2, "plain", ("A new long one.",)),
        percentile=40,
    )
    entry = Entry("Take it.", "خذ", (1, 1), (1, 2), 0.4, ("0.40 times as long as is usual",))
    arabic = replace(versions[1], entries=(entry,))
    html = files((english, arabic))["readability/a/warfarin.html"]
    for text in ("high blood pressure", "INR", "A new long one.", "0.40 times as long", "harder", "than 40%"):
        assert text in html
    overview = files((english, arabic))["readability.html"]
    assert "1 got harder" in overview
    assert 'Explain “<bdi lang="en" dir="ltr">INR</bdi>”' in overview
    assert 'Replace or explain “<bdi lang="en" dir="ltr">hypertension</bdi>”' in overview
    assert 'href="../en/a/warfarin.html#:~:text=hypertension"' in overview
    assert "This version got harder" in overview


def test_a_report_of_nothing_is_still_a_page():
    assert "0 versions" in files(())["readability.html"]


def test_csv_opens_in_a_spreadsheet(versions):
    data = as_csv(replace(one, title="=1+1") for one in versions)
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert len(rows) == 3
    assert rows[0]["title"] == "'=1+1"
    assert rows[0]["method"] == "SMOG"
    assert rows[2]["value"] == ""


def test_json_keeps_to_its_schema(versions):
    rules = json.loads(schema())
    jsonschema.Draft202012Validator.check_schema(rules)
    changed = replace(versions[0], change=Change(8.0, 0.7, "plain", ("Long.",)), percentile=3)
    data = json.loads(as_json((changed, *versions[1:]), tools()))
    jsonschema.validate(data, rules)
    assert data["versions"][0]["headline"] == "SMOG"
    del data["versions"][0]["scores"][0]["citation"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, rules)


def test_one_message_that_is_long_everywhere_is_one_task(versions):
    sentence = replace(versions[0].sentences[0], msgid="same")
    english = replace(versions[0], sentences=(sentence,), words=(), remarks=())
    french = replace(english, locale="fr", language="fr", language_name="French", source_ratio=1.2)
    found = tasks((french, english), "en")
    assert [task.version.locale for task in found] == ["fr", "en"]
    assert "as a whole" in found[0].what
    assert found[1].also == "Also hard in French"


def test_a_word_that_many_leaflets_share_is_one_task(versions):
    word = HardWord("hypertension", 3, 12, 4, "jargon", ("high blood pressure",))
    family = [replace(versions[0], page=name, title=name, sentences=(), words=(word,)) for name in "abc"]
    (task,) = tasks(family, "en")
    assert unquoted(task.what) == "Replace or explain “hypertension”"
    assert unquoted(task.also) == "Also in “b”, “c”"
    assert unquoted(task.instead) == "“high blood pressure”"
    assert "used 9 times in 3 leaflets" in task.why


def test_a_sentence_that_many_leaflets_share_is_one_task(versions):
    family = [replace(versions[0], page=name, title=name, words=()) for name in "abc"]
    found = [task for task in tasks(family, "en") if task.kind == "sentence"]
    assert len({task.quote for task in found}) == len(found)
    assert unquoted(found[0].also) == "Also in “b”, “c”"


def test_the_harder_translations_of_a_language_are_one_task_that_says_where_to_begin(versions):
    harder = [replace(versions[1], page=name, title=name, source_ratio=1.2) for name in "abc"]
    found = [task for task in tasks(harder, "en") if task.kind == "translation"]
    assert [task.quote for task in found] == [versions[1].sentences[0].text]


def test_many_reasons_are_cut_short_in_the_list_of_what_to_do_first(versions):
    sentence = replace(versions[0].sentences[0], reasons=tuple("abcdefg"))
    (task,) = tasks([replace(versions[0], sentences=(sentence,), words=(), remarks=())], "en")
    assert task.why == (*"abcd", "and 3 more reasons")


def test_twenty_things_are_never_all_of_one_kind(versions):
    many = tuple(replace(versions[0].sentences[0], text=str(number), severity=2.0) for number in range(40))
    word = HardWord("hypertension", 1, 12, 4, "jargon", ("high blood pressure",))
    found = tasks([replace(versions[0], sentences=many, words=(word,))], "en")
    assert len(found) == 20
    assert "word" in {task.kind for task in found}


def test_a_chart_has_a_title_a_description_and_a_dot_for_each_value():
    svg = strip_chart(
        [Strip("A & B", (0.7, 0.9))], [Zone("easy", 0.8), Zone("hard", None)],
        name="c", title="T", description="D", axis="x",
    )  # fmt: skip
    assert svg.count("<circle") == 2
    assert '<title id="c-title">T</title><desc id="c-desc">D</desc>' in svg
    assert "A &amp; B" in svg
    many = tuple(number / 100 for number in range(1, 92))
    svg = strip_chart([Strip("A", many)], [Zone("hard", None)], name="c", title="T", description="D", axis="x")
    assert svg.count("<circle") == 1


def test_a_target_is_met_by_the_figure_that_is_shown(versions):
    main = replace(versions[0].main, value=8.04, target=8.0, better="low")
    assert meets(main)
    assert not meets(replace(main, value=8.06))
