"""Somebody brings a file: it becomes a page that builds at once, or a clear error, and nothing is lost."""

import gzip
from pathlib import Path

import pytest

from tests.support.projects import PAGE, plainleaf, project, snapshot

CHARITY = Path(__file__).parent.parent / "golden/import-text/charity.txt"


@pytest.fixture
def fresh(tmp_path):
    return project(tmp_path / "p")


def put(folder, name, content):
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


def test_a_copied_page_becomes_a_leaflet(tmp_path):
    fresh = tmp_path / "p"
    assert plainleaf(tmp_path, "init", "p", "--locale", "fr").status == 0
    ran = plainleaf(fresh, "import", CHARITY, "--as", "ct-scan")
    assert ran.status == 0, ran.err
    for words in ("source/ct-scan.html", "15 headings", "Related links", "overdue notice", "description"):
        assert words in ran.err
    checked = plainleaf(fresh, "check", "--today", "2025-01-01")
    assert checked.status == 0, checked.out
    assert "ct-scan.html" not in checked.out
    built = plainleaf(fresh, "build", "--variant", "html", "--today", "2025-01-01")
    assert built.status == 0, built.err
    leaflet = (fresh / "output/en/ct-scan.html").read_text("utf-8")
    assert "a metal taste in your mouth" in leaflet
    assert "Waiting for results" not in leaflet


def test_a_page_that_is_there_is_not_written_over(fresh):
    put(fresh, "notes.txt", "Our clinic\n\nWe are open on Mondays.\n")
    assert plainleaf(fresh, "import", "notes.txt", "--as", "clinic").status == 0
    put(fresh, "notes.txt", "Our clinic\n\nWe are open on Tuesdays.\n")
    before = snapshot(fresh)
    ran = plainleaf(fresh, "import", "notes.txt", "--as", "clinic")
    assert ran.status == 2
    assert "source/clinic.html" in ran.err
    assert "--force" in ran.err
    assert "--update clinic" in ran.err
    assert snapshot(fresh) == before
    assert plainleaf(fresh, "import", "notes.txt", "--as", "clinic", "--force").status == 0
    assert "Tuesdays" in (fresh / "source/clinic.html").read_text("utf-8")


def test_a_dry_run_tells_all_and_writes_nothing(fresh):
    before = snapshot(fresh)
    ran = plainleaf(fresh, "import", CHARITY, "--dry-run")
    assert ran.status == 0
    assert "15 headings" in ran.err
    assert "nothing was written" in ran.err
    assert snapshot(fresh) == before


def test_a_folder_becomes_pages_and_what_cannot_be_read_stops_no_other(fresh):
    put(fresh, "in/Knee scan.txt", "Knee scan\n\nYou lie on a table.\n")
    put(fresh, "in/feet/index.txt", "Feet\n\nWash them.\n")
    put(fresh, "in/broken.txt", b"\x89PNG\r\n\x1a\n\0\0")
    put(fresh, "in/.hidden.txt", "no\n\nno no.\n")
    ran = plainleaf(fresh, "import", "in")
    assert ran.status == 5
    assert "in/broken.txt" in ran.err
    assert sorted(p.relative_to(fresh / "source").as_posix() for p in (fresh / "source").rglob("*.html")) == [
        "feet/index-page.html", "knee-scan.html", "medicine.html",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \r\n \n", "is empty"),
        ("a.txt", b"-- * --", "no words"),
        ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(50), "picture"),
        ("a.txt", bytes(range(256)) * 20, "not a text file"),
        ("a.txt", b"%PDF-1.7 ...", "PDF"),
        ("a.docx", b"Just some words", "no Word document"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "old kind"),
        ("a.txt", b"PK\x03\x04" + b"mimetypeapplication/epub", "is broken"),
        ("a.txt", gzip.compress(b"words"), "compressed"),
        ("a.html", b"<html><body>" + b"<p>word</p>" * 5_000_000, "too large"),
    ],
    ids=["nothing", "spaces", "signs", "picture", "bytes", "pdf", "misnamed", "old", "torn", "packed", "huge"],
)
def test_what_is_no_text_is_refused_and_nothing_is_written(fresh, name, content, says):
    put(fresh, name, content)
    before = snapshot(fresh)
    ran = plainleaf(fresh, "import", name)
    assert ran.status == 5
    assert says in ran.err
    assert "what to do" in ran.err
    assert snapshot(fresh) == before


@pytest.mark.parametrize("page", ["index", "../out", "a.b", "/etc/x", "assets/x", ""])
def test_a_name_that_no_page_can_have(fresh, page):
    before = snapshot(fresh)
    ran = plainleaf(fresh, "import", CHARITY, "--as", page)
    assert ran.status == 2
    assert "cannot have the name" in ran.err
    assert snapshot(fresh) == before


