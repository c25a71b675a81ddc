"""What people save while `extract` works is neither lost nor overlooked."""

import shutil
from pathlib import Path

import pytest

from pipeline.commands.extracting import bring_up_to_date
from pipeline.config import load
from pipeline.errors import OutputError
from pipeline.project import load as load_project
from pipeline.remembered import look, recall
from tests.support.projects import PAGE, plainleaf, project, translate


@pytest.fixture
def ready(tmp_path):
    folder = project(tmp_path / "p")
    plainleaf(folder, "extract")
    translate(folder, "fr", "medicine")
    plainleaf(folder, "extract")
    return folder


def test_an_extract_with_nothing_to_do_reads_no_page(ready):
    assert recall(ready, look(ready)) == ["fr: complete", "1 pages, 1 locales, 0 files changed"]
    ran = plainleaf(ready, "extract")
    assert ran.err.splitlines() == ["fr: complete", "1 pages, 1 locales, 0 files changed"]


FILES = [
    "source/medicine.html",
    "source/local.toml",
    "source/glossary.toml",
    "locales/fr/LC_MESSAGES/medicine.po",
    "locales/fr/LC_MESSAGES/plainleaf.po",
    "locales/fr/local.toml",
    "locales/fr/glossary.toml",
    "pyproject.toml",
]


@pytest.mark.parametrize("what", FILES)
def test_every_file_that_it_reads_counts(ready, what):
    file = ready / what
    file.write_bytes((file.read_bytes() if file.exists() else b"") + b"\n")
    assert recall(ready, look(ready)) is None


def test_no_other_file_of_the_project_is_read(ready, monkeypatch):
    for what in FILES:
        (ready / what).touch()
    read = set()
    for how in ("read_bytes", "read_text"):
        whole = getattr(Path, how)
        monkeypatch.setattr(Path, how, lambda file, *rest, whole=whole: read.add(file) or whole(file, *rest))
    load_project(load(ready))
    assert {file for file in read if file.is_relative_to(ready)} == {ready / what for what in FILES}


@pytest.mark.parametrize("what", ["source/glossary.toml", "locales/fr/glossary.toml"])
def test_a_glossary_that_is_broken_later_is_told(ready, what):
    (ready / what).write_text("keep = [", "utf-8")
    ran = plainleaf(ready, "extract")
    assert (ran.status, f"{what}:1" in ran.err) == (4, True), ran.err


def test_the_catalogs_in_a_folder_that_is_a_link_count(ready, tmp_path):
    shutil.move(ready / "locales/fr", tmp_path / "french")
    (ready / "locales/fr").symlink_to(tmp_path / "french")
    assert plainleaf(ready, "extract").status == 0
    assert recall(ready, look(ready)) is not None
    file = tmp_path / "french/LC_MESSAGES/medicine.po"
    file.write_text(file.read_text("utf-8").replace("NEVER", "JAMAIS"), "utf-8")
    assert recall(ready, look(ready)) is None
    (ready / "source/medicine.html").write_text(PAGE.replace("once", "twice"), "utf-8")
    assert plainleaf(ready, "extract").status == 0
    assert "twice" in file.read_text("utf-8")


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("source/.#medicine.html", "somebody@somewhere.1"),
        ("locales/fr/LC_MESSAGES/.#medicine.po", "somebody@somewhere.1"),
        ("source/all", "."),
        ("locales/all", "."),
        ("locales/fr/LC_MESSAGES/up", "../.."),
        ("source/itself", "itself"),
        ("locales/itself", "itself"),
    ],
)
def test_links_that_lead_nowhere_or_in_a_circle_disturb_nothing(ready, link, target):
    (ready / link).symlink_to(target)
    assert plainleaf(ready, "extract").err.endswith("1 pages, 1 locales, 0 files changed\n")
    assert plainleaf(ready, "check").status == 0
    assert recall(ready, look(ready)) is not None
    (ready / "source/medicine.html").write_text(PAGE.replace("once", "twice"), "utf-8")
    assert plainleaf(ready, "extract").err.endswith("1 pages, 1 locales, 2 files changed\n")


def test_a_page_that_is_a_link_to_nowhere_is_told(ready):
    (ready / "source/gone.html").symlink_to("nowhere.html")
    ran = plainleaf(ready, "extract")
    assert (ran.status, "source/gone.html: cannot be read" in ran.err) == (5, True), ran.err


def test_a_file_that_was_only_touched_does_not_count(ready):
    (ready / "source/medicine.html").touch()
    assert recall(ready, look(ready)) is not None


def test_the_folder_of_a_new_locale_counts(ready):
    (ready / "pyproject.toml").write_text('[tool.plainleaf]\nsource-language = "en"\n', "utf-8")
    plainleaf(ready, "extract")
    (ready / "locales/de/LC_MESSAGES").mkdir(parents=True)
    plainleaf(ready, "extract")
    assert (ready / "locales/de/LC_MESSAGES/medicine.po").is_file()


def test_a_page_saved_while_it_works_is_read_the_next_time(ready):
    (ready / "source/medicine.html").write_text(PAGE.replace("once", "twice"), "utf-8")
    seen = look(ready)
    config = load(ready)
    (ready / "source/other.html").write_text(PAGE, "utf-8")
    bring_up_to_date(config, seen)
    assert recall(ready, look(ready)) is None


def test_a_translation_saved_while_it_works_is_not_overwritten(ready):
    (ready / "source/medicine.html").write_text(PAGE.replace("once", "twice"), "utf-8")
    seen = look(ready)
    file = ready / "locales/fr/LC_MESSAGES/medicine.po"
    file.write_text(file.read_text("utf-8").replace("NEVER", "JAMAIS"), "utf-8")
    saved = file.read_bytes()
    with pytest.raises(OutputError, match="was saved while"):
        bring_up_to_date(load(ready), seen)
    assert file.read_bytes() == saved
    assert "twice" not in (ready / "locales/medicine.pot").read_text("utf-8")
