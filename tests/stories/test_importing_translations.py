"""Translations that a clinic has already come into its catalogs, and no reader sees one that nobody reviewed."""

import re

import pytest

from pipeline.catalogs import po
from tests.support.projects import plainleaf, project, snapshot, translate

EN = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>After your eye test</title></head>
<body><main>
<h1>After your eye test</h1>
<p>The drops make your eyes <strong>very wide</strong>. Bright light may hurt.</p>
<h2 id="today">Today</h2>
<ul>
<li>Do not drive for 6 hours.</li>
<li>Wear sunglasses if you go out.</li>
<li>You can eat and drink as usual.</li>
</ul>
<h2 id="help">When to get help</h2>
<div class="warning" data-safety><p>Call <a href="tel:111">111</a> if your eye hurts for more than 24 hours.</p></div>
<p>Take paracetamol 500&nbsp;mg if you need it.</p>
<p><img src="assets/eye.svg" alt="An eye with a wide pupil"></p>
</main></body></html>
"""
FR = """<!DOCTYPE html>
<html lang="fr"><head><meta charset="utf-8"><title>Après votre examen des yeux</title></head>
<body><main>
<h1>Après votre examen des yeux</h1>
<p>Les gouttes rendent vos pupilles <b>très larges</b>. La lumière vive peut vous gêner.</p>
<h2 id="aujourdhui">Aujourd’hui</h2>
<ul>
<li>Ne conduisez pas pendant 6 heures.</li>
<li>Portez des lunettes de soleil si vous sortez.</li>
<li>Vous pouvez manger et boire comme d’habitude.</li>
</ul>
<h2 id="aide">Quand demander de l’aide</h2>
<div class="warning"><p>Appelez le <a href="tel:111">111</a> si votre œil fait mal pendant plus de 24 heures.</p></div>
<p>Prenez du paracétamol 500&nbsp;mg si vous en avez besoin.</p>
<p><img src="assets/oeil.svg" alt="Un œil avec une pupille large"></p>
</main></body></html>
"""
AR = """<!DOCTYPE html>
<html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>بعد فحص عينيك</title></head>
<body><main>
<h1>بعد فحص عينيك</h1>
<p>تجعل القطرات حدقة عينيك <strong>واسعة جدًا</strong>. قد يؤلمك الضوء الساطع.</p>
<h2 id="today">اليوم</h2>
<ul>
<li>لا تقد السيارة لمدة 6 ساعات.</li>
<li>ارتدِ نظارة شمسية إذا خرجت.</li>
<li>يمكنك أن تأكل وتشرب كالمعتاد.</li>
</ul>
<h2 id="help">متى تطلب المساعدة</h2>
<div class="warning"><p>اتصل بالرقم <a href="tel:111">111</a> إذا استمر ألم عينك أكثر من 24 ساعة.</p></div>
<p>خذ باراسيتامول 500&nbsp;مغ إذا احتجت إليه.</p>
<p><img src="assets/eye.svg" alt="عين بحدقة واسعة"></p>
</main></body></html>
"""


@pytest.fixture
def clinic(tmp_path):
    made = project(tmp_path / "clinic", {"eyes": EN}, locales='"fr", "ar"')
    (made / "source/assets").mkdir()
    (made / "source/assets/eye.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>', "utf-8")
    assert plainleaf(made, "extract").status == 0
    return made


def bring(folder, name: str, content: str | bytes, *more: str, locale: str = "fr", page: str = "eyes", status: int = 0):
    file = folder.parent / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    named = ("--as", page) if page else ()
    ran = plainleaf(folder, "import", str(file), *named, "--translation", locale, *more)
    assert ran.status == status, ran.err + ran.out
    return ran


def catalog(folder, locale: str = "fr"):
    path = folder / f"locales/{locale}/LC_MESSAGES/eyes.po"
    return po.read(path.read_bytes(), locale, path.name)


def texts(folder, locale: str = "fr") -> dict[str, str]:
    return {
        entry.key.text: entry.text for entry in catalog(folder, locale).entries if not entry.obsolete and entry.text
    }


# ---------------------------------------------------------------- a page beside its source


def test_a_french_page_fills_the_catalog_for_review_and_none_of_it_is_published(clinic):
    ran = bring(clinic, "yeux.html", FR)
    found = catalog(clinic)
    assert all(entry.filled and entry.fuzzy and entry.translator for entry in found.entries)
    assert texts(clinic)["Do not drive for 6 hours."] == "Ne conduisez pas pendant 6 heures."
    assert texts(clinic)["An eye with a wide pupil"] == "Un œil avec une pupille large"
    # <b> of the page is the <strong> of the source; the link is the source's own.
    assert (
        "<strong>très larges</strong>"
        in texts(clinic)["The drops make your eyes <strong>very wide</strong>. Bright light may hurt."]
    )
    assert texts(clinic)["Call <a1>111</a1> if your eye hurts for more than 24 hours."].startswith(
        "Appelez le <a1>111</a1>"
    )
    assert f"imported   {len(found.entries)} texts" in ran.err
    assert plainleaf(clinic, "build", "--variant", "html").status == 0
    assert "Ne conduisez pas" not in (clinic / "output/fr/eyes.html").read_text("utf-8")


def test_a_text_that_was_imported_shows_the_source_until_somebody_reviews_it(clinic):
    path = translate(clinic, "fr", "eyes")
    path.write_text(path.read_text("utf-8").replace("WEAR SUNGLASSES IF YOU GO OUT.", ""), "utf-8")
    bring(clinic, "yeux.html", FR)
    assert plainleaf(clinic, "build", "--variant", "html").status == 0
    shown = (clinic / "output/fr/eyes.html").read_text("utf-8")
    assert '<li lang="en" dir="ltr">Wear sunglasses if you go out.</li>' in shown
    path.write_text(path.read_text("utf-8").replace("#, fuzzy\n", ""), "utf-8")
    assert plainleaf(clinic, "build", "--variant", "html").status == 0
    assert "<li>Portez des lunettes de soleil si vous sortez.</li>" in (clinic / "output/fr/eyes.html").read_text(
        "utf-8"
    )


def test_an_arabic_page_meets_its_source(clinic):
    bring(clinic, "eyes-ar.html", AR, locale="ar")
    assert len(texts(clinic, "ar")) == len(catalog(clinic, "ar").entries)
    assert texts(clinic, "ar")["Wear sunglasses if you go out."] == "ارتدِ نظارة شمسية إذا خرجت."


def test_a_paragraph_that_is_missing_stays_open_and_shifts_nothing(clinic):
    bring(clinic, "yeux.html", FR.replace("<li>Ne conduisez pas pendant 6 heures.</li>\n", ""))
    found = texts(clinic)
    assert "Do not drive for 6 hours." not in found
    for msgid, text in found.items():
        assert msgid in EN.replace("&nbsp;", "\u00a0") or "<" in msgid
        assert text not in ("", msgid)
    assert found.get("Take paracetamol 500\u00a0mg if you need it.", "").startswith("Prenez")


def test_sections_in_another_order_and_texts_of_its_own(clinic):
    head, today, rest = re.split(r"(?=<h2)", FR)
    end = rest.index("</main>")
    extra = "<p>Cette page a été relue par notre comité de lecture en mai.</p>\n"
    ran = bring(clinic, "yeux.html", head + rest[:end] + extra + today + rest[end:])
    right = dict(
        zip(
            re.findall(r">([^<>\n]{12,})<", EN.replace("&nbsp;", "\u00a0")),
            re.findall(r">([^<>\n]{12,})<", FR.replace("&nbsp;", "\u00a0")),
            strict=True,
        )
    )
    wrong = {msgid: text for msgid, text in texts(clinic).items() if msgid in right and right[msgid] != text}
    assert wrong == {}
    assert "comité de lecture" not in " ".join(texts(clinic).values())
    assert "Cette page a été relue" in ran.err


def test_other_numbers_are_told_and_left_out(clinic):
    ran = bring(clinic, "yeux.html", FR.replace("500&nbsp;mg", "50&nbsp;mg").replace("6 heures", "9 heures"))
    assert "Take paracetamol 500\u00a0mg if you need it." not in texts(clinic)
    assert "Do not drive for 6 hours." not in texts(clinic)
    assert "50" in ran.err
    assert "Wear sunglasses if you go out." in texts(clinic)


def test_what_a_translator_wrote_stays_byte_for_byte(clinic):
    path = clinic / "locales/fr/LC_MESSAGES/eyes.po"
    mine = 'msgid "Wear sunglasses if you go out."\nmsgstr "Mettez des lunettes\xa0noires."'
    path.write_text(
        path.read_text("utf-8").replace('msgid "Wear sunglasses if you go out."\nmsgstr ""', "# à moi\n" + mine),
        "utf-8",
    )
    ran = bring(clinic, "yeux.html", FR)
    assert "# à moi\n" + mine in path.read_text("utf-8")
    assert "the catalog has a translation already" in ran.err


def test_importing_twice_changes_nothing(clinic):
    bring(clinic, "yeux.html", FR)
    before = snapshot(clinic)
    bring(clinic, "yeux.html", FR)
    assert snapshot(clinic) == before
    assert plainleaf(clinic, "extract").status == 0
    assert snapshot(clinic) == before


def test_a_dry_run_writes_nothing(clinic):
    before = snapshot(clinic)
    ran = bring(clinic, "yeux.html", FR, "--dry-run")
    assert snapshot(clinic) == before
    assert "nothing was written" in ran.err


# ---------------------------------------------------------------- files of units

XLIFF = """<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="x" source-language="en"
 target-language="fr" datatype="html"><body>
