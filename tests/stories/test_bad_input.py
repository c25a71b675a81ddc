"""Whatever people bring: where it is, what is wrong, what to do; and no file of theirs is touched."""

import os
import shutil
import subprocess
import sys

import pytest

from tests.support.projects import AS_A_USER, PAGE, manifest, plainleaf, project, snapshot, translate


@pytest.fixture
def ready(tmp_path):
    """A project with a complete French translation."""
    folder = project(tmp_path / "p")
    assert plainleaf(folder, "extract").status == 0
    translate(folder, "fr", "medicine")
    return folder


def refused(folder, *arguments, status, says, prefix=()):
    before = snapshot(folder)
    ran = plainleaf(folder, *arguments, prefix=prefix)
    assert ran.status == status, ran.err
    for words in says:
        assert words in ran.err, ran.err
    assert "what to do" in ran.err
    assert snapshot(folder) == before
    return ran


def test_an_unknown_locale(ready):
    refused(ready, "locale", "add", "xx", status=2, says=["“xx”", "tool.plainleaf.languages.xx"])
    refused(ready, "build", "--locale", "de", status=2, says=["“de”", "plainleaf locale add de"])


def test_an_unknown_page(ready):
    refused(ready, "build", "--page", "medecine", status=2, says=["did you mean “medicine”"])


def test_a_catalog_with_a_syntax_error_stops_no_other(ready):
    shutil.copytree(ready / "locales/fr", ready / "locales/cy")
    settings = ready / "pyproject.toml"
    settings.write_text(settings.read_text("utf-8").replace('["fr"]', '["fr", "cy"]'), "utf-8")
    file = ready / "locales/fr/LC_MESSAGES/medicine.po"
    file.write_text(file.read_text("utf-8").replace('msgstr "TAKING YOUR MEDICINE"', 'msgstr "TAKING'), "utf-8")
    line = next(n for n, row in enumerate(file.read_text("utf-8").split("\n"), 1) if row == 'msgstr "TAKING')
    for command in ("extract", "check"):
        refused(ready, command, status=5, says=[f"medicine.po:{line}", "syntax error"])
    ran = plainleaf(ready, "build", "--variant", "html")
    assert ran.status == 5
    assert "NEVER TAKE TWO DOSES" in (ready / "output/cy/medicine.html").read_text("utf-8")
    stands_in = (ready / "output/fr/medicine.html").read_text("utf-8")
    assert "NEVER" not in stands_in
    assert 'href="../en/medicine.html"' in stands_in
    assert manifest(ready)["failed"][0]["locale"] == "fr"


def test_a_catalog_in_a_wrong_charset(ready):
    file = ready / "locales/fr/LC_MESSAGES/medicine.po"
    file.write_bytes(file.read_bytes().replace(b"NEVER", b"JAM\xc9S"))
    refused(ready, "extract", status=5, says=["medicine.po:", "UTF-8"])


def test_a_page_without_a_title(ready):
    file = ready / "source/medicine.html"
    file.write_text(PAGE.replace("<title>Taking your medicine</title>", ""), "utf-8")
    ran = plainleaf(ready, "check")
    assert ran.status == 1
    assert "source/medicine.html:1: error: the page has no <title>" in ran.out
    assert plainleaf(ready, "check", "--fail-on", "never").status == 0


def test_broken_html_is_told_with_its_line_and_still_built(ready):
    (ready / "source/broken.html").write_text(
        "<!DOCTYPE html><title>Broken</title>\n<main><h1>Broken</h1>\n<p>One <b>two</p>\n<table><p>Three</table></main>",
        "utf-8",
    )
    ran = plainleaf(ready, "check")
    assert "source/broken.html:3: warning" in ran.out or "source/broken.html:4: warning" in ran.out
    plainleaf(ready, "build", "--variant", "html")
    assert "Three" in (ready / "output/en/broken.html").read_text("utf-8")


def test_a_missing_picture(ready):
    file = ready / "source/medicine.html"
    file.write_text(PAGE.replace("</main>", '<img src="assets/none.png" alt="A pill"></main>'), "utf-8")
    ran = plainleaf(ready, "check")
    assert ran.status == 1
    assert "assets/none.png is not there" in ran.out
    assert "source/medicine.html:13" in ran.out


def test_a_print_file_that_cannot_be_given_out_ends_as_was_asked_for(ready):
    """A picture that says nothing to those who do not see it is told as an error."""
    file = ready / "source/medicine.html"
    (ready / "source/pill.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>', "utf-8")
    file.write_text(PAGE.replace("</main>", '<img src="pill.svg"></main>'), "utf-8")
    assert plainleaf(ready, "build", "--fail-on", "never").status == 0
    assert manifest(ready)["failed"]
    assert plainleaf(ready, "build").status == 1


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ('loclaes = ["fr"]', ["pyproject.toml:4", "“loclaes”", "did you mean “locales”"]),
        ('country = "Britain"', ["pyproject.toml:4", "“BRITAIN”"]),
        ("thresholds = { html = 200 }", ["pyproject.toml:4", "0 to 100"]),
        ('url = "example.org"', ["pyproject.toml:4", "web address"]),
        ("title = 5", ["pyproject.toml:4", "must be text"]),
        ('title = "no end', ["pyproject.toml:4", "TOML"]),
    ],
)
def test_a_mistake_in_the_settings(tmp_path, settings, says):
    folder = project(tmp_path / "p", settings=settings + "\n")
    refused(folder, "extract", status=4, says=says)


