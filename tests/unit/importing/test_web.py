"""What web pages and office programs write, as the elements of a source page."""

import base64

import pytest

from pipeline.importing import web
from pipeline.importing.comparing import compared
from pipeline.importing.draft import Draft, Element, Fate
from pipeline.importing.page import markup
from pipeline.importing.page import page as make_page
from pipeline.importing.webpages.wording import text_of
from pipeline.sources.tree import tree


def draft_of(body, head="", whole=True):
    return web.draft_of(
        f"<!DOCTYPE html><html lang=en><head>{head}</head><body>{body}</body></html>", "a.html", whole=whole
    )


def blocks(body, head="", whole=True):
    return "".join(markup(block) for block in draft_of(body, head, whole).blocks).replace("\n", "")


def told(draft: Draft, fate: Fate):
    return [one.kind for one in draft.told if one.fate is fate]


ADDRESS = "<link rel=canonical href='https://h.example/a/b.html'>"


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("<p>a <b>b</b><b> c</b></p>", "<p>a <strong>b c</strong></p>"),
        ("<b><p>a</p><p>b.</p></b><p>c.", "<p><strong>a</strong></p><p><strong>b.</strong></p><p>c.</p>"),
        ("<div>a<div>b</div>c</div>", "<p>a</p><p>b</p><p>c</p>"),
        ("<p>5&nbsp;mg&nbsp; now", "<p>5&nbsp;mg now</p>"),
        ("<p>one<br><br>two", "<p>one</p><p>two</p>"),
        ("<p><span style='display: block; float: left'>E</span>at well", "<p>Eat well</p>"),
        ("<p>a line<br>of an address", "<p>a line<br>of an address</p>"),
        ("<ul><li><p>a</p></li><ul><li>b</ul></ul>", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        ("<ol type=a start=3><li>a<li value=7>b</ol>", '<ol type="a" start="3"><li>a</li><li value="7">b</li></ol>'),
        ("<dl><div><dt>a<dd>b</div></dl>", "<dl><dt>a</dt><dd>b</dd></dl>"),
        ("<p>H<sub>2</sub>O <time datetime=09:00 class=x>9</time>", '<p>H<sub>2</sub>O <time datetime="09:00">9</time></p>'),
        ("<p><abbr title='blood test'>INR</abbr> <abbr>X</abbr>", '<p><abbr title="blood test">INR</abbr> X</p>'),
        ("<p lang=fr>oui <span lang=en-GB>yes</span>", '<p lang="fr">oui yes</p>'),
        ("<div dir=rtl lang=ar><p>كشف</div>", '<p lang="ar" dir="rtl">كشف</p>'),
        ("<blockquote cite=x>a</blockquote>", '<blockquote cite="x"><p>a</p></blockquote>'),
        ("<h1>T</h1><h2><button><b>a</b></button></h2><p>b", "<h2>a</h2><p>b</p>"),
        ("<table><tr><td>one<td></table>", "<p>one</p>"),
        ("<figure><div><img src=/a.png alt=b></div><figcaption>c</figcaption></figure>", '<figure><img src="/a.png" alt="b"><figcaption>c</figcaption></figure>'),
        ("<details><summary><h3>a</h3></summary>b</details>", "<details><summary>a</summary><p>b</p></details>"),
        ("<pre>a\n  b<br>c</pre>", "<pre>a  bc</pre>"),
    ],
)  # fmt: skip
def test_markup_keeps_what_it_means_and_loses_how_it_looks(written, made):
    assert blocks(written) == made


def test_headings_go_down_one_level_at_a_time_below_the_title():
    draft = draft_of("<h1>T</h1><h4>a</h4><h6>b</h6><h4>c</h4><h1>d</h1>")
    assert draft.title == "T"
    assert [(block.tag, block.text()) for block in draft.blocks] == [("h2", "a"), ("h3", "b"), ("h2", "c"), ("h2", "d")]
    assert "levels of headings" in told(draft, Fate.GUESSED)