<trans-unit id="1" approved="yes"><source>Do not drive for 6 hours.</source><target state="final">Ne conduisez pas pendant 6 heures.</target></trans-unit>
<trans-unit id="2"><source>Wear sunglasses when you go out.</source><target>Portez des lunettes de soleil quand vous sortez.</target></trans-unit>
<trans-unit id="3"><source>Bring your glasses to the next test.</source><target>Apportez vos lunettes au prochain examen.</target></trans-unit>
</body></file></xliff>"""


def test_units_come_in_for_review_whatever_their_file_says_of_them(clinic):
    ran = bring(clinic, "memory.xlf", XLIFF)
    current = catalog(clinic).current()
    approved = next(entry for key, entry in current.items() if key.text == "Do not drive for 6 hours.")
    assert (approved.text, approved.fuzzy) == ("Ne conduisez pas pendant 6 heures.", True)
    assert "final" in approved.translator[0]
    near = next(entry for key, entry in current.items() if key.text == "Wear sunglasses if you go out.")
    assert near.fuzzy
    assert near.previous is not None
    assert near.previous.text == "Wear sunglasses when you go out."
    assert near.extracted[0].startswith("Changed: ")
    assert "kept       1" in ran.err


def test_a_unit_of_no_text_is_offered_when_a_page_takes_it_up(clinic):
    bring(clinic, "memory.xlf", XLIFF)
    page = clinic / "source/eyes.html"
    page.write_text(EN.replace("<p><img", "<p>Bring your glasses to the next test.</p>\n<p><img"), "utf-8")
    assert plainleaf(clinic, "extract").status == 0
    entry = next(e for e in catalog(clinic).entries if e.key.text.startswith("Bring your glasses"))
    assert (entry.text, entry.fuzzy, entry.obsolete) == ("Apportez vos lunettes au prochain examen.", True, False)


def test_a_memory_without_a_page_goes_to_every_page(clinic):
    (clinic / "source/other.html").write_text(EN.replace("After your eye test", "Another page"), "utf-8")
    tmx = (
        '<tmx version="1.4"><header srclang="en"/><body><tu><tuv xml:lang="en"><seg>Do not drive for 6 hours.</seg></tuv>'
        '<tuv xml:lang="fr"><seg>Ne conduisez pas pendant 6 heures.</seg></tuv></tu></body></tmx>'
    )
    bring(clinic, "memory.tmx", tmx, page="")
    for name in ("eyes", "other"):
        assert "Ne conduisez pas pendant 6 heures." in (clinic / f"locales/fr/LC_MESSAGES/{name}.po").read_text("utf-8")


def test_a_catalog_that_a_translator_finished_by_post_is_published(clinic):
    path = clinic / "locales/fr/LC_MESSAGES/eyes.po"
    done = path.read_text("utf-8").replace(
        'msgid "Do not drive for 6 hours."\nmsgstr ""',
        'msgid "Do not drive for 6 hours."\nmsgstr "Ne conduisez pas pendant 6 heures."',
    )
    bring(clinic, "back.po", done)
    assert path.read_text("utf-8") == done
    path.write_text(
        path.read_text("utf-8")
        .replace("Review: awaiting", "Review: done")
        .replace("Ne conduisez pas pendant 6 heures.", ""),
        "utf-8",
    )
    bring(clinic, "back.po", done)
    entry = next(e for e in catalog(clinic).entries if e.text)
    assert entry.fuzzy, "what awaits review came into a reviewed catalog as reviewed"


# ---------------------------------------------------------------- what cannot be

PO = 'msgid ""\nmsgstr "Language: {}\\nContent-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Today"\nmsgstr "{}"\n'


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.html", "", "is empty"),
        ("spanish.html", FR.replace('lang="fr"', 'lang="es"'), "says that it is in “es”"),
        ("other.html", FR[: FR.index("<h1>")] + "<h1>Recette</h1><p>Un.</p><p>Deux.</p></main></body></html>", "does not look like a translation"),
        ("english.html", EN.replace('lang="en"', ""), "does not look like|is written in English"),
        ("image.html", b"\x89PNG\r\n\x1a\n\0\0", "is a picture"),
        ("bomb.xlf", '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><xliff version="1.2">&b;</xliff>', "declares an entity"),
        ("cut.tmx", '<tmx version="1.4"><body><tu>', "broken XML"),
        ("german.po", PO.format("de", "Heute"), "says that it is in “de”"),
        ("broken.po", 'msgid "a"\nmsgid "b"\n', "syntax error"),
        ("open.po", PO.format("fr", ""), "holds no translation"),
        ("one.csv", "only\none\ncolumn\n", "no table"),
    ],
)  # fmt: skip
def test_bad_input_is_one_clear_error_and_nothing_is_written(clinic, name, content, says):
    before = snapshot(clinic)
    ran = bring(clinic, name, content, status=5)
    assert re.search(says, ran.err), ran.err
    assert snapshot(clinic) == before


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--translation", "fr"), "nobody says which one"),
        (("--translation", "fr", "--as", "eye"), "did you mean “eyes”"),
        (("--translation", "de", "--as", "eyes"), "plainleaf locale add de"),
    ],
)
def test_usage_that_cannot_be_is_told(clinic, arguments, says):
    file = clinic.parent / "yeux.html"
    file.write_text(FR, "utf-8")
    ran = plainleaf(clinic, "import", str(file), *arguments)
    assert ran.status == 2
    assert says in ran.err