def test_no_project_here(tmp_path):
    refused(tmp_path, "build", status=4, says=["no Plainleaf project", "plainleaf init"])


def test_missing_fonts(ready, tmp_path):
    ran = plainleaf(ready, "build", env={"PLAINLEAF_CACHE": str(tmp_path / "empty")})
    assert ran.status == 3
    assert "plainleaf fonts" in ran.err


def test_a_character_without_a_glyph_fails_that_leaflet_alone(ready):
    (ready / "source/odd.html").write_text(PAGE.replace("Never take", "\U00013080 Never take"), "utf-8")
    ran = plainleaf(ready, "build", "--locale", "en")
    assert ran.status == 1
    assert "EGYPTIAN HIEROGLYPH D010" in ran.err
    assert not (ready / "output/en/odd.pdf").exists()
    assert (ready / "output/en/medicine.pdf").exists()
    assert (ready / "output/en/odd.html").exists()


def test_a_binary_page_and_an_empty_one(ready):
    (ready / "source/photo.html").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    (ready / "source/empty.html").write_bytes(b"")
    refused(ready, "extract", status=5, says=["source/photo.html", "not a text file", "source/empty.html", "is empty"])


@pytest.mark.parametrize("name", ["index", "plainleaf", "a.b"])
def test_a_name_that_is_taken(ready, name):
    (ready / f"source/{name}.html").write_text(PAGE, "utf-8")
    refused(ready, "extract", status=5, says=[f"source/{name}.html", "rename"])


@pytest.mark.parametrize(
    "name",
    [
        b"source/caf\xe9.html",
        b"source/caf\xe9/au-lait.html",
        b"locales/fr/LC_MESSAGES/caf\xe9.po",
        b"locales/caf\xe9/LC_MESSAGES/medicine.po",
    ],
)
@pytest.mark.parametrize("command", ["extract", "check", "build"])
def test_a_name_in_another_encoding(ready, name, command):
    file = ready / os.fsdecode(name)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(PAGE, "utf-8")
    refused(ready, command, status=5, says=[repr(name)[1:], "not UTF-8", "rename"])
    assert not (ready / "output").exists()


def test_a_project_in_a_folder_whose_name_is_in_another_encoding(tmp_path):
    folder = project(tmp_path / os.fsdecode(b"caf\xe9"))
    assert plainleaf(folder, "extract").status == 0
    assert plainleaf(folder, "extract").err.endswith("0 files changed\n")
    assert plainleaf(folder, "build", "--variant", "html").status == 0


@pytest.mark.parametrize("command", [["extract"], ["build"], ["-C", "p", "extract"], ["check"]])
def test_a_folder_that_was_deleted_meanwhile(tmp_path, command):
    gone = tmp_path / "gone"
    gone.mkdir()
    script = "import os; os.rmdir(os.getcwd()); from pipeline.__main__ import main; main()"
    ran = subprocess.run(
        [sys.executable, "-c", script, *command], cwd=gone, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 4, ran.stderr
    assert "the folder that you are in is not there any more" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert "what to do" in ran.stderr


def test_no_permission_to_write(ready):
    folders = (ready / "locales/fr/LC_MESSAGES", ready / "locales")
    for folder in folders:
        folder.chmod(0o500)
    (ready / "source/medicine.html").write_text(PAGE.replace("once", "twice"), "utf-8")
    try:
        refused(ready, "extract", status=1, says=["cannot be written", "as it was"], prefix=AS_A_USER)
    finally:
        for folder in folders:
            folder.chmod(0o700)


def test_a_folder_where_a_file_should_be(ready):
    (ready / "output/en/medicine.html").mkdir(parents=True)
    ran = plainleaf(ready, "build", "--variant", "html")
    assert ran.status == 1
    assert "cannot be written" in ran.err


def test_markup_that_the_source_does_not_have_falls_back(ready):
    translate(ready, "fr", "medicine", Never="<script>x</script> JAMAIS")
    ran = plainleaf(ready, "check")
    assert ran.status == 1
    assert "<script> is not in the source text" in ran.out
    plainleaf(ready, "build")
    assert not (ready / "output/fr/medicine.pdf").exists()
    html = (ready / "output/fr/medicine.html").read_text("utf-8")
    assert "JAMAIS" not in html


def test_an_unknown_command_and_option(ready):
    ran = plainleaf(ready, "biuld")
    assert (ran.status, "did you mean “build”" in ran.err) == (2, True)
    assert plainleaf(ready, "build", "--nonsense").status == 2


def test_the_exit_status_of_a_build_follows_what_is_asked_for(tmp_path):
    page = PAGE.replace("<main>", '<main><p><img src="gone.png"></p>')
    folder = project(tmp_path / "p", {"a": page})
    assert plainleaf(folder, "build", "--variant", "html").status == 1
    assert plainleaf(folder, "build", "--variant", "html", "--fail-on", "never").status == 0
    assert (folder / "output/en/a.html").is_file()