def test_two_files_do_not_become_one_page(fresh):
    put(fresh, "in/a/Scan.txt", "A\n\nOne.\n")
    put(fresh, "in/a/scan.text", "A\n\nTwo.\n")
    before = snapshot(fresh)
    ran = plainleaf(fresh, "import", "in")
    assert ran.status == 2
    assert "would both become" in ran.err
    assert snapshot(fresh) == before


def test_a_new_version_changes_words_only(tmp_path):
    folder = project(tmp_path / "p")
    put(
        folder,
        "new.txt",
        "Taking your medicine\n\nTake 10 mg once a day. Read more about it.\n\nNever take two doses.\n",
    )
    ran = plainleaf(folder, "import", "new.txt", "--update", "medicine")
    assert ran.status == 0, ran.err
    assert "[5 → 10]" in ran.err
    assert (folder / "source/medicine.html").read_text("utf-8") == PAGE.replace("5&nbsp;mg", "10&nbsp;mg")


def test_a_new_version_without_a_safety_block_is_refused(tmp_path):
    folder = project(tmp_path / "p")
    put(folder, "new.txt", "Taking your medicine\n\nTake 10 mg once a day. Read more about it.\n")
    before = snapshot(folder)
    ran = plainleaf(folder, "import", "new.txt", "--update", "medicine")
    assert ran.status == 1
    assert "data-safety would vanish" in ran.err
    assert "Never take two doses." in ran.err
    assert snapshot(folder) == before


def test_pictures_beside_a_saved_page_come_with_it_and_others_do_not(fresh, tmp_path):
    picture = b"\x89PNG\r\n\x1a\n" + bytes(300)
    for folder in ("a", "b"):
        put(tmp_path / "in", f"{folder}/scan_files/the tube.png", picture + folder.encode())
        put(tmp_path / "in", f"{folder}/scan_files/advert.html", "<p>Buy this.</p>")
        put(
            tmp_path / "in",
            f"{folder}/scan.html",
            '<link rel="canonical" href="https://example.org/scan"><h1>Your scan</h1><p>Lie still in it.</p>'
            '<img src="./scan_files/the%20tube.png" alt="A scanner"><img src="../secret.png" alt="A secret">',
        )
    put(tmp_path / "in", "secret.png", picture)
    put(tmp_path / "in", "old.doc", b"\xd0\xcf")
    ran = plainleaf(fresh, "import", tmp_path / "in")
    assert ran.status == 0, ran.err
    assert "old.doc" in ran.err
    assert "https://example.org/secret.png" in " ".join(ran.err.split())
    found = {path.name: path.read_bytes()[-1:] for path in (fresh / "source/assets").iterdir()}
    assert found == {"a-scan-1.png": b"a", "b-scan-1.png": b"b"}
    assert 'src="assets/b-scan-1.png"' in (fresh / "source/b/scan.html").read_text("utf-8")
    assert not list((fresh / "source").rglob("advert*"))


HEAD = (
    "From: a@example.org\r\nSubject: Knee\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed;\r\n boundary=x\r\n\r\n"
)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("knee.eml", HEAD, "copy its text"),
        ("knee.mht", HEAD, "Web page, complete"),
        ("app.html", "<html><body><nav><a href='/'>Home</a></nav><script>draw()</script></body></html>", "no text"),
        ("frames.html", "<frameset><frame src=a><noframes>Words</noframes></frameset>", "no text"),
    ],
)
def test_what_has_no_text_to_read_says_how_to_get_at_it(fresh, tmp_path, name, content, words):
    before = snapshot(fresh)
    ran = plainleaf(fresh, "import", put(tmp_path, name, content))
    assert ran.status == 5
    assert words in ran.err
    assert snapshot(fresh) == before


def test_a_list_with_a_number_that_is_none_begins_at_one(fresh, tmp_path):
    html = (
        '<h1>Steps</h1><p>Do this:</p><ol start="x"><li>Sit up.<li value="">Drink.</ol><ol start="3.5"><li>Rest.</ol>'
    )
    ran = plainleaf(fresh, "import", put(tmp_path, "steps.html", html))
    assert ran.status == 0, ran.err
    assert "account" not in ran.err
    made = (fresh / "source/steps.html").read_text("utf-8")
    assert made.count("<ol>") == 1
    assert '<ol start="3">' in made


def test_a_message_saved_by_a_mail_program_has_its_subject_for_a_title(fresh, tmp_path):
    html = (
        '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name="Generator" content="Microsoft Word 15">'
        '</head><body><p class="MsoNormal"><b>From:</b> Ward 5<br><b>Sent:</b> 1 May 2026<br><b>To:</b> All<br>'
        '<b>Subject:</b> RE: Your knee</p><p class="MsoNormal">Keep it up for two days.</p></body></html>'
    )
    ran = plainleaf(fresh, "import", put(tmp_path, "mail.html", html))
    assert ran.status == 0, ran.err
    assert "account" not in ran.err
    made = (fresh / "source/mail.html").read_text("utf-8")
    assert "<h1>Your knee</h1>" in made
    assert "Ward 5" not in made