def test_a_table_keeps_its_caption_its_spans_and_its_headers():
    made = blocks(
        "<table class=x><caption>c</caption><tr><th id=h>A<th>B<tr><td headers=h rowspan=2>1<td>2<tr><td colspan=1>3</table>"
    )
    assert made == (
        '<table><caption>c</caption><thead><tr><th scope="col" id="h">A</th><th scope="col">B</th></tr></thead><tbody>'
        '<tr><td headers="h" rowspan="2">1</td><td>2</td></tr><tr><td>3</td></tr></tbody></table>'
    )


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("/c", "https://h.example/c"),
        ("c", "https://h.example/a/c"),
        ("//o.example/c", "https://o.example/c"),
        ("tel:999", "tel:999"),
        ("https://eur.safelinks.protection.outlook.com/?url=https%3A%2F%2Fo.example%2Fc&data=1", "https://o.example/c"),
        ("https://www.google.com/url?q=https://o.example/c&sa=D", "https://o.example/c"),
    ],
)
def test_links_are_absolute_and_lead_there_directly(written, made):
    assert blocks(f"<p><a href='{written}' target=_blank>a</a>", ADDRESS) == f'<p><a href="{made}">a</a></p>'


def test_relative_links_without_an_address_are_told():
    assert "relative links" in told(draft_of("<p><a href=c>a</a>"), Fate.UNSURE)


def test_links_inside_the_page_still_lead_to_their_place():
    made = blocks(
        "<p>a<sup><a href='#n1'>1</a></sup><p>b<a name=r></a> <a href='#gone'>c</a><p id=idle>d<p><a name=n1></a><a href=#r>1</a> e"
    )
    assert made == '<p>a<sup><a href="#n1">1</a></sup></p><p id="r">b c</p><p>d</p><p id="n1"><a href="#r">1</a> e</p>'
    same = blocks("<p><a href='https://h.example/a/b.html#x'>a</a><p id=x>b", ADDRESS)
    assert same == '<p><a href="#x">a</a></p><p id="x">b</p>'


def test_images_are_found_where_late_loading_put_them_and_say_what_is_missing():
    draft = draft_of(
        "<p><img src='data:image/gif;base64,R0l' data-src=a.png><img src=b.png alt=''><img src=t.gif width=1 height=1>"
    )
    assert [child.attributes for child in draft.blocks[0].children if isinstance(child, Element)] == [
        (("src", "a.png"),),
        (("src", "b.png"), ("alt", "")),
    ]
    assert told(draft, Fate.MISSING) == ["alternative text", "title"]
    content = bytes(range(256))
    held = draft_of(f"<p><img alt=x src='data:image/png;base64,{base64.b64encode(content).decode()}'>")
    assert [(one.name, one.content) for one in held.pictures] == [("image-1.png", content)]


@pytest.mark.parametrize(
    ("attributes", "made"),
    [
        ("class='nhsuk-warning-callout'", 'class="warning" data-safety'),
        ("class='care-card care-card--urgent'", 'class="urgent" data-safety'),
        ("class=infoBox", 'class="note"'),
        ("role=alert", 'class="warning" data-safety'),
    ],
)
def test_boxes_that_stand_out_are_boxes_of_the_house(attributes, made):
    assert blocks(f"<div {attributes}><p>Ask first.</div>") == f"<div {made}><p>Ask first.</p></div>"
    assert draft_of(f"<div {attributes}><p>Ask first.</div>").told[0].confidence < 1


def test_lists_of_what_to_do_and_what_not():
    assert (
        blocks("<div class=nhsuk-do-dont-list><ul><li>rest</ul></div>")
        == '<div class="do"><ul><li>rest</li></ul></div>'
    )
    assert blocks("<div class=do-dont-list><ul class=list--cross><li>smoke</ul></div>").startswith('<div class="dont">')


