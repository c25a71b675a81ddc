"""Word documents as drafts: what each thing in one becomes, and that what does not come in is told."""

import io
import zipfile

import pytest

from pipeline.importing.docx import read
from pipeline.importing.draft import Fate
from pipeline.importing.page import markup
from tests.support.wordfiles import PNG, archive, docx, item, numbering, paragraph, run, table


def draft(body, **more):
    return read(docx(body, **more), "a.docx")


def page(body, **more):
    return "\n".join(markup(block) for block in draft(body, **more).blocks)


def told(found, fate):
    return [(one.kind, one.words or one.text) for one in found.told if one.fate is fate]


def test_headings_by_any_name_of_their_style():
    found = draft(
        paragraph("Our leaflet", style="Title")
        + paragraph("One", style="berschrift1") + paragraph("Two", style="Titre2") + paragraph("Three", style="Heading3")
        + paragraph("By level", properties='<w:outlineLvl w:val="0"/>') + paragraph("text")
    )  # fmt: skip
    assert found.title == "Our leaflet"
    assert [(block.tag, block.text()) for block in found.blocks] == [
        ("h2", "One"), ("h3", "Two"), ("h4", "Three"), ("h2", "By level"), ("p", "text"),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["Überschrift 2", "titre 2", "Título 2", "标题 2", "عنوان 2", "HEADING 2"])
def test_headings_by_the_name_of_their_style_in_other_languages(name):
    style = f'<w:style w:type="paragraph" w:styleId="X"><w:name w:val="{name}"/></w:style>'
    found = draft(paragraph("Above.") + paragraph("A", style="X") + paragraph("b"), styles=style)
    assert [block.tag for block in found.blocks] == ["p", "h2", "p"]


def test_a_strict_document_is_read_like_any_other():
    strict = {
        "wordprocessingml/2006/main": "wordprocessingml/main",
        "officeDocument/2006/relationships": "officeDocument/relationships",
    }
    content = docx(paragraph("A scan", style="Title") + paragraph("Text."))
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        members = {name: file.read(name).decode() for name in file.namelist()}
    for old, new in strict.items():
        members = {
            name: text.replace(f"http://schemas.openxmlformats.org/{old}", f"http://purl.oclc.org/ooxml/{new}")
            for name, text in members.items()
        }
    assert read(archive(members), "a.docx") == read(content, "a.docx")


def test_what_a_form_says_to_write_is_no_text():
    control = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>" + run("Click here to write.") + "</w:sdtContent></w:sdt>"
    found = draft(paragraph(run("Name: "), control.format("<w:showingPlcHdr/>")) + paragraph(control.format("")))
    assert [block.text() for block in found.blocks] == ["Name:", "Click here to write."]
    assert told(found, Fate.DROPPED) == [("empty field of a form", "Click here to write.")]


def test_a_page_break_leaves_no_trace():
    broken = paragraph(run("One."), '<w:r><w:br w:type="page"/></w:r>') + paragraph('<w:r><w:br w:type="page"/></w:r>')
    assert page(broken + paragraph("Two.")) == "<p>One.</p>\n<p>Two.</p>"


def test_a_style_is_what_the_style_it_is_based_on_is():
    style = '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:rPr><w:b/></w:rPr></w:style>'
    style += '<w:style w:type="paragraph" w:styleId="Ours"><w:name w:val="Our house"/><w:basedOn w:val="H1"/></w:style>'
    found = draft(paragraph("Above") + paragraph("A heading", style="Ours"), styles=style)
    assert found.title == "A heading"


def large(text, size):
    return paragraph(run(text, f'<w:sz w:val="{size}"/>'))


def test_headings_made_by_hand_are_known_by_their_size():
    text = paragraph("This is the text that stands below, and there is more of it than of anything else.")
    found = draft(
        large("Your scan", 40)
        + text
        + large("Before", 28)
        + text
        + large("Food", 24)
        + text
        + large("After", 28)
        + text
    )
    assert found.title == "Your scan"
    assert [(b.tag, b.text()) for b in found.blocks if b.tag != "p"] == [
        ("h2", "Before"),
        ("h3", "Food"),
        ("h2", "After"),
    ]
    assert [kind for kind, _ in told(found, Fate.GUESSED)] == ["title", "heading", "heading", "heading"]


