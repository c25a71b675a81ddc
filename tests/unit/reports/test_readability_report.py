import csv
import io
import json
from dataclasses import replace

import pytest

from pipeline.readability import relate, score_text, tools
from pipeline.reports.charts import Strip, Zone, strip_chart
from pipeline.reports.readability import readability_csv, readability_html, readability_json, tasks

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


def test_the_page_says_what_to_do_first_and_escapes_what_it_quotes(versions):
    html = readability_html(versions, tools(), source_locale="en", title="Ours & theirs").decode()
    assert html.index("do not approve") < html.index('id="first"') < html.index('id="versions"')
    assert "<b>one</b>" not in html
    assert "Take &lt;b&gt;one&lt;/b&gt; tablet" in html
    assert 'lang="ar" dir="rtl"' in html
    assert "Ours &amp; theirs" in html
    assert "../ar/a/warfarin.html" in html
    assert "Too short to score" in html
    for word in ("OSMAN", "El-Haj", "tier B"):
        assert word in html
    assert readability_html(versions, tools(), source_locale="en", title="Ours & theirs").decode() == html


def test_a_report_of_nothing_is_still_a_page():
    html = readability_html((), {}, source_locale="en").decode()
    assert "0 versions" in html


def test_csv_opens_in_a_spreadsheet(versions):
    data = readability_csv(replace(one, title="=1+1") for one in versions)
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert len(rows) == 3
    assert rows[0]["title"] == "'=1+1"
    assert rows[0]["method"] == "SMOG"
    assert rows[2]["value"] == ""


def test_json_is_the_contract(versions):
    assert json.loads(readability_json(versions, tools()))["versions"][0]["headline"] == "SMOG"


def test_one_message_that_is_long_everywhere_is_one_task(versions):
    sentence = replace(versions[0].sentences[0], msgid="same")
    english = replace(versions[0], sentences=(sentence,))
    french = replace(english, locale="fr", language="fr", language_name="French", source_ratio=1.2)
    found = tasks((french, english), "en")
    assert [task.version.locale for task in found] == ["fr", "en"]
    assert "as a whole" in found[0].what
    assert found[1].also == ("French",)


def test_a_chart_has_a_title_a_description_and_a_dot_for_each_value():
    svg = strip_chart(
        [Strip("A & B", (0.7, 0.9))], [Zone("easy", 0.8), Zone("hard", None)],
        name="c", title="T", description="D", axis="x",
    )  # fmt: skip
    assert svg.count("<circle") == 2
    assert '<title id="c-title">T</title><desc id="c-desc">D</desc>' in svg
    assert "A &amp; B" in svg