def test_a_link_to_edit_goes_from_a_heading_of_any_length():
    edit = "<span class=mw-editsection>[<a href=/edit>edit</a>]</span>"
    draft = draft_of(f"<main><h1>T</h1><h2>What the word means{edit}</h2>{LONG}</main>", whole=False)
    assert draft.blocks[0].text() == "What the word means"
    assert "link to edit" in told(draft, Fate.DROPPED)


def test_the_name_of_a_box_for_screen_readers_goes_and_is_told():
    draft = draft_of("<div class=inset-text><span class=sr-only>Information: </span><p>Ask.</div>")
    assert markup(draft.blocks[0]).replace("\n", "") == '<div class="note"><p>Ask.</p></div>'
    assert [one.words for one in draft.told if one.fate is Fate.DROPPED] == ["Information:"]


def test_a_box_that_says_emergency_is_one():
    assert blocks("<div class=alert><p>Call 999 now.</div>").startswith('<div class="emergency" data-safety>')


LIST = (
    "<p>• Wash your hands.<p>• Dry them.",
    "<p>• Wash your hands.<br>• Dry them.",
    "<p>- Wash your hands.<p>- Dry them.",
)


@pytest.mark.parametrize("written", LIST)
def test_typed_lists_are_lists_and_told_as_a_guess(written):
    assert blocks(written) == "<ul><li>Wash your hands.</li><li>Dry them.</li></ul>"
    assert told(draft_of(written), Fate.GUESSED)


def test_typed_numbers_have_to_count():
    assert blocks("<p>2. <b>a</b> b<p>3. c") == '<ol start="2"><li><strong>a</strong> b</li><li>c</li></ol>'
    assert blocks("<p>2. a<p>9. c") == "<p>2. a</p><p>9. c</p>"
    assert blocks("<p>1. alone<p>b") == "<p>1. alone</p><p>b</p>"


def test_a_short_bold_paragraph_before_text_is_a_heading_by_guess():
    assert (
        blocks("<h1>T</h1><p><b>Side effects</b><p>You may feel sick.")
        == "<h2>Side effects</h2><p>You may feel sick.</p>"
    )
    assert blocks("<p><b>Never take two.</b><p>a") == "<p><strong>Never take two.</strong></p><p>a</p>"


def test_numbers_of_word_with_several_levels_lose_no_word():
    word = "<meta name=generator content='Microsoft Word 15'>"
    item = "<p style='mso-list:l0 level{} lfo1'><span style='mso-list:Ignore'>{}<span>&nbsp;&nbsp; </span></span>{}</p>"
    body = (
        item.format(1, "1.", "a")
        + item.format(2, "1.1.", "b")
        + item.format(2, "1.2.", "c")
        + item.format(1, "2.", "d")
    )
    assert blocks(body, word) == "<ol><li>a<ol><li>b</li><li>c</li></ol></li><li>d</li></ol>"
    assert [one.words for one in draft_of(body, word).told if one.fate is Fate.DROPPED] == ["1", "1"]


def test_underlined_words_of_an_office_program_are_stressed():
    word = "<meta name=generator content='Microsoft Word 15'>"
    assert (
        blocks("<p>Call <u>now</u>: <a href='tel:999'><u>999</u></a>", word)
        == '<p>Call <strong>now</strong>: <a href="tel:999">999</a></p>'
    )


def test_libreoffice_headers_and_footnotes():
    head = "<meta name=generator content='LibreOffice 7.4'>"
    body = (
        "<div title=header><p>Ward 3</div><h1>T</h1><p>a<a class=sdfootnoteanc name=sdfootnote1anc href='#sdfootnote1sym'><sup>1</sup></a>"
        "<div id=sdfootnote1><p class=sdfootnote><a class=sdfootnotesym name=sdfootnote1sym href='#sdfootnote1anc'>1</a> b</div>"
    )
    assert blocks(body, head) == (
        '<p id="sdfootnote1anc">a<a href="#sdfootnote1sym"><sup>1</sup></a></p>'
        '<p id="sdfootnote1sym"><a href="#sdfootnote1anc">1</a> b</p>'
    )


