"""Catalogs as they come back from anywhere: what is wrong is told with its line, nothing is lost,
and the other languages go on."""

import json
import shutil
import subprocess
import time

import pytest

from pipeline.catalogs import po
from pipeline.catalogs.headers import headers
from pipeline.languages import language
from pipeline.model import Catalog
from tests.support.projects import plainleaf, project, snapshot, translate

FRENCH = "locales/fr/LC_MESSAGES/medicine.po"


@pytest.fixture
def two(tmp_path):
    """A project with a complete French and a complete Welsh translation."""
    folder = project(tmp_path / "p", locales='"fr", "cy"')
    assert plainleaf(folder, "extract").status == 0
    for locale in ("fr", "cy"):
        translate(folder, locale, "medicine")
    return folder


def line_of(file, words):
    return next(n for n, row in enumerate(file.read_bytes().split(b"\n"), 1) if words.encode() in row)


def checked(folder, status=1):
    ran = plainleaf(folder, "check", "--format", "json")
    assert ran.status == status, ran.err
    return json.loads(ran.out)["findings"], ran


def welsh_goes_on(folder):
    ran = plainleaf(folder, "build", "--variant", "html")
    assert "NEVER TAKE TWO DOSES" in (folder / "output/cy/medicine.html").read_text("utf-8")
    return ran


DAMAGE = {
    "a string that is not closed": (lambda b: b.replace(b"NEVER", b"NEVER\n"), "NEVER", "not closed"),
    "a conflict of git": (
        lambda b: b.replace(b'msgid "Never', b'<<<<<<< HEAD\nmsgid "Never'),
        "<<<<<<<",
        "does not belong here",
    ),
    "an escape that is none": (
        lambda b: b.replace(b'msgstr "NEVER', rb'msgstr "l\'NEVER'),
        'msgstr "l',
        "backslash",
    ),
    "a lost msgstr": (lambda b: b.replace(b'msgstr "NEVER TAKE TWO DOSES."\n', b""), 'msgid "Never', "msgstr"),
    "bytes that are no UTF-8": (lambda b: b.replace(b"NEVER", b"JAM\xc9"), "JAM", "0xc9 is not UTF-8"),
    "the character NUL": (lambda b: b.replace(b"NEVER", b"NEVER\x00"), "NEVER", "NUL"),
    "UTF-16": (lambda b: b.decode().encode("utf-16"), "", "UTF-16"),
    "a charset nobody knows": (lambda b: b.replace(b"charset=UTF-8", b"charset=KLINGON"), "", "“KLINGON”"),
    "a compiled catalog": (lambda b: b"\xde\x12\x04\x95\x00\x00\x00\x00\x01", "", "compiled"),
}  # fmt: skip


