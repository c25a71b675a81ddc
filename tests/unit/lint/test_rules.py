"""What each rule tells, and what it leaves alone: pairs that differ in one thing."""

import pytest

from tests.unit.lint.pages import checks

TABLE = "<table><caption>Doses</caption>{}</table>"

PAIRS = [
    ("duplicate-id", '<p id="a">1<p id="a">2', '<p id="a">1<p id="b">2'),
    ("fragment-broken", '<a href="#b">part b</a>', '<a href="#b">part b</a><p id="b">b'),
    ("fragment-broken", '<a href="#%C3%A9x">part</a>', '<a href="#%C3%A9x">part</a><p id="éx">b'),
    ("fragment-broken", '<a href="#b">part b</a>', '<a href="#top">to the top</a><a href="#">up there</a>'),
    ("link-empty", '<a href="/x"></a>', "<a>no link</a>"),
    ("link-empty", '<a href="/x" role="none"></a>', '<a href="/x" aria-hidden="true" tabindex="-1"></a>'),
    ("link-empty", '<span role="link" tabindex="0"></span>', '<span role="link" tabindex="0">Plan</span>'),
    ("link-generic", '<a href="/x">Read more »</a>', '<a href="/x">Read more about asthma</a>'),
    ("link-generic", '<a href="/x"><span lang="fr">cliquez ici</span></a>', '<a href="/x"><span lang="fr">la grippe</span></a>'),
    ("link-generic", '<sup><a href="/x">1</a></sup>', '<sup><a href="#n">[1]</a></sup><p id="n">Smith 2024'),
    ("link-generic", '<p id="n">a<a href="#n">1</a>', '<p id="n">a<a href="#n"><sup>1</sup></a>'),
    ("link-address", '<a href="https://a.org">https://a.org</a>', '<a href="https://a.org">a.org</a>'),
    ("link-file", '<a href="a.pdf">Our plan (PDF)</a>', '<a href="a.pdf">Our plan (PDF, 214 kB)</a>'),
    ("link-file", '<a href="a.docx">Our plan, 2 MB</a>', '<a href="a.docx">Our plan (Word, 2 MB)</a>'),
    ("link-new-window", '<a href="/x" target="_blank">Plan</a>', '<a href="/x" target="_blank">Plan (opens in a new tab)</a>'),
    ("link-same-text", '<a href="/x">Plan</a> <a href="/y">Plan</a>', '<a href="/x">Plan</a> <a href="/x/">Plan</a>'),
    ("heading-skip", "<h3>Deep</h3>", "<h2>Two</h2><h3>Three</h3><h2>Two</h2>"),
    ("heading-skip", '<div role="heading" aria-level="4">Deep</div>', '<div role="heading" aria-level="2">Two</div>'),
    ("heading-empty", "<h2><img src=a.png alt=''></h2>", "<h2><img src=a.png alt='Doses'></h2>"),
    ("heading-long", "<h2>" + "word " * 30 + "</h2>", "<h2>Doses</h2>"),
    ("heading-deep", "<h2>a</h2><h3>b</h3><h4>c</h4><h5>d</h5>", "<h2>a</h2><h3>b</h3><h4>c</h4>"),
    ("heading-fake", "<p><b>What to do</b></p><p>Rest.</p>", "<p><b>Do not drive.</b></p><p>Rest.</p>"),
    ("heading-fake", "<p><strong>What to do</strong></p><p>Rest.</p>", "<p>Call <strong>us</strong></p><p>Rest.</p>"),
    ("heading-fake", '<div class="subheading">Doses</div><ul><li>1</ul>', '<div class="header">Doses</div><ul><li>1</ul>'),
    ("list-fake", "<p>• one</p>", "<p>one · two</p>"),
    ("list-fake", "<p>- one</p><p>- two</p>", "<p>– said one of them</p>"),
    ("list-fake", "<p>a) one<br>b) two</p>", "<p>1. May was warm.<br>7. June was not.</p>"),
    ("list-fake", "<td></td><p>* one<br>* two</p>", "<p>* see below</p><p>5 – 7 tablets</p>"),
    ("paragraph-breaks", "<p>one<br><br>two</p>", "<p>one<br>two<br>three</p>"),
    ("paragraph-empty", "<p> &nbsp; </p>", "<p><img src=a.png alt=''></p>"),
    ("li-outside", "<div><li>one</div>", "<menu><li>one</menu>"),
    ("list-children", "<ul><p>one</p></ul>", "<ul><li>one<ul><li>two</ul></ul>"),
    ("list-children", "<ul>bare<li>one</ul>", "<ul> <li>one</ul>"),
    ("dl-structure", "<dl><dt>a</dl>", "<dl><div><dt>a<dd>b</div><dt>c<dd>d<dd>e</dl>"),
    ("dl-structure", "<p><dd>alone</dd>", "<dl><dt>a<dd>b</dl>"),
    ("image-alt-missing", "<img src=a.png>", "<img src=a.png alt=''>"),
    ("image-elsewhere", "<img src=https://example.org/a.png alt='A lung'>", "<img src=pictures/a.png alt='A lung'>"),
    ("image-elsewhere", "<img src=//example.org/a.png alt='A lung'>", "<img src=https.png alt='A lung'>"),
    ("image-alt-missing", "<img src=a.png alt=' '>", "<img src=a.png role=presentation>"),
    ("image-alt-missing", '<div role="img"></div>', '<div role="img" aria-label="A lung"></div>'),
    ("svg-name-missing", '<svg role="img"><path d=""/></svg>', "<svg><path d=''/></svg>"),
    ("object-name-missing", '<object data="a.pdf"></object>', '<object data="a.pdf">Our plan</object>'),
    ("decoration-exposed", '<img src=a.png alt="" aria-label="Lung">', '<img src=a.png alt="">'),
    ("decoration-exposed", '<a href="/x" role="none">Plan</a>', '<img src=a.png role="none" alt="Lung">'),
    ("image-alt-filename", "<img src=a.png alt='lung_2.png'>", "<img src=lung.png alt='Lung'>"),
    ("image-alt-filename", "<img src=a.png alt='photo'>", "<img src=a.png alt='photo album'>"),
    ("image-alt-image-of", "<img src=a.png alt='Picture of a lung'>", "<img src=a.png alt='Imagery of lungs'>"),
    ("image-alt-repeated", "<img src=a.png alt='Lung'><img src=b.png alt='Lung'>", "<img src=a.png alt='Lung'><img src=a.png alt='Lung'>"),
    ("table-headers-missing", TABLE.format("<tr><td>a<td>b<tr><td>c<td>d"), TABLE.format("<tr><th>a<th>b<tr><td>c<td>d")),
    ("table-headers-missing", TABLE.format("<tr><td>a<td>b<tr><td>c<td>d"), '<table role="none"><tr><td>a<td>b<tr><td>c<td>d</table>'),
    ("table-caption-missing", "<table><tr><th>a<th>b<tr><td>c<td>d</table>", TABLE.format("<tr><th>a<th>b<tr><td>c<td>d")),
    ("table-header-empty", TABLE.format("<tr><th><th>b<tr><td>c<td>d"), TABLE.format("<tr><td><th>b<tr><th>c<td>d")),
    ("table-header-unused", TABLE.format("<tr><th>a<th>b<tr><td>c"), TABLE.format("<tr><th>a<th>b<tr><td colspan=2>c")),
    ("table-header-unused", TABLE.format("<tr><th>a<th>b<tr><td>c"), TABLE.format("<tr><th rowspan=2>a<th>b<tr><td>c")),
    ("table-headers-attribute", TABLE.format("<tr><th id=a>a<tr><td headers=b>c"), TABLE.format("<tr><th id=a>a<tr><td headers=a>c")),
    ("table-headers-attribute", TABLE.format("<tr><th>a<tr><td id=c headers=c>c"), TABLE.format("<tr><th id=a>a<tr><td headers=' '>c")),
    ("field-name-missing", "<input>", '<input type="hidden">'),
    ("field-name-missing", "<select><option>1</select>", "<label>Age <select><option>1</select></label>"),
    ("field-label-missing", '<input placeholder="Your age">', '<label>Age <input placeholder="12"></label>'),
    ("button-name-missing", "<button></button>", '<button aria-label="Send"></button>'),
    ("summary-name-missing", "<details><summary></summary>Text</details>", "<summary></summary>"),
    ("autocomplete-invalid", '<label>A <input autocomplete="postal"></label>', '<label>A <input autocomplete="home tel"></label>'),
    ("autocomplete-invalid", '<label>A <input autocomplete="home name"></label>', '<label>A <input autocomplete="off"></label>'),
    ("frame-title-missing", '<iframe src="/x"></iframe>', '<iframe src="/x" title="A map"></iframe>'),
    ("video-captions-missing", '<video src="a.mp4"></video>', '<video><track kind="captions" src="a.vtt"></video>'),
    ("autoplay", '<audio src="a.mp3" autoplay></audio>', '<audio src="a.mp3" autoplay controls></audio>'),
    ("role-invalid", '<div role="box">a</div>', '<div role="box note">a</div>'),
    ("role-requires", '<div role="checkbox" aria-label="Yes"></div>', '<div role="checkbox" aria-checked="true" aria-label="Yes"></div>'),
    ("aria-unknown", '<p aria-lable="a">b', '<p aria-label="a">b'),
    ("aria-value", '<p aria-hidden="yes">b', '<p aria-hidden="false">b'),
    ("aria-value", '<div role="heading" aria-level="two">b</div>', '<div role="heading" aria-level="2">b</div>'),
    ("aria-not-allowed", '<p aria-checked="true">b', '<div role="switch" aria-checked="true">b</div>'),
    ("aria-name-not-allowed", '<span aria-label="a">b</span>', '<section aria-label="a">b</section>'),
    ("aria-hidden-focus", '<p aria-hidden="true"><a href="/x">Plan</a>', '<p aria-hidden="true"><a href="/x" tabindex="-1">Plan</a>'),
    ("flat-children-focus", '<button><a href="/x">Plan</a></button>', "<button><b>Plan</b></button>"),
    ("tabindex-positive", '<p tabindex="1">a', '<p tabindex="0">a'),
    ("spacing-letters", '<p style="letter-spacing: 0 !important">a b', '<p style="letter-spacing: 0">a b'),
    ("spacing-letters", '<p style="letter-spacing: 1px !important">a b', '<p style="letter-spacing: 2px !important">a b'),
    ("spacing-words", '<p style="word-spacing: .1em !important">a b', '<p style="word-spacing: inherit !important">a b'),
    ("spacing-lines", '<p style="line-height: 1 !important">' + "word " * 40, '<p style="line-height: 1 !important">word'),
    ("text-capitals", "<p>DO NOT DRIVE OR USE MACHINES", "<p>The NHS and BBC"),
    ("text-small", '<p style="font-size: 8pt">a', '<p style="font-size: 12pt">a'),
    ("text-justified", '<p align="justify">a', '<p align="center">a'),
    ("text-underlined", '<p style="text-decoration: underline">a', '<a href="/x" style="text-decoration: underline">Plan</a>'),
    ("text-italic", "<p><i>" + "word " * 20 + "</i>", "<p><i>Staphylococcus aureus</i>"),
    ("width-fixed", '<div style="width: 600px">a</div>', '<div style="max-width: 600px">a</div>'),
    ("order-visual", '<div style="order: 2">a</div>', '<div style="order: 0">a</div>'),
    ("title-only", '<span title="Twice a day with food">a</span>', '<abbr title="magnetic resonance imaging scan">MRI</abbr>'),
    ("date-ambiguous", "<p>On 03/12/2024", "<p>On 13/12/2024, 2024-03-12, 5/5/2024 and 1.2.3"),
    ("date-ambiguous", "<p>On 3.12.2024", "<p>140/90 or 3.12 mg"),
    ("time-invalid", '<time datetime="3 May">3 May</time>', '<time datetime="2024-05-03T18:00Z">3 May</time>'),
    ("time-invalid", '<time datetime="2023-02-29">29</time>', '<time datetime="2024-02-29">29</time><time>today</time>'),
    ("time-invalid", '<time datetime="25:00">a</time>', '<time datetime="PT2H">a</time><time datetime="2024-W05">b</time>'),
    ("exclamation", "<p>Drink water!", "<p>5! is 120 <blockquote>Drink water!</blockquote>"),
    ("scripts-mixed", "<p>Тhe dose", "<p>5 μg of IFNα"),
    ("sensory", "<p>Press the green button.", "<p>Eat green vegetables and red meat."),
    ("sensory", "<p>Use the form on the right.", "<p>The pain is on the right side of your body."),
    ("abbreviation", "<p>You may have a PTX.", "<p>You may have a pentoxifylline test (PTX)."),
    ("phone-untagged", "<p>Call 01632 960 123", '<p>Call <a href="tel:01632960123">01632 960 123</a>'),
    ("image-of-text", "<img src=poster.png alt='Wash'>", "<img src=lung.png alt='Lung'>"),
    ("moving-text", "<marquee>Wash</marquee>", "<p>Wash"),
]  # fmt: skip