LONG = "<p>" + "Take your tablet with a glass of water every day. " * 8


@pytest.mark.parametrize(
    "part",
    [
        "<nav><a href=/>Home</a></nav>", "<div class=cookie-notice>We use cookies <button>OK</button></div>",
        "<div class='breadcrumb'><ol><li>Home<li>T</ol></div>", "<div id=socialShare><a href=x>Share it</a></div>",
        "<p hidden>nobody sees this</p>", "<a href=#main>Skip to main content</a>", "<form><label>Search</label><input></form>",
        "<div class=related-links><a href=a>Asthma</a></div>", "<div class='newsletter'>Sign up</div>",
        "<div class=comments><p>Anna: thanks</div>", "<div role=dialog>Leave?</div>", "<div class=adsbygoogle>Buy</div>",
        "<noscript><p>Switch scripts on</p></noscript>",
    ],
)  # fmt: skip
@pytest.mark.parametrize("where", ["inside", "outside"])
def test_parts_of_the_site_are_left_out_with_all_their_words(part, where):
    inside, outside = (part, "") if where == "inside" else ("", part)
    draft = draft_of(f"{outside}<main><h1>T</h1>{inside}{LONG}</main>", whole=False)
    assert [block.tag for block in draft.blocks] == ["p"]
    words = [word for one in draft.told if one.fate is Fate.DROPPED for word in one.words.split()]
    assert words == text_of(tree(part).elements[0]).split()


@pytest.mark.parametrize(
    "part",
    [
        "<div class=accordion-panel hidden><p>Text.</div>", "<h2><button aria-expanded=false>a</button></h2><div hidden><p>Text.</div>",
        "<div role=tabpanel style='display:none'><p>Text.</div>", f"<div class=sidebar>{LONG}</div>", "<p class=share>Text.</p>",
        "<footer><p>Text.</footer>", "<p>Warfarin thins your <a class=popup href='#b'>blood</a>.", f"<div class=social-care>{LONG}</div>", f"<div class=cookies-accepted><h1>T</h1>{LONG}</div>",
    ],
)  # fmt: skip
def test_what_a_reader_can_open_or_is_long_is_text(part):
    draft = draft_of(f"<main><h1>T</h1>{LONG}{part}</main>", whole=False)
    assert Fate.DROPPED not in [one.fate for one in draft.told]


def test_names_of_tabs_become_headings_of_their_panels():
    made = blocks(
        f"<main><h1>T</h1>{LONG}<ul role=tablist><li><a href='#p1' role=tab>Before</a></ul><div role=tabpanel id=p1 hidden><p>Eat.</div></main>",
        whole=False,
    )
    assert made.endswith("</p><h2>Before</h2><p>Eat.</p>")


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>Asthma | A hospital</title>", "Asthma"),
        ("<title>A hospital - Asthma</title><meta property=og:site_name content='A hospital'>", "Asthma"),
        ("<title>Life-saving care: asthma</title>", "Life-saving care: asthma"),
        ("<meta property=og:title content=Asthma>", "Asthma"),
        ("", ""),
    ],
)
def test_a_title_for_a_page_without_a_heading(head, title):
    assert draft_of("<p>a", head).title == title


def test_a_title_above_the_main_part_is_the_title():
    draft = draft_of(f"<div><h1>Asthma</h1></div><main>{LONG}</main>", "<title>Asthma | A</title>", whole=False)
    assert draft.title == "Asthma"
    assert Fate.DROPPED not in [one.fate for one in draft.told]


def test_metadata_from_the_head_and_from_schema_org():
    head = (
        "<meta name=description content='What it is'><meta property=article:published_time content=2024-02-30>"
        "<meta name=lastReviewed content='2025-01-02T10:00'>"
        '<script type="application/ld+json">{"@type":"MedicalWebPage","author":{"name":"A Nurse"},"datePublished":"2023-01-01"}</script>'
        '<script type="application/ld+json">{broken</script>'
    )
    assert dict(draft_of("<h1>T</h1>", head).metadata) == {
        "description": "What it is",
        "leaflet:author": "A Nurse",
        "leaflet:reviewed": "2025-01-02",
    }