def test_several_headings_of_level_one_below_a_text_are_no_titles():
    parts = (
        paragraph("One", style="berschrift1")
        + paragraph("x y z")
        + paragraph("Two", style="berschrift1")
        + paragraph("x y z")
    )
    found = draft(paragraph("Some words above.") + parts)
    assert found.title == ""
    assert [block.tag for block in found.blocks] == ["p", "h2", "p", "h2", "p"]
    assert draft(large("Our leaflet", 40) + parts).title == "Our leaflet"


def test_large_type_is_no_heading_where_styles_mark_headings():
    found = draft(paragraph("A scan", style="Title") + large("Call us today", 40) + paragraph("x y z text"))
    assert [block.tag for block in found.blocks] == ["p", "p"]


DECIMAL = [("decimal", "%1."), ("lowerLetter", "%2)"), ("lowerRoman", "%3.")]
BULLETS = [("bullet", "•"), ("bullet", "o"), ("bullet", "-")]


def test_numbers_of_lists_start_where_they_started_and_go_on_where_they_went_on():
    body = item("three") + item("four") + paragraph("Between.") + item("five") + item("inner", level=1) + item("six")
    assert page(body, numbering=numbering([("decimal", "%1.", 3), *DECIMAL[1:]])) == (
        '<ol start="3">\n<li>three</li>\n<li>four</li>\n</ol>\n<p>Between.</p>\n<ol start="5">\n<li>five\n<ol type="a">\n<li>inner</li>\n</ol>\n</li>\n<li>six</li>\n</ol>'
    )


def test_bullets_below_a_number_are_nested_by_their_indent():
    body = item("first", 1) + item("dot", 2, more='<w:ind w:left="1440"/>') + item("second", 1)
    assert page(body, numbering=numbering(DECIMAL, BULLETS)) == (
        "<ol>\n<li>first\n<ul>\n<li>dot</li>\n</ul>\n</li>\n<li>second</li>\n</ol>"
    )


def test_two_lists_in_a_row_stay_two():
    body = item("a", 1) + item("b", 2)
    assert page(body, numbering=numbering(DECIMAL, DECIMAL)) == "<ol>\n<li>a</li>\n</ol>\n<ol>\n<li>b</li>\n</ol>"


def test_words_in_a_number_are_words_of_the_text():
    body = item("Wash.") + item("Dry.")
    assert page(body, numbering=numbering([("decimal", "Step %1:")])) == "<p>Step 1: Wash.</p>\n<p>Step 2: Dry.</p>"


def test_numbers_in_several_parts_are_told():
    found = draft(item("a") + item("b", level=1), numbering=numbering([("decimal", "%1."), ("decimal", "%1.%2.")]))
    assert ("numbers in several parts", "1.1.") in told(found, Fate.UNSURE)


def test_a_paragraph_below_an_item_as_far_in_belongs_to_it():
    body = item("Take it.") + paragraph("With water.", properties='<w:ind w:left="720"/>') + paragraph("The end.")
    assert page(body, numbering=numbering(BULLETS)) == (
        "<ul>\n<li><p>Take it.</p><p>With water.</p></li>\n</ul>\n<p>The end.</p>"
    )


def test_tracked_changes_are_taken_as_if_accepted_and_told():
    body = paragraph(
        run("Take "),
        f"<w:ins>{run('one')}</w:ins>",
        "<w:del><w:r><w:delText>two</w:delText></w:r></w:del>",
        run(" a day."),
    )
    body += paragraph(run("Joined "), properties="<w:rPr><w:del/></w:rPr>") + paragraph("to this.")
    found = draft(body)
    assert [block.text() for block in found.blocks] == ["Take one a day.", "Joined to this."]
    assert told(found, Fate.DROPPED) == [("deleted text", "two")]
    assert told(found, Fate.UNSURE) == [("tracked changes", "1 insertion")]