@pytest.mark.parametrize(("check", "wrong", "right"), PAIRS, ids=[f"{n} {case[0]}" for n, case in enumerate(PAIRS)])
def test_a_rule_tells_what_is_wrong_and_leaves_alone_what_is_right(check, wrong, right):
    assert check in checks(wrong)
    assert check not in checks(right)


@pytest.mark.parametrize(
    "content", ["user-scalable=no", "maximum-scale=1.5", "width=device-width; user-scalable=0", "maximum-scale=no"]
)
def test_a_page_must_be_allowed_to_grow(content):
    assert "zoom-blocked" in checks("", head=f'<meta name="viewport" content="{content}">')


@pytest.mark.parametrize(
    "content", ["width=device-width", "maximum-scale=5", "user-scalable=yes", "maximum-scale=-1", ""]
)
def test_a_page_that_grows_is_left_alone(content):
    assert "zoom-blocked" not in checks("", head=f'<meta name="viewport" content="{content}">')


def test_a_page_may_lead_on_at_once_but_not_after_a_while():
    refresh = '<meta http-equiv="refresh" content="{}">'
    assert "refresh" not in checks("", head=refresh.format("0; url=/new"))
    assert "refresh" in checks("", head=refresh.format("5; url=/new"))
    assert "refresh" not in checks("", head=refresh.format("soon"))
    assert checks("", head=refresh.format("90000")) & {"refresh", "refresh-late"} == {"refresh-late"}


def test_a_date_with_full_stops_is_one_day_where_dates_are_written_so():
    assert "date-ambiguous" not in checks("<p>Am 3.12.2024", lang="de")
    assert "date-ambiguous" in checks("<p>Le 03/12/2024", lang="fr")


def test_the_name_of_the_site_makes_no_title():
    from pipeline.lint import Document, lint

    def told(title):
        text = f'<html lang="en"><title>{title}</title><main><h1>Asthma</h1></main>'
        return "page-title-generic" in {finding.check for finding in lint(Document(text))}

    assert told("Home | Example Hospital")
    assert told("leaflet.html")
    assert not told("Asthma | Example Hospital")
    assert not told("Home oxygen")


def test_a_rule_about_the_text_of_the_author_is_told_on_the_source_only():
    assert "list-fake" in checks("<p>• one</p>", "source")
    assert "list-fake" not in checks("<p>• one</p>", "translation")
    assert "date-ambiguous" in checks("<p>03/12/2024", "translation")
    assert "date-ambiguous" not in checks("<p>03/12/2024", "original")
    assert "duplicate-id" in checks('<p id="a">1<p id="a">2', "original")