@pytest.mark.parametrize(
    "written",
    [
        "",
        "<",
        "<!DOCTYPE html>",
        "<frameset><frame></frameset>",
        "<table><p>",
        "<a href='http://['>x</a>",
        "<svg><p>x",
        "<ol start=x><li value=y>a</ol>",
        "<td colspan=99999999999999>x",
    ],
)
def test_broken_markup_is_no_accident(written):
    assert isinstance(web.draft_of(written, "a.html", whole=False), Draft)


NHS_LIST = '<div class="nhsuk-do-dont-list"><h3 class="nhsuk-do-dont-list__label">{}</h3><ul class="nhsuk-list--{}"><li>{}</ul></div>'


def test_a_list_of_what_to_do_is_not_taken_for_one_of_what_not_to_do():
    made = blocks(NHS_LIST.format("Do", "tick", "rest") + NHS_LIST.format("Don’t", "cross", "smoke"))
    assert made.index('class="do"') < made.index("rest") < made.index('class="dont"') < made.index("smoke")


def test_a_button_that_opens_a_text_is_the_heading_of_it():
    made = blocks(
        '<p>Text.</p><button data-toggle="collapse">How long is it?</button><div class="collapse"><p>One hour.</p></div>'
    )
    assert ">How long is it?</h2><p>One hour.</p>" in made


def test_a_header_said_again_in_a_cell_is_told_and_left_out():
    cell = '<td><span class="nhsuk-table-responsive__heading">Size </span>5 mm'
    draft = draft_of(f"<table><tr><th>Size<tr>{cell}</table>")
    assert "<td>5 mm</td>" in markup(draft.blocks[0])
    assert "header of a column, said again" in told(draft, Fate.DROPPED)


def test_a_table_that_lays_out_a_page_is_seen_through():
    text = "".join(f"<p>You may drink water before the scan number {n}.</p>" for n in range(12))
    made = blocks(f"<table><tr><td><a href=a>Wards</a><td>{text}</table>", whole=False)
    assert made.startswith("<p>You may")
    assert "<table" not in made


def test_a_page_of_the_deepest_nesting_keeps_its_words():
    assert blocks("<div>" * 3000 + "<p>word", whole=False) == "<p>word</p>"


def test_a_few_paragraphs_before_the_rest_of_the_text_are_of_the_main_part():
    body = f"<div><nav><a href=/>Home</a></nav><p>First of all.</p><p>{'See your nurse every week. ' * 12}</p><div>{LONG * 4}</div></div>"
    draft = draft_of(body, whole=False)
    assert "First of all." in [block.text() for block in draft.blocks]


def test_a_text_above_the_title_is_told_once():
    page = f"<main>{LONG}<h1>Asthma</h1>{LONG}</main>".encode()
    draft = web.read(page, "a.html")
    assert compared(page, "a.html", draft, make_page(draft, "", "en")) == ()


@pytest.mark.parametrize("charset", ["utf-8", "replacement", "iso-2022-kr"])
def test_a_page_in_another_encoding_than_it_says_is_read_and_told(charset):
    page = f"<meta charset={charset}><h1>Schwäche</h1><p>Fragen hilft: Ihre Ärztin weiß Rat. {'Morgens früh eine Tablette. ' * 9}".encode(
        "cp1252"
    )
    draft = web.read(page, "a.html")
    assert draft.title == "Schwäche"
    assert draft.blocks[0].text().startswith("Fragen hilft: Ihre Ärztin weiß Rat.")
    assert [one.kind for one in draft.told if one.fate is Fate.GUESSED][:1] == ["encoding"]
    assert compared(page, "a.html", draft, make_page(draft, "", "de")) == ()