def test_hidden_text_comments_headers_and_contents_are_told():
    contents = paragraph("Dose 3", style="TOC1")
    body = contents + paragraph(run("Seen."), run("Not for print", "<w:vanish/>"))
    found = draft(
        body,
        comments=f'<w:comment w:id="1">{paragraph("Check this.")}</w:comment>',
        header=paragraph("Our hospital"),
        footer=paragraph("Last reviewed: 4 May 2026"),
    )
    assert told(found, Fate.DROPPED) == [
        ("table of contents", "Dose 3"), ("hidden text", "Not for print"), ("comment", "Check this."),
        ("header of the sheets", "Our hospital"), ("footer of the sheets", "Last reviewed: 4 May 2026"),
    ]  # fmt: skip
    assert dict(found.metadata) == {"leaflet:reviewed": "2026-05-04"}


def test_fields_show_their_result_and_links_lead_where_they_led():
    body = paragraph(
        '<w:fldSimple w:instr="DATE">' + run("2 May") + "</w:fldSimple>",
        run(" see "),
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://example.org/a" \\o "A tip" </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + run("here")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        f'<w:hyperlink r:id="hyperlink">{run(" or there")}</w:hyperlink>',
    )
    assert page(body, related=[("hyperlink", "https://example.org/b?c=1&d=2")]) == (
        '<p>2 May see <a href="https://example.org/a">here</a><a href="https://example.org/b?c=1&amp;d=2"> or there</a></p>'
    )


def test_signs_of_symbol_fonts_become_the_signs_they_look_like():
    body = paragraph(
        '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>',
        run(" taken ≥ "),
        run("\uf0b3", '<w:rFonts w:ascii="Symbol"/>'),
    )
    found = draft(body + paragraph('<w:r><w:sym w:font="Odd Font" w:char="F041"/></w:r>', "x"))
    assert found.blocks[0].text() == "✓ taken ≥ ≥"
    assert ("sign", "F041") in told(found, Fate.UNSURE)


def test_type_raised_or_lowered_by_hand_in_a_smaller_size_is_meant_so():
    low = run("2", '<w:position w:val="-7"/><w:sz w:val="16"/>')
    high = run("th", '<w:position w:val="8"/><w:sz w:val="16"/>')
    moved = run("word", '<w:position w:val="3"/>')
    made = page(paragraph(run("H"), low, run("O, the 5"), high, run(" "), moved))
    assert made == "<p>H<sub>2</sub>O, the 5<sup>th</sup> word</p>"


def test_signs_are_no_trail_of_pages():
    assert page(paragraph("& < > more") + paragraph("The rest.")).startswith("<p>&amp; &lt; &gt; more</p>")


def test_hyphens_that_do_not_break_stay_and_those_that_may_go():
    assert (
        page(paragraph("<w:r><w:t>x</w:t><w:noBreakHyphen/><w:t>ray sof</w:t><w:softHyphen/><w:t>t</w:t></w:r>"))
        == "<p>x‑ray soft</p>"
    )


ARABIC = 'w:val="en-GB" w:bidi="ar-SA"'


def test_language_and_direction_are_those_of_most_of_the_text():
    said = f"<w:docDefaults><w:rPrDefault><w:rPr><w:lang {ARABIC}/></w:rPr></w:rPrDefault></w:docDefaults>"
    arabic = paragraph(run("اسأل طبيبك إذا لم تكن متأكدا من ذلك", "<w:rtl/>"), properties="<w:bidi/>")
    english = paragraph("Ask your doctor.")
    found = draft(arabic + english, styles=said)
    assert found.language == "ar-SA"
    assert dict(found.blocks[0].attributes) == {}
    assert dict(found.blocks[1].attributes) == {"lang": "en-GB", "dir": "ltr"}