@pytest.mark.parametrize(("damage", "row", "says"), DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_catalog_stops_no_other_and_stays_as_it_is(two, damage, row, says):
    file = two / FRENCH
    file.write_bytes(damage(file.read_bytes()))
    place = f"{FRENCH}:{line_of(file, row)}" if row else FRENCH
    before = snapshot(two)
    for command in ("extract", "check"):
        ran = plainleaf(two, command)
        assert ran.status == 5
        assert f"{place}: " in ran.err
        assert says in ran.err
        assert "what to do" in ran.err
    assert snapshot(two) == before
    if row == "<<<<<<<":
        assert welsh_goes_on(two).status == 5
        assert "NEVER" not in (two / "output/fr/medicine.html").read_text("utf-8")
        assert snapshot(two) == before


def test_an_entry_that_stands_twice_is_told_with_both_lines_and_nothing_is_lost(two):
    file = two / FRENCH
    again = b'\nmsgid "Never take two doses."\nmsgstr "AUTRE"\n'
    file.write_bytes(file.read_bytes() + again)
    first, second = line_of(file, 'msgid "Never'), file.read_bytes().count(b"\n") - 1
    found, _ran = checked(two)
    mine = [finding for finding in found if finding["check"] == "duplicate-entry"]
    assert [(f["path"], f["line"], f["severity"]) for f in mine] == [(FRENCH, second, "error")]
    assert f"also in line {first}" in mine[0]["message"]
    assert mine[0]["fix"]
    plainleaf(two, "extract")
    assert b"AUTRE" in file.read_bytes()
    assert welsh_goes_on(two).status == 1
    assert "NEVER TAKE TWO DOSES" in (two / "output/fr/medicine.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "check"),
    [
        ("<b>JAMAIS</b>", "tags"),
        ("<script>x</script>", "tags"),
        ("<a9>JAMAIS</a9>", "tags"),
        ("<strong>JAMAIS", "tags"),
        ("JAMAIS \x07 DEUX", "control-characters"),
        ("JAMAIS \x1b[31m", "control-characters"),
        ("JAMAIS \u202e DEUX", "bidi"),
    ],
)
def test_a_translation_that_cannot_be_shown_is_told_with_its_line(two, words, check):
    file = translate(two, "fr", "medicine", Never=words)
    found, _ran = checked(two)
    mine = [finding for finding in found if finding["severity"] == "error"]
    assert [(f["check"], f["path"], f["line"]) for f in mine] == [(check, FRENCH, line_of(file, 'msgid "Never'))]
    assert mine[0]["fix"]


def test_a_translation_of_a_megabyte(two):
    file = translate(two, "fr", "medicine", Never='MOT \\ " ' * 125_000)
    content = file.read_bytes()
    start = time.perf_counter()
    catalog = po.read(content, "fr", FRENCH)
    assert po.write(catalog) == content
    assert time.perf_counter() - start < 1
    assert plainleaf(two, "extract").status == 0
    assert file.read_bytes() == content
    welsh_goes_on(two)


@pytest.mark.parametrize(
    ("folder", "check", "severity", "says"),
    [
        ("klingon", "locale-unknown", "error", "tool.plainleaf.languages.klingon"),
        ("xx_YY", "locale-unknown", "error", "tool.plainleaf.languages.xx-YY"),
        ("pt-BR", "locale-unknown", "error", "locales/pt_BR"),
        ("fi", "locale-not-listed", "warning", "“fi”"),
    ],
)
@pytest.mark.parametrize("listed", [True, False])
def test_a_folder_that_is_none_of_the_locales_is_left_alone(two, folder, check, severity, says, listed):
    if not listed:
        settings = two / "pyproject.toml"
        settings.write_text(settings.read_text("utf-8").replace('locales = ["fr", "cy"]', ""), "utf-8")
    shutil.copytree(two / "locales/fr", two / "locales" / folder)
    strange = {path: content for path, content in snapshot(two).items() if f"locales/{folder}/" in path}
    assert plainleaf(two, "extract").status == 0
    # Without a list, a folder makes its locale one of the project's.
    found, _ran = checked(two, status=1 if severity == "error" or not listed else 0)
    mine = [f for f in found if f["path"].startswith(f"locales/{folder}") and f["check"].startswith("locale-")]
    if folder == "fi" and not listed:
        assert mine == []
    else:
        assert [(f["check"], f["severity"], f["path"]) for f in mine] == [(check, severity, f"locales/{folder}")]
        assert says in mine[0]["fix"]
        assert {p: c for p, c in snapshot(two).items() if f"locales/{folder}/" in p} == strange


def test_a_catalog_that_no_page_asks_for_is_told_and_kept(two):
    for path in ("locales/fr/LC_MESSAGES/gone.po", "locales/fr/medicine.po", "locales/medicine.po"):
        shutil.copy(two / FRENCH, two / path)
    before = snapshot(two)
    assert plainleaf(two, "extract").status == 0
    found, _ran = checked(two, status=0)
    told = {f["path"]: (f["check"], f["severity"]) for f in found if f["check"].startswith("catalog-")}
    assert told == {
        "locales/fr/LC_MESSAGES/gone.po": ("catalog-without-page", "warning"),
        "locales/fr/medicine.po": ("catalog-misplaced", "warning"),
        "locales/medicine.po": ("catalog-misplaced", "warning"),
    }
    assert snapshot(two) == before


def test_an_empty_file_is_an_empty_catalog(two):
    (two / FRENCH).write_bytes(b"")
    assert plainleaf(two, "extract").status == 0
    content = (two / FRENCH).read_bytes()
    assert b'msgid "Never take two doses."' in content
    assert b"charset=UTF-8" in content
    assert b"X-Plainleaf-Review: awaiting" in content
    assert gettext_accepts(two)
    welsh_goes_on(two)


def test_a_file_with_nothing_but_comments_keeps_them(two):
    (two / FRENCH).write_bytes(b"# nothing here\n\n# yet\n")
    assert plainleaf(two, "extract").status == 0
    content = (two / FRENCH).read_text("utf-8")
    assert "\n# nothing here\n\n# yet\n" in content
    assert gettext_accepts(two)


def gettext_accepts(folder):
    run = subprocess.run(["msgfmt", "-c", "-o", "/dev/null", folder / FRENCH], capture_output=True, check=False)
    return run.returncode == 0 and b"warning" not in run.stderr


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_file_without_a_header_gets_one_and_nothing_else_changes(two, newline):
    file = two / FRENCH
    body = file.read_bytes().split(b"\n\n", 1)[1].replace(b"\n", newline.encode())
    file.write_bytes(body)
    found, _ran = checked(two, status=0)
    mine = [f for f in found if f["check"].startswith("header-")]
    assert [(f["check"], f["severity"], f["path"], f["line"]) for f in mine] == [
        ("header-missing", "warning", FRENCH, 1)
    ]
    assert plainleaf(two, "extract").status == 0
    content = file.read_bytes()
    assert content.endswith(body)
    assert b"Language: fr" in content
    assert content.count(b"\r\n") in (0, content.count(b"\n"))
    assert gettext_accepts(two)
    assert plainleaf(two, "extract").status == 0
    assert file.read_bytes() == content


HEADERS = {
    "no plural rule": ('"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n', "", "header-plurals", 'msgid ""'),
    "a plural rule that is none": ("plural=(n > 1)", "plural=(n >< 1)", "header-plurals", "Plural-Forms"),
    "a plural rule not filled in": ("nplurals=2; plural=(n > 1)", "nplurals=INTEGER; plural=EXPRESSION",
                                    "header-plurals", "Plural-Forms"),
    "a plural rule beyond its number": ("nplurals=2", "nplurals=1", "header-plurals", "Plural-Forms"),
    "another language": ("Language: fr", "Language: de", "header-language", "Language: de"),
    "no charset": ("charset=UTF-8", "charset=CHARSET", "header-charset", "Content-Type"),
    "a line break too many": ('msgstr "NEVER TAKE TWO DOSES."', 'msgstr "NEVER TAKE TWO DOSES.\\n"',
                              "line-breaks", 'msgid "Never'),
}  # fmt: skip


@pytest.mark.parametrize(("before", "after", "check", "row"), HEADERS.values(), ids=HEADERS)
def test_what_gettext_would_refuse_is_told_with_its_line(two, before, after, check, row):
    file = two / FRENCH
    text = file.read_text("utf-8")
    assert before in text, text[:900]
    file.write_text(text.replace(before, after), "utf-8")
    found, _ran = checked(two, status=0)
    mine = [f for f in found if f["check"].startswith(("header-", "line-breaks"))]
    assert [(f["check"], f["severity"], f["path"], f["line"]) for f in mine] == [
        (check, "warning", FRENCH, line_of(file, row))
    ]
    assert mine[0]["fix"]


@pytest.mark.parametrize(
    ("says", "folder", "same"),
    [("fr", "fr", True), ("fr_FR", "fr", True), ("FR", "fr", True), ("pt", "pt_BR", True), ("zh_CN", "zh_Hans", True),
     ("zh_TW", "zh_Hans", False), ("pt_PT", "pt_BR", False), ("es", "fr", False), ("sr@latin", "sr", True)],
)  # fmt: skip
def test_a_header_may_name_its_locale_in_any_way_that_is_not_another_locale(says, folder, same):
    named = Catalog(folder, "a.po", (("Language", says), ("Plural-Forms", "nplurals=1; plural=0;")))
    assert bool(headers(named, "a", language(folder))) is not same


def test_a_damaged_catalog_without_a_page_is_told_with_its_line_by_check_and_extract(two):
    path = "locales/fr/LC_MESSAGES/gone.po"
    (two / path).write_bytes((two / FRENCH).read_bytes().replace(b"NEVER", b"NEVER\n"))
    line = line_of(two / path, "NEVER")
    found, _ran = checked(two, status=0)
    assert [(f["severity"], f["path"], f["line"]) for f in found if f["check"] == "catalog-damaged"] == [
        ("warning", path, line)
    ]
    for _time in range(2):
        ran = plainleaf(two, "extract")
        assert ran.status == 0
        assert f"{path}:{line}: " in ran.err


def test_extract_says_which_folders_it_leaves_alone(two):
    shutil.copytree(two / "locales/fr", two / "locales/klingon")
    for _time in range(2):
        ran = plainleaf(two, "extract")
        assert ran.status == 0
        assert "locales/klingon: " in ran.err


def test_a_catalog_in_another_charset_is_read_and_stays_in_it(two):
    file, page = two / FRENCH, two / "source/medicine.html"
    text = file.read_text("utf-8").replace("charset=UTF-8", "charset=CP1252").replace("NEVER", "JAMAIS À L’ÉTÉ")
    file.write_bytes(text.encode("cp1252"))
    assert plainleaf(two, "extract").status == 0
    assert file.read_bytes() == text.encode("cp1252")
    page.write_text(page.read_text("utf-8").replace("</main>", "<p>Call us once a day.</p></main>"), "utf-8")
    assert plainleaf(two, "extract").status == 0
    content = file.read_bytes().decode("cp1252")
    assert "JAMAIS À L’ÉTÉ" in content
    assert "Call us once a day." in content
    page.write_text(page.read_text("utf-8").replace("</main>", "<p>Take ≤ 2 a day.</p></main>"), "utf-8")
    assert plainleaf(two, "extract").status == 0
    content = file.read_bytes().decode("utf-8")
    assert "charset=UTF-8" in content
    assert "JAMAIS À L’ÉTÉ" in content
    assert "Take ≤ 2 a day." in content
