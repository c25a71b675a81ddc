"""Laws of building: the same bytes from any number of workers, whole files after a kill, no network."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.support.projects import PAGE, plainleaf, project, snapshot, translate

TODAY = "2026-12-01"
HEAVY = ("weasyprint", "textstat", "nltk", "bs4", "jinja2")


def build(folder, *arguments):
    return plainleaf(folder, "build", "--today", TODAY, *arguments)


@pytest.fixture
def ready(tmp_path):
    """Two pages in two languages; the translation is complete."""
    folder = project(tmp_path / "p", {"medicine": PAGE, "deep/dose": PAGE.replace("5&nbsp;mg", "10&nbsp;mg")})
    assert plainleaf(folder, "extract").status == 0
    for page in ("medicine", "deep/dose"):
        translate(folder, "fr", page)
    return folder


def outputs(folder, name="output"):
    return {
        file.relative_to(folder / name).as_posix(): file.read_bytes()
        for file in sorted((folder / name).rglob("*"))
        if file.is_file()
    }


def test_one_process_and_several_give_the_same_bytes(ready):
    assert build(ready, "--jobs", "1").status == 0
    assert build(ready, "--jobs", "2", "--force", "--output", str(ready / "other")).status == 0
    assert outputs(ready) == outputs(ready, "other")


def test_another_time_zone_and_hash_seed_change_no_byte(ready):
    assert build(ready).status == 0
    first = outputs(ready)
    ran = plainleaf(
        ready,
        "build",
        "--force",
        "--jobs",
        "1",
        env={"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "7", "SOURCE_DATE_EPOCH": "1796083200"},
    )
    assert ran.status == 0
    assert outputs(ready) == first


def test_one_edited_entry_makes_stale_only_the_leaflet_that_shows_it(ready):
    assert build(ready).status == 0
    before = {path: (ready / "output" / path).stat().st_mtime_ns for path in outputs(ready) if path.endswith(".pdf")}
    translate(ready, "fr", "medicine", Never="JAMAIS DEUX DOSES.")
    assert build(ready).status == 0
    after = {path: (ready / "output" / path).stat().st_mtime_ns for path in before}
    assert [path for path in before if before[path] != after[path]] == ["fr/medicine.pdf"]


def test_a_changed_dose_withdraws_the_print_and_shows_todays_words(ready):
    assert build(ready).status == 0
    assert (ready / "output/fr/medicine.pdf").is_file()
    page = ready / "source/medicine.html"
    page.write_text(page.read_text("utf-8").replace("Never take two doses", "Never take three doses"), "utf-8")
    assert plainleaf(ready, "extract").status == 0
    ran = build(ready)
    assert "withdrawn: fr/medicine.pdf" in ran.err
    assert not (ready / "output/fr/medicine.pdf").exists()
    assert (ready / "output/fr/deep/dose.pdf").is_file()
    html = (ready / "output/fr/medicine.html").read_text("utf-8")
    assert '<p lang="en" dir="ltr">Never take three doses.</p>' in html or "medicine.html" in html
    assert "NEVER TAKE TWO" not in html
    status = plainleaf(ready, "status")
    assert "safety: Never take three doses." in status.out


def test_a_published_address_never_disappears(ready):
    assert build(ready).status == 0
    (ready / "source/medicine.html").unlink()
    assert build(ready).status == 0
    html = (ready / "output/fr/medicine.html").read_text("utf-8")
    assert "NEVER TAKE" not in html
    assert 'lang="fr"' in html
    assert not (ready / "output/fr/medicine.pdf").exists()


def test_files_are_whole_after_a_kill(ready):
    assert build(ready).status == 0
    whole = outputs(ready)
    for delay in (0.3, 0.9, 1.6):
        process = subprocess.Popen(
            [sys.executable, "-m", "pipeline", "build", "--force", "--today", TODAY],
            cwd=ready,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        time.sleep(delay)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        for path, content in outputs(ready).items():
            assert path.endswith(".part") or content == whole[path]
    assert build(ready).status == 0
    assert {p: c for p, c in outputs(ready).items() if not p.endswith(".part")} == whole


def test_a_build_touches_nothing_of_the_users(ready):
    before = snapshot(ready)
    build(ready)
    plainleaf(ready, "check")
    plainleaf(ready, "score")
    plainleaf(ready, "status")
    assert snapshot(ready) == before


def test_extracting_twice_changes_nothing(ready):
    before = snapshot(ready)
    assert "0 files changed" in plainleaf(ready, "extract").err
    assert snapshot(ready) == before


def test_a_start_imports_nothing_heavy():
    code = f"import sys; import pipeline.cli; print([n for n in {HEAVY!r} if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_nothing_asks_the_network(ready, tmp_path):
    guard = tmp_path / "sitecustomize.py"
    guard.write_text(
        "import socket\n"
        "def refuse(*arguments, **named): raise OSError('no network in this test')\n"
        "socket.socket.connect = refuse\nsocket.getaddrinfo = refuse\nsocket.create_connection = refuse\n"
    )
    env = {"PYTHONPATH": os.pathsep.join([str(tmp_path), str(Path.cwd())])}
    for command in (["extract"], ["check"], ["score"], ["build", "--jobs", "1"], ["status"]):
        assert plainleaf(ready, *command, env=env).status == 0