def test_tables_keep_headers_and_merged_cells():
    merged = '<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>'
    body = table(
        [paragraph(run("What", "<w:b/>")), paragraph(run("When", "<w:b/>"))],
        [merged + paragraph("Pill"), paragraph("Noon")],
        ["<w:tcPr><w:vMerge/></w:tcPr>" + paragraph(), paragraph("Night")],
        ['<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + paragraph("Nothing else")],
        head=True,
    )
    assert page(paragraph("Table 1: doses", style="Caption") + body) == (
        '<table>\n<caption>Table 1: doses</caption>\n<thead>\n<tr><th scope="col">What</th><th scope="col">When</th></tr>\n</thead>\n<tbody>\n'
        '<tr><td rowspan="2">Pill</td><td>Noon</td></tr>\n<tr><td>Night</td></tr>\n<tr><td colspan="2">Nothing else</td></tr>\n</tbody>\n</table>'
    )


def test_words_in_a_cell_that_goes_on_from_above_are_not_lost():
    body = table([paragraph("a"), paragraph("b")], ["<w:tcPr><w:vMerge/></w:tcPr>" + paragraph("kept"), paragraph("c")])
    assert "kept" in page(body)


def test_notes_follow_the_text_and_unused_ones_are_told():
    notes = f'<w:footnote w:id="1" w:type="separator">{paragraph()}</w:footnote>'
    notes += f'<w:footnote w:id="2">{paragraph("The note.")}</w:footnote><w:footnote w:id="3">{paragraph("Forgotten.")}</w:footnote>'
    found = draft(paragraph(run("Text"), '<w:r><w:footnoteReference w:id="2"/></w:r>'), footnotes=notes)
    assert "\n".join(map(markup, found.blocks)) == (
        '<p>Text<sup><a href="#footnote-2">[1]</a></sup></p>\n<ol>\n<li id="footnote-2">The note.</li>\n</ol>'
    )
    assert told(found, Fate.DROPPED) == [("note", "Forgotten.")]


def drawing(properties, name="rId9"):
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" {properties}/><a:graphic><a:graphicData uri="x"><pic:pic>'
        f'<pic:blipFill><a:blip r:embed="{name}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )


def with_picture(properties, ending="png"):
    media = {f"word/media/image1.{ending}": PNG}
    return draft(paragraph(drawing(properties)), related=[("rId9=image", f"media/image1.{ending}")], members=media)


def test_pictures_come_out_with_their_words():
    found = with_picture('descr="A patch on an arm"')
    assert markup(found.blocks[0]) == '<p><img src="assets/image-1.png" alt="A patch on an arm"></p>'
    assert [picture.content for picture in found.pictures] == [PNG]


def test_what_is_missing_with_pictures_is_told():
    assert told(with_picture(""), Fate.MISSING)[0][0] == "alternative text"
    by_machine = with_picture('descr="A close-up of a hand&#10;&#10;Description automatically generated"')
    assert told(by_machine, Fate.UNSURE)[0][0] == "alternative text"
    assert 'alt="A close-up of a hand"' in markup(by_machine.blocks[0])
    found = draft(paragraph("x") + paragraph(drawing("", "gone")))
    assert told(found, Fate.UNSURE)[0][0] == "picture"


def test_text_boxes_come_once_after_their_paragraph():
    inside = f"<w:txbxContent>{paragraph('In a box.')}</w:txbxContent>"
    both = (
        f"<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx>{inside}"
        f"</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    found = draft(paragraph(run("Before "), f"<w:r>{both}</w:r>", run("after.")))
    assert [block.text() for block in found.blocks] == ["Before after.", "In a box."]


def test_formulas_are_kept_as_text_and_told():
    found = draft(paragraph(run("Dose: "), "<m:oMath><m:r><m:t>2×3=6</m:t></m:r></m:oMath>"))
    assert found.blocks[0].text() == "Dose: 2×3=6"
    assert told(found, Fate.UNSURE) == [("formula", "2×3=6")]


CORE = '<c:coreProperties xmlns:c="x" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title><dc:creator>Someone</dc:creator></c:coreProperties>'


@pytest.mark.parametrize(
    ("named", "title"), [("Your scan", "Your scan"), ("Microsoft Word - x.doc", ""), ("Document1", "")]
)
def test_the_title_of_the_file_stands_in_for_one_in_the_text(named, title):
    found = draft(paragraph("x"), members={"docProps/core.xml": CORE.format(named)})
    assert found.title == title
    assert ("author of the file", "Someone") in told(found, Fate.UNSURE)
